// SPDX-License-Identifier: Apache-2.0

/// A dense matrix, stored row by row. A value type; shapes are checked at every operation.
///
/// Rows and columns count from 0 in subscripts, as Swift's collections do (theorems count from 1).
/// A matrix may be empty: 0 × n and m × 0 are shapes like any other.
public struct Matrix<Scalar: MatrixScalar>: Hashable, Sendable {
  public let rows: Int
  public let columns: Int
  public internal(set) var storage: Scalar.Storage

  /// - Precondition: `storage` has `rows` · `columns` entries.
  init(rows: Int, columns: Int, storage: Scalar.Storage) {
    precondition(rows >= 0 && columns >= 0, "negative shape")
    precondition(storage.count == rows * columns, "storage does not fit the shape")
    self.rows = rows
    self.columns = columns
    self.storage = storage
  }

  /// The matrix whose entry at row i, column j is `entry(i, j)`.
  public init(rows: Int, columns: Int, entry: (Int, Int) throws -> Scalar) rethrows {
    precondition(rows >= 0 && columns >= 0, "negative shape")
    self.rows = rows
    self.columns = columns
    storage = try Scalar.Storage(count: rows * columns) {
      try entry($0 / columns, $0 % columns)
    }
  }

  /// The matrix with the given rows.
  ///
  /// - Precondition: all rows have the same length.
  public init(_ rows: [[Scalar]]) {
    let width = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == width }, "rows of different lengths")
    self.init(rows: rows.count, columns: width) { rows[$0][$1] }
  }

  /// The matrix with the given entries in row-major order.
  ///
  /// - Precondition: there are `rows` · `columns` of them.
  public init(rows: Int, columns: Int, entries: [Scalar]) {
    precondition(entries.count == rows * columns, "entries do not fit the shape")
    self.init(rows: rows, columns: columns) { entries[$0 * columns + $1] }
  }

  /// The entry at row `row` and column `column`, both from 0.
  public subscript(row: Int, column: Int) -> Scalar {
    get {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "index out of range")
      return storage[row * columns + column]
    }
    set {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "index out of range")
      storage[row * columns + column] = newValue
    }
  }

  public var isEmpty: Bool { rows == 0 || columns == 0 }
  public var isSquare: Bool { rows == columns }

  /// min(rows, columns): how many singular values the matrix has.
  public var order: Int { min(rows, columns) }

  /// Calls `body` with the row, column and value of each entry, in row-major order.
  public func forEachEntry(_ body: (Int, Int, Scalar) throws -> Void) rethrows {
    for row in 0..<rows {
      for column in 0..<columns { try body(row, column, storage[row * columns + column]) }
    }
  }

  /// The entries in row-major order.
  public var entries: [Scalar] { (0..<storage.count).map { storage[$0] } }

  /// The matrix of `transform` of each entry.
  public func map<T: MatrixScalar>(_ transform: (Scalar) throws -> T) rethrows -> Matrix<T> {
    try Matrix<T>(rows: rows, columns: columns) { try transform(self[$0, $1]) }
  }

  /// The matrix with rows and columns exchanged.
  public var transposed: Matrix {
    Matrix(rows: columns, columns: rows) { self[$1, $0] }
  }

  /// The rows and columns at the given positions, in that order.
  public func submatrix(rows chosenRows: [Int], columns chosenColumns: [Int]) -> Matrix {
    Matrix(rows: chosenRows.count, columns: chosenColumns.count) {
      self[chosenRows[$0], chosenColumns[$1]]
    }
  }
}

extension Matrix where Scalar == Float {
  /// The same matrix in Float64; every Float is a Double, so nothing is rounded.
  public var widened: Matrix<Double> { map { Double($0) } }
}

extension Matrix: Codable where Scalar: Codable {
  private enum Key: String, CodingKey { case rows, columns, entries }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let rows = try container.decode(Int.self, forKey: .rows)
    let columns = try container.decode(Int.self, forKey: .columns)
    let entries = try container.decode([Scalar].self, forKey: .entries)
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard rows >= 0, columns >= 0, !overflow, entries.count == count else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "entries do not fit the shape"))
    }
    self.init(rows: rows, columns: columns, entries: entries)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(rows, forKey: .rows)
    try container.encode(columns, forKey: .columns)
    try container.encode(entries, forKey: .entries)
  }
}
