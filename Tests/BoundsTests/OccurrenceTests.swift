// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Bounds
@testable import Exact

/// Events on given samples.
@Suite struct OccurrenceTests {
  private let entry: [RandomVariable] = [
    .matrix("W", rows: "n", columns: "n", .normal(deviation: 1))
  ]

  /// Whether the event happens for W = (5), or whatever matrix is within `radius` of it.
  private func occurrence(_ event: Formula, radius: Rational = 0) throws -> Occurrence {
    let clause = ProbabilityClause(
      "X1.a", over: [.scalar("t")], drawing: entry, probabilityOf: event, is: .atMost(1))
    let instance = Instance(matrices: ["W": Matrix([[5]])], scalars: ["t": 2])
    return try clause.occurrence(in: RandomSample(instance, radii: ["W": radius]))
  }

  @Test func anEventIsDecidedWhereTheRadiusAllowsIt() throws {
    let quarter = Rational(1, 4)
    func above(_ threshold: Rational) -> Formula { .less(.rational(threshold), σ(1, "W")) }
    #expect(try occurrence(above(4)) == .happened && occurrence(above(5)) == .didNotHappen)
    // σ lies in [4.75, 5.25].
    #expect(try occurrence(above(Rational(47, 10)), radius: quarter) == .happened)
    #expect(try occurrence(above(Rational(48, 10)), radius: quarter) == .open)
    #expect(try occurrence(above(Rational(52, 10)), radius: quarter) == .open)
    #expect(try occurrence(above(Rational(53, 10)), radius: quarter) == .didNotHappen)
  }

  /// The radius of a linear combination: I + tW moves by |t| times, W + Wᵀ by twice as much, and
  /// differences by the sum of both.
  @Test func theRadiusFollowsLinearTerms() throws {
    let quarter = Rational(1, 4)
    let shifted: MatrixTerm = .identity("n") + .scaled(0 - "t", "W")
    let twice: MatrixTerm = "W" + MatrixTerm.transpose("W")
    // |1 − 2·5| = 9 and 10, each give or take ½.
    for (value, middle) in [(σ(1, shifted), Rational(9)), (λ(1, twice), 10)] {
      for (offset, expected) in [
        (Rational(-51, 100), Occurrence.happened), (Rational(-49, 100), .open),
        (Rational(49, 100), .open), (Rational(51, 100), .didNotHappen),
      ] {
        let event: Formula = .less(.rational(middle + offset), value)
        #expect(try occurrence(event, radius: quarter) == expected, "\(middle + offset)")
      }
    }
    let nothing: MatrixTerm = MatrixTerm("W") - "W"
    #expect(
      try occurrence(.less(Rational(51, 100).term, σ(1, nothing)), radius: quarter) == .didNotHappen
    )
    #expect(try occurrence(.less(Rational(49, 100).term, σ(1, nothing)), radius: quarter) == .open)
  }

  /// A product of random matrices moves by more than any radius says.
  @Test func whatIsNotLinearStaysOpen() throws {
    #expect(try occurrence(.less(1, σ(1, "W" * "W")), radius: Rational(1, 4)) == .open)
  }

  /// What is read off entries would be read off digits that are not all there.
  @Test func eventsAboutEntriesAreRefused() {
    let events: [Formula] = [
      .less(0, .trace("W")), .less(0, .determinant("W")), .less(0, .frobeniusNormSquared("W")),
      .less(0, .rowNormSquared(1, "W")), .less(0, σ(1, .scaled(.trace("W"), .identity("n")))),
      when(0 ≤ "t", .less(0, σ(1, "W"))),
    ]
    var answered: [String] = []
    for event in events {
      let answer = try? occurrence(event, radius: Rational(1, 4))
      if answer != nil, answer != .open { answered.append(event.plainText) }
    }
    #expect(answered.isEmpty, "\(answered)")
  }

  @Test func allPartsMustHappen() throws {
    let low: Formula = .less(4, σ(1, "W"))
    let high: Formula = .less(6, σ(1, "W"))
    let near: Formula = .less(5, σ(1, "W"))
    #expect(try occurrence(.all([low, low])) == .happened)
    #expect(try occurrence(.all([low, high])) == .didNotHappen)
    // One that fails decides whatever the others are.
    #expect(try occurrence(.all([near, high]), radius: Rational(1, 4)) == .didNotHappen)
    #expect(try occurrence(.all([near, low]), radius: Rational(1, 4)) == .open)
  }

  @Test func piIsWhereItBelongs() throws {
    // Between 355/113 − 3·10⁻⁷ and 355/113: beyond Float64 only for the last one.
    let digits = try Rational(text: "3.14159265358979323846264338327950288")
    let unit = Rational(Integer(1), Integer(10).power(35))
    for (bound, expected) in [
      (Rational(355, 113), Occurrence.didNotHappen), (digits, .happened),
      (digits + unit, .didNotHappen), (Rational(3), .happened),
    ] {
      #expect(try occurrence(.less(.rational(bound), .pi * σ(1, .identity("n")))) == expected)
    }
  }

  @Test func statedProbabilitiesAreEnclosed() throws {
    let clause = try #require(Catalogue.probabilityClauses(named: "Q1.a").first)
    let stated = try clause.statedProbability(at: Instance(scalars: ["t": 1]))
    // e^(−1/2), to 20 digits.
    let truth = try Rational(text: "0.60653065971263342360")
    let (low, high) = (
      try #require(Rational(exactly: stated.lower)), try #require(Rational(exactly: stated.upper))
    )
    #expect(low <= truth && truth <= high && stated.upper == stated.lower.nextUp)
    let condition = try #require(Catalogue.probabilityClauses(named: "Q5.b").first)
    let bound = try condition.statedProbability(at: Instance(scalars: ["x": 1]))
    // 6.414 / √(2π).
    #expect(bound.lower > 2.55881 && bound.upper < 2.55883)
    #expect(throws: InstanceError.missing("t")) { try clause.statedProbability(at: Instance()) }
  }
}

extension Rational {
  fileprivate var term: ScalarTerm { .rational(self) }
}
