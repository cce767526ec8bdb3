# SPDX-License-Identifier: Apache-2.0
"""Declarations of families and dimensions, with data that fit them and data that do not."""

PAIR = {"A[1]": [[1, 2], [3, 4]], "A[2]": [[0, 1], [1, 1]]}
LAYERS = "A[k in 1..L]: n x n"
WIDTHS = "A[k in 1..L]: n[k] x n[k - 1]"


def record(declared, conclusion="1 = 1", matrices=None, vectors=None, scalars=None, sets=None,
           indices=None, **dimensions):
    """A dimension n[0] is called n0 here."""
    return {
        "clause": "D", "statement": f"[{declared}] {conclusion}", "verdict": "equal",
        "bindings": {}, "caseName": None, "input": None, "instance": {
            "matrices": {name: {"rows": len(rows), "columns": len(rows[0]),
                                "entries": [str(x) for row in rows for x in row]}
                         for name, rows in (matrices or {}).items()},
            "vectors": vectors or {}, "scalars": scalars or {}, "sets": sets or {},
            "indices": indices or {}, "dimensions": {
                f"{name[0]}[{name[1:]}]" if name[1:] else name: x
                for name, x in dimensions.items()}}}


def fits():
    yield "layers", record(LAYERS, matrices=PAIR, L=2, n=2)
    yield "widths", record(WIDTHS, matrices=PAIR, L=2, n0=2, n1=2, n2=2)
    yield "more dimensions", record(WIDTHS, matrices=PAIR, L=2, n0=2, n1=2, n2=2, n3=9, m=0)
    yield "a width that a whole number chooses", record(
        "j: 1..L, D: n[j] x n[j - 1], " + WIDTHS, matrices={**PAIR, "D": [[1, 2], [3, 4]]},
        indices={"j": 2}, L=2, n0=2, n1=2, n2=2)
    yield "sizes from the number of the member", record(
        "A[k in 1..L]: k x k + 1", matrices={"A[1]": [[1, 2]], "A[2]": [[1, 2, 3], [4, 5, 6]]}, L=2)
    yield "numbers and sets", record(
        "a[k in 1..2]: real, Z[k in 1..2]: subset 1..n, j[k in 1..2]: k..n", "a[1] + j[2] = 5/2",
        scalars={"a[1]": "1/2", "a[2]": "0"}, sets={"Z[1]": [], "Z[2]": [1, 2]},
        indices={"j[1]": 1, "j[2]": 2}, n=2)
    yield "all", record("a: real", "all(a = 1/2, all(), all(1 < 2) => 2*a = 1)",
                         scalars={"a": "1/2"})


def misfits():
    yield "a member more", record(LAYERS, matrices=PAIR, L=1, n=2)
    yield "a member less", record(LAYERS, matrices=PAIR, L=3, n=2)
    yield "no number of members", record(LAYERS, matrices=PAIR, n=2)
    yield "no members", record(LAYERS, L=0, n=2)
    yield "a member of another shape", record(
        LAYERS, matrices={**PAIR, "A[3]": [[1]]}, L=3, n=2)
    yield "the family's name too", record(LAYERS, matrices={**PAIR, "A": [[1]]}, L=2, n=2)
    yield "a vector among matrices", record(
        LAYERS, matrices={"A[1]": PAIR["A[1]"]}, vectors={"A[2]": ["1", "2"]}, L=2, n=2)
    yield "a number as a dimension", record(LAYERS, matrices=PAIR, scalars={"n": "2"}, L=2)
    yield "an index as a dimension", record(LAYERS, matrices=PAIR, indices={"n": 2}, L=2)
    yield "a dimension that is not there", record(LAYERS, "m = 2", matrices=PAIR, L=2, n=2, m=2)
    yield "a family and a matrix", record(LAYERS + ", A: n x n", matrices=PAIR, L=2, n=2)
    yield "a family counted by a variable", record(
        "A[j in 1..L]: j x j, j: 1..2", matrices={"A[1]": [[1]], "A[2]": PAIR["A[2]"]},
        indices={"j": 1}, L=2)
    yield "a family from 0", record("A[k in 0..L]: n x n", matrices=PAIR, L=1, n=2)
    yield "a name bound in a count", record(
        "A[k in 1..sum(i in 1..2: i - i + 1)]: n x n", matrices=PAIR, n=2)
    yield "a name bound in a size", record(
        "A: n x sum(i in 1..n: 1)", matrices={"A": [[1, 2], [3, 4]]}, n=2)
    yield "half a member", record("A[k in 1..L - 1/2]: n x n", matrices=PAIR, L=2, n=2)
    yield "one width for all", record(WIDTHS, matrices=PAIR, L=2, n=2)
    yield "a width less", record(WIDTHS, matrices=PAIR, L=2, n0=2, n1=2)
    yield "another width", record(WIDTHS, matrices=PAIR, L=2, n0=2, n1=3, n2=2)
    yield "a width less than 0", record(WIDTHS, matrices=PAIR, L=2, n0=2, n1=2, n2=2, n3=-1)
    yield "widths and one width", record(
        WIDTHS + ", B: n x n", matrices={**PAIR, "B": PAIR["A[1]"]}, L=2, n0=2, n1=2, n2=2, n=2)
    yield "widths bound again", record(
        WIDTHS, "sum(n in 1..2: n) = 3", matrices=PAIR, L=2, n0=2, n1=2, n2=2)
    yield "a family bound again", record(
        LAYERS, "sum(A in 1..2: A) = 3", matrices=PAIR, L=2, n=2)
    yield "positions past the end", record(
        "Z[k in 1..L]: subset 1..n", sets={"Z[1]": [1, 3]}, L=1, n=2)
    yield "a vector that is too short", record("d[k in 1..L]: vector n", vectors={"d[1]": ["1"]},
                                               L=1, n=2)
    yield "a whole number out of its range", record(
        "j[k in 1..2]: k..2", indices={"j[1]": 1, "j[2]": 1})
    yield "pi as a name", record("pi: real", "pi = 3", scalars={"pi": "3"})
    yield "a word as a name", record("in: real", "1 = 1", scalars={"in": "3"})
    yield "a hypothesis that fails", record("a: real", "all(1 = 1, 2 < 1) |- 1 = 1",
                                            scalars={"a": "1"})
    yield "nothing claimed", record("a: real", "all()", scalars={"a": "1"})
