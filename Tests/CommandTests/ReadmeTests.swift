// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Where the caller has put the main job's output, when it has.
private let mainJobOutput = ProcessInfo.processInfo.environment["SVBOUNDS_MAIN_JOB"]

/// The examples of the README and of docs/guard.md are what they say: code is that of files that tests
/// compile, outputs are what the commands print. A line `…` stands for any number of lines.
@Suite("README")
struct ReadmeTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A fenced block with the comment above it.
  private struct Block {
    let subject: String
    let lines: [String]
  }

  /// The blocks that follow a comment `<!-- kind of: subject -->`.
  private func blocks(_ kind: String, on page: String = "README.md") throws -> [Block] {
    let text = try String(contentsOf: Self.root.appending(path: page), encoding: .utf8)
    let lines = text.components(separatedBy: "\n")
    let opening = "<!-- \(kind) of: "
    return lines.indices.filter { lines[$0].hasPrefix(opening) }.map { start in
      let subject = lines[start].dropFirst(opening.count).dropLast(" -->".count)
      let body = lines[(start + 2)...].prefix { !$0.hasPrefix("```") }
      return Block(subject: String(subject), lines: Array(body))
    }
  }

  /// The first expected line that does not come in `actual` in its place, or `nil` when all do.
  private func mismatch(_ expected: [String], _ actual: [String]) -> String? {
    var position = 0
    var mayskip = false
    for line in expected {
      if line == "…" {
        mayskip = true
        continue
      }
      guard
        let found = mayskip
          ? actual[position...].firstIndex(of: line)
          : (position < actual.count && actual[position] == line ? position : nil)
      else { return line }
      position = found + 1
      mayskip = false
    }
    return mayskip || position == actual.count ? nil : "(further lines: \(actual[position]))"
  }

  private func trimmed(_ text: String) -> [String] {
    var lines = text.components(separatedBy: "\n").map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  @Test("every code example is the marked part of a file that is compiled and tested")
  func code() throws {
    let examples = try blocks("code")
    #expect(examples.count >= 2)
    for example in examples {
      let source = try String(
        contentsOf: Self.root.appending(path: example.subject), encoding: .utf8)
      let lines = source.components(separatedBy: "\n")
      let begin = try #require(lines.firstIndex { $0.contains("README: begin") })
      let end = try #require(lines.firstIndex { $0.contains("README: end") })
      #expect(example.lines == Array(lines[(begin + 1)..<end]), "\(example.subject)")
    }
  }

  @Test("every quick command prints what the page shows", arguments: ["README.md", "docs/guard.md"])
  func outputs(page: String) throws {
    let examples = try blocks("output", on: page).filter { $0.subject != "svbounds check" }
    #expect(!examples.isEmpty)
    for example in examples {
      // Paths start at the root; the tests may run anywhere.
      let result = try run(
        "svbounds", Array(shellWords(example.subject).dropFirst()), in: Self.root)
      let printed = trimmed(result.output + result.errors)
      let difference = mismatch(example.lines, printed)
      #expect(difference == nil, "\(example.subject): \(difference ?? "")\n\(result)")
    }
  }

  /// The main job takes a release build and a minute, so its output comes from a file that the
  /// caller has made of it.
  @Test("the main job prints what the README shows", .enabled(if: mainJobOutput != nil))
  func mainJob() throws {
    let path = try #require(mainJobOutput)
    let output = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    let example = try #require(try blocks("output").first { $0.subject == "svbounds check" })
    let difference = mismatch(example.lines, trimmed(output))
    #expect(difference == nil, "\(difference ?? "")")
  }
}
