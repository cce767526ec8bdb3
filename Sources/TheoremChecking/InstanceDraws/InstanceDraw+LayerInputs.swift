// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

extension InstanceDraw {
  /// Values for the vectors of layers and of least squares; `nil` for another name.
  mutating func inputVector(_ name: String, _ count: Int) -> (String, [Rational])? {
    switch name.prefix(while: { $0 != "[" }) {
    case "z", "w", "v": return ("entries", generator.vector(count))
    case "b": return bias(count)
    case "x":
      guard let z = instance.vectors["z"], !generator.chance(1, in: 8) else {
        return ("entries", generator.vector(count))
      }
      let factor = smallFactor()
      return ("near z", zip(z, generator.vector(count)).map { $0 + factor * $1 })
    case "y":
      guard let matrix = instance.matrices["Q"], let v = instance.vectors["v"],
        !hypotheses.isEmpty
      else {
        return ("entries", generator.vector(count))
      }
      return ("minimised at v", matrix.leastSquaresTarget(at: v, generator.vector(count)))
    default: return nil
    }
  }

  /// Half of the time with pre-activations of the first layer that are exactly 0.
  mutating func bias(_ count: Int) -> (String, [Rational]) {
    var bias = generator.vector(count)
    guard let matrix = instance.matrices["W"] ?? instance.matrices["W[1]"],
      let z = instance.vectors["z"] ?? instance.vectors["z[1]"], instance.vectors["b[1]"] == nil,
      matrix.rows == count, matrix.columns == z.count, generator.coin()
    else { return ("entries", bias) }
    let image = matrix.image(of: z)
    for k in 0..<count where generator.coin() { bias[k] = -image[k] }
    return ("on boundaries", bias)
  }
}

extension Matrix where Scalar == Rational {
  /// A y for which ‖Ax − y‖² is smallest at x = v: Av and the part of u orthogonal to the columns.
  fileprivate func leastSquaresTarget(at v: [Rational], _ u: [Rational]) -> [Rational] {
    // Gram–Schmidt without normalisation, so that everything stays rational.
    var basis: [[Rational]] = []
    func orthogonal(_ x: [Rational]) -> [Rational] {
      basis.reduce(x) { rest, direction in
        let factor = innerProduct(rest, direction) / innerProduct(direction, direction)
        return zip(rest, direction).map { $0 - factor * $1 }
      }
    }
    for column in 0..<columns {
      let next = orthogonal((0..<rows).map { self[$0, column] })
      if next.contains(where: { !$0.isZero }) { basis.append(next) }
    }
    return zip(image(of: v), orthogonal(u)).map { $0 + $1 }
  }
}
