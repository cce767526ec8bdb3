// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Exact
import Generators
import MatrixFormats
import TheoremChecking

struct NetworkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "network",
    abstract: "Certifies a trained network's layers and Jacobian beside the bounds of R and M.",
    discussion: """
      The folder holds W1.npy ... WL.npy, b1.npy ... bL.npy, C.npy, inputs.npy (an input in each \
      row), targets.npy (optional) and network.json with numbers "layers", "rho" and "eta". A layer \
      is z <- phi(Wz + b) + rho z, where phi has slope 1 at t >= 0 and eta at t < 0; at an input it \
      acts as rho I + D W. Masks D come from exact rational arithmetic, and decimal numbers denote \
      exact rationals: 0.1 is 1/10.

      For each layer, with the mask of the first input: certified sigma_1, smallest singular value \
      and condition number kappa of W, D W, rho I + W and rho I + D W, and below each the tightest \
      bounds of families R and M with the clauses that give them; "1.5x" says that a bound is at \
      most 1.5 times as large as the truth, or as small; "-" that the truth is not known well \
      enough to tell, or is 0. A line "from W, D" uses the spectrum of W \
      and the slopes, a line "from D W" the spectrum of D W. For the stack: kappa of the Jacobian \
      from layer 2 on, at each input; of an even number the median is the lower of the middle two.

      Bits grow with the decimals of rho and eta and with the condition number: a network of 64 x 64 \
      layers takes seconds as a rule, minutes with numbers like 1e300.

      JSON: {"schemaVersion":1,"folder","rho","eta","inputs","correct","layers":[{"layer","rows",\
      "columns","maskedCount","matrices":[{"matrix","rank","largest","smallest","conditionNumber",\
      "bounds":[{"source","largest","smallest","conditionNumber"}]}]}],"stack":{"firstLayer",\
      "lastLayer","rows","columns","smallest","median","largest","entries":[{"input","rank",\
      "conditionNumber"}]}}. Enclosures and ranks are {"lower","upper"}, decimals rounded outward, bounds \
      {"value","clauses","looseness"}; "correct", "looseness" and "stack" may be null.
      """)

  @Argument(help: "The network's folder.")
  var folder: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The skip's weight instead of the one in network.json.", valueName: "rho"),
    transform: networkNumber)
  var rho: Rational?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The slope instead of the one in network.json.", valueName: "eta"),
    transform: networkNumber)
  var eta: Rational?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Follow only the first k sample inputs.", valueName: "k"),
    transform: wholeNumber(in: 1...Int.max))
  var inputs: Int?

  @Flag(help: "Print JSON.")
  var json = false

  func run() async throws {
    let stored: StoredNetwork
    do {
      stored = try StoredNetwork(folder: folder, shift: rho, slope: eta)
    } catch { throw Complaint(error) }
    let count = inputs ?? stored.inputs.rows
    guard count <= stored.inputs.rows else {
      throw Complaint("--inputs \(count): inputs.npy holds \(stored.inputs.rows) inputs")
    }
    let chosen = Array(0..<count)
    func columns(_ rows: Matrix<Rational>) -> Matrix<Rational> {
      rows.submatrix(rows: chosen, columns: Array(0..<rows.columns)).transposed
    }
    let progress = ProgressLine()
    progress.show("\(folder): forward pass")
    let report: NetworkReport
    do {
      report = try await NetworkReport(
        Network(stored), inputs: columns(stored.inputs), readOut: stored.readOut,
        targets: stored.targets.map(columns)
      ) { [folder] done, wanted in
        progress.show("\(folder): Jacobian \(done) of \(wanted)")
      }
    } catch {
      progress.clear()
      throw Complaint("\(folder): \(error)")
    }
    progress.clear()
    if json {
      try StandardOutput.write(json: NetworkRecord(folder, stored, report))
    } else {
      StandardOutput.write(NetworkTable(folder, stored, report).text)
    }
  }
}

extension Network {
  /// The layers as a folder holds them.
  init(_ stored: StoredNetwork) {
    self.init(
      layers: zip(stored.weights, stored.biases).map { weights, bias in
        NetworkLayer(weights: weights, bias: bias, shift: stored.shift, slope: stored.slope)
      })
  }
}

/// Reads rho or eta, which a decimal or a fraction denotes exactly: `0.1` is one tenth.
@Sendable private func networkNumber(_ text: String) throws -> Rational {
  guard let value = try? Rational(text: text) else {
    throw ValidationError("a decimal such as 0.1 or a fraction such as 1/3 is wanted")
  }
  guard StoredNetwork.accepts(value) else {
    throw ValidationError(
      "a fraction of at most \(MatrixFileLimits.networkNumberBits) bits above and below is wanted")
  }
  return value
}
