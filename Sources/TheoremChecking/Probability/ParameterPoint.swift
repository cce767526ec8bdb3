// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

/// Where a statement with a probability is tested: its dimensions and parameters.
public struct ParameterPoint: Hashable, Sendable {
  /// Dimensions, scalars and vectors, without anything random.
  public let parameters: Instance
  /// What entries of which only "symmetric and bounded" is claimed are drawn from.
  public let symmetricLaw: SymmetricLaw?
  /// "N = 16, n = 4, t = 1/2".
  public let text: String

  public init(
    _ dimensions: KeyValuePairs<String, Int>, _ scalars: KeyValuePairs<String, Rational> = [:],
    vectors: KeyValuePairs<String, [Rational]> = [:], symmetricLaw: SymmetricLaw? = nil
  ) {
    parameters = Instance(
      vectors: Dictionary(vectors.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 }),
      scalars: Dictionary(scalars.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 }),
      dimensions: Dictionary(dimensions.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 }))
    self.symmetricLaw = symmetricLaw
    var parts = dimensions.map { "\($0.key) = \($0.value)" }
    parts += scalars.map { "\($0.key) = \($0.value)" }
    parts += vectors.map { vector in
      "\(vector.key) = (\(vector.value.map(\.description).joined(separator: ",")))"
    }
    if let symmetricLaw { parts.append(symmetricLaw.rawValue) }
    text = parts.joined(separator: ", ")
  }
}
