# SPDX-License-Identifier: Apache-2.0
"""The functions of the statement language, as README and docs/verdict-format.md describe them.

Each takes the arithmetic of numbers and its arguments, whose kinds stand beside it. Positions count
from 1.
"""
from fractions import Fraction

from . import discriminants
from .constructions import (activation, circulant, conjugate_pairs, delete, entries, mask,
                            normal_blocks, replace, slopes)
from .kinds import at, kind, size
from .limits import require
from .matrices import Matrix


def sigma(numbers, i, a):
    require(1 <= i <= min(a.rows, a.columns), "a singular value that is not there")
    return at(numbers.singular_values(a), i)


def sigma0(numbers, i, a):
    """0 past the last singular value."""
    return Fraction(0) if i > min(a.rows, a.columns) else sigma(numbers, i, a)


def eigenvalue(numbers, i, a):
    return at(numbers.eigenvalues(a.square()), i)


def sine(numbers, k, a, b, left):
    """Of the largest angle between the k leading left, or right, singular vectors."""
    require(1 <= k <= min(a.rows, a.columns) and (a.rows, a.columns) == (b.rows, b.columns),
            "leading singular vectors that are not there, or shapes that do not fit")
    a, b = (x if left else x.transposed() for x in (a, b))
    return numbers.sine(k, a.times(a.transposed()), b.times(b.transposed()))


def dot(_, x, y):
    require(len(x) == len(y), "shapes do not fit")
    return sum((a * b for a, b in zip(x, y)), Fraction(0))


def row_norm(_, k, a):
    return sum((x * x for x in at(a.entries, k)), Fraction(0))


def absolute(numbers, x):
    return [abs(entry) for entry in x] if kind(x) == "vector" else numbers.absolute(x)


def fourier(numbers, j, c):
    """|sum of c_(k+1) e^(-2 pi i jk/n)|^2 = sum over d of r_d cos(2 pi jd/n).

    r_d = sum of c_k c_(k+d), positions taken modulo n. The circulant matrix that sends e_k to
    e_(k-1) + e_(k+1) has the eigenvalues 2 cos(2 pi k/n): the first one for k = 0, and for
    1 <= k <= n/2 number 2k and, if 2k < n, number 2k + 1.
    """
    n, total = len(c), Fraction(0)
    require(n > 0, "the Fourier transform of no entries")
    steps = Matrix.make(n, n, lambda i, k: Fraction(
        ((i - k) % n == 1 % n) + ((k - i) % n == 1 % n)))
    cosines = numbers.eigenvalues(steps)
    for d in range(n):
        r = sum((c[k] * c[(k + d) % n] for k in range(n)), Fraction(0))
        k = min(j * d % n, -j * d % n)
        total = numbers.plus(total, numbers.times(r / 2, cosines[max(2 * k - 1, 0)]))
    return total


NUMBER = "index|rational|real"
RATIONAL = "index|rational"
FUNCTIONS = {
    "sigma": (["index", "matrix"], sigma),
    "sigma0": (["index", "matrix"], sigma0),
    "lambda": (["index", "matrix"], eigenvalue),
    "alignment": (["index", "matrix"], lambda numbers, i, a: numbers.alignment(i, a)),
    "leftsine": (["index", "matrix", "matrix"], lambda *values: sine(*values, True)),
    "rightsine": (["index", "matrix", "matrix"], lambda *values: sine(*values, False)),
    "disc": (["matrix"], discriminants.discriminant),
    "discdegree": (["matrix", "matrix"], discriminants.degree),
    "disczeros": (["matrix", "matrix"], discriminants.zeros),
    "discoddzeros": (["matrix", "matrix"], discriminants.odd_zeros),
    "tr": (["matrix"], lambda _, a: a.trace()),
    "det": (["matrix"], lambda _, a: a.determinant()),
    "frobenius2": (["matrix"], lambda _, a: sum((x * x for row in a.entries for x in row),
                                                Fraction(0))),
    "rownorm2": (["index", "matrix"], row_norm),
    "fourier2": (["index", "vector"], fourier),
    "sorted": (["index", "vector"], lambda _, i, v: at(sorted(map(abs, v), reverse=True), i)),
    "abs": ([NUMBER + "|vector"], absolute),
    "sqrt": ([NUMBER], lambda numbers, x: numbers.root(x)),
    "exp": ([NUMBER], lambda numbers, x: numbers.exponential(x)),
    "index": (["index"], lambda _, i: i),
    "dot": (["vector", "vector"], dot),
    "phi": (["vector", RATIONAL], activation),
    "slopes": (["vector", RATIONAL], slopes),
    "vec": (["matrix"], entries),
    "column": (["vector"], lambda _, x: Matrix.column(x)),
    "stack": (["matrix", "matrix"], lambda _, a, b: a.above(b)),
    "kron": (["matrix", "matrix"], lambda _, a, b: a.kronecker(b)),
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
