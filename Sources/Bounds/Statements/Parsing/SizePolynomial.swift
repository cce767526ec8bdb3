// SPDX-License-Identifier: Apache-2.0

/// A size as a polynomial with whole coefficients in dimensions, members of sequences of dimensions,
/// minima and terms that are looked into no further (#P). Two sizes with equal polynomials are
/// equal.
struct SizePolynomial: Hashable {
  indirect enum Atom: Hashable {
    case name(String)
    /// n[k − 1], the position a polynomial too.
    case element(String, SizePolynomial)
    /// The smallest of at least two, none of which is a minimum.
    case minimum(Set<SizePolynomial>)
    /// Anything else under a text that is the same for the same term, and how much it holds.
    case opaque(String, weight: Int)
  }

  /// A product of atoms in the order of their texts; that of none is 1.
  typealias Monomial = [Atom]

  /// Nonzero coefficients.
  private(set) var coefficients: [Monomial: Int] = [:]

  /// How many atoms a polynomial may hold: (a + b)·(c + d)·… would double with each factor.
  static let weightLimit = 256

  /// `nil` when a coefficient overflows or the polynomial gets too large.
  init?(_ term: IndexTerm) {
    switch term {
    case .constant(let value): self.init(value, [])
    case .variable(let name): self.init(1, [.name(name)])
    case .element(let sequence, let k):
      guard let position = Self(k) else { return nil }
      self.init(1, [.element(sequence, position)])
    case .sum(let a, let b): self.init(a, b) { $0.adding($1, times: 1) }
    case .difference(let a, let b): self.init(a, b) { $0.adding($1, times: -1) }
    case .product(let a, let b): self.init(a, b) { $0.multiplied(by: $1) }
    case .minimum(let a, let b):
      guard let left = Self(a), let right = Self(b) else { return nil }
      // The order and the grouping mean nothing.
      let parts = left.minimized.union(right.minimized)
      if let only = parts.first, parts.count == 1 {
        self = only
      } else {
        self.init(1, [.minimum(parts)])
      }
    case .count, .total, .member:
      guard let atom = Atom(term) else { return nil }
      self.init(1, [atom])
    }
    if weight > Self.weightLimit { return nil }
  }

  private init(_ coefficient: Int, _ monomial: Monomial) {
    if coefficient != 0 { coefficients[monomial] = coefficient }
  }

  private init?(_ a: IndexTerm, _ b: IndexTerm, _ join: (Self, Self) -> Self?) {
    guard let left = Self(a), let right = Self(b), let joined = join(left, right) else {
      return nil
    }
    self = joined
  }

  /// What the polynomial is the smallest of.
  private var minimized: Set<SizePolynomial> {
    if coefficients.count == 1, let (monomial, coefficient) = coefficients.first,
      coefficient == 1, monomial.count == 1, case .minimum(let parts) = monomial[0]
    {
      return parts
    }
    return [self]
  }

  var weight: Int {
    coefficients.keys.reduce(0) { $0 + 1 + $1.reduce(0) { $0 + $1.weight } }
  }

  /// The same for equal polynomials, whatever the order in which they were built.
  var text: String {
    let parts = coefficients.map { monomial, coefficient in
      (monomial.map(\.text).joined(separator: "*"), coefficient)
    }
    return parts.sorted { $0.0 < $1.0 }.map { "\($0.1) \($0.0)" }.joined(separator: " + ")
  }

  // MARK: Arithmetic

  private func adding(_ other: Self, times factor: Int) -> Self? {
    var result = self
    for (monomial, coefficient) in other.coefficients {
      let (scaled, overflow) = coefficient.multipliedReportingOverflow(by: factor)
      guard !overflow, result.add(scaled, monomial) else { return nil }
    }
    return result
  }

  private func multiplied(by other: Self) -> Self? {
    guard coefficients.count * other.coefficients.count <= Self.weightLimit else { return nil }
    var result = Self(0, [])
    for (a, x) in coefficients {
      for (b, y) in other.coefficients {
        let (product, overflow) = x.multipliedReportingOverflow(by: y)
        guard !overflow, result.add(product, (a + b).sorted { $0.text < $1.text }) else {
          return nil
        }
      }
    }
    return result
  }

