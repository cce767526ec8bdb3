// SPDX-License-Identifier: Apache-2.0

import CMPFR

extension Integer {
  /// The number of subsets with k elements of a set with n elements; 0 for k > n.
  ///
  /// - Precondition: n ≥ 0 and k ≥ 0.
  public static func binomial(_ n: Int, _ k: Int) -> Integer {
    precondition(n >= 0 && k >= 0, "no binomial coefficient")
    return make { __gmpz_bin_uiui($0, UInt(n), UInt(k)) }
  }
}
