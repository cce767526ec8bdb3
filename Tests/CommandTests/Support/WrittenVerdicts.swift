// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Foundation
import Testing

/// What `svbounds check --verdicts` writes, read again.
struct WrittenVerdicts: Decodable {
  struct Record: Decodable {
    let clause: String
    let statement: String
    let instance: Values
    let verdict: String
    let bindings: [String: Place]
    let caseName: String
    let input: String?
  }

  struct Values: Decodable {
    let matrices: [String: Entries]
    let vectors: [String: [String]]
    let scalars: [String: String]
    let sets: [String: [Int]]
    let indices: [String: Int]
    let dimensions: [String: Int]
  }

  struct Entries: Decodable {
    let rows: Int
    let columns: Int
    let entries: [String]
  }

  enum Place: Decodable, Hashable {
    case index(Int)
    case set([Int])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let i = try? container.decode(Int.self) {
        self = .index(i)
      } else {
        self = .set(try container.decode([Int].self))
      }
    }

    init(_ value: Bindings.Value) {
      switch value {
      case .index(let i): self = .index(i)
      case .set(let members): self = .set(members)
      }
    }
  }

  let kind: String
  let version: Int
  let verdicts: [Record]
}

extension WrittenVerdicts.Values {
  /// - Throws: when a text is no rational number, or entries do not fill their matrix.
  func instance() throws -> Instance {
    Instance(
      matrices: try matrices.mapValues { try $0.matrix() },
      vectors: try vectors.mapValues { try $0.map { try Rational(text: $0) } },
      scalars: try scalars.mapValues { try Rational(text: $0) },
      sets: sets, indices: indices, dimensions: dimensions)
  }
}

extension WrittenVerdicts.Entries {
  fileprivate func matrix() throws -> Matrix<Rational> {
    let numbers = try entries.map { try Rational(text: $0) }
    try #require(numbers.count == rows * columns)
    return Matrix(rows: rows, columns: columns) { numbers[$0 * columns + $1] }
  }
}
