// SPDX-License-Identifier: Apache-2.0

import Exact

/// Names and their values while a statement is unrolled; closes terms by putting values for names.
struct Scope: Hashable {
  /// Dimensions, integer variables and bound variables.
  var integers: [String: Int]
  var sets: [String: [Int]]
  /// Shapes of matrix variables.
  var shapes: [String: Shape]
  /// Lengths of vector variables.
  var lengths: [String: Int]
  /// What names of states stand for inside an iteration.
  var states: [String: VectorTerm] = [:]

  /// Domains with more values and built matrices of a larger order are refused.
  static let sizeLimit = 1 << 14

  struct Shape: Hashable {
    let rows: Int
    let columns: Int
  }

  /// Whether matrices and vectors have the shapes that the clause declares. A clause about square
  /// matrices says nothing of others, although its formula may have a meaning for them.
  func fits(_ clause: Clause) -> Bool {
    clause.withMembers(integers).variables.allSatisfy { variable in
      switch variable {
      case .matrix(let name, let rows, let columns):
        guard let shape = shapes[name] else { return false }
        return (try? index(rows)) == shape.rows && (try? index(columns)) == shape.columns
      case .vector(let name, let count):
        guard let length = lengths[name] else { return false }
        return (try? index(count)) == length
      case .scalar, .set, .index, .family: return true
      }
    }
  }

  /// Whether a matrix or a vector variable of the clause has no entries.
  func leavesEmpty(_ clause: Clause) -> Bool {
    clause.withMembers(integers).variables.contains { variable in
      switch variable {
      case .matrix(let name, _, _): shapes[name].map { min($0.rows, $0.columns) } == 0
      case .vector(let name, _): lengths[name] == 0
      case .scalar, .set, .index, .family: false
      }
    }
  }

  func index(_ term: IndexTerm) throws(StatementError) -> Int {
    switch term {
    case .constant(let value): return value
    case .variable(let name):
      guard let value = integers[name] else { throw .unknownName(name) }
      return value
    case .element(let name, let k): return try index(.variable(.member(try index(k), of: name)))
    case .total(let name, let domain, let body):
      var scope = self
      var sum = 0
      for value in try values(domain) {
        scope.integers[name] = value
        let (next, overflow) = sum.addingReportingOverflow(try scope.index(body))
        guard !overflow else { throw .tooLarge(term.plainText) }
        sum = next
      }
      return sum
    case .sum(let a, let b):
      let (value, overflow) = try index(a).addingReportingOverflow(index(b))
      guard !overflow else { throw .tooLarge(term.plainText) }
      return value
    case .difference(let a, let b):
      let (value, overflow) = try index(a).subtractingReportingOverflow(index(b))
      guard !overflow else { throw .tooLarge(term.plainText) }
      return value
    case .product(let a, let b):
      let (value, overflow) = try index(a).multipliedReportingOverflow(by: index(b))
      guard !overflow else { throw .tooLarge(term.plainText) }
      return value
    case .minimum(let a, let b): return min(try index(a), try index(b))
    case .count(let members): return try set(members).count
    case .member(let position, let members):
      let elements = try set(members)
      let j = try index(position)
      guard j >= 1, j <= elements.count else {
        throw .indexOutOfRange(
          term: "member of a set", index: j, allowed: elements.isEmpty ? nil : 1...elements.count)
      }
      return elements[j - 1]
    }
  }

  func set(_ term: SetTerm) throws(StatementError) -> [Int] {
    switch term {
    case .constant(let members): return try ascending(members)
    case .member(let name, let k): return try set(.variable(.member(try index(k), of: name)))
    case .variable(let name):
      guard let members = sets[name] else { throw .unknownName(name) }
      return try ascending(members)
    }
  }

  private func ascending(_ members: [Int]) throws(StatementError) -> [Int] {
    guard members.first ?? 1 >= 1, zip(members, members.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw .notASet(members)
    }
    return members
  }

