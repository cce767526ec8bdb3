// SPDX-License-Identifier: Apache-2.0

import Bounds
import Foundation

/// Writes the generated parts of the pages in `folder` anew, or only looks whether they are up to
/// date, and names the pages that differ.
///
/// - Throws: `ExitStatus.violated` when only looking and something differs; `Complaint`.
func updateProofPages(in folder: String, onlyChecking: Bool) throws {
  let directory = URL(fileURLWithPath: folder, isDirectory: true)
  var pages: [String: String] = [:]
  var updated: [String: String] = [:]
  do {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where name.hasSuffix(".md") {
      pages[name] = try String(contentsOf: directory.appending(path: name), encoding: .utf8)
    }
    updated = try ProofPages.updated(pages, for: Catalogue.entries)
  } catch let error as ProofPageError {
    throw Complaint(error)
  } catch {
    throw Complaint("\(folder): \(error.localizedDescription)")
  }
  let changed = updated.keys.filter { pages[$0] != updated[$0] }.sorted()
  for name in changed {
    if onlyChecking {
      StandardOutput.write("\(name) differs from the catalogue\n")
    } else {
      do {
        let text = Data((updated[name] ?? "").utf8)
        try text.write(to: directory.appending(path: name), options: .atomic)
      } catch { throw Complaint("\(folder)/\(name): \(error.localizedDescription)") }
      StandardOutput.write("\(name) written\n")
    }
  }
  if onlyChecking, !changed.isEmpty { throw ExitStatus.violated }
}
