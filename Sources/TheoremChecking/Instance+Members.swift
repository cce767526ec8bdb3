// SPDX-License-Identifier: Apache-2.0

import Bounds

extension Instance {
  /// The instance without some members of every family that has `size` members; those that stay are
  /// numbered anew. Of the widths between the layers, the one behind a layer goes with it, and before
  /// the first layer that one.
  ///
  /// - Parameter positions: counted from 0.
  func deletingMembers(
    at positions: [Int], ofFamiliesOfSize size: String, in clause: Clause
  ) -> Instance {
    var result = self
    let old = dimensions[size] ?? 0
    let stay = (0..<old).filter { !positions.contains($0) }
    for case .family(_, .variable(size), let member) in clause.variables {
      let name = member.name
      func renumber<Value>(_ place: WritableKeyPath<Instance, [String: Value]>) {
        for position in 1...max(old, 1) {
          result[keyPath: place]["\(name)[\(position)]"] = nil
        }
        for (new, position) in stay.enumerated() {
          result[keyPath: place]["\(name)[\(new + 1)]"] =
            self[keyPath: place]["\(name)[\(position + 1)]"]
        }
      }
      renumber(\.matrices)
      renumber(\.vectors)
      renumber(\.scalars)
      renumber(\.sets)
      renumber(\.indices)
      for sequence in member.widths {
        let kept = (positions.first == 0 ? [] : [0]) + stay.map { $0 + 1 }
        for position in 0...old { result.dimensions["\(sequence)[\(position)]"] = nil }
        for (new, position) in kept.prefix(stay.count + 1).enumerated() {
          result.dimensions["\(sequence)[\(new)]"] = dimensions["\(sequence)[\(position)]"]
        }
      }
    }
    return result
  }
}

extension Variable {
  /// The sequences of dimensions in a member's shape.
  fileprivate var widths: Set<String> {
    func sequences(_ term: IndexTerm) -> Set<String> {
      switch term {
      case .element(let name, _): return [name]
      case .sum(let a, let b), .difference(let a, let b), .product(let a, let b),
        .minimum(let a, let b):
        return sequences(a).union(sequences(b))
      case .constant, .variable, .count, .member, .total: return []
      }
    }
    switch self {
    case .matrix(_, let rows, let columns): return sequences(rows).union(sequences(columns))
    case .vector(_, let count), .set(_, let count): return sequences(count)
    case .index(_, let from, let through): return sequences(from).union(sequences(through))
    case .scalar, .family: return []
    }
  }
}
