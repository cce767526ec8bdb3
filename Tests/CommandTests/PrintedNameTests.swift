// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import MatrixFormats

@Suite("Paths of any bytes, and what is printed of them") struct PrintedNameTests {
  @Test func theBytesOfAPathComeBack() {
    let paths: [[UInt8]] = [
      Array("a/é/漢.csv".utf8), [0xFF], [0x61, 0xC3], [0xC3, 0x28], [0xED, 0xA0, 0x80],
      Array("\u{10FF41}".utf8), [0xF4, 0x8F, 0xBD], Array("\u{10FF41}".utf8) + [0x80, 0x61],
    ]
    for bytes in paths {
      #expect(PathText.bytes(PathText.text(bytes)) == bytes)
    }
    #expect(PathText.text(Array("é\r\n".utf8)) == "é\r\n")
    #expect(printable(PathText.text([0x61, 0xFF])) == #"a\xFF"#)
    #expect(Set(paths.map(PathText.text)).count == paths.count)
  }

  /// The name's bytes: `a`, 0xFF, escape, `[31m`, line feed, `.csv`.
  @Test func noNameReachesTheTerminalRaw() throws {
    try withTemporaryFolder { folder in
      let name = PathText.text([0x61, 0xFF, 0x1B] + Array("[31m\n.csv".utf8))
      let path = folder.path + "/" + name
      try writeFile(Array("1,2\n3,4\n".utf8), to: path)
      // The name of a folder's file does not pass through the arguments.
      let check = try svbounds("check", "R2.a", "--input", folder.path)
      #expect(check.status == 0 && check.errors.isEmpty, "\(check)")
      let shown = #"a\xFF\u{1B}[31m\n.csv"#
      try writeFile(Array("1,2\n3,x\n".utf8), to: path)
      let refusal = try svbounds("check", "R2.a", "--input", folder.path)
      #expect(refusal.refuses() && refusal.errors.contains("/\(shown): line 2"), "\(refusal)")
      let escape = folder.path + "/\u{1B}[31m.csv"
      try writeFile(Array("1,2\n3,4\n".utf8), to: escape)
      let certificate = try svbounds("certify", escape)
      #expect(certificate.status == 0, "\(certificate)")
      #expect(certificate.output.contains(#"/\u{1B}[31m.csv: 2 x 2"#), "\(certificate)")
      let json = try svbounds("certify", "--json", escape)
      #expect(json.output.contains(#"/\u001b[31m.csv"#), "\(json)")
    }
    for arguments in [
      ["check", "\u{1B}[31m"], ["\u{1B}[31m"], ["network", "/nowhere\u{1B}[31m"],
      ["certify", "\u{1B}[31m.csv"], ["check", "--seed", "\u{1B}[31m"],
      ["check", "--input", "/nowhere\u{1B}[31m"], ["help", "\u{1B}[31m"],
      ["check", "G1", "--save-witness", "/nowhere/\u{1B}[31m"],
    ] {
      let result = try svbounds(arguments)
      #expect(result.refuses() && !result.errors.contains("\u{1B}"), "\(result)")
      #expect(result.errors.contains(#"\u{1B}[31m"#), "\(result)")
    }
  }
}
