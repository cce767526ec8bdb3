// SPDX-License-Identifier: Apache-2.0

import Foundation
import Generators

/// Runs the campaign and says what it compared.
@main
enum Main {
  static func main() async {
    guard let options = Options(Array(CommandLine.arguments.dropFirst())) else {
      write(Options.usage, to: .standardError)
      exit(2)
    }
    let kinds = Kind.all.filter { options.kind.isEmpty || $0.name.contains(options.kind) }
    guard !kinds.isEmpty else {
      write("soundness: no kind is called '\(options.kind)'\n", to: .standardError)
      exit(2)
    }
    if let index = options.index { replay(index, of: kinds, seed: options.seed) }
    let campaign = Campaign(
      seed: options.seed, kinds: kinds, divisor: options.divisor, tasks: options.tasks)
    let isTerminal = isatty(STDERR_FILENO) == 1
    let report = await campaign.run { done, total in
      if isTerminal { write("\r\(done) of \(total) pieces", to: .standardError) }
    }
    if isTerminal { write("\r\u{1B}[K", to: .standardError) }
    finish(report, campaign)
  }

  private static func finish(_ report: Campaign.Report, _ campaign: Campaign) -> Never {
    var text = ""
    var passed = 0
    var totals: [Kind.Unit: Int] = [:]
    for (kind, findings) in zip(campaign.kinds, report.findings) {
      let good = findings.compared - findings.complaints.count
      passed += good
      totals[kind.unit, default: 0] += findings.compared
      text += column(kind.name, 34, left: true) + column("\(findings.compared)", 10)
      text += " \(kind.unit.rawValue)"
      if findings.declined > 0 { text += ", \(findings.declined) cases declined" }
      text += "\n"
    }
    for unit in [Kind.Unit.operations, .enclosures, .facts] {
      if let total = totals[unit] {
        text += column("in all", 34, left: true) + column("\(total)", 10) + " \(unit.rawValue)\n"
      }
    }
    for failure in report.failures.prefix(5) {
      text += """
        WRONG: \(failure.kind): \(failure.complaint)
          sh scripts/soundness --seed \(campaign.seed) --kind '\(failure.kind)' --case \
        \(failure.index)

        """
    }
    text += "seed \(campaign.seed): \(passed) passed, \(report.failures.count) failed\n"
    write(text, to: .standardOutput)
    exit(report.failures.isEmpty ? 0 : 1)
  }

  private static func replay(_ index: Int, of kinds: [Kind], seed: UInt64) -> Never {
    var failed = 0
    for kind in kinds {
      let findings = kind.findings(seed: seed, index: index)
      failed += findings.complaints.count
      for complaint in findings.complaints {
        write("WRONG: \(kind.name): \(complaint)\n", to: .standardOutput)
      }
      write("\(kind.name), case \(index): \(findings.compared) compared\n", to: .standardOutput)
    }
    exit(failed == 0 ? 0 : 1)
  }

  private static func column(_ text: String, _ width: Int, left: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    return left ? text + blanks : blanks + text
  }

  private static func write(_ text: String, to file: FileHandle) {
    file.write(Data(text.utf8))
  }
}
