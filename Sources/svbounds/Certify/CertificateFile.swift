// SPDX-License-Identifier: Apache-2.0

import Exact
import Foundation

/// What `svbounds certify --certificate` writes; docs/certificate-format.md describes it.
struct CertificateFile: Encodable {
  /// One certified matrix.
  struct Entry: Encodable {
    let file: String
    /// `null` when the format has no names.
    let tensor: String?
    let certificate: SingularValueCertificate

    private enum CodingKeys: String, CodingKey { case file, tensor }

    /// The certificate's members stand beside the names.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(file, forKey: .file)
      try container.encode(tensor, forKey: .tensor)
      try certificate.encode(to: encoder)
    }
  }

  /// What is certified; files of other kinds have other members.
  let kind = "singular-values"
  let version = 1
  var matrices: [Entry] = []

  private enum CodingKeys: String, CodingKey { case kind, version, matrices }

  /// Adds a certificate for the given indices, all when there are none.
  ///
  /// - Returns: what is missing, in a line.
  /// - Throws: `MatrixFileError` when an entry is NaN or infinite.
  mutating func add(_ enclosed: MatrixCertificate, indices: [Int]) throws -> Complaint? {
    let matrix = enclosed.matrix
    let name = matrix.file + (matrix.name.map { ", tensor '\($0)'" } ?? "")
    if let index = indices.first(where: { $0 > enclosed.spectrum.count }) {
      return Complaint("\(name): there is no sigma_\(index)")
    }
    let (certificate, missing) = SingularValueCertificate.certificate(
      of: try matrix.rational, spectrum: enclosed.spectrum, bits: enclosed.bits,
      indices: indices.isEmpty ? nil : indices)
    if let fault = certificate.fault {
      return Complaint("\(name): the certificate was not confirmed: \(fault)")
    }
    matrices.append(Entry(file: matrix.file, tensor: matrix.name, certificate: certificate))
    if missing.isEmpty { return nil }
    let list = missing.map { "sigma_\($0)" }.joined(separator: ", ")
    return Complaint("\(name): no certificate was found for \(list)")
  }

  /// - Throws: `Complaint` when the file cannot be written.
  func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      var data = try encoder.encode(self)
      data.append(UInt8(ascii: "\n"))
      try data.write(to: URL(filePath: path))
    } catch { throw Complaint("\(path): the certificate could not be written") }
  }
}
