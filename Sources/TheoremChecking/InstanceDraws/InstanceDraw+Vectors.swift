// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

// Vectors: slopes of masks, step sizes, parts of eigenvalues.

extension InstanceDraw {
  mutating func drawVector(_ name: String, _ count: Int) {
    for case .conjugatePairs(.variable(let real), .variable(let imaginary)) in hypotheses
    where real == name || imaginary == name {
      let (a, b) = conjugatePairs(count)
      instance.vectors[real] = a
      instance.vectors[imaginary] = b
      note("\(real), \(imaginary)", "conjugate pairs")
      return
    }
    if let (kind, vector) = inputVector(name, count) {
      note(name, kind)
      instance.vectors[name] = vector
      return
    }
    if name.hasPrefix("eps") {
      note(name, ScalarEnsemble.step.name)
      var steps: [Rational] = []
      while steps.count < count { steps.append(step(steps.count + 1)) }
      instance.vectors[name] = steps
      return
    }
    let ensemble = maskEnsemble(name)
    note(name, ensemble.name)
    instance.vectors[name] = ensemble.draw(count: count, using: &generator)
  }

  /// ε for layer k: small enough for a contraction two times in three when one is asked for.
  mutating func step(_ k: Int) -> Rational {
    guard hypotheses.contains(where: \.asksForLess), generator.chance(2, in: 3),
      let matrix = instance.matrices["W[\(k)]"]
    else { return scaledStep() }
    return Rational(1) / generator.dominantShift(for: matrix)
  }

  mutating func conjugatePairs(_ count: Int) -> ([Rational], [Rational]) {
    var real: [Rational] = []
    var imaginary: [Rational] = []
    while real.count < count {
      let a = Rational(generator.integer(in: -3...3))
      if count - real.count >= 2, generator.coin() {
        let b = Rational(generator.integer(in: 1...4) * generator.sign())
        real += [a, a]
        imaginary += [b, -b]
      } else {
        real.append(a)
        imaginary.append(0)
      }
    }
    return (real, imaginary)
  }

  mutating func maskEnsemble(_ name: String) -> MaskEnsemble {
    for claim in hypotheses.flatMap(\.claims) {
      switch claim {
      case .equal(let entry, 1) where entry.isMagnitude(in: name): return .sign
      case .atMost(let entry, 1) where entry.isMagnitude(in: name):
        return generator.element(of: [.unitBounded, .unitBounded, .relu, .sign])
      case .less(0, let entry) where entry.isMagnitude(in: name):
        return generator.element(of: [.invertible, .invertible, .squares])
      default: break
      }
    }
    return generator.element(of: MaskEnsemble.all)
  }
}
