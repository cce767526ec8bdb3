// SPDX-License-Identifier: Apache-2.0

import Exact
import MatrixFormats
import Testing

@Suite struct MatrixMarketTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private func read(_ text: String) throws -> Matrix<Rational> {
    try rationals(scratch.file("m.mtx", text))
  }

  @Test func arraysAreReadColumnByColumn() throws {
    let general =
      "%%MatrixMarket matrix array real general\n% note\n\n2 3\n"
      + "1\n.1\n-2e1\n4\n5\n6.50\n"
    let expected = exact([["1", "-20", "5"], ["1/10", "4", "13/2"]])
    #expect(try read(general) == expected)
    #expect(try read(general.split(separator: "\n").joined(separator: "\r\n")) == expected)
    #expect(try read(general.split(separator: "\n").joined(separator: "\r")) == expected)
    let lower = "%%matrixmarket MATRIX Array Integer Symmetric\n3 3\n1\n2\n3\n4\n5\n6"
    #expect(try read(lower) == exact([["1", "2", "3"], ["2", "4", "5"], ["3", "5", "6"]]))
    let strict = "%%MatrixMarket matrix array integer skew-symmetric\n4 4\n1\n2\n3\n4\n5\n6\n"
    let skew = try read(strict)
    #expect(skew.isSkewSymmetric)
    #expect((0..<4).map { skew[3, $0] } == [3, 5, 6, 0])
    #expect(skew[1, 0] == 1 && skew[2, 0] == 2 && skew[2, 1] == 4)
  }

  @Test func coordinatesAreReadInAnyOrder() throws {
    let general = """
      %%MatrixMarket matrix coordinate real general
      %
        3 2   3
      3 2 1e-3

      % in between
      1\t1\t-7
      2 2 0.5  \n
      """
    #expect(try read(general) == exact([["-7", "0"], ["0", "1/2"], ["0", "1/1000"]]))
    let symmetric =
      "%%MatrixMarket matrix coordinate integer symmetric\n"
      + "3 3 3\n1 1 4\n3 1 2\n2 3 5\n"
    #expect(try read(symmetric) == exact([["4", "0", "2"], ["0", "0", "5"], ["2", "5", "0"]]))
    let skew = "%%MatrixMarket matrix coordinate real skew-symmetric\n2 2 1\n2 1 .5\n"
    #expect(try read(skew) == exact([["0", "-1/2"], ["1/2", "0"]]))
    let empty = "%%MatrixMarket matrix coordinate real general\n0 4 0\n"
    #expect(try read(empty).columns == 4)
  }

  /// What follows `%%MatrixMarket matrix `, and the whole message.
  static let wrong: [(String, String)] = [
    (
      "coordinate complex general\n1 1 0",
      "line 1, column 34: 'complex'; 'real' and 'integer' are read"
    ),
    (
      "coordinate pattern general\n1 1 0",
      "line 1, column 34: 'pattern'; 'real' and 'integer' are read"
    ),
    (
      "array real hermitian\n1 1 0",
      "line 1, column 34: 'hermitian'; 'general', 'symmetric' and 'skew-symmetric' are read"
    ),
    ("dense real general\n1 1 0", "line 1, column 23: 'dense'; 'coordinate' and 'array' are read"),
    ("array real\n1 1", "line 1: the first line needs '%%MatrixMarket' and four words after it"),
    (
      "array real general x\n1 1",
      "line 1: the first line needs '%%MatrixMarket' and four words after it"
    ),
    ("array real general\n", "line 2, column 1: the number of rows needs an integer ≥ 0 here"),
    ("array real general\n2", "line 2, column 2: the number of columns needs an integer ≥ 0 here"),
    (
      "array real general\n2 x",
      "line 2, column 3: the number of columns needs an integer ≥ 0 here"
    ),
    ("array real general\n1 1 1\n5\n", "line 2, column 5: the line should end here"),
    (
      "array real general\n1000000000 1000000000\n1\n",
      "line 2: 1000000000 × 1000000000 is more than the limit of 4194304 entries"
    ),
    (
      "coordinate real general\n10000 10000 1\n1 1 1\n",
      "line 2: 10000 × 10000 is more than the limit of 4194304 entries"
    ),
    (
      "coordinate real general\n9223372036854775807 9223372036854775807 1\n1 1 1\n",
      "line 2: 9223372036854775807 × 9223372036854775807 is more than the limit of 4194304 entries"
    ),
    (
      "coordinate real general\n9223372036854775808 1 1\n",
      "line 2, column 1: the number of rows has a number beyond 2⁶³"
    ),
    (
      "array real symmetric\n1 2\n1\n",
      "line 2: a symmetric or skew-symmetric matrix is square, not 1 × 2"
    ),
    (
      "coordinate real general\n2 2 5\n1 1 1\n1 2 1\n2 1 1\n2 2 1\n1 1 1\n",
      "line 2: 5 entries are announced, but there are only 4 positions"
    ),
    (
      "coordinate real general\n100 100 5000\n1 1 1\n",
      "line 2: 5000 entries are announced, for which the 7 bytes that follow do not suffice"
    ),
    ("array real general\n2 2\n1\n2\n3.0000\n", "line 6: the file ends after 3 of 4 entries"),
    (
      "array real general\n1 2\n1\n2\n3\n",
      "line 5, column 1: the file goes on after its 2 entries"
    ),
    ("array real general\n1 2\n1\nnan\n", "line 4, column 1: 'nan' is not a finite number"),
    ("array real general\n1 2\n1\n0x10\n", "line 4, column 1: '0x10' is not a number"),
    ("array integer general\n1 2\n1\n2.0\n", "line 4, column 1: '2.0' is not an integer"),
    ("coordinate real general\n2 2 1\n0 1 5\n", "line 3, column 1: row 0 is not in 1 to 2"),
    ("coordinate real general\n2 2 1\n1 3 5\n", "line 3, column 3: column 3 is not in 1 to 2"),
    ("coordinate real general\n2 2 1\n1 1\n1 1", "line 3, column 4: a value is missing"),
    ("coordinate real general\n2 2 1\n1 1 5 5\n", "line 3, column 7: the line should end here"),
    ("coordinate real general\n2 2 1\n1 1 1/0\n", "line 3, column 5: '1/0' has denominator zero"),
    (
      "coordinate real general\n2 2 2\n1 2 5\n1 2 6\n",
      "line 4: entry (1, 2) was given before"
    ),
    (
      "coordinate real symmetric\n2 2 2\n1 2 5\n2 1 5\n",
      "line 4: entry (2, 1) was given before"
    ),
    (
      "coordinate real skew-symmetric\n2 2 1\n1 1 5\n",
      "line 3: a skew-symmetric matrix lists no diagonal entry"
    ),
  ]

  @Test func wrongFilesAreNamed() {
    var wrong: [String] = []
    for (text, wanted) in MatrixMarketTests.wrong {
      let got = message(scratch.file("w.mtx", "%%MatrixMarket matrix " + text))
      if got != wanted { wrong.append("\(text): \(got)") }
    }
    #expect(wrong.isEmpty)
    #expect(message(scratch.file("x.mtx", "1 1 1\n")).contains("'%%MatrixMarket' is missing"))
  }

  @Test func memoryOfExactEntriesIsLimited() {
    let denominator = "1" + String(repeating: "0", count: 39_990)
    var text = "%%MatrixMarket matrix coordinate real symmetric\n130 130 8515\n"
    text += "1 1 1/\(denominator)\n"
    for row in 2...130 {
      for column in 1...row { text += "\(row) \(column) 1\n" }
    }
    let got = message(scratch.file("b.mtx", text))
    #expect(got.contains("more than the limit of 2147483648 bits"))
  }
}
