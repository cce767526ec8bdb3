// SPDX-License-Identifier: Apache-2.0

extension Elaborator {
  /// What a word with arguments is, unless it is a condition.
  mutating func call(
    _ name: String, _ arguments: [Syntax], _ whole: Syntax
  ) throws(StatementParseError) -> Operand {
    guard let word = StatementWord(rawValue: name) else {
      let start = whole.range.lowerBound
      let open = source.scalars[start...].firstIndex(of: "(") ?? whole.range.upperBound
      throw unknownWord(name, start..<open)
    }
    switch (word, arguments.count) {
    case (.sigma, 2):
      let (i, a) = try positioned(arguments) { $0.smaller }
      return .scalar(.singularValue(i, a))
    case (.sigma0, 2):
      let i = try index(arguments[0])
      return .scalar(.paddedSingularValue(i, try wholeMatrix(arguments[1]).term))
    case (.lambda, 2):
      let (i, a) = try positioned(arguments, square: true) { $0.rows }
      return .scalar(.eigenvalue(i, a))
    case (.rownorm2, 2):
      let (i, a) = try positioned(arguments) { $0.rows }
      return .scalar(.rowNormSquared(i, a))
    case (.sorted, 2):
      _ = try index(arguments[0])
      let (d, count) = try vector(arguments[1])
      return .scalar(.sortedMagnitude(try position(arguments[0], upTo: count), d))
    case (.fourier2, 2):
      let j = try index(arguments[0])
      return .scalar(.fourierModulusSquared(j, try vector(arguments[1]).term))
    case (.norm, 1): return .scalar(.singularValue(1, try wholeMatrix(arguments[0]).term))
    case (.tr, 1): return .scalar(.trace(try wholeMatrix(arguments[0], square: true).term))
    case (.det, 1): return .scalar(.determinant(try wholeMatrix(arguments[0], square: true).term))
    case (.frobenius2, 1): return .scalar(.frobeniusNormSquared(try wholeMatrix(arguments[0]).term))
    case (.abs, 1): return try magnitude(arguments[0])
    case (.sqrt, 1): return .scalar(.squareRoot(try scalar(arguments[0])))
    case (.index, 1): return .scalar(.index(try index(arguments[0])))
    case (.min, 2...): return .scalar(.index(try index(whole)))
    case (.identity, 1), (.diag, 1), (.circulant, 1), (.normalblocks, 2), (.delete, 3):
      return try matrixCall(word, arguments)
    case (.mask, 3), (.replace, 3): return try vectorCall(word, arguments)
    case (.rank, 1):
      throw source.error(
        whole.range, expected: "a number", butIs: "which is only written rank(A) <= k")
    case (.symmetric, _), (.skew, _), (.psd, _), (.orthogonal, _), (.conjugatepairs, _), (.all, _):
      throw source.error(whole.range, expected: "a number or a matrix", butIs: "a condition")
    default: throw wrongCount(word, arguments, whole)
    }
  }

  /// The arguments of sigma(i, A) and its like.
  private mutating func positioned(
    _ arguments: [Syntax], square: Bool = false, upTo last: (MatrixShape) -> IndexTerm
  ) throws(StatementParseError) -> (IndexTerm, MatrixTerm) {
    // The position first, so that of two errors the first in the text is told.
    _ = try index(arguments[0])
    let (matrix, shape) = try wholeMatrix(arguments[1], square: square)
    return (try position(arguments[0], upTo: last(shape)), matrix)
  }

  private mutating func matrixCall(
    _ word: StatementWord, _ arguments: [Syntax]
  ) throws(StatementParseError) -> Operand {
    switch word {
    case .identity:
      let order = try index(arguments[0])
      return .matrix(.identity(order), MatrixShape(rows: order, columns: order))
    case .diag:
      let (d, count) = try vector(arguments[0])
      return .matrix(.diagonal(d), MatrixShape(rows: count, columns: count))
    case .circulant:
      let (c, count) = try vector(arguments[0])
      return .matrix(.circulant(c), MatrixShape(rows: count, columns: count))
    case .normalblocks:
      let (a, count) = try vector(arguments[0])
      let (b, other) = try vector(arguments[1])
      guard unify(count, other) else {
        throw source.error(
          arguments[1].range, expected: "a vector of \(count.plainText) entries",
          butIs: Operand.vector(b, count: other).description)
      }
      return .matrix(
        .normalBlocks(real: a, imaginary: b), MatrixShape(rows: count, columns: count))
    default:
      let rows = try set(arguments[0])
      let columns = try set(arguments[1])
      let (a, shape) = try matrix(arguments[2])
      return .matrix(
        .deleting(rows: rows, columns: columns, from: a),
        MatrixShape(
          rows: .difference(shape.rows, .count(rows)),
          columns: .difference(shape.columns, .count(columns))))
    }
  }

  private mutating func vectorCall(
    _ word: StatementWord, _ arguments: [Syntax]
  ) throws(StatementParseError) -> Operand {
    if word == .mask {
      let masked = try set(arguments[0])
      let slope = try rationalScalar(arguments[1])
      let count = try index(arguments[2])
      return .vector(.mask(masked: masked, slope: slope, count: count), count: count)
    }
    let (d, count) = try vector(arguments[0])
    let place = try position(arguments[1], upTo: count)
    let value = try rationalScalar(arguments[2])
    return .vector(.replacing(d, at: place, by: value), count: count)
  }

  /// sum, prod, min, max, sumlargest, largest over a variable.
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
    switch (word, folds[word], binding.count) {
    case (_, let kind?, nil):
      let (domain, term) = try bind(binding, body)
      return .fold(kind, binding.name, domain, term)
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
    guard case .subsets(let size, nonempty: false) = domain, count == nil else { return nil }
    return size
  }
}
