// SPDX-License-Identifier: Apache-2.0

import Exact
import Foundation
import MatrixFormats
import Testing

@Suite struct NPYTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  /// 2 × 3, row by row; all are Floats, none is a palindrome of bytes.
  let values: [Float] = [1.5, -2.25, 0x1.8p-140, 0.1, 65536.5, -7]
  var expected: Matrix<Double> { Matrix(rows: 2, columns: 3, entries: values.map { Double($0) }) }

  @Test(arguments: [UInt8(1), 2, 3])
  func versionsByteOrdersAndWidths(version: UInt8) throws {
    let double = values.map { Double($0) }
    let columnMajor = [0, 3, 1, 4, 2, 5].map { values[$0] }
    let swapped = values.flatMap { littleEndian($0.bitPattern.byteSwapped) }
    let swappedWide = double.flatMap { littleEndian($0.bitPattern.byteSwapped) }
    let files: [[UInt8]] = [
      npy("<f8", shape: "(2, 3)", version: version, data: bytes(double)),
      npy("=f8", shape: "(2, 3)", version: version, data: bytes(double)),
      npy("|f8", shape: "(2, 3)", version: version, data: bytes(double)),
      npy(">f8", shape: "(2, 3)", version: version, data: swappedWide),
      npy("<f4", shape: "(2, 3)", version: version, data: bytes(values)),
      npy(">f4", shape: "(2, 3)", version: version, data: swapped),
      npy("<f4", shape: "(2,3,)", fortran: true, version: version, data: bytes(columnMajor)),
      npy(
        header: "{ \"shape\":(2L,3L),\"fortran_order\" : False , 'descr':'<f4' }",
        version: version, data: bytes(values)),
    ]
    for (index, file) in files.enumerated() {
      let path = scratch.file("a\(index).npy", file)
      #expect(try doubles(path) == expected, "file \(index)")
    }
  }

  @Test func columnsNumbersAndEmptyMatrices() throws {
    let column = scratch.file("c.npy", npy(shape: "(3,)", data: bytes([1, 2, 3] as [Double])))
    #expect(try doubles(column) == Matrix(rows: 3, columns: 1, entries: [1, 2, 3]))
    let number = scratch.file("n.npy", npy(shape: "()", data: bytes([7] as [Double])))
    #expect(try doubles(number) == Matrix(rows: 1, columns: 1, entries: [7]))
    let empty = scratch.file("e.npy", npy(shape: "(0, 5)", data: []))
    let matrix = try doubles(empty)
    #expect(matrix.rows == 0 && matrix.columns == 5)
  }

  @Test func halfPrecisionIsWidenedExactly() throws {
    let patterns: [UInt16] = [0x3C00, 0x0001, 0x83FF, 0x7BFF, 0x0400, 0x3555, 0x8000]
    let path = scratch.file(
      "h.npy", npy("<f2", shape: "(7,)", data: patterns.flatMap { littleEndian($0) }))
    let wanted: [Double] = [1, 0x1p-24, -1023 * 0x1p-24, 65504, 0x1p-14, 1365 * 0x1p-12, -0.0]
    let read = try doubles(path).entries
    #expect(read.map { $0.bitPattern } == wanted.map { $0.bitPattern })
  }

  @Test func notANumberIsReadAndNamedWhenMadeExact() throws {
    let data: [Double] = [1, 2, 3, 4, -.infinity, .nan]
    let path = scratch.file("nan.npy", npy(shape: "(2, 3)", data: bytes(data)))
    let matrix = try #require(try readMatrices(at: path).first)
    let wanted = MatrixFileError.notFinite(
      file: path, tensor: nil, row: 1, column: 1, value: "-inf")
    #expect(throws: wanted) { try matrix.rational }
    #expect(wanted.message == "entry (2, 2) is -inf, not a finite number")
    let fine = scratch.file("fine.npy", npy(shape: "(1, 2)", data: bytes([0.5, -3])))
    #expect(try readMatrices(at: fine)[0].rational == exact([["1/2", "-3"]]))
  }

  /// Header and what the message must contain.
  static let wrongHeaders: [(String, String)] = [
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2)}", "needs 32 bytes"),
    (
      "{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000, 1000000000)}",
      "1000000000 × 1000000000 needs 8000000000000000000 bytes"
    ),
    (
      "{'descr': '<f8', 'fortran_order': False, 'shape': (4000000000, 4000000000)}",
      "more than 2⁶³"
    ),
    (
      "{'descr': '<f8', 'fortran_order': False, 'shape': (9223372036854775808, 1)}",
      "beyond 2⁶³"
    ),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (0, 1000000000)}", "needs 0 bytes"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1, 1)}", "3 dimensions"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (-1, 1)}", "integer ≥ 0"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (1)}", "not a tuple"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': [1, 1]}", "a tuple"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (1 1)}", "',' or ')'"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1)", "',' or '}'"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1)} x", "goes on"),
    ("{'descr': '<f8', 'fortran_order': False}", "no key 'shape'"),
    ("{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': ()}", "twice"),
    ("{'descr': '<f8', 'fortran_order': 0, 'shape': ()}", "True or False"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (), 'x': 1}", "unknown key 'x'"),
    ("{'descr': '<i8', 'fortran_order': False, 'shape': ()}", "type '<i8'"),
    ("{'descr': '<c8', 'fortran_order': False, 'shape': ()}", "type '<c8'"),
    ("{'descr': '', 'fortran_order': False, 'shape': ()}", "type ''"),
    ("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': ()}", "records"),
    ("{'descr': 'a\\'b', 'fortran_order': False, 'shape': ()}", "string"),
    ("{'descr': '<f8", "string"),
    ("", "a dictionary"),
    ("__import__('os')", "a dictionary"),
  ]

  @Test func wrongHeadersAreNamed() {
    var wrong: [String] = []
    for (header, part) in NPYTests.wrongHeaders {
      let path = scratch.file("w.npy", npy(header: header, data: bytes([1.0])))
      let text = message(path)
      if !text.contains(part) { wrong.append("\(header): \(text)") }
    }
    #expect(wrong.isEmpty)
  }

  @Test func fixedPartIsChecked() {
    let good = npy(shape: "(1, 1)", data: bytes([1.0]))
    func read(_ change: (inout [UInt8]) -> Void) -> String {
      var file = good
      change(&file)
      return message(scratch.file("f.npy", file))
    }
    #expect(read { $0[0] = 0x92 } == "byte 0: wrong magic number: not a .npy file")
    #expect(read { $0[6] = 4 } == "byte 6: .npy version 4.0; 1 to 3 are read")
    #expect(read { $0 = Array($0.prefix(7)) } == "byte 7: the file ends within its header")
    #expect(read { $0 = Array($0.prefix(9)) } == "byte 9: the file ends within its header")
    #expect(
      read { $0 = Array($0.prefix(100)) }
        == "byte 8: a header of 118 bytes is announced, but only 90 follow")
    #expect(
      read { $0.removeLast() }
        == "byte 128: the shape 1 × 1 needs 8 bytes of data, but 7 follow the header")
    #expect(
      read { $0.append(0) }
        == "byte 128: the shape 1 × 1 needs 8 bytes of data, but 9 follow the header")
    var long = npy(shape: "(1, 1)", version: 2, data: bytes([1.0]))
    long.replaceSubrange(8..<12, with: [0xFF, 0xFF, 0xFF, 0xFF])
    #expect(
      message(scratch.file("l.npy", long)).contains("a header of 4294967295 bytes is announced"))
  }

  /// A file with a hole on disk has any size; the limit still holds.
  @Test func hugeSparseFilesAreRefused() throws {
    let side = 30_000
    let head = npy(shape: "(\(side), \(side))", data: [])
    let path = scratch.file("s.npy", head)
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.truncate(atOffset: UInt64(head.count + side * side * 8))
    try handle.close()
    #expect(message(path) == "byte 128: 30000 × 30000 is more than the limit of 67108864 entries")
    let flat = scratch.file("z.npy", npy(shape: "(1000000000, 0)", data: []))
    #expect(message(flat).contains("more than the limit"))
  }

  @Test func trainedNetworksAreRead() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    for network in ["plain-relu", "plain-leaky", "residual-relu", "residual-leaky"] {
      let folder = root + "/Examples/networks/digits-" + network
      var shapes: Set<[Int]> = []
      for name in ["W1", "W2", "W3", "W4", "W5", "W6", "C", "b1", "inputs"] {
        let matrix = try doubles(folder + "/" + name + ".npy")
        shapes.insert([matrix.rows, matrix.columns])
        let isFloat = matrix.entries.allSatisfy { Double(Float($0)) == $0 && abs($0) < 100 }
        #expect(isFloat && matrix.entries.contains { $0 != 0 }, "\(network) \(name)")
      }
      #expect(shapes == [[64, 64], [10, 64], [64, 1], [32, 64]])
    }
  }
}
