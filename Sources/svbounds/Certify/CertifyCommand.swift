// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Exact
import MatrixFormats

struct CertifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certify",
    abstract:
      "Encloses all singular values, the condition number and the rank of matrices in files.",
    discussion: """
      Reads .npy, .safetensors, MatrixMarket (.mtx) and CSV files. The exact value lies between the \
      two printed decimals, whatever was rounded on the way. Without --bits an enclosure is at most \
      1e-12 times the largest singular value wide, for matrices of order up to 400; with --bits P at \
      most 2^(8-P) times. Time grows with the cube of the order: a fraction of a second at 400, a minute \
      at 3000, and with --bits some hundred times as long. With --certificate, integers are written to a \
      file that prove where the singular values lie, in intervals a few times as wide; \
      scripts/check-certificate multiplies them out again, in another language and sharing nothing \
      with this program. Large matrices are handed to OpenBLAS where libopenblas.so.0 is found, or the \
      library that the environment variable SVBOUNDS_OPENBLAS names ("off": none); the certificate \
      checks what comes back, and only the last digits depend on it. A file that cannot be read is reported, the others are still answered, and \
      the exit status is 2.
      """)

  @Argument(help: "Files with matrices.")
  var files: [String]

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Compute with this many bits, 24 to 65536.", valueName: "P"),
    transform: wholeNumber(in: 24...65536))
  var bits: Int?

  @Option(
    help: ArgumentHelp(
      "Only the tensor of this name; safetensors files only. Otherwise all matrices in a file.",
      valueName: "name"))
  var tensor: String?

  @Option(
    help: ArgumentHelp(
      "Also write a certificate of the singular values, as JSON.", valueName: "file"))
  var certificate: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Certify only these singular values, counted from 1; with --certificate, after the files.",
      valueName: "K"))
  var index: [Int] = []

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    guard index.isEmpty || certificate != nil else {
      throw ValidationError("--index: chooses what --certificate writes, which is not given")
    }
    guard index.allSatisfy({ $0 > 0 }) else {
      throw ValidationError("--index: singular values are counted from 1")
    }
  }

  func run() throws {
    let progress = ProgressLine()
    var complaints: [Complaint] = []
    var certificates: [MatrixCertificate] = []
    var written = CertificateFile()
    for (position, file) in files.enumerated() {
      let place = files.count == 1 ? file : "\(position + 1) of \(files.count): \(file)"
      progress.show(place)
      do {
        for matrix in try readMatrices(at: file, tensor: tensor) {
          let name = matrix.name.map { " \($0)" } ?? ""
          progress.show("\(place)\(name), \(matrix.rows) x \(matrix.columns)")
          do {
            let enclosed = try MatrixCertificate(of: matrix, bits: bits)
            certificates.append(enclosed)
            if certificate != nil, let missing = try written.add(enclosed, indices: index) {
              complaints.append(missing)
            }
          } catch let error as MatrixFileError { complaints.append(Complaint(error)) }
        }
      } catch let error as MatrixFileError { complaints.append(Complaint(error)) }
    }
    progress.clear()
    if let certificate {
      do { try written.write(to: certificate) } catch { complaints.append(Complaint(error)) }
    }
    if json {
      try StandardOutput.write(json: certificates.map(CertificateRecord.init))
    } else {
      StandardOutput.write(certificates.map(\.table).joined(separator: "\n"))
    }
    for complaint in complaints { StandardError.write(complaint) }
    if !complaints.isEmpty { throw ExitStatus.badInput }
  }
}
