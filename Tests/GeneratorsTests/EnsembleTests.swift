// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators
import Testing

@Suite struct EnsembleTests {
  static let shapes = [
    (0, 0), (0, 3), (2, 0), (1, 1), (1, 4), (3, 1), (2, 2), (3, 5), (5, 3), (4, 4), (6, 6), (7, 7),
  ]

  /// Calls `body` with draws of the named ensemble, two seeds for each shape that it has.
  static func forEachDraw(
    _ name: String, _ body: (MatrixDraw, String) throws -> Void
  ) throws {
    let ensemble = try #require(MatrixEnsemble.named(name))
    for (rows, columns) in shapes where ensemble.fits(rows: rows, columns: columns) {
      for seed in 0..<3 as Range<UInt64> {
        var generator = SeededGenerator(seed: seed)
        let draw = ensemble.drawKnowing(rows: rows, columns: columns, using: &generator)
        try body(draw, "\(name), \(rows) × \(columns), seed \(seed)")
      }
    }
  }

  static func expectEach(_ name: String, _ holds: (Matrix<Rational>) -> Bool) throws {
    try forEachDraw(name) { draw, label in
      if !holds(draw.matrix) { Issue.record("\(label): \(draw.matrix.entries)") }
    }
  }

  @Test("names are unique, well formed and found")
  func names() {
    let names = MatrixEnsemble.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { MatrixEnsemble.named($0)?.name == $0 })
    #expect(names.allSatisfy { $0.allSatisfy { $0 == "-" || ($0.isLowercase && $0.isASCII) } })
    #expect(MatrixEnsemble.all.allSatisfy { !$0.summary.isEmpty })
    #expect(MatrixEnsemble.named("no such ensemble") == nil)
    #expect(MatrixEnsemble.fitting(rows: 2, columns: 3).allSatisfy { $0.shapes == .any })
    #expect(MatrixEnsemble.fitting(rows: 3, columns: 3).count == names.count)
  }

  @Test("every ensemble draws the asked shape, the same from the same seed")
  func shapesAndDeterminism() throws {
    for ensemble in MatrixEnsemble.all {
      for (rows, columns) in Self.shapes where ensemble.fits(rows: rows, columns: columns) {
        var (a, b) = (SeededGenerator(seed: 11), SeededGenerator(seed: 11))
        let first = ensemble.draw(rows: rows, columns: columns, using: &a)
        let second = ensemble.drawKnowing(rows: rows, columns: columns, using: &b)
        let fits = first.rows == rows && first.columns == columns
        if !fits || first != second.matrix || a != b {
          Issue.record("\(ensemble) at \(rows) × \(columns)")
        }
      }
    }
  }

  /// tr((AᵀA)^k) for k up to the order determines the singular values; this compares it with Σσ^{2k}.
  @Test("known singular values have the power sums of the Gram matrix")
  func knownSingularValues() throws {
    var known: Set<String> = []
    for ensemble in MatrixEnsemble.all {
      try Self.forEachDraw(ensemble.name) { draw, label in
        guard let values = draw.singularValues else { return }
        known.insert(ensemble.name)
        let gram = draw.matrix.smallerGram
        var power = Matrix.identity(gram.rows)
        var agrees = values.count == draw.matrix.order && values == values.sorted(by: >)
        for exponent in 1...max(1, gram.rows) where agrees {
          power = power * gram
          let sum = values.reduce(Rational.zero) { $0 + $1.power(2 * exponent) }
          agrees = power.trace == sum && values.allSatisfy { $0.signum >= 0 }
        }
        if !agrees { Issue.record("\(label): \(values)") }
      }
    }
    #expect(
      known.isSuperset(of: [
        "prescribed-spectrum", "repeated", "clustered", "near-ties", "geometric-spectrum",
        "rank-one", "orthogonal", "permutation", "zero", "ones", "identity-multiple", "diagonal",
      ]))
  }

  @Test("two singular values of a near tie differ, by 2^-40 at most")
  func nearTies() throws {
    try Self.forEachDraw("near-ties") { draw, label in
      let values = draw.singularValues ?? []
      guard values.count > 1 else { return }
      let gaps = zip(values, values.dropFirst()).map { ($0 - $1) / $0 }
      let smallest = try #require(gaps.min())
      let isNear =
        smallest.signum > 0 && smallest <= Rational.one.scaled(byPowerOfTwo: -40)
        && smallest >= Rational.one.scaled(byPowerOfTwo: -201)
      if !isNear { Issue.record("\(label): \(values)") }
    }
  }

  @Test("entries are what the name says")
  func entries() throws {
    try Self.expectEach("gaussian") { Matrix<Rational>(exactly: $0.map(nearestDouble)) == $0 }
    try Self.expectEach("uniform") { $0.entries.allSatisfy { $0.magnitude <= 1 } }
    try Self.expectEach("rademacher") { $0.entries.allSatisfy { $0.magnitude == 1 } }
    try Self.expectEach("small-integers") {
      $0.entries.allSatisfy { $0.isInteger && $0.magnitude <= 3 }
    }
    try Self.expectEach("zero") { $0.isZero }
    try Self.expectEach("ones") { $0.entries.allSatisfy { $0 == 1 } }
    try Self.expectEach("subnormal") {
      $0.entries.allSatisfy { $0.scaled(byPowerOfTwo: 1074).isInteger && $0.magnitude < 1 }
    }
    try Self.expectEach("huge") {
      $0.entries.allSatisfy { $0.isZero || (970...1004).contains($0.approximateExponent) }
    }
    try Self.expectEach("tiny") {
      $0.entries.allSatisfy { $0.isZero || (-1030 ... -996).contains($0.approximateExponent) }
    }
    try Self.expectEach("triangular") { isUpperTriangular($0) || isUpperTriangular($0.transposed) }
  }

  @Test("structured matrices have their structure")
  func structure() throws {
    try Self.expectEach("symmetric") { $0.isSymmetric }
    try Self.expectEach("skew-symmetric") { $0.isSkewSymmetric }
    try Self.expectEach("positive-semidefinite") { isPositiveSemidefinite($0) }
    try Self.expectEach("normal") { $0 * $0.transposed == $0.transposed * $0 }
    try Self.expectEach("toeplitz") { isToeplitz($0) }
    try Self.expectEach("convolution") { isToeplitz($0) }
    try Self.expectEach("circulant") {
      isToeplitz($0) && $0 * $0.transposed == $0.transposed * $0
    }
    try Self.expectEach("nilpotent") { matrix in
      (0..<matrix.rows).reduce(Matrix.identity(matrix.rows)) { power, _ in power * matrix }.isZero
    }
    try Self.expectEach("orthogonal") { $0.smallerGram == .identity($0.order) }
    try Self.expectEach("low-rank") { rank($0) <= ($0.order + 1) / 2 }
    try Self.expectEach("rank-one") { rank($0) == min(1, $0.order) }
    try Self.expectEach("hilbert") { $0.isEmpty || $0[0, 0].magnitude <= 1 }
  }

  @Test("a generator chooses among the ensembles that fit")
  func choice() {
    var generator = SeededGenerator(seed: 1)
    let tall = Set((0..<300).map { _ in generator.matrixEnsemble(rows: 3, columns: 2).name })
    #expect(tall == Set(MatrixEnsemble.fitting(rows: 3, columns: 2).map(\.name)))
  }

  @Test("the draws of seed 2023 never change")
  func pinned() {
    for ensemble in MatrixEnsemble.all {
      var generator = SeededGenerator(seed: 2023).child(ensemble.name)
      let matrix = ensemble.draw(rows: 3, columns: 3, using: &generator)
      let text = matrix.entries.map(\.description).joined(separator: " ")
      var hash: UInt64 = 0
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
      if Self.pins[ensemble.name] != hash {
        Issue.record("\(ensemble): 0x\(String(hash, radix: 16)), entries \(text.prefix(200))")
      }
    }
  }

  /// For each ensemble a hash of the entries' decimal text.
  static let pins: [String: UInt64] = [
    "gaussian": 0x7AC5_2BDB_030A_2CD1,
    "uniform": 0xECA9_102F_DDC3_3960,
    "rademacher": 0x7741_135F_2EC1_2A8D,
    "small-integers": 0xC09D_5450_0B33_9442,
    "small-rationals": 0xAD57_371A_B8A2_BA0A,
    "sparse": 0x1664_9C18_3916_3E24,
    "low-rank": 0x50B3_FD53_2842_B1B9,
    "triangular": 0x4DE4_3536_84C4_F7F0,
    "graded": 0xEB41_8357_6CBD_EBF5,
    "zero": 0x64D5_B871_34E6_1290,
    "ones": 0x277B_A541_F6D5_6763,
    "identity-multiple": 0x295F_F1FC_F753_0E87,
    "diagonal": 0x6B49_8E4E_F789_326D,
    "permutation": 0x0D8C_4D62_8192_6C12,
    "huge": 0x0680_28B2_898B_0830,
    "tiny": 0x578E_7BC8_23D1_F048,
    "subnormal": 0x61C2_F194_7EA8_3B99,
    "toeplitz": 0x2022_A3C5_E28E_2B9D,
    "convolution": 0x196D_0777_F5DB_A81E,
    "image-convolution": 0xB66C_1AC1_2A87_ED19,
    "hilbert": 0x6FB0_AF58_A598_E1B5,
    "vandermonde": 0xF7A1_9691_372A_2E4C,
    "orthogonal": 0xE485_F0BF_DDF1_A094,
    "prescribed-spectrum": 0xADCD_B50A_4CBC_3071,
    "repeated": 0x653C_48FC_25B9_918A,
    "clustered": 0x1F66_D8DC_76A9_94FB,
    "near-ties": 0x5826_F0CB_255C_BEBB,
    "geometric-spectrum": 0xCC59_8964_95E4_1E97,
    "rank-one": 0xD2D9_A594_3A73_7016,
    "symmetric": 0xD12A_8445_7296_92DB,
    "skew-symmetric": 0xE640_B5B0_C2DD_11C0,
    "positive-semidefinite": 0xC3DE_87E8_7AFC_6956,
    "normal": 0x9812_9837_1FE4_3ADF,
    "circulant": 0x00C3_7C3E_50C1_5096,
    "nilpotent": 0x7DE4_3B0F_5E6A_70D2,
    "jordan": 0x3895_C84B_22C3_C8B8,
    "residual": 0x41CE_369B_B7F6_53A0,
  ]
}
