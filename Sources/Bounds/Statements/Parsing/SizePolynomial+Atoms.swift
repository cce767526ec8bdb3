// SPDX-License-Identifier: Apache-2.0

extension SizePolynomial.Atom {
  /// A count, a total or a member of a set.
  init?(_ term: IndexTerm) {
    switch term {
    case .count(let members):
      guard let (text, weight) = Self.text(of: members) else { return nil }
      self = .opaque("#\(text)", weight: weight)
    case .member(let j, let members):
      guard let (text, weight) = Self.text(of: members), let position = SizePolynomial(j) else {
        return nil
      }
      self = .opaque("\(text)[\(position.text)]", weight: weight + position.weight)
    case .total(let name, let domain, let body):
      // The bound variable's name means nothing; how deep the totals go names it.
      let bound = IndexTerm.variable("%\(body.totalDepth)")
      guard let (text, weight) = Self.text(of: domain),
        let inner = body.substituting(name, by: bound),
        let summand = SizePolynomial(inner)
      else { return nil }
      self = .opaque("sum(\(text): \(summand.text))", weight: weight + summand.weight)
    default: return nil
    }
  }

  var weight: Int {
    switch self {
    case .name: 1
    case .element(_, let position): 1 + position.weight
    case .minimum(let parts): parts.reduce(1) { $0 + $1.weight }
    case .opaque(_, let weight): weight
    }
  }

  var text: String {
    switch self {
    case .name(let name): name
    case .element(let sequence, let position): "\(sequence)[\(position.text)]"
    case .minimum(let parts): "min(\(parts.map(\.text).sorted().joined(separator: ", ")))"
    case .opaque(let text, _): text
    }
  }

  private static func text(of members: SetTerm) -> (String, weight: Int)? {
    switch members {
    case .variable(let name): return (name, 1)
    case .member(let family, let k):
      return SizePolynomial(k).map { ("\(family)[\($0.text)]", 1 + $0.weight) }
    case .constant(let members): return (SetTerm.constant(members).plainText, 1 + members.count)
    }
  }

  private static func text(of domain: Domain) -> (String, weight: Int)? {
    switch domain {
    case .range(let from, let through):
      guard let first = SizePolynomial(from), let last = SizePolynomial(through) else { return nil }
      return ("\(first.text)..\(last.text)", 1 + first.weight + last.weight)
    case .members(let members): return text(of: members)
    case .excluding(let gone, let whole):
      guard let (text, weight) = text(of: whole), let number = SizePolynomial(gone) else {
        return nil
      }
      return ("\(text) without \(number.text)", weight + number.weight)
    }
  }
}
