# SPDX-License-Identifier: Apache-2.0
"""The roots z_1 > ... > z_n of one squarefree monic integer polynomial, whose sum is 0."""
from fractions import Fraction
from itertools import combinations_with_replacement

from .limits import TERMS, Undecided
from .roots import isolated, refined


def exact_root(x, k):
    """The rational k-th root of a fraction x, positive for even k, or None."""
    def integer(n):
        low, high = 0, 1 << n.bit_length() // k + 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if middle ** k <= n else (low, middle - 1)
        return low if low ** k == n else None
    p, q = integer(abs(x.numerator)), integer(x.denominator)
    if p is None or q is None or x < 0 and k % 2 == 0:
        return None
    return Fraction(p, q) if x >= 0 else Fraction(-p, q)


class Family:
    def __init__(self, polynomial):
        self.polynomial = polynomial
        self.degree = len(polynomial) - 1
        integers, _, self.cells = isolated(polynomial)
        if integers:
            raise Undecided("a polynomial of high degree has an integer root")
        # Every conjugate of a root is a root.
        self.bound = max(max(abs(a), abs(a + 1)) >> e for a, e in self.cells) + 1
        self.rules = {}

    def enclosure(self, place, p):
        """An integer k for which the root lies between k/2^p and (k + 1)/2^p."""
        a, e = self.cells[place] = refined(self.polynomial, self.cells[place], p)
        return a >> e - p

    def ratio(self, polynomial):
        """A rational t != 0 such that the polynomial's roots are t z_1, ..., t z_n, or None."""
        if len(polynomial) != len(self.polynomial):
            return None
        pairs = list(enumerate(zip(polynomial, self.polynomial)))
        if any((a == 0) != (b == 0) for _, (a, b) in pairs):
            return None
        pairs = [(k, Fraction(a, b)) for k, (a, b) in pairs if b and k]
        t = exact_root(pairs[0][1], pairs[0][0])
        for t in [t, -t] if t else []:
            if all(quotient == t ** k for k, quotient in pairs):
                return t
        return None

    def rule(self, j):
        """What z_j^(n-j+1) is as a polynomial with lower powers of z_j and of z_1, ..., z_(j-1).

        The divided difference f[z_1, ..., z_j] is 0; it is the sum of c_k h_(n-k-j+1), where f is
        the sum of c_k x^(n-k) and h_d is the sum of all monomials of degree d. Gives pairs of a
        coefficient and a list of places, counted from 0, with repetitions.
        """
        if j not in self.rules:
            top, terms = self.degree - j + 1, []
            for k, c in enumerate(self.polynomial[:top + 1]):
                for places in combinations_with_replacement(range(j), top - k) if c else ():
                    if places != (j - 1,) * top or not top:
                        terms.append((-c, places))
                    if len(terms) > TERMS:
                        raise Undecided("an expression is too long")
            self.rules[j] = terms
        return self.rules[j]
