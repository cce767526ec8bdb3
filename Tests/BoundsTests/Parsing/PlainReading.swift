// SPDX-License-Identifier: Apache-2.0

/// A reading of a statement's text that knows precedence but nothing of kinds, written apart from the
/// parser: which sign joins what. Two texts that differ only in spelling, in parentheses that precedence
/// makes superfluous, and in those shorter ways of the language that take no kinds to see through have
/// the same reading.
struct PlainReading {
  /// What is said and of what; the parts of a list with the signs between them.
  struct Node: Hashable {
    let label: String
    var parts: [Node] = []
  }

  private let words: [String]
  private var place = 0

  /// `nil` when precedence makes no sense of the text, or a shorter way is used that takes kinds.
  static func of(_ text: String) -> Node? {
    let words = words(of: text)
    var reading = PlainReading(words: words)
    guard let whole = reading.statement(), reading.place == words.count else { return nil }
    return whole
  }

  private init(words: [String]) { self.words = words }

  /// Names, numbers and signs. `|-` is one sign: there are no bars in plain text.
  static func words(of text: String) -> [String] {
    let pairs: Set<String> = ["<=", "!=", "=>", "|-", "..", ">=", "=="]
    let characters = Array(text)
    var words: [String] = []
    var i = 0
    while i < characters.count {
      var end = i + 1
      if characters[i].isLetter {
        while end < characters.count, isInName(characters[end]) { end += 1 }
      } else if characters[i].isNumber {
        while end < characters.count, characters[end].isNumber { end += 1 }
      } else if end < characters.count, pairs.contains(String(characters[i...end])) {
        end += 1
      }
      if !characters[i].isWhitespace { words.append(String(characters[i..<end])) }
      i = end
    }
    return words
  }

  private static func isInName(_ c: Character) -> Bool { c.isLetter || c.isNumber || c == "_" }

  // MARK: Words

  private var word: String { word(0) }

  private func word(_ ahead: Int) -> String {
    place + ahead < words.count ? words[place + ahead] : ""
  }

  private mutating func next() -> String {
    place += 1
    return words[place - 1]
  }

  private mutating func take(_ expected: String) -> Bool {
    guard word == expected else { return false }
    place += 1
    return true
  }

  private static func isName(_ word: String) -> Bool { word.first?.isLetter == true }

  private static func isNumber(_ word: String) -> Bool { word.first?.isNumber == true }

  // MARK: Statements

  private mutating func statement() -> Node? {
    var parts: [Node] = []
    if take("[") {
      guard let list = list(until: "]"), !Self.sharesKinds(list) else { return nil }
      parts += list
    }
    repeat {
      guard let formula = formula() else { return nil }
      parts.append(formula)
    } while take(",")
    if take("|-") {
      guard let conclusion = formula() else { return nil }
      parts += [Node(label: "|-"), conclusion]
    }
    return Node(label: "statement", parts: parts)
  }

  /// Whether declarations have one kind for several names.
  private static func sharesKinds(_ list: [Node]) -> Bool {
    var isName = true
    for node in list where [",", ":"].contains(node.label) {
      if node.label == ",", isName { return true }
      isName = node.label == ","
    }
    return false
  }

  /// Items and the signs `,` `;` `:` between them; what they mean, the word before tells.
  private mutating func list(until end: String) -> [Node]? {
    var items: [Node] = []
    while !take(end) {
      if [",", ";", ":"].contains(word) {
        items.append(Node(label: next()))
      } else {
        guard let item = formula() else { return nil }
        items.append(item)
      }
    }
    return items
  }

  private mutating func formula() -> Node? {
    if word == "forall" { return universal() }
    var parts: [Node] = []
    repeat {
      guard let part = word == "forall" ? universal() : relation() else { return nil }
      parts.append(part)
    } while take("and")
    let condition = parts.count == 1 ? parts[0] : Node(label: "and", parts: parts)
    guard take("=>") else { return condition }
    return formula().map { Node(label: "=>", parts: [condition, $0]) }
  }

  private mutating func universal() -> Node? {
    place += 1
    // Several names, or nothing to run over, take kinds.
    guard Self.isName(word), word(1) != ",", word(1) != ":" else { return nil }
    var parts = [Node(label: next())]
    guard let domain = domain(), take(":"), let body = formula() else { return nil }
    parts += domain + [body]
    return Node(label: "forall", parts: parts)
  }

  private static let domainWords: Set<String> = ["in", "subset", "nonempty", "..", "without", "x"]

  /// Words of a domain or a shape and the expressions between them.
  private mutating func domain() -> [Node]? {
    var parts: [Node] = []
    while Self.domainWords.contains(word) {
      let sign = next()
      parts.append(Node(label: sign))
      if Self.domainWords.contains(word) { continue }
      guard let part = sign == "without" ? term() : expression() else { return nil }
      parts.append(part)
    }
    return parts
  }

