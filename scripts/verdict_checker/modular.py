# SPDX-License-Identifier: Apache-2.0
"""Rational polynomials modulo a monic one: lists, the leading coefficient first."""
from fractions import Fraction

from .limits import NUMBER, require


def stripped(g):
    while g and g[0] == 0:
        g = g[1:]
    return g


def times(g, h):
    product = [Fraction(0)] * max(len(g) + len(h) - 1, 0)
    for i, a in enumerate(g):
        for j, b in enumerate(h):
            product[i + j] += a * b
    return product


def minus(g, h):
    n = max(len(g), len(h))
    g, h = [0] * (n - len(g)) + list(g), [0] * (n - len(h)) + list(h)
    return [a - b for a, b in zip(g, h)]


def divided(g, f):
    """Quotient and remainder of g by f, whose leading coefficient is not 0."""
    g, quotient = [Fraction(c) for c in g], []
    while len(g) >= len(f):
        c = g[0] / f[0]
        require(c.numerator.bit_length() + c.denominator.bit_length() <= NUMBER,
                "a number is too long")
        quotient.append(c)
        g = [a - c * b for a, b in zip(g, f)][1:] + g[len(f):]
    return quotient, stripped(g)


def inverse(g, f):
    """A polynomial h with gh = 1 modulo f, or None if g and f have a root in common."""
    (a, x), (b, y) = (list(f), []), (divided(g, f)[1], [Fraction(1)])
    while b:  # a = x g and b = y g modulo f
        quotient, rest = divided(a, b)
        (a, x), (b, y) = (b, y), (rest, divided(minus(x, times(quotient, y)), f)[1])
    return [c / a[0] for c in x] if len(a) == 1 else None


def derivative(f):
    return [(len(f) - 1 - k) * c for k, c in enumerate(f[:-1])]
