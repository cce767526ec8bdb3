# SPDX-License-Identifier: Apache-2.0
"""What values of terms are, and what is asked of them."""
from fractions import Fraction

from .enclosed import Enclosed
from .limits import SIZE, require
from .matrices import Matrix
from .numbers import Number


def kind(x):
    if isinstance(x, bool):
        return "condition"
    if isinstance(x, int):
        return "index"
    if isinstance(x, Fraction):
        return "rational"
    return {Number: "real", Enclosed: "real", Matrix: "matrix", list: "vector",
            frozenset: "set"}[type(x)]


def is_number(x):
    return kind(x) in ("index", "rational", "real")


def index(x):
    require(kind(x) == "index", f"a {kind(x)} where a whole number is needed")
    require(abs(x) < 1 << 30, "a whole number is too large")
    return x


def members(x):
    require(kind(x) == "set", f"a {kind(x)} where a set is needed")
    return x


def size(n):
    require(0 <= n <= SIZE, "a size is negative or too large")
    return n


def at(values, i):
    require(1 <= i <= len(values), "an index is out of range")
    return values[i - 1]
