// SPDX-License-Identifier: Apache-2.0

import Exact
import Foundation
import MatrixFormats

/// A directory of its own for each test; gone when the test ends.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/matrix-formats-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a new file with these bytes.
  func file(_ name: String, _ bytes: [UInt8]) -> String {
    let target = path + "/" + name
    guard FileManager.default.createFile(atPath: target, contents: Data(bytes)) else {
      fatalError("cannot write \(target)")
    }
    return target
  }

  func file(_ name: String, _ text: String) -> String { file(name, Array(text.utf8)) }
}

/// The least significant byte first.
func littleEndian<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
  (0..<T.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
}

func bytes(_ values: [Double]) -> [UInt8] { values.flatMap { littleEndian($0.bitPattern) } }
func bytes(_ values: [Float]) -> [UInt8] { values.flatMap { littleEndian($0.bitPattern) } }

/// A .npy file, padded as NumPy does.
func npy(
  _ descr: String = "<f8", shape: String, fortran: Bool = false, version: UInt8 = 1,
  data: [UInt8]
) -> [UInt8] {
  npy(
    header: "{'descr': '\(descr)', 'fortran_order': \(fortran ? "True" : "False"), "
      + "'shape': \(shape), }", version: version, data: data)
}

func npy(header: String, version: UInt8 = 1, data: [UInt8]) -> [UInt8] {
  let before = version == 1 ? 10 : 12
  let padding = (64 - (before + header.utf8.count + 1) % 64) % 64
  let text = Array(header.utf8) + [UInt8](repeating: 0x20, count: padding) + [0x0A]
  let length = version == 1 ? littleEndian(UInt16(text.count)) : littleEndian(UInt32(text.count))
  return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + text + data
}

func safetensors(header: String, data: [UInt8]) -> [UInt8] {
  littleEndian(UInt64(header.utf8.count)) + Array(header.utf8) + data
}

/// The error that reading gives, or `nil` when it succeeds.
func failure(_ path: String, tensor: String? = nil) -> MatrixFileError? {
  do throws(MatrixFileError) {
    _ = try readMatrices(at: path, tensor: tensor)
    return nil
  } catch {
    return error
  }
}

/// The message without the path, or "" when reading succeeds.
func message(_ path: String, tensor: String? = nil) -> String {
  failure(path, tensor: tensor)?.message ?? ""
}

/// The single matrix of Doubles in a file.
func doubles(_ path: String, tensor: String? = nil) throws -> Matrix<Double> {
  let matrices = try readMatrices(at: path, tensor: tensor)
  guard matrices.count == 1, case .double(let matrix) = matrices[0].content else {
    throw Unexpected()
  }
  return matrix
}

/// The single matrix of rationals in a file.
func rationals(_ path: String) throws -> Matrix<Rational> {
  let matrices = try readMatrices(at: path)
  guard matrices.count == 1, case .rational(let matrix) = matrices[0].content else {
    throw Unexpected()
  }
  return matrix
}

struct Unexpected: Error {}

/// Rationals from their texts.
func exact(_ rows: [[String]]) -> Matrix<Rational> {
  Matrix(rows.map { $0.map { (try? Rational(text: $0)) ?? Rational(Int.min) } })
}
