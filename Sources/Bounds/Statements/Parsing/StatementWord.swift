// SPDX-License-Identifier: Apache-2.0

/// The words that are followed by `(`.
enum StatementWord: String, CaseIterable {
  case sigma, sigma0, lambda, norm, tr, det, frobenius2, rownorm2, fourier2, sorted, abs, sqrt
  case exp, dot, alignment, leftsine, rightsine, disc, discdegree, disczeros, discoddzeros
  case min, index, sum, prod, max, sumlargest, largest
  case identity = "I"
  case diag, circulant, normalblocks, delete, chain, stack, kron, column
  case mask, replace, vec, phi, slopes, iterate
  case symmetric, skew, psd, orthogonal, rank, conjugatepairs, all

  /// How it is written.
  var form: String {
    switch self {
    case .sigma, .sigma0, .lambda, .rownorm2, .alignment: "\(rawValue)(i, A)"
    case .leftsine, .rightsine: "\(rawValue)(k, A, B)"
    case .norm, .tr, .det, .frobenius2, .disc, .symmetric, .skew, .psd, .orthogonal, .vec:
      "\(rawValue)(A)"
    case .discdegree, .disczeros, .discoddzeros: "\(rawValue)(S, H)"
    case .fourier2, .sorted: "\(rawValue)(i, d)"
    case .abs, .sqrt, .exp: "\(rawValue)(x)"
    case .dot: "dot(d, e)"
    case .min: "min(m, n) or min(i in 1..n: x) or min(x; i in 1..n: y)"
    case .index: "index(i + 1)"
    case .sum, .prod, .max: "\(rawValue)(i in 1..n: x)"
    case .sumlargest, .largest: "\(rawValue)(k; i in 1..n: x)"
    case .identity: "I(n)"
    case .diag, .circulant, .column: "\(rawValue)(d)"
    case .normalblocks, .conjugatepairs: "\(rawValue)(a, b)"
    case .delete: "delete(P, Q, A)"
    case .chain: "chain(k in 1..L: A[k]) or chain(k in 1..L: A[k]; S)"
    case .stack: "stack(A, B) or stack(k in 1..L: A[k])"
    case .kron: "kron(A, B)"
    case .mask: "mask(S, x, n)"
    case .replace: "replace(d, i, x)"
    case .phi, .slopes: "\(rawValue)(d, x)"
    case .iterate: "iterate(k in 1..L, s = d: W[k]*s)"
    case .rank: "rank(A) <= k"
    case .all: "all(a <= b, c <= d)"
    }
  }

  /// What is said where a random variable or the probability of an event is written.
  static let probability = "statements with a probability are not read, only deterministic ones"

  /// What to write instead of a word that others use for something that is here.
  static let elsewhere = [
    "kappa": "sigma(1, A) <= c*sigma(n, A) bounds the condition number",
    "cond": "sigma(1, A) <= c*sigma(n, A) bounds the condition number",
    "trace": "it is written tr(A)", "determinant": "it is written det(A)",
    "transpose": "it is written A'", "eye": "it is written I(n)", "inv": "there are no inverses",
    "svd": "it is written sigma(i, A)", "eig": "it is written lambda(i, A)", "P": probability,
  ]
}

extension Elaborator {
  func wrongCount(
    _ word: StatementWord, _ arguments: [Syntax], _ whole: Syntax
  ) -> StatementParseError {
    let number = arguments.count == 1 ? "1 argument" : "\(arguments.count) arguments"
    return source.error(whole.range, expected: word.form, butIs: "with \(number)")
  }

  func unknownWord(_ name: String, _ range: Range<Int>) -> StatementParseError {
    let known = StatementWord.allCases.map(\.rawValue)
    let hint =
      if let other = StatementWord.elsewhere[name] {
        other
      } else if let meaning = scope.meaning(of: name) {
        "'\(name)' is \(meaning.description); a product is written with '*'"
      } else if let near = nearest(to: name, among: known) {
        "did you mean '\(near)'?"
      } else {
        "the functions are \(known.joined(separator: ", "))"
      }
    return source.error(range, expected: "a function of the language", hint: hint)
  }
}
