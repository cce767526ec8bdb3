// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact

/// The exact values of an instance in a file: rational numbers as texts "p/q" in lowest terms, "p" for
/// whole ones. Positions count from 1.
struct InstanceRecord: Encodable {
  let matrices: [String: Entries]
  let vectors: [String: [String]]
  let scalars: [String: String]
  let sets: [String: [Int]]
  let indices: [String: Int]
  let dimensions: [String: Int]

  struct Entries: Encodable {
    let rows: Int
    let columns: Int
    /// Row by row.
    let entries: [String]
  }

  init(_ instance: Instance) {
    matrices = instance.matrices.mapValues {
      Entries(rows: $0.rows, columns: $0.columns, entries: $0.entries.map(\.description))
    }
    vectors = instance.vectors.mapValues { $0.map(\.description) }
    scalars = instance.scalars.mapValues(\.description)
    sets = instance.sets
    indices = instance.indices
    dimensions = instance.dimensions
  }
}
