// SPDX-License-Identifier: Apache-2.0

import Exact
import Foundation
import Testing

/// The parts of what `svbounds network --json` prints that the tests look at.
private struct Report: Decodable {
  struct Ends: Decodable {
    let lower: String
    let upper: String

    func encloses(_ value: Rational) throws -> Bool {
      try Rational(text: lower) <= value && value <= Rational(text: upper)
    }
  }
  struct Rank: Decodable, Equatable {
    let lower: Int
    let upper: Int
  }
  struct Bound: Decodable {
    let value: String
    let clauses: [String]
    let looseness: Ends?
  }
  struct Bounds: Decodable {
    let source: String
    let largest: Bound
    let smallest: Bound
    let conditionNumber: Bound
  }
  struct Entry: Decodable {
    let matrix: String
    let rank: Rank
    let largest: Ends
    let smallest: Ends
    let conditionNumber: Ends
    let bounds: [Bounds]
  }
  struct Layer: Decodable {
    let layer: Int
    let maskedCount: Int
    let matrices: [Entry]
  }
  struct AtInput: Decodable {
    let input: Int
    let rank: Rank
    let largest: Ends
    let smallest: Ends
    let conditionNumber: Ends
    let bounds: [Bounds]
  }
  struct Batch: Decodable {
    let inputs: Int
    let rows: Int
    let columns: Int
    let largest: Ends
    let smallest: Ends
    let conditionNumber: Ends
    let bounds: [Bounds]
  }
  struct Sensitivity: Decodable {
    let layer: Int
    let entries: [AtInput]
    let batch: Batch?
  }
  struct Stack: Decodable {
    let median: Ends
    let entries: [AtInput]
  }
  let rho: String
  let eta: String
  let inputs: Int
  let correct: Int?
  let layers: [Layer]
  let stack: Stack?
  let sensitivities: [Sensitivity]
}

private struct Reports: Decodable {
  let schemaVersion: Int
  let networks: [Report]
}

@Suite struct NetworkCommandTests {
  private let examples = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Examples/networks")

  private func report(_ arguments: [String]) throws -> Report {
    let result = try svbounds(["network", "--json"] + arguments)
    #expect(result.status == 0 && result.errors.isEmpty, "\(result)")
    let reports = try JSONDecoder().decode(Reports.self, from: Data(result.output.utf8))
    #expect(reports.schemaVersion == 2 && reports.networks.count == 1)
    return try #require(reports.networks.first)
  }

