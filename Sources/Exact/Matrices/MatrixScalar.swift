// SPDX-License-Identifier: Apache-2.0

/// A number type that matrices hold; it chooses how its matrices are stored.
///
/// Doubles lie contiguously; rationals share one denominator over an arena of integers; MPFR numbers
/// share one arena of limbs. So a matrix is one allocation, or two, and never a box for each entry.
public protocol MatrixScalar: Hashable, Sendable {
  associatedtype Storage: MatrixStorage where Storage.Element == Self
}

/// The entries of a matrix in row-major order.
public protocol MatrixStorage: Hashable, Sendable {
  associatedtype Element
  /// `elements` is called once for each position, in order.
  init(count: Int, elements: (Int) throws -> Element) rethrows
  var count: Int { get }
  /// Reads or replaces one entry. Replacing copies the storage first when it is shared.
  subscript(position: Int) -> Element { get set }
}

/// Entries of a fixed size, one after the other.
public struct ContiguousStorage<Element: Hashable & Sendable>: MatrixStorage {
  var elements: ContiguousArray<Element>

  init(_ elements: ContiguousArray<Element>) { self.elements = elements }

  public init(count: Int, elements element: (Int) throws -> Element) rethrows {
    elements = []
    elements.reserveCapacity(count)
    for position in 0..<count { elements.append(try element(position)) }
  }

  public var count: Int { elements.count }

  public subscript(position: Int) -> Element {
    get { elements[position] }
    set { elements[position] = newValue }
  }
}

extension Double: MatrixScalar {
  public typealias Storage = ContiguousStorage<Double>
}

extension Float: MatrixScalar {
  public typealias Storage = ContiguousStorage<Float>
}
