// SPDX-License-Identifier: Apache-2.0

import Exact
import Foundation
import Testing

/// What `svbounds certify --certificate` writes.
private struct CertificateFile: Decodable {
  struct Record: Decodable {
    let file: String
    let tensor: String?
    let certificate: SingularValueCertificate

    private enum CodingKeys: String, CodingKey { case file, tensor }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      file = try container.decode(String.self, forKey: .file)
      tensor = try container.decode(String?.self, forKey: .tensor)
      certificate = try SingularValueCertificate(from: decoder)
    }
  }
  let kind: String
  let version: Int
  let matrices: [Record]
}

@Suite struct CertificateFileTests {
  private func certify(
    _ files: [String: String], _ flags: String...
  ) throws -> (result: CommandResult, file: CertificateFile?) {
    try withTemporaryFolder { folder in
      for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
      let output = folder.appending(path: "out.json")
      let paths = files.keys.sorted().map { folder.appending(path: $0).path }
      let result = try svbounds(["certify"] + paths + ["--certificate", output.path] + flags)
      guard let data = try? Data(contentsOf: output) else { return (result, nil) }
      return (result, try JSONDecoder().decode(CertificateFile.self, from: data))
    }
  }

  @Test func everyMatrixIsInTheFile() throws {
    let (result, file) = try certify(["a.csv": "0.3,-0.4\n0.4,0.3\n", "b.csv": "1,2,3\n4,5,6\n"])
    #expect(result.status == 0 && result.errors.isEmpty, "\(result)")
    let written = try #require(file)
    #expect(written.kind == "singular-values" && written.version == 1)
    #expect(written.matrices.map { $0.file.suffix(5) } == ["a.csv", "b.csv"])
    #expect(written.matrices.allSatisfy { $0.tensor == nil && $0.certificate.fault == nil })
    let first = written.matrices[0].certificate
    #expect(first.matrix.denominator == 5 && first.matrix.exponent == -1)
    #expect(first.singularValues.map(\.kernel) == [0, 0])
    #expect(first.kernels[0].value == Rational(1, 2))
    let second = written.matrices[1].certificate
    #expect(second.matrix.transposed && second.singularValues.map(\.index) == [1, 2])
  }

  @Test func moreBitsGiveNarrowerIntervals() throws {
    let (_, file) = try certify(["a.csv": "1,2\n3,4\n"], "--bits", "300")
    let found = try #require(file?.matrices.first?.certificate)
    #expect(found.fault == nil)
    for claim in found.singularValues {
      let width = found.ends[claim.upper].value - found.ends[claim.lower].value
      #expect(width < Rational.one.scaled(byPowerOfTwo: -285))
    }
  }

  @Test func onlyTheChosenIndices() throws {
    let (result, file) = try certify(["a.csv": "1,2,0\n3,4,1\n0,1,1\n"], "--index", "3", "1")
    #expect(result.status == 0, "\(result)")
    #expect(file?.matrices.first?.certificate.singularValues.map(\.index) == [1, 3])
  }

  @Test func whatCannotBeDoneIsSaidInALine() throws {
    let (tooFar, rest) = try certify(
      ["a.csv": "1,2\n3,4\n", "b.csv": "1,2,0\n3,4,1\n0,1,1\n"], "--index", "3")
    #expect(tooFar.refuses() && tooFar.errors.contains("no sigma_3"), "\(tooFar)")
    #expect(rest?.matrices.count == 1)
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "a.csv")
      try Data("1,2\n".utf8).write(to: file)
      #expect(try svbounds("certify", file.path, "--certificate", folder.path).refuses())
      #expect(try svbounds("certify", file.path, "--index", "1").refuses())
      #expect(
        try svbounds("certify", file.path, "--certificate", "x", "--index", "0").refuses())
    }
  }
}
