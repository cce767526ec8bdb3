// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import TheoremChecking

/// What `svbounds naive-float64` prints.
struct NaiveFloat64Text {
  let text: String

  init(
    _ search: NaiveSearch, _ instance: NaiveHorn, _ floating: NaiveHorn.Floating,
    _ certified: NaiveHorn.Certified
  ) {
    let order = instance.a.rows
    let shortfall = floating.violationPercent.bigFloat.decimal(digits: 3, rounding: .down)
    var text = """
      Horn's inequality (\(NaiveHorn.clauseID) at k = \(order)): \
      the product of all sigma_i(AB) is at most that of all sigma_i(A) sigma_i(B).

      A =

      """
    text += Self.table(instance.a) + "B =\n" + Self.table(instance.b)
    text += "\nPlain Float64, without error bounds:\n"
    var plain = TextTable([.right, .left, .left, .left])
    plain.append(["i", "sigma_i(A)", "sigma_i(B)", "sigma_i(AB)"])
    for i in 0..<order {
      plain.append([
        "\(i + 1)", "\(floating.a[i])", "\(floating.b[i])", "\(floating.product[i])",
      ])
    }
    text += plain.text(indent: "  ")
    text += "  left \(floating.left), right \(floating.right): "
    text += "\"violated\" by \(shortfall) %\n"
    text += "\nCertified:\n"
    var sure = TextTable([.right, .left, .left, .left])
    sure.append(["i", "sigma_i(A)", "sigma_i(B)", "sigma_i(AB)"])
    for i in 0..<order {
      sure.append([
        "\(i + 1)", Self.interval(certified.a[i]), Self.interval(certified.b[i]),
        Self.interval(certified.product[i]),
      ])
    }
    text += sure.text(indent: "  ")
    text += "  rank A = \(certified.rankOfA), rank B = \(certified.rankOfB), "
    text += "rank AB = \(certified.rankOfProduct), exactly\n"
    text += "  left \(Self.interval(certified.left)), right \(Self.interval(certified.right)): "
    text += "\(Self.word(certified.verdict.verdict))\n\n"
    text += """
      Where A is singular both sides are 0, and plain Float64 compares one rounding error with \
      another:
      of \(search.tried) such instances it calls \(search.refuted) violated, by more than a part in \
      a million. Of these \(search.certifiedViolations) are.

      """
    self.text = text
  }

  private static func table(_ matrix: Matrix<Rational>) -> String {
    var rows = TextTable(Array(repeating: .right, count: matrix.columns))
    for row in 0..<matrix.rows {
      rows.append((0..<matrix.columns).map { "\(matrix[row, $0])" })
    }
    return rows.text(indent: "  ")
  }

  private static func interval(_ value: Enclosure<Double>) -> String {
    let ends = value.decimal(digits: 13)
    return ends.lower == ends.upper ? ends.lower : "[\(ends.lower), \(ends.upper)]"
  }

  private static func word(_ verdict: Verdict) -> String {
    switch verdict {
    case .equal: return "equal, proved exactly"
    case .strict: return "holds strictly"
    case .violated: return "violated"
    case .undecided(let why): return "undecided (\(why))"
    case .notApplicable: return "nothing is claimed"
    }
  }
}
