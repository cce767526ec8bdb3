// SPDX-License-Identifier: Apache-2.0

import Exact

// Family L: what singular values mean for the loss surface of a network that is affine in pieces.

private let n: IndexTerm = "n"
private let m: IndexTerm = "m"
private let p: IndexTerm = "p"
private let k: IndexTerm = "k"
private let L: IndexTerm = "L"
private let G: IndexTerm = "G"
private let ρ: ScalarTerm = "rho"
private let η: ScalarTerm = "eta"

private func family(_ index: String, _ count: IndexTerm, _ member: Variable) -> Variable {
  .family(index: index, count: count, member)
}
private func identity(_ order: IndexTerm) -> MatrixTerm { .scaled(ρ, .identity(order)) }
private func equalEntries(_ count: IndexTerm, _ x: VectorTerm, _ y: VectorTerm) -> Formula {
  forAll("k", through: count) { k in ScalarTerm.entry(x, k) ≐ .entry(y, k) }
}
private func squaredNorm(_ x: VectorTerm) -> ScalarTerm { .dot(x, x) }

/// A stack of layers x ↦ φ(W_l x + b_l) + ρx of width n, with layer `changed` moved by Δ or none.
private struct Stack {
  var changed: IndexTerm?

  static func variables(inputs: [Variable]) -> [Variable] {
    [family("l", L, .matrix("W", rows: n, columns: n))] + inputs
      + [family("l", L, .vector("b", count: n)), .scalar("rho"), .scalar("eta")]
  }

  private func weights(_ l: IndexTerm) -> MatrixTerm {
    let plain = MatrixTerm.member("W", l)
    return l == changed ? plain + "Delta" : plain
  }

  func preActivation(_ l: IndexTerm, _ x: VectorTerm) -> VectorTerm {
    weights(l) * x + .member("b", l)
  }

  private func layer(_ l: IndexTerm, _ x: VectorTerm) -> VectorTerm {
    .activation(preActivation(l, x), slope: η) + .scaled(ρ, x)
  }

  private func run(
    _ from: IndexTerm, _ through: IndexTerm, _ start: VectorTerm,
    _ step: (IndexTerm, VectorTerm) -> VectorTerm
  ) -> VectorTerm {
    .iterate(
      "u", .range(from: from, through: through), state: "s", from: start, step: step("u", "s"))
  }

  /// What comes out of layer `last` when x goes in at the first.
  func output(_ x: VectorTerm, through last: IndexTerm) -> VectorTerm {
    guard let changed else { return run(1, last, x, layer) }
    let plain = Stack()
    let before = plain.output(x, through: changed - 1)
    return plain.run(changed + 1, last, layer(changed, before), plain.layer)
  }

  /// D of layer l for input x.
  func slopes(_ l: IndexTerm, _ x: VectorTerm) -> VectorTerm {
    .slopes(preActivation(l, output(x, through: l - 1)), slope: η)
  }

  /// The matrix D_l W_l + ρI of layer l for input x.
  func matrix(_ l: IndexTerm, _ x: VectorTerm) -> MatrixTerm {
    .diagonal(slopes(l, x)) * weights(l) + identity(n)
  }

  /// The Jacobian of layers `from` to L for input x.
  func jacobian(from first: IndexTerm, _ x: VectorTerm) -> MatrixTerm {
    .chain(
      "l", .range(from: first, through: L), matrix("l", x), startingFrom: .identity(n))
  }

  /// The affine map of the region of z, at x.
  func affine(_ z: VectorTerm, at x: VectorTerm) -> VectorTerm {
    // Other names than those of the run through the layers that gives the slopes.
    .iterate(
      "t", .range(from: 1, through: L), state: "r", from: x,
      step: matrix("t", z) * "r" + .diagonal(slopes("t", z)) * .member("b", "t"))
  }
}

private let stack = Stack()
private let layerInput: [Variable] = [
  .matrix("W", rows: n, columns: n), .vector("z", count: n), .vector("x", count: n),
  .vector("b", count: n), .scalar("rho"), .scalar("eta"),
]
private func preActivation(_ x: VectorTerm) -> VectorTerm { "W" * x + "b" }
private func slopes(_ x: VectorTerm) -> VectorTerm { .slopes(preActivation(x), slope: η) }
private let layerMatrix: MatrixTerm = .diagonal(slopes("z")) * "W" + identity(n)
private let stackInput: [Variable] =
  Stack.variables(inputs: [.vector("z", count: n), .vector("x", count: n)])
