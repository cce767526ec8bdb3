// SPDX-License-Identifier: Apache-2.0

/// The theorems that a certifier's soundness rests on.
///
/// They ride on every spectrum, so that a check of one of these very theorems can be seen to lean on
/// itself. Raw values are stable.
public struct Facts: OptionSet, Hashable, Sendable, Codable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// |σ_i(A+E) − σ_i(A)| ≤ ‖E‖ (theorem G1).
  public static let weyl = Facts(rawValue: 1 << 0)
  /// σ_n(P) σ_i(S) σ_n(Q) ≤ σ_i(PSQ) ≤ ‖P‖ σ_i(S) ‖Q‖ (theorem G7, Ostrowski's M1).
  public static let ostrowski = Facts(rawValue: 1 << 1)
  /// Sylvester's law of inertia, and nothing else.
  public static let sylvester = Facts(rawValue: 1 << 2)
  /// Descartes' rule counts the positive roots of a real-rooted polynomial exactly.
  public static let descartes = Facts(rawValue: 1 << 3)
  /// Singular subspaces move by at most the residual over the gap (theorem G11).
  public static let wedin = Facts(rawValue: 1 << 4)

  /// The names of the facts, in a fixed order.
  public var names: [String] {
    let all: [(Facts, String)] = [
      (.weyl, "Weyl"), (.ostrowski, "Ostrowski"), (.sylvester, "Sylvester"),
      (.descartes, "Descartes"), (.wedin, "Wedin"),
    ]
    return all.filter { contains($0.0) }.map { $0.1 }
  }
}

/// Enclosures of all singular values (or all eigenvalues) of one matrix, in descending order.
///
/// The i-th enclosure holds the i-th largest value, counted with multiplicity. Neighbouring
/// enclosures may overlap; both their lower and their upper ends descend.
public struct Spectrum<Endpoint: EnclosureEndpoint>: Hashable, Sendable {
  public let values: [Enclosure<Endpoint>]
  /// What the enclosures rest on.
  public let facts: Facts

  public init(values: [Enclosure<Endpoint>], facts: Facts) {
    self.values = values
    self.facts = facts
  }

  public var count: Int { values.count }

  /// The enclosure of the value at `position`, counted from 0.
  public subscript(position: Int) -> Enclosure<Endpoint> { values[position] }
}

/// Why no enclosure is given.
public enum SingularValueError: Error, Hashable, Sendable, CustomStringConvertible {
  /// An entry is NaN or infinite. Row and column count from 0.
  case notFinite(row: Int, column: Int, value: String)
  /// The matrix is not symmetric, as an eigenvalue enclosure needs.
  case notSymmetric(row: Int, column: Int)
  /// The asked number of bits is outside the supported range.
  case precisionOutOfRange(bits: Int, range: ClosedRange<Int>)
  /// The certificate's hypotheses could not be met, or the processor does not compute as assumed.
  case notCertified(String)

  public var description: String {
    switch self {
    case .notFinite(let row, let column, let value):
      return "entry (\(row + 1), \(column + 1)) is \(value), not a finite number"
    case .notSymmetric(let row, let column):
      return "entries (\(row + 1), \(column + 1)) and (\(column + 1), \(row + 1)) differ"
    case .precisionOutOfRange(let bits, let range):
      return "\(bits) bits asked for; \(range.lowerBound) to \(range.upperBound) are supported"
    case .notCertified(let reason):
      return "no certificate: \(reason)"
    }
  }
}
