// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Testing
import TheoremChecking

@Suite("Baselines and what guards them")
struct BaselineTests {
  private static let theorems = ["R1", "R9", "M3"]
  private static let clauses = theorems.flatMap { Catalogue.clauses(named: $0) }

  private func baseline(tasks: Int = 2) async throws -> Baseline {
    try await BaselineRun(clauses: Self.clauses, seed: 1, matrices: 30, maxOrder: 3)
      .run(tasks: tasks)
  }

  private func findings(
    _ baseline: Baseline, _ clauses: [Clause], tolerance: Rational = Rational(1, 1000)
  ) async -> [GuardFinding] {
    await BaselineGuard(
      baseline, clauses: clauses, tolerance: tolerance, matrices: 10, seed: 5,
      coversCatalogue: true
    ).run().findings
  }

  /// The clauses with the conclusion of one of them changed.
  private func changing(_ id: String, _ change: (Clause) throws -> Clause) rethrows -> [Clause] {
    try Self.clauses.map { $0.id == id ? try change($0) : $0 }
  }

  private static let layer = "W: n x n, rho: real"

  @Test("text and value determine one another, and tasks do not matter")
  func text() async throws {
    let made = try await baseline()
    #expect(made.text == (try await baseline(tasks: 5)).text)
    #expect(try Baseline(text: made.text) == made)
    #expect(made.entries.map(\.clause) == Self.clauses.map(\.id))
    let records = made.entries.flatMap(\.records)
    #expect(records.contains { $0.equality != nil } && records.contains { $0.slack != nil })
    // An identity has no slack.
    let identity = try #require(made.entry("R9.a"))
    #expect(identity.records.allSatisfy { $0.slack == nil && $0.equality != nil })
  }

  @Test("recorded slacks enclose what the case gives again")
  func reproducible() async throws {
    let made = try await baseline()
    let campaign = Campaign(clauses: Self.clauses, seed: 9, matrices: 1, maxOrder: 3)
    var count = 0
    for group in campaign.groups {
      for clause in group.wanted {
        for record in made.entry(clause.id)?.records ?? [] {
          guard let slack = record.slack else { continue }
          let checked = campaign.outcomes(group, seed: slack.at).first { $0.clause.id == clause.id }
          let now = try #require(try checked?.outcome.get().result.strictSlack)
          let (low, high) = (try Rational(text: slack.lower), try Rational(text: slack.upper))
          #expect(low <= (try #require(Rational(exactly: now.lower))), "\(clause.id) \(slack.at)")
          #expect((try #require(Rational(exactly: now.upper))) <= high, "\(clause.id) \(slack.at)")
          count += 1
        }
      }
    }
    #expect(count > 50)
  }

  @Test("unchanged statements pass")
  func unchanged() async throws {
    let made = try await baseline()
    #expect(await findings(made, Self.clauses).isEmpty)
  }

  @Test("a looser statement fails")
  func looser() async throws {
    let made = try await baseline()
    let changed = try changing("R1.a") { clause in
      try Clause(
        parsing: "forall i: abs(sigma(i, rho*I + W) - abs(rho)) <= 101/100*sigma(1, W)",
        id: clause.id, declarations: Self.layer)
    }
    let found = await findings(made, changed)
    #expect(found.contains { $0.kind == .looser && $0.clause == "R1.a" && $0.at != nil })
    #expect(found.contains { $0.kind == .changed && $0.clause == "R1.a" })
    #expect(found.allSatisfy { $0.clause == "R1.a" })
  }

  @Test("a false statement fails, and so does one that is false on fresh cases")
  func violated() async throws {
    let made = try await baseline()
    let changed = try changing("R1.b") { clause in
      try Clause(
        parsing: "forall i: abs(sigma(i, rho*I + W) - sigma(i, W)) <= 99/100*abs(rho)",
        id: clause.id, declarations: Self.layer)
    }
    let found = await findings(made, changed)
    #expect(found.contains { $0.kind == .violated && $0.ensemble != nil })
    #expect(found.contains { $0.kind == .violated && $0.ensemble == nil && $0.at != nil })
  }

  @Test("a tighter statement is reported as changed, and does not fail")
  func tighter() async throws {
    let made = try await baseline()
    // |σ_i(ρI + W) − |ρ|| ≤ σ_1(W) in other words.
    let changed = try changing("R1.a") { clause in
      try Clause(
        parsing: "forall i: abs(sigma(i, rho*I + W) - sqrt(rho^2)) <= sigma(1, W)",
        id: clause.id, declarations: Self.layer)
    }
    #expect(await findings(made, changed).map(\.kind) == [.changed])
  }

  @Test("clauses without records and records without clauses are reported")
  func missing() async throws {
    var made = try await baseline()
    made.entries.removeAll { $0.clause == "M3.a" }
    made.entries.append(.init(clause: "R77.a", statementHash: "0000000000000000", records: []))
    let found = await findings(made, Self.clauses)
    #expect(found.map(\.kind) == [.unrecorded, .withoutClause])
    #expect(found.map(\.clause) == ["M3.a", "R77.a"])
  }

  @Test("the tolerance says how much looser is looser")
  func tolerance() async throws {
    var made = try await baseline()
    // As if the slacks had been a hundredth smaller.
    for entry in made.entries.indices {
      for record in made.entries[entry].records.indices {
        guard let slack = made.entries[entry].records[record].slack else { continue }
        let smaller = Rational(99, 100) * (try Rational(text: slack.lower))
        let text = Enclosure<BigFloat>(smaller, precision: 60).decimal(digits: 6).lower
        made.entries[entry].records[record].slack = .init(lower: text, upper: text, at: slack.at)
      }
    }
    let strict = await findings(made, Self.clauses)
    #expect(strict.count > 50 && strict.allSatisfy { $0.kind == .looser })
    #expect(await findings(made, Self.clauses, tolerance: Rational(1, 20)).isEmpty)
  }

  @Test("what is no baseline is refused with its line")
  func errors() async throws {
    let header = "# Made by: svbounds baseline --seed 1 --matrices 2 --max-order 3\n"
    let statement = "statement\tR1.a\t0123456789abcdef\n"
    let record = "R1.a\tgaussian\t0.1\t0.2\t7\t-\n"
    #expect(try Baseline(text: header + statement + record).entries.count == 1)
    let bad: [(text: String, line: Int)] = [
      ("", 1), ("hello\n", 1), (statement, 1), (header + record, 2),
      (header + "statement\tR1.a\n", 2), (header + "statement\tR1.a\txyz\n", 2),
      (header + statement + statement, 3), (header + statement + record + record, 4),
      (header + statement + "R1.b\tgaussian\t0.1\t0.2\t7\t-\n", 3),
      (header + statement + "R1.a\tgaussian\t0.1\t0.2\t7\n", 3),
      (header + statement + "R1.a\tgaussian\tx\t0.2\t7\t-\n", 3),
      (header + statement + "R1.a\tgaussian\t0.3\t0.2\t7\t-\n", 3),
      (header + statement + "R1.a\tgaussian\t0.1\t0.2\t-7\t-\n", 3),
      (header + statement + "R1.a\tgaussian\t-\t-\t-\t1e3\n", 3),
      (header + statement + "\n" + record, 3),
      ("# Made by: svbounds baseline --seed x --matrices 2 --max-order 3\n" + statement, 2),
    ]
    for (text, line) in bad {
      do {
        _ = try Baseline(text: text)
        Issue.record("accepted: \(text)")
      } catch {
        #expect(error.line == line, "\(text): \(error)")
      }
    }
  }
}
