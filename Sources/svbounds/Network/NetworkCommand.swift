// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Exact
import Generators
import MatrixFormats
import TheoremChecking

struct NetworkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "network",
    abstract: "Certifies a trained network's layers and Jacobians beside the theorems' bounds.",
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
      from layer 2 on, at each input; of an even number the median is the lower of the middle two; \
      at the first input also what P7, and P1 and P2 upon families R and M, say from the layers' D W, \
      W and slopes ("from D W"), and P1 and P2 from the factors rho I + D W.

      Last, the outputs of C as functions of one layer's weights. J is their Jacobian in what the \
      layer's W z + b is; as functions of the entries of W they have the Jacobian z' x J (Kronecker \
      product), and Q stacks these for a batch: the first inputs, as many as give at most \
      \(BatchReport.rowLimit) rows. The singular values of Q are certified through QQ'. "from Z, J": \
      what L2 says from the spectra of Z = [z_1 ... z_G] and of each J.

      Bits grow with the decimals of rho and eta and with the condition number: a network of 64 x 64 \
      layers takes seconds as a rule, minutes with numbers like 1e300.

      With several folders a comparison follows.

      JSON: {"schemaVersion":2,"networks":[{"folder","rho","eta","inputs","correct","layers":[{"layer","rows",\
      "columns","maskedCount","matrices":[{"matrix","rank","largest","smallest","conditionNumber",\
      "bounds":[{"source","largest","smallest","conditionNumber"}]}]}],"stack":{"firstLayer",\
      "lastLayer","rows","columns","smallest","median","largest","entries":[{"input","rank",\
      "largest","smallest","conditionNumber","bounds"}]},"sensitivities":[{"layer","rows","columns",\
      "entries","batch":{"inputs","rows","columns","largest","smallest","conditionNumber",\
      "bounds"}}]}]}. Enclosures and ranks are {"lower","upper"}, decimals rounded outward, bounds \
      {"value","clauses","looseness"}; "correct", "looseness", "stack" and "batch" may be null.
      """)

  @Argument(help: "Networks' folders.")
  var folders: [String]

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

  func validate() throws {
    guard !folders.isEmpty else { throw ValidationError("a network's folder is missing") }
  }

  func run() async throws {
    // What is wrong with any of them is said before work on the first begins.
    let stored = try folders.map { folder in
      do {
        let stored = try StoredNetwork(folder: folder, shift: rho, slope: eta)
        guard inputs ?? 1 <= stored.inputs.rows else {
          throw Complaint(
            "\(folder): --inputs \(inputs ?? 1): inputs.npy holds \(stored.inputs.rows) inputs")
        }
        return stored
      } catch let error as MatrixFileError { throw Complaint(error) }
    }
    var reports: [(folder: String, stored: StoredNetwork, report: NetworkReport)] = []
    for (folder, stored) in zip(folders, stored) {
      reports.append((folder, stored, try await report(folder, stored)))
    }
    if json {
      try StandardOutput.write(
        json: NetworkRecords(
          networks: reports.map { NetworkRecord($0.folder, $0.stored, $0.report) }))
      return
    }
    let texts = reports.map { NetworkTable($0.folder, $0.stored, $0.report).text }
    StandardOutput.write(texts.joined(separator: "\n"))
    if reports.count > 1 {
      StandardOutput.write("\n" + NetworkComparison(reports.map { ($0.folder, $0.report) }).text)
    }
  }

  private func report(
    _ folder: String, _ stored: StoredNetwork
  ) async throws -> NetworkReport {
    let chosen = Array(0..<(inputs ?? stored.inputs.rows))
    func columns(_ rows: Matrix<Rational>) -> Matrix<Rational> {
      rows.submatrix(rows: chosen, columns: Array(0..<rows.columns)).transposed
    }
    let progress = ProgressLine()
    defer { progress.clear() }
    progress.show("\(folder): forward pass")
    do {
      return try await NetworkReport(
        Network(stored), inputs: columns(stored.inputs), readOut: stored.readOut,
        targets: stored.targets.map(columns)
      ) { done, wanted in
        progress.show("\(folder): step \(done) of \(wanted)")
      }
    } catch {
      throw Complaint("\(folder): \(error)")
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
