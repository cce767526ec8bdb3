// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import TheoremChecking

/// A counterexample as `--save-witness` writes it: exact values as texts of rationals, enclosures as
/// decimals rounded outward. Positions count from 1.
struct WitnessRecord: Encodable {
  let schemaVersion = 1
  let clause: String
  let statement: String
  /// What the case that was found first is called, and the file with its given matrix, if it has one.
  let caseName: String
  let input: Nullable<String>
  /// How many times the case was made smaller.
  let shrinkingSteps: Int
  let matrices: [String: InstanceRecord.Entries]
  let vectors: [String: [String]]
  let scalars: [String: String]
  let sets: [String: [Int]]
  let indices: [String: Int]
  let violation: Nullable<Place>

  struct Place: Encodable {
    let bindings: String
    let relation: String
    let left: Ends
    let right: Ends

    init(_ witness: Verdict.Witness) {
      bindings = "\(witness.bindings)"
      relation = witness.relation
      left = Ends(witness.left)
      right = Ends(witness.right)
    }
  }

  struct Ends: Encodable {
    let lower: String
    let upper: String

    init(_ enclosure: Enclosure<Double>) { (lower, upper) = enclosure.decimal() }
  }

  init(_ violation: Violation) {
    clause = violation.clause.id
    statement = violation.clause.plainText
    caseName = "\(violation.found.name)"
    input = Nullable(violation.found.given?.file)
    shrinkingSteps = violation.shrunk?.steps ?? 0
    let instance = InstanceRecord(violation.instance)
    matrices = instance.matrices
    vectors = instance.vectors
    scalars = instance.scalars
    sets = instance.sets
    indices = instance.indices
    self.violation = Nullable(violation.witness.map(Place.init))
  }
}
