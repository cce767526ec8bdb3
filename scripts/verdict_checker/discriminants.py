# SPDX-License-Identifier: Apache-2.0
"""Discriminants of characteristic polynomials, and of those of S + tH as polynomials in t."""
from fractions import Fraction
from math import gcd, lcm

from .limits import ORDER, Undecided, require
from .matrices import Matrix
from .modular import derivative, divided, minus, stripped, times


def discriminant(_, a):
    """The product of (x_i - x_j)^2 over i < j for the eigenvalues: the determinant of the n x n
    matrix of power sums tr(A^(i+j)), i and j from 0, which is V'V for V_ij = x_i^j.
    """
    n, powers = a.square().rows, [Matrix.diagonal([Fraction(1)] * a.rows)]
    if n > ORDER:
        raise Undecided(f"a discriminant of order {n}; the limit is {ORDER}")
    for _ in range(2 * n - 2):
        powers.append(powers[-1].times(a))
    sums = [power.trace() for power in powers]
    return Matrix.make(n, n, lambda i, j: sums[i + j]).determinant()


def pencil(s, h):
    """The discriminant of S + tH as a polynomial in t, without leading zeros.

    Its degree is at most n(n - 1), because that of tr((S + tH)^k) is at most k; so the values at
    0, ..., n(n - 1) determine it (Newton's divided differences).
    """
    require(s.is_symmetric() and h.is_symmetric(), "a pencil of matrices that are not symmetric")
    require(s.rows == h.rows, "shapes do not fit")
    if s.rows > 8:
        raise Undecided(f"the discriminant of a pencil of order {s.rows}; the limit is 8")
    count = s.rows * (s.rows - 1) + 1
    differences = [discriminant(None, s.plus(h.scaled(Fraction(t)))) for t in range(count)]
    for order in range(1, count):
        for t in range(count - 1, order - 1, -1):
            differences[t] = (differences[t] - differences[t - 1]) / order
    f = []
    for t in range(count - 1, -1, -1):  # f (x - t) + the difference of order t
        f = minus(times(f, [Fraction(1), Fraction(-t)]), [-differences[t]])
    return stripped(f)


def primitive(f):
    """f times a positive number, its coefficients integers without a common factor."""
    bottom = lcm(*(Fraction(c).denominator for c in f))
    f = [int(c * bottom) for c in f]
    content = gcd(*f)
    return [c // content for c in f]


def real_zeros(f):
    """How many different real zeros f has, by Sturm's theorem; f is not 0."""
    chain = [primitive(f)]
    following = stripped(derivative(f))
    while following:
        chain.append(primitive(following))
        following = [-c for c in divided(chain[-2], chain[-1])[1]]
    def changes(signs):
        return sum(s != t for s, t in zip(signs, signs[1:]))
    right = [g[0] > 0 for g in chain]
    left = [(g[0] > 0) == (len(g) % 2 == 1) for g in chain]
    return changes(left) - changes(right)


def common(f, g):
    """The greatest common divisor, up to a factor."""
    while g:
        f, g = g, [c for c in divided(f, g)[1]]
        g = primitive(g) if g else g
    return primitive(f)


def odd_part(f):
    """A polynomial whose zeros are those of odd multiplicity of f, each once.

    The gcd of f and f' has each zero once less; f_k below has the zeros of multiplicity k or more,
    each once, so that f_1/f_2 f_3/f_4 ... has those of odd multiplicity.
    """
    layers, left = [], primitive(f)
    while len(left) > 1:
        rest = common(left, derivative(left))
        layers.append(divided(left, rest)[0])
        left = rest
    odd = [Fraction(1)]
    for k in range(0, len(layers), 2):
        above = layers[k + 1] if k + 1 < len(layers) else [1]
        odd = times(odd, divided(layers[k], above)[0])
    return odd


def degree(_, s, h):
    return len(pencil(s, h)) - 1


def zeros(_, s, h):
    f = pencil(s, h)
    return real_zeros(f) if f else 0


def odd_zeros(_, s, h):
    f = pencil(s, h)
    return real_zeros(odd_part(f)) if f else 0
