# SPDX-License-Identifier: Apache-2.0
"""The functions of the statement language, as README and docs/verdict-format.md describe them.

Each takes the arithmetic of numbers and its arguments, whose kinds stand beside it. Positions count
from 1.
"""
from fractions import Fraction

from .limits import SIZE, require
from .matrices import Matrix
from .numbers import Number


def kind(x):
    if isinstance(x, bool):
        return "condition"
    if isinstance(x, int):
        return "index"
    if isinstance(x, Fraction):
        return "rational"
    return {Number: "real", Matrix: "matrix", list: "vector", frozenset: "set"}[type(x)]


def is_number(x):
    return kind(x) in ("index", "rational", "real")


def index(x):
    require(kind(x) == "index", f"a {kind(x)} where a whole number is needed")
    require(abs(x) < 1 << 30, "a whole number is too large")
    return x


def members(x):
    require(kind(x) == "set", f"a {kind(x)} where a set is needed")
    return x


def size(n):
    require(0 <= n <= SIZE, "a size is negative or too large")
    return n


def at(values, i):
    require(1 <= i <= len(values), "an index is out of range")
    return values[i - 1]


def sigma(numbers, i, a):
    require(1 <= i <= min(a.rows, a.columns), "a singular value that is not there")
    return at(numbers.singular_values(a), i)


def sigma0(numbers, i, a):
    """0 past the last singular value."""
    return Fraction(0) if i > min(a.rows, a.columns) else sigma(numbers, i, a)


def eigenvalue(numbers, i, a):
    return at(numbers.eigenvalues(a.square()), i)


def row_norm(_, k, a):
    return sum((x * x for x in at(a.entries, k)), Fraction(0))


def absolute(numbers, x):
    return [abs(entry) for entry in x] if kind(x) == "vector" else numbers.absolute(x)


def fourier(numbers, j, c):
    """|sum of c_(k+1) e^(-2 pi i jk/n)|^2 = sum over d of r_d cos(2 pi jd/n).

    r_d = sum of c_k c_(k+d), positions taken modulo n. The circulant matrix S that sends e_k to
    e_(k-1) + e_(k+1) has the eigenvalues 2 cos(2 pi k/n): lambda_1 for k = 0, and 2 cos(2 pi k/n) at
    2k and, if 2k < n, at 2k + 1, for 1 <= k <= n/2.
    """
    n, total = len(c), Fraction(0)
    require(n > 0, "the Fourier transform of no entries")
    steps = Matrix.make(n, n, lambda i, k: Fraction(((i - k) % n == 1 % n) + ((k - i) % n == 1 % n)))
    cosines = numbers.eigenvalues(steps)
    for d in range(n):
        r = sum((c[k] * c[(k + d) % n] for k in range(n)), Fraction(0))
        k = min(j * d % n, -j * d % n)
        total = numbers.plus(total, numbers.times(r / 2, cosines[max(2 * k - 1, 0)]))
    return total


def mask(_, masked, slope, count):
    require(max(masked, default=0) <= size(count), "a mask outside its range")
    return [Fraction(slope) if k in masked else Fraction(1) for k in range(1, count + 1)]


def replace(_, vector, position, x):
    at(vector, position)
    return vector[:position - 1] + [Fraction(x)] + vector[position:]


def delete(_, rows, columns, a):
    require(max(rows, default=0) <= a.rows and max(columns, default=0) <= a.columns,
            "a row or column that is not there")
    keep = [j for j in range(a.columns) if j + 1 not in columns]
    return Matrix(a.rows - len(rows), len(keep),
                  [[row[j] for j in keep] for i, row in enumerate(a.entries) if i + 1 not in rows])


def circulant(_, row):
    n = len(row)
    return Matrix.make(n, n, lambda i, j: row[(j - i) % n])


def normal_blocks(_, real, imaginary):
    """[a] where b = 0; else [a b; -b a], in which the next entry takes part."""
    require(len(real) == len(imaginary), "shapes do not fit")
    n, first, i = len(real), set(), 0
    while i < n:
        first |= {i} if imaginary[i] else set()
        i += 2 if imaginary[i] else 1
    def entry(i, j):
        if i == j:
            return real[i]
        if min(i, j) in first and abs(i - j) == 1:
            return imaginary[i] if i < j else -imaginary[j]
        return Fraction(0)
    return Matrix.make(n, n, entry)


def conjugate_pairs(_, real, imaginary):
    """Whether the numbers are real or come in adjacent conjugate pairs."""
    i, n = 0, len(real)
    while i < n == len(imaginary):
        if imaginary[i]:
            if i + 1 == n or (real[i], imaginary[i]) != (real[i + 1], -imaginary[i + 1]):
                return False
            i += 1
        i += 1
    return n == len(imaginary)


NUMBER = "index|rational|real"
RATIONAL = "index|rational"
FUNCTIONS = {
    "sigma": (["index", "matrix"], sigma),
    "sigma0": (["index", "matrix"], sigma0),
    "lambda": (["index", "matrix"], eigenvalue),
    "tr": (["matrix"], lambda _, a: a.trace()),
    "det": (["matrix"], lambda _, a: a.determinant()),
    "frobenius2": (["matrix"], lambda _, a: sum((x * x for row in a.entries for x in row),
                                                Fraction(0))),
    "rownorm2": (["index", "matrix"], row_norm),
    "fourier2": (["index", "vector"], fourier),
    "sorted": (["index", "vector"], lambda _, i, v: at(sorted(map(abs, v), reverse=True), i)),
    "abs": ([NUMBER + "|vector"], absolute),
    "sqrt": ([NUMBER], lambda numbers, x: numbers.root(x)),
    "min": (["index", "index"], lambda _, i, j: min(i, j)),
    "diag": (["vector"], lambda _, v: Matrix.diagonal(v)),
    "I": (["index"], lambda _, n: Matrix.diagonal([Fraction(1)] * size(n))),
    "mask": (["set", RATIONAL, "index"], mask),
    "replace": (["vector", "index", RATIONAL], replace),
    "delete": (["set", "set", "matrix"], delete),
    "circulant": (["vector"], circulant),
    "normalblocks": (["vector", "vector"], normal_blocks),
    "rank": (["matrix"], lambda _, a: a.rank()),
    "symmetric": (["matrix"], lambda _, a: a.square().is_symmetric()),
    "skew": (["matrix"], lambda _, a: a.square().is_symmetric(-1)),
    "psd": (["matrix"], lambda _, a: a.square().is_positive_semidefinite()),
    "orthogonal": (["matrix"], lambda _, a: a.is_orthogonal()),
    "conjugatepairs": (["vector", "vector"], conjugate_pairs),
}
