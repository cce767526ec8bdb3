// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

/// Random statements in which every name has its kind and all shapes fit, of every construct of the
/// language. What they say is mostly false or senseless.
struct StatementDraw {
  var generator: SeededGenerator
  /// Names of whole numbers and of sets in scope.
  var indices = ["m", "n", "k"]
  var sets = ["Z"]

  static let variables: [Variable] = [
    .matrix("W", rows: "m", columns: "n"), .matrix("V", rows: "m", columns: "n"),
    .matrix("S", rows: "n", columns: "n"), .matrix("x", rows: 3, columns: 3),
    .matrix("X", rows: "m", columns: 3), .matrix("Y", rows: "n", columns: 3),
    .vector("d", count: "m"), .vector("e2", count: "n"), .vector("c", count: 3),
    .scalar("rho"), .scalar("lambda"), .set("Z", size: "m"),
    .index("k", from: 0, through: .minimum("m", "n")),
  ]
  static let sizes: [IndexTerm] = ["m", "n", 3]

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func size() -> IndexTerm { generator.element(of: Self.sizes) }

  // MARK: Whole numbers and sets

  mutating func index(_ depth: Int) -> IndexTerm {
    switch depth > 0 ? generator.below(8) : generator.below(2) {
    case 0: return .constant(generator.integer(in: -3...12))
    case 1, 2: return .variable(generator.element(of: indices))
    case 3: return index(depth - 1) + index(depth - 1)
    case 4: return index(depth - 1) - index(depth - 1)
    case 5: return .minimum(index(depth - 1), index(depth - 1))
    case 6: return .count(set())
    default: return .member(index(depth - 1), of: set())
    }
  }

  mutating func set() -> SetTerm {
    if generator.chance(2, in: 3) { return .variable(generator.element(of: sets)) }
    return .constant(generator.subset(of: 4).map { $0 + 1 })
  }

  mutating func domain(_ depth: Int) -> Domain {
    generator.coin()
      ? .range(from: index(depth - 1), through: index(depth - 1)) : .members(set())
  }

  // MARK: Vectors and matrices

  mutating func vector(_ depth: Int, count: IndexTerm) -> VectorTerm {
    let variable: VectorTerm = count == "m" ? "d" : count == "n" ? "e2" : "c"
    switch depth > 0 ? generator.below(5) : 0 {
    case 1: return .magnitude(vector(depth - 1, count: count))
    case 2:
      return .mask(masked: set(), slope: scalar(depth - 1, rational: true), count: count)
    case 3:
      return .replacing(
        vector(depth - 1, count: count), at: index(depth - 1),
        by: scalar(depth - 1, rational: true))
    default: return variable
    }
  }

  mutating func matrix(_ depth: Int, _ rows: IndexTerm, _ columns: IndexTerm) -> MatrixTerm {
    switch depth > 0 ? generator.below(8) : 0 {
    case 1: return matrix(depth - 1, rows, columns) + matrix(depth - 1, rows, columns)
    case 2: return matrix(depth - 1, rows, columns) - matrix(depth - 1, rows, columns)
    case 3:
      let middle = size()
      return matrix(depth - 1, rows, middle) * matrix(depth - 1, middle, columns)
    case 4, 5:
      return .scaled(scalar(depth - 1, rational: true), matrix(depth - 1, rows, columns))
    case 6: return matrix(depth - 1, columns, rows).transposed
    default: return leaf(depth, rows, columns)
    }
  }

  private mutating func leaf(_ depth: Int, _ rows: IndexTerm, _ columns: IndexTerm) -> MatrixTerm {
    switch (rows, columns) {
    case ("m", "n"): return generator.coin() ? "W" : "V"
    case ("n", "m"): return MatrixTerm.transpose("W")
    case let (order, other) where order == other:
      switch generator.below(depth > 0 ? 5 : 2) {
      case 0: return .identity(order)
      case 2: return .diagonal(vector(depth - 1, count: order))
      case 3: return .circulant(vector(depth - 1, count: order))
      case 4:
        return .normalBlocks(
          real: vector(depth - 1, count: order), imaginary: vector(depth - 1, count: order))
      default: return order == "n" ? "S" : order == 3 ? "x" : .diagonal("d")
      }
    case ("m", 3): return "X"
    case ("n", 3): return "Y"
    default: return .transpose(columns == "m" ? "X" : "Y")
    }
  }

  private mutating func anyMatrix(_ depth: Int) -> MatrixTerm {
    let whole = matrix(depth, size(), size())
    return generator.chance(1, in: 6)
      ? .deleting(rows: set(), columns: set(), from: whole) : whole
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
    switch generator.below(depth <= 0 ? 3 : rational ? 13 : 26) {
    case 0: return .rational(number())
    case 1: return .variable(generator.coin() ? "rho" : "lambda")
    case 2: return .index(index(depth - 1))
    case 3: return scalar(depth - 1, rational: rational) + scalar(depth - 1, rational: rational)
    case 4: return scalar(depth - 1, rational: rational) - scalar(depth - 1, rational: rational)
    case 5: return scalar(depth - 1, rational: rational) * scalar(depth - 1, rational: rational)
    case 6: return scalar(depth - 1, rational: rational) / scalar(depth - 1, rational: rational)
    case 7: return .power(scalar(depth - 1, rational: rational), generator.integer(in: 1...4))
    case 8: return .absolute(scalar(depth - 1, rational: rational))
    case 9: return .entry(vector(depth - 1, count: size()), index(depth - 1))
    case 10: return .sortedMagnitude(index(depth - 1), vector(depth - 1, count: size()))
    case 11: return generator.coin() ? .trace(square(depth - 1)) : .determinant(square(depth - 1))
    case 12:
      return generator.coin()
        ? .frobeniusNormSquared(anyMatrix(depth - 1))
        : .rowNormSquared(index(depth - 1), anyMatrix(depth - 1))
    case 13: return .squareRoot(scalar(depth - 1))
    case 14: return .fourierModulusSquared(index(depth - 1), vector(depth - 1, count: size()))
    case 15: return .paddedSingularValue(index(depth - 1), anyMatrix(depth - 1))
    case 16: return .eigenvalue(index(depth - 1), square(depth - 1))
    case 17...19: return .singularValue(index(depth - 1), anyMatrix(depth - 1))
    case 20:
      let size = index(depth - 1)
      return bindingSet { draw, name in
        .sumOverSubsets(name, size: size, draw.scalar(depth - 1))
      }
    default: return gathered(depth)
    }
  }

  private mutating func gathered(_ depth: Int) -> ScalarTerm {
    let domain = domain(depth)
    let count = index(depth - 1)
    let which = generator.below(6)
    return bindingIndex { draw, name in
      let body = draw.scalar(depth - 1)
      switch which {
      case 0: return .sumOfLargest(count: count, name, domain, body)
      case 1: return .ithLargest(count, name, domain, body)
      case 2: return .fold(.minimum, name, domain, body)
      case 3: return .fold(.maximum, name, domain, body)
      case 4: return .fold(.product, name, domain, body)
      default: return .fold(.sum, name, domain, body)
      }
    }
  }

  private mutating func bindingIndex<T>(_ body: (inout StatementDraw, String) -> T) -> T {
    let name = generator.element(of: ["i", "j", "l", "min"])
    indices.append(name)
    defer { indices.removeLast() }
    return body(&self, name)
  }

  private mutating func bindingSet<T>(_ body: (inout StatementDraw, String) -> T) -> T {
    let name = generator.element(of: ["I", "L", "sum"])
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
