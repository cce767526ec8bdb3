# SPDX-License-Identifier: Apache-2.0
"""Each construct of the language, with values found by hand: true claims and false neighbours.

A = [1 2; 3 4], [0 1; 1 1], [2 0; 0 1]; B = [1 0; 0 1; 1 1] and [1 2 3]; x = (-1, 2);
y = (1, -2, 3); Z = {1, 3}, {}; S = [1 1; 0 1]; R turns by an angle of sine 4/5; D = diag(2, 1).
"""
from fractions import Fraction

HEAD = ("[A[k in 1..L]: n x n, B[k in 1..K]: w[k] x w[k - 1], Z[k in 1..K]: subset 1..m, "
        "x: vector n, y: vector m, S: n x n, R: n x n, D: n x n, half: real] ")


def matrix(*rows):
    return {"rows": len(rows), "columns": len(rows[0]),
            "entries": [str(x) for row in rows for x in row]}


def record(conclusion, verdict):
    c, s = Fraction(3, 5), Fraction(4, 5)
    return {
        "clause": "C", "statement": HEAD + conclusion, "caseName": None, "input": None,
        "verdict": verdict, "bindings": {}, "instance": {
            "matrices": {"A[1]": matrix((1, 2), (3, 4)), "A[2]": matrix((0, 1), (1, 1)),
                         "A[3]": matrix((2, 0), (0, 1)), "B[1]": matrix((1, 0), (0, 1), (1, 1)),
                         "B[2]": matrix((1, 2, 3)), "S": matrix((1, 1), (0, 1)),
                         "R": matrix((c, -s), (s, c)), "D": matrix((2, 0), (0, 1))},
            "vectors": {"x": ["-1", "2"], "y": ["1", "-2", "3"]}, "scalars": {"half": "1/2"},
            "sets": {"Z[1]": [1, 3], "Z[2]": []}, "indices": {},
            "dimensions": {"L": 3, "K": 2, "n": 2, "m": 3, "w[0]": 2, "w[1]": 3, "w[2]": 1}}}


