// SPDX-License-Identifier: Apache-2.0

import Bounds
import Generators
import Testing

/// What is read is what is written: when words of a statement are changed and the result is still a
/// statement, it is the one that the changed words say.
@Suite("Statements with words changed")
struct MisreadingTests {
  private static let catalogue = Catalogue.theorems.flatMap(\.clauses).map {
    PlainReading.words(of: $0.plainText)
  }

  private enum Outcome {
    case refused, exact, sugared
    case misread(String)
  }

  private static func outcome(_ text: String) -> Outcome {
    guard let clause = try? Clause(parsing: text, id: "X1.a") else { return .refused }
    let rendered = clause.plainText
    guard let written = PlainReading.of(text) else { return .sugared }
    guard let read = PlainReading.of(rendered) else { return .misread("\(text): \(rendered)") }
    if written.withFactorsInOrder == read.withFactorsInOrder { return .exact }
    // An identity without its order.
    let words = PlainReading.words(of: text)
    let hasBareIdentity = words.indices.contains {
      words[$0] == "I" && ($0 + 1 == words.count || words[$0 + 1] != "(")
    }
    return hasBareIdentity ? .sugared : .misread("\(text)\nwas read as\n\(rendered)")
  }

  /// Some words replaced, left out, doubled, exchanged or put in, parentheses set and removed.
  private static func changed(_ words: [String], _ generator: inout SeededGenerator) -> [String] {
    var words = words
    for _ in 0..<generator.integer(in: 1...2) where words.count > 2 {
      // Rather in the conclusion than among the declarations.
      let place = max(generator.below(words.count), generator.below(words.count))
      let other = replacement(for: words[place], in: words, &generator)
      switch generator.below(10) {
      case 0: words.remove(at: place)
      case 1: words.insert(other, at: place)
      case 2: words.swapAt(place, generator.below(words.count))
      case 3:
        let end = min(words.count, place + 1 + generator.below(6))
        words.insert(")", at: end)
        words.insert("(", at: place)
      case 4:
        if let open = words[place...].firstIndex(of: "("), let close = closing(open, in: words) {
          words.remove(at: close)
          words.remove(at: open)
        }
      default: words[place] = other
      }
    }
    return words
  }

  /// Mostly a word of the same kind from the same statement, which is the likeliest to make sense.
  private static func replacement(
    for word: String, in words: [String], _ generator: inout SeededGenerator
  ) -> String {
    func kind(_ word: String) -> Int {
      guard let first = word.first else { return 0 }
      return first.isLetter ? 1 : first.isNumber ? 2 : "+-*/".contains(first) ? 3 : 4
    }
    if generator.chance(1, in: 8) {
      return generator.element(of: generator.element(of: catalogue))
    }
    if kind(word) == 3 { return generator.element(of: ["+", "-", "*", "/"]) }
    if word.contains("=") || word == "<" {
      return generator.element(of: ["<=", "<", "=", "!=", ">"])
    }
    return generator.element(of: words.filter { kind($0) == kind(word) })
  }

  private static func closing(_ open: Int, in words: [String]) -> Int? {
    var depth = 0
    for place in open..<words.count {
      if words[place] == "(" { depth += 1 }
      if words[place] == ")" { depth -= 1 }
      if depth == 0 { return place }
    }
    return nil
  }

  @Test(arguments: 0..<8)
  func changedWordsAreReadAsTheyStand(block: UInt64) {
    var counts = (exact: 0, sugared: 0)
    var failures: [String] = []
    for seed in (block * 1000)..<((block + 1) * 1000) {
      var generator = SeededGenerator(seed: seed)
      let words: [String]
      if generator.coin() {
        words = generator.element(of: Self.catalogue)
      } else {
        var draw = StatementDraw(seed: seed)
        words = PlainReading.words(of: draw.clause(2).plainText)
      }
      // Words that would grow together are kept apart by blanks; `|-` is one sign only without.
      switch Self.outcome(Self.changed(words, &generator).joined(separator: " ")) {
      case .refused: break
      case .exact: counts.exact += 1
      case .sugared: counts.sugared += 1
      case .misread(let what): failures.append("seed \(seed): \(what)")
      }
    }
    #expect(failures.isEmpty, "\(failures.count) misread; \(failures.first ?? "")")
    #expect(counts.exact > 80, "seeds of block \(block): too few are statements: \(counts)")
    #expect(counts.sugared * 10 < counts.exact, "seeds of block \(block): \(counts)")
  }

  /// The reading that the test above compares with tells apart what it must.
  @Test func readingsOfUnlikeTextsDiffer() {
    let pairs = [
      ("a - b + c <= 1", "a - (b + c) <= 1"), ("a*b^2 <= 1", "(a*b)^2 <= 1"),
      ("A*B' <= 1", "(A*B)' <= 1"), ("a/b*c <= 1", "a/(b*c) <= 1"), ("a - -b <= 1", "a - b <= 1"),
      ("a <= b", "b <= a"), ("a <= b", "a < b"), ("-a^2 <= 1", "(-a)^2 <= 1"),
      ("forall i in 1..n: a <= b", "forall i in 1..n without i: a <= b"),
      ("chain(k in 1..L: A[k]) <= 1", "chain(k in 1..L: A[k]; A[k]) <= 1"),
      ("a <= 1 and b <= 1 => c <= 1", "a <= 1 and (b <= 1 => c <= 1)"),
      ("#Z[1] <= 2", "#Z <= 2"), ("stack(A, B) <= 1", "stack(B, A) <= 1"),
    ]
    for (a, b) in pairs {
      let (x, y) = (PlainReading.of(a), PlainReading.of(b))
      #expect(x != nil && y != nil && x?.withFactorsInOrder != y?.withFactorsInOrder, "\(a) / \(b)")
    }
    for clause in Catalogue.theorems.flatMap(\.clauses) {
      #expect(PlainReading.of(clause.plainText) != nil, "\(clause.id)")
    }
    #expect(PlainReading.of("a > b") == PlainReading.of("b < (a)"))
    #expect(PlainReading.of("((a)) + (b*c) <= 2/4") == PlainReading.of("a + b*c <= 1/2"))
  }
}
