// SPDX-License-Identifier: Apache-2.0

/// All theorems that the package states, checks, bounds and cites.
public enum Catalogue {
  /// In the order of families and numbers.
  public static let theorems: [Theorem] = general + residual + masks + products + losses

  /// The statements with a probability, in the order of their numbers.
  public static let probabilities: [ProbabilityTheorem] = randomWeights

  /// All rows, of both kinds.
  public static let entries: [any CatalogueEntry] = theorems + probabilities

  /// The theorem with an id such as `R2`, in any case.
  public static func theorem(_ id: String) -> Theorem? {
    let wanted = id.uppercased()
    return theorems.first { $0.id == wanted }
  }

  /// The clause with an id such as `R2.a`, in any case.
  public static func clause(_ id: String) -> Clause? {
    let wanted = id.lowercased()
    for theorem in theorems {
      if let found = theorem.clauses.first(where: { $0.id.lowercased() == wanted }) { return found }
    }
    return nil
  }

  /// What an id or a family's letter names: `R2`, `R2.a`, `R`. Empty when it names nothing.
  public static func clauses(named id: String) -> [Clause] {
    if let theorem = theorem(id) { return theorem.clauses }
    if let clause = clause(id) { return [clause] }
    return theorems.filter { $0.family == id.uppercased() }.flatMap(\.clauses)
  }

  /// What an id or a family's letter names among the statements with a probability: `Q1`, `Q1.a`, `Q`.
  /// Empty when it names nothing there.
  public static func probabilityClauses(named id: String) -> [ProbabilityClause] {
    probabilities.flatMap { theorem in
      if [theorem.id, theorem.family].contains(id.uppercased()) { return theorem.clauses }
      return theorem.restricted(toClause: id)?.clauses ?? []
    }
  }
}

extension Catalogue {
  private static let places: [String: Int] = {
    let ids = theorems.flatMap(\.clauses).map(\.id)
    return Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($0.element, $0.offset) })
  }()

  /// Whether a clause comes before another in the catalogue; ids that are not in it come last, in
  /// alphabetical order.
  public static func precedes(_ a: String, _ b: String) -> Bool {
    let first = places[a] ?? .max
    let second = places[b] ?? .max
    return first == second ? a < b : first < second
  }
}
