// SPDX-License-Identifier: Apache-2.0

import Exact

extension Elaborator {
  /// Begins the names that stand for open orders; none in a text does.
  static let openPrefix = "?"

  /// An identity whose order what it is added to or multiplied with will tell.
  mutating func openIdentity(_ range: Range<Int>) -> Operand {
    let name = "\(Self.openPrefix)\(orders.count)"
    orders[name] = OpenOrder(value: nil, range: range)
    let order = IndexTerm.variable(name)
    return .matrix(.identity(order), MatrixShape(rows: order, columns: order))
  }

  /// A matrix that stands alone, so that the order of each I in it is known or cannot be.
  mutating func wholeMatrix(
    _ syntax: Syntax, square: Bool = false
  ) throws(StatementParseError) -> (term: MatrixTerm, shape: MatrixShape) {
    let (term, shape) = try matrix(syntax)
    if square, !unify(shape.rows, shape.columns) {
      throw source.error(
        syntax.range, expected: "a square matrix", butIs: Operand.matrix(term, shape).description)
    }
    let rows = resolved(shape.rows)
    let columns = resolved(shape.columns)
    return (try closed(term), MatrixShape(rows: rows, columns: columns))
  }

  /// Puts the orders found in place of the names that stand for them.
  private func closed(_ term: MatrixTerm) throws(StatementParseError) -> MatrixTerm {
    switch term {
    case .identity(let order):
      let found = resolved(order)
      if let name = found.names.first(where: { orders[$0] != nil }), let open = orders[name] {
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

  /// A size with every order that is known put in.
  func resolved(_ term: IndexTerm) -> IndexTerm {
    switch term {
    case .variable(let name):
      guard let value = orders[name]?.value else { return term }
      return resolved(value)
    case .sum(let a, let b): return .sum(resolved(a), resolved(b))
    case .difference(let a, let b): return .difference(resolved(a), resolved(b))
    case .product(let a, let b): return .product(resolved(a), resolved(b))
    case .minimum(let a, let b): return .minimum(resolved(a), resolved(b))
    case .total(let name, let domain, let body): return .total(name, domain, resolved(body))
    case .constant, .element, .count, .member: return term
    }
  }

  /// Whether two sizes may be equal; an open order becomes the other size.
  mutating func unify(_ a: IndexTerm, _ b: IndexTerm) -> Bool {
    let first = resolved(a)
    let second = resolved(b)
    if first == second { return true }
    for (open, other) in [(second, first), (first, second)] {
      if case .variable(let name) = open, orders[name] != nil {
        // n = n − #P says nothing of n.
        if !other.names.contains(name) { orders[name]?.value = other }
        return true
      }
    }
    return !first.differs(from: second, over: scope.dimensions)
  }

  // MARK: Operations

  mutating func binary(
    _ operation: Syntax.Operation, _ a: Syntax, _ b: Syntax, _ whole: Syntax
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
    case (.product, .scalar(let factor), .matrix(let y, let shape)):
      try requireRational(a)
      return .matrix(.scaled(factor, y), shape)
    case (.product, .matrix(let x, let shape), .scalar(let factor)):
      try requireRational(b)
      return .matrix(.scaled(factor, x), shape)
    case (.quotient, .matrix(let x, let shape), .scalar(let divisor)):
      try requireRational(b)
      if case .rational(let value) = divisor, !value.isZero {
        return .matrix(.scaled(.rational(Rational.one / value), x), shape)
      }
      return .matrix(.scaled(.quotient(1, divisor), x), shape)
    default: throw unfit(operation, left, a, right, b)
    }
  }

  private mutating func match(
    _ shape: MatrixShape, _ other: MatrixShape, _ right: Syntax
  ) throws(StatementParseError) {
    guard unify(shape.rows, other.rows), unify(shape.columns, other.columns) else {
      let wanted = MatrixShape(rows: resolved(shape.rows), columns: resolved(shape.columns))
      let found = MatrixShape(rows: resolved(other.rows), columns: resolved(other.columns))
      throw source.error(
        right.range, expected: "a matrix of \(wanted.text)", butIs: "a matrix of \(found.text)")
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

  /// factor · x, of a number or of a matrix.
  mutating func scaled(
    by factor: ScalarTerm, _ syntax: Syntax
  ) throws(StatementParseError) -> Operand {
    switch try operand(syntax) {
    case .scalar(let x): return .scalar(.product(factor, x))
    case .matrix(let a, let shape): return .matrix(.scaled(factor, a), shape)
    case let other:
      throw source.error(
        syntax.range, expected: "a number or a matrix", butIs: other.description)
    }
  }
}
