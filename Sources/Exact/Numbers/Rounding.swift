// SPDX-License-Identifier: Apache-2.0

import CMPFR

/// The direction in which an inexact result is rounded.
///
/// Rounding is always an argument; nothing in this module reads or leaves behind a rounding mode.
public enum Rounding: Sendable, Hashable {
  /// To the nearest representable number, ties to even.
  case nearest
  /// Toward −∞: the result is a lower bound of the exact value.
  case down
  /// Toward +∞: the result is an upper bound of the exact value.
  case up

  var mpfr: mpfr_rnd_t {
    switch self {
    case .nearest: return MPFR_RNDN
    case .down: return MPFR_RNDD
    case .up: return MPFR_RNDU
    }
  }

  /// The direction that bounds from the other side; `nearest` is its own opposite.
  public var opposite: Rounding {
    switch self {
    case .nearest: return .nearest
    case .down: return .up
    case .up: return .down
    }
  }
}
