// SPDX-License-Identifier: Apache-2.0

import Exact

/// A network as a folder holds it: layers z ↦ φ(W_k z + b_k) + ρz, k = 1, …, L, then C z.
///
/// All numbers are exactly what the files denote.
public struct StoredNetwork: Sendable {
  /// W_1, …, W_L.
  public let weights: [Matrix<Rational>]
  /// b_1, …, b_L; one number for each row of the weights.
  public let biases: [[Rational]]
  /// C.
  public let readOut: Matrix<Rational>
  /// The sample inputs, one in each row.
  public let inputs: Matrix<Rational>
  /// What C z should be for each input, one in each row; its largest entry marks the class. `nil`
  /// when the folder has no `targets.npy`.
  public let targets: Matrix<Rational>?
  /// ρ, the weight of the skip connection.
  public let shift: Rational
  /// η, the slope of φ at negative arguments.
  public let slope: Rational

  /// Reads `network.json`, `W1.npy` … `WL.npy`, `b1.npy` … `bL.npy`, `C.npy`, `inputs.npy` and, when
  /// it is there, `targets.npy` from the folder at `path`.
  ///
  /// `network.json` has numbers `layers`, `rho` and `eta`, and may have `width`.
  ///
  /// - Parameters:
  ///   - shift: takes the place of `rho` when given.
  ///   - slope: takes the place of `eta` when given.
  /// - Throws: `MatrixFileError` for a file that is missing or bad, a key that is missing, shapes that
  ///   do not fit, and entries that are NaN or infinite.
  public init(
    folder path: String, shift: Rational? = nil, slope: Rational? = nil
  ) throws(MatrixFileError) {
    let folder = NetworkFolder(path: path)
    let settings = try NetworkSettings(at: folder.file("network.json"))
    self.shift = try settings.parameter("rho", unless: shift)
    self.slope = try settings.parameter("eta", unless: slope)
    var weights: [Matrix<Rational>] = []
    var biases: [[Rational]] = []
    for layer in 1...(try settings.layers()) {
      let name = "W\(layer).npy"
      let matrix = try folder.matrix(name)
      if let width = try settings.width(), matrix.rows != width {
        throw folder.misfit(name, matrix, "network.json says width \(width)")
      }
      if let before = weights.last, matrix.columns != before.rows {
        throw folder.misfit(name, matrix, "the layer before gives \(before.rows) numbers")
      }
      if !self.shift.isZero, !matrix.isSquare {
        throw folder.misfit(name, matrix, "a skip connection needs a square matrix")
      }
      weights.append(matrix)
      biases.append(try folder.vector("b\(layer).npy", count: matrix.rows))
    }
    self.weights = weights
    self.biases = biases
    readOut = try folder.matrix("C.npy")
    let outputs = weights[weights.count - 1].rows
    guard readOut.columns == outputs else {
      throw folder.misfit("C.npy", readOut, "the last layer gives \(outputs) numbers")
    }
    inputs = try folder.matrix("inputs.npy")
    guard inputs.columns == weights[0].columns else {
      throw folder.misfit(
        "inputs.npy", inputs, "the first layer takes \(weights[0].columns) numbers")
    }
    guard folder.has("targets.npy") else {
      targets = nil
      return
    }
    let targets = try folder.matrix("targets.npy")
    guard targets.rows == inputs.rows, targets.columns == readOut.rows else {
      throw folder.misfit(
        "targets.npy", targets, "\(inputs.rows) × \(readOut.rows) would fit the inputs and C")
    }
    self.targets = targets
  }
}

extension StoredNetwork {
  /// Whether ρ or η may be `value`: within `MatrixFileLimits.networkNumberBits`.
  public static func accepts(_ value: Rational) -> Bool {
    max(value.numerator.bitWidth, value.denominator.bitWidth)
      <= MatrixFileLimits.networkNumberBits
  }
}

/// The files of a network's folder.
private struct NetworkFolder {
  let path: String

  func file(_ name: String) -> String { path.hasSuffix("/") ? path + name : path + "/" + name }

  /// Whether there is a file of this name, readable or not.
  func has(_ name: String) -> Bool { fileExists(at: file(name)) }

  func matrix(_ name: String) throws(MatrixFileError) -> Matrix<Rational> {
    // A .npy file holds one matrix.
    let matrix = try readMatrices(at: file(name))[0].rational
    guard !matrix.isEmpty else { throw misfit(name, matrix, "it must not be empty") }
    return matrix
  }

  func vector(_ name: String, count: Int) throws(MatrixFileError) -> [Rational] {
    let matrix = try matrix(name)
    guard matrix.order == 1, matrix.rows * matrix.columns == count else {
      throw misfit(name, matrix, "the layer needs \(count) numbers")
    }
    return matrix.entries
  }

  func misfit(_ name: String, _ matrix: Matrix<Rational>, _ reason: String) -> MatrixFileError {
    .malformed(
      file: file(name), place: .wholeFile,
      reason: "the shape is \(matrix.rows) × \(matrix.columns), but \(reason)")
  }
}

/// What `network.json` says.
private struct NetworkSettings {
  let file: String
  let members: [String: JSONMember]

  init(at file: String) throws(MatrixFileError) {
    self.file = file
    members = try readJSONMembers(at: file)
  }

  /// ρ or η.
  func parameter(
    _ key: String, unless known: Rational?
  ) throws(MatrixFileError) -> Rational {
    let value = if let known { known } else { try number(key) }
    guard StoredNetwork.accepts(value) else {
      throw .tooLarge(
        file: file, place: .wholeFile,
        reason: "\(quoted(key)) has more than \(MatrixFileLimits.networkNumberBits) bits above or "
          + "below its fraction line")
    }
    return value
  }

  private func number(_ key: String) throws(MatrixFileError) -> Rational {
    switch members[key] {
    case .number(let value): return value
    case .other(let kind):
      throw .malformed(
        file: file, place: .wholeFile, reason: "\(quoted(key)) is \(kind), not a number")
    case nil:
      throw .malformed(file: file, place: .wholeFile, reason: "there is no number \(quoted(key))")
    }
  }

  func layers() throws(MatrixFileError) -> Int { try count("layers") }

  func width() throws(MatrixFileError) -> Int? {
    members["width"] == nil ? nil : try count("width")
  }

  /// A whole number ≥ 1.
  private func count(_ key: String) throws(MatrixFileError) -> Int {
    let value = try number(key)
    guard value.isInteger, let count = value.numerator.asInt, count >= 1 else {
      throw .malformed(
        file: file, place: .wholeFile, reason: "\(quoted(key)) is not a whole number ≥ 1")
    }
    return count
  }
}
