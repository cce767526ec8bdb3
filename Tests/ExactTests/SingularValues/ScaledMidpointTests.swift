// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Exact

@Suite("Scaling")
struct ScaledMidpointTests {
  /// 2^(−exponent)·A − C, tall, exactly.
  private func remainder(_ scaled: ScaledMidpoint, _ matrix: Matrix<Rational>) -> Matrix<Rational> {
    let tall = matrix.rows >= matrix.columns ? matrix : matrix.transposed
    return Matrix(rows: tall.rows, columns: tall.columns) {
      tall[$0, $1].scaled(byPowerOfTwo: -scaled.exponent)
        - (Rational(exactly: scaled.midpoint[$0, $1]) ?? .zero)
    }
  }

  private func isSound(_ scaled: ScaledMidpoint, _ matrix: Matrix<Rational>) -> Bool {
    let radius = Rational(exactly: scaled.radius) ?? .zero
    return remainder(scaled, matrix).frobeniusNormSquared <= radius * radius
      && scaled.midpoint.elements.allSatisfy { $0.magnitude <= 1 }
      && scaled.midpoint.elements.contains { $0.magnitude >= 0.25 }
  }

  @Test("The radius covers what rounding moved", arguments: [1, 2, 3] as [UInt64])
  func radius(seed: UInt64) throws {
    var random = TestRandom(seed: seed)
    var sound = true
    for _ in 0..<40 {
      let (m, n) = (random.int(1...4), random.int(1...4))
      let bits = random.int(1...200)
      var matrix = Matrix<Rational>(rows: m, columns: n) { _, _ in random.rational(bits: bits) }
      if random.bool() {
        matrix = Matrix(rows: m, columns: n) {
          matrix[$0, $1].scaled(byPowerOfTwo: random.int(-1200...1200))
        }
      }
      guard !matrix.isZero else { continue }
      sound = sound && isSound(ScaledMidpoint(matrix), matrix)
    }
    #expect(sound, "seed \(seed)")
  }

  @Test("One entry alone, so that the radius bounds a single rounding")
  func oneEntry() {
    var random = TestRandom(seed: 5)
    var sound = true
    for _ in 0..<500 {
      let matrix = Matrix<Rational>([[random.integer(bits: 54) + 1].map { Rational($0) }])
      guard !matrix.isZero else { continue }
      sound = sound && isSound(ScaledMidpoint(matrix), matrix)
    }
    #expect(sound)
  }

  @Test("Entries so near a Double that 96 bits do not tell the difference")
  func nearDoubles() {
    let little = Rational(1).scaled(byPowerOfTwo: -120)
    for entry in [1 + little, 1 - little, 1 / (3 - 9 * little) + Rational(-1, 3) + 1] {
      let matrix = Matrix<Rational>([[entry, Rational(1, 2)]])
      let scaled = ScaledMidpoint(matrix)
      #expect(scaled.radius > 0 && isSound(scaled, matrix))
    }
  }

  @Test("Entries that vanish beside the largest still count")
  func vanishing() throws {
    let tiny = Rational(1) / Rational(3).power(900)
    let matrix = Matrix<Rational>([[1, tiny]])
    let scaled = ScaledMidpoint(matrix)
    #expect(scaled.radius > 0 && isSound(scaled, matrix))
    // Here nothing else is rounded, and the midpoint's entry is 0.
    let binary = Matrix<Rational>([[1, Rational(1).scaled(byPowerOfTwo: -1400)]])
    let fromBinary = ScaledMidpoint(binary)
    #expect(fromBinary.radius > 0 && isSound(fromBinary, binary))
    let doubles = Matrix<Double>([[0x1p1000, .leastNonzeroMagnitude], [1, 0x1p-1000]])
    let exact = try #require(Matrix<Rational>(exactly: doubles))
    let fromDoubles = ScaledMidpoint(doubles, largest: 0x1p1000)
    #expect(fromDoubles.radius > 0 && isSound(fromDoubles, exact))
  }

  @Test("Doubles of comparable size are scaled exactly, at both ends of the range")
  func exactScaling() throws {
    for scale in [1, 0x1p-1060, 0x1p1020, 0x1p-300] {
      let matrix = Matrix<Double>([[3, 4, 0.5], [-5, 0.25, 7]]).map { $0 * scale }
      let scaled = ScaledMidpoint(matrix, largest: 7 * scale)
      let exact = try #require(Matrix<Rational>(exactly: matrix))
      #expect(scaled.radius == 0 && isSound(scaled, exact))
      #expect(ScaledMidpoint(exact).radius == 0)
    }
  }

  @Test("Scaling a number back is outward, and exact where it can be")
  func outward() {
    var random = TestRandom(seed: 11)
    var sound = true
    for _ in 0..<2000 {
      var x = random.double()
      if random.int(0...9) == 0 { x = x.sign == .minus ? -1.0.nextDown : 1.0.nextDown }
      x = x.scaled(byPowerOfTwo: random.int(-300...300), .down)
      let exponent = random.int(0...3) == 0 ? random.int(-1500...1500) : random.int(-1100...(-700))
      guard let exact = Rational(exactly: x).map({ $0.scaled(byPowerOfTwo: exponent) }) else {
        continue
      }
      let low = x.scaled(byPowerOfTwo: exponent, .down)
      let high = x.scaled(byPowerOfTwo: exponent, .up)
      sound =
        sound && low == Double.bound(exact, precision: 53, rounding: .down)
        && high == Double.bound(exact, precision: 53, rounding: .up)
    }
    // Rounded up to the smallest normal number.
    let below = 1.0.nextDown
    sound = sound && below.scaled(byPowerOfTwo: -1022, .down) < .leastNormalMagnitude
    sound = sound && below.scaled(byPowerOfTwo: -1022, .up) == .leastNormalMagnitude
    sound = sound && (1.0).scaled(byPowerOfTwo: 1_000_000, .up) == .infinity
    sound = sound && (1.0).scaled(byPowerOfTwo: 1_000_000, .down) == .greatestFiniteMagnitude
    sound = sound && (1.0).scaled(byPowerOfTwo: -1_000_000, .up) == .leastNonzeroMagnitude
    sound = sound && (1.0).scaled(byPowerOfTwo: -1_000_000, .down) == 0
    #expect(sound)
  }

  @Test("This processor computes as the certificate assumes")
  func processor() throws {
    try requireStandardArithmetic()
  }
}
