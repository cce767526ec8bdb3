// SPDX-License-Identifier: Apache-2.0

// What follows layer after layer: products, stacks and iterations over a bound variable.

extension Elaborator {
  /// What a variable is bound in, unless it is a condition.
  mutating func bound(
    _ binding: Syntax.Binding, _ whole: Syntax
  ) throws(StatementParseError) -> Operand {
    let isPlain = binding.lead == nil && !binding.isOverSubsets
    switch StatementWord(rawValue: binding.word) {
    case .chain where isPlain: return try chain(binding)
    case .stack where isPlain: return try stack(binding)
    case .iterate where isPlain: return try iterate(binding)
    default:
      let term = try gathered(binding, whole)
      irrationals.append(whole.range)
      return .scalar(term)
    }
  }

  private mutating func bindMatrix(
    _ binding: Syntax.Binding
  ) throws(StatementParseError) -> (domain: Domain, body: (term: MatrixTerm, shape: MatrixShape)) {
    try bind(binding) { elaborator, body throws(StatementParseError) in
      try elaborator.wholeMatrix(body)
    }
  }

  /// A_L⋯A_1 or A_L⋯A_1·S.
  private mutating func chain(_ binding: Syntax.Binding) throws(StatementParseError) -> Operand {
    let (domain, (factor, shape)) = try bindMatrix(binding)
    let name = binding.name
    guard follows(shape.rows, shape.columns, name, in: domain) else {
      throw source.error(
        binding.body.range,
        expected: "factors with as many columns as the one before has rows",
        butIs: "a matrix of \(shape.text)")
    }
    let rows = end(shape.rows, name, of: domain)
    let columns = start(shape.columns, name, of: domain)
    guard let tail = binding.tail else {
      return .matrix(
        .chain(name, domain, factor, startingFrom: nil), MatrixShape(rows: rows, columns: columns))
    }
    let (first, other) = try matrix(tail)
    guard unify(columns, other.rows) else {
      throw source.error(
        tail.range, expected: "a matrix of \(resolved(columns).plainText) rows",
        butIs: "a matrix of \(resolved(other).text)")
    }
    return .matrix(
      .chain(name, domain, factor, startingFrom: first),
      MatrixShape(
        rows: domain.isEmptyRange ? other.rows : rows, columns: other.columns))
  }

  /// One above the other.
  private mutating func stack(_ binding: Syntax.Binding) throws(StatementParseError) -> Operand {
    let (domain, (block, shape)) = try bindMatrix(binding)
    let name = binding.name
    guard follows(shape.columns, shape.columns, name, in: domain) else {
      throw source.error(
        binding.body.range, expected: "matrices of as many columns",
        butIs: "a matrix of \(shape.text)")
    }
    let rows: IndexTerm
    if shape.rows.names.contains(name) || shape.rows.isOpen {
      rows = shape.rows.isOpen ? Self.unknownSize : bounded(.total(name, domain, shape.rows))
    } else {
      rows = times(domain.count(name), shape.rows)
    }
    return .matrix(
      .stacked(name, domain, block),
      MatrixShape(rows: rows, columns: start(shape.columns, name, of: domain)))
  }

  /// What becomes of a vector when it is replaced again and again.
  private mutating func iterate(_ binding: Syntax.Binding) throws(StatementParseError) -> Operand {
    guard let state = binding.state else {
      throw source.error(binding.wordRange, expected: StatementWord.iterate.form)
    }
    guard state.name != binding.name else {
      throw source.error(
        state.range, expected: "a name for the state other than '\(binding.name)'")
    }
    let name = binding.name
    let (first, count) = try vector(state.start)
    let (domain, (before, step, after)) = try bind(binding) {
      elaborator, body throws(StatementParseError) -> (IndexTerm, VectorTerm, IndexTerm) in
      let before = elaborator.openSize(state.range)
      let (_, result) = try elaborator.push(
        state.name, state.range, .vector(before), body
      ) { elaborator, body throws(StatementParseError) in try elaborator.vector(body) }
      return (before, result.term, elaborator.resolved(result.count))
    }
    if openOrders.contains(resolved(before).plainText) {
      // Nothing in a step asks for a number of entries: it stays as it was.
      _ = unify(before, count)
      guard resolved(after) == resolved(before) else {
        return .vector(
          .iterate(name, domain, state: state.name, from: first, step: step),
          count: Self.unknownSize)
      }
    }
    guard unify(start(before, name, of: domain), count) else {
      throw source.error(
        state.start.range,
        expected: "a vector of \(start(before, name, of: domain).plainText) entries",
        butIs: Operand.vector(first, count: resolved(count)).description)
    }
    guard follows(after, before, name, in: domain) else {
      throw source.error(
        binding.body.range,
        expected: "as many entries as the next step takes",
        butIs: Operand.vector(step, count: resolved(after)).description)
    }
    return .vector(
      .iterate(name, domain, state: state.name, from: first, step: step),
      count: domain.isEmptyRange ? count : end(after, name, of: domain))
  }

  // MARK: Sizes from step to step

  /// Whether `size` at one value of a variable may be `next` at the following one.
  private mutating func follows(
    _ size: IndexTerm, _ next: IndexTerm, _ name: String, in domain: Domain
  ) -> Bool {
    let (size, next) = (resolved(size), resolved(next))
    if domain.hasAtMostOneValue { return true }
    if !size.names.contains(name), !next.names.contains(name) { return unify(size, next) }
    // From one member of a set to the following one, anything may lie between.
    guard case .range = domain else { return true }
    let following = self.size(next, putting: .sum(.variable(name), 1), for: name)
    return !differ(size, following)
  }

  /// The size at the first value of a variable.
  private func start(_ size: IndexTerm, _ name: String, of domain: Domain) -> IndexTerm {
    self.size(size, putting: domain.first ?? Self.unknownSize, for: name)
  }

  /// The size at the last value of a variable.
  private func end(_ size: IndexTerm, _ name: String, of domain: Domain) -> IndexTerm {
    self.size(size, putting: domain.last ?? Self.unknownSize, for: name)
  }
}

extension Domain {
  fileprivate var first: IndexTerm? {
    switch self {
    case .range(let from, _): from
    case .members(let members): .member(1, of: members)
    case .excluding: nil
    }
  }

  fileprivate var last: IndexTerm? {
    switch self {
    case .range(_, let through): through
    case .members(let members): .member(.count(members), of: members)
    case .excluding: nil
    }
  }

  /// How much more the last value is than the first, where that is a number.
  private var span: Int? {
    guard case .range(let from, let through) = self else { return nil }
    return SizePolynomial(.difference(through, from))?.constant
  }

  fileprivate var hasAtMostOneValue: Bool { span.map { $0 <= 0 } ?? false }

  fileprivate var isEmptyRange: Bool { span.map { $0 < 0 } ?? false }

  /// How many values there are, if there is one.
  fileprivate func count(_ name: String) -> IndexTerm {
    switch self {
    case .range(1, let through): through
    case .range(let from, let through):
      IndexTerm.sum(.difference(through, from), 1).simplified
    case .members(let members): .count(members)
    case .excluding: .total(name, self, 1)
    }
  }
}

extension Syntax.Binding {
  var isOverSubsets: Bool { if case .subsets = domain { true } else { false } }
}
