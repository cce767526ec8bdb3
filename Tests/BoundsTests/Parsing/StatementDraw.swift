// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

/// Random statements in which every name has its kind and all shapes fit, of every construct of the
/// language. What they say is mostly false or senseless.
struct StatementDraw {
  var generator: SeededGenerator
  /// Names of whole numbers and of sets in scope.
  var indices = ["m", "n", "L", "k", "h"]
  var sets = ["Z"]
  /// Names of states in scope, with their numbers of entries.
  var states: [(name: String, count: IndexTerm)] = []

  static let variables: [Variable] = [
    .matrix("W", rows: "m", columns: "n"), .matrix("V", rows: "m", columns: "n"),
    .matrix("S", rows: "n", columns: "n"), .matrix("x", rows: 3, columns: 3),
    .matrix("X", rows: "m", columns: 3), .matrix("Y", rows: "n", columns: 3),
    .vector("d", count: "m"), .vector("e2", count: "n"), .vector("c", count: 3),
    .scalar("rho"), .scalar("lambda"), .set("Z", size: "m"),
    .index("k", from: 0, through: .minimum("m", "n")),
    .family(index: "k", count: "L", .matrix("U", rows: "n", columns: "n")),
    .family(index: "l", count: "L", .matrix("F", rows: width("l"), columns: width("l" - 1))),
    .family(index: "g", count: "L", .vector("y", count: "m")),
    .family(index: "g", count: "n", .vector("z", count: width("g"))),
    .family(index: "l", count: "L", .set("P", size: width("l"))),
    .family(index: "l", count: 3, .index("q", from: 0, through: .minimum("n", "l"))),
    .index("h", from: 1, through: "L"),
    .matrix("Delta", rows: width("h"), columns: width("h" - 1)),
    .vector("b", count: width(0)), .vector("v", count: "m" * "n"),
  ]
  static let sizes: [IndexTerm] = ["m", "n", 3]

  private static func width(_ k: IndexTerm) -> IndexTerm { .element("w", k) }

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func size() -> IndexTerm { generator.element(of: Self.sizes) }

  // MARK: Whole numbers and sets

  mutating func index(_ depth: Int) -> IndexTerm {
    switch depth > 0 ? generator.below(12) : generator.below(2) {
    case 0: return .constant(generator.integer(in: -3...12))
    case 1, 2: return .variable(generator.element(of: indices))
    case 3: return index(depth - 1) + index(depth - 1)
    case 4: return index(depth - 1) - index(depth - 1)
    case 5: return .minimum(index(depth - 1), index(depth - 1))
    case 6: return .count(set(depth - 1))
    case 7: return index(depth - 1) * index(depth - 1)
    case 8: return .element(generator.coin() ? "w" : "q", index(depth - 1))
    case 9:
      let domain = domain(depth)
      return bindingIndex { draw, name in .total(name, domain, draw.index(depth - 1)) }
    default: return .member(index(depth - 1), of: set(depth - 1))
    }
  }

  mutating func set(_ depth: Int) -> SetTerm {
    if depth > 0, generator.chance(1, in: 4) { return .member("P", index(depth - 1)) }
    if generator.chance(2, in: 3) { return .variable(generator.element(of: sets)) }
    return .constant(generator.subset(of: 4).map { $0 + 1 })
  }

  mutating func domain(_ depth: Int) -> Domain {
    if depth > 0, generator.chance(1, in: 5) {
      return .excluding(index(depth - 1), from: domain(depth - 1))
    }
    return generator.coin()
      ? .range(from: index(depth - 1), through: index(depth - 1)) : .members(set(depth - 1))
  }

  // MARK: Vectors

