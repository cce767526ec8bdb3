# SPDX-License-Identifier: Apache-2.0
"""Claims whose truth is known by construction: singular values, identities, near-ties."""
import random
from fractions import Fraction

chance = random.Random(1)


def rotated(values):
    """Entries of a matrix with these singular values, which need not be in order."""
    n = len(values)
    a = [[Fraction(v if i == j else 0) for j in range(n)] for i, v in enumerate(values)]
    for _ in range(2 * n):
        i, j = chance.sample(range(n), 2)
        a[i], a[j] = ([3 * x - 4 * y for x, y in zip(a[i], a[j])],
                      [4 * x + 3 * y for x, y in zip(a[i], a[j])])
        a[i], a[j] = [x / 5 for x in a[i]], [x / 5 for x in a[j]]
        a = [list(row) for row in zip(*a)]
    return [str(x) for row in a for x in row]


def known(count):
    """Pairs of a record and whether it is true: sigma_i <= x, with squares that are given."""
    for _ in range(count):
        n = chance.randint(2, 5)
        values = sorted((chance.randint(0, 6) for _ in range(n)), reverse=True)
        x, i = chance.choice(values + [chance.randint(0, 6)]), chance.randint(1, n)
        verdict = chance.choice(["equal", "violated"])
        holds = values[0] <= x
        true = holds and values[i - 1] == x if verdict == "equal" else values[i - 1] > x
        text = chance.choice([
            "sigma(i, A) <= x", "sigma(i, A') - x <= 0", "lambda(i, A'*A) <= x^2",
            "sqrt(sigma(i, A))*sqrt(sigma(i, A)) <= x", "sigma(i, 5/2*A) <= x/2 + 2*x"])
        yield true, made("forall i in 1..n: " + text, verdict, {"i": i}, rotated(values), x=x)


def made(conclusion, verdict, bindings, entries, **scalars):
    """A record about a square matrix A and numbers."""
    n = int(len(entries) ** 0.5)
    numbers = "".join(f", {name}: real" for name in scalars)
    return {
        "clause": "K", "caseName": None, "input": None, "verdict": verdict,
        "statement": f"[A: n x n{numbers}] {conclusion}", "bindings": bindings, "instance": {
            "matrices": {"A": {"rows": n, "columns": n, "entries": entries}}, "vectors": {},
            "scalars": {name: str(x) for name, x in scalars.items()}, "sets": {}, "indices": {},
            "dimensions": {"n": n}}}


DISCRIMINANT = ("disc(A) = prod(i in 1..n: prod(j in i + 1..n: "
                "(lambda(i, A) - lambda(j, A))^2))")


def identities():
    """Equalities that hold for every symmetric matrix."""
    for n in (1, 2, 3, 4, 5, 6, 7, 7):
        half = [[chance.randint(-5, 5) for _ in range(n)] for _ in range(n)]
        entries = [str(half[min(i, j)][max(i, j)]) for i in range(n) for j in range(n)]
        for text in ("prod(i in 1..n: lambda(i, A)) = det(A)",
                     "sum(i in 1..n: lambda(i, A)) = tr(A)",
                     "sum(i in 1..n: lambda(i, A)^2) = frobenius2(A)",
                     "sum(i in 1..n: lambda(i, A)^3) = tr(A*A*A)",
                     "prod(i in 1..n: sigma(i, A + A*A)) = abs(det(A)*det(I(n) + A))",
                     *([] if n > 5 else [DISCRIMINANT])):
            yield "", made(text, "equal", {}, entries)
        for text in ("lambda(i, (-1)*A) = -1*lambda(n + 1 - i, A)",
                     "lambda(i, 1/3*A + 2*I(n)) = 2 + lambda(i, A)/3",
                     "sigma(i, A*A) = sigma(i, A)^2",
                     "sigma(i, A) = largest(i; j in 1..n: abs(lambda(j, A)))"):
            yield "", made("forall i in 1..n: " + text, "equal", {"i": n}, entries)
    for text in ("sqrt(2)*sqrt(2036162) = 2018", "sqrt(6)*sqrt(10) = 2*sqrt(15)",
                 "sqrt(3 + 2*sqrt(2)) = 1 + sqrt(2)", "sqrt(2) + sqrt(3) = sqrt(5 + 2*sqrt(6))",
                 "1/(sqrt(3) - sqrt(2)) = sqrt(3) + sqrt(2)",
                 "fourier2(1, replace(mask({1}, 0, 4), 2, 3)) = 4 + 1"):
        yield "", made(text, "equal", {}, ["1"])


