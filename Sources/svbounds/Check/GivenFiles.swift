// SPDX-License-Identifier: Apache-2.0

import Foundation
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

  /// A folder's matrix files in alphabetical order, not those of folders inside it; a file itself.
  private mutating func files(at path: String) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else { return [path] }
    do {
      let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
      let known = names.filter { MatrixFormat(pathExtensionOf: $0) != nil }
      if known.isEmpty { complaints.append(Complaint("\(path): no matrix file in this folder")) }
      return known.map { "\(path)/\($0)" }
    } catch {
      complaints.append(Complaint("\(path): \(error.localizedDescription)"))
      return []
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
        matrices.append(GivenMatrix(name: name, matrix: try matrix.rational))
      }
    } catch { complaints.append(Complaint(error)) }
  }
}
