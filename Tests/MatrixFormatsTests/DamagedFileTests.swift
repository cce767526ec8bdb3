// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import MatrixFormats

/// Valid files, cut off and changed at every position: reading gives matrices or an error of one
/// line, and always comes to an end.
@Suite struct DamagedFileTests {
  static let files: [(name: String, bytes: [UInt8])] = [
    ("a.npy", npy("<f4", shape: "(2, 2)", data: bytes([1, 2, 3, 4] as [Float]))),
    ("b.npy", npy(">f8", shape: "(2,)", fortran: true, version: 3, data: bytes([1.0, 2]))),
    ("c.safetensors", SafetensorsTests.mixed),
    (
      "d.mtx",
      Array("%%MatrixMarket matrix coordinate real symmetric\n% c\n2 2 2\n1 1 0.5\n2 1 -3\n".utf8)
    ),
    ("e.mtx", Array("%%MatrixMarket matrix array integer skew-symmetric\n3 3\n1\n-2\n3\n".utf8)),
    ("f.csv", Array("# c\n0.5,-1/3,2e-5\n1,2,3\n".utf8)),
    ("g.csv", Array("1 2\n3\t4\n".utf8)),
  ]

  @Test(arguments: 0..<files.count)
  func readingEndsWithMatricesOrOneLine(index: Int) throws {
    let scratch = try Scratch()
    let (name, good) = DamagedFileTests.files[index]
    #expect(failure(scratch.file(name, good)) == nil)
    var bad: [String] = []
    var errors = 0
    let path = scratch.path + "/" + name
    func attempt(_ bytes: [UInt8], _ what: @autoclosure () -> String) {
      // A new file each time: some file systems flush a file that is cut to nothing and rewritten.
      unlink(path)
      guard (try? writeFile(bytes, to: path)) != nil else { return bad.append("cannot write") }
      guard let failure = failure(path) else { return }
      errors += 1
      let text = failure.description
      let lines = text.unicodeScalars.contains { $0 == "\n" || $0 == "\r" }
      if lines || failure.message.isEmpty || text.count > 1000 { bad.append("\(what()): \(text)") }
    }
    for length in 0..<good.count { attempt(Array(good[..<length]), "length \(length)") }
    for position in good.indices {
      for bit in [0, 5] {
        var bytes = good
        bytes[position] ^= 1 << bit
        attempt(bytes, "position \(position), bit \(bit)")
      }
      var bytes = good
      bytes[position] = 0xFF
      attempt(bytes, "position \(position), 0xFF")
      bytes.remove(at: position)
      attempt(bytes, "position \(position), removed")
    }
    #expect(bad.isEmpty)
    #expect(errors > good.count)
  }
}
