// SPDX-License-Identifier: Apache-2.0

extension MatrixTerm {
  /// The matrix with one thing in it changed, the shape being kept. What that does to a singular value
  /// is not known.
  var variants: [Variant<MatrixTerm>] {
    func variant(_ term: MatrixTerm) -> Variant<MatrixTerm> {
      Variant(
        term: term, change: "\(term.plainText) for \(plainText)", effect: .unknown)
    }
    switch self {
    case .variable, .member, .identity, .circulant, .normalBlocks, .stacked, .column: return []
    case .diagonal(.magnitude(let a)): return [variant(.diagonal(a))]
    case .diagonal: return []
    case .sum(let a, let b):
      return [variant(.difference(a, b)), variant(a), variant(b)]
        + a.variants.map { $0.inside { .sum($0, b) } }
        + b.variants.map { $0.inside { .sum(a, $0) } }
    case .difference(let a, let b):
      return [variant(.sum(a, b)), variant(a)]
        + a.variants.map { $0.inside { .difference($0, b) } }
        + b.variants.map { $0.inside { .difference(a, $0) } }
    case .product(let a, let b):
      return a.variants.map { $0.inside { .product($0, b) } }
        + b.variants.map { $0.inside { .product(a, $0) } }
    case .scaled(let factor, let a):
      return [variant(a)] + a.variants.map { $0.inside { .scaled(factor, $0) } }
    case .transpose(let a): return a.variants.map { $0.inside { .transpose($0) } }
    case .chain(let name, let domain, let factor, let start):
      return factor.variants.map { $0.inside { .chain(name, domain, $0, startingFrom: start) } }
    case .stack(let a, let b):
      return a.variants.map { $0.inside { .stack($0, above: b) } }
        + b.variants.map { $0.inside { .stack(a, above: $0) } }
    case .kronecker(let a, let b):
      return a.variants.map { $0.inside { .kronecker($0, b) } }
        + b.variants.map { $0.inside { .kronecker(a, $0) } }
    case .deleting(let rows, let columns, let a):
      return a.variants.map { $0.inside { .deleting(rows: rows, columns: columns, from: $0) } }
    }
  }
}
