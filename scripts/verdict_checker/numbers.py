# SPDX-License-Identifier: Apache-2.0
"""Real numbers: fractions, quotients of two forms, and those known by enclosures alone."""
from fractions import Fraction
from functools import cmp_to_key

from . import enclosed, series
from .enclosed import Enclosed
from .forms import constant, content, plus, scaled
from .limits import NUMBER, require

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
        if isinstance(x, Enclosed) or isinstance(y, Enclosed):
            return self.enclosed(enclosed.plus if sign > 0 else enclosed.minus, x, y)
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
        if isinstance(x, Enclosed) or isinstance(y, Enclosed):
            exact = y if isinstance(x, Enclosed) else x
            if isinstance(exact, (int, Fraction)) and exact == 0:
                return Fraction(0)
            return self.enclosed(enclosed.times, x, y)
        if not isinstance(x, Number) and not isinstance(y, Number):
            require(size(x) + size(y) <= NUMBER, "a number is too long")
            return x * y
        (a, b), (c, d) = self.parts(x), self.parts(y)
        return self.make(self.forms.product(a, c), self.forms.product(b, d))

    def over(self, x, y):
        sign = self.sign(y)
        require(sign != 0, "a division by zero")
        if isinstance(x, Enclosed) or isinstance(y, Enclosed):
            return self.enclosed(enclosed.over, x, y)
        if not isinstance(y, Number):
            return self.times(x, 1 / Fraction(y))
        c, d = self.parts(y)
        return self.times(x, self.make(scaled(d, sign), scaled(c, sign)))

    def power(self, x, k):
        if isinstance(x, (int, Fraction)):
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

    # --- enclosures -------------------------------------------------------------------------

    def enclosed(self, operation, *parts):
        return Enclosed(lambda p: operation(p, *(self.enclosure(x, p) for x in parts)))

    def enclosure(self, x, p):
        """Fractions low <= x <= high."""
        if isinstance(x, Enclosed):
            return x.at(p)
        if not isinstance(x, Number):
            return Fraction(x), Fraction(x)
        top, bottom = self.enclosure_of(x.numerator, p), self.enclosure_of(x.denominator, p)
        if bottom == (1, 1):
            return top
        return enclosed.over(p, top, bottom)

    def enclosure_of(self, form, p):
        if set(form) <= {()}:
            return (form.get((), Fraction(0)),) * 2
        t = content(form)
        q = p + max(t.numerator.bit_length() - t.denominator.bit_length(), 0) + 1
        low, high = self.forms.enclosure(scaled(form, 1 / t), q)
        return t * Fraction(low, 1 << q), t * Fraction(high, 1 << q)

    def exponential(self, x):
        if not isinstance(x, Enclosed) and self.sign(x) == 0:
            return Fraction(1)
        return self.enclosed(enclosed.exp, x)

    @staticmethod
    def pi():
        return Enclosed(series.pi)

    # --- order ------------------------------------------------------------------------------

    def sign(self, x, **limit):
        if isinstance(x, Enclosed):
            return enclosed.sign(x)
        if isinstance(x, Number):
            return self.forms.sign(x.numerator, **limit)
        return (x > 0) - (x < 0)

    def descending(self, values):
        return sorted(values, key=cmp_to_key(self.compare), reverse=True)

    def absolute(self, x):
        if isinstance(x, Enclosed):
            return self.enclosed(enclosed.absolute, x)
        return self.times(-1, x) if self.sign(x) < 0 else x

    def root(self, x):
        if isinstance(x, Enclosed):
            # Now: a product with 0 does not look at it any more.
            enclosed.require_root(x)
            return self.enclosed(enclosed.root, x)
        sign = self.sign(x)
        if sign <= 0:
            require(sign == 0, "the root of a negative number")
            return Fraction(0)
        a, b = self.parts(x)  # the root of a/b is that of ab, divided by b
        return self.make(self.forms.root(self.forms.product(a, b)), b)
