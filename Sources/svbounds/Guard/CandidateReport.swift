// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import TheoremChecking

/// How a candidate compares with a statement, as text and as JSON.
struct CandidateReport {
  let run: RefinementCheck
  let report: RefinementReport

  private var current: String { run.refinement.current.id }

  var text: String {
    "candidate  \(run.refinement.candidate.plainText)\n"
      + "\(current.padded(to: 9))  \(run.refinement.current.plainText)\n\n"
      + "\(headline)\n\(details)"
  }

  /// The answer in one line.
  private var headline: String {
    switch report.answer {
    case .isFalse: "false, here is the smallest counterexample found:"
    case .vacuous: "nothing to compare: on no instance do both claim something comparable"
    case .tighter:
      "true so far, never looser, tighter on \(share(report.tighter)) of the instances, by up to "
        + part(report.gain)
    case .same: "true so far, and the same on every instance"
    case .looser:
      "looser: never tighter, looser on \(share(report.looser)) of the instances, by up to "
        + part(report.loss)
    case .incomparable:
      "incomparable: tighter on \(share(report.tighter)) of the instances, by up to "
        + "\(part(report.gain)), looser on \(share(report.looser)), by up to \(part(report.loss))"
    case .undecided: "undecided: nothing could be told apart"
    }
  }

  private var details: String {
    if let counterexample = report.counterexample { return counterexample.text }
    var text = ""
    if let place = report.tighterAt { text += "tighter at\n" + shown(place) }
    if let place = report.looserAt { text += "looser at\n" + shown(place) }
    text += "compared by \(basisText)\n"
    text +=
      "on \(report.compared) of \(report.drawn) instances: \(report.tighter) tighter somewhere, \(report.looser) looser somewhere, \(report.equal) equal, "
      + "\(report.undecided) undecided\n"
    if report.lacksOtherSide {
      text += "\(current) bounds them from the other side as well, the candidate does not\n"
    }
    if report.candidateSilent > 0 {
      text +=
        "the candidate claims nothing on \(report.candidateSilent) instances on which \(current) does\n"
    }
    if report.currentSilent > 0 {
      text +=
        "\(current) claims nothing on \(report.currentSilent) instances on which the candidate does\n"
    }
    text += "no counterexample on \(report.checks) instances"
    text += report.search.map { ", nor on \($0.evaluations) searched" } ?? ""
    return text + "; orders up to \(run.maxOrder), seed \(run.seed)\n"
  }

  private var basisText: String {
    guard report.basis == .bounds else {
      return "the smallest relative slack, for the two have no bounded number in common"
    }
    let all = report.numbers.map { "\($0.number) from \($0.direction.rawValue)" }
    let listed = all.prefix(3).joined(separator: ", ") + (all.count > 3 ? ", …" : "")
    return "the bounds of \(listed)"
  }

  private func shown(_ place: ComparedPlace) -> String {
    var text = indented(place.instance)
    if let comparison = place.comparison {
      text += "  the bound of \(comparison.number) from \(comparison.direction.rawValue)"
      switch comparison.outcome {
      case .tighter(let gain): text += ", closer by \(part(gain))"
      case .looser(let loss): text += ", farther by \(part(loss))"
      case .equal, .undecided: break
      }
      text += "\n"
    }
    return text
  }

  /// Of the instances compared, rounded down to a whole percentage, and at least 1 where there are any.
  private func share(_ count: Int) -> String {
    guard report.compared > 0 else { return "0 %" }
    let percent = 100 * count / report.compared
    return count > 0 && percent == 0 ? "less than 1 %" : "\(percent) %"
  }

  /// A certified part, rounded down.
  private func part(_ value: Enclosure<Double>?) -> String {
    guard let value else { return "an amount without enclosure" }
    return value.lower.bigFloat.decimal(digits: 3, rounding: .down)
  }

  var record: CandidateRecord {
    CandidateRecord(
      candidate: run.refinement.candidate.plainText, against: current,
      answer: report.answer.rawValue, comparedBy: report.basis.rawValue, seed: run.seed,
      matrices: run.matrices, maxOrder: run.maxOrder, compared: report.compared,
      lacksOtherSide: report.lacksOtherSide,
      tighter: report.tighter, looser: report.looser, equal: report.equal,
      undecided: report.undecided, candidateSilent: report.candidateSilent,
      currentSilent: report.currentSilent, gain: Nullable(report.gain?.lower),
      loss: Nullable(report.loss?.lower),
      tighterAt: Nullable(report.tighterAt.map(CandidateRecord.Place.init)),
      looserAt: Nullable(report.looserAt.map(CandidateRecord.Place.init)),
      counterexample: Nullable(report.counterexample.map(CounterexampleRecord.init)))
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

/// What `svbounds guard --candidate --json` prints. Parts are lower ends of certified enclosures.
struct CandidateRecord: Encodable {
  let schemaVersion = 1
  let candidate: String
  let against: String
  let answer: String
  /// "bounds" or "slack".
  let comparedBy: String
  let seed: UInt64
  let matrices: Int
  let maxOrder: Int
  let compared: Int
  let lacksOtherSide: Bool
  let tighter: Int
  let looser: Int
  let equal: Int
  let undecided: Int
  let candidateSilent: Int
  let currentSilent: Int
  let gain: Nullable<Double>
  let loss: Nullable<Double>
  let tighterAt: Nullable<Place>
  let looserAt: Nullable<Place>
  let counterexample: Nullable<CounterexampleRecord>

  struct Place: Encodable {
    let instance: InstanceRecord
    let number: Nullable<String>

    init(_ place: ComparedPlace) {
      instance = InstanceRecord(place.instance)
      number = Nullable(place.comparison?.number)
    }
  }
}
