// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators
import Testing

@testable import Bounds

/// Clauses that always hold with equality, at least at the end of a range, on matrices of an order
/// at which everything but exact algebra gives up.
@Suite("Identities of large order")
struct IdentityTests {
  #if DEBUG
    private static let order = 16
  #else
    private static let order = 40
  #endif

  /// All claims of equality that are about spectra but M14.a, a sum over all subsets of the rows, and what ends with one.
  private static let identities = [
    "R8.a", "R8.b", "R9.a", "R9.b", "R9.c", "R9.d", "R9.e", "M2.a", "M2.b", "M5.a", "M8.a", "G4.b",
    "P3.b", "P5.a", "P5.b", "P5.c", "P5.d", "P5.g", "P5.h", "P6.c", "L1.a", "L1.b", "L5.a", "L5.b",
  ]
  /// Those that are about rational numbers alone, and R11's, whose discriminants are for small orders.
  private static let notTried = ["L0.a", "L0.b", "L0.c", "L1.c", "L3.a", "R11.c", "R11.e"]
  private static let endingWithOne = ["G4.a", "M6.d", "M9.c"]

  @Test("the list above is that of the catalogue")
  func list() {
    func claimsEquality(_ formula: Formula) -> Bool {
      switch formula {
      case .equal: true
      case .all(let parts): parts.contains(where: claimsEquality)
      case .forAll(_, _, let body), .forAllSubsets(_, _, let body), .implies(_, let body):
        claimsEquality(body)
      default: false
      }
    }
    let found = Catalogue.theorems.flatMap(\.clauses).filter { claimsEquality($0.conclusion) }
    #expect(Set(found.map(\.id)) == Set(Self.identities + Self.notTried + ["M14.a"]))
  }

  @Test("small integers", arguments: identities + endingWithOne)
  func integers(id: String) throws {
    try expectEquality(id) { Rational($0.integer(in: -9...9)) }
  }

  @Test("entries of Float64", arguments: identities + endingWithOne)
  func doubles(id: String) throws {
    try expectEquality(id) {
      Rational($0.integer(in: -(1 << 52)...(1 << 52))).scaled(byPowerOfTwo: -52)
    }
  }

  @Test("circulant matrices that are symmetric", arguments: [5, 12, 15, order])
  func symmetricCirculant(n: Int) throws {
    var generator = SeededGenerator(seed: 12)
    let half = (0...(n / 2)).map { _ in Rational(generator.integer(in: -9...9)) }
    let row = (0..<n).map { half[min($0, n - $0)] }
    let matrix = Matrix<Rational>(rows: n, columns: n) { row[($1 - $0 + n) % n] }
    let rho = ["rho": Rational(3, 7)]
    for (id, instance) in [
      ("R9.d", Instance(vectors: ["c": row], scalars: rho)),
      ("R9.b", Instance(matrices: ["W": matrix], scalars: rho)),
    ] {
      let context = InstanceContext(instance, multiprecisionOrderLimit: 8)
      let clause = try #require(Catalogue.clause(id))
      #expect(try clause.check(on: context).verdict == .equal, "\(id), order \(n), seed 12")
    }
  }

  private func expectEquality(
    _ id: String, _ entry: (inout SeededGenerator) -> Rational
  ) throws {
    let clause = try #require(Catalogue.clause(id))
    var generator = SeededGenerator(seed: 11)
    let instance = Self.instance(id, Self.order, &generator, entry)
    let context = InstanceContext(instance, multiprecisionOrderLimit: 8)
    let verdict = try clause.check(on: context).verdict
    #expect(verdict == .equal, "\(id), order \(Self.order), seed 11")
  }

  private static func instance(
    _ id: String, _ n: Int, _ generator: inout SeededGenerator,
    _ entry: (inout SeededGenerator) -> Rational
  ) -> Instance {
    func vector() -> [Rational] { (0..<n).map { _ in entry(&generator) } }
    func matrix(_ columns: Int) -> Matrix<Rational> {
      Matrix(rows: n, columns: columns) { _, _ in entry(&generator) }
    }
    let a = matrix(n)
    let rho = ["rho": Rational(3, 7)]
    switch id {
    case "R9.a": return Instance(matrices: ["W": a - a.transposed], scalars: rho)
    case "R9.b": return Instance(matrices: ["W": a + a.transposed], scalars: rho)
    case "R9.e": return Instance(matrices: ["W": a * a.transposed], scalars: rho)
    case "R9.c":
      let (real, imaginary) = pairs(vector(), vector())
      return Instance(
        matrices: ["Q": generator.orthogonalMatrix(order: n)],
        vectors: ["a": real, "b": imaginary], scalars: rho)
    case "R9.d": return Instance(vectors: ["c": vector()], scalars: rho)
    // More columns than rows: the smaller Gram matrices differ.
    case "M2.a": return Instance(matrices: ["W": matrix(n + 3)], vectors: ["d": vector()])
    case "M2.b":
      let signs = (0..<n).map { _ in Rational(generator.sign()) }
      return Instance(matrices: ["W": matrix(n + 3)], vectors: ["d": signs])
    case "M6.d":
      let slopes = vector().map { Rational(1, 9) * $0 }
      return Instance(matrices: ["W": a], vectors: ["d": slopes])
    case "G4.a", "G4.b": return Instance(matrices: ["A": a, "B": matrix(n)])
    case "M5.a", "M8.a", "M9.c":
      // Without zeros, which would make both sides 0.
      let slopes = vector().map { $0.isZero ? 1 : $0 }
      return Instance(matrices: ["W": a], vectors: ["d": slopes])
    case "P3.b": return Instance(matrices: ["A[1]": a, "A[2]": matrix(n)])
    case "P5.a", "P5.h":
      let vectors = (1...3).map { _ in
        id == "P5.h" ? (0..<n).map { _ in Rational(generator.sign()) } : vector()
      }
      return Instance(vectors: ["d[1]": vectors[0], "d[2]": vectors[1], "d[3]": vectors[2]])
    case "P5.b", "P5.c", "P5.d", "P5.g":
      return Instance(
        scalars: ["eta": Rational(2, 7)], sets: ["Z[1]": [1, 3], "Z[2]": [3, n]],
        dimensions: ["n": n])
    case "P6.c":
      return Instance(
        matrices: ["W[1]": matrix(n + 1), "W[2]": a], sets: ["Z[1]": [2, 5], "Z[2]": [1, 2, 4]],
        dimensions: ["n[0]": n + 1, "n[1]": n, "n[2]": n])
    case "L1.a": return Instance(matrices: ["J": a], vectors: ["z": [entry(&generator), 3]])
    case "L1.b":
      return Instance(matrices: ["J": matrix(n - 3)], vectors: ["z": [entry(&generator), 3]])
    case "L5.a": return Instance(matrices: ["A": matrix(n + 2)], scalars: rho)
    case "L5.b": return Instance(matrices: ["A": matrix(n - 2)], scalars: rho)
    default: return Instance(matrices: ["W": a], scalars: rho)
    }
  }

  /// Real and imaginary parts of conjugate pairs, with a real number after every two pairs.
  private static func pairs(
    _ real: [Rational], _ imaginary: [Rational]
  ) -> ([Rational], [Rational]) {
    var (a, b) = (real, imaginary)
    var position = 0
    while position < a.count {
      if position % 5 == 4 || position + 1 == a.count || b[position].isZero {
        b[position] = 0
        position += 1
      } else {
        (a[position + 1], b[position + 1]) = (a[position], -b[position])
        position += 2
      }
    }
    return (a, b)
  }
}
