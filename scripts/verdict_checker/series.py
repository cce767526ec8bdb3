# SPDX-License-Identifier: Apache-2.0
"""Enclosures of e^x and pi by rational sums; proofs/certifier-verdict-file.md, V7."""
from fractions import Fraction

from .limits import EXPONENTIAL, Undecided


def taylor(y, q):
    """Integers low <= 2^q e^(y/2^q) <= high for an integer y with 0 <= y <= 2^q."""
    low, high, n = 0, 0, 0
    down = up = 1 << q  # below and above 2^q (y/2^q)^n/n!
    while down or n == 0:
        low, high, n = low + down, high + up, n + 1
        down, up = down * y // (n << q), -(-up * y // (n << q))
    # What is left is at most twice the first term of it, each being at most half of the one before.
    return low, high + 2 * up


def exponential(x, p):
    """Fractions low <= e^x <= high for a fraction x."""
    if x < 0:
        low, high = exponential(-x, p)
        return 1 / high, 1 / low
    if x > EXPONENTIAL:
        raise Undecided(f"e to the power of a number above {EXPONENTIAL}")
    halvings = max(x.numerator.bit_length() - x.denominator.bit_length() + 1, 0)  # x < 2^halvings
    q = p + 2 * int(x) + halvings + 16
    y = (x.numerator << q) // (x.denominator << halvings)  # x/2^halvings is in [y, y + 1]/2^q
    low, high = taylor(y, q)[0], taylor(y + 1, q)[1]
    for _ in range(halvings):
        low, high = low * low >> q, -(-high * high >> q)
    return Fraction(low, 1 << q), Fraction(high, 1 << q)


def arctangent(n, q):
    """Integers low <= 2^q arctan(1/n) <= high for n > 1."""
    low, high, k = 0, 0, 0
    while True:
        bottom = n ** (2 * k + 1) * (2 * k + 1)
        down, up = (1 << q) // bottom, -(-(1 << q) // bottom)
        if not down:
            return low - up, high + up  # what is left is at most its first term, up or down
        low, high = (low + down, high + up) if k % 2 == 0 else (low - up, high - down)
        k += 1


def pi(p):
    """Fractions low <= pi <= high: pi = 16 arctan(1/5) - 4 arctan(1/239)."""
    q = p + 16
    (a, b), (c, d) = arctangent(5, q), arctangent(239, q)
    return Fraction(16 * a - 4 * d, 1 << q), Fraction(16 * b - 4 * c, 1 << q)
