// SPDX-License-Identifier: Apache-2.0

import Exact

// The words in which the catalogue writes its statements. Each only builds a tree.

/// σ_i(A), with i in range.
public func σ(_ i: IndexTerm, _ a: MatrixTerm) -> ScalarTerm { .singularValue(i, a) }

/// σ_i(A), 0 past the last.
public func σ0(_ i: IndexTerm, _ a: MatrixTerm) -> ScalarTerm { .paddedSingularValue(i, a) }

/// u_iᵀv_i.
public func alignment(_ i: IndexTerm, _ a: MatrixTerm) -> ScalarTerm { .alignment(i, a) }

/// λ_i(S) of a symmetric matrix.
public func λ(_ i: IndexTerm, _ s: MatrixTerm) -> ScalarTerm { .eigenvalue(i, s) }

/// |x|.
public func abs(_ x: ScalarTerm) -> ScalarTerm { .absolute(x) }

/// √x.
public func sqrt(_ x: ScalarTerm) -> ScalarTerm { .squareRoot(x) }

/// min(a, b) of two whole numbers.
public func least(_ a: IndexTerm, _ b: IndexTerm) -> IndexTerm { .minimum(a, b) }

/// For every i from `from` to `through`: what `body` says of it.
public func forAll(
  _ name: String, _ from: IndexTerm = 1, through: IndexTerm, _ body: (IndexTerm) -> Formula
) -> Formula {
  .forAll(name, .range(from: from, through: through), body(.variable(name)))
}

/// For every nonempty subset of {1, …, size}: what `body` says of it.
public func forAllSubsets(
  _ name: String, of size: IndexTerm, _ body: (SetTerm) -> Formula
) -> Formula {
  .forAllSubsets(name, size: size, body(.variable(name)))
}

/// `condition` ⇒ `conclusion`.
public func when(_ condition: Formula, _ conclusion: Formula) -> Formula {
  .implies(condition, conclusion)
}

/// Gathers `body(i)` for i from `from` to `through`.
public func fold(
  _ kind: Fold, _ name: String, _ from: IndexTerm = 1, through: IndexTerm,
  _ body: (IndexTerm) -> ScalarTerm
) -> ScalarTerm {
  .fold(kind, name, .range(from: from, through: through), body(.variable(name)))
}

/// Gathers `body(i)` for the members i of a set.
public func fold(
  _ kind: Fold, _ name: String, over members: SetTerm, _ body: (IndexTerm) -> ScalarTerm
) -> ScalarTerm {
  .fold(kind, name, .members(members), body(.variable(name)))
}

/// The least of `first` and of `body(i)` for i from 1 to `through`, `excluded` left out.
public func least(
  _ first: ScalarTerm, _ name: String, through: IndexTerm, without excluded: IndexTerm,
  _ body: (IndexTerm) -> ScalarTerm
) -> ScalarTerm {
  .least(
    first, name, .excluding(excluded, from: .range(from: 1, through: through)),
    body(.variable(name)))
}

/// The sum of the `count` largest values of `body(i)`, i from 1 to `through`.
public func sumOfLargest(
  _ count: IndexTerm, _ name: String, through: IndexTerm, _ body: (IndexTerm) -> ScalarTerm
) -> ScalarTerm {
  .sumOfLargest(count: count, name, .range(from: 1, through: through), body(.variable(name)))
}

/// The i-th largest value of `body(j)`, j from `from` to `through`.
public func ithLargest(
  _ i: IndexTerm, _ name: String, _ from: IndexTerm = 1, through: IndexTerm,
  _ body: (IndexTerm) -> ScalarTerm
) -> ScalarTerm {
  .ithLargest(i, name, .range(from: from, through: through), body(.variable(name)))
}