private let sameRegion = forAll("l", through: L) { l in
  equalEntries(n, stack.slopes(l, "x"), stack.slopes(l, "z"))
}

// One layer's weights: J is p × n, W n × m, z the layer's input.

private let J: MatrixTerm = "J"
private let oneSample: [Variable] = [.matrix("J", rows: p, columns: n), .vector("z", count: m)]
private let Q1: MatrixTerm = .kronecker(.transpose(.column("z")), J)

// A batch z_1, …, z_G with Jacobians J_g; Q stacks z_gᵀ ⊗ J_g.

private let batch: [Variable] = [
  family("g", G, .matrix("J", rows: p, columns: n)), family("g", G, .vector("z", count: m)),
]
private let g: IndexTerm = "g"
private let samples: Domain = .range(from: 1, through: G)
private let zg: VectorTerm = .member("z", g)
private let Jg: MatrixTerm = .member("J", g)
private let Q: MatrixTerm = .stacked("g", samples, .kronecker(.transpose(.column(zg)), Jg))
private let Z: MatrixTerm = .transpose(.stacked("g", samples, .transpose(.column(zg))))
private func overBatch(_ kind: Fold, _ body: ScalarTerm) -> ScalarTerm {
  .fold(kind, "g", samples, body)
}

/// κ(Q) ≤ κ(Z)·max σ_1(J_g)/min σ_last(J_g), multiplied out, with Q's index `least`.
private func batchCondition(_ least: IndexTerm, _ z: IndexTerm, _ j: IndexTerm) -> Formula {
  σ(1, Q) * (σ0(z, Z) * overBatch(.minimum, σ0(j, Jg)))
    ≤ σ0(least, Q) * (σ(1, Z) * overBatch(.maximum, σ(1, Jg)))
}

// The squared error of a batch as a function of the weights of layer j.

private let moved = Stack(changed: "j")
private let lossVariables: [Variable] =
  Stack.variables(inputs: [family("g", G, .vector("z", count: n))]) + [
    family("g", G, .vector("y", count: n)),
    .index("j", from: 1, through: L), .matrix("Delta", rows: n, columns: n),
  ]
private let Δ: VectorTerm = .entries("Delta")
private let error: VectorTerm = stack.output(zg, through: L) - .member("y", g)
private let movedError: VectorTerm = moved.output(zg, through: L) - .member("y", g)
/// The Jacobian of sample g's output with respect to the entries of W_j.
private let layerJacobian: MatrixTerm = .kronecker(
  .transpose(.column(stack.output(zg, through: "j" - 1))),
  stack.jacobian(from: "j" + 1, zg) * .diagonal(stack.slopes("j", zg)))
private let lossJacobian: MatrixTerm = .stacked("g", samples, layerJacobian)
private let staysInRegion = forAll("g", through: G) { g in
  .all([
    equalEntries(
      n,
      .slopes(moved.preActivation("j", stack.output(.member("z", g), through: "j" - 1)), slope: η),
      stack.slopes("j", .member("z", g))),
    forAll("l", "j" + 1, through: L) { l in
      equalEntries(
        n,
        .slopes(stack.preActivation(l, moved.output(.member("z", g), through: l - 1)), slope: η),
        stack.slopes(l, .member("z", g)))
    },
  ])
}

// Least squares with a matrix Q of full column rank.

private let regression: [Variable] = [.matrix("Q", rows: m, columns: n), .vector("w", count: n)]
private let Qw: VectorTerm = MatrixTerm.variable("Q") * "w"
private let minimised: [Variable] = regression + [.vector("v", count: n), .vector("y", count: m)]
private let descent: VectorTerm = .image(.transpose("Q"), Qw - "y")
private let e: VectorTerm = "w" - "v"

// Concatenating skips.

private let A: MatrixTerm = "A"
private let dense: [Variable] = [.matrix("A", rows: m, columns: n), .scalar("rho")]
private let C: MatrixTerm = .stack(A, above: identity(n))
private let two: [Variable] = [
  .matrix("A", rows: m, columns: n), .matrix("B", rows: p, columns: n),
]
private let AB: MatrixTerm = .stack(A, above: "B")

