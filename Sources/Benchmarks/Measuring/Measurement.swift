// SPDX-License-Identifier: Apache-2.0

/// One kind of work, measured at several sizes. A new one gets a file of its own in Measurements and a
/// line in `Measurement.all`.
struct Measurement {
  /// Short, for files and JSON.
  let id: String
  /// What is done, for people.
  let title: String
  /// What the sizes count: "n", "bits".
  let parameter: String
  let sizes: [Int]
  /// The contestants at a size, all on the same matrices; the first one is this package.
  let contestants: (_ size: Int) throws -> [Contestant]
  /// The most that our time divided by that of the named peer shall be, at the sizes that have a target.
  let targets: [Int: Target]

  struct Target {
    let peer: String
    let ratio: Double
  }
}

/// Somebody who does the work.
struct Contestant {
  let name: String
  /// How many matrices one run handles.
  let matrices: Int
  let run: () throws -> Void
}

/// A contestant's times at one size, in seconds for each matrix, one for each round.
struct Timing {
  let measurement: String
  let size: Int
  let contestant: String
  let seconds: [Double]

  var median: Double { quantile(seconds, 0.5) }
}

/// A quantile by linear interpolation; `values` not empty.
func quantile(_ values: [Double], _ share: Double) -> Double {
  let sorted = values.sorted()
  let place = share * Double(sorted.count - 1)
  let below = Int(place)
  let rest = place - Double(below)
  return below + 1 < sorted.count
    ? sorted[below] * (1 - rest) + sorted[below + 1] * rest : sorted[below]
}
