// SPDX-License-Identifier: Apache-2.0

import Bounds

extension Instance {
  /// The instance with the dimensions that its matrices and vectors show.
  func withDimensions(of clause: Clause) -> Instance {
    var result = self
    func note(_ term: IndexTerm, _ size: Int?) {
      if case .variable(let name) = term, result.dimensions[name] == nil {
        result.dimensions[name] = size
      }
    }
    for variable in clause.withMembers(dimensions).variables {
      switch variable {
      case .matrix(let name, let rows, let columns):
        note(rows, matrices[name]?.rows)
        note(columns, matrices[name]?.columns)
      case .vector(let name, let count): note(count, vectors[name]?.count)
      case .scalar, .set, .index, .family: break
      }
    }
    return result
  }
}
