# SPDX-License-Identifier: Apache-2.0
"""Vectors and matrices that the statement language builds. Positions count from 1."""
from fractions import Fraction

from .kinds import at, size
from .limits import require
from .matrices import Matrix


def mask(_, masked, slope, count):
    require(max(masked, default=0) <= size(count), "a mask outside its range")
    return [Fraction(slope) if k in masked else Fraction(1) for k in range(1, count + 1)]


def replace(_, vector, position, x):
    at(vector, position)
    return vector[:position - 1] + [Fraction(x)] + vector[position:]


def slopes(_, vector, slope):
    """The slopes of t -> t for t >= 0, slope t for t < 0."""
    return [Fraction(1) if t >= 0 else Fraction(slope) for t in vector]


def activation(_, vector, slope):
    return [t * s for t, s in zip(vector, slopes(_, vector, slope))]


def entries(_, a):
    """Column after column."""
    return [x for column in a.transposed().entries for x in column]


def delete(_, rows, columns, a):
    require(max(rows, default=0) <= a.rows and max(columns, default=0) <= a.columns,
            "a row or column that is not there")
    keep = [j for j in range(a.columns) if j + 1 not in columns]
    return Matrix(a.rows - len(rows), len(keep),
                  [[row[j] for j in keep] for i, row in enumerate(a.entries) if i + 1 not in rows])


def circulant(_, row):
    n = len(row)
    return Matrix.make(n, n, lambda i, j: row[(j - i) % n])


def normal_blocks(_, real, imaginary):
    """[a] where b = 0; else [a b; -b a], in which the next entry takes part."""
    require(len(real) == len(imaginary), "shapes do not fit")
    n, first, i = len(real), set(), 0
    while i < n:
        first |= {i} if imaginary[i] else set()
        i += 2 if imaginary[i] else 1
    def entry(i, j):
        if i == j:
            return real[i]
        if min(i, j) in first and abs(i - j) == 1:
            return imaginary[i] if i < j else -imaginary[j]
        return Fraction(0)
    return Matrix.make(n, n, entry)


def conjugate_pairs(_, real, imaginary):
    """Whether the numbers are real or come in adjacent conjugate pairs."""
    i, n = 0, len(real)
    while i < n == len(imaginary):
        if imaginary[i]:
            if i + 1 == n or (real[i], imaginary[i]) != (real[i + 1], -imaginary[i + 1]):
                return False
            i += 1
        i += 1
    return n == len(imaginary)
