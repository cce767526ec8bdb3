// SPDX-License-Identifier: Apache-2.0

import Foundation
import MatrixFormats
import Testing

@Suite struct UnreadableFileTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test func filesThatCannotBeReadAreNamed() throws {
    let missing = scratch.path + "/missing.npy"
    #expect(failure(missing)?.description == missing + ": no such file")
    #expect(message(scratch.path) == "a directory, not a regular file")
    #expect(message("") == "no file can have this name")
    #expect(message("a\0.npy") == "no file can have this name")
    #expect(message("/dev/zero") == "a device, not a regular file")
    for suffix in ["npy", "safetensors", "mtx", "csv", "what"] {
      #expect(message(scratch.file("e." + suffix, [])) == "the file is empty")
    }
    let pipe = scratch.path + "/pipe.npy"
    try #require(mkfifo(pipe, 0o600) == 0)
    #expect(message(pipe) == "a pipe, not a regular file")
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func permissionIsNeeded() {
    let path = scratch.file("p.npy", npy(shape: "()", data: bytes([1.0])))
    chmod(path, 0)
    #expect(message(path) == "permission denied")
  }

  @Test func formatIsToldByExtensionThenByTheFirstBytes() throws {
    let array = npy(shape: "(1, 1)", data: bytes([1.0]))
    let market = Array("%%MatrixMarket matrix array real general\n1 1\n1\n".utf8)
    #expect(try readMatrices(at: scratch.file("a.NPY", array)).count == 1)
    #expect(try readMatrices(at: scratch.file("a", array)).count == 1)
    #expect(try readMatrices(at: scratch.file("b.market", market)).count == 1)
    #expect(try readMatrices(at: scratch.file("c.txt", "1 2\n")).count == 1)
    #expect(message(scratch.file("d.npy", market)).contains("wrong magic"))
    #expect(
      message(scratch.file("e.bin", "1,2\n"))
        == "unknown format; known are .npy (.npy), safetensors (.safetensors), "
        + "MatrixMarket (.mtx), CSV (.csv, .tsv, .txt)")
    #expect(
      message(scratch.file("f.npy", array), tensor: "W")
        == "no tensor 'W': a .npy file names no tensors")
  }

  @Test func messagesAreOneLine() throws {
    let path = scratch.file("a\nb.csv", "1,\"x\u{2028}\"\n")
    let text = try #require(failure(path)).description
    #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    #expect(text.hasSuffix("a\\nb.csv: line 1, column 3: '\"x\\u{2028}\"' is not a number"))
  }
}
