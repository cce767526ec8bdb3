// SPDX-License-Identifier: Apache-2.0

// A library user's code: how badly conditioned can a residual leaky-ReLU layer z ↦ φ(Wz + b) + ρz be,
// whatever its input, and which theorem says so?

// README: begin
import Bounds
import Exact

let weights = Matrix<Double>([
  [0.25, -0.125, 0],
  [0.5, 0.25, -0.25],
  [0, 0.125, 0.5],
])

// What is known of W: certified once, then every bound below is Float64 arithmetic, rounded outward.
let spectrum = try LayerSpectrum(of: weights)

// At an input the layer acts as ρI + DW. All that is known of the mask is that its slopes lie between
// 0.25 and 1.
let bounds = try spectrum.bounds(shift: 2, mask: .slopes(0.25...1))

for interval in bounds.singularValues {
  print(
    "\(interval.lower.value) <= sigma_\(interval.index) <= \(interval.upper.value)",
    "by \(interval.lower.clauseIDs) and \(interval.upper.clauseIDs)")
}

let kappa = bounds.conditionNumber
print("kappa <= \(kappa.value) by \(kappa.clauseIDs)")
// README: end
for theorem in kappa.theorems {
  print("\(theorem.id) \(theorem.name): \(theorem.summary) Proof: \(theorem.proofPage)")
}
print(kappa.bibTeX)

// One such layer, exactly: its true condition number keeps to the bound.
let mask = Matrix<Double>([[1, 0, 0], [0, 0.25, 0], [0, 0, 1]])
if let w = Matrix<Rational>(exactly: weights), let d = Matrix<Rational>(exactly: mask),
  let truth = try conditionNumber(of: 2 * .identity(3) + d * w)
{
  print("kappa of one such layer lies in \(truth.lower)...\(truth.upper)")
}
