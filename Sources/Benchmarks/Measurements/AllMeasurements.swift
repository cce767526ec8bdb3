// SPDX-License-Identifier: Apache-2.0

extension Measurement {
  /// Everything that is measured, in the order of the report.
  static var all: [Measurement] { [float64, tinyBatches, manyBits(128), manyBits(256)] }
}
