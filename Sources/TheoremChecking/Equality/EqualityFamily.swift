// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact

/// Instances of a clause, one for each size n, that are written down by naming what each variable is:
/// `W: descending, rho: 1`. All dimensions are n, the sizes of stacks and batches too, but for those that
/// are named: `p: n + 1`.
public struct EqualityFamily: Hashable, Sendable, CustomStringConvertible {
  let fillings: [String: Filling]
  /// By how much a dimension is larger than n.
  private var excess: [String: Int] = [:]
  /// The variables in the order of the clause.
  private let names: [String]

  init(_ fillings: [String: Filling], of clause: Clause) {
    self.fillings = fillings
    names = clause.variables.map(\.name)
  }

  /// - Returns: `nil` when the text does not name a filling for every variable.
  public init?(_ text: String, of clause: Clause) {
    var fillings: [String: Filling] = [:]
    var excess: [String: Int] = [:]
    for part in text.split(separator: ",") {
      let sides = part.split(separator: ":").map { $0.trimmingPrefix { $0 == " " } }
      guard sides.count == 2 else { return nil }
      if clause.dimensions.contains(String(sides[0])) {
        guard sides[1].hasPrefix(Self.excessPrefix),
          let more = Int(sides[1].dropFirst(Self.excessPrefix.count)), more >= 0
        else { return nil }
        excess[String(sides[0])] = more
      } else {
        fillings[String(sides[0])] = Filling(String(sides[1]))
      }
    }
    self.init(fillings, of: clause)
    self.excess = excess
    guard Set(names) == Set(fillings.keys) else { return nil }
  }

  public var description: String {
    (names.map { "\($0): \(fillings[$0]?.name ?? "")" }
      + excess.sorted { $0.key < $1.key }.map { "\($0.key): \(Self.excessPrefix)\($0.value)" })
      .joined(separator: ", ")
  }

  private static let excessPrefix = "n + "

  /// The instance of size n, or `nil` when a name says nothing.
  public func instance(of clause: Clause, size n: Int) -> Instance? {
    var instance = Instance()
    for name in clause.dimensions { instance.dimensions[name] = n + (excess[name] ?? 0) }
    let flat = clause.withMembers(instance.dimensions)
    for name in flat.dimensions where instance.dimensions[name] == nil {
      instance.dimensions[name] = n
    }
    for variable in flat.variables {
      let name = variable.name
      guard let filling = fillings[String(name.prefix { $0 != "[" })] else { return nil }
      switch variable {
      case .matrix(_, let rows, let columns):
        guard let matrix = filling.matrix(instance.size(rows), instance.size(columns)) else {
          return nil
        }
        instance.matrices[name] = matrix
      case .vector(_, let count):
        guard let vector = filling.vector(instance.size(count)) else { return nil }
        instance.vectors[name] = vector
      case .scalar:
        guard let scalar = filling.scalar else { return nil }
        instance.scalars[name] = scalar
      case .set(_, let size):
        guard let set = filling.set(instance.size(size)) else { return nil }
        instance.sets[name] = set
      case .index(_, let from, let through):
        guard let position = filling.position(instance.size(from), instance.size(through)) else {
          return nil
        }
        instance.indices[name] = position
      case .family: return nil
      }
    }
    return instance
  }

  /// The verdict at size n.
  public func verdict(on clause: Clause, size n: Int) -> Verdict? {
    instance(of: clause, size: n).flatMap { try? clause.check(on: $0).verdict }
  }
}
