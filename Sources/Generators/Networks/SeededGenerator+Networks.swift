// SPDX-License-Identifier: Apache-2.0

import Exact

extension SeededGenerator {
  /// A network of layers without skip from `widths[0]` inputs to `widths.last` outputs, with small
  /// integers, quotients or 24-bit normal deviates as weights. `slope` is drawn from −1, 0, 1/10, 1/100
  /// when none is given.
  public mutating func network(widths: [Int], slope: Rational? = nil) -> Network {
    let slope = slope ?? activationSlope()
    return Network(
      layers: zip(widths, widths.dropFirst()).map { columns, rows in
        NetworkLayer(
          weights: matrix(rows: rows, columns: columns), bias: bias(rows), shift: 0, slope: slope)
      })
  }

  /// A network of `depth` residual layers of one width, each with the shift ρ.
  public mutating func residualNetwork(
    width: Int, depth: Int, shift: Rational = 1, slope: Rational? = nil
  ) -> Network {
    let slope = slope ?? activationSlope()
    let scale = Rational(1, 4)
    return Network(
      layers: (0..<depth).map { _ in
        NetworkLayer(
          weights: scale * matrix(rows: width, columns: width), bias: bias(width), shift: shift,
          slope: slope)
      })
  }

  /// An input of small rationals, zeros among them, so that pre-activations of exactly 0 occur.
  public mutating func networkInput(width: Int) -> [Rational] { vector(width) }

  private mutating func activationSlope() -> Rational {
    element(of: [0, 0, Rational(1, 10), Rational(1, 100), -1])
  }

  private mutating func bias(_ count: Int) -> [Rational] {
    chance(1, in: 4) ? .init(repeating: 0, count: count) : vector(count)
  }
}
