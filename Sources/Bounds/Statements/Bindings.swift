// SPDX-License-Identifier: Apache-2.0

/// Values of the bound variables of a statement, outermost first: a place where it claims something.
public struct Bindings: Hashable, Sendable {
  /// A bound variable with its value.
  public struct Binding: Hashable, Sendable {
    public let name: String
    public let value: Value
  }

  public enum Value: Hashable, Sendable {
    case index(Int)
    /// Ascending members.
    case set([Int])
  }

  /// None for a statement without quantifiers.
  public let all: [Binding]

  /// No bound variables.
  public static let none = Bindings(all: [])

  public var isEmpty: Bool { all.isEmpty }

  /// These and one more, innermost.
  func with(_ name: String, _ value: Value) -> Bindings {
    Bindings(all: all + [Binding(name: name, value: value)])
  }
}

extension Bindings: CustomStringConvertible {
  /// "i = 2, I = {1,3}".
  public var description: String {
    all.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
  }
}

extension Bindings.Value: CustomStringConvertible {
  /// "2", "{1,3}".
  public var description: String {
    switch self {
    case .index(let i): "\(i)"
    case .set(let members): SetTerm.constant(members).plainText
    }
  }
}

extension Bindings: Encodable {
  /// An object from names to numbers and lists of numbers; of two variables with one name, the inner
  /// one.
  public func encode(to encoder: any Encoder) throws {
    try Dictionary(all.map { ($0.name, $0.value) }) { _, inner in inner }.encode(to: encoder)
  }
}

extension Bindings.Value: Encodable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .index(let i): try container.encode(i)
    case .set(let members): try container.encode(members)
    }
  }
}
