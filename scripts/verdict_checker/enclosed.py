# SPDX-License-Identifier: Apache-2.0
"""Real numbers of which only enclosures are known. Their signs are decided where they are not 0."""
from fractions import Fraction
from math import isqrt

from .limits import PRECISION, Rejected, Undecided
from .series import exponential


class Vague(Exception):
    """An enclosure is too wide; a narrower one may serve."""


class Enclosed:
    """A number x: `at(p)` gives fractions low <= x <= high, nearer to each other for larger p.

    How near does not matter for what is proved: `sign` asks on until 0 is outside.
    """

    def __init__(self, read):
        self.read, self.known = read, {}

    def at(self, p):
        if p not in self.known:
            low, high = self.read(p)
            self.known[p] = (Fraction((low.numerator << p) // low.denominator, 1 << p),
                             Fraction(-((-high.numerator << p) // high.denominator), 1 << p))
        return self.known[p]


def plus(_, x, y):
    return x[0] + y[0], x[1] + y[1]


def minus(_, x, y):
    return x[0] - y[1], x[1] - y[0]


def times(_, x, y):
    ends = [a * b for a in x for b in y]
    return min(ends), max(ends)


def over(p, x, y):
    if y[0] <= 0 <= y[1]:
        raise Vague
    return times(p, x, (1 / y[1], 1 / y[0]))


def absolute(_, x):
    if x[0] >= 0:
        return x
    return (-x[1], -x[0]) if x[1] <= 0 else (Fraction(0), max(-x[0], x[1]))


def root(p, x):
    if x[1] < 0:
        raise Rejected("the root of a negative number")
    if x[0] < 0:
        raise Vague
    low, high = ((a.numerator << 2 * p) // a.denominator for a in x)
    return Fraction(isqrt(low), 1 << p), Fraction(isqrt(high) + 1, 1 << p)


def require_root(x):
    """Sees to it that x has a root, before that is used or dropped: it has to be seen that x >= 0."""
    p = 64
    while p <= PRECISION:
        try:
            low, high = x.at(p)
            if high < 0:
                raise Rejected("the root of a negative number")
            if low >= 0:
                return
        except Vague:
            pass
        p *= 2
    raise Undecided("whether a number has a root: only enclosures of it are known")


def exp(p, x):
    return exponential(x[0], p)[0], exponential(x[1], p)[1]


def sign(x):
    p = 64
    while p <= PRECISION:
        try:
            low, high = x.at(p)
            if low > 0 or high < 0:
                return 1 if low > 0 else -1
        except Vague:
            pass
        p *= 2
    raise Undecided(f"a number of which only enclosures are known is 0 or below 2^-{PRECISION}")
