// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Foundation
import Generators
import Testing

/// Whatever the text, the answer is a clause or an error.
@Suite("Texts that are no statements")
struct ParserRobustnessTests {
  private static let clauses = Catalogue.theorems.flatMap(\.clauses)

  /// What is wrong with the answer to a text, if anything.
  private static func complaint(_ text: String) -> String? {
    do {
      let clause = try Clause(parsing: text, id: "X1.a")
      let back = try Clause(parsing: clause.plainText, id: "X1.a")
      return back == clause ? nil : "\(text) was read as \(clause.plainText)"
    } catch {
      guard (0...text.unicodeScalars.count).contains(error.offset), error.column >= 1 else {
        return "\(text): offset \(error.offset)"
      }
      let lines = error.report.split(separator: "\n", omittingEmptySubsequences: false)
      return lines.count == 3 && lines[0].count < 2500 ? nil : "\(text): \(error.report)"
    }
  }

  @Test func statementsThatBreakOff() {
    for clause in Self.clauses {
      let text = clause.plainText
      let failures = text.indices.compactMap { Self.complaint(String(text[..<$0])) }
      #expect(failures.isEmpty, "\(clause.id): \(failures.first ?? "")")
    }
  }

  /// Bytes, and statements with some characters replaced by others, or pieces of others put in.
  @Test(arguments: 0..<8)
  func damagedStatements(block: UInt64) {
    let signs = Array("()[]{},;:.+-*/^'#|<>=!⊢≤²ᵀ×…0123456789eEinxIWZσλ√ \n\t\u{0}\u{1F600}")
    var failures: [String] = []
    for seed in (block * 1000)..<((block + 1) * 1000) {
      var generator = SeededGenerator(seed: seed)
      let bytes = (0..<generator.below(60)).map { _ in UInt8(generator.below(256)) }
      var text = Array(generator.element(of: Self.clauses).plainText)
      let other = Array(generator.element(of: Self.clauses).plainText)
      for _ in 0..<generator.integer(in: 1...4) {
        let place = generator.below(text.count)
        switch generator.below(3) {
        case 0: text[place] = generator.element(of: signs)
        case 1: text.remove(at: place)
        default:
          let start = generator.below(other.count)
          let end = min(other.count, start + generator.below(20))
          text.insert(contentsOf: other[start..<end], at: place)
        }
      }
      failures += [String(decoding: bytes, as: UTF8.self), String(text)]
        .compactMap(Self.complaint).map { "seed \(seed): \($0)" }
    }
    #expect(failures.isEmpty, "\(failures.first ?? "")")
  }

  private static let deep = 100_000

  /// Each would recurse without end, or make a tree that does.
  private static let nests: [(start: String, part: String)] = [
    ("", "("), ("", "-"), ("", "|"), ("", "#"), ("", "abs("), ("", "sigma(1, "), ("", "rho + "),
    ("", "rho*"), ("rho", "/rho"), ("W", "'"), ("W", "^T"), ("d", "[1]"), ("", "d["),
    ("", "forall i in 1..2: "), ("", "rho <= 1 => "), ("", "rho <= 1 and "), ("", "rho <= "),
    ("", "sum(i in 1..2: "), ("", "largest(1; i: "), ("", "min(1, "), ("", "forall i, j"),
    ("", "{1,"), ("forall i", ", i"), ("[W: ", "m + "), ("[", "W, "), ("", "rho <= 1, "),
    ("", "exp("), ("", "tr(W)*"), ("", "dot(d, "), ("", "chain(k in 1..2: "), ("", "chain(k: W; "),
    ("", "stack(k in 1..2: "), ("", "stack(W, "), ("", "kron(W, "), ("", "column(vec("),
    ("", "iterate(k in 1..2, s = d: "), ("", "iterate(k in 1..2, s = "), ("", "phi(d + "),
    ("", "U[#P["), ("", "P[n["), ("U", "[1]"), ("", "sum(i in P["), ("", "min(rho; i: "),
    ("forall i in 1..2", " without 1"), ("", "forall i in 1..2 without sum(j in "),
    ("[W: n", "[n"), ("[W: ", "n[k + "), ("[U", "[k in 1.."), ("[", "U[k in 1..2], "),
    ("", "tr(stack(I, I)*"), ("", "leftsine(1, W, "), ("", "discdegree("), ("W*", "pi*"),
    ("", "tr(diag(slopes(W*iterate(k in 1..2, s = d: "), ("", "d[sum(k in 1..#P[2]: "),
  ]

