// SPDX-License-Identifier: Apache-2.0

extension ProofPages {
  /// The index: a table of theorems for each family, the list of certifiers, and the notation.
  static func index(
    of theorems: [any CatalogueEntry], certifiers: [(page: String, title: String)]
  ) -> String {
    var text = """
      <!-- Generated; edit the catalogue, then run `sh scripts/proofs`. -->

      # Proofs

      A page for each theorem of the catalogue and one for each certifier. The statement on a
      theorem's page is rendered from the value that the program checks. [Clauses](CLAUSES.md) lists what
      was done about each clause: checks, equality cases, mutants.

      """
    var families: [String] = []
    for theorem in theorems where !families.contains(theorem.family) {
      families.append(theorem.family)
    }
    for family in families {
      text += """

        ## \(familyTitle(family))

        | theorem | clauses | what it says | sources |
        | --- | --- | --- | --- |

        """
      for theorem in theorems where theorem.family == family {
        let cells = [
          "[\(theorem.id) \(theorem.name)](\(theorem.pageName))",
          "\(theorem.renderedClauses.count)",
          theorem.summary, theorem.sources.map(\.short).joined(separator: ", "),
        ]
        text += tableRow(cells)
      }
    }
    if !certifiers.isEmpty {
      text += "\n## Certifiers\n\nWhy the enclosures hold that every verdict rests on.\n\n"
      for (page, title) in certifiers {
        let short = title.hasPrefix("Certifier: ") ? String(title.dropFirst(11)) : title
        text += "- [\(short.prefix(1).uppercased() + short.dropFirst())](\(page))\n"
      }
    }
    return text + notation
  }

  /// What a family's letter stands for.
  public static func familyTitle(_ family: String) -> String {
    familyTitles[family] ?? "Family \(family)"
  }

  private static let familyTitles = [
    "G": "General matrices", "R": "Residual layers: a multiple of the identity added",
    "M": "Masks: rows scaled by slopes", "P": "Products of layers and of masks",
    "L": "The loss surface", "Q": "Random weights: statements with a probability",
  ]

  /// A row of a table in Markdown.
  public static func tableRow(_ cells: [String]) -> String {
    let escaped = cells.map {
      $0.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
    return "| " + escaped.joined(separator: " | ") + " |\n"
  }

  private static let notation = """

    ## Notation

    Positions count from 1, singular values and eigenvalues descend. In the plain text of a
    statement, whose [grammar](../docs/statement-language.md) has a page of its own:

    | text | meaning |
    | --- | --- |
    | `[A: m x n, d: vector m, t: real]` | the variables with their shapes |
    | `[A[k in 1..L]: n x n]` | a matrix for each k, `A[k]` |
    | `h \\|- c` | `c` holds whenever `h` does |
    | `sigma(i, A)` | the i-th largest singular value, i ≤ min(m, n) |
    | `sigma0(i, A)` | the same, and 0 for every larger i |
    | `lambda(i, S)` | the i-th largest eigenvalue of a symmetric matrix |
    | `A'`, `A*B`, `t*A` | transpose, product, multiple |
    | `chain(k in 1..L: F)` | the product of the F for all k, that for k = L on the left |
    | `chain(k in 1..L: F; S)` | the same times S |
    | `I(n)`, `diag(d)` | identity, diagonal matrix |
    | `circulant(c)` | the square matrix with first row c, each row shifted right from the one above |
    | `normalblocks(a, b)` | block diagonal: a_j where b_j = 0, [a b; −b a] for conjugate pairs |
    | `delete(P, Q, A)` | A without the rows in P and the columns in Q |
    | `stack(A, B)`, `stack(g in 1..G: A)` | matrices one above the other |
    | `kron(A, B)`, `column(x)`, `vec(A)` | Kronecker product, x as a column, the columns of A one after the other |
    | `dot(x, y)` | the sum of the products of the entries |
    | `phi(x, t)`, `slopes(x, t)` | φ of each entry, φ(s) = s for s ≥ 0 and ts for s < 0; φ's slope there |
    | `iterate(k in 1..L, x = z: F)` | z when x is replaced by F for k = 1, …, L |
    | `mask(S, t, m)` | the vector of m ones with t in place of those in S |
    | `replace(d, k, t)` | d with t at position k |
    | `sorted(i, d)` | the i-th largest of the absolute values of d's entries |
    | `frobenius2(A)`, `rownorm2(k, A)` | sum of the squares of all entries, of those of row k |
    | `fourier2(j, c)` | squared absolute value of Σ c_{k+1} e^{−2πijk/n}, k = 0, …, n−1 |
    | `pi` | π |
    | `[G: N x n normal(s)]` | a random matrix with independent N(0, s²) entries |
    | `[W: N x n symmetric(K)]` | one with independent entries whose laws are symmetric and live on [−K, K] |
    | `[S: s x n rows(G, coins)]` | the rows of G that independent fair coins keep, given that they keep some; s is their number |
    | `[S: s x n rows(G, G*z > 0)]` | the rows of G whose entry of Gz is positive, given that there is one |
    | `P(F)` | the probability of the event F |
    | `#I`, `I[j]` | how many members I has, and the j-th smallest |
    | `sumlargest(k; i in D: x)` | the sum of the k largest among the values x |
    | `largest(i; j in D: x)` | the i-th largest among the values x |
    | `min(a; j in D: x)` | the least of a and of the values x, if there are any |
    | `1..n without i` | all numbers from 1 to n except i |
    | `alignment(i, A)` | u_iᵀv_i, A square, σ_i simple and positive, u_i and v_i its unit singular vectors, Av_i = σ_i u_i |
    | `leftsine(k, A, B)`, `rightsine(k, A, B)` | the norm of Ũ₂ᵀU₁, U₁ the k leading left (right) singular vectors of A, Ũ₂ all but the k leading ones of B |
    | `disc(A)` | the discriminant of the characteristic polynomial |
    | `discdegree(S, H)`, `disczeros(S, H)`, `discoddzeros(S, H)` | of disc(S + tH), a polynomial in t: its degree (−1 for 0), how many real zeros it has, how many of odd multiplicity |

    In the formulas, $\\mathbf{1}$ is the vector of ones and $`\\mathbf{1}_S`$ has ones at the positions
    in $S$ and zeros elsewhere; $A_{\\setminus P, \\setminus Q}$ is $A$ without the rows in $P$ and the
    columns in $Q$; $d[k \\mapsto t]$ is $d$ with $t$ at position $k$; $\\lvert d\\rvert_{(i)}$ is the
    $i$-th largest absolute value, $I_{(j)}$ the $j$-th smallest member; $\\mathcal{F}(c)_j$ is entry $j$
    of the discrete Fourier transform, counted from 0; $\\mathrm{circ}(c)$ and
    $\\mathrm{blockdiag}(a, b)$ are `circulant(c)` and `normalblocks(a, b)`, and $\\mathrm{largest}_i$
    is `largest(i; …)`; $U_{\\le k}$ and $U_{> k}$ are the first $k$ and all other columns of $U$ in a
    singular value decomposition $A=U\\Sigma V^{\\mathsf T}$ with square $U$ and $V$.

    """
}