  private func jacobian(_ network: String) throws -> (lower: Double, upper: Double) {
    let report = try report([examples.appending(path: network).path, "--inputs", "1"])
    #expect(report.correct == 1 && report.layers.count == 6)
    let ends = try #require(report.stack).median
    return (try #require(Double(ends.lower)), try #require(Double(ends.upper)))
  }

  /// The values to compare with are those of an independent computation in Float64.
  @Test func theSkipTamesTheJacobianOfTheTrainedNetworks() throws {
    let plain = try jacobian("digits-plain-leaky")
    #expect(plain.lower > 1.0662e12 && plain.upper < 1.0663e12)
    #expect(plain.upper / plain.lower < 1 + 1e-6)
    let residual = try jacobian("digits-residual-leaky")
    #expect(residual.lower > 16.2464026 && residual.upper < 16.2464028)
  }

  // MARK: Small networks

  /// A folder with the given layers, W and b, each row by row.
  private func withNetwork<Result>(
    _ json: String, layers: [(weights: [[Double]], bias: [Double])], inputs: [[Double]],
    targets: [[Double]]? = nil, _ body: (URL) throws -> Result
  ) throws -> Result {
    try withTemporaryFolder { folder in
      func write(_ name: String, _ rows: [[Double]]) throws {
        try numpyMatrix(rows).write(to: folder.appending(path: name))
      }
      for (position, layer) in layers.enumerated() {
        try write("W\(position + 1).npy", layer.weights)
        try write("b\(position + 1).npy", layer.bias.map { [$0] })
      }
      let width = layers.last?.weights.count ?? 0
      try write("C.npy", (0..<width).map { row in (0..<width).map { $0 == row ? 1 : 0 } })
      try write("inputs.npy", inputs)
      if let targets { try write("targets.npy", targets) }
      try Data(json.utf8).write(to: folder.appending(path: "network.json"))
      return try body(folder)
    }
  }

  /// At (1, −1) layer 1 gives W z + b = (0, −1): the first argument is exactly 0, so its slope is 1.
  private let layers: [(weights: [[Double]], bias: [Double])] = [
    ([[1, 1], [0, 2]], [0, 1]), ([[3, 0], [0, 4]], [1, 1]),
  ]

  @Test func decimalsAreExactAndAZeroArgumentHasSlopeOne() throws {
    let json = #"{"data": "x", "rho": 0, "eta": 0.1, "layers": 2, "width": 2, "note": [1, {}]}"#
    try withNetwork(
      json, layers: layers, inputs: [[1, -1], [1, 1]], targets: [[0, 1], [1, 0]]
    ) { folder in
      let report = try report([folder.path])
      #expect(report.rho == "0" && report.eta == "1/10")
      #expect(report.layers.map(\.maskedCount) == [1, 0])
      // Outputs (1, 6/10) and (3·2 + 1, 4·3 + 1): the first is classified wrongly, as is the second.
      #expect(report.inputs == 2 && report.correct == 0)
      // D₁W₁ = [1 1; 0 1/5]: σ² are the roots of x² − (51/25)x + 1/25.
      let masked = report.layers[0].matrices[1]
      #expect(masked.matrix == "masked" && masked.rank == .init(lower: 2, upper: 2))
      let low = try Rational(text: masked.smallest.lower)
      let high = try Rational(text: masked.smallest.upper)
      func polynomial(_ root: Rational) -> Rational {
        let x = root * root
        return x * x - Rational(51, 25) * x + Rational(1, 25)
      }
      #expect(polynomial(low).signum >= 0 && polynomial(high).signum <= 0)
      #expect(high - low < Rational(1, 1_000_000_000_000))
      #expect(masked.bounds.map(\.source) == ["weights"])
      #expect(masked.bounds[0].largest.clauses.allSatisfy { $0.hasPrefix("M") })
      // The Jacobian of layer 2 at the first input is diag(3, 4).
      let stack = try #require(report.stack)
      #expect(try stack.entries[0].conditionNumber.encloses(Rational(4, 3)))
      // J of layer 2 is I at both inputs, so Q = Zᵀ ⊗ I for Z = [0 2; −1/10 3]: every singular value of
      // Z twice, and their squares are the roots of x² − 13.01x + 1/25. L2 is attained there.
      let sensitivity = report.sensitivities[1]
      #expect(try sensitivity.entries[1].conditionNumber.encloses(1))
      let batch = try #require(sensitivity.batch)
      #expect(batch.inputs == 2 && batch.rows == 4 && batch.columns == 4)
      for (ends, bound) in [
        (batch.largest, batch.bounds[0].largest), (batch.smallest, batch.bounds[0].smallest),
      ] {
        let (low, high) = (try Rational(text: ends.lower), try Rational(text: ends.upper))
        func square(_ root: Rational) -> Rational {
          let x = root * root
          return x * x - Rational(1301, 100) * x + Rational(1, 25)
        }
        #expect(square(low).signum * square(high).signum <= 0 && low < high)
        #expect(high - low < Rational(1, 10_000_000_000))
        let looseness = try #require(bound.looseness)
        #expect(try #require(Double(looseness.upper)) < 1.000001)
        #expect(bound.clauses.allSatisfy { $0.hasPrefix("L2.") })
      }
      let short = try self.report([folder.path, "--inputs", "1", "--eta", "1/3", "--rho", "-0.5"])
      #expect(short.inputs == 1 && short.eta == "1/3" && short.rho == "-1/2")
      #expect(short.layers[0].matrices.map(\.matrix).last == "maskedShifted")
    }
  }

  @Test func aMaskedRowMakesThePlainJacobianSingular() throws {
    let dead: [(weights: [[Double]], bias: [Double])] = [
      ([[1, 0], [0, 1]], [0, 0]), ([[1, 0], [0, 1]], [0, -5]),
    ]
    try withNetwork(
      #"{"rho": 0, "eta": 0, "layers": 2}"#, layers: dead, inputs: [[1, 1]]
    ) { folder in
      let report = try report([folder.path])
      #expect(report.correct == nil)
      let entry = try #require(report.stack?.entries.first)
      #expect(entry.rank == .init(lower: 1, upper: 1) && entry.input == 1)
      #expect(entry.conditionNumber.lower == "inf" && entry.conditionNumber.upper == "inf")
      #expect(report.layers[1].matrices[1].smallest.upper == "0")
      let table = try svbounds("network", folder.path)
      #expect(table.output.contains("exactly singular  at 1 of them, of rank 1"), "\(table)")
    }
  }

  /// The second argument is negative, so D = diag(1, 10⁻³⁰⁰), and σ_2 of D W is tiny but known.
  @Test func aTinySlopeDoesNotSpoilTheJudgement() throws {
    try withNetwork(
      #"{"rho": 0, "eta": 1e-300, "layers": 1}"#,
      layers: [([[1, 2], [3, 4]], [10, -10])], inputs: [[1, 1]]
    ) { folder in
      let report = try report([folder.path])
      let masked = report.layers[0].matrices[1]
      #expect(report.layers[0].maskedCount == 1 && masked.matrix == "masked")
      // σ_1 σ_2 = |det| = 2e-300, σ_1² = 5 + tiny.
      let low = try #require(Double(masked.smallest.lower))
      let high = try #require(Double(masked.smallest.upper))
      #expect(low > 0.894e-300 && high < 0.895e-300)
      let looseness = try #require(masked.bounds[0].smallest.looseness)
      #expect(try #require(Double(looseness.upper)) < 10)
    }
  }

  @Test func whatDoesNotFitIsOneLine() throws {
    let json = #"{"rho": 0, "eta": 0.1, "layers": 2}"#
    func expectRefusal(_ folder: URL, _ part: String, _ flags: String...) throws {
      let result = try svbounds(["network", folder.path] + flags)
      #expect(result.refuses() && result.errors.contains(part), "\(part): \(result)")
    }
    try withTemporaryFolder { try expectRefusal($0, "network.json: no such file") }
    try withNetwork(json, layers: layers, inputs: [[1, 1]]) { folder in
      try expectRefusal(folder, "--inputs 2: inputs.npy holds 1", "--inputs", "2")
      try expectRefusal(folder, "--inputs", "--inputs", "0")
      try expectRefusal(folder, "--eta", "--eta", "x")
      try expectRefusal(folder, "1100 bits", "--rho", "1e5000")
      func rewrite(_ text: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: "network.json"))
      }
      try rewrite(#"{"rho": "0.1", "eta": 0.1, "layers": 2}"#)
      try expectRefusal(folder, "network.json: 'rho' is a string, not a number")
      try rewrite(#"{"rho": 1e4000, "eta": 0.1, "layers": 2}"#)
      try expectRefusal(folder, "network.json: 'rho' has more than 1100 bits")
      for number in ["01", "1.", ".5", "+1", "1e", "-", "0x1"] {
        try rewrite(#"{"rho": \#(number), "eta": 0.1, "layers": 2}"#)
        try expectRefusal(folder, "network.json: byte ")
      }
      try Data(#"{"rho": 0, "eta": 0.1}"#.utf8).write(to: folder.appending(path: "network.json"))
      try expectRefusal(folder, "network.json: there is no number 'layers'")
      try Data(#"{"rho": 0, "eta": 0.1, "layers": 3}"#.utf8)
        .write(to: folder.appending(path: "network.json"))
      try expectRefusal(folder, "W3.npy: no such file")
      try Data(#"{"rho": 0, "eta": nan, "layers": 2}"#.utf8)
        .write(to: folder.appending(path: "network.json"))
      try expectRefusal(folder, "network.json: byte 18")
      try Data((json + "}").utf8).write(to: folder.appending(path: "network.json"))
      try expectRefusal(folder, "something follows")
    }
    try withNetwork(json, layers: layers, inputs: [[1, 1, 1]]) {
      try expectRefusal($0, "inputs.npy: the shape is 1 × 3")
    }
    try withNetwork(json, layers: layers, inputs: [[1, .nan]]) {
      try expectRefusal($0, "inputs.npy: entry (1, 2) is nan")
    }
    try withNetwork(json, layers: [layers[0], ([[1, 2]], [1])], inputs: [[1, 1]]) {
      try expectRefusal($0, "W2.npy: the shape is 1 × 2", "--rho", "1")
    }
    try withNetwork(json, layers: [layers[0], ([[1, 2]], [1, 2])], inputs: [[1, 1]]) {
      try expectRefusal($0, "b2.npy: the shape is 2 × 1")
    }
  }
}
