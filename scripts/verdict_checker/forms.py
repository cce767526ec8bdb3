# SPDX-License-Identifier: Apache-2.0
"""Forms: polynomials with rational coefficients in atoms, which name real algebraic integers.

A form is a dictionary from monomials, tuples of (atom, exponent) in the order of atoms, to
fractions other than 0. An atom is a number from 0; atoms.py says what it stands for.
"""
from fractions import Fraction
from math import gcd, isqrt, lcm

from .limits import TERMS, Undecided

ZERO = {}


def constant(x):
    return {(): Fraction(x)} if x else ZERO


def add(total, f, factor=1):
    """Adds factor times f to `total`, in place."""
    for monomial, c in f.items():
        c = total.get(monomial, 0) + factor * c
        if c:
            total[monomial] = c
        else:
            total.pop(monomial, None)
    if len(total) > TERMS:
        raise Undecided("an expression is too long")


def plus(f, g, factor=1):
    """f + factor g."""
    total = dict(f)
    add(total, g, factor)
    return total


def scaled(f, factor):
    return {monomial: c * factor for monomial, c in f.items()} if factor else ZERO


def content(f):
    """The positive t for which the coefficients of f/t are integers without a common factor."""
    return Fraction(gcd(*(c.numerator for c in f.values())),
                    lcm(*(c.denominator for c in f.values())))


def square_part(n):
    """Integers s and t, n = s^2 t, where small primes are not twice in t > 0."""
    s, p = 1, 2
    while p < 1000 and p * p <= n:
        while n % (p * p) == 0:
            n, s = n // (p * p), s * p
        p += 1
    return (s * isqrt(n), 1) if isqrt(n) ** 2 == n else (s, n)


def without(exponents, atoms):
    exponents = dict(exponents)
    for atom in atoms:
        exponents[atom] -= 1
    return tuple(sorted((a, k) for a, k in exponents.items() if k))
