// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Exact

/// A flag's value that denotes a rational exactly: `0.1` is one tenth; `-1/3` is accepted too.
struct ExactNumber: ExpressibleByArgument {
  let value: Rational

  init?(argument: String) {
    guard let value = try? Rational(text: argument) else { return nil }
    self.value = value
  }
}
