# SPDX-License-Identifier: Apache-2.0
"""Terms in which a name takes many values: sums, products, chains, stacks, iteration."""
from functools import reduce
from itertools import combinations

from .kinds import index, is_number, kind, members
from .limits import SIZE, SUBSETS, Rejected, require
from .matrices import Matrix


class Gathering:
    """`values` holds the values of names, and changes while bound names run."""

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
        if word == "without":
            left_out = index(self.term(ends[1]))
            return [value for value in self.domain(ends[0]) if value != left_out]
        count = index(self.term(ends[0]))
        require(count <= SUBSETS, f"subsets of {count} elements; the limit is {SUBSETS}")
        least = 1 if word == "subsets" else 0
        return [frozenset(chosen) for k in range(least, max(count, 0) + 1)
                for chosen in combinations(range(1, count + 1), k)]

    def each(self, name, domain, body):
        """The values of `body`, in order."""
        return [self.bound(name, value, lambda: self.term(body)) for value in self.domain(domain)]

    def read_fold(self, word, first, name, domain, body):
        values = self.each(name, domain, body)
        require(all(map(is_number, values)), f"{word} of what are no numbers")
        if word == "min" and first is not None:
            values.append(self.term(first))
            require(is_number(values[-1]), "min of what is no number")
        if word == "prod":
            return reduce(self.numbers.times, values, 1)
        k = index(self.term(first)) if word in ("sumlargest", "largest") else None
        if word in ("sum", "sumlargest"):
            if word == "sumlargest":
                require(0 <= k <= len(values), "sumlargest of too many")
                values = self.numbers.descending(values)[:k] if k < len(values) else values
            return reduce(self.numbers.plus, values, 0)
        k = {"min": len(values), "max": 1}.get(word, k)
        require(1 <= k <= len(values), f"{word} of too few values")
        return self.numbers.descending(values)[k - 1]

    def matrices(self, name, domain, body):
        values = self.each(name, domain, body)
        require(all(isinstance(x, Matrix) for x in values), "a chain or stack of no matrices")
        return values

    def read_chain(self, name, domain, body, start):
        """The product of all factors, the last one on the left, and of `start` on the right."""
        factors = self.matrices(name, domain, body)
        if start is not None:
            factors.insert(0, self.term(start))
            require(isinstance(factors[0], Matrix), "a chain that starts from no matrix")
        require(factors, "a chain without a factor")
        return reduce(lambda product, factor: factor.times(product), factors)

    def read_stacked(self, name, domain, body):
        blocks = self.matrices(name, domain, body)
        require(blocks, "a stack without a block")
        return reduce(Matrix.above, blocks)

    def read_iterate(self, name, domain, state, start, step):
        """What becomes of `start` when `state` is replaced by `step` for each value in turn."""
        require(name != state, "one name for what is counted and for what is iterated")
        value = self.term(start)
        require(kind(value) == "vector", f"iteration of a {kind(value)}")
        for k in self.domain(domain):
            value = self.bound(name, k, lambda: self.bound(
                state, value, lambda: self.term(step)))
            require(kind(value) == "vector", f"iteration of a {kind(value)}")
        return value

    def read_nothing(self, *_):
        raise Rejected("a formula in the place of a term")
