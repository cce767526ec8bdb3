// SPDX-License-Identifier: Apache-2.0

import Exact
import Testing

@Suite struct RationalTextTests {
  @Test func decimalTextDenotesTheExactNumber() throws {
    let forms: [(String, Rational)] = [
      ("12", 12), ("-0.1", Rational(-1, 10)), ("+.5e-3", Rational(1, 2000)), ("5.", 5),
      ("6.02E2", 602), ("-7/3", Rational(-7, 3)), ("4/-6", Rational(-2, 3)), ("-0", 0),
      ("1e-5000", Rational(1, Integer(10).power(5000))),
    ]
    for (text, value) in forms { #expect(try Rational(text: text) == value, "\(text)") }
  }

  @Test func anythingElseIsRefused() {
    let wrong = [
      "", "-", ".", "e", "1e", "e5", ".e5", "1e5.0", "1.2.3", "+-5", "1.-5", "--1", " 1", "1 ",
      "1/2e3", "1/", "/2", "1/0", "1/\u{301}2", "1\u{301}", "1e\u{301}5", "٣", "0x10", "nan", "inf",
      "1e5001", "1e-5001", "1e9223372036854775807", "1e-9223372036854775808",
      "1e99999999999999999999",
    ]
    #expect(wrong.filter { (try? Rational(text: $0)) != nil }.isEmpty)
  }
}
