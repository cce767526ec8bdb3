// SPDX-License-Identifier: Apache-2.0

import Exact
import MatrixFormats
import Testing

@Suite struct SafetensorsTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  /// Six tensors: four matrices (one of integers), a vector and an empty one.
  static var mixed: [UInt8] {
    let header = """
      {"__metadata__":{"format":"pt","note":"\\u00e9\\n"},
      "d":{"dtype":"F64","shape":[1,2],"data_offsets":[0,16]},
      "weight.\\u00e9":{"dtype":"F32","shape":[2,1],"data_offsets":[16,24]},
      "half":{"data_offsets":[24,28],"shape":[1,2],"dtype":"F16"},
      "brain":{"dtype":"BF16","shape":[2],"data_offsets":[28,32],"extra":[null,{"a":-1.5e3}]},
      "empty":{"dtype":"F32","shape":[0,3],"data_offsets":[32,32]},
      "index":{"dtype":"I64","shape":[1,1],"data_offsets":[32,40]}}
      """
    let data: [UInt8] =
      bytes([0.1, -2]) + bytes([0.1, 3] as [Float])
      + littleEndian(UInt16(0x3C01)) + littleEndian(UInt16(0xFC00))
      + littleEndian(UInt16(0x3F80)) + littleEndian(UInt16(0xC049)) + littleEndian(Int64(5))
    return safetensors(header: header + "  ", data: data)
  }

  @Test func matricesAreReadInOrderAndWidened() throws {
    let path = scratch.file("m.safetensors", SafetensorsTests.mixed)
    let matrices = try readMatrices(at: path)
    #expect(matrices.map { $0.name } == ["d", "weight.é", "half", "empty"])
    #expect(matrices.map { [$0.rows, $0.columns] } == [[1, 2], [2, 1], [1, 2], [0, 3]])
    #expect(matrices[0].content == .double(Matrix([[0.1, -2]])))
    #expect(matrices[1].content == .double(Matrix([[Double(Float(0.1))], [3]])))
    #expect(matrices[2].content == .double(Matrix([[1 + 0x1p-10, -.infinity]])))
    let infinite = MatrixFileError.notFinite(
      file: path, tensor: "half", row: 0, column: 1, value: "-inf")
    #expect(throws: infinite) { try matrices[2].rational }
    #expect(try doubles(path, tensor: "brain") == Matrix([[1], [-3.140625]]))
    #expect(
      message(path, tensor: "index")
        == "tensor 'index': entries of type 'I64'; F64, F32, F16 and BF16 are read")
    #expect(
      message(path, tensor: "W")
        == "no tensor 'W'; the file holds 'd', 'weight.é', 'half', 'brain', 'empty' and 1 more")
    let unnamed = scratch.file("m.weights", SafetensorsTests.mixed)
    #expect(try readMatrices(at: unnamed).count == 4)
  }

  private func tensor(_ name: String, _ shape: String, _ offsets: String) -> String {
    "\"\(name)\":{\"dtype\":\"F64\",\"shape\":\(shape),\"data_offsets\":\(offsets)}"
  }

  @Test func wrongHeadersAreNamed() {
    let good = tensor("a", "[1,2]", "[0,16]")
    let cases: [(String, String)] = [
      ("{\(good)}", "need 16 bytes of data, but 32 follow"),
      ("{\(good),\(tensor("b", "[1,3]", "[8,32]"))}", "'b': its data overlaps that of tensor 'a'"),
      ("{\(good),\(tensor("b", "[1,2]", "[0,16]"))}", "overlaps"),
      ("{\(good),\(tensor("b", "[1,1]", "[24,32]"))}", "from byte 16, belongs to no tensor"),
      ("{\(good),\(tensor("b", "[1,3]", "[16,40]"))}", "ends at byte 40, but only 32"),
      ("{\(good),\(tensor("b", "[1,3]", "[16,32]"))}", "does not fit its 16 bytes"),
      ("{\(good),\(tensor("a", "[1,2]", "[16,32]"))}", "the name 'a' twice"),
      ("{\(tensor("a", "[1,2]", "[16,0]"))}", "ends before it begins"),
      ("{\(tensor("a", "[4000000000,4000000000]", "[0,32]"))}", "does not fit"),
      ("{\(tensor("a", "[9223372036854775808]", "[0,32]"))}", "beyond 2⁶³"),
      ("{\(tensor("a", "[1,2]", "[0,9223372036854775807]"))}", "ends at byte 9223372036854775807"),
      ("{\(tensor("a", "[1,-2]", "[0,32]"))}", "integer ≥ 0"),
      ("{\(tensor("a", "[1,2.0]", "[0,32]"))}", "integer ≥ 0"),
      ("{\(tensor("a", "[1,02]", "[0,32]"))}", "leading zeros"),
      ("{\(tensor("a", "4", "[0,32]"))}", "'['"),
      ("{\(tensor("a", "[4]", "[0]"))}", "two 'data_offsets'"),
      ("{\(tensor("a", "[4]", "[0,1,2]"))}", "at most 2"),
      ("{\"a\":{\"dtype\":\"F64\",\"dtype\":\"F32\"}}", "the key 'dtype' twice"),
      ("{\"a\":{\"dtype\":\"F64\",\"shape\":[4]}}", "needs 'dtype', 'shape'"),
      ("{\"a\":1}", "'{'"),
      ("{\(good)", "',' or '}'"),
      ("{\(good)}x", "goes on"),
      ("{a:1}", "a string"),
      ("{\"a", "does not end"),
      ("{\"a\\q\":1}", "wrong escape"),
      ("{\"a\\ud800\":1}", "wrong escape"),
      ("{\"a\n\":1}", "control character"),
      ("{\"__metadata__\":" + String(repeating: "[", count: 100_000), "nesting"),
      ("{\"__metadata__\":nul}", "a JSON value"),
      ("[]", "does not begin with '{'"),
      ("", "does not begin with '{'"),
    ]
    var wrong: [String] = []
    for (header, part) in cases {
      let file = safetensors(header: header, data: [UInt8](repeating: 0, count: 32))
      let text = message(scratch.file("w.safetensors", file))
      if !text.contains(part) { wrong.append("\(header.prefix(100)): \(text)") }
    }
    #expect(wrong.isEmpty)
  }

  @Test func lengthOfTheHeaderIsChecked() {
    func read(_ length: UInt64, _ rest: String) -> String {
      message(scratch.file("l.safetensors", littleEndian(length) + Array(rest.utf8)))
    }
    #expect(
      read(1 << 63, "{}")
        == "byte 0: a header of 9223372036854775808 bytes is announced, but only 2 follow")
    #expect(read(.max, "{}").contains("18446744073709551615"))
    #expect(read(3, "{}").contains("only 2 follow"))
    #expect(read(2, "{}").hasPrefix("no two-dimensional tensor"))
    #expect(read(2, "{}").hasSuffix("the file holds no tensor"))
    #expect(message(scratch.file("s.safetensors", "{}")).contains("too short"))
  }
}