  func values(_ domain: Domain) throws(StatementError) -> [Int] {
    switch domain {
    case .members(let members): return try set(members)
    case .excluding(let excluded, let whole):
      let gone = try index(excluded)
      return try values(whole).filter { $0 != gone }
    case .range(let from, let through):
      let low = try index(from)
      let high = try index(through)
      guard low <= high else { return [] }
      let (span, overflow) = high.subtractingReportingOverflow(low)
      guard !overflow, span < Self.sizeLimit else { throw .tooLarge(domain.plainText) }
      return Array(low...high)
    }
  }

  /// The value of a term that is the size of something.
  private func size(_ term: IndexTerm) throws(StatementError) -> Int {
    let value = try index(term)
    guard value >= 0, value <= Self.sizeLimit else {
      throw .indexOutOfRange(
        term: "size \(term.plainText)", index: value, allowed: 0...Self.sizeLimit)
    }
    return value
  }

  // MARK: Closing

  func close(_ term: SetTerm) throws(StatementError) -> SetTerm { .constant(try set(term)) }

  func close(_ term: VectorTerm) throws(StatementError) -> VectorTerm {
    switch term {
    case .variable(let name):
      if let state = states[name] { return state }
      guard lengths[name] != nil else { throw .unknownName(name) }
      return term
    case .member(let name, let k): return try close(.variable(.member(try index(k), of: name)))
    case .magnitude(let a): return .magnitude(try close(a))
    case .mask(let masked, let slope, let count):
      let size = try self.size(count)
      let members = try set(masked)
      for member in members where member < 1 || member > size {
        throw .indexOutOfRange(term: "mask", index: member, allowed: size > 0 ? 1...size : nil)
      }
      return .mask(
        masked: .constant(members), slope: try close(slope), count: .constant(size))
    case .replacing(let vector, let position, let value):
      let closed = try close(vector)
      let place = try index(position)
      let size = try length(closed)
      guard place >= 1, place <= size else {
        throw .indexOutOfRange(
          term: "replaced entry", index: place, allowed: size > 0 ? 1...size : nil)
      }
      return .replacing(closed, at: .constant(place), by: try close(value))
    case .sum(let a, let b): return .sum(try close(a), try close(b))
    case .difference(let a, let b): return .difference(try close(a), try close(b))
    case .scaled(let factor, let a): return .scaled(try close(factor), try close(a))
    case .image(let matrix, let a): return .image(try close(matrix), try close(a))
    case .entries(let matrix): return .entries(try close(matrix))
    case .activation(let a, let slope):
      return .activation(try close(a), slope: try close(slope))
    case .slopes(let a, let slope): return .slopes(try close(a), slope: try close(slope))
    case .iterate(let name, let domain, let state, let start, let step):
      return try iterated(step, name, domain, state, from: start)
    }
  }

  private func iterated(
    _ step: VectorTerm, _ name: String, _ domain: Domain, _ state: String, from start: VectorTerm
  ) throws(StatementError) -> VectorTerm {
    var result = try close(start)
    var scope = self
    for value in try values(domain) {
      scope.integers[name] = value
      scope.states[state] = result
      result = try scope.close(step)
      _ = try length(result)
    }
    return result
  }

  func length(_ closed: VectorTerm) throws(StatementError) -> Int {
    switch closed {
    case .variable(let name):
      guard let count = lengths[name] else { throw .unknownName(name) }
      return count
    case .member: return try length(try close(closed))
    case .magnitude(let a): return try length(a)
    case .mask(_, _, let count): return try index(count)
    case .replacing(let a, _, _), .scaled(_, let a), .activation(let a, _), .slopes(let a, _):
      return try length(a)
    case .sum(let a, let b), .difference(let a, let b):
      let count = try length(a)
      guard count == (try length(b)) else { throw .shapeMismatch(closed.plainText) }
      return count
    case .image(let matrix, let a):
      let shape = try shape(matrix)
      guard shape.columns == (try length(a)) else { throw .shapeMismatch(closed.plainText) }
      return shape.rows
    case .entries(let matrix):
      let shape = try shape(matrix)
      return try size(.product(.constant(shape.rows), .constant(shape.columns)))
    case .iterate: return try length(try close(closed))
    }
  }

