# SPDX-License-Identifier: Apache-2.0
"""Real numbers: fractions, and quotients of two forms where a number is not visibly rational."""
from fractions import Fraction
from functools import cmp_to_key

from .forms import constant, plus, scaled
from .limits import NUMBER, Undecided, require

ONE = constant(1)


class Number:
    """numerator/denominator; the value of the denominator is positive."""

    def __init__(self, forms, numerator, denominator=ONE):
        self.forms, self.numerator, self.denominator = forms, numerator, denominator


def size(x):
    return x.numerator.bit_length() + x.denominator.bit_length()


class Numbers:
    """Arithmetic and order of numbers that share their atoms."""

    def __init__(self, forms):
        self.forms = forms

    def make(self, numerator, denominator=ONE):
        if denominator == ONE and set(numerator) <= {()}:
            return numerator.get((), Fraction(0))
        return Number(self.forms, numerator, denominator)

    def parts(self, x):
        return (x.numerator, x.denominator) if isinstance(x, Number) else (constant(x), ONE)

    def plus(self, x, y, sign=1):
        if not isinstance(x, Number) and not isinstance(y, Number):
            return self.bounded(x + sign * y)
        (a, b), (c, d) = self.parts(x), self.parts(y)
        if b == d:
            return self.make(plus(a, c, sign), b)
        times = self.forms.product
        return self.make(plus(times(a, d), times(c, b), sign), times(b, d))

    def minus(self, x, y):
        return self.plus(x, y, -1)

    def times(self, x, y):
        if not isinstance(x, Number) and not isinstance(y, Number):
            require(size(x) + size(y) <= NUMBER, "a number is too long")
            return x * y
        (a, b), (c, d) = self.parts(x), self.parts(y)
        return self.make(self.forms.product(a, c), self.forms.product(b, d))

    def over(self, x, y):
        sign = self.sign(y)
        require(sign != 0, "a division by zero")
        if not isinstance(y, Number):
            return self.times(x, 1 / Fraction(y))
        c, d = self.parts(y)
        return self.times(x, self.make(scaled(d, sign), scaled(c, sign)))

    def power(self, x, k):
        if not isinstance(x, Number):
            require(size(x) * k <= NUMBER, "a number is too long")
            return x ** k
        result = x
        for _ in range(k - 1):
            result = self.times(result, x)
        return result

    @staticmethod
    def bounded(x):
        require(size(x) <= NUMBER, "a number is too long")
        return x

    # --- order ------------------------------------------------------------------------------

    def sign(self, x, **limit):
        if isinstance(x, Number):
            return self.forms.sign(x.numerator, **limit)
        return (x > 0) - (x < 0)

    def compare(self, x, y):
        """The sign of x - y."""
        difference = self.minus(x, y)
        try:
            return self.sign(difference, limit=4096)
        except Undecided:
            pass
        # Squares of numbers >= 0 are in the same order, and hold fewer roots.
        for _ in range(2):
            try:
                if self.sign(x, limit=4096) < 0 or self.sign(y, limit=4096) < 0:
                    break
                x, y = self.times(x, x), self.times(y, y)
                return self.sign(self.minus(x, y), limit=4096)
            except Undecided:
                pass
        return self.sign(difference)

    def descending(self, values):
        return sorted(values, key=cmp_to_key(self.compare), reverse=True)

    def absolute(self, x):
        return self.times(-1, x) if self.sign(x) < 0 else x

    def root(self, x):
        sign = self.sign(x)
        if sign <= 0:
            require(sign == 0, "the root of a negative number")
            return Fraction(0)
        a, b = self.parts(x)  # the root of a/b is that of ab, divided by b
        return self.make(self.forms.root(self.forms.product(a, b)), b)
