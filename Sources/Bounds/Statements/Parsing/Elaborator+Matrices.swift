// SPDX-License-Identifier: Apache-2.0

import Exact

extension Elaborator {
  /// A matrix that stands alone, so that the order of each I in it is known or cannot be.
  mutating func wholeMatrix(
    _ syntax: Syntax, square: Bool = false
  ) throws(StatementParseError) -> (term: MatrixTerm, shape: MatrixShape) {
    let (term, shape) = try matrix(syntax)
    if square, !unify(shape.rows, shape.columns) {
      throw source.error(
        syntax.range, expected: "a square matrix", butIs: Operand.matrix(term, shape).description)
    }
    return (try closed(term), resolved(shape))
  }

  /// Puts the orders found in place of the names that stand for them.
  func closed(_ term: MatrixTerm) throws(StatementParseError) -> MatrixTerm {
    switch term {
    case .identity(let order):
      guard case .variable(let name) = order, let open = orders[name] else { return term }
      let found = resolved(order)
      if found.isOpen {
        throw source.error(
          open.range, expected: "an identity of known order",
          hint: "nothing here tells the order; write I(n)")
      }
      return .identity(found)
    case .variable, .member, .diagonal, .circulant, .normalBlocks, .column: return term
    case .sum(let a, let b): return .sum(try closed(a), try closed(b))
    case .difference(let a, let b): return .difference(try closed(a), try closed(b))
    case .product(let a, let b): return .product(try closed(a), try closed(b))
    case .scaled(let factor, let a): return .scaled(factor, try closed(a))
    case .transpose(let a): return .transpose(try closed(a))
    case .deleting(let rows, let columns, let a):
      return .deleting(rows: rows, columns: columns, from: try closed(a))
    case .chain(let name, let domain, let factor, let start):
      let start = try start.map { value throws(StatementParseError) in try closed(value) }
      return .chain(name, domain, try closed(factor), startingFrom: start)
    case .stack(let a, let b): return .stack(try closed(a), above: try closed(b))
    case .stacked(let name, let domain, let block):
      return .stacked(name, domain, try closed(block))
    case .kronecker(let a, let b): return .kronecker(try closed(a), try closed(b))
    }
  }

  // MARK: Operations

  mutating func binary(
    _ operation: Syntax.Operation, _ a: Syntax, _ b: Syntax
  ) throws(StatementParseError) -> Operand {
    let left = try operand(a)
    let right = try operand(b)
    switch (operation, left, right) {
    case (.sum, .scalar(let x), .scalar(let y)): return .scalar(.sum(x, y))
    case (.difference, .scalar(let x), .scalar(let y)): return .scalar(.difference(x, y))
    case (.product, .scalar(let x), .scalar(let y)): return .scalar(.product(x, y))
    case (.quotient, .scalar(let x), .scalar(let y)): return .scalar(.quotient(x, y))
    case (.sum, .matrix(let x, let shape), .matrix(let y, let other)):
      try match(shape, other, b)
      return .matrix(.sum(x, y), shape)
    case (.difference, .matrix(let x, let shape), .matrix(let y, let other)):
      try match(shape, other, b)
      return .matrix(.difference(x, y), shape)
    case (.product, .matrix(let x, let shape), .matrix(let y, let other)):
      guard unify(shape.columns, other.rows) else {
        throw source.error(
          b.range, expected: "a matrix of \(resolved(shape.columns).plainText) rows",
          butIs: right.description)
      }
      return .matrix(.product(x, y), MatrixShape(rows: shape.rows, columns: other.columns))
    case (.product, .scalar, _), (.product, _, .scalar), (.quotient, _, .scalar):
      return try multiple(operation, left, a, right, b)
    case (.product, .matrix(let x, let shape), .vector(let y, let count)):
      guard unify(shape.columns, count) else {
        throw source.error(
          b.range, expected: "a vector of \(resolved(shape.columns).plainText) entries",
          butIs: right.description)
      }
      return .vector(.image(try closed(x), y), count: resolved(shape.rows))
    case (.sum, .vector(let x, let count), .vector(let y, let other)):
      try match(count, other, right, b)
      return .vector(.sum(x, y), count: count)
    case (.difference, .vector(let x, let count), .vector(let y, let other)):
      try match(count, other, right, b)
      return .vector(.difference(x, y), count: count)
    default: throw unfit(operation, left, a, right, b)
    }
  }

  mutating func match(
    _ shape: MatrixShape, _ other: MatrixShape, _ right: Syntax
  ) throws(StatementParseError) {
    guard unify(shape.rows, other.rows), unify(shape.columns, other.columns) else {
      throw source.error(
        right.range, expected: "a matrix of \(resolved(shape).text)",
        butIs: "a matrix of \(resolved(other).text)")
    }
  }

  /// Refuses a vector with other than `count` entries.
  mutating func match(
    _ count: IndexTerm, _ other: IndexTerm, _ right: Operand, _ syntax: Syntax
  ) throws(StatementParseError) {
    guard unify(count, other) else {
      throw source.error(
        syntax.range, expected: "a vector of \(resolved(count).plainText) entries",
        butIs: right.description)
    }
  }

  private func unfit(
    _ operation: Syntax.Operation, _ left: Operand, _ a: Syntax, _ right: Operand, _ b: Syntax
  ) -> StatementParseError {
    switch (operation, left, right) {
    case (.sum, .scalar, .matrix), (.difference, .scalar, .matrix):
      return source.error(
        a.range, expected: "a matrix before '+' or '-' and a matrix", butIs: left.description,
        hint: "rho*I is a multiple of the identity")
    case (.sum, .matrix, _), (.difference, .matrix, _):
      return source.error(
        b.range, expected: "a matrix", butIs: right.description,
        hint: "rho*I is a multiple of the identity")
    case (.quotient, _, .matrix):
      return source.error(
        b.range, expected: "a number after '/'", butIs: right.description,
        hint: "there are no inverses; multiply out")
    case (.sum, .vector, _), (.difference, .vector, _):
      return source.error(b.range, expected: "a vector", butIs: right.description)
    case (.product, .vector, .vector):
      return source.error(
        b.range, expected: "a number after a vector and '*'", butIs: right.description,
        hint: "dot(x, y) is the sum of the products of entries")
    case (_, .vector, _), (_, .set, _):
      return source.error(
        a.range, expected: "a number or a matrix", butIs: left.description,
        hint: "diag(d) is the diagonal matrix of a vector, #S the number of members of a set")
    case (_, .scalar, _):
      return source.error(b.range, expected: "a number", butIs: right.description)
    default:
      return source.error(b.range, expected: "a number or a matrix", butIs: right.description)
    }
  }
}