  mutating func vector(_ depth: Int, count: IndexTerm) -> VectorTerm {
    func number(_ draw: inout StatementDraw) -> ScalarTerm {
      draw.scalar(depth - 1, rational: true)
    }
    switch depth > 0 ? generator.below(15) : 0 {
    case 1: return .magnitude(vector(depth - 1, count: count))
    case 2: return .mask(masked: set(depth - 1), slope: number(&self), count: count)
    case 3:
      return .replacing(
        vector(depth - 1, count: count), at: index(depth - 1), by: number(&self))
    case 4: return vector(depth - 1, count: count) + vector(depth - 1, count: count)
    case 5: return vector(depth - 1, count: count) - vector(depth - 1, count: count)
    case 6: return .scaled(number(&self), vector(depth - 1, count: count))
    case 7:
      let middle = size()
      return matrix(depth - 1, count, middle) * vector(depth - 1, count: middle)
    case 8: return .activation(vector(depth - 1, count: count), slope: number(&self))
    case 9: return .slopes(vector(depth - 1, count: count), slope: number(&self))
    case 10: return iteration(depth, count)
    case 11: return .entries(.column(vector(depth - 1, count: count)))
    case 12: return ofProductSize(depth, count)
    case 13 where count == "m": return .member("y", index(depth - 1))
    default:
      let states = states.filter { $0.count == count }
      if !states.isEmpty, generator.coin() {
        return .variable(generator.element(of: states).name)
      }
      return count == "m" ? "d" : count == "n" ? "e2" : "c"
    }
  }

  private mutating func iteration(_ depth: Int, _ count: IndexTerm) -> VectorTerm {
    let domain = domain(depth)
    let start = vector(depth - 1, count: count)
    let state = generator.element(of: ["s", "r", "x1"])
    return bindingIndex { draw, name in
      draw.states.append((state, count))
      defer { draw.states.removeLast() }
      return .iterate(
        name, domain, state: state, from: start, step: draw.vector(depth - 1, count: count))
    }
  }

  /// A block row times all entries of a matrix: sizes that are products and sums.
  private mutating func ofProductSize(_ depth: Int, _ count: IndexTerm) -> VectorTerm {
    let (rows, columns) = (size(), size())
    let block = MatrixTerm.kronecker(
      .transpose(.column(vector(depth - 1, count: columns))), matrix(depth - 1, count, rows))
    return block * VectorTerm.entries(matrix(depth - 1, rows, columns))
  }

  /// A vector of any number of entries.
  private mutating func anyVector(_ depth: Int) -> VectorTerm {
    switch generator.below(8) {
    case 0: return .member("z", index(depth - 1))
    case 1: return .entries(anyMatrix(depth - 1))
    case 2: return "v" + .entries(matrix(depth - 1, "m", "n"))
    case 3:
      return .iterate(
        "u", .range(from: 1, through: index(0)), state: "s", from: "b",
        step: .member("F", "u") * VectorTerm.variable("s"))
    default: return vector(depth, count: size())
    }
  }

  // MARK: Matrices

  mutating func matrix(_ depth: Int, _ rows: IndexTerm, _ columns: IndexTerm) -> MatrixTerm {
    switch depth > 0 ? generator.below(12) : 0 {
    case 1: return matrix(depth - 1, rows, columns) + matrix(depth - 1, rows, columns)
    case 2: return matrix(depth - 1, rows, columns) - matrix(depth - 1, rows, columns)
    case 3:
      let middle = size()
      return matrix(depth - 1, rows, middle) * matrix(depth - 1, middle, columns)
    case 4, 5:
      return .scaled(scalar(depth - 1, rational: true), matrix(depth - 1, rows, columns))
    case 6: return matrix(depth - 1, columns, rows).transposed
    case 7:
      let domain = domain(depth)
      let start = rows != columns || generator.coin() ? matrix(depth - 1, rows, columns) : nil
      return bindingIndex { draw, name in
        .chain(name, domain, draw.matrix(depth - 1, rows, rows), startingFrom: start)
      }
    case 8: return stacks(depth, rows, columns)
    default: return leaf(depth, rows, columns)
    }
  }

  /// Stacks of matrices whose heights are sums and products, as factors that fit.
  private mutating func stacks(
    _ depth: Int, _ rows: IndexTerm, _ columns: IndexTerm
  ) -> MatrixTerm {
    let (a, b) = (size(), size())
    func block(_ draw: inout StatementDraw, _ width: IndexTerm) -> MatrixTerm {
      .stack(draw.matrix(depth - 1, a, width), above: draw.matrix(depth - 1, b, width))
    }
    if generator.coin() { return block(&self, rows).transposed * block(&self, columns) }
    let domain = Domain.range(from: index(0), through: index(0))
    func stacked(_ draw: inout StatementDraw, _ width: IndexTerm) -> MatrixTerm {
      draw.bindingIndex { draw, name in .stacked(name, domain, draw.matrix(depth - 1, a, width)) }
    }
    return stacked(&self, rows).transposed * stacked(&self, columns)
  }