  /// Whether the coefficient did not overflow.
  private mutating func add(_ coefficient: Int, _ monomial: Monomial) -> Bool {
    let (sum, overflow) =
      coefficients[monomial, default: 0].addingReportingOverflow(coefficient)
    coefficients[monomial] = sum == 0 ? nil : sum
    return !overflow
  }

  // MARK: Answers

  var isZero: Bool { coefficients.isEmpty }

  /// The number that the polynomial is, if it is one.
  var constant: Int? {
    isZero ? 0 : coefficients.count == 1 ? coefficients[[]] : nil
  }

  var atoms: Set<Atom> { Set(coefficients.keys.joined()) }

  /// Whether the polynomial, which is not 0, is other than 0 for some values of the dimensions:
  /// whether its atoms are numbers that may have any values independently of each other. Members of
  /// one sequence are, unless their positions may be the same.
  func varies(in scope: NameScope) -> Bool {
    guard !isZero else { return false }
    var positions: [String: [SizePolynomial]] = [:]
    for atom in atoms {
      switch atom {
      case .name(let name): guard scope.isDimension(name) else { return false }
      case .element(let sequence, let position):
        guard scope.isSequence(sequence) else { return false }
        positions[sequence, default: []].append(position)
      case .minimum, .opaque: return false
      }
    }
    return positions.values.allSatisfy { Self.areApart($0, in: scope) }
  }

  /// Whether no two of the positions are the same, or none for some values of the dimensions.
  private static func areApart(_ positions: [Self], in scope: NameScope) -> Bool {
    let areFixed = positions.allSatisfy { position in
      position.atoms.allSatisfy {
        if case .name(let n) = $0 { scope.isDimension(n) } else { false }
      }
    }
    if areFixed { return true }
    return positions.indices.allSatisfy { i in
      positions[..<i].allSatisfy { other in
        positions[i].adding(other, times: -1)?.constant != nil
      }
    }
  }

  /// The polynomial as a term, `nil` when there are atoms that are not looked into.
  var term: IndexTerm? {
    var positive: IndexTerm?
    var negative: [IndexTerm] = []
    // The number last, as in k + 1.
    let sorted = coefficients.sorted { a, b in
      a.key.isEmpty != b.key.isEmpty
        ? b.key.isEmpty
        : a.key.map(\.text).lexicographicallyPrecedes(b.key.map(\.text))
    }
    for (monomial, coefficient) in sorted {
      guard let product = Self.term(monomial, abs: coefficient.magnitude) else { return nil }
      if coefficient < 0 {
        negative.append(product)
      } else {
        positive = positive.map { .sum($0, product) } ?? product
      }
    }
    if positive == nil, let constant { return .constant(constant) }
    return negative.reduce(positive ?? .constant(0)) { .difference($0, $1) }
  }

  private static func term(_ monomial: Monomial, abs coefficient: UInt) -> IndexTerm? {
    guard let number = Int(exactly: coefficient) else { return nil }
    var result: IndexTerm? = number == 1 && !monomial.isEmpty ? nil : .constant(number)
    for atom in monomial {
      let factor: IndexTerm
      switch atom {
      case .name(let name): factor = .variable(name)
      case .element(let sequence, let position):
        guard let k = position.term else { return nil }
        factor = .element(sequence, k)
      case .minimum, .opaque: return nil
      }
      result = result.map { .product($0, factor) } ?? factor
    }
    return result
  }
}

extension IndexTerm {
  /// Whether two sizes are the same polynomial of the same terms.
  func isSame(as other: IndexTerm) -> Bool {
    SizePolynomial(.difference(self, other))?.isZero ?? (self == other)
  }

  /// Whether two sizes differ for some values of the dimensions.
  func differs(from other: IndexTerm, in scope: NameScope) -> Bool {
    SizePolynomial(.difference(self, other))?.varies(in: scope) ?? false
  }

  /// The same size written as a polynomial, where nothing in it stands in the way: n[0] for n[1 − 1].
  var simplified: IndexTerm { SizePolynomial(self)?.term ?? self }
}
