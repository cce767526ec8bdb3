// SPDX-License-Identifier: Apache-2.0

import Exact

/// A position in a program's list of instructions; the value that the instruction computes.
typealias Register = Int

/// One step of a program. Operands are registers that come earlier.
enum Instruction: Hashable, Sendable {
  case constant(Rational)
  case pi
  /// A closed term that the instance's data decide: a scalar, an entry, a trace …
  case data(ScalarTerm)
  /// σ_i (from 1) of the matrix in a slot.
  case singularValue(Int, matrix: Int)
  /// λ_i (from 1) of the symmetric matrix in a slot.
  case eigenvalue(Int, matrix: Int)
  /// u_iᵀv_i of the square matrix in a slot, i from 1.
  case alignment(Int, matrix: Int)
  /// The sine of the largest angle between the k leading left or right singular vectors of the matrices
  /// in two slots.
  case sine(Side, Int, Int, Int)
  /// σ_1⋯σ_k of the matrix in a slot. For k = r it is the root of the determinant of the smaller Gram
  /// matrix, |det| for a square matrix.
  case leadingProduct(Int, matrix: Int)
  /// The sum of the squares of all singular values of the matrix in a slot, ‖A‖_F².
  case energy(matrix: Int)
  case fourierModulusSquared(Int, VectorTerm)
  case sum(Register, Register)
  case difference(Register, Register)
  case product(Register, Register)
  case quotient(Register, Register)
  case absolute(Register)
  case squareRoot(Register)
  case exponential(Register)
  case power(Register, Int)
  case minimum([Register])
  case maximum([Register])
  case sumOfLargest(Int, [Register])
  case ithLargest(Int, [Register])

  /// The registers that the instruction reads.
  var operands: [Register] {
    switch self {
    case .constant, .pi, .data, .singularValue, .eigenvalue, .alignment, .sine, .leadingProduct,
      .energy, .fourierModulusSquared:
      return []
    case .sum(let a, let b), .difference(let a, let b), .product(let a, let b),
      .quotient(let a, let b):
      return [a, b]
    case .absolute(let a), .squareRoot(let a), .exponential(let a), .power(let a, _): return [a]
    case .minimum(let all), .maximum(let all), .sumOfLargest(_, let all), .ithLargest(_, let all):
      return all
    }
  }
}

/// How the two sides of an atomic assertion are claimed to relate.
enum Relation: Hashable, Sendable {
  case atMost, equal, less, different
}

/// A condition under which a comparison is claimed, or a hypothesis.
indirect enum Condition: Hashable, Sendable {
  case relation(Relation, Register, Register)
  case has(MatrixProperty, matrix: Int)
  case rankAtMost(Int, matrix: Int)
  case conjugatePairs(real: VectorTerm, imaginary: VectorTerm)
}

/// A condition that a clause's hypothesis asks for, with that hypothesis as the clause states it.
struct Hypothesis: Hashable, Sendable {
  let condition: Condition
  let text: String
}

/// One atomic assertion with the values of the bound variables that gave it.
struct Comparison: Hashable, Sendable {
  let relation: Relation
  let left: Register
  let right: Register
  /// All must hold for the comparison to be claimed.
  let guards: [Condition]
  let bindings: Bindings
}

/// A clause unrolled for given dimensions: quantifiers gone, equal subterms shared, in evaluation
/// order.
struct Program: Sendable {
  var instructions: [Instruction] = []
  /// The closed matrix terms whose spectra or properties are asked for.
  var matrices: [MatrixTerm] = []
  var hypotheses: [Hypothesis] = []
  var comparisons: [Comparison] = []
  /// Whether some "every subset" was sampled because there were too many.
  var sampledSubsets = false
  /// For each register whether it depends on rational data alone, so that it has an exact value.
  var isRational: [Bool] = []
  /// For each register whether its value is ≥ 0 whatever the instance, as its instruction shows.
  var isNonnegative: [Bool] = []
}

extension Instruction {
  /// Whether the value is ≥ 0 whatever the instance, given which operands are.
  func isNonnegative(_ operands: (Register) -> Bool) -> Bool {
    switch self {
    case .constant(let value): value.signum >= 0
    case .data(let term): term.isNonnegative
    case .pi, .singularValue, .sine, .leadingProduct, .energy, .fourierModulusSquared, .absolute,
      .squareRoot, .exponential:
      true
    case .eigenvalue, .alignment, .difference: false
    case .sum(let a, let b), .quotient(let a, let b): operands(a) && operands(b)
    case .product(let a, let b): a == b || (operands(a) && operands(b))
    case .power(let a, let exponent): exponent % 2 == 0 || operands(a)
    case .maximum(let all): all.contains(where: operands)
    case .minimum(let all), .sumOfLargest(_, let all), .ithLargest(_, let all):
      all.allSatisfy(operands)
    }
  }
}

extension ScalarTerm {
  /// Whether the closed term is ≥ 0 whatever the data.
  fileprivate var isNonnegative: Bool {
    switch self {
    case .sortedMagnitude, .frobeniusNormSquared, .rowNormSquared: true
    case .dot(let x, let y): x == y
    default: false
    }
  }
}

/// Why a statement cannot be evaluated on an instance.
public enum StatementError: Error, Hashable, Sendable, CustomStringConvertible {
  case unknownName(String)
  case indexOutOfRange(term: String, index: Int, allowed: ClosedRange<Int>?)
  case shapeMismatch(String)
  case emptyDomain(String)
  case notRational(String)
  case tooManySubsets(size: Int, limit: Int)
  case notAConclusion(String)
  case tooLarge(String)
  case notASet([Int])

  public var description: String {
    switch self {
    case .unknownName(let name): return "'\(name)' is not a variable in scope"
    case .indexOutOfRange(let term, let index, let allowed):
      guard let allowed else { return "\(term): index \(index), but there is none" }
      return "\(term): index \(index) is outside \(allowed.lowerBound)…\(allowed.upperBound)"
    case .shapeMismatch(let what): return "shapes do not fit in \(what)"
    case .emptyDomain(let what): return "\(what) over an empty domain"
    case .notRational(let what): return "\(what) must be rational on every instance"
    case .tooManySubsets(let size, let limit):
      return "a sum over all subsets of \(size) elements; at most \(limit) are supported"
    case .notAConclusion(let what): return "\(what) can be a hypothesis but not a conclusion"
    case .tooLarge(let what): return "\(what) is too large"
    case .notASet(let members):
      let list = members.map(String.init).joined(separator: ",")
      return "{\(list)} does not name positions in ascending order"
    }
  }
}
