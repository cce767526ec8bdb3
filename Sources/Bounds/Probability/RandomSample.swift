// SPDX-License-Identifier: Apache-2.0

import Exact

/// One draw of all that a statement with a probability draws.
///
/// What is drawn from a continuous law has infinitely many digits. `instance` holds the first of them,
/// and `radii` says how far away the matrix that was drawn may be: an event counts as decided only when
/// the digits that are not there could not change it.
public struct RandomSample: Hashable, Sendable {
  /// The parameters and the random matrices.
  public var instance: Instance
  /// For a random matrix an upper bound of ‖drawn − in `instance`‖, the spectral norm; 0 when absent.
  public var radii: [String: Rational]

  public init(_ instance: Instance, radii: [String: Rational] = [:]) {
    self.instance = instance
    self.radii = radii
  }
}

/// Whether an event happened in a sample.
public enum Occurrence: Hashable, Sendable {
  /// It is proved that it did, or that it did not.
  case happened, didNotHappen
  /// The enclosures do not tell, or the digits drawn are too few.
  case open
}