// When a skip helps: R4's bounds of κ(ρI + W) against κ(W).

private let W: MatrixTerm = "W"
private let T: MatrixTerm = identity(n) + W
private let H: MatrixTerm = W + W.transposed
private let skip: [Variable] = [.matrix("W", rows: n, columns: n), .scalar("rho")]
private let half: ScalarTerm = .rational(Rational(1, 2))
private let helps: Formula = .less(σ(1, T) * σ(n, W), σ(1, W) * σ(n, T))

extension Catalogue {
  static let losses: [Theorem] = [
    regions, layerWeights, batchJacobian, squaredError, gradientDescent, concatenation, skipHelps,
  ]

  private static let regions = Theorem(
    "L0", "affine-regions",
    "On a region of constant slopes a layer, and a stack of layers, is exactly affine.",
    sources: [.riedi2023],
    clauses: [
      Clause(
        "L0.a", over: layerInput, given: [equalEntries(n, slopes("x"), slopes("z"))],
        equalEntries(
          n, .activation(preActivation("x"), slope: η) + .scaled(ρ, "x"),
          layerMatrix * "x" + .diagonal(slopes("z")) * "b")),
      Clause(
        "L0.b", over: stackInput, given: [sameRegion],
        equalEntries(n, stack.output("x", through: L), stack.affine("z", at: "x"))),
      Clause(
        "L0.c", over: stackInput, given: [sameRegion],
        equalEntries(
          n, stack.output("x", through: L) - stack.output("z", through: L),
          stack.jacobian(from: 1, "z") * ("x" - "z"))),
    ])

  private static let layerWeights = Theorem(
    "L1", "layer-jacobian",
    "As a function of one layer's weights the output has the Jacobian zᵀ ⊗ J, with singular values ‖z‖σ_i(J).",
    sources: [.riedi2023, .hornJohnson1991],
    clauses: [
      Clause(
        "L1.a", over: oneSample,
        forAll("i", through: least(p, n)) { i in
          σ(i, Q1) ≐ sqrt(squaredNorm("z")) * σ(i, J)
        }),
      Clause(
        "L1.b", over: oneSample,
        forAll("i", least(p, n) + 1, through: p) { i in σ0(i, Q1) ≐ 0 }),
      Clause(
        "L1.c", over: oneSample + [.matrix("Delta", rows: n, columns: m)],
        equalEntries(p, J * (MatrixTerm.variable("Delta") * "z"), Q1 * Δ)),
    ])

  private static let batchJacobian = Theorem(
    "L2", "batch-jacobian",
    "The singular values of a batch's Jacobian between those of the inputs times those of the Jacobians.",
    sources: [.riedi2023],
    clauses: [
      Clause(
        "L2.a", over: batch,
        σ(1, Q).squared ≤ overBatch(.sum, squaredNorm(zg) * σ(1, Jg).squared)),
      Clause(
        "L2.b", over: batch,
        forAll("g", through: G) { _ in sqrt(squaredNorm(zg)) * σ(1, Jg) ≤ σ(1, Q) }),
      Clause("L2.c", over: batch, σ(1, Q) ≤ σ(1, Z) * overBatch(.maximum, σ(1, Jg))),
      Clause(
        "L2.d", over: batch,
        σ0(m, Z) * overBatch(.minimum, σ0(n, Jg)) ≤ σ0(m * n, Q)),
      Clause("L2.e", over: batch, batchCondition(m * n, m, n)),
      Clause(
        "L2.f", over: batch,
        σ0(G, Z) * overBatch(.minimum, σ0(p, Jg)) ≤ σ0(G * p, Q)),
      Clause("L2.g", over: batch, batchCondition(G * p, G, p)),
    ])

