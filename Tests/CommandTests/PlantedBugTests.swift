// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// One entry of scripts/planted-bugs.list.
private struct PlantedBug {
  var name: String
  var file = ""
  var what = ""
  var from = ""
  var to = ""

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// All entries; an unknown key is an error.
  static func all() throws -> [PlantedBug] {
    let list = try String(
      contentsOf: root.appending(path: "scripts/planted-bugs.list"), encoding: .utf8)
    var bugs: [PlantedBug] = []
    for line in list.split(separator: "\n") where !line.hasPrefix("#") {
      let key = line.prefix { $0 != " " }
      let value = String(line.dropFirst(key.count).drop { $0 == " " })
      if key == "bug" {
        bugs.append(PlantedBug(name: value))
        continue
      }
      let last = try #require(bugs.indices.last, "\(line)")
      switch key {
      case "file": bugs[last].file = value
      case "what": bugs[last].what = value
      case "from": bugs[last].from = value
      case "to": bugs[last].to = value
      default: Issue.record("\(line)")
      }
    }
    return bugs
  }
}

@Suite("The list of planted bugs")
struct PlantedBugTests {
  @Test("Every snippet occurs exactly once in its file, and no two overlap")
  func snippets() throws {
    let bugs = try PlantedBug.all()
    var faults: [String] = []
    for (file, inFile) in Dictionary(grouping: bugs, by: \.file) {
      let text = try String(
        contentsOf: PlantedBug.root.appending(path: file), encoding: .utf8)
      var taken: [(Range<String.Index>, String)] = []
      for bug in inFile {
        let places = text.ranges(of: bug.from)
        guard places.count == 1, let place = places.first else {
          faults.append("\(bug.name): \(places.count) times in \(file)")
          continue
        }
        faults += taken.filter { $0.0.overlaps(place) }.map { "\(bug.name) overlaps \($0.1)" }
        taken.append((place, bug.name))
      }
    }
    #expect(faults == [])
  }

  @Test("Entries are complete and their names differ")
  func entries() throws {
    let bugs = try PlantedBug.all()
    #expect(bugs.count >= 20)
    #expect(Set(bugs.map(\.name)).count == bugs.count)
    let incomplete = bugs.filter { $0.what.isEmpty || $0.to.isEmpty || $0.from == $0.to }
    #expect(incomplete.map(\.name) == [])
  }
}