  func close(_ term: MatrixTerm) throws(StatementError) -> MatrixTerm {
    switch term {
    case .variable(let name):
      guard shapes[name] != nil else { throw .unknownName(name) }
      return term
    case .member(let name, let k): return try close(.variable(.member(try index(k), of: name)))
    case .chain(let name, let domain, let factor, let start):
      return try product(of: factor, name, domain, startingFrom: start, term)
    case .stack(let a, let b): return .stack(try close(a), above: try close(b))
    case .stacked(let name, let domain, let block):
      return try stack(of: block, name, domain, term)
    case .kronecker(let a, let b): return .kronecker(try close(a), try close(b))
    case .column(let x): return .column(try close(x))
    case .identity(let order): return .identity(.constant(try size(order)))
    case .diagonal(let vector): return .diagonal(try close(vector))
    case .sum(let a, let b): return .sum(try close(a), try close(b))
    case .difference(let a, let b): return .difference(try close(a), try close(b))
    case .product(let a, let b): return .product(try close(a), try close(b))
    case .scaled(let factor, let a): return .scaled(try close(factor), try close(a))
    case .transpose(let a): return .transpose(try close(a))
    case .deleting(let rows, let columns, let a):
      return .deleting(rows: try close(rows), columns: try close(columns), from: try close(a))
    case .circulant(let row): return .circulant(try close(row))
    case .normalBlocks(let a, let b):
      return .normalBlocks(real: try close(a), imaginary: try close(b))
    }
  }

  private func product(
    of factor: MatrixTerm, _ name: String, _ domain: Domain, startingFrom start: MatrixTerm?,
    _ term: MatrixTerm
  ) throws(StatementError) -> MatrixTerm {
    var result: MatrixTerm?
    if let start { result = try close(start) }
    var scope = self
    for value in try values(domain) {
      scope.integers[name] = value
      let next = try scope.close(factor)
      result = result.map { .product(next, $0) } ?? next
    }
    guard let result else { throw .emptyDomain(term.plainText) }
    return result
  }

  private func stack(
    of block: MatrixTerm, _ name: String, _ domain: Domain, _ term: MatrixTerm
  ) throws(StatementError) -> MatrixTerm {
    var result: MatrixTerm?
    var scope = self
    for value in try values(domain) {
      scope.integers[name] = value
      let next = try scope.close(block)
      result = result.map { .stack($0, above: next) } ?? next
    }
    guard let result else { throw .emptyDomain(term.plainText) }
    return result
  }

  func shape(_ closed: MatrixTerm) throws(StatementError) -> Shape {
    switch closed {
    case .variable(let name):
      guard let shape = shapes[name] else { throw .unknownName(name) }
      return shape
    case .member, .chain, .stacked: return try shape(try close(closed))
    case .stack(let a, let b):
      let (above, below) = (try shape(a), try shape(b))
      guard above.columns == below.columns else { throw .shapeMismatch(closed.plainText) }
      return Shape(rows: above.rows + below.rows, columns: above.columns)
    case .kronecker(let a, let b):
      let (left, right) = (try shape(a), try shape(b))
      func times(_ x: Int, _ y: Int) throws(StatementError) -> Int {
        try size(.product(.constant(x), .constant(y)))
      }
      return Shape(
        rows: try times(left.rows, right.rows), columns: try times(left.columns, right.columns))
    case .column(let x): return Shape(rows: try length(x), columns: 1)
    case .identity(let order):
      let n = try index(order)
      return Shape(rows: n, columns: n)
    case .normalBlocks(let real, let imaginary):
      let n = try length(real)
      guard n == (try length(imaginary)) else { throw .shapeMismatch(closed.plainText) }
      return Shape(rows: n, columns: n)
    case .diagonal(let vector), .circulant(let vector):
      let n = try length(vector)
      return Shape(rows: n, columns: n)
    case .sum(let a, let b), .difference(let a, let b):
      let left = try shape(a)
      guard left == (try shape(b)) else { throw .shapeMismatch(closed.plainText) }
      return left
    case .product(let a, let b):
      let left = try shape(a)
      let right = try shape(b)
      guard left.columns == right.rows else { throw .shapeMismatch(closed.plainText) }
      return Shape(rows: left.rows, columns: right.columns)
    case .scaled(_, let a): return try shape(a)
    case .transpose(let a):
      let inner = try shape(a)
      return Shape(rows: inner.columns, columns: inner.rows)
    case .deleting(let rows, let columns, let a):
      let inner = try shape(a)
      let goneRows = try set(rows)
      let goneColumns = try set(columns)
      guard goneRows.allSatisfy({ (1...max(inner.rows, 1)).contains($0) }),
        goneColumns.allSatisfy({ (1...max(inner.columns, 1)).contains($0) })
      else { throw .shapeMismatch(closed.plainText) }
      return Shape(
        rows: inner.rows - goneRows.count, columns: inner.columns - goneColumns.count)
    }
  }

