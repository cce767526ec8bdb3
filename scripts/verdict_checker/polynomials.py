# SPDX-License-Identifier: Apache-2.0
"""Polynomials with integer coefficients: lists, the leading coefficient first."""
from math import gcd


def value(f, a, e):
    """2^(n max(e, 0)) f(a/2^e), an integer of the sign of f there; n is the degree."""
    if e < 0:
        a, e = a << -e, 0
    total = 0
    for k, c in enumerate(f):
        total = total * a + (c << e * k)
    return total


def roots_above(f, a, e):
    """How many roots of f are greater than a/2^e, if all roots are real and this is none of them.

    The sign changes in the coefficients of f(x + a/2^e), times a power of two.
    """
    if e < 0:
        a, e = a << -e, 0
    g = [c << e * k for k, c in enumerate(f)]
    for last in range(len(g), 1, -1):
        for j in range(1, last):
            g[j] += a * g[j - 1]
    signs = [c > 0 for c in g if c]
    return sum(s != t for s, t in zip(signs, signs[1:]))


def quotient(f, g):
    """f/g for a monic g, or None if g does not divide f."""
    f, n = list(f), len(g) - 1
    if len(f) <= n:
        return None
    for k in range(len(f) - n):
        for j in range(1, n + 1):
            f[k + j] -= f[k] * g[j]
    return None if any(f[len(f) - n:]) else f[:len(f) - n]


def primitive(f):
    """f without leading zeros, divided by the greatest common divisor of its coefficients."""
    while f and f[0] == 0:
        f = f[1:]
    content = gcd(*f)
    return [c // content for c in f] if f and content else []


def squarefree(f):
    """The monic polynomial with the roots of a monic f, each once: f/gcd(f, f')."""
    n = len(f) - 1
    g, h = f, primitive([(n - k) * c for k, c in enumerate(f[:-1])])
    while h:  # Euclid's algorithm; factors that are constant do not matter
        r = list(g)
        while len(r) >= len(h):
            top = r[0]
            r = [h[0] * c for c in r]
            for j, c in enumerate(h):
                r[j] -= top * c
            r = r[1:]
        g, h = h, primitive(r)
    if g[0] < 0:
        g = [-c for c in g]
    return quotient(f, g)


def characteristic(matrix):
    """det(xI - M) of a square matrix of integers, by Faddeev and LeVerrier."""
    n = len(matrix)
    f, power = [1], [[0] * n for _ in range(n)]
    for k in range(1, n + 1):
        # N_k = M N_(k-1) + c_(k-1) I and c_k = -tr(M N_k)/k, without a remainder.
        for i in range(n):
            power[i][i] += f[-1]
        columns = list(zip(*power))
        power = [[sum(x * y for x, y in zip(row, column)) for column in columns]
                 for row in matrix]
        f.append(-sum(power[i][i] for i in range(n)) // k)
    return f
