// SPDX-License-Identifier: Apache-2.0

extension EqualityCases {
  static let table: [String: String] = [:]
}