# A term, its value, and what somebody might take it for.
VALUES = [
    ("tr(chain(k in 1..L: A[k]))", "12", "11"),
    ("tr(chain(k in 1..L without 2: A[k]))", "6", "12"),
    ("tr(chain(k in 1..0: A[k]; A[1]))", "5", "2"),
    ("tr(chain(k in 2..L: A[k]; A[1]))", "12", "7"),
    ("frobenius2(chain(k in 1..K: B[k]))", "41", "40"),
    ("frobenius2(chain(k in 1..1: half*I(n); B[1]'*B[1]))", "5/2", "10"),
    ("rownorm2(1, chain(k in 2..2: A[k]; A[1]))", "25", "5"),
    ("leftsine(1, A[2], A[2] - 3*I(n))", "1", "0"),
    ("leftsine(1, A[2], A[2]*A[2] + I(n))", "0", "1"),
    ("frobenius2(stack(A[1], A[2]))", "33", "30"),
    ("frobenius2(stack(k in 1..L: A[k]))", "38", "33"),
    ("rownorm2(3, stack(A[1], A[2]))", "1", "25"),
    ("(A[1]*x)[1]", "3", "5"), ("(A[1]'*x)[1]", "5", "3"), ("(x - 2*x)[2]", "-2", "2"),
    ("(x + half*x)[1]", "-3/2", "-1/2"), ("dot(x, x)", "5", "1"), ("dot(A[1]*x, x)", "7", "13"),
    ("vec(A[1])[2]", "3", "2"), ("vec(kron(column(x)', A[1]))[3]", "-2", "2"),
    ("vec(kron(A[1], column(x)'))[3]", "2", "-2"), ("det(kron(A[1], A[2]))", "4", "2"),
    ("phi(x, half)[1]", "-1/2", "-1"), ("phi(x, half)[2]", "2", "1"),
    ("slopes(x, half)[1]", "1/2", "1"), ("slopes(0*x, half)[1]", "1", "1/2"),
    ("iterate(u in 1..L, s = x: A[u]*s)[1]", "10", "8"),
    ("iterate(u in 1..0, s = x: A[u]*s)[2]", "2", "0"),
    ("iterate(u in 1..L, s = x: u*s)[2]", "12", "6"),
    ("iterate(u in 1..L without 2, s = x: s + x)[1]", "-3", "-4"),
    ("index(2*L)", "6", "5"), ("sum(k in 1..K: #Z[k])", "2", "1"), ("Z[1][2]", "3", "1"),
    ("min(3; j in 1..3 without 1: j)", "2", "1"), ("min(1/2; j in 1..0: j)", "1/2", "0"),
    ("w[1]", "3", "2"), ("exp(0)", "1", "0"), ("exp(sqrt(2) - sqrt(2))", "1", "2"),
    ("0*pi", "0", "pi"), ("alignment(1, D)", "1", "-1"),
    ("alignment(2, A[1])", "alignment(2, A[1]')", "1"),
    ("alignment(1, (-1)*D)", "-1", "1"), ("alignment(1, R*D)", "3/5", "4/5"),
    ("alignment(1, S)", "2/sqrt(5)", "1/sqrt(5)"),
    ("sum(i in 1..n: sigma(i, A[1])*alignment(i, A[1]))", "5", "tr(A[2])"),
    ("leftsine(1, D, R*D)", "4/5", "3/5"), ("rightsine(1, D, R*D)", "0", "4/5"),
    ("rightsine(1, D, D*R')", "4/5", "0"), ("leftsine(1, D, I(n)*A[3])", "0", "1"),
    ("leftsine(2, S, A[1])", "0", "1"), ("leftsine(1, S, S + S)", "0", "1"),
    ("leftsine(1, D, 3*I(n) - D)", "1", "0"), ("leftsine(1, column(x), column(x + x))", "0", "1"),
    ("disc(A[1])", "33", "29"), ("disc(diag(y))", "900", "30"), ("disc(0*A[1])", "0", "1"),
    ("discdegree(diag(0*x), D)", "2", "1"), ("disczeros(diag(x), A[3])", "1", "2"),
    ("discoddzeros(diag(x), A[3])", "0", "1"), ("disczeros(A[2], D - 3/2*I(n))", "0", "1"),
    ("discdegree(I(n), 0*D)", "-1", "0"), ("disczeros(I(n), 0*D)", "0", "1"),
    ("disczeros(diag(0*y), diag(y))", "1", "6"), ("discdegree(diag(0*y), diag(y))", "6", "3"),
    ("disczeros(diag(y), diag(replace(0*y, 1, 1)))", "2", "1"),
]

# Enclosures: a term with decimals below and above it.
BETWEEN = [
    ("exp(1)", "27182818284590452353/10000000000000000000",
     "27182818284590452354/10000000000000000000"),
    ("exp(-1)", "3678794411714423/10000000000000000", "3678794411714424/10000000000000000"),
    ("exp(5/2)", "121824939607034734/10000000000000000", "121824939607034735/10000000000000000"),
    ("exp(sqrt(2))", "41132503787829275/10000000000000000", "41132503787829276/10000000000000000"),
    ("exp(exp(1))", "15154262241479264/1000000000000000", "15154262241479265/1000000000000000"),
    ("pi", "314159265358979323846/100000000000000000000",
     "314159265358979323847/100000000000000000000"),
    ("sqrt(pi)", "17724538509055160/10000000000000000", "17724538509055161/10000000000000000"),
    ("pi^2/6", "16449340668482264/10000000000000000", "16449340668482265/10000000000000000"),
    ("abs(1 - pi)", "21415926535897932/10000000000000000", "21415926535897933/10000000000000000"),
    ("leftsine(1, S, S')", "44721359549995793/100000000000000000",
     "44721359549995794/100000000000000000"),
    ("rightsine(1, S', S)", "44721359549995793/100000000000000000",
     "44721359549995794/100000000000000000"),
]


def constructs():
    """Pairs of a record and whether it is true."""
    for term, value, other in VALUES:
        yield True, record(f"{term} = {value}", "equal")
        yield False, record(f"{term} = {value}", "violated")
        yield False, record(f"{term} = {other}", "equal")
        yield False, record(f"{term} < {value}", "equal")
        yield True, record(f"{term} = {other}", "violated")
    for term, low, high in BETWEEN:
        for left, right, true in ((term, low, True), (high, term, True), (low, term, False),
                                  (term, high, False)):
            yield true, record(f"{left} <= {right}", "violated")
            yield False, record(f"{left} <= {right}", "equal")
            yield False, record(f"{left} = {right}", "equal")