  /// Closes a term that stands inside a matrix or a vector, where no spectra are allowed.
  func close(_ term: ScalarTerm) throws(StatementError) -> ScalarTerm {
    switch term {
    case .rational, .variable: return term
    case .index(let i): return .rational(Rational(try index(i)))
    case .entry(let vector, let i): return .entry(try close(vector), try entryIndex(i, vector))
    case .dot(let x, let y):
      let (left, right) = (try close(x), try close(y))
      guard try length(left) == length(right) else { throw .shapeMismatch(term.plainText) }
      return .dot(left, right)
    case .sortedMagnitude(let i, let vector):
      return .sortedMagnitude(try entryIndex(i, vector), try close(vector))
    case .trace(let a): return .trace(try closeSquare(a, term))
    case .determinant(let a): return .determinant(try closeSquare(a, term))
    case .discriminant(let a): return .discriminant(try closeSquare(a, term))
    case .pencil(let count, let s, let h):
      let (first, step) = (try closeSquare(s, term), try closeSquare(h, term))
      let order = try shape(first).rows
      guard order == (try shape(step).rows) else { throw .shapeMismatch(term.plainText) }
      guard order <= PencilDiscriminant.orderLimit else { throw .tooLarge(term.plainText) }
      return .pencil(count, first, step)
    case .frobeniusNormSquared(let a):
      let closed = try close(a)
      _ = try shape(closed)
      return .frobeniusNormSquared(closed)
    case .rowNormSquared(let k, let a):
      let closed = try close(a)
      let rows = try shape(closed).rows
      let row = try index(k)
      guard row >= 1, row <= rows else {
        throw .indexOutOfRange(
          term: term.plainText, index: row, allowed: rows > 0 ? 1...rows : nil)
      }
      return .rowNormSquared(.constant(row), closed)
    case .sum(let a, let b): return .sum(try close(a), try close(b))
    case .difference(let a, let b): return .difference(try close(a), try close(b))
    case .product(let a, let b): return .product(try close(a), try close(b))
    case .quotient(let a, let b): return .quotient(try close(a), try close(b))
    case .absolute(let a): return .absolute(try close(a))
    case .power(let a, let exponent):
      try Compiler.check(exponent, term)
      return .power(try close(a), exponent)
    case .pi, .singularValue, .paddedSingularValue, .eigenvalue, .fourierModulusSquared,
      .squareRoot,
      .exponential, .fold, .least, .sumOfLargest, .ithLargest, .sumOverSubsets, .alignment, .sine:
      throw .notRational(term.plainText)
    }
  }

  private func closeSquare(
    _ matrix: MatrixTerm, _ term: ScalarTerm
  ) throws(StatementError) -> MatrixTerm {
    let closed = try close(matrix)
    let shape = try shape(closed)
    guard shape.rows == shape.columns else { throw .shapeMismatch(term.plainText) }
    return closed
  }

  private func entryIndex(_ term: IndexTerm, _ vector: VectorTerm) throws(StatementError)
    -> IndexTerm
  {
    let i = try index(term)
    let size = try length(try close(vector))
    guard i >= 1, i <= size else {
      throw .indexOutOfRange(
        term: "entry of \(vector.plainText)", index: i, allowed: size > 0 ? 1...size : nil)
    }
    return .constant(i)
  }
}
