// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators
import Testing

@Suite struct StructuredDrawTests {
  @Test("Cayley transforms are orthogonal, both ways of computing them agree")
  func cayley() {
    var generator = SeededGenerator(seed: 1)
    for order in 0...6 {
      let skew = generator.skewSymmetricMatrix(order: order)
      #expect(cayleyTransform(of: skew).isOrthogonal)
      let u = generator.vector(order)
      let v = generator.vector(order)
      let plane = Matrix(rows: order, columns: order) { u[$0] * v[$1] - v[$0] * u[$1] }
      #expect(planeCayleyTransform(u, v) == cayleyTransform(of: plane))
    }
    #expect(
      cayleyTransform(of: Matrix([[0, 1], [-1, 0]])) == Matrix([[0, -1], [1, 0]]))
  }

  @Test("orthogonal draws are orthogonal at every order, and short")
  func orthogonal() {
    var generator = SeededGenerator(seed: 2)
    for order in [0, 1, 2, 3, 4, 5, 6, 8, 12, 30] {
      for _ in 0..<3 {
        let matrix = generator.orthogonalMatrix(order: order)
        #expect(matrix.isOrthogonal)
        #expect(matrix.commonDenominator.bitWidth <= 24)
      }
    }
  }

  @Test("a normal draw is normal with the squared moduli as eigenvalues of its Gram matrix")
  func normal() {
    var generator = SeededGenerator(seed: 3)
    for order in 0...6 {
      let draw = generator.normalMatrix(order: order)
      let (q, b, w) = (draw.orthogonal, draw.blockDiagonal, draw.matrix)
      #expect(q.isOrthogonal && w == q * b * q.transposed)
      #expect(w * w.transposed == w.transposed * w)
      let gram = b.transposed * b
      #expect((0..<order).map { gram[$0, $0] }.sorted(by: >) == draw.squaredSingularValues)
      #expect(gram == .diagonal((0..<order).map { gram[$0, $0] }))
    }
  }

  @Test("rank at most k")
  func rankAtMost() {
    var generator = SeededGenerator(seed: 4)
    for bound in 0...4 {
      for (rows, columns) in [(4, 4), (3, 5), (6, 2)] {
        #expect(rank(generator.matrix(rows: rows, columns: columns, rankAtMost: bound)) <= bound)
      }
    }
  }

  @Test("structured constructors on small cases")
  func constructors() {
    #expect(
      Matrix.circulant(firstRow: [1, 2, 3]) == Matrix([[1, 2, 3], [3, 1, 2], [2, 3, 1]]))
    #expect(
      Matrix.toeplitz(rows: 2, columns: 3, diagonals: [1, 2, 3, 4])
        == Matrix([[2, 3, 4], [1, 2, 3]]))
    #expect(Matrix.permutation([1, 2, 0]) == Matrix([[0, 1, 0], [0, 0, 1], [1, 0, 0]]))
    #expect(
      Matrix.blockDiagonal([Matrix([[1]]), Matrix([[2, 3], [4, 5]])])
        == Matrix([[1, 0, 0], [0, 2, 3], [0, 4, 5]]))
    #expect(Matrix.diagonal([2], rows: 2, columns: 3) == Matrix([[2, 0, 0], [0, 0, 0]]))
  }

  /// A 2 × 3 image by hand: out(y, x) = Σ k(1 + dy, 1 + dx)·in(y + dy, x + dx).
  @Test("a convolution matrix convolves")
  func convolution() {
    let kernel = Matrix<Rational>(rows: 3, columns: 3) { Rational(3 * $0 + $1 + 1) }
    let matrix = convolutionMatrix(kernels: [[kernel]], height: 2, width: 3)
    let image = Matrix<Rational>(rows: 6, columns: 1) { row, _ in
      Rational([1, -1, 2, 0, 3, 5][row])
    }
    let output = matrix * image
    // Output (0, 0): 5·1 + 6·(−1) + 8·0 + 9·3; output (1, 2): 1·(−1) + 2·2 + 4·3 + 5·5.
    #expect(output[0, 0] == 26)
    #expect(output[5, 0] == 40)
    let two = convolutionMatrix(kernels: [[kernel, -kernel]], height: 2, width: 3)
    #expect(two.rows == 6 && two.columns == 12)
    #expect(two * image.stacked(above: image) == .zero(rows: 6, columns: 1))
  }

  @Test("dominant shifts exceed the largest singular value")
  func dominantShift() {
    var generator = SeededGenerator(seed: 5)
    for ensemble in MatrixEnsemble.all {
      let matrix = ensemble.draw(rows: 3, columns: 3, using: &generator)
      let shift = generator.dominantShift(for: matrix)
      // ρ²I − WᵀW is positive definite.
      let gap = shift * shift * .identity(3) - matrix.smallerGram
      #expect(isPositiveSemidefinite(gap) && rank(gap) == 3, "\(ensemble)")
    }
  }
}