# Claims that have no meaning or are not decided; none is confirmed.
MEANINGLESS = [
    "tr(chain(k in 1..0: A[k])) = 0", "frobenius2(stack(k in 1..0: A[k])) = 0", "tr(A) = 5",
    "tr(A[4]) = 5", "tr(A[0]) = 5", "w = 3", "w[3] = 3", "w[k] = 3", "Z[3] = 3", "x[0] = 0",
    "x[3] = 0", "tr(stack(A[1], A[2])) = 2", "stack(B[1], B[2]) = 0", "tr(stack(y, y)) = 0",
    "dot(x, y) = 0", "(x + y)[1] = 0", "(A[1]*y)[1] = 0", "(x*A[1])[1] = 0", "(x*x)[1] = 1",
    "(pi*x)[1] = 0", "tr(sqrt(2)*A[1]) = 0", "tr(pi*A[1]) = 0", "phi(x, pi)[1] = 0",
    "iterate(u in 1..2, s = 1: s) = 1", "iterate(u in 1..2, s = x: 1)[1] = 1",
    "iterate(u in 1..2, s = x: A[1])[1] = 1", "min(j in 1..1 without 1: j) = 0",
    "alignment(1, I(n)) = 1", "alignment(2, 0*D) = 0",
    "alignment(2, A[1]*diag(replace(x, 1, 0))) = 0", "alignment(1, B[1]) = 0",
    "alignment(3, D) = 1", "alignment(1, R) = 3/5",
    "alignment(1, diag(x + replace(0*x, 1, -1))) = 1", "leftsine(1, I(n), D) = 0",
    "leftsine(1, D, I(n)) = 0", "leftsine(1, D, B[1]) = 0", "leftsine(3, D, D) = 0",
    "leftsine(0, D, D) = 0", "leftsine(1, 0*D, 0*D) = 0", "leftsine(2, column(x), column(x)) = 0",
    "leftsine(1, S, S') = 1/sqrt(5)", "leftsine(1, S, S') <= 1/sqrt(5)", "pi - pi = 0", "pi = pi",
    "pi/pi = 1", "1/(pi - pi) = 1", "exp(1) = exp(1)", "exp(100000) = 1",
    "exp(2048)^2 = exp(4096)", "sqrt(1 - pi) = 0", "0*sqrt(1 - pi) = 0", "sqrt(1 - pi)*0 = 1",
    "0*sqrt(sqrt(2) - exp(1)) = 0", "0*sqrt(pi - pi) = 0", "disc(B[1]) = 0", "discdegree(A[1], D) = 2",
    "disczeros(D, diag(y)) = 0", "index(1/2) = 1", "index(sqrt(4)) = 2", "0.5 = half", "half = .5",
    "2^3^2 = 64", "2^3^2 = 512", "2half = 1", "\u0663 = 3", "\uff11 = 1", "half\u00b7half = 1/4",
    "sum(x in 1..2: x) = 3", "sum(L in 1..2: L) = 3", "sum(w in 1..2: w) = 3",
    "iterate(u in 1..1, x = x: x)[1] = -1", "iterate(u in 1..1, u = x: u)[1] = -1",
    "min(1; 2) = 1", "max(1, 2) = 2", "chain(A[1], A[2]) = 1", "vec(x)[1] = 0", "column(A[1]) = 0",
    "kron(x, x) = 0", "#x = 2", "#A = 3", "all() = all()", "exp(A[1]) = 1", "exp() = 1",
    "forall pi in 3..3: pi = 3", "pi() = pi", "forall and in 1..2: 1 = 1", "1 = 1 => 1 = 2",
    "tr(A[half]) = 5", "tr(A[pi]) = 5", "tr(A[1][1]) = 5", "B[1][1] = 1",
]


def meaningless():
    for text in MEANINGLESS:
        for verdict in ("equal", "violated"):
            if not (text == "1 = 1 => 1 = 2" and verdict == "violated"):
                yield text, record(text, verdict)
