// SPDX-License-Identifier: Apache-2.0

/// A statement that differs from a clause in one place.
///
/// A clause whose mutants are refuted says exactly what is true: no index, square, hypothesis or
/// constant in it can be changed at will. A mutant that is not refuted is equivalent, or implied by the
/// clause, or shows that the clause can be strengthened.
public struct Mutant: Hashable, Sendable {
  /// The mutated statement, under the id of the original, a tilde and a number from 1: `R2.a~3`.
  public let clause: Clause
  /// What was changed: "sigma0(i + 1, W) for sigma(i, W)".
  public let change: String
  /// Why the clause implies the mutant, where the change itself shows that.
  public let impliedBecause: String?
}

extension Clause {
  /// All mutants, in an order that depends on the clause alone.
  public var mutants: [Mutant] {
    var seen: Set<Formula> = [conclusion]
    var found: [(hypotheses: [Formula], conclusion: Formula, change: String, implied: String?)] = []
    for (position, hypothesis) in hypotheses.enumerated() where !hypothesis.isStructural {
      var rest = hypotheses
      rest.remove(at: position)
      found.append((rest, conclusion, "without the hypothesis \(hypothesis.plainText)", nil))
    }
    for variant in conclusion.variants where seen.insert(variant.formula).inserted {
      found.append((hypotheses, variant.formula, variant.change, reason(for: variant)))
    }
    // The same change in another place is told apart by a number.
    var counts: [String: Int] = [:]
    for position in found.indices {
      let count = counts[found[position].change, default: 0] + 1
      counts[found[position].change] = count
      if count > 1 { found[position].change += ", place \(count)" }
    }
    return found.enumerated().map { number, mutant in
      Mutant(
        clause: Clause(
          "\(id)~\(number + 1)", over: variables, given: mutant.hypotheses, mutant.conclusion),
        change: mutant.change, impliedBecause: mutant.implied)
    }
  }

  /// Why the clause implies a variant of its conclusion, where that shows.
  private func reason(for variant: Formula.Changed) -> String? {
    if let reason = variant.implied { return reason }
    if variant.formula.claimsNothing { return "both sides are the same" }
    return negation(giving: variant.formula).map {
      "it is the clause for the negative of \($0)"
    }
  }
}

extension Formula {
  /// Whether a hypothesis only makes the statement meaningful: without it an eigenvalue or an index in
  /// the conclusion would not exist.
  fileprivate var isStructural: Bool {
    if case .has(.symmetric, _) = self { return true }
    return false
  }

  fileprivate struct Changed {
    let formula: Formula
    let change: String
    let implied: String?

    func inside(_ wrap: (Formula) -> Formula) -> Changed {
      Changed(formula: wrap(formula), change: change, implied: implied)
    }
  }

  fileprivate var variants: [Changed] {
    switch self {
    case .atMost(let a, let b):
      return [
        Changed(formula: .equal(a, b), change: "= for <=", implied: nil),
        Changed(formula: .less(a, b), change: "< for <=", implied: nil),
      ] + Self.sides(a, b) { .atMost($0, $1) }
    case .less(let a, let b): return Self.sides(a, b) { .less($0, $1) }
    case .equal(let a, let b):
      return Self.sides(a, b) { .equal($0, $1) }.map {
        // 0 ≤ a′ ≤ a = 0.
        guard case .equal(let changed, 0) = $0.formula, $0.implied != nil, b == 0,
          changed.isVisiblyNonnegative
        else { return Changed(formula: $0.formula, change: $0.change, implied: nil) }
        return Changed(
          formula: $0.formula, change: $0.change,
          implied: "a smaller number that is not negative is 0 too")
      }
    case .all(let parts):
      return parts.indices.flatMap { place in
        parts[place].variants.map { variant in
          variant.inside { changed in
            var all = parts
            all[place] = changed
            return .all(all)
          }
        }
      }
    case .implies(let condition, let conclusion):
      return [
        Changed(
          formula: conclusion, change: "without the condition \(condition.plainText)", implied: nil)
      ]
        + condition.withoutParts.map { rest, part in
          Changed(
            formula: .implies(rest, conclusion), change: "without the condition \(part.plainText)",
            implied: nil)
        }
        + conclusion.variants.map { $0.inside { .implies(condition, $0) } }
    case .forAll(let name, let domain, let body):
      return body.variants.map { $0.inside { .forAll(name, domain, $0) } }
    case .forAllSubsets(let name, let size, let body):
      return body.variants.map { $0.inside { .forAllSubsets(name, size: size, $0) } }
    case .different, .has, .rankAtMost, .conjugatePairs: return []
    }
  }

  /// A conjunction of several without one of them, and which.
  private var withoutParts: [(rest: Formula, part: Formula)] {
    guard case .all(let parts) = self, parts.count > 1 else { return [] }
    return parts.indices.map { place in
      var rest = parts
      let part = rest.remove(at: place)
      return (rest.count == 1 ? rest[0] : .all(rest), part)
    }
  }

  /// The variants of the two sides of "at most" or "less".
  private static func sides(
    _ a: ScalarTerm, _ b: ScalarTerm, _ relation: (ScalarTerm, ScalarTerm) -> Formula
  ) -> [Changed] {
    a.variants.map {
      Changed(
        formula: relation($0.term, b), change: $0.change,
        implied: $0.effect == .lowers ? "the smaller side becomes smaller" : nil)
    }
      + b.variants.map {
        Changed(
          formula: relation(a, $0.term), change: $0.change,
          implied: $0.effect == .raises ? "the larger side becomes larger" : nil)
      }
  }
}
