// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Foundation

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
  /// `nil` when a text is no rational number.
  var instance: Instance? {
    func numbers(_ texts: [String]) -> [Rational]? {
      let all = texts.compactMap { Rational($0) }
      return all.count == texts.count ? all : nil
    }
    var result = Instance(sets: sets, indices: indices, dimensions: dimensions)
    for (name, matrix) in matrices {
      guard let all = numbers(matrix.entries), all.count == matrix.rows * matrix.columns else {
        return nil
      }
      result.matrices[name] = Matrix(rows: matrix.rows, columns: matrix.columns) {
        all[$0 * matrix.columns + $1]
      }
    }
    for (name, texts) in vectors {
      guard let all = numbers(texts) else { return nil }
      result.vectors[name] = all
    }
    for (name, text) in scalars {
      guard let value = Rational(text) else { return nil }
      result.scalars[name] = value
    }
    return result
  }
}
