# SPDX-License-Identifier: Apache-2.0
"""Values of terms: whole numbers, real numbers, matrices, vectors (lists) and sets (frozensets)."""
from fractions import Fraction

from .functions import FUNCTIONS
from .gathering import Gathering
from .kinds import index, is_number, kind, members
from .limits import require
from .matrices import Matrix, bounded
from .subspaces import Subspaces


class Evaluation(Gathering):
    """Evaluates terms with the values of names; `values` changes while quantifiers run."""

    def __init__(self, values):
        self.values, self.numbers = dict(values), Subspaces()

    def term(self, term):
        return getattr(self, "read_" + NAMES.get(term[0], term[0]))(*term[1:])

    # --- operations -------------------------------------------------------------------------

    def read_number(self, value):
        return value

    def read_name(self, name):
        require(name in self.values, f"{name} has no value")
        return self.values[name]

    def read_plus(self, left, right, sign=1):
        x, y = self.term(left), self.term(right)
        if isinstance(x, Matrix) and isinstance(y, Matrix):
            return x.plus(y, sign)
        if isinstance(x, list) and isinstance(y, list):
            require(len(x) == len(y), "shapes do not fit")
            return [bounded(a + sign * b) for a, b in zip(x, y)]
        require(is_number(x) and is_number(y), f"a sum of a {kind(x)} and a {kind(y)}")
        return self.numbers.plus(x, y, sign)

    def read_difference(self, left, right):
        return self.read_plus(left, right, -1)

    def read_minus(self, term):
        return self.read_times(("number", -1), term)

    def read_times(self, left, right):
        x, y = self.term(left), self.term(right)
        if isinstance(x, Matrix) and isinstance(y, Matrix):
            return x.times(y)
        if isinstance(x, Matrix) and isinstance(y, list):
            return [row[0] for row in x.times(Matrix.column(y)).entries]
        require(is_number(x), f"a product of a {kind(x)} and a {kind(y)}")
        if isinstance(y, (Matrix, list)):
            require(isinstance(x, (int, Fraction)),
                    f"a {kind(y)} times a number that is not rational")
            x = Fraction(x)
            return y.scaled(x) if isinstance(y, Matrix) else [bounded(x * a) for a in y]
        require(is_number(y), f"a product of a {kind(x)} and a {kind(y)}")
        return self.numbers.times(x, y)

    def read_over(self, left, right):
        x, y = self.term(left), self.term(right)
        require(is_number(x) and is_number(y), "a quotient of what are no numbers")
        return self.numbers.over(x, y)

    def read_power(self, base, k):
        x = self.term(base)
        require(is_number(x), f"a power of a {kind(x)}")
        return self.numbers.power(x, k)

    def read_transpose(self, term):
        x = self.term(term)
        require(isinstance(x, Matrix), f"the transpose of a {kind(x)}")
        return x.transposed()

    def read_pi(self):
        return self.numbers.pi()

    def read_entry(self, term, position):
        i = index(self.term(position))
        if term[0] == "name" and term[1] not in self.values:
            return self.read_name(f"{term[1]}[{i}]")  # of a family, or of a sequence of dimensions
        x = self.term(term)
        require(isinstance(x, (list, frozenset)), f"an entry of a {kind(x)}")
        require(1 <= i <= len(x), "an entry that is not there")
        return x[i - 1] if isinstance(x, list) else sorted(x)[i - 1]

    def read_count(self, term):
        return len(members(self.term(term)))

    def read_set(self, *terms):
        values = [index(self.term(term)) for term in terms]
        require(values == sorted(set(values)) and min(values, default=1) > 0, "not a set")
        return frozenset(values)

    def read_call(self, name, *arguments):
        require(name in FUNCTIONS, f"there is no function {name}")
        kinds, function = FUNCTIONS[name]
        values = [self.term(argument) for argument in arguments]
        require(len(values) == len(kinds), f"{name} has {len(kinds)} arguments")
        for value, wanted in zip(values, kinds):
            require(kind(value) in wanted.split("|"), f"{name} of a {kind(value)}")
        return function(self.numbers, *values)


NAMES = {"+": "plus", "-": "difference", "*": "times", "/": "over", "^": "power",
         **dict.fromkeys(("<=", "<", "=", "!=", "and", "=>", "forall"), "nothing")}


def total_exponent(tree):
    """The largest product of exponents that are nested."""
    inner = max((total_exponent(part) for part in tree if isinstance(part, tuple)), default=1)
    return inner * tree[2] if tree and tree[0] == "^" else inner
