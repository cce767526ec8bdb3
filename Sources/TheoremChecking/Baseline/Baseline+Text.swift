// SPDX-License-Identifier: Apache-2.0

import Exact

// One line for each clause, with its hash, and below it one for each ensemble. Columns are separated by
// tabs; lines that begin with # say how the file was made.

extension Baseline {
  private static let title = "# How tight each clause was found to be."
  private static let legend = [
    "# statement<TAB>clause<TAB>hash, then for each ensemble of the first variable:",
    "# clause<TAB>ensemble<TAB>smallest relative slack, from<TAB>to<TAB>its case<TAB>a case of equality",
    "# A case is replayed by: svbounds check CLAUSE --case CASE",
  ]
  private static let absent = "-"

  /// The command that makes the same text again.
  public var command: String {
    (["svbounds baseline"] + ids).joined(separator: " ")
      + " --seed \(seed) --matrices \(matrices) --max-order \(maxOrder)"
  }

  public var text: String {
    var lines = [Self.title, "# Made by: \(command)"] + Self.legend
    for entry in entries {
      lines.append("statement\t\(entry.clause)\t\(entry.statementHash)")
      for record in entry.records {
        let slack =
          record.slack.map { [$0.lower, $0.upper, "\($0.at)"] }
          ?? [Self.absent, Self.absent, Self.absent]
        let equality = record.equality.map { "\($0)" } ?? Self.absent
        lines.append(
          ([entry.clause, record.ensemble] + slack + [equality]).joined(separator: "\t"))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// What is wrong with the text of a baseline, and in which line, from 1.
public struct BaselineTextError: Error, Hashable, Sendable, CustomStringConvertible {
  public let line: Int
  public let reason: String

  public var description: String { "line \(line): \(reason)" }
}

extension Baseline {
  /// The inverse of `text`.
  ///
  /// - Throws: `BaselineTextError` for the first line that no baseline has.
  public init(text: String) throws(BaselineTextError) {
    var header: Baseline?
    var entries: [Entry] = []
    var known: Set<String> = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (offset, line) in lines.enumerated() {
      func fail(_ reason: String) -> BaselineTextError {
        BaselineTextError(line: offset + 1, reason: reason)
      }
      if line.isEmpty, offset == lines.count - 1 { break }
      if line.hasPrefix("#") {
        if let found = Self.header(line) { header = found }
        continue
      }
      guard header != nil else { throw fail("expected '# Made by: svbounds baseline …' before it") }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if cells[0] == "statement" {
        guard cells.count == 3 else { throw fail("a statement has 3 columns, not \(cells.count)") }
        guard cells[2].count == 16, UInt64(cells[2], radix: 16) != nil else {
          throw fail("'\(cells[2].prefix(40))' is not a hash of 16 hexadecimal digits")
        }
        guard known.insert(cells[1]).inserted else {
          throw fail("a second statement of \(cells[1].prefix(40))")
        }
        entries.append(Entry(clause: cells[1], statementHash: cells[2], records: []))
        continue
      }
      guard cells.count == 6 else { throw fail("a record has 6 columns, not \(cells.count)") }
      guard let last = entries.indices.last, entries[last].clause == cells[0] else {
        throw fail("a record of '\(cells[0].prefix(40))' that does not follow its statement")
      }
      guard !entries[last].records.contains(where: { $0.ensemble == cells[1] }) else {
        throw fail("a second record of \(cells[1].prefix(40))")
      }
      do {
        entries[last].records.append(try Self.record(cells))
      } catch { throw fail(error.reason) }
    }
    guard var header else {
      throw BaselineTextError(
        line: lines.count, reason: "no line says '# Made by: svbounds baseline …'")
    }
    header.entries = entries
    self = header
  }

  private struct Fault: Error { let reason: String }

  private static func record(_ cells: [String]) throws(Fault) -> Record {
    func seed(_ text: String) throws(Fault) -> CaseSeed {
      guard let value = UInt64(text), "\(value)" == text else {
        throw Fault(reason: "'\(text.prefix(40))' is not a case")
      }
      return CaseSeed(rawValue: value)
    }
    let equality: CaseSeed? = cells[5] == absent ? nil : try seed(cells[5])
    if cells[2...4].allSatisfy({ $0 == absent }) {
      return Record(ensemble: cells[1], slack: nil, equality: equality)
    }
    guard let lower = try? Rational(text: cells[2]), let upper = try? Rational(text: cells[3])
    else {
      throw Fault(
        reason: "'\(cells[2].prefix(40))' to '\(cells[3].prefix(40))' is not a slack in decimal")
    }
    guard lower <= upper, upper.signum >= 0 else {
      throw Fault(reason: "no slack lies between \(cells[2].prefix(40)) and \(cells[3].prefix(40))")
    }
    return Record(
      ensemble: cells[1],
      slack: Slack(lower: cells[2], upper: cells[3], at: try seed(cells[4])), equality: equality)
  }

  /// An empty baseline of which the line tells how it was made; `nil` for another line.
  private static func header(_ line: Substring) -> Baseline? {
    let words = line.split(separator: " ").map(String.init)
    let opening = ["#", "Made", "by:", "svbounds", "baseline"]
    func value<Number: LosslessStringConvertible>(_ flag: String) -> Number? {
      words.firstIndex(of: flag).flatMap { $0 + 1 < words.count ? Number(words[$0 + 1]) : nil }
    }
    guard words.starts(with: opening), let seed: UInt64 = value("--seed"),
      let matrices: Int = value("--matrices"), let maxOrder: Int = value("--max-order"),
      matrices > 0, (1...CaseSeed.orderLimit).contains(maxOrder)
    else { return nil }
    let ids = words.dropFirst(opening.count).prefix { !$0.hasPrefix("--") }
    return Baseline(
      ids: Array(ids), seed: seed, matrices: matrices, maxOrder: maxOrder, entries: [])
  }
}
