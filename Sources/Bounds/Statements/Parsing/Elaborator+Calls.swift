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
    case (.sigma, 2), (.sigma0, 2), (.lambda, 2), (.norm, 1), (.fourier2, 2), (.sqrt, 1),
      (.exp, 1), (.alignment, 2), (.leftsine, 3), (.rightsine, 3):
      let term = try irrational(word, arguments)
      irrationals.append(whole.range)
      return .scalar(term)
    case (.tr, 1), (.det, 1), (.disc, 1), (.frobenius2, 1), (.rownorm2, 2), (.discdegree, 2),
      (.disczeros, 2), (.discoddzeros, 2):
      return .scalar(try invariant(word, arguments))
    case (.sorted, 2), (.dot, 2): return .scalar(try ofVectors(word, arguments))
    case (.abs, 1): return try magnitude(arguments[0])
    case (.index, 1): return .scalar(.index(try index(arguments[0])))
    case (.min, 2...): return .scalar(.index(try index(whole)))
    case (.identity, 1), (.diag, 1), (.circulant, 1), (.normalblocks, 2), (.column, 1):
      return try matrixOfVectors(word, arguments)
    case (.delete, 3), (.stack, 2), (.kron, 2): return try matrixOfMatrices(word, arguments)
    case (.mask, 3), (.replace, 3), (.vec, 1), (.phi, 2), (.slopes, 2):
      return try vectorCall(word, arguments)
    case (.rank, 1):
      throw source.error(
        whole.range, expected: "a number", butIs: "which is only written rank(A) <= k")
    case (.symmetric, _), (.skew, _), (.psd, _), (.orthogonal, _), (.conjugatepairs, _), (.all, _):
      throw source.error(whole.range, expected: "a number or a matrix", butIs: "a condition")
    default: throw wrongCount(word, arguments, whole)
    }
  }

  /// A number that need not be rational.
  private mutating func irrational(
    _ word: StatementWord, _ arguments: [Syntax]
  ) throws(StatementParseError) -> ScalarTerm {
    switch word {
    case .sigma:
      let (i, a) = try positioned(arguments) { $0.smaller }
      return .singularValue(i, a)
    case .sigma0:
      let i = try index(arguments[0])
      return .paddedSingularValue(i, try wholeMatrix(arguments[1]).term)
    case .lambda:
      let (i, a) = try positioned(arguments, square: true) { $0.rows }
      return .eigenvalue(i, a)
    case .alignment:
      let (i, a) = try positioned(arguments, square: true) { $0.rows }
      return .alignment(i, a)
    case .leftsine, .rightsine:
      _ = try index(arguments[0])
      let (a, shape) = try wholeMatrix(arguments[1])
      let b = try matrix(like: shape, arguments[2])
      let k = try position(arguments[0], upTo: shape.smaller)
      return .sine(word == .leftsine ? .left : .right, k, a, b)
    case .norm: return .singularValue(1, try wholeMatrix(arguments[0]).term)
    case .sqrt: return .squareRoot(try scalar(arguments[0]))
    case .exp: return .exponential(try scalar(arguments[0]))
    default:
      let j = try index(arguments[0])
      return .fourierModulusSquared(j, try vector(arguments[1]).term)
    }
  }

  /// A number that the entries of matrices decide exactly.
  private mutating func invariant(
    _ word: StatementWord, _ arguments: [Syntax]
  ) throws(StatementParseError) -> ScalarTerm {
    switch word {
    case .tr: return .trace(try wholeMatrix(arguments[0], square: true).term)
    case .det: return .determinant(try wholeMatrix(arguments[0], square: true).term)
    case .disc: return .discriminant(try wholeMatrix(arguments[0], square: true).term)
    case .frobenius2: return .frobeniusNormSquared(try wholeMatrix(arguments[0]).term)
    case .rownorm2:
      let (i, a) = try positioned(arguments) { $0.rows }
      return .rowNormSquared(i, a)
    default:
      let (s, shape) = try wholeMatrix(arguments[0], square: true)
      let h = try matrix(like: shape, arguments[1])
      return .pencil(
        word == .discdegree ? .degree : word == .disczeros ? .zeros : .oddZeros, s, h)
    }
  }

  private mutating func ofVectors(
    _ word: StatementWord, _ arguments: [Syntax]
  ) throws(StatementParseError) -> ScalarTerm {
    if word == .dot {
      let (x, count) = try vector(arguments[0])
      let (y, other) = try vector(arguments[1])
      try match(count, other, .vector(y, count: other), arguments[1])
      return .dot(x, y)
    }
    _ = try index(arguments[0])
    let (d, count) = try vector(arguments[1])
    return .sortedMagnitude(try position(arguments[0], upTo: count), d)
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

  /// A matrix with the shape of another.
  private mutating func matrix(
    like shape: MatrixShape, _ syntax: Syntax
  ) throws(StatementParseError) -> MatrixTerm {
    let (term, other) = try matrix(syntax)
    try match(shape, other, syntax)
    return try closed(term)
  }

  private mutating func vectorCall(
    _ word: StatementWord, _ arguments: [Syntax]
  ) throws(StatementParseError) -> Operand {
    switch word {
    case .mask:
      let masked = try set(arguments[0])
      let slope = try rationalScalar(arguments[1])
      let count = try index(arguments[2])
      return .vector(.mask(masked: masked, slope: slope, count: count), count: count)
    case .replace:
      let (d, count) = try vector(arguments[0])
      let place = try position(arguments[1], upTo: count)
      let value = try rationalScalar(arguments[2])
      return .vector(.replacing(d, at: place, by: value), count: count)
    case .vec:
      let (a, shape) = try wholeMatrix(arguments[0])
      return .vector(.entries(a), count: times(shape.rows, shape.columns))
    default:
      let (d, count) = try vector(arguments[0])
      let slope = try rationalScalar(arguments[1])
      return .vector(
        word == .phi ? .activation(d, slope: slope) : .slopes(d, slope: slope), count: count)
    }
  }
}
