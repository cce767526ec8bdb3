// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators
import Testing

@Suite struct MaskTests {
  @Test("every mask ensemble draws members of itself, boundary masks among them")
  func membership() {
    for ensemble in MaskEnsemble.all + [.leaky(slope: Rational(1, 10))] {
      var generator = SeededGenerator(seed: 1)
      for count in [0, 1, 2, 5, 9] {
        let masks = (0..<40).map { _ in ensemble.draw(count: count, using: &generator) }
        #expect(masks.allSatisfy { $0.count == count && ensemble.contains($0) }, "\(ensemble)")
      }
    }
  }

  @Test("ReLU masks at the boundary occur often")
  func boundary() {
    var generator = SeededGenerator(seed: 2)
    let masks = (0..<300).map { _ in MaskEnsemble.relu.draw(count: 6, using: &generator) }
    let zeros = masks.map { $0.count(where: \.isZero) }
    for boundary in [0, 1, 5, 6] { #expect(zeros.count { $0 == boundary } > 15) }
    #expect(Set(zeros).count == 7)
  }

  @Test("a mask with a given number of masked entries")
  func size() {
    var generator = SeededGenerator(seed: 3)
    for size in 0...5 {
      let mask = generator.binaryMask(count: 5, masked: 0, size: size)
      #expect(mask.count(where: \.isZero) == size && MaskEnsemble.relu.contains(mask))
    }
  }

  @Test("all ReLU masks, each once")
  func enumeration() {
    let masks = Array(allReLUMasks(count: 4))
    #expect(masks.count == 16 && Set(masks).count == 16)
    #expect(masks.first == [0, 0, 0, 0] && masks.last == [1, 1, 1, 1])
    #expect(Array(allReLUMasks(count: 0)) == [[]])
  }

  @Test("every scalar ensemble draws from its range, every boundary value among the draws")
  func scalars() {
    for ensemble in ScalarEnsemble.all {
      var generator = SeededGenerator(seed: 4)
      let draws = (0..<300).map { _ in ensemble.draw(using: &generator) }
      #expect(draws.allSatisfy(ensemble.contains), "\(ensemble)")
      #expect(Set(draws).isSuperset(of: ensemble.boundaryValues), "\(ensemble)")
      #expect(Set(draws).count > 50, "\(ensemble)")
      #expect(ScalarEnsemble.named(ensemble.name)?.name == ensemble.name)
    }
  }

  @Test("names are unique and found")
  func names() {
    #expect(Set(MaskEnsemble.all.map(\.name)).count == MaskEnsemble.all.count)
    #expect(MaskEnsemble.all.allSatisfy { MaskEnsemble.named($0.name) != nil })
    #expect(MaskEnsemble.named("dropout") == nil)
  }
}
