// SPDX-License-Identifier: Apache-2.0

import Exact
import MatrixFormats
import Testing

@Suite struct JSONNumberTests {
  private func message(_ text: String) throws -> String {
    let scratch = try Scratch()
    let path = scratch.file("a.json", text)
    do {
      _ = try readJSONNumbers(at: path)
      return ""
    } catch { return error.message }
  }

  @Test func numbersAreExactAndOtherMembersAreLeftOut() throws {
    let scratch = try Scratch()
    let path = scratch.file(
      "a.json",
      """
      {"a": 0.1, "b" : -12.50e-1,"text": "0.3", "list": [1, {"a": 2}], "yes": true,
       "big": 123456789012345678901234567890, "none": null, "\\u0065ta": 1E2}
      """)
    let numbers = try readJSONNumbers(at: path)
    #expect(
      numbers == [
        "a": Rational(1, 10), "b": Rational(-5, 4),
        "big": try Rational(text: "123456789012345678901234567890"), "eta": 100,
      ])
  }

  @Test func whatIsNoObjectIsRefused() throws {
    #expect(try message("[1]").contains("byte 0: the text needs '{'"))
    #expect(try message(#"{"a": 1"#).contains("needs ',' or '}'"))
    #expect(try message(#"{"a": 1, "a": 2}"#).contains("byte 9: the key 'a' occurs twice"))
    #expect(try message(#"{"a": -}"#).contains("byte 6: the text needs a JSON value"))
    #expect(try message(#"{"a": 1e99999}"#).contains("outside 10^±5000"))
    #expect(try message(#"{} {}"#).contains("byte 3: something follows"))
    #expect(try message(#"{"a": 1/2}"#).contains("byte 7"))
    #expect(
      try message(String(repeating: " ", count: MatrixFileLimits.settings + 1)).contains("limit"))
  }
}

@Suite struct StoredNetworkTests {
  /// A network of two layers, 2 → 3 → 1, with C of shape 2 × 1.
  private func write(_ scratch: Scratch, json: String = #"{"layers": 2, "rho": 0, "eta": 0.1}"#) {
    _ = scratch.file("network.json", json)
    _ = scratch.file("W1.npy", npy(shape: "(3, 2)", data: bytes([1, 2, 3, 4, 5, 6] as [Double])))
    _ = scratch.file("b1.npy", npy("<f4", shape: "(3,)", data: bytes([1, 2, 3] as [Float])))
    _ = scratch.file("W2.npy", npy(shape: "(1, 3)", data: bytes([0.5, 0.25, 0.1] as [Double])))
    _ = scratch.file("b2.npy", npy(shape: "(1,)", data: bytes([7] as [Double])))
    _ = scratch.file("C.npy", npy(shape: "(2, 1)", data: bytes([1, -1] as [Double])))
    _ = scratch.file("inputs.npy", npy(shape: "(1, 2)", data: bytes([1, 0] as [Double])))
  }

  private func message(_ scratch: Scratch, shift: Rational? = nil) -> String {
    do {
      _ = try StoredNetwork(folder: scratch.path, shift: shift)
      return ""
    } catch { return error.description }
  }

  @Test func aFolderIsReadExactly() throws {
    let scratch = try Scratch()
    write(scratch)
    let network = try StoredNetwork(folder: scratch.path + "/")
    #expect(network.slope == Rational(1, 10) && network.shift == 0 && network.targets == nil)
    #expect(network.weights.map(\.rows) == [3, 1] && network.biases == [[1, 2, 3], [7]])
    // An entry of a .npy file is the Double that it is, not the decimal that it came from.
    #expect(network.weights[1][0, 2] == Rational(exactly: 0.1))
    #expect(network.readOut.rows == 2 && network.inputs.entries == [1, 0])
    let other = try StoredNetwork(folder: scratch.path, slope: Rational(1, 3))
    #expect(other.slope == Rational(1, 3))
  }

  @Test func whatDoesNotFitIsNamed() throws {
    let scratch = try Scratch()
    write(scratch)
    #expect(message(scratch, shift: 1).contains("W1.npy: the shape is 3 × 2, but a skip"))
    _ = scratch.file("targets.npy", npy(shape: "(1, 3)", data: bytes([1, 0, 0] as [Double])))
    #expect(message(scratch).contains("targets.npy: the shape is 1 × 3, but 1 × 2 would fit"))
    _ = scratch.file("C.npy", npy(shape: "(1, 2)", data: bytes([1, -1] as [Double])))
    #expect(message(scratch).contains("C.npy: the shape is 1 × 2, but the last layer gives 1"))
    _ = scratch.file("b1.npy", npy(shape: "(2,)", data: bytes([1, 2] as [Double])))
    #expect(message(scratch).contains("b1.npy: the shape is 2 × 1, but the layer needs 3"))
    write(scratch, json: #"{"layers": 2, "rho": 0, "eta": 0, "width": 3}"#)
    #expect(message(scratch).contains("W2.npy: the shape is 1 × 3, but network.json says width 3"))
    write(scratch, json: #"{"layers": 2.5, "rho": 0, "eta": 0}"#)
    #expect(message(scratch).contains("network.json: 'layers' is not a whole number ≥ 1"))
    write(scratch, json: #"{"layers": 2, "eta": 0}"#)
    #expect(message(scratch).contains("network.json: there is no number 'rho'"))
    // A flag takes the missing number's place.
    #expect(message(scratch, shift: 0).contains("C.npy") == false)
  }
}
