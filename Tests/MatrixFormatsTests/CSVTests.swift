// SPDX-License-Identifier: Apache-2.0

import Exact
import MatrixFormats
import Testing

@Suite struct CSVTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private func read(_ text: String) throws -> Matrix<Rational> {
    try rationals(scratch.file("m.csv", text))
  }

  @Test func separatorsLineEndsAndCommentsAreUnderstood() throws {
    let expected = exact([["1/10", "-2"], ["3000", "1/3"]])
    let texts = [
      "0.1,-2\n3e3,1/3\n", "0.1;-2\n3e3;1/3", "0.1\t-2\n3e3\t1/3\n", "0.1 -2\n3e3 1/3\n",
      " 0.1 , -2 \r\n\r\n3e3,\t1/3\r\n", "# heading\n.1,-2 # one\n#\n 3E3 ,1/3", ".1,-2\r3e3,2/6\r",
      "\u{FEFF}0.10,-2.\n+3000,1/3\n", "  0.1   -2\n  3e3  1/3\n", "0.1 \t-2\n\t3e3 1/3\t\n",
    ]
    for text in texts { #expect(try read(text) == expected, "\(text)") }
    #expect(try read("5\n6\n") == exact([["5"], ["6"]]))
  }

  @Test func decimalTextIsExact() throws {
    let path = scratch.file("d.csv", "0.1,1e-400,123456789012345678901234567890\n")
    let matrix = try rationals(path)
    #expect(matrix[0, 0] == Rational(1, 10))
    #expect(matrix[0, 1] == Rational(1, Integer(10).power(400)))
    #expect(matrix[0, 2].description == "123456789012345678901234567890")
  }

  static let wrong: [(String, String)] = [
    ("1,2\n3\n", "line 2: the row has 1 entries, but the first row has 2"),
    ("1,2\n\n# c\n3,4,5\n", "line 4: the row has 3 entries, but the first row has 2"),
    ("a,b\n1,2\n", "line 1, column 1: 'a' is not a number; a row of headings is not accepted"),
    ("1,b\n1,2\n", "line 1, column 3: 'b' is not a number"),
    ("1,2\n1,nan\n", "line 2, column 3: 'nan' is not a finite number"),
    ("1,2\n-inf,1\n", "line 2, column 1: '-inf' is not a finite number"),
    ("1,2\n1,\n", "line 2, column 3: an empty field"),
    ("1,2\n,1\n", "line 2, column 1: an empty field"),
    ("1,,2\n", "line 1, column 3: an empty field"),
    ("1\t\t2\n", "line 1, column 2: an empty field"),
    ("1,2,\n", "line 1, column 5: an empty field"),
    ("1,2\n1 2\n", "line 2, column 2: another separator than between the first two fields"),
    ("1 2\n1,2\n", "line 2, column 1: '1,2' is not a number"),
    ("1,5;2,5\n", "line 1, column 3: '5;2' is not a number"),
    ("1,2\n1,2/0\n", "line 2, column 3: '2/0' has denominator zero"),
    ("1,2\n1,1e9999\n", "line 2, column 3: '1e9999' is outside 10^±5000 or too long"),
    (
      "1,2\n1,1e-9223372036854775808\n",
      "line 2, column 3: '1e-9223372036854775808' is outside 10^±5000 or too long"
    ),
    ("1,2\n\u{1B}[2J,1\n", "line 2, column 1: '\\u{1B}[2J' is not a number"),
    ("# only\n\n", "the file holds no numbers"),
  ]

  @Test func wrongFilesAreNamed() {
    var wrong: [String] = []
    for (text, wanted) in CSVTests.wrong {
      let got = message(scratch.file("w.csv", text))
      if got != wanted { wrong.append("\(text): \(got)") }
    }
    #expect(wrong.isEmpty)
  }

  @Test func memoryOfExactEntriesIsLimited() {
    let long = String(repeating: "7", count: MatrixFileLimits.numberLength + 1)
    #expect(message(scratch.file("l.csv", "1,\(long)\n")).contains("more than 40000 characters"))
    // One long denominator, which all entries then share.
    let denominator = "1" + String(repeating: "0", count: 39_990)
    let rows = ["1/" + denominator] + [String](repeating: "1", count: 16_200)
    let got = message(scratch.file("g.csv", rows.joined(separator: "\n")))
    #expect(got.contains("more than the limit of 2147483648 bits"))
  }

  @Test func writingAndReadingGivesTheSameMatrix() throws {
    let tiny = try #require(Rational(exactly: Double.leastNonzeroMagnitude))
    let huge = try #require(Rational(exactly: Double.greatestFiniteMagnitude))
    let matrix: Matrix<Rational> = Matrix([
      [0, 1, -1, Rational(1, 2), Rational(-1, 8)],
      [Rational(1, 3), Rational(-22, 7), Rational(1, 1000), Rational(3, 40), tiny],
      [huge, -tiny, Rational(5).scaled(byPowerOfTwo: -40), Rational(1, 5), Rational(12345, 100)],
      [
        Rational(1).scaled(byPowerOfTwo: -6000), Rational(Integer(10).power(20_001)),
        Rational(1, 100_000_000), Rational(-99, 100), Rational(1, 6),
      ],
    ])
    let path = scratch.path + "/w.csv"
    try writeCSV(matrix, to: path, comment: "seed 7\nof two lines")
    #expect(try rationals(path) == matrix)
    #expect(
      csvText(exact([["1/2", "-1/3", "7"], ["-1/100", "1e-9", "0"]]))
        == "0.5,-1/3,7\n-0.01,1e-9,0\n")
  }

  @Test func writingFailsInOneLine() {
    let empty = Matrix<Rational>.zero(rows: 0, columns: 3)
    #expect(
      throws: MatrixFileError.unwritable(
        file: "x.csv", reason: "CSV cannot hold an empty matrix (0 × 3)")
    ) { try writeCSV(empty, to: "x.csv") }
    let path = scratch.path + "/missing/x.csv"
    #expect(
      throws: MatrixFileError.unwritable(file: path, reason: "cannot be written: no such file")
    ) { try writeCSV(.identity(2), to: path) }
  }
}
