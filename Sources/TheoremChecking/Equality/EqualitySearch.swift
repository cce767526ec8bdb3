// SPDX-License-Identifier: Apache-2.0

import Bounds

extension EqualityFamily {
  /// Sizes that a family is tried on; at each of them the clause must say `equal`.
  public static let sizes = 2...4

  /// Whether the clause is attained at every size, which is proved exactly.
  public func attains(_ clause: Clause) -> Bool {
    Self.sizes.allSatisfy { verdict(on: clause, size: $0) == .equal }
  }

  /// The first family, in order of simplicity reversed, on which the clause is attained at every size.
  ///
  /// - Parameter limit: how many families are tried.
  public static func found(for clause: Clause, limit: Int = 20_000) -> EqualityFamily? {
    let names = clause.variables.map(\.name)
    let choices = clause.variables.map(choices)
    var tried = 0
    // By the sum of the ranks of the choices: all first choices, then one second choice, …
    let largest = choices.map { $0.count - 1 }.reduce(0, +)
    for sum in 0...max(largest, 0) {
      for ranks in compositions(of: sum, within: choices.map(\.count)) {
        tried += 1
        guard tried <= limit else { return nil }
        let fillings = zip(choices, ranks).map { $0[$1] }
        let family = EqualityFamily(
          Dictionary(uniqueKeysWithValues: zip(names, fillings)), of: clause)
        if family.attains(clause) { return family }
      }
    }
    return nil
  }

  private static func choices(_ variable: Variable) -> [Filling] {
    switch variable {
    case .matrix: Filling.matrices
    case .vector: Filling.vectors
    case .scalar: Filling.scalars
    case .set: Filling.sets
    case .index: Filling.positions
    case .family(_, _, let member): choices(member)
    }
  }

  /// All lists of numbers ≥ 0 below the given bounds with the given sum.
  private static func compositions(of sum: Int, within bounds: [Int]) -> [[Int]] {
    guard let first = bounds.first else { return sum == 0 ? [[]] : [] }
    return (0..<first).filter { $0 <= sum }.flatMap { head in
      compositions(of: sum - head, within: Array(bounds.dropFirst())).map { [head] + $0 }
    }
  }
}
