// SPDX-License-Identifier: Apache-2.0

import CMPFR

extension BigFloat {
  /// π, correctly rounded to `precision` bits.
  public static func pi(precision: Int, rounding: Rounding) -> BigFloat {
    make(precision: precision) { mpfr_const_pi($0, rounding.mpfr) }
  }
}

extension Enclosure {
  /// The tightest interval of the given precision around π.
  public static func pi(precision: Int) -> Self {
    func end(_ rounding: Rounding) -> Endpoint? {
      BigFloat.pi(precision: precision, rounding: rounding).rational.map {
        .bound($0, precision: precision, rounding: rounding)
      }
    }
    let infinity = Endpoint.infinity(precision: precision)
    return Self(lower: end(.down) ?? -infinity, upper: end(.up) ?? infinity)
  }
}