  private mutating func leaf(_ depth: Int, _ rows: IndexTerm, _ columns: IndexTerm) -> MatrixTerm {
    switch (rows, columns) {
    case ("m", "n"): return generator.coin() ? "W" : "V"
    case ("n", "m"): return MatrixTerm.transpose("W")
    case let (order, other) where order == other:
      switch generator.below(depth > 0 ? 6 : 2) {
      case 0: return .identity(order)
      case 2: return .diagonal(vector(depth - 1, count: order))
      case 3: return .circulant(vector(depth - 1, count: order))
      case 4:
        return .normalBlocks(
          real: vector(depth - 1, count: order), imaginary: vector(depth - 1, count: order))
      case 5 where order == "n": return .member("U", index(depth - 1))
      default: return order == "n" ? "S" : order == 3 ? "x" : .diagonal("d")
      }
    case ("m", 3): return "X"
    case ("n", 3): return "Y"
    default: return .transpose(columns == "m" ? "X" : "Y")
    }
  }

  private mutating func anyMatrix(_ depth: Int) -> MatrixTerm {
    guard depth > 0 else { return matrix(depth, size(), size()) }
    switch generator.below(14) {
    case 0: return .deleting(rows: set(depth), columns: set(depth), from: anyMatrix(depth - 1))
    case 1:
      return .chain("l", .range(from: 1, through: index(0)), .member("F", "l"), startingFrom: nil)
    case 2: return .member("F", index(depth - 1))
    case 3: return .kronecker(anyMatrix(depth - 1), anyMatrix(depth - 1))
    case 4: return .column(anyVector(depth - 1))
    case 5:
      let width = size()
      return .stack(matrix(depth - 1, size(), width), above: matrix(depth - 1, size(), width))
    case 6: return .member("F", "h") + "Delta"
    case 7:
      return .chain(
        "l", .range(from: "h" + 1, through: "L"), .member("F", "l"),
        startingFrom: ("Delta" - .member("F", "h")) * MatrixTerm.diagonal(.member("z", "h" - 1)))
    case 8:
      return .stacked("g", .range(from: 1, through: "L"), .transpose(.column(.member("y", "g"))))
    default: return matrix(depth, size(), size())
    }
  }

  private mutating func square(_ depth: Int) -> MatrixTerm {
    let order = size()
    return matrix(depth, order, order)
  }

  // MARK: Numbers

  mutating func number() -> Rational {
    switch generator.below(4) {
    case 0: Rational(generator.integer(in: 0...3))
    case 1: Rational(generator.integer(in: -3...3))
    case 2: Rational(generator.integer(in: -5...5), generator.integer(in: 1...4))
    default: generator.gaussian()
    }
  }

