// SPDX-License-Identifier: Apache-2.0

import Exact

/// A certificate as `svbounds certify --json` prints it.
struct CertificateRecord: Encodable {
  let file: String
  /// `null` when the format has no names.
  let tensor: String?
  let rows: Int
  let columns: Int
  let bits: Int
  /// Whose kernels serve large matrices in this run.
  let kernels = "\(Float64Kernels.current)"
  /// In descending order.
  let singularValues: [Ends]
  /// `null` when the matrix is empty.
  let conditionNumber: Ends?
  let rank: Rank

  /// Decimals, rounded outward; "inf" for an unbounded end.
  struct Ends: Encodable {
    let lower: String
    let upper: String

    init(_ enclosure: Enclosure<BigFloat>) { (lower, upper) = enclosure.decimal() }
  }

  struct Rank: Encodable {
    let lower: Int
    let upper: Int

    init(bounds: ClosedRange<Int>) { (lower, upper) = (bounds.lowerBound, bounds.upperBound) }
  }

  private enum CodingKeys: String, CodingKey {
    case file, tensor, rows, columns, bits, kernels, singularValues, conditionNumber, rank
  }

  init(_ certificate: MatrixCertificate) {
    file = certificate.matrix.file
    tensor = certificate.matrix.name
    rows = certificate.matrix.rows
    columns = certificate.matrix.columns
    bits = certificate.bits
    singularValues = certificate.spectrum.values.map(Ends.init)
    conditionNumber = certificate.spectrum.conditionNumber.map(Ends.init)
    rank = Rank(bounds: certificate.rank)
  }

  /// Writes `null` for what is absent, which the synthesised method would leave out.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(file, forKey: .file)
    try container.encode(tensor, forKey: .tensor)
    try container.encode(rows, forKey: .rows)
    try container.encode(columns, forKey: .columns)
    try container.encode(bits, forKey: .bits)
    try container.encode(kernels, forKey: .kernels)
    try container.encode(singularValues, forKey: .singularValues)
    try container.encode(conditionNumber, forKey: .conditionNumber)
    try container.encode(rank, forKey: .rank)
  }
}
