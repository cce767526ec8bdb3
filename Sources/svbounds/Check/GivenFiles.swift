// SPDX-License-Identifier: Apache-2.0

import MatrixFormats
import TheoremChecking

/// The matrices of the files and folders that the user names, and what is wrong with the rest.
struct GivenFiles {
  private(set) var matrices: [GivenMatrix] = []
  private(set) var complaints: [Complaint] = []

  init(_ paths: [String]) {
    for path in paths {
      for file in files(at: path) { read(file) }
    }
  }

  /// A folder's matrix files in the order of their names, not those of folders inside it; a file
  /// itself.
  private mutating func files(at path: String) -> [String] {
    do {
      guard let names = try namesInFolder(at: path) else { return [path] }
      let known = names.filter { MatrixFormat(pathExtensionOf: $0) != nil }
      if known.isEmpty { complaints.append(Complaint("\(path): no matrix file in this folder")) }
      return known.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
    } catch {
      complaints.append(Complaint(error))
      return []
    }
  }

  /// Complains about each matrix that no variable of the campaign's statements can be.
  mutating func complainAboutMisfits(in campaign: Campaign) {
    for given in matrices where !campaign.hasPlace(for: given) {
      let shape = "\(given.matrix.rows) x \(given.matrix.columns)"
      complaints.append(
        Complaint("\(given.name): a \(shape) matrix fits no variable of these statements"))
    }
  }

  private mutating func read(_ file: String) {
    do throws(MatrixFileError) {
      for matrix in try readMatrices(at: file) {
        let name = matrix.name.map { "\(file):\($0)" } ?? file
        guard matrix.rows > 0, matrix.columns > 0 else {
          complaints.append(Complaint("\(name): the matrix is empty"))
          continue
        }
        matrices.append(GivenMatrix(name: name, file: file, matrix: try matrix.rational))
      }
    } catch { complaints.append(Complaint(error)) }
  }
}
