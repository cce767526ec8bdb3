// SPDX-License-Identifier: Apache-2.0

/// The names that a text may use, and what each is.
struct NameScope {
  indirect enum Meaning {
    case matrix(MatrixShape)
    case vector(IndexTerm)
    case scalar
    case set
    case index
    /// A size that occurs in shapes.
    case dimension
    /// Sizes that occur in shapes, by position: n[0], …, n[L].
    case sequence
    /// A variable for each layer, of a kind in which the position may occur.
    case family(index: String, count: IndexTerm, Meaning)

    var description: String {
      switch self {
      case .matrix(let shape): "a matrix of \(shape.text)"
      case .vector(let count): "a vector of \(count.plainText) entries"
      case .scalar: "a number"
      case .set: "a set of positions"
      case .index: "a whole number"
      case .dimension: "a dimension"
      case .sequence: "a sequence of dimensions"
      case .family(_, _, let member): "a family, each member \(member.description)"
      }
    }

    /// The sizes that belong to the meaning.
    var sizes: [IndexTerm] {
      switch self {
      case .matrix(let shape): [shape.rows, shape.columns]
      case .vector(let count): [count]
      case .scalar, .set, .index, .dimension, .sequence: []
      case .family(let index, let count, let member):
        [count] + member.sizes.compactMap { $0.substituting(index, by: 1) }
      }
    }
  }

  /// A place where a bound variable is the position of something: what it cannot exceed there.
  struct Use {
    let upper: IndexTerm
    /// Whether `upper` has a meaning where the variable is bound.
    let isOuter: Bool
  }

  struct Entry {
    let name: String
    let meaning: Meaning
    /// The names in the sizes that belong to the meaning.
    let sizeNames: Set<String>
    /// For bound variables whose domain is to be found.
    var uses: [Use] = []
  }

  private(set) var entries: [Entry] = []

  /// The innermost meaning of a name.
  func meaning(of name: String) -> Meaning? { entries.last { $0.name == name }?.meaning }

  mutating func push(_ name: String, _ meaning: Meaning) {
    let names = meaning.sizes.reduce(into: Set<String>()) { $0.formUnion($1.names) }
    entries.append(Entry(name: name, meaning: meaning, sizeNames: names))
  }

  mutating func pop() -> Entry { entries.removeLast() }

  /// Notes that a name is a position from 1 to `upper`.
  mutating func note(_ name: String, upTo upper: IndexTerm) {
    guard let place = entries.lastIndex(where: { $0.name == name }) else { return }
    let inner = Set(entries[place...].map(\.name))
    entries[place].uses.append(
      Use(upper: upper, isOuter: upper.names.isDisjoint(with: inner)))
  }

  func isDimension(_ name: String) -> Bool {
    if case .dimension = meaning(of: name) { true } else { false }
  }

  func isSequence(_ name: String) -> Bool {
    if case .sequence = meaning(of: name) { true } else { false }
  }
}

/// The numbers of rows and columns of a matrix in terms of names.
struct MatrixShape: Hashable {
  var rows: IndexTerm
  var columns: IndexTerm

  var text: String { "\(rows.plainText) x \(columns.plainText)" }

  /// min(rows, columns), which is either where they agree.
  var smaller: IndexTerm { rows.isSame(as: columns) ? rows : .minimum(rows, columns) }
}
