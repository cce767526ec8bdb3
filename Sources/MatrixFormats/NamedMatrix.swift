// SPDX-License-Identifier: Apache-2.0

import Exact

/// The entries of a matrix as its file denotes them; nothing is rounded.
public enum MatrixContent: Hashable, Sendable {
  /// Binary floating-point entries. Float, half and bfloat16 are widened, which is exact. NaN and
  /// infinities may occur.
  case double(Matrix<Double>)
  /// Decimal text.
  case rational(Matrix<Rational>)

  public var rows: Int {
    switch self {
    case .double(let matrix): return matrix.rows
    case .rational(let matrix): return matrix.rows
    }
  }

  public var columns: Int {
    switch self {
    case .double(let matrix): return matrix.columns
    case .rational(let matrix): return matrix.columns
    }
  }
}

/// A matrix and where it came from.
public struct NamedMatrix: Hashable, Sendable {
  /// The path of the file, as it was given.
  public let file: String
  /// The tensor's name; `nil` when the format has no names.
  public let name: String?
  public let content: MatrixContent

  public init(file: String, name: String? = nil, content: MatrixContent) {
    self.file = file
    self.name = name
    self.content = content
  }

  public var rows: Int { content.rows }
  public var columns: Int { content.columns }

  /// The matrix over the rationals: exactly the numbers that the file denotes.
  ///
  /// - Throws: `MatrixFileError.notFinite` for the first entry, row by row, that is NaN or infinite.
  public var rational: Matrix<Rational> {
    get throws(MatrixFileError) {
      switch content {
      case .rational(let matrix): return matrix
      case .double(let matrix):
        if let exact = Matrix<Rational>(exactly: matrix) { return exact }
        for row in 0..<matrix.rows {
          for column in 0..<matrix.columns where !matrix[row, column].isFinite {
            throw .notFinite(
              file: file, tensor: name, row: row, column: column,
              value: "\(matrix[row, column])")
          }
        }
        preconditionFailure("a matrix of finite Doubles has an exact form")
      }
    }
  }
}
