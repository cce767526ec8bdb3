// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators
import Testing

@testable import Bounds

@Suite("Exact tier")
struct ExactTierTests {
  /// Comparisons that the exact tier or Float64 decides otherwise than 1024 bits do.
  private func contradictions(_ clause: Clause, seed: UInt64) throws -> (
    found: [String], equal: Int
  ) {
    var draw = NearTieDraw(seed: seed)
    let context = InstanceContext(draw.instance(for: clause))
    let program = try context.program(for: clause)
    func comparer<R: Rung>(_ rung: R) -> EnclosureComparer<InstanceLeaves<R>> {
      EnclosureComparer(
        evaluation: Evaluation(program, InstanceLeaves(context, rung, program: program)))
    }
    var float64 = comparer(Float64Rung())
    var many = comparer(MultiprecisionRung(bits: 1024))
    var exact = ExactComparer(
      evaluation: SymbolicEvaluation(
        program, context, bitLimit: Ladder.standardExactBitLimit))
    var found: [String] = []
    var equal = 0
    // Guards and hypotheses are left out on purpose: false claims must not come out true either.
    for comparison in program.comparisons {
      func name(_ outcome: Outcome) -> String? {
        switch outcome {
        case .strict: "strict"
        case .equal: "equal"
        case .violated: "violated"
        case .open, .unknown: nil
        }
      }
      let (relation, left, right) = (comparison.relation, comparison.left, comparison.right)
      let truth = name(many.compare(relation, left, right))
      let claim = name(exact.compare(relation, left, right))
      if claim == "equal" { equal += 1 }
      for other in [claim, name(float64.compare(relation, left, right))] {
        if let truth, let other, other != truth {
          found.append(
            "\(clause.id), seed \(seed), \(comparison.bindings): \(other), in truth \(truth)")
        }
      }
    }
    return (found, equal)
  }

  @Test("no tier says what 1024 bits refute, on ties, near-ties and false statements")
  func soundness() throws {
    var failures: [String] = []
    var equalities = 0
    let clauses = Catalogue.theorems.flatMap(\.clauses) + FalseStatements.clauses
    for (position, clause) in clauses.enumerated() {
      for seed in 0..<6 {
        let (found, equal) = try contradictions(clause, seed: UInt64(1000 * position + seed))
        failures += found
        equalities += equal
      }
    }
    #expect(failures.isEmpty, "\(failures.prefix(5))")
    #expect(equalities > 500)
  }

  private let square: [Variable] = [.matrix("A", rows: "n", columns: "n")]
  private let gram: MatrixTerm = MatrixTerm.transpose("A") * "A"

  /// diag(1 + 2^−200, 1/3, 1/4, …) with one entry off the diagonal.
  private func nearlyOne(_ order: Int) -> Instance {
    let first = 1 + Rational(1).scaled(byPowerOfTwo: -200)
    let matrix = Matrix<Rational>(rows: order, columns: order) { row, column in
      if row == column { return row == 0 ? first : Rational(1, 2 + row) }
      return row == 1 && column == 2 ? Rational(1, 7) : 0
    }
    return Instance(matrices: ["A": matrix])
  }

  @Test(
    "a singular value is not taken for its square, with the characteristic polynomial or without it",
    arguments: [SpectralClasses.standardWorkLimit, 0])
  func squares(workLimit: Double) throws {
    for order in [4, 13] {
      let context = InstanceContext(nearlyOne(order))
      context.spectralClasses = SpectralClasses(workLimit: workLimit)
      let confused = Clause("Y1.a", over: square, σ(1, "A") ≐ λ(1, gram))
      guard case .violated = try confused.check(on: context).verdict else {
        Issue.record("expected violated")
        return
      }
      let right = Clause("Y1.b", over: square, σ(1, "A").squared ≐ λ(1, gram))
      #expect(try right.check(on: context).verdict == .equal)
    }
  }
}

/// Statements that hold on some instances only.
private enum FalseStatements {
  static let clauses: [Clause] = pairs.enumerated().map { position, body in
    Clause(
      "Z\(position)", over: variables,
      forAll("i", through: n) { i in forAll("j", through: n) { j in body(i, j) } })
  }

  private static let n: IndexTerm = "n"
  private static let A: MatrixTerm = "A"
  private static let E: MatrixTerm = "E"
  private static let H: MatrixTerm = A + A.transposed
  private static let K: MatrixTerm = E + E.transposed
  private static let variables: [Variable] = [
    .matrix("A", rows: n, columns: n), .matrix("E", rows: n, columns: n),
  ]
  private static func fourthPowers(_ a: MatrixTerm) -> ScalarTerm {
    fold(.sum, "k", through: n) { k in σ(k, a).squared * σ(k, a).squared }
  }

  private static let pairs: [@Sendable (IndexTerm, IndexTerm) -> Formula] = [
    { σ($0, A) ≐ σ($1, E) },
    { σ($0, A) ≐ σ($1, A) },
    { σ($0, A) ≐ λ($1, A.transposed * A) },
    { σ($0, A).squared ≐ λ($1, A.transposed * A) },
    { λ($0, H) ≐ λ($1, K) },
    { abs(λ($0, H)) ≐ σ($1, K) },
    { λ($0, H) * λ($1, H) ≐ λ($0, K) * λ($1, K) },
    { λ($0, H).squared * λ($1, H) ≐ λ($1, K).squared * λ($0, K) },
    { σ($0, A) * σ($1, E) ≐ σ($0, A * E) },
    { sqrt(σ($0, A)) * sqrt(σ($1, A)) ≐ σ($1, E) },
    { σ($0, A + E) ≤ σ($0, A) + σ($1, E) },
    { sqrt(σ($0, A).squared + σ($1, E).squared) ≐ σ($0, A + E) },
    { i, j in
      ithLargest(i, "k", through: n) { k in abs(λ(k, H)) }
        ≐ ithLargest(j, "k", through: n) { k in σ(k, K) }
    },
    { i, j in
      fold(.product, "k", through: i) { k in σ(k, A) }
        ≐ fold(.product, "k", through: j) { k in σ(k, E) }
    },
    { _, _ in fourthPowers(A) ≐ fourthPowers(E) },
  ]
}
