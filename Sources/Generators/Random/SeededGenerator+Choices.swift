// SPDX-License-Identifier: Apache-2.0

// Choices from finitely many possibilities, each exactly as likely as stated if the words are uniform.

extension SeededGenerator {
  /// A number in 0..<`bound`, all equally likely.
  ///
  /// The high word of word · bound; the words that would make some results likelier are drawn again
  /// (D. Lemire, *Fast random integer generation in an interval*, ACM TOMACS 29 (2019), no. 1).
  ///
  /// - Precondition: `bound` > 0.
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "nothing to choose from")
    let bound = UInt64(bound)
    let threshold = (0 &- bound) % bound
    while true {
      let product = next().multipliedFullWidth(by: bound)
      if product.low >= threshold { return Int(product.high) }
    }
  }

  /// An integer of `range`, all equally likely.
  ///
  /// - Precondition: the range has fewer than 2⁶³ elements.
  public mutating func integer(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// Whether an event of probability `favourable` / `possible` happens.
  public mutating func chance(_ favourable: Int, in possible: Int) -> Bool {
    below(possible) < favourable
  }

  /// A fair coin.
  public mutating func coin() -> Bool { next() >> 63 == 1 }

  /// 1 or −1, equally likely.
  public mutating func sign() -> Int { coin() ? 1 : -1 }

  /// An element of `choices`, each position equally likely.
  ///
  /// - Precondition: `choices` is not empty.
  public mutating func element<T>(of choices: [T]) -> T { choices[below(choices.count)] }

  /// The elements in an order drawn uniformly (Fisher–Yates).
  public mutating func shuffled<T>(_ elements: [T]) -> [T] {
    var result = elements
    for last in stride(from: result.count - 1, to: 0, by: -1) {
      result.swapAt(last, below(last + 1))
    }
    return result
  }

  /// A permutation of 0..<`count`, uniformly.
  public mutating func permutation(of count: Int) -> [Int] { shuffled(Array(0..<count)) }

  /// A set of `size` elements of 0..<`count` in increasing order, uniformly.
  ///
  /// - Precondition: 0 ≤ `size` ≤ `count`.
  public mutating func subset(of count: Int, size: Int) -> [Int] {
    precondition((0...count).contains(size), "no subset of that size")
    return permutation(of: count).prefix(size).sorted()
  }

  /// A set of elements of 0..<`count` in increasing order, every set equally likely.
  public mutating func subset(of count: Int) -> [Int] {
    var result: [Int] = []
    for element in 0..<count where coin() { result.append(element) }
    return result
  }

  /// A nonempty set of elements of 0..<`count` in increasing order; its size is drawn first, so that
  /// small and large sets occur often.
  ///
  /// - Precondition: `count` > 0.
  public mutating func nonemptySubset(of count: Int) -> [Int] {
    let size = integer(in: 1...count)
    return subset(of: count, size: size)
  }
}
