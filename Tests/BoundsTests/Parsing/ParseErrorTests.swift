// SPDX-License-Identifier: Apache-2.0

import Bounds
import Testing

/// Errors point at the character and say what was expected.
@Suite("Errors in statements")
struct ParseErrorTests {
  private static let declarations =
    "W, V: n x n, A: m x n, B: n x p, d: vector m, e: vector n, rho, eps: real, "
    + "Z: subset 1..m, k: 1..n, U[l in 1..L]: n x n, F[l in 1..L]: w[l] x w[l - 1], h: 1..L, "
    + "E: w[h] x w[h - 1]"

  /// A text, the column, and words of the message.
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let column: Int
    let words: String

    init(_ text: String, _ column: Int, _ words: String) {
      self.text = text
      self.column = column
      self.words = words
    }

    var testDescription: String { text }
  }

  @Test(arguments: [
    // Signs.
    Case("", 1, "expected a number, a name or '(', found the end"),
    Case("sigma(1, W) <=", 15, "found the end"),
    Case("(rho <= 1", 10, "expected ')', found the end"),
    Case("sigma(1, W <= 1", 16, "expected ')' after the arguments"),
    Case("rho <= 1]", 9, "found ']'"),
    Case("2 rho <= 1", 3, "found 'rho'; a product is written with '*'"),
    Case("rho <= 1 $", 10, "found '$'"),
    Case("rho <= 1, eps <= 1", 19, "expected '|-' and a conclusion"),
    Case("|rho <= 1", 6, "expected '|' at the end of an absolute value, found '<='"),
    Case("rho <= 1 |- eps <= 1 |- rho <= 1", 22, "or the end, found '|'"),
    Case("forall rho <= 1", 12, "expected 'in', 'subset' or ':', found '<='"),
    Case("forall in: rho <= 1", 8, "'in' is a word of the language"),
    Case("sum(Z subset 2..m: rho) <= 1", 14, "expected '1..' and the size"),
    Case("rho <= eps >= 1", 12, "expected comparisons in one direction"),
    Case("rho != eps != 1", 12, "expected comparisons in one direction"),
    Case("tr({2,1}*W) <= 1", 7, "positions from 1 in ascending order, found '1'"),
    Case("largest(1; 2) <= 1", 12, "expected a variable with 'in'"),
    // Numbers.
    Case("rho^2^2 <= 1", 6, "write (a^2)^3"),
    Case("rho^0.5 <= 1", 5, "a whole exponent"),
    Case("rho^0 <= 1", 5, "a whole exponent"),
    Case("rho^-1 <= 1", 5, "a whole exponent"),
    Case("rho^2000 <= 1", 5, "found '2000'"),
    Case("(rho^100)^100 <= 1", 1, "nested exponents"),
    Case("sigma(1, (rho^32*W)) <= tr(rho^33*W)^32", 25, "nested exponents"),
    Case("rho <= -1/0", 11, "a denominator other than zero, found '0'"),
    Case("1e5001 <= rho", 1, "a number within 10^±5000"),
    Case("sigma(1.5, W) <= 1", 7, "expected a whole number, found '1.5'"),
    Case("sigma(99999999999999999999, W) <= 1", 7, "expected a whole number"),
    Case("sigma(k/2, W) <= 1", 7, "found 'k/2'; whole numbers are added"),
    Case("sigma(rho, W) <= 1", 7, "expected a whole number, found 'rho', a number"),
    // Names.
    Case("sigma(1, Q) <= 1", 10, "found 'Q', which is not declared; declare it, as in [Q: n x n]"),
    Case("sigma(1, rhoo*W) <= 1", 10, "did you mean 'rho'?"),
    Case("sgima(1, W) <= 1", 1, "found 'sgima'; did you mean 'sigma'?"),
    Case("1 + foo(W) <= 1", 5, "found 'foo'; the functions are sigma, sigma0, lambda"),
    Case("foo(i in 1..2: rho) <= 1", 1, "found 'foo'"),
    Case("W(1, 2) <= 1", 1, "'W' is a matrix of n x n; a product is written with '*'"),
    Case("trace(W) <= 1", 1, "it is written tr(A)"),
    Case("kappa(W) <= 1", 1, "sigma(1, A) <= c*sigma(n, A)"),
    Case("sigma(W) <= 1", 1, "expected sigma(i, A), found 'sigma(W)', with 1 argument"),
    Case("tr(W, W) <= 1", 1, "expected tr(A), found 'tr(W, W)', with 2 arguments"),
    Case("sum(rho) <= 1", 1, "expected sum(i in 1..n: x)"),
    Case("sum(1; i in 1..2: rho) <= 1", 1, "expected sum(i in 1..n: x)"),
    Case("abs(i in 1..2: rho) <= 1", 1, "expected abs(x)"),
    Case("symmetric(W, V) |- rho <= 1", 1, "expected symmetric(A)"),
    // Kinds.
    Case("rho", 1, "expected a condition, such as a <= b, found 'rho', a number"),
    Case("W <= 1", 1, "expected a number, found 'W', a matrix of n x n"),
    Case("rho + (eps <= 1) <= 1", 7, "found '(eps <= 1)', a condition"),
    Case("rho <= symmetric(W)", 8, "found 'symmetric(W)', a condition"),
    Case("sigma(1, rho) <= 1", 10, "expected a matrix, found 'rho', a number"),
    Case("sigma(1, d) <= 1", 10, "expected a matrix, found 'd', a vector of m entries; diag(d)"),
    Case("sigma(1, Z) <= 1", 10, "expected a matrix, found 'Z', a set of positions"),
    Case("sigma(1, W^2) <= 1", 10, "powers are of numbers; write A*A"),
    Case("sigma(1, 1 + W) <= 1", 10, "found '1', a number; rho*I"),
    Case("sigma(1, W - rho) <= 1", 14, "found 'rho', a number; rho*I"),
    Case("sigma(1, W/V) <= 1", 12, "found 'V', a matrix of n x n; there are no inverses"),
    Case("sigma(1, d*A) <= 1", 10, "found 'd', a vector of m entries; diag(d)"),
    Case("tr(diag(W)) <= 1", 9, "expected a vector, found 'W', a matrix of n x n"),
    Case("|W| <= 1", 2, "a matrix has norm(A), det(A)"),
    Case(
      "rho[1] <= 1", 1, "expected a vector, a set or a family before '[', found 'rho', a number"),
    Case("d' <= 1", 1, "expected a matrix, found 'd', a vector"),
    Case("tr(delete(d, Z, A)) <= 1", 11, "expected a set of positions, found 'd', a vector"),
    Case("min(rho, 1) <= 1", 5, "expected a whole number, found 'rho', a number"),
    Case("rank(A) < 2", 1, "which is only written rank(A) <= k"),
    Case("rank(A) <= rho", 12, "expected a whole number"),
    Case("forall I subset 1..m: rho <= 1", 8, "nonempty subset"),
    Case("forall n in 1..2: rho <= 1", 8, "expected a name for a bound variable, found 'n', a dim"),
    // Irrational numbers inside matrices.
    Case("sigma(1, sigma(1, W)*W) <= 1", 10, "rational on every instance, found 'sigma(1, W)'"),
    Case("sigma(1, (1 + sqrt(2))*W) <= 1", 15, "found 'sqrt(2)'"),
    Case("sigma(1, W/norm(W)) <= 1", 12, "found 'norm(W)'"),
    Case("tr(diag(mask(Z, lambda(1, W), m))) <= 1", 17, "found 'lambda(1, W)'"),
    Case("tr(diag(replace(d, 1, max(i in Z: d[i])))) <= 1", 23, "found 'max(i in Z: d[i])'"),
    // Shapes.
    Case("sigma(1, W + A) <= 1", 14, "expected a matrix of n x n, found 'A', a matrix of m x n"),
    Case("sigma(1, A - A') <= 1", 14, "found 'A'', a matrix of n x m"),
    Case("sigma(1, A*A) <= 1", 12, "expected a matrix of n rows, found 'A'"),
    Case("sigma(1, W + I(n + 1)) <= 1", 14, "found 'I(n + 1)', a matrix of n + 1 x n + 1"),
    Case("sigma(1, W + I(3)) <= 1", 14, "found 'I(3)'"),
    Case("tr(A) <= 1", 4, "expected a square matrix, found 'A', a matrix of m x n"),
    Case("lambda(1, A*B) <= 1", 11, "expected a square matrix"),
    Case("psd(A) |- rho <= 1", 5, "expected a square matrix"),
    Case("tr(normalblocks(d, e)) <= 1", 20, "expected a vector of m entries, found 'e', a vector"),
    Case("sigma(1, diag(d)*W) <= 1", 18, "expected a matrix of m rows"),
    Case("sigma(1, A + I) <= 1", 14, "expected a matrix of m x n, found 'I', a matrix of m x m"),
    // What is left out.
    Case("sigma(1, I) <= 1", 10, "nothing here tells the order; write I(n)"),
    Case("sigma(1, W) <= tr(I*I)", 19, "nothing here tells the order"),
    Case("sigma(1, delete(Z, {}, I) + A) <= 1", 24, "nothing here tells the order"),
    Case("forall j: rho <= 1", 8, "which is nowhere the position"),
    Case("forall i: sigma(i + 1, W) <= 1", 8, "which is nowhere the position"),
    Case("forall i: sigma0(i, W) <= 1", 8, "which is nowhere the position"),
    Case("forall i: sigma(i, A) <= d[i]", 8, "could end with min(m, n) or with m"),
    Case("sum(i: sigma(i, A*B)*sigma(i, A)) <= 1", 5, "could end with min(m, p) or with min(m, n)"),
    Case("forall i: forall j in 1..n: sigma(i, I(j)) <= 1", 8, "depend on what is bound inside"),
    Case("forall i: sigma(i, I(i)) <= 1", 8, "depend on what is bound inside"),
    // Declarations.
    Case("[W: n x n] rho <= 1", 2, "found 'W', which is already a matrix of n x n"),
    Case("[Q: n x n, Q: real] rho <= 1", 12, "which is already a matrix of n x n"),
    Case("[n: real] rho <= 1", 2, "which is already a dimension"),
    Case("[Q: rho x n] rho <= 1", 5, "found 'rho', a number; sizes depend on dimensions alone"),
    Case("[Q: n x #Z] rho <= 1", 9, "expected a size"),
    Case("[Q: nxn] rho <= 1", 8, "expected 'x' or '..' after the size 'nxn'"),
    Case("[Q: 3x3] rho <= 1", 6, "expected 'x' or '..' after the size '3', found 'x3'"),
    Case("[Q n x n] rho <= 1", 4, "expected ':' and what the variable is"),
    Case("[vector: real] rho <= 1", 2, "'vector' is a word of the language"),
    Case("[Q: n x n rho <= 1", 11, "expected ']' after the variables, found 'rho'"),
    Case("[q: ] rho <= 1", 5, "expected a shape"),
  ])
  func pointAtTheCharacter(_ example: Case) { check(example) }

  @Test(arguments: [
    // Families and sequences of dimensions.
    Case(
      "sigma(1, U) <= 1", 10,
      "expected one of several, as in U[k], found 'U', a family, each member a matrix of n x n"),
    Case("sigma(1, U[rho]) <= 1", 12, "expected a whole number, found 'rho', a number"),
    Case("sigma(1, U[1] A) <= 1", 15, "expected ')' after the arguments, found 'A'; a product"),
    Case("rho <= w", 8, "expected one of several, as in w[k], found 'w', a sequence of dimensions"),
    Case(
      "forall w in 1..2: rho <= 1", 8,
      "expected a name for a bound variable, found 'w', a dimension"),
    Case("tr(U[1][2]) <= 1", 4, "expected a vector, a set or a family before '[', found 'U[1]'"),
    Case("forall k in 1..2: sigma(1, chain(k in 1..2: I)*F[k]) <= 1", 45, "nothing here tells"),
    Case(
      "iterate(k in 1..2, s = e: F[k]*s + chain(k in 1..2: U[k])*s)[1] <= 1", 42,
      "found 'k', on which the size of 's' depends"),
    Case(
      "iterate(k in 1..2, s = e: iterate(t in 1..2, r = e: dot(F[t]*s, F[t]*s)*r))[1] <= 1", 20,
      "does not depend on 't', which is bound inside, found 's', whose size would be w[t - 1]"),
    Case("#U[1] <= 1", 2, "expected a set of positions, found 'U[1]', a matrix of n x n"),
    Case("forall i in d[1]: rho <= 1", 13, "expected a set of positions, found 'd[1]', a number"),
    Case(
      "forall h in 1..2: rho <= 1", 8,
      "expected a name for a bound variable, found 'h', on which the size of 'E' depends"),
    Case(
      "[r[k in 1..L]: real] rho <= 1", 2,
      "found 'r', a family of numbers; a vector has a number for each layer"),
    Case("[Q[k in 2..L]: n x n] rho <= 1", 9, "expected '1..' and the size, found '2'"),
    Case("[Q[k: n x n] rho <= 1", 5, "expected 'in' and what 'k' runs over"),
    Case("[Q[k in 1..L: n x n] rho <= 1", 13, "expected ']' after the members of a family"),
    Case(
      "[Q[n in 1..L]: n x n] rho <= 1", 4,
      "expected a name for a position, found 'n', which is already a dimension"),
    Case("[Q: n[1] x n] rho <= 1", 5, "expected a sequence of dimensions, found 'n', a dimension"),
    Case("[Q: w x n] rho <= 1", 5, "expected a dimension, found 'w', a sequence of dimensions"),
    Case("[Q: h x n] rho <= 1", 5, "expected a dimension, found 'h', a whole number"),
    Case("[Q: w[rho] x n] rho <= 1", 7, "expected a dimension, found 'rho', a number"),
    Case("[pi: real] rho <= 1", 2, "'pi' is a word of the language"),
    Case("[Q: n x n normal(1)] rho <= 1", 11, "statements with a probability are not read"),
    Case("P(rho <= 1) <= 1/2", 1, "statements with a probability are not read"),
    // Chains, stacks, iterations.
    Case(
      "sigma(1, chain(k in 1..L: A)) <= 1", 27,
      "expected factors with as many columns as the one before has rows, found 'A', a matrix of m x n"
    ),
    Case(
      "sigma(1, chain(k in 1..L: F[k]')) <= 1", 27,
      "found 'F[k]'', a matrix of w[k - 1] x w[k]"),
    Case(
      "sigma(1, chain(k in 1..L: F[k]; A)) <= 1", 33,
      "expected a matrix of w[0] rows, found 'A', a matrix of m x n"),
    Case(
      "sigma(1, chain(k in 1..L: F[k])*A) <= 1", 33,
      "expected a matrix of w[0] rows, found 'A'"),
    Case(
      "sigma(1, chain(k in 1..h: F[k]) + A) <= 1", 35,
      "expected a matrix of w[h] x w[0], found 'A'"),
    Case("sigma(1, chain(k in 1..L: I)) <= 1", 27, "nothing here tells the order; write I(n)"),
    Case("sigma(1, chain(W)) <= 1", 10, "expected chain(k in 1..L: A[k]) or"),
    Case("sigma(1, chain(k in 1..L: U[k], W)) <= 1", 31, "expected ')' after the arguments"),
    Case(
      "sigma(1, stack(A, B)) <= 1", 19,
      "expected a matrix of n columns, found 'B', a matrix of n x p"),
    Case(
      "sigma(1, stack(k in 1..L: F[k])) <= 1", 27,
      "expected matrices of as many columns, found 'F[k]'"),
    Case("sigma(1, stack(A, W)*W + W) <= 1", 26, "expected a matrix of m + n x n, found 'W'"),
    Case("sigma(1, stack(W, W) - W) <= 1", 24, "expected a matrix of n + n x n"),
    Case("sigma(1, kron(A, I)) <= 1", 18, "nothing here tells the order"),
    Case(
      "tr(kron(A, B)) <= 1", 4,
      "expected a square matrix, found 'kron(A, B)', a matrix of m*n x n*p"),
    Case("sigma(1, kron(A, A')*W) <= 1", 22, "expected a matrix of n*m rows, found 'W'"),
    Case(
      "iterate(k in 1..L, s = d: W*s)[1] <= 1", 24,
      "expected a vector of n entries, found 'd', a vector of m entries"),
    Case(
      "iterate(k in 1..L, s = e: A*s)[1] <= 1", 27,
      "expected as many entries as the next step takes, found 'A*s', a vector of m entries"),
    Case(
      "iterate(k in 1..L, k = e: e)[1] <= 1", 20,
      "expected a name for the state other than 'k'"),
    Case(
      "iterate(k in 1..L: e)[1] <= 1", 18,
      "expected ',' and the state with its first value, as in s = x, found ':'"),
    Case("iterate(k in 1..L, s: e)[1] <= 1", 21, "expected '=' and the state's first value"),
    Case("iterate(k, s = e: W*s)[1] <= 1", 9, "which is nowhere the position"),
    Case(
      "iterate(k in 1..2, s = e: F[k]*s)[1] <= 1", 24,
      "expected a vector of w[0] entries, found 'e'"),
    Case("min(rho; 1) <= 1", 10, "expected a variable with 'in'"),
    Case("forall i in 1..n except 1: rho <= 1", 18, "expected ':' before what is claimed"),
    // Vectors.
    Case("dot(d, e) <= 1", 8, "expected a vector of m entries, found 'e', a vector of n entries"),
    Case(
      "dot(d, W*d) <= 1", 10,
      "expected a vector of n entries, found 'd', a vector of m entries"),
    Case("dot(d + e, d) <= 1", 9, "expected a vector of m entries, found 'e'"),
    Case("dot(d + 1, d) <= 1", 9, "expected a vector, found '1', a number"),
    Case("dot(d*d, d) <= 1", 7, "dot(x, y) is the sum of the products of entries"),
    Case("dot(vec(A), d) <= 1", 13, "expected a vector of m*n entries, found 'd'"),
    Case("dot(phi(d, pi), d) <= 1", 12, "rational on every instance, found 'pi'"),
    Case("alignment(1, A) <= 1", 14, "expected a square matrix, found 'A'"),
    Case("leftsine(1, A, B) <= 1", 16, "expected a matrix of m x n, found 'B'"),
    Case("disczeros(W, A) <= 1", 14, "expected a matrix of n x n, found 'A'"),
    Case("exp(W) <= 1", 5, "expected a number, found 'W'"),
    Case("dot(exp(1)*d, d) <= 1", 5, "rational on every instance, found 'exp(1)'"),
    Case("dot(sum(i in Z: d[i])*d, d) <= 1", 5, "found 'sum(i in Z: d[i])'"),
    Case("tr(alignment(1, W)*W) <= 1", 4, "found 'alignment(1, W)'"),
  ])
  func pointAtTheCharacterInLayers(_ example: Case) { check(example) }

  private func check(_ example: Case) {
    let error = #expect(throws: StatementParseError.self) {
      try Clause(parsing: example.text, id: "X1.a", declarations: Self.declarations)
    }
    #expect(error?.column == example.column && error?.line == 1, "\(error?.report ?? "")")
    #expect(error?.description.contains(example.words) == true, "\(error?.report ?? "")")
  }

  @Test func linesAreCountedAndOnlyOneIsShown() throws {
    let error = #expect(throws: StatementParseError.self) {
      try Clause(parsing: "[W: n x n]\nsigma(1, W)\n  <= zeta + 1\n", id: "X1.a")
    }
    let found = try #require(error)
    #expect(found.line == 3 && found.column == 6 && found.offset == 28 && found.length == 4)
    #expect(found.found == "'zeta', which is not declared")
    #expect(found.expected == "a declared name")
    #expect(found.excerpt == "  <= zeta + 1\n     ^")
    #expect(found.description.hasPrefix("line 3, column 6: expected a declared name, found 'zeta'"))
    #expect(found.report == found.description + "\n" + found.excerpt)
  }

  @Test func errorsInDeclarationsPointIntoThem() throws {
    let error = #expect(throws: StatementParseError.self) {
      try Clause(parsing: "rho <= 1", id: "X1.a", declarations: "rho: real, W: n y n")
    }
    #expect(error?.source == "rho: real, W: n y n")
    #expect(error?.column == 17)
  }

  @Test func nothingIsDeclaredSilently() throws {
    let error = #expect(throws: StatementParseError.self) {
      try Clause(parsing: "sigma(1, W) <= 1", id: "X1.a")
    }
    #expect(error?.hint == "declare it, as in [W: n x n] for a matrix or [W: real] for a number")
  }

  /// Of a long line only the surroundings are shown, and nothing that moves the cursor.
  @Test func excerptsStayInTheirLine() throws {
    let long = String(repeating: "rho + (", count: 20) + "?" + String(repeating: ")", count: 200)
    let error = #expect(throws: StatementParseError.self) {
      try Formula(parsing: long, over: [.scalar("rho")])
    }
    let lines = try #require(error).excerpt.split(separator: "\n").map(Array.init)
    #expect(lines.count == 2 && lines[0].count < 130)
    #expect(lines[1].last == "^" && lines[0][lines[1].count - 1] == "?")
    let odd = #expect(throws: StatementParseError.self) {
      try Formula(parsing: "rho\t+ \u{1B}[2J\u{200B}", over: [.scalar("rho")])
    }
    #expect(odd?.excerpt == "rho + \u{FFFD}[2J\u{FFFD}\n      ^")
    #expect(odd?.description.contains("\u{1B}") == false)
  }
}
