// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators
import Testing

@Suite struct NetworkTests {
  @Test("a pre-activation of exactly 0 counts as active")
  func boundary() {
    let layer = NetworkLayer(
      weights: Matrix([[1, -1], [1, 1]]), bias: [0, -3], shift: 1, slope: Rational(1, 10))
    let pass = Network(layers: [layer]).forward([1, 1])
    #expect(pass.mask(layer: 0, input: 0) == [1, Rational(1, 10)])
    // φ(0) + 1 and φ(−1) + 1.
    #expect(pass.outputs == Matrix([[1], [Rational(9, 10)]]))
  }

  @Test("on its region a network is the affine map that its masks describe")
  func affine() throws {
    var generator = SeededGenerator(seed: 1)
    let networks = [
      generator.network(widths: [3, 4, 2, 5]), generator.residualNetwork(width: 4, depth: 3),
      generator.network(widths: [2, 3], slope: -1),
    ]
    for network in networks {
      let width = network.layers[0].weights.columns
      let inputs = Matrix(rows: width, columns: 3) { _, _ in generator.smallRational() }
      let pass = network.forward(inputs)
      for input in 0..<3 {
        let column = (0..<width).map { inputs[$0, input] }
        #expect(
          network.forward(column).outputs
            == pass.outputs.submatrix(rows: Array(0..<pass.outputs.rows), columns: [input]))
        var z = inputs.submatrix(rows: Array(0..<width), columns: [input])
        for (layer, region) in zip(network.layers, pass.layers(atInput: input)) {
          let offset = Matrix(rows: layer.bias.count, columns: 1) { row, _ in
            region.mask[row] * layer.bias[row]
          }
          z = region.jacobian * z + offset
        }
        #expect((0..<z.rows).allSatisfy { z[$0, 0] == pass.outputs[$0, input] })
        let chain = try #require(pass.layers(atInput: input).chainJacobian)
        #expect(chain.rows == pass.outputs.rows && chain.columns == width)
      }
    }
  }

  @Test("chains have layers that fit")
  func chains() {
    var generator = SeededGenerator(seed: 2)
    #expect(generator.residualChain(order: 3, length: 4).chainJacobian?.rows == 3)
    let plain = generator.plainChain(widths: [2, 5, 3]).chainJacobian
    #expect(plain?.rows == 3 && plain?.columns == 2)
    #expect([LayerDraw]().chainJacobian == nil)
    for (rows, columns) in [(1, 1), (2, 4), (4, 2), (3, 3)] {
      let layer = generator.layer(rows: rows, columns: columns)
      #expect(layer.jacobian.rows == rows && layer.jacobian.columns == columns)
      let mask = Matrix.diagonal(layer.mask)
      let identity =
        rows == columns ? layer.shift * .identity(rows) : .zero(rows: rows, columns: columns)
      #expect(layer.jacobian == identity + mask * layer.weights)
    }
  }
}
