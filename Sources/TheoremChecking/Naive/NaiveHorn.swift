// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact

/// Horn's inequality Π_{i≤n} σ_i(AB) ≤ Π_{i≤n} σ_i(A) σ_i(B) (clause G4.a at k = n) for square integer
/// matrices, as plain Float64 sees it and as it is.
///
/// When A is singular both sides are 0. Plain Float64 finds something like 10⁻¹⁶ σ_1 in place of a
/// zero singular value, so that it compares one rounding error with another.
public struct NaiveHorn: Sendable {
  public let a: Matrix<Rational>
  public let b: Matrix<Rational>

  /// What plain Float64 arithmetic gives: singular values by `approximateSingularValues(of:)`, of AB
  /// too, whose entries are formed without rounding, then their products from the first to the last.
  public struct Floating: Sendable {
    public let a: [Double]
    public let b: [Double]
    public let product: [Double]
    public let left: Double
    public let right: Double

    /// By what part of the left side the right one falls short of it.
    public var violation: Double { left > right ? (left - right) / left : 0 }
    public var violationPercent: Double { 100 * violation }
  }

  /// Certified enclosures; the singular values past an exactly known rank are 0.
  public struct Certified: Sendable {
    public let a: Spectrum<Double>
    public let b: Spectrum<Double>
    public let product: Spectrum<Double>
    public let rankOfA: Int
    public let rankOfB: Int
    public let rankOfProduct: Int
    public let left: Enclosure<Double>
    public let right: Enclosure<Double>
    /// The verdict on the clause, for every k.
    public let verdict: CheckResult
  }

  /// The clause that the statement is an instance of.
  public static let clauseID = "G4.a"

  /// - Precondition: square matrices of the same order, with integer entries so small that Doubles hold
  ///   those of AB.
  public init(_ a: Matrix<Rational>, _ b: Matrix<Rational>) {
    precondition(a.isSquare && b.isSquare && a.rows == b.rows)
    self.a = a
    self.b = b
  }

  /// `nil` when an iteration gives up.
  public var floating: Floating? {
    func values(_ matrix: Matrix<Rational>) -> [Double]? {
      approximateSingularValues(
        of: matrix.map { .bound($0, precision: 53, rounding: .nearest) })
    }
    guard let a = values(a), let b = values(b), let product = values(self.a * self.b) else {
      return nil
    }
    let left = product.reduce(1, *)
    let right = zip(a, b).reduce(1) { $0 * $1.0 * $1.1 }
    return Floating(a: a, b: b, product: product, left: left, right: right)
  }

  public func certified() throws -> Certified {
    func spectrum(_ matrix: Matrix<Rational>, _ rank: Int) throws -> Spectrum<Double> {
      let found: Spectrum<Double> = try singularValues(of: matrix)
      return found.knowing(rankAtMost: rank)
    }
    let ranks = [a.rank, b.rank, (a * b).rank]
    let a = try spectrum(self.a, ranks[0])
    let b = try spectrum(self.b, ranks[1])
    let product = try spectrum(self.a * self.b, ranks[2])
    guard let clause = Catalogue.clause(Self.clauseID) else {
      preconditionFailure("\(Self.clauseID) is in the catalogue")
    }
    return Certified(
      a: a, b: b, product: product, rankOfA: ranks[0], rankOfB: ranks[1], rankOfProduct: ranks[2],
      left: product.values.reduce(Enclosure(1)) { $0 * $1 },
      right: zip(a.values, b.values).reduce(Enclosure(1)) { $0 * $1.0 * $1.1 },
      verdict: try clause.check(on: Instance(matrices: ["A": self.a, "B": self.b])))
  }
}
