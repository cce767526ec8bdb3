// SPDX-License-Identifier: Apache-2.0

import Exact

// Family M: a mask on one side or both, DW and D₂WD₁, W of shape m × n.

private let m: IndexTerm = "m"
private let n: IndexTerm = "n"
private let W: MatrixTerm = "W"
private let d: VectorTerm = "d"
private let D: MatrixTerm = .diagonal(d)
private let DW: MatrixTerm = D * W
/// min(m, n), the number of singular values of W and of DW.
private let r = least(m, n)

private let masked: [Variable] = [.matrix("W", rows: m, columns: n), .vector("d", count: m)]

private func slope(_ k: IndexTerm) -> ScalarTerm { abs(.entry(d, k)) }
private func largest(_ v: VectorTerm, _ count: IndexTerm) -> ScalarTerm {
  fold(.maximum, "k", through: count) { k in abs(.entry(v, k)) }
}
private func smallest(_ v: VectorTerm, _ count: IndexTerm) -> ScalarTerm {
  fold(.minimum, "k", through: count) { k in abs(.entry(v, k)) }
}
private func everySlope(_ body: (ScalarTerm) -> Formula) -> Formula {
  forAll("k", through: m) { k in body(slope(k)) }
}

// ReLU and leaky masks are given by the set Z of rows that get the slope η; z = #Z.

private let Z: SetTerm = "Z"
private let z: IndexTerm = .count(Z)
private let η: ScalarTerm = "eta"
private let relu: MatrixTerm = .diagonal(.mask(masked: Z, slope: 0, count: m)) * W
private let leaky: MatrixTerm = .diagonal(.mask(masked: Z, slope: η, count: m)) * W
private let reluVariables: [Variable] = [.matrix("W", rows: m, columns: n), .set("Z", size: m)]
private let leakyVariables: [Variable] = reluVariables + [.scalar("eta")]
private let isContracting: Formula = abs(η) ≤ 1
private let isExpanding: Formula = 1 ≤ abs(η)

extension Catalogue {
  static let masks: [Theorem] =
    [ostrowski, signMasks, reluInterlacing, leakyInterlacing, energy, energyLoss, maskDistance]
    + [maskDeterminant, maskMajorization, maskConditionNumber, oneNeuronFlip, twoMasks]
    + [relativePerturbation, allMasks]

  private static let ostrowski = Theorem(
    "M1", "ostrowski", "A mask scales each singular value by a factor between its extreme slopes.",
    sources: [.ostrowski1959, .riedi2023],
    clauses: [
      Clause(
        "M1.a", over: masked,
        forAll("i", through: r) { i in smallest(d, m) * σ(i, W) ≤ σ(i, DW) }),
      Clause(
        "M1.b", over: masked,
        forAll("i", through: r) { i in σ(i, DW) ≤ largest(d, m) * σ(i, W) }),
    ])

  private static let signMasks = Theorem(
    "M2", "sign-masks", "Signs of slopes do not matter; the absolute value changes nothing.",
    sources: [.hornJohnson1991],
    clauses: [
      Clause(
        "M2.a", over: masked,
        forAll("i", through: r) { i in σ(i, DW) ≐ σ(i, .diagonal(.magnitude(d)) * W) }),
      Clause(
        "M2.b", over: masked, given: [everySlope { $0 ≐ 1 }],
        forAll("i", through: r) { i in σ(i, DW) ≐ σ(i, W) }),
    ])

  private static let reluInterlacing = Theorem(
    "M3", "relu-interlacing", "z rows set to zero shift singular values down by at most z places.",
    sources: [.thompson1972, .riedi2023],
    clauses: [
      Clause(
        "M3.a", over: reluVariables,
        forAll("i", through: r) { i in σ(i, relu) ≤ σ(i, W) }),
      Clause(
        "M3.b", over: reluVariables,
        forAll("i", through: r) { i in σ0(i + z, W) ≤ σ(i, relu) }),
    ])

