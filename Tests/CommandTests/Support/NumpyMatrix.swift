// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A .npy file, version 1, little-endian Doubles in C order.
func numpyMatrix(_ rows: [[Double]]) -> Data {
  numpyMatrix(rows.flatMap { $0 }, rows: rows.count, columns: rows.first?.count ?? 0)
}

func numpyMatrix(_ entries: [Double], rows: Int, columns: Int) -> Data {
  var header = "{'descr': '<f8', 'fortran_order': False, 'shape': (\(rows), \(columns)), }"
  header += String(repeating: " ", count: 117 - header.count) + "\n"
  var data = Data([0x93]) + Data("NUMPY".utf8) + Data([1, 0, UInt8(header.utf8.count), 0])
  data += Data(header.utf8)
  for entry in entries {
    withUnsafeBytes(of: entry.bitPattern.littleEndian) { data += Data($0) }
  }
  return data
}
