// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

/// Instances on which sides tie, or miss a tie by about 2^−300: structured matrices of small integers,
/// and matrices made from earlier ones by steps that keep singular values, scale them or move one
/// entry a little. Hypotheses play no part.
struct NearTieDraw {
  private var generator: SeededGenerator
  private var pool: [Matrix<Rational>] = []
  private let tiny = Rational(1).scaled(byPowerOfTwo: -300)

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func instance(for clause: Clause) -> Instance {
    var instance = Instance()
    let common = generator.coin() ? generator.integer(in: 1...4) : nil
    for name in clause.dimensions {
      instance.dimensions[name] = common ?? generator.integer(in: 1...3)
    }
    let clause = clause.withMembers(instance.dimensions)
    for name in clause.dimensions where instance.dimensions[name] == nil {
      instance.dimensions[name] = common ?? generator.integer(in: 1...3)
    }
    func size(_ term: IndexTerm) -> Int { instance.size(term) }
    for variable in clause.variables {
      switch variable {
      case .matrix(let name, let rows, let columns):
        instance.matrices[name] = matrix(size(rows), size(columns))
      case .vector(let name, let count):
        instance.vectors[name] = (0..<size(count)).map { _ in number() }
      case .scalar(let name): instance.scalars[name] = number()
      case .set(let name, let count):
        instance.sets[name] = (1...size(count)).filter { _ in generator.coin() }
      case .index(let name, let from, let through):
        instance.indices[name] = generator.integer(in: size(from)...max(size(from), size(through)))
      case .family: break
      }
    }
    return instance
  }

  private mutating func number() -> Rational {
    switch generator.integer(in: 0...5) {
    case 0: 0
    case 1: 1
    case 2: -1
    case 3: 1 + tiny
    default: Rational(generator.integer(in: -3...3), generator.integer(in: 1...2))
    }
  }

  private mutating func matrix(_ rows: Int, _ columns: Int) -> Matrix<Rational> {
    let related = (pool + pool.map(\.transposed)).filter {
      $0.rows == rows && $0.columns == columns
    }
    var result =
      related.isEmpty || generator.chance(1, in: 4)
      ? fresh(rows, columns) : changed(generator.element(of: related))
    if generator.chance(1, in: 6) { result = nudged(result) }
    pool.append(result)
    return result
  }

  private mutating func fresh(_ rows: Int, _ columns: Int) -> Matrix<Rational> {
    let plain = Matrix<Rational>(rows: rows, columns: columns) { _, _ in
      Rational(generator.integer(in: -2...2))
    }
    switch generator.integer(in: 0...6) {
    case 0 where rows == columns: return plain + plain.transposed
    case 1 where rows == columns: return plain - plain.transposed
    case 2 where rows == columns:
      return Matrix(rows: rows, columns: rows) { plain[0, ($1 - $0 + rows) % rows] }
    case 3: return Matrix(rows: rows, columns: columns) { $0 == $1 ? plain[$0, $1] : 0 }
    case 4: return Matrix(rows: rows, columns: columns) { $0 == $1 ? 2 : 0 }
    case 5: return Matrix(rows: rows, columns: columns) { plain[$0, 0] * plain[0, $1] }
    default: return Rational(1, generator.integer(in: 1...3)) * plain
    }
  }

  private mutating func changed(_ matrix: Matrix<Rational>) -> Matrix<Rational> {
    switch generator.integer(in: 0...6) {
    case 0: return -matrix
    case 1: return Rational(generator.integer(in: 2...3), generator.integer(in: 1...3)) * matrix
    case 2: return (1 + tiny) * matrix
    case 3: return nudged(matrix)
    case 4:
      return matrix.submatrix(
        rows: (0..<matrix.rows).reversed(), columns: Array(0..<matrix.columns))
    case 5 where matrix.rows >= 2: return generator.orthogonalMatrix(order: matrix.rows) * matrix
    case 6 where matrix.isSquare: return -2 * matrix + Rational(1, 3) * .identity(matrix.rows)
    default: return matrix
    }
  }

  /// One entry moved by 2^−300, and its mirror image half of the time where there is symmetry.
  private mutating func nudged(_ matrix: Matrix<Rational>) -> Matrix<Rational> {
    var result = matrix
    let row = generator.integer(in: 0...(matrix.rows - 1))
    let column = generator.integer(in: 0...(matrix.columns - 1))
    result[row, column] = result[row, column] + (generator.coin() ? tiny : -tiny)
    if matrix.isSymmetric, generator.coin() { result[column, row] = result[row, column] }
    return result
  }
}