  mutating func scalar(_ depth: Int, rational: Bool = false) -> ScalarTerm {
    switch generator.below(depth <= 0 ? 3 : rational ? 16 : 34) {
    case 0: return .rational(number())
    case 1: return .variable(generator.coin() ? "rho" : "lambda")
    case 2: return .index(index(depth - 1))
    case 3: return scalar(depth - 1, rational: rational) + scalar(depth - 1, rational: rational)
    case 4: return scalar(depth - 1, rational: rational) - scalar(depth - 1, rational: rational)
    case 5: return scalar(depth - 1, rational: rational) * scalar(depth - 1, rational: rational)
    case 6: return scalar(depth - 1, rational: rational) / scalar(depth - 1, rational: rational)
    case 7: return .power(scalar(depth - 1, rational: rational), generator.integer(in: 1...4))
    case 8: return .absolute(scalar(depth - 1, rational: rational))
    case 9: return .entry(anyVector(depth - 1), index(depth - 1))
    case 10: return .sortedMagnitude(index(depth - 1), anyVector(depth - 1))
    case 11: return generator.coin() ? .trace(square(depth - 1)) : .determinant(square(depth - 1))
    case 12:
      return generator.coin()
        ? .frobeniusNormSquared(anyMatrix(depth - 1))
        : .rowNormSquared(index(depth - 1), anyMatrix(depth - 1))
    case 13:
      let count = size()
      return .dot(vector(depth - 1, count: count), vector(depth - 1, count: count))
    case 14: return .discriminant(square(depth - 1))
    case 15:
      let order = size()
      return .pencil(
        generator.element(of: [.degree, .zeros, .oddZeros]), matrix(depth - 1, order, order),
        matrix(depth - 1, order, order))
    case 16: return .squareRoot(scalar(depth - 1))
    case 17: return .fourierModulusSquared(index(depth - 1), anyVector(depth - 1))
    case 18: return .paddedSingularValue(index(depth - 1), anyMatrix(depth - 1))
    case 19: return .eigenvalue(index(depth - 1), square(depth - 1))
    case 20...22: return .singularValue(index(depth - 1), anyMatrix(depth - 1))
    case 23:
      let size = index(depth - 1)
      return bindingSet { draw, name in
        .sumOverSubsets(name, size: size, draw.scalar(depth - 1))
      }
    case 24: return .pi
    case 25: return .exponential(scalar(depth - 1))
    case 26: return .alignment(index(depth - 1), square(depth - 1))
    case 27:
      let (rows, columns) = (size(), size())
      return .sine(
        generator.coin() ? .left : .right, index(depth - 1), matrix(depth - 1, rows, columns),
        matrix(depth - 1, rows, columns))
    default: return gathered(depth)
    }
  }

  private mutating func gathered(_ depth: Int) -> ScalarTerm {
    let domain = domain(depth)
    let count = index(depth - 1)
    let which = generator.below(7)
    let first = scalar(depth - 1)
    return bindingIndex { draw, name in
      let body = draw.scalar(depth - 1)
      switch which {
      case 0: return .sumOfLargest(count: count, name, domain, body)
      case 1: return .ithLargest(count, name, domain, body)
      case 2: return .fold(.minimum, name, domain, body)
      case 3: return .fold(.maximum, name, domain, body)
      case 4: return .fold(.product, name, domain, body)
      case 5: return .least(first, name, domain, body)
      default: return .fold(.sum, name, domain, body)
      }
    }
  }

  private mutating func bindingIndex<T>(_ body: (inout StatementDraw, String) -> T) -> T {
    let name = generator.element(of: ["i", "j", "l", "min", "iterate"])
    indices.append(name)
    defer { indices.removeLast() }
    return body(&self, name)
  }

  private mutating func bindingSet<T>(_ body: (inout StatementDraw, String) -> T) -> T {
    let name = generator.element(of: ["I", "T", "sum"])
    sets.append(name)
    defer { sets.removeLast() }
    return body(&self, name)
  }

  // MARK: Formulas

  mutating func formula(_ depth: Int) -> Formula {
    switch generator.below(depth > 0 ? 14 : 4) {
    case 0: return .less(scalar(depth), scalar(depth))
    case 1: return .equal(scalar(depth), scalar(depth))
    case 2: return .different(scalar(depth), scalar(depth))
    case 3, 4: return .atMost(scalar(depth), scalar(depth))
    case 5, 6: return .all((0..<generator.below(4)).map { _ in formula(depth - 1) })
    case 7: return .implies(formula(depth - 1), formula(depth - 1))
    case 8, 9:
      let domain = domain(depth)
      return bindingIndex { draw, name in .forAll(name, domain, draw.formula(depth - 1)) }
    case 10:
      let size = index(depth - 1)
      return bindingSet { draw, name in
        .forAllSubsets(name, size: size, draw.formula(depth - 1))
      }
    case 11:
      let properties: [MatrixProperty] = [
        .symmetric, .skewSymmetric, .positiveSemidefinite, .orthogonal,
      ]
      return .has(generator.element(of: properties), square(depth))
    case 12: return .rankAtMost(index(depth), anyMatrix(depth))
    default:
      return .conjugatePairs(
        real: vector(depth, count: size()), imaginary: vector(depth, count: size()))
    }
  }

  mutating func clause(_ depth: Int) -> Clause {
    let hypotheses = (0..<generator.below(3)).map { _ in formula(depth - 1) }
    return Clause("X1.a", over: Self.variables, given: hypotheses, formula(depth))
  }
}