  private static let nestVariables =
    "[W: n x n, d: vector n, rho: real, U[k in 1..L]: n x n, P[k in 1..L]: subset 1..n] "

  @Test func depthIsBoundedOnSmallStacks() {
    var texts: [String] = []
    for (start, part) in Self.nests {
      let opening = start.hasPrefix("[") ? start : Self.nestVariables + start
      for count in [40, 63, 64, 65, 500, Self.deep] {
        texts.append(opening + String(repeating: part, count: count))
      }
      // Closed, so that names get their kinds at that depth too.
      for (core, count) in ["rho", "W", "d", "1"].flatMap({ core in
        [30, 60, 63, 64].map { (core, $0) }
      }) {
        let close = String(repeating: Self.closing(part), count: count)
        texts.append(opening + String(repeating: part, count: count) + core + close + " <= 2")
      }
    }
    let all = texts
    let failures = onStack(of: Self.parsingStack) { all.compactMap(Self.complaint) }
    #expect(failures.isEmpty, "\(failures.first?.prefix(200) ?? "")")
  }

  /// What closes the brackets that a text opens; an iteration that stops at its state goes on.
  private static func closing(_ text: String) -> String {
    let brackets: [Character: Character] = ["(": ")", "[": "]", "{": "}"]
    let open = text.filter { "()[]{}".contains($0) }.reduce(into: [Character]()) { open, next in
      if let close = brackets[next] { open.append(close) } else { _ = open.popLast() }
    }
    let rest = text.hasSuffix("s = ") ? ": s" : text.hasSuffix(" in ") ? ": 1" : ""
    return rest + String(open.reversed())
  }

  /// As deep as may be: these are statements, and everything that walks them has to get through.
  @Test func theDeepestStatementsAreUsable() {
    func nested(_ open: String, _ close: String, _ count: Int) -> String {
      String(repeating: open, count: count) + "rho" + String(repeating: close, count: count)
    }
    // No sides that agree: how long a proof of equality takes is another matter.
    let texts = [
      nested("(", ")", 60) + " <= 2", nested("abs(", ")", 60) + " <= 2",
      nested("rho + ", "", 60) + " <= 2", nested("-", "", 60) + " <= 2",
      nested("sqrt(rho*", ")", 30) + " <= 2", nested("tr(", "*I(2))", 30) + " <= 2",
      nested("max(i in 1..1: ", ")", 60) + " <= 2",
      String(repeating: "forall i in 1..1: ", count: 60) + "rho <= 2",
      "norm(W" + String(repeating: "'", count: 60) + ") <= 2",
      "norm(I" + String(repeating: " + I", count: 50) + " + W) <= 2",
      "norm(" + nested("kron(I(1), ", ")", 58).replacing("rho", with: "W") + ") <= 2",
      "norm(" + nested("chain(k in 1..1: ", ")", 58).replacing("rho", with: "W") + ") <= 2",
      "norm(" + nested("stack(k in 1..1: ", ")", 58).replacing("rho", with: "W") + ") <= 2",
      "norm(" + nested("chain(k in 1..0: W; ", ")", 58).replacing("rho", with: "W") + ") <= 2",
      "dot(d, " + nested("iterate(k in 1..1, s = ", ": W*s)", 58).replacing("rho", with: "d")
        + ") <= 2",
      "dot(d, " + nested("vec(column(", "))", 29).replacing("rho", with: "d") + ") <= 2",
      nested("exp(0 - ", ")", 30) + " <= 2",
      "sum(i in 1..1" + String(repeating: " without 2", count: 55) + ": rho) <= 2",
      "index(" + nested("sum(i in 1..1: ", ")", 58).replacing("rho", with: "i") + ") <= 2",
    ]
    let instance = Instance(
      matrices: ["W": Matrix<Rational>([[1]])], vectors: ["d": [1]], scalars: ["rho": 1])
    let failures = onStack(of: Self.smallStack) {
      texts.compactMap { text -> String? in
        do {
          let clause = try Clause(parsing: "[W: n x n, d: vector n, rho: real] " + text, id: "X1.a")
          let back = try Clause(parsing: clause.plainText, id: "X1.a")
          _ = clause.conclusion.latex
          let result = try clause.check(on: instance)
          if case .undecided = result.verdict { return text }
          return back == clause && back.hashValue == clause.hashValue ? nil : text
        } catch {
          return "\(error)"
        }
      }
    }
    #expect(failures.isEmpty, "\(failures)")
  }

