// SPDX-License-Identifier: Apache-2.0

import Exact

/// A diagonal block of a real normal matrix in its canonical form.
public enum SpectralBlock: Hashable, Sendable, Codable {
  /// The 1 × 1 block (a): the eigenvalue a.
  case real(Rational)
  /// The 2 × 2 block [a b; −b a]: the eigenvalues a ± b√−1.
  case pair(Rational, Rational)

  public var order: Int {
    switch self {
    case .real: 1
    case .pair: 2
    }
  }

  public var matrix: Matrix<Rational> {
    switch self {
    case .real(let a): Matrix([[a]])
    case .pair(let a, let b): Matrix([[a, b], [-b, a]])
    }
  }

  /// |λ|² of each eigenvalue λ: once for a real one, twice for a pair.
  public var squaredModuli: [Rational] {
    switch self {
    case .real(let a): [a * a]
    case .pair(let a, let b): [a * a + b * b, a * a + b * b]
    }
  }
}

/// A normal matrix W = Q B Qᵀ whose eigenvalues are known: Q is rational orthogonal, B block diagonal.
public struct NormalMatrix: Hashable, Sendable, Codable {
  public let orthogonal: Matrix<Rational>
  public let blocks: [SpectralBlock]

  /// - Precondition: `orthogonal` is orthogonal of the order that the blocks add up to.
  public init(orthogonal: Matrix<Rational>, blocks: [SpectralBlock]) {
    precondition(orthogonal.rows == blocks.reduce(0) { $0 + $1.order }, "blocks do not fit")
    self.orthogonal = orthogonal
    self.blocks = blocks
  }

  /// B.
  public var blockDiagonal: Matrix<Rational> { .blockDiagonal(blocks.map(\.matrix)) }

  /// W = Q B Qᵀ.
  public var matrix: Matrix<Rational> { orthogonal * blockDiagonal * orthogonal.transposed }

  /// The squares of the singular values of W, which are the |λ|², in descending order.
  public var squaredSingularValues: [Rational] { blocks.flatMap(\.squaredModuli).sorted(by: >) }
}

extension SeededGenerator {
  /// Blocks of total order `order` with small rational entries, zeros and repetitions among them.
  public mutating func spectralBlocks(order: Int) -> [SpectralBlock] {
    var blocks: [SpectralBlock] = []
    var remaining = order
    while remaining > 0 {
      let block: SpectralBlock
      if remaining >= 2 && coin() {
        block = .pair(smallRational(), smallRational())
      } else {
        block = .real(chance(1, in: 4) ? 0 : smallRational())
      }
      for _ in 0..<(chance(1, in: 4) ? 2 : 1) where block.order <= remaining {
        blocks.append(block)
        remaining -= block.order
      }
    }
    return blocks
  }

  /// A normal matrix with known eigenvalues.
  public mutating func normalMatrix(order: Int) -> NormalMatrix {
    let blocks = spectralBlocks(order: order)
    return NormalMatrix(orthogonal: orthogonalMatrix(order: order), blocks: blocks)
  }
}
