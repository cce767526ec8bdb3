// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite struct NaiveFloat64CommandTests {
  @Test func plainArithmeticContradictsWhatIsProvedEqual() throws {
    let result = try svbounds("naive-float64")
    #expect(result.status == 0 && result.errors.isEmpty, "\(result)")
    #expect(result.output.contains("\"violated\" by "), "\(result)")
    #expect(result.output.contains("left 0, right 0: equal, proved exactly"), "\(result)")
    #expect(result.output.contains("Of these 0 are."), "\(result)")
    #expect(try svbounds("naive-float64", "--seed", "1").output == result.output)
    #expect(try svbounds("naive-float64", "--seed", "2").output != result.output)
  }
}
