// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Testing

@Suite("Instances without entries")
struct EmptyInstanceTests {
  /// A value for each variable, with m rows and n columns.
  private func instance(of clause: Clause, _ m: Int, _ n: Int) -> Instance {
    let sizes = ["m": m, "n": n, "p": n, "L": 2, "G": 2, "n[0]": n, "n[1]": m, "n[2]": m]
    var result = Instance(indices: ["j": 1], dimensions: sizes)
    func size(_ term: IndexTerm) -> Int { result.size(term) }
    for variable in clause.withMembers(sizes).variables {
      switch variable {
      case .matrix(let name, let rows, let columns):
        result.matrices[name] = Matrix<Rational>.zero(rows: size(rows), columns: size(columns))
      case .vector(let name, let count):
        result.vectors[name] = .init(repeating: 1, count: size(count))
      case .scalar(let name): result.scalars[name] = 1
      case .set(let name, _): result.sets[name] = []
      case .index(let name, let from, _):
        result.indices[name] = from == 0 ? 0 : 1
      case .family: break
      }
    }
    return result
  }

  @Test("are none that a theorem claims anything of")
  func notApplicable() throws {
    for clause in Catalogue.theorems.flatMap(\.clauses) {
      let hasPosition = clause.variables.contains {
        if case .index(_, from: 1, _) = $0 { true } else { false }
      }
      for (m, n) in [(0, 0), (2, 0)] where !hasPosition || m > 0 {
        let verdict = try clause.check(on: instance(of: clause, m, n)).verdict
        #expect(verdict == .notApplicable, "\(clause.id), \(m) x \(n)")
      }
    }
  }
}
