# SPDX-License-Identifier: Apache-2.0
"""What the checker refuses, and how far it goes."""

FILE = 1 << 27        # bytes of a file
DIGITS = 100_000      # of one number in a file
STATEMENT = 20_000    # characters of a statement
DEPTH = 100           # of parentheses and of formulas inside formulas
EXPONENT = 1024       # of powers, and the product of nested ones
BITS = 200_000        # that the sign of one number may take
PRECISION = 4096      # bits of a number of which only enclosures are known
EXPONENTIAL = 2048    # largest x in e^x
NUMBER = 1 << 22      # bits of a rational number
TERMS = 20_000        # of a polynomial in algebraic numbers
ORDER = 20            # of matrices whose spectrum is asked for
FACTORED = 12         # degree up to which polynomials are split into factors
SIZE = 1 << 12        # rows and columns, and values of one quantifier
COMPARISONS = 200_000  # in one statement
SUBSETS = 12          # elements whose subsets are all visited
MEMORY = 4 << 30      # bytes that a process may use


class Rejected(Exception):
    """What a record says is false, or has no meaning, or was not proved within the limits."""


class Undecided(Rejected):
    """Neither proved nor refuted within the limits."""


def require(condition, reason):
    if not condition:
        raise Rejected(reason)