def near_ties():
    """x/y near the root of n, beyond 64 bits: pairs of a record and whether it is true."""
    for n in (2, 3, 5, 10, 101, 9999999):
        # Continued fraction of the root.
        root = int(n ** 0.5)
        a, m, d, (p, q), (x, y) = root, 0, 1, (1, 0), (root, 1)
        while y < 1 << 90:
            m = d * a - m
            d = (n - m * m) // d
            a = (root + m) // d
            (p, q), (x, y) = (x, y), (a * x + p, a * y + q)
        below = x * x < n * y * y
        for text, true in (("y*sqrt(sigma(1, A)) = x", "violated"),
                           ("y*sqrt(sigma(1, A)) <= x", "violated" if below else None),
                           ("x <= y*sqrt(sigma(1, A))", None if below else "violated"),
                           ("y*sqrt(sigma(1, A)) - x = 0", "violated")):
            for verdict in ("violated", "equal"):
                yield verdict == true, made(text, verdict, {}, [str(n)], x=x, y=y)


def alignments():
    """Pairs of a record and whether it is true: u_i'v_i of matrices that have distinct sigma_i > 0.

    A = U diag(sigma) V', so that its trace is the sum of sigma_i v_i'u_i, and that of A A' A
    the sum of the cubes of sigma_i with them.
    """
    for n in (1, 2, 2, 3, 3, 4):
        # One above the diagonal, so that it is not symmetric for n > 1.
        entries = [chance.randint(-1, 1) + 4 * (i + 1) * (i == j) + (j == i + 1)
                   for i in range(n) for j in range(n)]
        texts = ["sum(i in 1..n: sigma(i, A)*alignment(i, A)) = tr(A)"]
        if n < 4:
            texts.append("sum(i in 1..n: sigma(i, A)^3*alignment(i, A)) = tr(A*A'*A)")
        for text in texts:
            made_here = list(map(str, entries))
            yield True, made(text, "equal", {}, made_here)
            yield False, made(text, "violated", {}, made_here)
            yield True, made(text + " + 1/10000000000000", "violated", {}, made_here)
            yield False, made(text.replace("(A", "(2*A"), "equal", {}, made_here)


# --- clauses that claim a strict inequality, of which there is no equal answer -------------------

def strict(statements):
    """Pairs of a record and whether it is true, for each strict clause; `statements` by clause."""
    def written(clause, rows, rho, i, verdict, turned):
        variables, hypotheses, conclusion = statements[clause]
        before = conclusion[:conclusion.index(": ") + 2] if i else ""
        left, right = conclusion[len(before):].split(" < ")
        if turned:
            left, right = right, left
        head = f"{', '.join(hypotheses)} |- " if hypotheses else ""
        name, sizes = ("A", {"m": len(rows)}) if clause == "L5.c" else ("W", {})
        return {
            "clause": clause, "caseName": None, "input": None, "verdict": verdict,
            "statement": f"[{', '.join(variables)}] {head}{before}{left} < {right}",
            "bindings": {"i": i} if i else {}, "instance": {
                "matrices": {name: {"rows": len(rows), "columns": len(rows[0]),
                                    "entries": [str(x) for row in rows for x in row]}},
                "vectors": {}, "scalars": {"rho": rho}, "sets": {}, "indices": {},
                "dimensions": {"n": len(rows[0]), **sizes}}}

    small = Fraction(1, 10)
    for clause, rows, rho, i in [
            ("R11.b", [[1, 2], [0, 1]], "1/2", 1), ("R11.b", [[1, 2], [3, 5]], "-2", 1),
            ("L5.c", [[2, 0], [0, 1], [0, 0]], "1", None), ("L5.c", [[2, 1], [0, 1]], "-3", None),
            ("L6.a", [[1, 0], [0, small]], "3", None), ("L6.b", [[1, 0], [0, small]], "3", None),
            ("L6.c", [[1, 0], [0, small]], "3", None), ("L6.d", [[-1, 0], [0, -small]], "-3", None),
            ("L6.e", [[-1, 0], [0, -small]], "-3", None)]:
        yield True, written(clause, rows, rho, i, "violated", True)
        yield False, written(clause, rows, rho, i, "violated", False)
        yield False, written(clause, rows, rho, i, "equal", False)
        yield False, written(clause, rows, rho, i, "equal", True)
        # Against a hypothesis: multiples of the identity have equal singular values.
        same = [[int(i == j) for j in range(len(rows[0]))] for i in range(len(rows))]
        yield False, written(clause, same, rho, i, "violated", True)
