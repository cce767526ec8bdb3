// SPDX-License-Identifier: Apache-2.0

@main
struct SVBounds {
  static func main() {}
}
