// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Exact

@Suite("Singular values in Float64")
struct Float64TierTests {
  @Test("2 × 2 with a known spectrum")
  func twoByTwo() throws {
    // [1 2; 3 4]: σ² = 15 ± √221.
    let spectrum = try singularValues(of: Matrix<Double>([[1, 2], [3, 4]]))
    #expect(spectrum.count == 2)
    #expect(spectrum[0].contains(5.464985704219043) && spectrum[0].width < 1e-13)
    #expect(spectrum[1].contains(0.365966190626257) && spectrum[1].width < 1e-13)
  }
}
