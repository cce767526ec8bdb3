// SPDX-License-Identifier: Apache-2.0

import Bounds

extension DrawnInstance {
  /// The one ensemble under which a baseline files the instance: that of the first variable, without
  /// the factors and ranks that differ from draw to draw.
  func ensemble(of clause: Clause) -> String {
    let names = clause.withMembers(instance.dimensions).variables.map(\.name)
    let first = names.lazy.compactMap { name in
      origins.first { $0.variables.split(separator: ", ").contains { $0 == name } }
    }.first
    guard var kind = (first ?? origins.first)?.kind else { return "none" }
    if let factor = kind.firstRange(of: "*2^") { kind = String(kind[..<factor.lowerBound]) }
    if kind.hasPrefix("rank at most") { kind = "rank at most" }
    return kind.isEmpty ? "none" : kind.split(separator: " ").joined(separator: "-")
  }
}
