// SPDX-License-Identifier: Apache-2.0

// What stands before a position in brackets.

extension Elaborator {
  /// d[i], S[j], A[k], n[k].
  mutating func entry(
    _ base: Syntax, _ position: Syntax
  ) throws(StatementParseError) -> Operand {
    if case .name(let name) = base.kind {
      switch scope.meaning(of: name) {
      case .family(let index, let count, let member):
        return try self.member(of: name, index, count, member, base, position)
      case .sequence: return .scalar(.index(.element(name, try self.index(position))))
      default: break
      }
    }
    switch try operand(base) {
    case .vector(let vector, let count):
      return .scalar(.entry(vector, try self.position(position, upTo: count)))
    case .set(let members):
      return .scalar(
        .index(.member(try self.position(position, upTo: .count(members)), of: members)))
    case let other:
      throw source.error(
        base.range, expected: "a vector, a set or a family before '['", butIs: other.description)
    }
  }

  private mutating func member(
    of family: String, _ index: String, _ count: IndexTerm, _ member: NameScope.Meaning,
    _ base: Syntax, _ position: Syntax
  ) throws(StatementParseError) -> Operand {
    let k = try self.position(position, upTo: count)
    func at(_ size: IndexTerm) -> IndexTerm { self.size(size, putting: k, for: index) }
    switch member {
    case .matrix(let shape):
      return .matrix(
        .member(family, k), MatrixShape(rows: at(shape.rows), columns: at(shape.columns)))
    case .vector(let count): return .vector(.member(family, k), count: at(count))
    case .set: return .set(.member(family, k))
    case .index: return .scalar(.index(.element(family, k)))
    case .scalar, .dimension, .sequence, .family:
      throw source.error(
        base.range, expected: "a family of matrices, vectors, sets or whole numbers",
        butIs: NameScope.Meaning.family(index: index, count: count, member).description)
    }
  }
}
