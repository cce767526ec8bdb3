// SPDX-License-Identifier: Apache-2.0

/// A term with one thing in it changed.
struct Variant<Term> {
  let term: Term
  /// What stands there now and what stood there before, in words.
  let change: String
  /// What the change does to the term's value.
  let effect: Effect

  /// The same change seen from around the term.
  func inside<Outer>(_ effect: Effect? = nil, _ wrap: (Term) -> Outer) -> Variant<Outer> {
    Variant<Outer>(term: wrap(term), change: change, effect: effect ?? self.effect)
  }
}
