// SPDX-License-Identifier: Apache-2.0

// Generated from the catalogue: a test compares. To write it anew, run
// SVBOUNDS_WRITE_TEST_LIST=1 swift test --filter theoremListMatchesTheCatalogue

// swift-format-ignore-file: AlwaysUseLowerCamelCase

import Testing

@Test func G1_weyl() async { await expectTheorem("G1") }
@Test func G2_mirsky() async { await expectTheorem("G2") }
@Test func G3_lidskii_wielandt() async { await expectTheorem("G3") }
@Test func G4_horn() async { await expectTheorem("G4") }
@Test func G5_gelfand_naimark() async { await expectTheorem("G5") }
@Test func G6_weyl_horn_powers() async { await expectTheorem("G6") }
@Test func G7_product_weyl() async { await expectTheorem("G7") }
@Test func G8_interlacing() async { await expectTheorem("G8") }
@Test func G9_rank_perturbation() async { await expectTheorem("G9") }
@Test func G10_fan_hoffman() async { await expectTheorem("G10") }
@Test func G11_wedin() async { await expectTheorem("G11") }
@Test func R1_identity_shift() async { await expectTheorem("R1") }
@Test func R2_gram_shift() async { await expectTheorem("R2") }
@Test func R3_hermitian_part() async { await expectTheorem("R3") }
@Test func R4_condition_number() async { await expectTheorem("R4") }
@Test func R5_derivative() async { await expectTheorem("R5") }
@Test func R6_convexity() async { await expectTheorem("R6") }
@Test func R7_mirsky_shift() async { await expectTheorem("R7") }
@Test func R8_shift_identities() async { await expectTheorem("R8") }
@Test func R9_structured_shift() async { await expectTheorem("R9") }
@Test func R10_masked_residual_layer() async { await expectTheorem("R10") }
@Test func R11_coincidences() async { await expectTheorem("R11") }
@Test func M1_ostrowski() async { await expectTheorem("M1") }
@Test func M2_sign_masks() async { await expectTheorem("M2") }
@Test func M3_relu_interlacing() async { await expectTheorem("M3") }
@Test func M4_leaky_interlacing() async { await expectTheorem("M4") }
@Test func M5_energy() async { await expectTheorem("M5") }
@Test func M6_energy_loss() async { await expectTheorem("M6") }
@Test func M7_mask_distance() async { await expectTheorem("M7") }
@Test func M8_mask_determinant() async { await expectTheorem("M8") }
@Test func M9_mask_majorization() async { await expectTheorem("M9") }
@Test func M10_mask_condition_number() async { await expectTheorem("M10") }
@Test func M11_one_neuron_flip() async { await expectTheorem("M11") }
@Test func M12_two_masks() async { await expectTheorem("M12") }
@Test func M13_relative_perturbation() async { await expectTheorem("M13") }
@Test func M14_all_masks() async { await expectTheorem("M14") }
@Test func P1_product_factors() async { await expectTheorem("P1") }
@Test func P2_product_condition_number() async { await expectTheorem("P2") }
@Test func P3_product_majorization() async { await expectTheorem("P3") }
@Test func P4_residual_chain() async { await expectTheorem("P4") }
@Test func P5_mask_chain() async { await expectTheorem("P5") }
@Test func P6_masked_chain() async { await expectTheorem("P6") }
@Test func P7_masked_residual_chain() async { await expectTheorem("P7") }
@Test func P8_one_factor_change() async { await expectTheorem("P8") }
@Test func L0_affine_regions() async { await expectTheorem("L0") }
@Test func L1_layer_jacobian() async { await expectTheorem("L1") }
@Test func L2_batch_jacobian() async { await expectTheorem("L2") }
@Test func L3_squared_error() async { await expectTheorem("L3") }
@Test func L4_gradient_descent() async { await expectTheorem("L4") }
@Test func L5_concatenation() async { await expectTheorem("L5") }
@Test func L6_skip_helps() async { await expectTheorem("L6") }
@Test func Q1_gaussian_extremes() async throws {
  try await expectProbabilities("Q1")
}
@Test func Q2_residual_gaussian() async throws {
  try await expectProbabilities("Q2")
}
@Test func Q3_gaussian_symmetric_part() async throws {
  try await expectProbabilities("Q3")
}
@Test func Q4_bounded_entries() async throws {
  try await expectProbabilities("Q4")
}
@Test func Q5_gaussian_condition() async throws {
  try await expectProbabilities("Q5")
}
@Test func Q6_gaussian_rows() async throws {
  try await expectProbabilities("Q6")
}
