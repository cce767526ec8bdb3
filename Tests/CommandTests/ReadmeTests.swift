// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Where the caller has put the output of commands that take a release build and long, when it has.
private let recordedOutputs: [String: String] = {
  let environment = ProcessInfo.processInfo.environment
  return [
    "svbounds check": "SVBOUNDS_MAIN_JOB",
    "svbounds network Examples/networks/digits-plain-relu Examples/networks/digits-plain-leaky "
      + "Examples/networks/digits-residual-relu Examples/networks/digits-residual-leaky":
      "SVBOUNDS_NETWORKS",
  ].compactMapValues { environment[$0] }
}()

/// The examples of the README, of docs/guard.md and of docs/networks.md are what they say: code is that of
/// files that tests compile, outputs are what the commands print. A line `…` stands for any number of
/// lines.
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
  private func blocks(_ kind: String, in page: String = "README.md") throws -> [Block] {
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

  @Test(
    "every quick command prints what the page shows", arguments: ["README.md", "docs/guard.md"])
  func outputs(page: String) throws {
    let examples = try blocks("output", in: page)
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

  /// Some commands take a release build and long, so their output comes from files that the caller has
  /// made of it.
  @Test(
    "the slow commands print what README and pages show", .enabled(if: !recordedOutputs.isEmpty))
  func recorded() throws {
    var compared = 0
    for page in ["README.md", "docs/networks.md"] {
      for example in try blocks("recorded output", in: page) {
        guard let path = recordedOutputs[example.subject] else { continue }
        let output = try String(contentsOf: URL(filePath: path), encoding: .utf8)
        let difference = mismatch(example.lines, trimmed(output))
        #expect(difference == nil, "\(page): \(difference ?? "")")
        compared += 1
      }
    }
    #expect(compared == recordedOutputs.count, "an output that no page shows")
  }
}
