# SPDX-License-Identifier: Apache-2.0
"""Values of terms: whole numbers, real numbers, matrices, vectors (lists) and sets (frozensets)."""
from fractions import Fraction
from functools import reduce
from itertools import combinations

from .functions import FUNCTIONS
from .kinds import index, is_number, kind, members
from .limits import SIZE, SUBSETS, Rejected, require
from .matrices import Matrix
from .spectra import Spectra


class Evaluation:
    """Evaluates terms with the values of names; `values` changes while quantifiers run."""

    def __init__(self, values):
        self.values, self.numbers = dict(values), Spectra()

    def bound(self, name, value, read):
        """What `read` gives while the name has the value."""
        outer = self.values.get(name)
        self.values[name] = value
        result = read()
        if outer is None:
            del self.values[name]
        else:
            self.values[name] = outer
        return result

    def domain(self, domain):
        """The values over which a bound name runs."""
        word, *ends = domain
        if word == "members":
            return sorted(members(self.term(ends[0])))
        if word == "range":
            low, high = (index(self.term(end)) for end in ends)
            require(high - low < SIZE, "a range is too large")
            return range(low, high + 1)
        count = index(self.term(ends[0]))
        require(count <= SUBSETS, f"subsets of {count} elements; the limit is {SUBSETS}")
        least = 1 if word == "subsets" else 0
        return [frozenset(chosen) for k in range(least, max(count, 0) + 1)
                for chosen in combinations(range(1, count + 1), k)]

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
        require(is_number(x), f"a product of a {kind(x)} and a {kind(y)}")
        if isinstance(y, Matrix):
            require(isinstance(x, (int, Fraction)), "a matrix times a number that is not rational")
            return y.scaled(Fraction(x))
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

    def read_entry(self, term, position):
        x, i = self.term(term), index(self.term(position))
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

    def read_fold(self, word, count, name, domain, body):
        values = []
        for value in self.domain(domain):
            values.append(self.bound(name, value, lambda: self.term(body)))
            require(is_number(values[-1]), f"{word} of what are no numbers")
        k = None if count is None else index(self.term(count))
        if word == "prod":
            return reduce(self.numbers.times, values, 1)
        if word in ("sum", "sumlargest"):
            if word == "sumlargest":
                require(0 <= k <= len(values), "sumlargest of too many")
                values = self.numbers.descending(values)[:k] if k < len(values) else values
            return reduce(self.numbers.plus, values, 0)
        k = {"min": len(values), "max": 1}.get(word, k)
        require(1 <= k <= len(values), f"{word} of too few values")
        return self.numbers.descending(values)[k - 1]

    def read_nothing(self, *_):
        raise Rejected("a formula in the place of a term")


NAMES = {"+": "plus", "-": "difference", "*": "times", "/": "over", "^": "power",
         **dict.fromkeys(("<=", "<", "=", "!=", "and", "=>", "forall"), "nothing")}


def total_exponent(tree):
    """The largest product of exponents that are nested."""
    inner = max((total_exponent(part) for part in tree if isinstance(part, tuple)), default=1)
    return inner * tree[2] if tree and tree[0] == "^" else inner
