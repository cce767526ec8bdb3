// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Exact
import TheoremChecking

struct NaiveFloat64Command: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "naive-float64",
    abstract: "Shows plain Float64 \"refuting\" a true inequality, beside the certified answer.",
    discussion: """
      Searches pairs of small integer matrices A and B, A singular, for one on which plain Float64 \
      arithmetic finds Horn's inequality (theorem G4) violated: the product of all singular values \
      of AB is at most that of all singular values of A and of B. The plain values come from a QR \
      factorisation and one-sided Jacobi rotations, rounded to nearest, with no error accounted for.
      """)

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The seed of the search.", valueName: "S"),
    transform: wholeNumber(in: UInt64.min...UInt64.max))
  var seed: UInt64 = 1

  func run() throws {
    let search: NaiveSearch
    do {
      search = try NaiveSearch(seed: seed)
      guard let worst = search.worst, let floating = worst.floating else {
        StandardOutput.write(
          "None of \(search.tried) instances from seed \(seed) is refuted; try another seed.\n")
        return
      }
      StandardOutput.write(
        NaiveFloat64Text(search, worst, floating, try worst.certified()).text)
    } catch { throw Complaint(error) }
  }
}
