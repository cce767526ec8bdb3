// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Foundation
import Testing

@Suite struct BindingsTests {
  private let clause = Clause(
    "X1.a", over: [.matrix("A", rows: "n", columns: "n")],
    forAllSubsets("I", of: "n") { I in
      forAll("k", .member(1, of: I), through: .member(1, of: I)) { k in
        fold(.sum, "i", over: I) { i in σ(i, "A") } ≤ 3
      }
    })

  private func result(_ rows: [[Int]]) throws -> CheckResult {
    try clause.check(on: Instance(matrices: ["A": Matrix<Rational>(rows)]))
  }

  @Test func aViolationSaysWhere() throws {
    let found = try result([[3, 0, 0], [0, 2, 0], [0, 0, 2]])
    guard case .violated(let witness) = found.verdict else {
      Issue.record("expected violated, got \(found.verdict)")
      return
    }
    #expect("\(witness.bindings)" == "I = {1,2}, k = 1")
    let data = try JSONEncoder().encode(witness.bindings)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object.count == 2 && object["k"] as? Int == 1 && object["I"] as? [Int] == [1, 2])
  }

  @Test func anEqualitySaysWhere() throws {
    #expect("\(try #require(try result([[2, 0], [0, 1]]).equality))" == "I = {1,2}, k = 1")
    let strict = try result([[1, 0], [0, 1]])
    #expect(strict.equality == nil)
    #expect(Bindings.none.isEmpty && "\(Bindings.none)".isEmpty)
  }
}
