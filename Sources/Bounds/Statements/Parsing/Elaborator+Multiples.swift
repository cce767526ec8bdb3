// SPDX-License-Identifier: Apache-2.0

import Exact

// Numbers times numbers, matrices and vectors.

extension Elaborator {
  /// A product or quotient of which one side is a number.
  mutating func multiple(
    _ operation: Syntax.Operation, _ left: Operand, _ a: Syntax, _ right: Operand, _ b: Syntax
  ) throws(StatementParseError) -> Operand {
    switch (operation, left, right) {
    case (.product, .scalar(let factor), let other):
      try requireRational(a)
      return try scaled(by: factor, other, b)
    case (.product, let other, .scalar(let factor)):
      try requireRational(b)
      return try scaled(by: factor, other, a)
    case (_, let other, .scalar(.rational(let value))) where !value.isZero:
      return try scaled(by: .rational(Rational.one / value), other, a)
    case (_, let other, .scalar(let divisor)):
      try requireRational(b)
      return try scaled(by: .quotient(1, divisor), other, a)
    default: throw source.error(b.range, expected: "a number", butIs: right.description)
    }
  }

  /// factor · x, of a number, a matrix or a vector.
  func scaled(
    by factor: ScalarTerm, _ operand: Operand, _ syntax: Syntax
  ) throws(StatementParseError) -> Operand {
    switch operand {
    case .scalar(let x): return .scalar(.product(factor, x))
    case .matrix(let a, let shape): return .matrix(.scaled(factor, a), shape)
    case .vector(let x, let count): return .vector(.scaled(factor, x), count: count)
    case .set:
      throw source.error(
        syntax.range, expected: "a number, a matrix or a vector", butIs: operand.description)
    }
  }
}
