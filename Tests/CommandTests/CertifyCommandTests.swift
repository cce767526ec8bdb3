// SPDX-License-Identifier: Apache-2.0

import Exact
import Foundation
import Testing

/// One object of what `svbounds certify --json` prints.
private struct Certificate: Decodable {
  struct Ends: Decodable {
    let lower: String
    let upper: String

    /// Whether the ends enclose the root of `square` within `width`.
    func enclose(rootOf square: Rational, width: Rational) throws -> Bool {
      let low = try Rational(text: lower)
      let high = try Rational(text: upper)
      return low.signum >= 0 && low * low <= square && square <= high * high
        && high - low <= width
    }
  }
  struct Rank: Decodable, Equatable {
    let lower: Int
    let upper: Int
  }
  let file: String
  let tensor: String?
  let rows: Int
  let columns: Int
  let bits: Int
  let singularValues: [Ends]
  let conditionNumber: Ends?
  let rank: Rank
}

@Suite struct CertifyCommandTests {
  private func certify(
    _ text: String, _ flags: String..., name: String = "a.csv"
  ) throws -> Certificate {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: name)
      try Data(text.utf8).write(to: file)
      let result = try svbounds(["certify", "--json", file.path] + flags)
      #expect(result.status == 0 && result.errors.isEmpty, "\(result)")
      let all = try JSONDecoder().decode([Certificate].self, from: Data(result.output.utf8))
      #expect(all.count == 1)
      return try #require(all.first)
    }
  }

  /// The file holds a 2 × 2 matrix times `scale` whose two singular values are √2 `scale`.
  private func expectRootsOfTwo(_ scale: String, bits: Int? = nil) throws {
    let text = "\(scale),\(scale)\n\(scale),-\(scale)\n"
    let certificate =
      try bits.map { try certify(text, "--bits", "\($0)") } ?? certify(text)
    let unit = try Rational(text: scale)
    let width =
      bits.map { Rational.one.scaled(byPowerOfTwo: 8 - $0) } ?? Rational(1, 1_000_000_000_000)
    for ends in certificate.singularValues {
      // 1.4 is below √2, so the allowed width is not rounded up.
      let allowed = width * unit * Rational(14, 10)
      #expect(try ends.enclose(rootOf: 2 * unit * unit, width: allowed), "\(ends)")
    }
    #expect(certificate.singularValues.count == 2)
    #expect(certificate.bits == bits ?? 53)
    #expect(certificate.rank == .init(lower: 2, upper: 2))
    let condition = try #require(certificate.conditionNumber)
    #expect(try Rational(text: condition.lower) == 1)
    #expect(try Rational(text: condition.upper) < Rational(1001, 1000))
  }

  @Test func enclosuresHoldAndAreNarrow() throws {
    try expectRootsOfTwo("1")
    try expectRootsOfTwo("0.1")
    try expectRootsOfTwo("1", bits: 24)
    try expectRootsOfTwo("0.1", bits: 200)
  }

  /// Past either end of Float64's range, where its own numbers could not be narrow or finite.
  @Test func anyExponentIsCertifiedNarrowly() throws {
    try expectRootsOfTwo("1.5e308")
    try expectRootsOfTwo("1e400")
    try expectRootsOfTwo("1e-320")
    try expectRootsOfTwo("1e-4000")
  }

  @Test func aDiagonalPastBothEndsOfFloat64IsCertifiedNarrowly() throws {
    for exponent in [300, 400] {
      let certificate = try certify("1e\(exponent),0\n0,1e-\(exponent)\n")
      let small = try Rational(text: "1e-\(exponent)")
      let width = small * Rational(1, 1_000_000_000_000)
      #expect(try certificate.singularValues[1].enclose(rootOf: small * small, width: width))
      #expect(certificate.rank == .init(lower: 2, upper: 2))
      #expect(certificate.conditionNumber?.upper != "inf")
    }
    let rows = (0..<70).map { row in
      (0..<70).map { $0 == row ? (row < 35 ? "1e400" : "1e-400") : "0" }.joined(separator: ",")
    }
    #expect(try certify(rows.joined(separator: "\n")).rank == .init(lower: 70, upper: 70))
  }

  @Test func moreBitsAreSuggestedWhereTheyHelp() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "a.csv")
      try Data("1,1\n1,1.000000000000000000000000001\n".utf8).write(to: file)
      let hint = "more --bits"
      let table = try svbounds("certify", file.path).output
      #expect(table.contains(hint), "\(table)")
      #expect(try !svbounds("certify", file.path, "--bits", "256").output.contains(hint))
      try Data("1,1\n1,1\n".utf8).write(to: file)
      #expect(try !svbounds("certify", file.path).output.contains(hint))
    }
  }

  @Test func aSingularMatrixHasUnboundedConditionNumberAndExactRank() throws {
    let certificate = try certify("1,2,3\n2,4,6\n1,1,1\n")
    #expect(certificate.rank == .init(lower: 2, upper: 2))
    #expect(certificate.conditionNumber?.upper == "inf")
    let zero = try certify("0,0\n")
    #expect(zero.rank == .init(lower: 0, upper: 0))
    #expect(zero.singularValues.map(\.upper) == ["0"])
    #expect(zero.conditionNumber?.lower == "inf")
  }

  @Test func anEmptyMatrixHasNoConditionNumber() throws {
    let certificate = try certify(
      "%%MatrixMarket matrix array real general\n0 3\n", name: "empty.mtx")
    #expect(certificate.rows == 0 && certificate.columns == 3)
    #expect(certificate.singularValues.isEmpty && certificate.conditionNumber == nil)
  }

  @Test func aBadFileDoesNotKeepTheOthersFromBeingAnswered() throws {
    try withTemporaryFolder { folder in
      let good = folder.appending(path: "good.csv").path
      try Data("1,2\n3,4\n".utf8).write(to: URL(filePath: good))
      let bad = folder.appending(path: "bad.csv").path
      try Data("1,2\n3,x\n".utf8).write(to: URL(filePath: bad))
      let nan = folder.appending(path: "nan.npy").path
      try numpyMatrix([1, .nan], rows: 1, columns: 2).write(to: URL(filePath: nan))
      let result = try svbounds("certify", good, bad, folder.path, nan, good, "--json")
      #expect(result.refuses(lines: 3), "\(result)")
      #expect(result.complaints[0].contains("bad.csv: line 2"), "\(result)")
      #expect(result.complaints[2].contains("nan.npy: entry (1, 2) is nan"), "\(result)")
      let all = try JSONDecoder().decode([Certificate].self, from: Data(result.output.utf8))
      #expect(all.map(\.file) == [good, good])
      let table = try svbounds("certify", good)
      #expect(table.status == 0 && table.output.contains("condition number"), "\(table)")
    }
  }

  @Test func nullStandsForWhatIsAbsent() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "a.npy")
      try numpyMatrix([], rows: 0, columns: 2).write(to: file)
      let output = try svbounds("certify", "--json", file.path).output
      #expect(output.contains("\"conditionNumber\" : null") && output.contains("\"tensor\" : null"))
    }
  }

  /// A path that is no OpenBLAS, whatever it is, leaves the package's own kernels.
  @Test(arguments: ["off", "/nonexistent", "libm.so.6", "libc.so.6"])
  func kernelsCanBeChosen(_ library: String) throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "a.csv")
      let rows = (0..<50).map { row in
        (0..<50).map { $0 == row ? "2" : "\((row * 7 + $0 * 3) % 5)" }.joined(separator: ",")
      }
      try Data((rows.joined(separator: "\n") + "\n").utf8).write(to: file)
      let result = try svbounds(
        ["certify", file.path], environment: ["SVBOUNDS_OPENBLAS": library])
      #expect(result.status == 0 && result.errors.isEmpty, "\(result)")
      #expect(result.output.contains("50 x 50, 53 bits, own kernels"), "\(result)")
    }
  }
}
