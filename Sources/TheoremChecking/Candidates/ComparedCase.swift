// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact

/// What a candidate and the current statement say on one instance.
struct ComparedCase: Sendable {
  let instance: Instance
  var candidate: CheckResult?
  var current: CheckResult?
  var bounds: [BoundComparison]?

  init(instance: Instance) { self.instance = instance }

  /// How the two compare on the instance.
  struct Side {
    var isTighter = false
    var isLooser = false
    var isUndecided = false
    /// The largest part by which a bound is closer, and farther.
    var gain: Enclosure<Double>?
    var loss: Enclosure<Double>?
    var comparisons: [BoundComparison] = []

    func example(_ property: KeyPath<Side, Bool>) -> BoundComparison? {
      comparisons.first {
        switch $0.outcome {
        case .tighter: property == \.isTighter
        case .looser: property == \.isLooser
        case .equal, .undecided: false
        }
      }
    }
  }

  private static func claims(_ result: CheckResult?) -> Bool {
    switch result?.verdict {
    // Where a hypothesis stays open nobody knows.
    case .notApplicable, .undecided(.hypothesis), nil: false
    case .strict, .equal, .undecided, .violated: true
    }
  }

  var candidateClaims: Bool { Self.claims(candidate) }
  var currentClaims: Bool { Self.claims(current) }
  var bothClaim: Bool { candidateClaims && currentClaims }

  var isCounterexample: Bool {
    if case .violated = candidate?.verdict { true } else { false }
  }

  /// `nil` when nothing can be compared in this way.
  func side(_ basis: ComparisonBasis) -> Side? {
    basis == .bounds ? byBounds : bySlack
  }

  private var byBounds: Side? {
    guard let bounds, !bounds.isEmpty else { return nil }
    var side = Side(comparisons: bounds)
    for comparison in bounds {
      switch comparison.outcome {
      case .equal: break
      case .tighter(let part):
        side.isTighter = true
        side.gain = larger(side.gain, part)
      case .looser(let part):
        side.isLooser = true
        side.loss = larger(side.loss, part)
      case .undecided: side.isUndecided = true
      }
    }
    return side
  }

  /// Equality counts as slack 0.
  private var bySlack: Side? {
    func slack(_ result: CheckResult?) -> Enclosure<Double>? {
      switch result?.verdict {
      case .equal: Enclosure(0)
      case .strict(let slack): slack
      default: nil
      }
    }
    guard let mine = slack(candidate), let theirs = slack(current) else { return nil }
    var side = Side()
    if mine.certainlyLess(than: theirs) {
      side.isTighter = true
      side.gain = theirs - mine
    } else if theirs.certainlyLess(than: mine) {
      side.isLooser = true
      side.loss = mine - theirs
    } else if !(mine.isPoint && mine == theirs) {
      side.isUndecided = true
    }
    return side
  }

  private func larger(
    _ a: Enclosure<Double>?, _ b: Enclosure<Double>?
  ) -> Enclosure<Double>? {
    guard let a else { return b }
    guard let b else { return a }
    return a.lower < b.lower ? b : a
  }
}
