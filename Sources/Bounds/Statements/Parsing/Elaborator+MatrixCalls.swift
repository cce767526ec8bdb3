// SPDX-License-Identifier: Apache-2.0

extension Elaborator {
  mutating func matrixOfVectors(
    _ word: StatementWord, _ arguments: [Syntax]
  ) throws(StatementParseError) -> Operand {
    if word == .identity {
      let order = try index(arguments[0])
      return .matrix(.identity(order), MatrixShape(rows: order, columns: order))
    }
    let (d, count) = try vector(arguments[0])
    let square = MatrixShape(rows: count, columns: count)
    switch word {
    case .diag: return .matrix(.diagonal(d), square)
    case .circulant: return .matrix(.circulant(d), square)
    case .column: return .matrix(.column(d), MatrixShape(rows: count, columns: 1))
    default:
      let (b, other) = try vector(arguments[1])
      try match(count, other, .vector(b, count: other), arguments[1])
      return .matrix(.normalBlocks(real: d, imaginary: b), square)
    }
  }

  mutating func matrixOfMatrices(
    _ word: StatementWord, _ arguments: [Syntax]
  ) throws(StatementParseError) -> Operand {
    switch word {
    case .stack:
      let (a, shape) = try matrix(arguments[0])
      let (b, other) = try matrix(arguments[1])
      guard unify(shape.columns, other.columns) else {
        throw source.error(
          arguments[1].range, expected: "a matrix of \(resolved(shape.columns).plainText) columns",
          butIs: Operand.matrix(b, resolved(other)).description)
      }
      return .matrix(
        .stack(a, above: b),
        MatrixShape(rows: bounded(.sum(shape.rows, other.rows)), columns: shape.columns))
    case .kron:
      let (a, shape) = try wholeMatrix(arguments[0])
      let (b, other) = try wholeMatrix(arguments[1])
      return .matrix(
        .kronecker(a, b),
        MatrixShape(
          rows: times(shape.rows, other.rows), columns: times(shape.columns, other.columns)))
    default:
      let rows = try set(arguments[0])
      let columns = try set(arguments[1])
      let (a, shape) = try matrix(arguments[2])
      return .matrix(
        .deleting(rows: rows, columns: columns, from: a),
        MatrixShape(
          rows: bounded(.difference(shape.rows, .count(rows))),
          columns: bounded(.difference(shape.columns, .count(columns)))))
    }
  }

  /// What a variable gathers into one number.
  mutating func gathered(
    _ binding: Syntax.Binding, _ whole: Syntax
  ) throws(StatementParseError) -> ScalarTerm {
    func body(
      _ elaborator: inout Elaborator, _ syntax: Syntax
    ) throws(StatementParseError) -> ScalarTerm { try elaborator.scalar(syntax) }
    guard binding.word != "forall" else {
      throw source.error(whole.range, expected: "a number or a matrix", butIs: "a condition")
    }
    guard let word = StatementWord(rawValue: binding.word) else {
      throw unknownWord(binding.word, binding.wordRange)
    }
    let folds: [StatementWord: Fold] = [
      .sum: .sum, .prod: .product, .min: .minimum, .max: .maximum,
    ]
    if let size = binding.allSubsetsSize, word == .sum {
      let (count, term) = try bindSubset(binding, size: size, body)
      return .sumOverSubsets(binding.name, size: count, term)
    }
    switch (word, folds[word], binding.lead) {
    case (_, let kind?, nil):
      let (domain, term) = try bind(binding, body)
      return .fold(kind, binding.name, domain, term)
    case (.min, _, let first?):
      let first = try scalar(first)
      let (domain, term) = try bind(binding, body)
      return .least(first, binding.name, domain, term)
    case (.sumlargest, _, let count?):
      let count = try index(count)
      let (domain, term) = try bind(binding, body)
      return .sumOfLargest(count: count, binding.name, domain, term)
    case (.largest, _, let count?):
      let count = try index(count)
      let (domain, term) = try bind(binding, body)
      return .ithLargest(count, binding.name, domain, term)
    default: throw source.error(whole.range, expected: word.form)
    }
  }
}

extension Syntax.Binding {
  /// The size in `sum(Z subset 1..n: x)`, which takes in the empty set.
  fileprivate var allSubsetsSize: Syntax? {
    guard case .subsets(let size, nonempty: false) = domain, lead == nil else { return nil }
    return size
  }
}
