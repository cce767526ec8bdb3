// SPDX-License-Identifier: Apache-2.0

import Exact

extension Theorem {
  /// The facts of which the theorem is an instance, a restatement or a generalisation.
  ///
  /// An answer about the theorem from a certifier that assumes one of these facts leans on what it
  /// is meant to examine. Such an answer is marked, and on a share of the instances the check is
  /// repeated by inertia and exact algebra alone (`Ladder.independent`).
  public var leansOn: Facts { Self.facts[id] ?? [] }

  fileprivate static let facts: [String: Facts] = [
    // |σ_i(A+E) − σ_i(A)| ≤ ‖E‖ and its form for eigenvalues: it is G1; G2 and G3 say it for k = 1;
    // R1, R10 and M7 apply it to ρI + W, DW; R2 and M6 do so for Gram matrices; R4 by way of R1 and
    // R2.
    "G1": .weyl, "G2": .weyl, "G3": .weyl, "R1": .weyl, "R2": .weyl, "R4": .weyl, "M6": .weyl,
    // σ_n(P) σ_i(S) σ_n(Q) ≤ σ_i(PSQ) ≤ ‖P‖ σ_i(S) ‖Q‖: it is G7 with M1; G5 and M9 say it for one
    // index; the others apply it to masks.
    "G5": .ostrowski, "G7": .ostrowski, "M1": .ostrowski, "M2": .ostrowski, "M4": .ostrowski,
    "M9": .ostrowski, "M10": .ostrowski, "M12": .ostrowski, "M13": .ostrowski,
    // One factor against the others: G7 and M1 again, applied to every factor; P4, P7 and P8 by way of
    // R1 as well.
    "P1": .ostrowski, "P2": .ostrowski, "P4": [.weyl, .ostrowski], "P7": [.weyl, .ostrowski],
    "P8": [.weyl, .ostrowski],
    // L1 is G7 for a column times J, L5 adds Gram matrices, L6 is R4.
    "L1": .ostrowski, "L5": .weyl, "L6": .weyl,
    "R10": [.weyl, .ostrowski], "M7": .weyl,
    // The argument of G11 certifies the subspaces that it speaks of.
    "G11": .wedin,
  ]
}

extension Clause {
  /// The facts of which the clause's theorem is an instance.
  public var leansOn: Facts { Theorem.facts[String(id.prefix { $0 != "." })] ?? [] }

  /// Whether an answer rests on a fact of which the clause's theorem is an instance, so that by
  /// itself it is no evidence for the theorem.
  public func isCircular(_ result: CheckResult) -> Bool { !result.facts.isDisjoint(with: leansOn) }
}
