// SPDX-License-Identifier: Apache-2.0

import Exact

/// A repeatable source of test cases (SplitMix64); its seed goes into every message.
struct TestRandom: RandomNumberGenerator {
  let seed: UInt64
  private var state: UInt64

  init(seed: UInt64) {
    self.seed = seed
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func int(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  mutating func bool() -> Bool { next() & 1 == 1 }

  mutating func integer(bits: Int) -> Integer {
    var value = Integer.zero
    for _ in 0..<((bits + 31) / 32) {
      value = value.shiftedLeft(by: 32) + Integer(Int(next() >> 32))
    }
    let surplus = (bits + 31) / 32 * 32 - bits
    return bool() ? value.shiftedRight(by: surplus) : -value.shiftedRight(by: surplus)
  }

  mutating func rational(bits: Int) -> Rational {
    Rational(integer(bits: bits), integer(bits: bits).magnitude + .one)
  }

  /// A matrix of integers in −`size`...`size`, the share `zeros`/8 of which is replaced by 0.
  mutating func matrix(_ rows: Int, _ columns: Int, size: Int, zeros: Int = 0) -> Matrix<Rational> {
    Matrix(rows: rows, columns: columns) { _, _ in
      let value = int(-size...size)
      return int(0...7) < zeros ? 0 : Rational(value)
    }
  }

  /// The same over small denominators, which differ from entry to entry.
  mutating func rationalMatrix(_ rows: Int, _ columns: Int, size: Int) -> Matrix<Rational> {
    Matrix(rows: rows, columns: columns) { _, _ in
      Rational(int(-size...size), int(1...6))
    }
  }

  mutating func symmetric(_ order: Int, size: Int, zeros: Int = 0) -> Matrix<Rational> {
    let full = matrix(order, order, size: size, zeros: zeros)
    return Matrix(rows: order, columns: order) { full[min($0, $1), max($0, $1)] }
  }

  /// An integer matrix of determinant ±1: a unit triangular one times another, rows shuffled.
  mutating func unimodular(_ order: Int) -> Matrix<Rational> {
    let lower = matrix(order, order, size: 2)
    let upper = matrix(order, order, size: 2)
    let left = Matrix<Rational>(rows: order, columns: order) {
      $0 == $1 ? 1 : $0 > $1 ? lower[$0, $1] : 0
    }
    let right = Matrix<Rational>(rows: order, columns: order) {
      $0 == $1 ? 1 : $0 < $1 ? upper[$0, $1] : 0
    }
    let rows = Array(0..<order).shuffled(using: &self)
    return (left * right).submatrix(rows: rows, columns: Array(0..<order))
  }
}

/// What a loop of checks found; one `#expect` asks for `failure` to be nil.
struct Verdict {
  private(set) var checks = 0
  private(set) var failure: String?

  /// Records one check; the first failure is kept, with its message.
  mutating func check(_ condition: Bool, _ message: @autoclosure () -> String) {
    checks += 1
    if !condition && failure == nil { failure = message() }
  }

  /// `nil` when at least one check was made and none failed.
  var complaint: String? { checks == 0 ? "nothing was checked" : failure }
}
