# SPDX-License-Identifier: Apache-2.0
"""Matrices of fractions."""
from fractions import Fraction
from math import gcd, lcm

from .limits import NUMBER, ORDER, SIZE, Undecided, require
from .polynomials import characteristic


class Matrix:
    def __init__(self, rows, columns, entries):
        self.rows, self.columns = rows, columns
        self.entries = tuple(tuple(row) for row in entries)
        require(max(rows, columns) <= SIZE and rows * columns <= 16 * SIZE,
                "a matrix is too large")

    @staticmethod
    def make(rows, columns, entry):
        return Matrix(rows, columns, [[entry(i, j) for j in range(columns)] for i in range(rows)])

    @staticmethod
    def diagonal(values):
        n = len(values)
        return Matrix.make(n, n, lambda i, j: values[i] if i == j else Fraction(0))

    @staticmethod
    def column(values):
        return Matrix(len(values), 1, [[x] for x in values])

    def transposed(self):
        return Matrix.make(self.columns, self.rows, lambda i, j: self.entries[j][i])

    def plus(self, other, sign=1):
        require((self.rows, self.columns) == (other.rows, other.columns), "shapes do not fit")
        return Matrix.make(self.rows, self.columns,
                           lambda i, j: self.entries[i][j] + sign * other.entries[i][j])

    def mapped(self, change):
        return Matrix(self.rows, self.columns, [map(change, row) for row in self.entries])

    def scaled(self, x):
        return self.mapped(lambda entry: x * entry)

    def times(self, other):
        require(self.columns == other.rows, "shapes do not fit")
        require(self.rows * self.columns * other.columns <= 1 << 22, "matrices are too large")
        lines = list(zip(*other.entries)) if other.rows else [()] * other.columns
        return Matrix(self.rows, other.columns,
                      [[bounded(sum((x * y for x, y in zip(row, line)), Fraction(0)))
                        for line in lines] for row in self.entries])

    def above(self, other):
        """One matrix above another with as many columns."""
        require(self.columns == other.columns, "shapes do not fit")
        return Matrix(self.rows + other.rows, self.columns, self.entries + other.entries)

    def kronecker(self, other):
        """The blocks a_ij B."""
        require(self.rows * self.columns * other.rows * other.columns <= 16 * SIZE,
                "a matrix is too large")
        return Matrix(self.rows * other.rows, self.columns * other.columns, [
            [bounded(x * y) for x in row for y in line]
            for row in self.entries for line in other.entries])

    def square(self):
        require(self.rows == self.columns, "a matrix is not square")
        return self

    # --- integers ---------------------------------------------------------------------------

    def integral(self):
        """A fraction t > 0 and integers without a common factor, self = t times these."""
        numbers = [x for row in self.entries for x in row]
        bottom = lcm(*(x.denominator for x in numbers))
        top = gcd(*(x.numerator * (bottom // x.denominator) for x in numbers)) or 1
        t = Fraction(top, bottom)
        require(bottom.bit_length() + top.bit_length() <= NUMBER, "a number is too long")
        return t, tuple(tuple((x / t).numerator for x in row) for row in self.entries)

    def characteristic(self):
        """A fraction t > 0 and the characteristic polynomial of the integer matrix self/t."""
        t, numbers = self.square().integral()
        return t, Matrix(self.rows, self.rows, numbers).characteristic_of_integers()

    def characteristic_of_integers(self):
        if self.rows > ORDER:
            raise Undecided(f"a spectrum of order {self.rows}; the limit is {ORDER}")
        return characteristic(self.entries)

    def determinant(self):
        t, f = self.characteristic()
        return t ** self.rows * f[-1] * (-1) ** self.rows

    def trace(self):
        return sum((row[i] for i, row in enumerate(self.square().entries)), Fraction(0))

    def rank(self):
        rows, rank = [list(row) for row in self.integral()[1]], 0
        for column in range(self.columns):
            pivot = next((row for row in rows if row[column]), None)
            if pivot:
                rows.remove(pivot)
                rank += 1
                rows = [reduced([x * pivot[column] - y * row[column]
                                 for x, y in zip(row, pivot)]) for row in rows]
        return rank

    # --- properties -------------------------------------------------------------------------

    def is_symmetric(self, sign=1):
        return self.rows == self.columns and self.entries == self.transposed().scaled(sign).entries

    def is_orthogonal(self):
        unit = Matrix.diagonal([Fraction(1)] * self.square().rows)
        return self.times(self.transposed()).entries == unit.entries

    def is_positive_semidefinite(self):
        """The roots are real; none is negative exactly if the signs of coefficients alternate."""
        return self.is_symmetric() and all(
            c * (-1) ** k >= 0 for k, c in enumerate(self.characteristic()[1]))


def bounded(x):
    require(x.numerator.bit_length() + x.denominator.bit_length() <= NUMBER,
            "a number is too long")
    return x


def reduced(row):
    content = gcd(*row) or 1
    return [x // content for x in row]
