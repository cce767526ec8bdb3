// SPDX-License-Identifier: Apache-2.0

// Sizes that are not written: what the parts of an expression tell of each other.

extension Elaborator {
  /// Begins the names that stand for open sizes; none in a text does.
  static let openPrefix = "?"
  /// Sizes made of more terms are not looked into: they could double with each construct.
  static let sizeLimit = 200

  /// A size that something else will tell.
  mutating func openSize(_ range: Range<Int>) -> IndexTerm {
    let name = "\(Self.openPrefix)\(orders.count)"
    orders[name] = OpenOrder(value: nil, range: range)
    openOrders.insert(name)
    return .variable(name)
  }

  /// A size of which nothing is known.
  static let unknownSize = IndexTerm.variable("\(openPrefix)unknown")

  /// An identity whose order what it is added to or multiplied with will tell.
  mutating func openIdentity(_ range: Range<Int>) -> Operand {
    let order = openSize(range)
    return .matrix(.identity(order), MatrixShape(rows: order, columns: order))
  }

  /// The size, unless it is too large to be looked into.
  func bounded(_ size: IndexTerm) -> IndexTerm {
    size.count(upTo: Self.sizeLimit + 1) > Self.sizeLimit ? Self.unknownSize : size
  }

  /// The product of two sizes; 1 leaves the other as it is.
  func times(_ a: IndexTerm, _ b: IndexTerm) -> IndexTerm {
    a == 1 ? b : b == 1 ? a : bounded(.product(a, b))
  }

  /// The size where a name in it has a value.
  func size(_ size: IndexTerm, putting value: IndexTerm, for name: String) -> IndexTerm {
    let found = resolved(size)
    guard found.names.contains(name) else { return found }
    guard let put = bounded(found).substituting(name, by: value) else { return Self.unknownSize }
    return bounded(put.simplified)
  }

  /// A size with every order that is known put in; unknown when it is too large to be looked into.
  func resolved(_ term: IndexTerm) -> IndexTerm {
    var terms = Self.sizeLimit
    return resolved(term, within: &terms) ?? Self.unknownSize
  }

  /// `nil` when the result has more than so many terms. The value of an order may contain other orders
  /// twice and these again others.
  private func resolved(_ term: IndexTerm, within terms: inout Int) -> IndexTerm? {
    terms -= 1
    guard terms >= 0 else { return nil }
    switch term {
    case .variable(let name):
      guard let value = orders[name]?.value else { return term }
      return resolved(value, within: &terms)
    case .sum(let a, let b): return resolved(a, b, IndexTerm.sum, within: &terms)
    case .difference(let a, let b): return resolved(a, b, IndexTerm.difference, within: &terms)
    case .product(let a, let b): return resolved(a, b, IndexTerm.product, within: &terms)
    case .minimum(let a, let b): return resolved(a, b, IndexTerm.minimum, within: &terms)
    case .total(let name, let domain, let body):
      return resolved(body, within: &terms).map { .total(name, domain, $0) }
    case .constant, .element, .count, .member: return term
    }
  }

  private func resolved(
    _ a: IndexTerm, _ b: IndexTerm, _ join: (IndexTerm, IndexTerm) -> IndexTerm,
    within terms: inout Int
  ) -> IndexTerm? {
    guard let first = resolved(a, within: &terms), let second = resolved(b, within: &terms) else {
      return nil
    }
    return join(first, second)
  }

  func resolved(_ shape: MatrixShape) -> MatrixShape {
    MatrixShape(rows: resolved(shape.rows), columns: resolved(shape.columns))
  }

  /// Whether two sizes may be equal; an open order becomes the other size.
  mutating func unify(_ a: IndexTerm, _ b: IndexTerm) -> Bool {
    let first = resolved(a)
    let second = resolved(b)
    if first == second { return true }
    for (open, other) in [(second, first), (first, second)] {
      if case .variable(let name) = open, openOrders.contains(name) {
        // n = n − #P says nothing of n.
        if !other.names.contains(name) {
          orders[name]?.value = other
          openOrders.remove(name)
        }
        return true
      }
    }
    return !differ(first, second)
  }

  /// Whether two sizes differ for some values of the dimensions.
  func differ(_ a: IndexTerm, _ b: IndexTerm) -> Bool {
    resolved(a).differs(from: resolved(b), in: scope)
  }
}

extension IndexTerm {
  /// Whether something in it is open or unknown.
  var isOpen: Bool { names.contains { $0.hasPrefix(Elaborator.openPrefix) } }
}