  private static let leakyInterlacing = Theorem(
    "M4", "leaky-interlacing", "A leaky mask scales by η, or shifts by the number of masked rows.",
    sources: [.ostrowski1959, .thompson1972, .riedi2023],
    clauses: [
      Clause(
        "M4.a", over: leakyVariables, given: [isContracting],
        forAll("i", through: r) { i in abs(η) * σ(i, W) ≤ σ(i, leaky) }),
      Clause(
        "M4.b", over: leakyVariables,
        forAll("i", through: r) { i in σ0(i + z, W) ≤ σ(i, leaky) }),
      Clause(
        "M4.c", over: leakyVariables, given: [isContracting],
        forAll("i", through: r) { i in σ(i, leaky) ≤ σ(i, W) }),
      Clause(
        "M4.d", over: leakyVariables,
        forAll("i", m - z + 1, through: r) { i in
          σ(i, leaky) ≤ abs(η) * σ(i - (m - z), W)
        }),
      Clause(
        "M4.e", over: leakyVariables, given: [isExpanding],
        forAll("i", through: r) { i in σ(i, W) ≤ σ(i, leaky) }),
      Clause(
        "M4.f", over: leakyVariables,
        forAll("i", through: r) { i in abs(η) * σ0(i + (m - z), W) ≤ σ(i, leaky) }),
      Clause(
        "M4.g", over: leakyVariables, given: [isExpanding],
        forAll("i", through: r) { i in σ(i, leaky) ≤ abs(η) * σ(i, W) }),
      Clause(
        "M4.h", over: leakyVariables,
        forAll("i", z + 1, through: r) { i in σ(i, leaky) ≤ σ(i - z, W) }),
    ])

  private static let energyWeightedRows: ScalarTerm = fold(.sum, "k", through: m) { k in
    (1 - ScalarTerm.entry(d, k).squared) * .rowNormSquared(k, W)
  }

  private static let energy = Theorem(
    "M5", "energy", "What the squares of the singular values lose in all, exactly.",
    sources: [.hornJohnson1991],
    clauses: [
      Clause(
        "M5.a", over: masked,
        fold(.sum, "i", through: r) { i in σ(i, W).squared }
          - fold(.sum, "i", through: r) { i in σ(i, DW).squared } ≐ energyWeightedRows)
    ])

  private static let lost: MatrixTerm =
    W.transposed * (.identity(m) - D * D) * W
  private static let isContraction: [Formula] = [everySlope { $0 ≤ 1 }]

  private static let energyLoss = Theorem(
    "M6", "energy-loss", "What the square of each singular value loses under a contracting mask.",
    sources: [.weyl1912, .lidskii1950],
    clauses: [
      Clause(
        "M6.a", over: masked, given: isContraction,
        forAll("i", through: r) { i in 0 ≤ σ(i, W).squared - σ(i, DW).squared }),
      Clause(
        "M6.b", over: masked,
        forAll("i", through: r) { i in σ(i, W).squared - σ(i, DW).squared ≤ λ(1, lost) }),
      Clause("M6.c", over: masked, given: isContraction, λ(1, lost) ≤ energyWeightedRows),
      Clause(
        "M6.d", over: masked,
        forAll("k", through: r) { k in
          sumOfLargest(k, "i", through: r) { i in σ(i, W).squared - σ(i, DW).squared }
            ≤ fold(.sum, "j", through: k) { j in λ(j, lost) }
        }),
    ])

  private static let maskDistance = Theorem(
    "M7", "mask-distance", "Distances, singly and in the mean square, through I − |D|.",
    sources: [.weyl1912, .mirsky1960],
    clauses: [
      Clause(
        "M7.a", over: masked,
        forAll("i", through: r) { i in
          abs(σ(i, W) - σ(i, DW))
            ≤ σ(1, (.identity(m) - .diagonal(.magnitude(d))) * W)
        }),
      Clause(
        "M7.b", over: masked,
        fold(.sum, "i", through: r) { i in (σ(i, W) - σ(i, DW)).squared }
          ≤ fold(.sum, "k", through: m) { k in
            (1 - slope(k)).squared * .rowNormSquared(k, W)
          }),
    ])

