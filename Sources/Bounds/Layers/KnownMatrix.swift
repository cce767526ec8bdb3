// SPDX-License-Identifier: Apache-2.0

import Exact

/// What bounds of W give for DW: the singular values of W may themselves rest on clauses.
struct KnownMatrix {
  let rows: Int
  let columns: Int
  let intervals: [CitedInterval]
  /// ‖w_k‖² for each row, when known.
  var rowNormsSquared: [Enclosure<Double>]?

  var order: Int { min(rows, columns) }

  /// The same for Wᵀ: its rows are not known.
  var transposed: KnownMatrix {
    KnownMatrix(rows: columns, columns: rows, intervals: intervals)
  }

  /// A matrix of the same shape of which only this is known.
  func with(_ intervals: [CitedInterval]) -> KnownMatrix {
    KnownMatrix(rows: rows, columns: columns, intervals: intervals)
  }

  /// Family M for DW.
  func masked(_ mask: MaskDescription) -> BoundSearch {
    switch mask {
    case .known(let slopes):
      return masked(slopes, enclosure: { Enclosure($0) })
    case .exact(let slopes):
      return masked(slopes, enclosure: { Enclosure($0, precision: 53) })
    case .slopes:
      return masked(mask.slopes(rows))
    case .atMostZeros(let zeros):
      // One of these numbers of zeros is the true one, so the weakest bound holds. The clauses see
      // only how many there are.
      let candidates = (0...min(zeros, rows)).map { relu(Array(1..<($0 + 1))) }
      return candidates.dropFirst().reduce(candidates[0]) { $0.weakest($1) }
    }
  }

  /// For slopes that are known: as a leaky or ReLU mask too, when they form one.
  private func masked<Slope: Hashable & ExpressibleByIntegerLiteral>(
    _ slopes: [Slope], enclosure: (Slope) -> Enclosure<Double>
  ) -> BoundSearch {
    var search = masked(slopes.map(enclosure))
    if let (positions, slope) = Self.leakyForm(slopes) {
      if slope == 0 { search.add(relu(positions)) }
      search.add(leaky(positions, slope: enclosure(slope)))
    }
    return search
  }

  private func masked(_ slopes: [Enclosure<Double>]) -> BoundSearch {
    var search = BoundSearch(target: .diagonal("d") * "W", order: order)
    var knowledge = knowledge
    knowledge.vectors["d"] = slopes
    search.consider(variables: ["W", "d"], scope(), knowledge)
    return search
  }

  private func relu(_ masked: [Int]) -> BoundSearch {
    var search = BoundSearch(
      target: .diagonal(.mask(masked: "Z", slope: 0, count: "m")) * "W", order: order)
    search.consider(variables: ["W", "Z"], scope(masked: masked), knowledge)
    return search
  }

  private func leaky(_ masked: [Int], slope: Enclosure<Double>) -> BoundSearch {
    var search = BoundSearch(
      target: .diagonal(.mask(masked: "Z", slope: "eta", count: "m")) * "W", order: order)
    var knowledge = knowledge
    knowledge.scalars["eta"] = slope
    search.consider(variables: ["W", "Z", "eta"], scope(masked: masked), knowledge)
    return search
  }

  /// The positions (from 1) of the one slope other than 1, when there is at most one.
  private static func leakyForm<Slope: Hashable & ExpressibleByIntegerLiteral>(
    _ slopes: [Slope]
  ) -> (masked: [Int], slope: Slope)? {
    let others = Set(slopes.filter { $0 != 1 })
    guard others.count <= 1 else { return nil }
    let slope = others.first ?? 0
    return (slopes.indices.filter { slopes[$0] != 1 }.map { $0 + 1 }, slope)
  }

  /// The names of the catalogue's statements about one matrix W and masks of its rows.
  func scope(masked: [Int] = []) -> Scope {
    Scope(
      integers: ["m": rows, "n": columns], sets: ["Z": masked],
      shapes: ["W": .init(rows: rows, columns: columns)], lengths: ["d": rows])
  }

  var knowledge: Knowledge {
    var knowledge = Knowledge()
    knowledge.singularValues["W"] = intervals
    if let norms = rowNormsSquared { knowledge.rowNormsSquared["W"] = norms }
    return knowledge
  }
}
