// SPDX-License-Identifier: Apache-2.0

import Exact

/// A real number known in two ways: an exact form, and an enclosure that decides order and sign.
struct SymbolicValue {
  let form: ExactForm
  let enclosure: Enclosure<BigFloat>

  /// −1, 0 or 1, or `nil` when neither the form nor the enclosure tells.
  var sign: Int? {
    if form.isZero { return 0 }
    if let value = form.rational { return value.signum }
    if enclosure.isCertainlyPositive { return 1 }
    if enclosure.isCertainlyNegative { return -1 }
    return nil
  }

  var magnitude: SymbolicValue? {
    guard let sign else { return nil }
    return sign >= 0 ? self : SymbolicValue(form: Rational(-1) * form, enclosure: -enclosure)
  }

  static func + (a: SymbolicValue, b: SymbolicValue) -> SymbolicValue {
    SymbolicValue(form: a.form + b.form, enclosure: a.enclosure + b.enclosure)
  }

  static func - (a: SymbolicValue, b: SymbolicValue) -> SymbolicValue {
    SymbolicValue(form: a.form - b.form, enclosure: a.enclosure - b.enclosure)
  }

  /// The values in descending order, or `nil` when some pair cannot be compared.
  static func descending(_ values: [SymbolicValue]) -> [SymbolicValue]? {
    var sorted: [SymbolicValue] = []
    for value in values {
      var place = sorted.count
      while place > 0 {
        guard let sign = (value - sorted[place - 1]).sign else { return nil }
        if sign <= 0 { break }
        place -= 1
      }
      sorted.insert(value, at: place)
    }
    return sorted
  }
}
