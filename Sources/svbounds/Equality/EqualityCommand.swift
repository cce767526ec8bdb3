// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Bounds
import TheoremChecking

struct EqualityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "equality",
    abstract: "Shows where each clause is attained, and proves it again.",
    discussion: """
      For each clause a family of instances, one for each size n, on which it holds with equality: all \
      dimensions are n, the sizes of stacks and batches too. The verdicts at n = 1 to 4 are computed \
      anew. A clause that claims "less than" is never attained: for it a sequence of instances on which \
      the ratio of the two sides tends to 1, with certified lower bounds of the ratio at three of them.
      """)

  @Argument(help: "Theorems, clauses or families, such as R2, R2.a or R. Everything when absent.")
  var ids: [String] = []

  @Flag(help: ArgumentHelp("Look for families and print a table of them.", visibility: .hidden))
  var search = false

  func run() throws {
    let clauses = try CheckSelection(named: ids).clauses
    for clause in clauses {
      if search {
        if let family = EqualityFamily.found(for: clause) {
          StandardOutput.write("    \"\(clause.id)\": \"\(family)\",\n")
        } else {
          StandardError.write(Complaint("\(clause.id): no family found"))
        }
        continue
      }
      if let sequence = ApproachingSequence.of(clause) {
        let ratios = [4, 12, 24].map { k in
          let bound = sequence.ratio(of: clause, at: k)?.lower.bigFloat
          return bound?.decimal(digits: 8, rounding: .down) ?? "-"
        }
        StandardOutput.write("\(clause.id)  \(ratios.joined(separator: " "))  \(sequence)\n")
        continue
      }
      guard let family = EqualityCases.family(for: clause) else {
        StandardOutput.write("\(clause.id)  no family on record\n")
        continue
      }
      let verdicts = (1...4).map { family.verdict(on: clause, size: $0).map(word) ?? "-" }
      StandardOutput.write("\(clause.id)  \(verdicts.joined(separator: " "))  \(family)\n")
    }
  }

  private func word(_ verdict: Verdict) -> String {
    switch verdict {
    case .equal: "equal"
    case .strict: "strict"
    case .violated: "violated"
    case .undecided: "undecided"
    case .notApplicable: "-"
    }
  }
}