  private static let maskDeterminant = Theorem(
    "M8", "mask-determinant", "A mask multiplies the volume of a square W by its slopes.",
    sources: [.hornJohnson1991],
    clauses: [
      Clause(
        "M8.a", over: [.matrix("W", rows: n, columns: n), .vector("d", count: n)],
        fold(.product, "i", through: n) { i in σ(i, DW) }
          ≐ fold(.product, "k", through: n) { k in slope(k) }
          * fold(.product, "i", through: n) { i in σ(i, W) })
    ])

  // MARK: M9

  private static func sorted(_ i: IndexTerm) -> ScalarTerm { .sortedMagnitude(i, d) }
  private static func productOver(_ I: SetTerm, _ a: MatrixTerm) -> ScalarTerm {
    fold(.product, "i", over: I) { i in σ(i, a) }
  }

  private static let maskMajorization = Theorem(
    "M9", "mask-majorization",
    "Sorted slopes against sorted singular values, singly and in products.",
    sources: [.fan1951, .horn1950, .gelfand1950],
    clauses: [
      Clause(
        "M9.a", over: masked,
        forAll("i", through: r) { i in
          forAll("j", through: r + 1 - i) { j in σ(i + j - 1, DW) ≤ sorted(i) * σ(j, W) }
        }),
      Clause(
        "M9.b", over: masked,
        forAll("i", through: m) { i in
          forAll("j", m + 1 - i, through: r) { j in σ(i + j - m, DW) ≥ sorted(i) * σ(j, W) }
        }),
      Clause(
        "M9.c", over: masked,
        forAll("k", through: r) { k in
          fold(.product, "i", through: k) { i in σ(i, DW) }
            ≤ fold(.product, "i", through: k) { i in sorted(i) * σ(i, W) }
        }),
      Clause(
        "M9.d", over: masked,
        forAllSubsets("I", of: r) { I in
          productOver(I, DW)
            ≤ productOver(I, W) * fold(.product, "j", through: .count(I)) { j in sorted(j) }
        }),
      Clause(
        "M9.e", over: masked,
        forAllSubsets("I", of: r) { I in
          productOver(I, DW)
            ≤ fold(.product, "i", over: I) { i in sorted(i) }
            * fold(.product, "j", through: .count(I)) { j in σ(j, W) }
        }),
      Clause(
        "M9.f", over: masked,
        forAllSubsets("I", of: r) { I in
          productOver(I, DW)
            ≥ productOver(I, W)
            * fold(.product, "j", through: .count(I)) { j in sorted(m - j + 1) }
        }),
    ])

  private static let maskConditionNumber = Theorem(
    "M10", "mask-condition-number",
    "A mask multiplies the condition number by at most its own; stated multiplied out.",
    sources: [.ostrowski1959, .riedi2023],
    clauses: [
      Clause(
        "M10.a", over: masked,
        σ(1, DW) * smallest(d, m) * σ(r, W) ≤ largest(d, m) * σ(1, W) * σ(r, DW)),
      Clause(
        "M10.b", over: leakyVariables, given: [isContracting],
        abs(η) * σ(1, leaky) * σ(r, W) ≤ σ(1, W) * σ(r, leaky)),
    ])

  // MARK: M11

  private static let flipped: VectorTerm = .replacing(d, at: "k", by: "t")
  private static let flippedW: MatrixTerm = .diagonal(flipped) * W
  private static let flipVariables: [Variable] =
    masked + [.index("k", from: 1, through: m), .scalar("t")]