  /// Sizes that would double with each construct, and much that would have to be looked through for
  /// each name.
  private static let growingSizes: [String] = {
    func many(_ part: String, _ count: Int) -> String { String(repeating: part, count: count) }
    let matrices = "[W: n x n, d: vector n, rho: real] "
    let sum = many("(m + n)*", 60) + "(m + n)"
    let families = (0..<1400).map { "a\($0)[k in 1..L]: n x n" }.joined(separator: ",")
    return [
      matrices + "norm(" + many("stack(I, I)*", 60) + "W) <= 1",
      matrices + "dot(d, " + many("vec(diag(", 28) + "d" + many("))", 28) + ") <= 1",
      matrices + "norm(" + many("kron(W, ", 60) + "W" + many(")", 60) + "*W) <= 1",
      "[W: \(sum) x \(sum)] forall i: sigma(i, W) <= tr(W)",
      "[W: \(sum) x n, V: n x \(sum)] tr(W*V) <= 1",
      "[W: " + many("min(m + ", 50) + "n" + many(", n*m)", 50) + " x n] forall i: sigma(i, W) <= 1",
      matrices + many("norm(I + rho*W) <= 1, ", 1500) + "rho <= 1 |- rho <= 1",
      "[\(families)] " + many("sum(i in 1..2: 1) <= 1, ", 1000) + "1 <= 2 |- 1 <= 2",
    ]
  }()

  @Test func largeTextsAreRefusedOrReadInTime() {
    let digits = String(repeating: "9", count: 60_000)
    let texts =
      [
        digits, "1." + digits, "1e" + digits, "rho^" + digits, "sigma(" + digits, "rho" + digits,
        "{" + digits + "}", "rho <= " + String(repeating: " ", count: 70_000) + "1",
        String(repeating: "[", count: Self.deep), String(repeating: "1e5000 ", count: 9000),
        "[rho: real] " + String(repeating: "rho <= 1e9, ", count: 3000) + "rho <= 1 |- rho <= 1",
        "[" + (0..<3000).map { "a\($0)" }.joined(separator: ",") + ": real] a0 <= 1",
      ] + Self.growingSizes
    let start = ContinuousClock.now
    #expect(texts.compactMap(Self.complaint).isEmpty)
    #expect(ContinuousClock.now - start < .seconds(120))
  }

  /// 512 KiB, the smallest on which a platform runs tasks; unoptimised code takes four times as much.
  private static var smallStack: Int {
    #if DEBUG
      2 << 20
    #else
      512 << 10
    #endif
  }

  /// What reading alone takes.
  private static var parsingStack: Int {
    #if DEBUG
      1 << 20
    #else
      512 << 10
    #endif
  }

  /// Runs on a thread with a stack of that many bytes.
  private func onStack<T: Sendable>(of size: Int, _ body: @escaping @Sendable () -> T) -> T {
    let result = Box<T>()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      result.value = body()
      done.signal()
    }
    thread.stackSize = size
    thread.start()
    done.wait()
    return result.value!
  }

  /// Written before the semaphore is signalled, read after.
  private final class Box<T>: @unchecked Sendable { var value: T? }
}
