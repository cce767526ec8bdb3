// SPDX-License-Identifier: Apache-2.0

/// What is said of the probability of an event.
public enum ProbabilityClaim: Hashable, Codable, Sendable {
  case atMost(ScalarTerm)
  case atLeast(ScalarTerm)
  case equal(ScalarTerm)

  public var bound: ScalarTerm {
    switch self {
    case .atMost(let bound), .atLeast(let bound), .equal(let bound): return bound
    }
  }
}

/// One assertion about the probability of an event, with an id, a rendering and a proof of its own.
///
/// Unlike a `Clause` it says nothing about a single matrix. It is tested by drawing many and deciding
/// for each whether the event happens.
public struct ProbabilityClause: Hashable, Codable, Sendable {
  /// The theorem's id, a dot and a letter: `Q1.a`. Never reused for another assertion.
  public let id: String
  /// Numbers and vectors that are not random. Dimensions are named in shapes, as in a `Clause`.
  public let parameters: [Variable]
  /// What the parameters must meet for anything to be claimed; nothing random occurs in it.
  public let hypotheses: [Formula]
  public let random: [RandomVariable]
  /// A relation, or several that must all hold, between quantities of random matrices: singular values
  /// and eigenvalues of matrices that are linear in them, numbers, dimensions.
  public let event: Formula
  public let claim: ProbabilityClaim

  public init(
    _ id: String, over parameters: [Variable], given hypotheses: [Formula] = [],
    drawing random: [RandomVariable], probabilityOf event: Formula, is claim: ProbabilityClaim
  ) {
    self.id = id
    self.parameters = parameters
    self.hypotheses = hypotheses
    self.random = random
    self.event = event
    self.claim = claim
  }
}

/// A row of the catalogue whose clauses are statements with a probability.
public struct ProbabilityTheorem: Hashable, Codable, Sendable {
  /// Family letter and number: `Q1`.
  public let id: String
  /// A short name in lower case with hyphens; with the id it names the proof page.
  public let name: String
  /// One sentence: what the theorem says.
  public let summary: String
  public let clauses: [ProbabilityClause]
  /// The classical results that the theorem is or rests on.
  public let sources: [Citation]

  public init(
    _ id: String, _ name: String, _ summary: String, sources: [Citation],
    clauses: [ProbabilityClause]
  ) {
    self.id = id
    self.name = name
    self.summary = summary
    self.sources = sources
    self.clauses = clauses
  }
}