  private static let oneNeuronFlip = Theorem(
    "M11", "one-neuron-flip",
    "Changing one slope interlaces: no singular value passes a neighbour.",
    sources: [.thompson1972, .riedi2023],
    clauses: [
      Clause(
        "M11.a", over: flipVariables,
        forAll("i", through: r) { i in σ0(i + 1, DW) ≤ σ(i, flippedW) }),
      Clause(
        "M11.b", over: flipVariables,
        forAll("i", 2, through: r) { i in σ(i, flippedW) ≤ σ(i - 1, DW) }),
      Clause(
        "M11.c", over: flipVariables, given: [slope("k") ≤ abs("t")],
        forAll("i", through: r) { i in σ(i, DW) ≤ σ(i, flippedW) }),
    ])

  // MARK: M12

  private static let reluBoth: MatrixTerm =
    .diagonal(.mask(masked: "Z2", slope: 0, count: m)) * W
    * .diagonal(.mask(masked: "Z1", slope: 0, count: n))
  private static let reluBothVariables: [Variable] = [
    .matrix("W", rows: m, columns: n), .set("Z2", size: m), .set("Z1", size: n),
  ]
  private static let both: MatrixTerm = .diagonal("d2") * W * .diagonal("d1")
  private static let bothVariables: [Variable] = [
    .matrix("W", rows: m, columns: n), .vector("d2", count: m), .vector("d1", count: n),
  ]

  private static let twoMasks = Theorem(
    "M12", "two-masks", "Masks on both sides: interlacing for ReLU, scaling for all.",
    sources: [.thompson1972, .ostrowski1959],
    clauses: [
      Clause(
        "M12.a", over: reluBothVariables,
        forAll("i", through: r) { i in
          σ0(i + .count("Z1") + .count("Z2"), W) ≤ σ(i, reluBoth)
        }),
      Clause(
        "M12.b", over: reluBothVariables,
        forAll("i", through: r) { i in σ(i, reluBoth) ≤ σ(i, W) }),
      Clause(
        "M12.c", over: bothVariables,
        forAll("i", through: r) { i in
          smallest("d2", m) * smallest("d1", n) * σ(i, W) ≤ σ(i, both)
        }),
      Clause(
        "M12.d", over: bothVariables,
        forAll("i", through: r) { i in
          σ(i, both) ≤ largest("d2", m) * largest("d1", n) * σ(i, W)
        }),
    ])

  // MARK: M13

  private static let isInvertible: [Formula] = [everySlope { .less(0, $0) }]
  private static let rootDistance: ScalarTerm = fold(.maximum, "k", through: m) { k in
    abs(sqrt(slope(k)) - sqrt(1 / slope(k)))
  }

  private static let relativePerturbation = Theorem(
    "M13", "relative-perturbation", "Relative distances under an invertible mask.",
    sources: [.ostrowski1959, .li1998],
    clauses: [
      Clause(
        "M13.a", over: masked,
        forAll("i", through: r) { i in
          abs(σ(i, DW) - σ(i, W))
            ≤ σ(i, W) * fold(.maximum, "k", through: m) { k in abs(1 - slope(k)) }
        }),
      Clause(
        "M13.b", over: masked, given: isInvertible,
        forAll("i", through: r) { i in
          abs(σ(i, DW) - σ(i, W)) ≤ sqrt(σ(i, W) * σ(i, DW)) * rootDistance
        }),
      Clause(
        "M13.c", over: masked, given: isInvertible,
        rootDistance
          ≤ .rational(Rational(1, 2))
          * fold(.maximum, "k", through: m) { k in abs(slope(k) - 1 / slope(k)) }),
    ])

  private static let allMasks = Theorem(
    "M14", "all-masks", "Over all ReLU masks the energy that is left is half of all, in the mean.",
    sources: [.riedi2023],
    clauses: [
      Clause(
        "M14.a", over: [.matrix("W", rows: m, columns: n)],
        .sumOverSubsets(
          "Z", size: m, fold(.sum, "i", through: r) { i in σ(i, relu).squared })
          ≐ fold(.product, "k", 2, through: m) { _ in 2 } * .frobeniusNormSquared(W))
    ])
}