  /// `a <= b < c` is `(a <= b) and (b < c)`, and a > b is b < a.
  private mutating func relation() -> Node? {
    guard var left = expression() else { return nil }
    if Self.domainWords.contains(word) {
      guard let domain = domain() else { return nil }
      return Node(label: "in", parts: [left] + domain)
    }
    var parts: [Node] = []
    while ["<=", "<", "=", "==", "!=", ">=", ">"].contains(word) {
      let sign = next()
      guard let right = expression() else { return nil }
      if let turned = [">=": "<=", ">": "<"][sign] {
        parts.append(Node(label: turned, parts: [right, left]))
      } else {
        parts.append(Node(label: sign == "==" ? "=" : sign, parts: [left, right]))
      }
      left = right
    }
    return parts.count > 1 ? Node(label: "and", parts: parts) : parts.first ?? left
  }

  // MARK: Expressions

  private mutating func expression() -> Node? {
    guard var left = term() else { return nil }
    while word == "+" || word == "-" {
      let sign = next()
      guard let right = term() else { return nil }
      left = Node(label: sign, parts: sign == "-" && left.label == "0" ? [right] : [left, right])
    }
    return left
  }

  private mutating func term() -> Node? {
    guard var left = fraction() ?? factor() else { return nil }
    while word == "*" || word == "/" {
      let sign = next()
      guard let right = factor() else { return nil }
      left =
        left.label == "-1" && sign == "*"
        ? Node(label: "-", parts: [right]) : Node(label: sign, parts: [left, right])
    }
    return left
  }

  /// A quotient of two literals at the start of a term, in lowest terms.
  private mutating func fraction() -> Node? {
    let sign = word == "-" ? 1 : 0
    guard word(sign + 1) == "/", word(sign + 3) != "^", let top = Int(word(sign)),
      let bottom = Int(word(sign + 2)), bottom != 0
    else { return nil }
    place += sign + 3
    return Node(label: Self.lowest(sign == 1 ? -top : top, bottom))
  }

  private static func lowest(_ top: Int, _ bottom: Int) -> String {
    var (a, b) = (abs(top), bottom)
    while b != 0 { (a, b) = (b, a % b) }
    return bottom / a == 1 ? "\(top / a)" : "\(top / a)/\(bottom / a)"
  }

  private mutating func factor() -> Node? {
    guard take("-") else { return power() }
    if let value = Int(word), word(1) != "^" {
      place += 1
      return Node(label: "\(-value)")
    }
    return factor().map { Node(label: "-", parts: [$0]) }
  }

  private mutating func power() -> Node? {
    guard var base = postfix() else { return nil }
    while take("^") {
      guard let exponent = number() else { return nil }
      base = Node(label: "^", parts: [base, exponent])
    }
    return base
  }

  private mutating func postfix() -> Node? {
    guard var base = atom() else { return nil }
    while true {
      if take("'") {
        base = Node(label: "'", parts: [base])
      } else if take("[") {
        guard let position = list(until: "]") else { return nil }
        base = Node(label: "at", parts: [base] + position)
      } else {
        return base
      }
    }
  }

  private mutating func atom() -> Node? {
    if Self.isNumber(word) { return number() }
    // The number of members of a set, as abs(S) is.
    if take("#") { return postfix().map { Node(label: "abs(", parts: [$0]) } }
    if take("(") {
      guard let inner = formula(), take(")") else { return nil }
      return inner
    }
    if take("{") { return list(until: "}").map { Node(label: "{", parts: $0) } }
    guard Self.isName(word) else { return nil }
    let name = next()
    if name != "vector", take("(") { return list(until: ")").flatMap { Self.call(name, $0) } }
    return Node(label: name)
  }

  private static func call(_ name: String, _ list: [Node]) -> Node? {
    let items = list.filter { $0.label != "," }
    switch name {
    case "norm": return nil
    case "index" where list.count == 1: return list[0]
    case "all" where items.count > 1: return Node(label: "and", parts: items)
    case "min" where items.count > 2 && !list.contains { [":", ";"].contains($0.label) }:
      return items.dropFirst().reduce(items[0]) {
        Node(label: "min(", parts: [$0, Node(label: ","), $1])
      }
    default: break
    }
    // A variable without a domain: `i: x`, `u, s = x: y`.
    let binds = list.contains { $0.label == ":" }
    return binds && !list.contains { $0.label == "in" } ? nil : Node(label: name + "(", parts: list)
  }

  private mutating func number() -> Node? {
    guard let value = Int(word) else { return nil }
    place += 1
    return Node(label: "\(value)")
  }
}

extension PlainReading.Node {
  /// The same for A·ρ and ρ·A, and for A/ρ and (1/ρ)·A: which of the factors is a number, their kinds
  /// tell.
  var withFactorsInOrder: Self {
    var parts = parts.map(\.withFactorsInOrder)
    if label == "/", parts.count == 2 {
      let inverse = parts[1].inverse
      if parts[0].label == "1" { return inverse }
      parts[1] = inverse
    }
    guard ["*", "/"].contains(label) else { return Self(label: label, parts: parts) }
    return Self(label: "*", parts: parts.sorted { "\($0)" < "\($1)" })
  }

  private var inverse: Self {
    let pieces = label.split(separator: "/").compactMap { Int($0) }
    guard parts.isEmpty, let top = pieces.first, top != 0 else {
      return Self(label: "inverse", parts: [self])
    }
    let bottom = pieces.count == 2 ? pieces[1] : 1
    let sign = top < 0 ? -1 : 1
    return Self(label: abs(top) == 1 ? "\(sign * bottom)" : "\(sign * bottom)/\(abs(top))")
  }
}
