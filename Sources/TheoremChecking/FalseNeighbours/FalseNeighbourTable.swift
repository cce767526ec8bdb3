// SPDX-License-Identifier: Apache-2.0

extension FalseNeighbours {
  static let table: [String: Entry] = [
    "R4.c": Entry(
      "without the hypothesis 0 <= rho", at: "W = [2 1 0; -1 2 0; 0 0 2], rho = -1")
  ]
}
