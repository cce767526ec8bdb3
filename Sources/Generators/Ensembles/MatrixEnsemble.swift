// SPDX-License-Identifier: Apache-2.0

import Exact

/// A matrix, with its singular values where the way it was made gives them exactly.
public struct MatrixDraw: Hashable, Sendable {
  public let matrix: Matrix<Rational>
  /// All min(rows, columns) singular values in descending order, or `nil` when they are not known.
  public let singularValues: [Rational]?

  /// Sorts the values and pads them with zeros.
  init(_ matrix: Matrix<Rational>, singularValues: [Rational]? = nil) {
    self.matrix = matrix
    self.singularValues = singularValues.map {
      let zeros = [Rational](repeating: 0, count: matrix.order - $0.count)
      return ($0 + zeros).sorted(by: >)
    }
  }
}

/// A named way of drawing matrices of any asked size.
///
/// The matrix is a function of the shape and of the generator's state. Every entry is an exact rational;
/// which shapes an ensemble has is part of it.
public struct MatrixEnsemble: Sendable, Identifiable, CustomStringConvertible {
  /// The shapes that an ensemble can be asked for. Every ensemble has the empty ones among them.
  public enum Shapes: String, Hashable, Sendable {
    case any, square
  }

  typealias Body = @Sendable (_ rows: Int, _ columns: Int, inout SeededGenerator) -> MatrixDraw

  /// Lower-case words joined by hyphens; unique in `all`.
  public let name: String
  /// What the matrices are, in a few words.
  public let summary: String
  public let shapes: Shapes
  private let body: Body

  init(_ name: String, _ summary: String, shapes: Shapes = .any, _ body: @escaping Body) {
    self.name = name
    self.summary = summary
    self.shapes = shapes
    self.body = body
  }

  /// An ensemble that knows no singular values.
  static func plain(
    _ name: String, _ summary: String, shapes: Shapes = .any,
    _ body: @escaping @Sendable (Int, Int, inout SeededGenerator) -> Matrix<Rational>
  ) -> MatrixEnsemble {
    MatrixEnsemble(name, summary, shapes: shapes) { MatrixDraw(body($0, $1, &$2)) }
  }

  public var id: String { name }
  public var description: String { name }

  /// Whether `draw` may be asked for this shape.
  public func fits(rows: Int, columns: Int) -> Bool {
    rows >= 0 && columns >= 0 && (shapes == .any || rows == columns)
  }

  /// A matrix of the given shape.
  ///
  /// - Precondition: `fits(rows:columns:)`.
  public func draw(
    rows: Int, columns: Int, using generator: inout SeededGenerator
  ) -> Matrix<Rational> {
    drawKnowing(rows: rows, columns: columns, using: &generator).matrix
  }

  /// The matrix that `draw` gives, with its singular values where they are exactly known.
  ///
  /// - Precondition: `fits(rows:columns:)`.
  public func drawKnowing(
    rows: Int, columns: Int, using generator: inout SeededGenerator
  ) -> MatrixDraw {
    precondition(fits(rows: rows, columns: columns), "\(name) has no \(rows) × \(columns) matrices")
    return body(rows, columns, &generator)
  }
}

extension MatrixEnsemble {
  /// Every ensemble, in the order in which they are documented.
  public static let all: [MatrixEnsemble] =
    independentEntries + constantAndScaled + structured + spectral + squareOnly

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// The ensemble called `name`, or `nil`.
  public static func named(_ name: String) -> MatrixEnsemble? { byName[name] }

  /// The ensembles that have matrices of the given shape.
  public static func fitting(rows: Int, columns: Int) -> [MatrixEnsemble] {
    all.filter { $0.fits(rows: rows, columns: columns) }
  }
}

extension SeededGenerator {
  /// An ensemble that has the given shape, all equally likely.
  public mutating func matrixEnsemble(rows: Int, columns: Int) -> MatrixEnsemble {
    element(of: MatrixEnsemble.fitting(rows: rows, columns: columns))
  }
}
