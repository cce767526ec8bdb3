// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact

extension Instance {
  /// Reads what `inlineText(of:)` writes: `W = [1 0; 1/2 -3], d = (1, 2), rho = -1, Z = {1}, n = 2`.
  ///
  /// - Returns: `nil` for anything else.
  init?(inlineText text: String, of clause: Clause) {
    self.init()
    var rest = Substring(text)
    while !rest.isEmpty {
      guard let equals = rest.firstRange(of: " = ") else { return nil }
      let name = String(rest[..<equals.lowerBound])
      rest = rest[equals.upperBound...]
      let closing: [Character: Character] = ["[": "]", "(": ")", "{": "}"]
      guard let first = rest.first else { return nil }
      if let last = closing[first] {
        guard let end = rest.firstIndex(of: last) else { return nil }
        let inside = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
        guard put(name, first, inside) else { return nil }
      } else {
        let end = rest.firstIndex(of: ",") ?? rest.endIndex
        guard let value = try? Rational(text: String(rest[..<end])) else { return nil }
        rest = rest[end...]
        if let kind = clause.kind(of: name), kind == .scalar {
          scalars[name] = value
        } else {
          guard let whole = value.isInteger ? Int(value.description) : nil else { return nil }
          if clause.kind(of: name) == .index {
            indices[name] = whole
          } else {
            dimensions[name] = whole
          }
        }
      }
      if rest.hasPrefix(", ") { rest = rest.dropFirst(2) } else if !rest.isEmpty { return nil }
    }
  }

  private mutating func put(_ name: String, _ bracket: Character, _ inside: Substring) -> Bool {
    func numbers(_ text: Substring, _ separator: Character) -> [Rational]? {
      let parts = text.split(separator: separator).map { $0.trimmingPrefix { $0 == " " } }
      let values = parts.compactMap { try? Rational(text: String($0)) }
      return values.count == parts.count ? values : nil
    }
    switch bracket {
    case "[":
      let rows = inside.split(separator: ";").map { numbers($0, " ") }
      let values = rows.compactMap(\.self)
      guard values.count == rows.count, let width = values.first?.count,
        values.allSatisfy({ $0.count == width })
      else { return false }
      matrices[name] = Matrix(rows: values.count, columns: width) { values[$0][$1] }
    case "(":
      guard let values = numbers(inside, ",") else { return false }
      vectors[name] = values
    default:
      guard let values = numbers(inside, ",") else { return false }
      let members = values.compactMap { Int($0.description) }
      guard members.count == values.count else { return false }
      sets[name] = members
    }
    return true
  }

  /// The instance in one line, with the dimensions that no matrix and no vector of `clause` shows.
  func inlineText(of clause: Clause) -> String {
    let complete = withDimensions(of: clause)
    let flat = clause.withMembers(clause.memberCounts(in: self))
    var shown: Set<String> = []
    for variable in flat.variables {
      switch variable {
      case .matrix(_, .variable(let rows), .variable(let columns)):
        shown.formUnion([rows, columns])
      case .vector(_, .variable(let count)): shown.insert(count)
      default: break
      }
    }
    let hidden = flat.dimensions.filter { !shown.contains($0) && !clause.isFamilySize($0) }
    return
      ([inlineText]
      + hidden.compactMap { name in complete.dimensions[name].map { "\(name) = \($0)" } })
      .joined(separator: ", ")
  }
}

extension Instance {
  fileprivate func hasValue(_ name: String) -> Bool {
    matrices[name] != nil || vectors[name] != nil || sets[name] != nil
  }
}

extension Clause {
  fileprivate enum Kind { case scalar, index }

  fileprivate func kind(of name: String) -> Kind? {
    for variable in variables where variable.name == name {
      switch variable {
      case .scalar: return .scalar
      case .index: return .index
      default: return nil
      }
    }
    return nil
  }

  /// How many members each family has on an instance, by the dimension that counts them.
  fileprivate func memberCounts(in instance: Instance) -> [String: Int] {
    var counts: [String: Int] = [:]
    for case .family(_, .variable(let count), let member) in variables {
      var size = 0
      while instance.hasValue("\(member.name)[\(size + 1)]") { size += 1 }
      counts[count] = size
    }
    return counts
  }

  fileprivate func isFamilySize(_ name: String) -> Bool {
    variables.contains { if case .family(_, .variable(name), _) = $0 { true } else { false } }
  }
}
