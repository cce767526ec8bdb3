// SPDX-License-Identifier: Apache-2.0

import Bounds
import Generators

extension Clause {
  /// Sixteen hexadecimal digits that change when the statement does: the hash of its plain text,
  /// variables and hypotheses included, the id left out.
  public var statementHash: String {
    let digits = String(SeededGenerator.hash(of: plainText), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
