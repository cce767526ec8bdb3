// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators
import Testing

@testable import Bounds

/// Sizes are compared as polynomials, and no size is taken for another.
@Suite("Sizes of matrices and vectors in statements")
struct SizeTests {
  /// Sizes over m, n, L, w[…] and a set Z, whose equality is known from how they are built.
  private struct Draw {
    var generator: SeededGenerator

    mutating func size(_ depth: Int) -> IndexTerm {
      switch generator.below(depth > 0 ? 8 : 3) {
      case 0: return .constant(generator.integer(in: 0...3))
      case 1, 2: return .variable(generator.element(of: ["m", "n", "L"]))
      case 3: return size(depth - 1) + size(depth - 1)
      case 4: return size(depth - 1) - size(depth - 1)
      case 5: return size(depth - 1) * size(depth - 1)
      case 6: return .element("w", size(depth - 1))
      default:
        return generator.coin() ? .minimum(size(depth - 1), size(depth - 1)) : .count("Z")
      }
    }

    /// The same number, written otherwise.
    mutating func rewritten(_ term: IndexTerm) -> IndexTerm {
      let other: IndexTerm
      switch term {
      case .sum(let a, let b):
        other = generator.coin() ? rewritten(b) + rewritten(a) : rewritten(a) + rewritten(b)
      case .difference(let a, let b): other = rewritten(a) - rewritten(b)
      case .product(.sum(let a, let b), let c): other = rewritten(a) * c + rewritten(b) * c
      case .product(let a, let b):
        other = generator.coin() ? rewritten(b) * rewritten(a) : rewritten(a) * rewritten(b)
      case .minimum(let a, let b): other = .minimum(rewritten(b), rewritten(a))
      case .element(let name, let k): other = .element(name, rewritten(k))
      default: other = term
      }
      switch generator.below(6) {
      case 0: return other + 1 - 1
      case 1: return 1 * other
      case 2: return "m" + other - "m"
      default: return other
      }
    }
  }

  private func scope(_ generator: inout SeededGenerator) -> Bounds.Scope {
    var integers = ["m": 0, "n": 0, "L": 0]
    for name in ["m", "n", "L"] { integers[name] = generator.integer(in: 1...9) }
    for k in -400...400 { integers["w[\(k)]"] = generator.integer(in: 1...50) }
    return Scope(
      integers: integers, sets: ["Z": Array(1...generator.integer(in: 1...9))], shapes: [:],
      lengths: [:])
  }

  @Test func equalSizesAreTheSameAndOthersAreNot() throws {
    var same = 0
    for seed in UInt64(0)..<3000 {
      var draw = Draw(generator: SeededGenerator(seed: seed))
      let depth = Int(seed % 4)
      let (a, b) = (draw.size(depth), draw.size(depth))
      let again = draw.rewritten(a)
      #expect(a.isSame(as: again), "seed \(seed): \(a.plainText) and \(again.plainText)")
      // What is called the same has the same value wherever both have one, and so has what is written
      // more simply.
      if a.isSame(as: b) { same += 1 }
      for _ in 0..<3 {
        let scope = scope(&draw.generator)
        guard let x = try? scope.index(a) else { continue }
        if let y = try? scope.index(b), a.isSame(as: b) {
          #expect(x == y, "seed \(seed): \(a.plainText) and \(b.plainText)")
        }
        #expect(
          (try? scope.index(a.simplified)) == x,
          "seed \(seed): \(a.plainText) became \(a.simplified.plainText)")
      }
    }
    #expect(same > 20)
  }

  /// Pairs that are refused, and pairs that an instance has to tell.
  @Test func whatDiffersForSomeDimensionsDiffers() {
    var names = NameScope()
    for name in ["m", "n", "L"] { names.push(name, .dimension) }
    names.push("w", .sequence)
    names.push("k", .index)
    func w(_ k: IndexTerm) -> IndexTerm { .element("w", k) }
    let differing: [(IndexTerm, IndexTerm)] = [
      ("m", "n"), ("m", "m" + 1), ("m" * "n", "m" + "n"), ("m" * "n", "n"), (2, 3),
      (w("k"), w("k" - 1)), (w("L"), w(0)), (w("L"), w("L" - 1)), (w("k"), "n"),
      (w("k") * "m", w("k") * "n"), (w("L") * w(0), w(0)),
    ]
    let open: [(IndexTerm, IndexTerm)] = [
      (w("k"), w(1)), ("k", "n"), (.minimum("m", "n"), "m"), (.count("Z"), "m"), ("m", "m"),
      ("m" * ("n" + 1), "m" + "n" * "m"), (w("k" + 1 - 1), w("k")), (w(w(1)), w(w(2))),
    ]
    for (a, b) in differing {
      #expect(a.differs(from: b, in: names) && !a.isSame(as: b), "\(a.plainText) \(b.plainText)")
    }
    for (a, b) in open { #expect(!a.differs(from: b, in: names), "\(a.plainText) \(b.plainText)") }
  }

  /// Numbers that overflow and products of many sums get no polynomial rather than a wrong one.
  @Test func whatIsTooLargeIsLeftAlone() {
    let most = IndexTerm.constant(.max)
    for term in [most + 1, most * 2, "n" * most + "n", most * "n" * "m" - 1 * most * "n" * "m" * 2]
    {
      #expect(term.simplified == term || SizePolynomial(term) != nil)
    }
    #expect(SizePolynomial(most + 1) == nil && SizePolynomial("n" * most + "n") == nil)
    let sums = (0..<20).reduce(IndexTerm.constant(1)) { product, _ in product * ("m" + "n" + "L") }
    #expect(SizePolynomial(sums) == nil && sums.isSame(as: sums) && !sums.isSame(as: 1))
  }

  /// A bound variable's name means nothing; what it runs over does.
  @Test func totalsAreComparedWhateverTheirVariable() {
    func total(_ name: String, _ through: IndexTerm, _ body: (IndexTerm) -> IndexTerm) -> IndexTerm
    {
      .total(name, .range(from: 1, through: through), body(.variable(name)))
    }
    let a = total("i", "n") { i in .element("w", i) * "m" }
    #expect(a.isSame(as: total("j", "n") { j in "m" * .element("w", j) }))
    #expect(!a.isSame(as: total("i", "m") { i in .element("w", i) * "m" }))
    #expect(!a.isSame(as: total("i", "n") { i in .element("w", i + 1) * "m" }))
    let nested = total("i", "n") { i in total("j", "n") { j in .element("w", i - j) } }
    #expect(
      !nested.isSame(as: total("i", "n") { i in total("j", "n") { j in .element("w", j - i) } }))
    // Under the outer variable's name nothing is taken for the inner one.
    #expect(total("i", "n") { i in i + "k" }.substituting("k", by: "i") == nil)
  }
}