  private static let squaredError = Theorem(
    "L3", "squared-error",
    "The squared error is a quadratic function of one layer's weights as long as no slope changes.",
    sources: [.riedi2023],
    clauses: [
      Clause(
        "L3.a", over: lossVariables, given: [staysInRegion],
        overBatch(.sum, squaredNorm(movedError))
          ≐ overBatch(.sum, squaredNorm(error))
          + 2 * overBatch(.sum, .dot(error, layerJacobian * Δ))
          + squaredNorm(lossJacobian * Δ)),
      Clause(
        "L3.b", over: regression,
        σ0(n, "Q").squared * squaredNorm("w") ≤ squaredNorm(Qw)),
      Clause(
        "L3.c", over: regression,
        squaredNorm(Qw) ≤ σ(1, "Q").squared * squaredNorm("w")),
    ])

  private static let gradientDescent = Theorem(
    "L4", "gradient-descent",
    "A gradient step of length 1/(σ₁² + σ_n²) brings the minimiser nearer by the factor (κ² − 1)/(κ² + 1); stated multiplied out.",
    sources: [.riedi2023],
    clauses: [
      Clause(
        "L4.a", over: minimised,
        given: [
          forAll("k", through: n) { k in
            .entry(.image(.transpose("Q"), MatrixTerm.variable("Q") * "v" - "y"), k) ≐ 0
          }
        ],
        (σ(1, "Q").squared + σ0(n, "Q").squared).squared * squaredNorm(e)
          - 4 * (σ(1, "Q").squared + σ0(n, "Q").squared) * .dot(e, descent)
          + 4 * squaredNorm(descent)
          ≤ (σ(1, "Q").squared - σ0(n, "Q").squared).squared * squaredNorm(e))
    ])

  private static let concatenation = Theorem(
    "L5", "concatenation", "A concatenating skip adds ρ² to the square of each singular value.",
    sources: [.riedi2023, .weyl1912],
    clauses: [
      Clause(
        "L5.a", over: dense,
        forAll("i", through: n) { i in σ(i, C).squared ≐ σ0(i, A).squared + ρ.squared }),
      Clause(
        "L5.b", over: dense,
        σ(1, C).squared * (σ0(n, A).squared + ρ.squared)
          ≐ σ(n, C).squared * (σ(1, A).squared + ρ.squared)),
      Clause(
        "L5.c", over: dense,
        given: [.less(0, abs(ρ)), .less(σ0(n, A), σ(1, A))],
        .less(σ(1, C).squared * σ0(n, A).squared, σ(n, C).squared * σ(1, A).squared)),
      Clause(
        "L5.d", over: two,
        forAll("i", through: least(m + p, n)) { i in
          σ0(i, A).squared + σ0(n, "B").squared ≤ σ(i, AB).squared
        }),
      Clause(
        "L5.e", over: two,
        forAll("i", through: least(m + p, n)) { i in
          σ(i, AB).squared ≤ σ0(i, A).squared + σ(1, "B").squared
        }),
    ])

  /// The square root of R4's bound against κ(W).
  private static func gramHelps(
    _ id: String, given sign: Formula, smallest: IndexTerm, largest: IndexTerm
  ) -> Clause {
    let below = σ(n, W).squared + ρ.squared + ρ * λ(smallest, H)
    let above = σ(1, W).squared + ρ.squared + ρ * λ(largest, H)
    return Clause(
      id, over: skip,
      given: [sign, .less(above * σ(n, W).squared, σ(1, W).squared * below)], helps)
  }

  private static let skipHelps = Theorem(
    "L6", "skip-helps",
    "Where a bound of R4 is below κ(W), the skip connection makes the condition number smaller; stated multiplied out.",
    sources: [.riedi2023],
    clauses: [
      Clause(
        "L6.a", over: skip,
        given: [.less((abs(ρ) + σ(1, W)) * σ(n, W), σ(1, W) * (abs(ρ) - σ(1, W)))], helps),
      gramHelps("L6.b", given: 0 ≤ ρ, smallest: n, largest: 1),
      Clause(
        "L6.c", over: skip,
        given: [.less((ρ + σ(1, W)) * σ(n, W), σ(1, W) * (ρ + half * λ(n, H)))], helps),
      gramHelps("L6.d", given: ρ ≤ 0, smallest: 1, largest: n),
      Clause(
        "L6.e", over: skip,
        given: [
          ρ ≤ 0,
          .less((abs(ρ) + σ(1, W)) * σ(n, W), σ(1, W) * (abs(ρ) - half * λ(1, H))),
        ], helps),
    ])
}
