# SPDX-License-Identifier: Apache-2.0
"""Terms as trees: nested tuples that begin with a word."""
from .limits import EXPONENT, require
from .reader import Reader

GATHERING = {"sum", "prod", "min", "max", "chain", "stack", "iterate", "sumlargest", "largest"}


class Terms(Reader):
    """Between parentheses there may be a formula, which the class below this one reads."""

    def domain(self):
        first = self.sum()
        domain = ("range", first, self.sum()) if self.skip("..") else ("members", first)
        while self.skip("without"):
            domain = "without", domain, self.product()
        return domain

    def sum(self):
        left = ("minus", self.product()) if self.skip("-") else self.product()
        while self.next in ("+", "-"):
            left = self.take(), left, self.product()
        return left

    def product(self):
        left = self.power()
        while self.next in ("*", "/"):
            left = self.take(), left, self.power()
        return left

    def power(self):
        left = self.postfix()
        if self.skip("^"):
            k = self.take()
            require(k.isdecimal() and len(k) < 9 and 1 <= int(k) <= EXPONENT,
                    f"an exponent has to be a whole number from 1 to {EXPONENT}")
            left = "^", left, int(k)
            require(self.next != "^", "a power of a power without parentheses, as in 2^3^2")
        return left

    def postfix(self):
        left = self.deeper(self.atom)
        while self.next in ("'", "["):
            left = ("transpose", left) if self.skip("'") else self.entry(left)
        return left

    def entry(self, left):
        self.expect("[")
        position = self.sum()
        self.expect("]")
        return "entry", left, position

    def atom(self):
        if self.skip("("):
            inner = self.formula()
            self.expect(")")
            return inner
        if self.skip("#"):
            # What is counted is a set, also one of a family: #Z, #Z[k], #{1,3}.
            counted = self.deeper(self.atom)
            return "count", self.entry(counted) if self.next == "[" else counted
        if self.skip("{"):
            members = [] if self.next == "}" else self.list(self.sum)
            self.expect("}")
            return "set", *members
        if self.next.isdecimal():
            return "number", int(self.take())
        if self.skip("pi"):
            return ("pi",)
        name = self.name()
        if not self.skip("("):
            return "name", name
        call = self.gathering(name) if name in GATHERING else self.call(name)
        self.expect(")")
        return call

    def call(self, name, *first):
        """The arguments of a function, of which the first may have been read."""
        if name == "all":
            return "and", *([] if self.next == ")" else self.list(self.formula))
        more = self.skip(",") if first else self.next != ")"
        return "call", name, *first, *(self.list(self.sum) if more else ())

    def gathering(self, word):
        """sum(i in DOMAIN: x), sumlargest(k; i in DOMAIN: x), sum(Z subset 1..n: x) and so on.

        min(a, b) and stack(A, B) are calls.
        """
        first = None
        if self.after not in ("in", "subset"):
            first = self.sum()
            if self.next != ";":
                return self.call(word, first)
            require(word in ("sumlargest", "largest", "min"), f"a ';' in {word}")
            self.take()
        require(first or word not in ("sumlargest", "largest"), f"{word} of how many")
        name = self.name()
        if word == "sum" and self.skip("subset"):
            self.expect("1", "..")
            domain = "all subsets", self.sum()
        else:
            self.expect("in")
            domain = self.domain()
        if word == "iterate":
            self.expect(",")
            state = self.name()
            self.expect("=")
            start = self.sum()
            self.expect(":")
            return "iterate", name, domain, state, start, self.sum()
        self.expect(":")
        body = self.sum()
        if word == "chain":
            return "chain", name, domain, body, self.sum() if self.skip(";") else None
        if word == "stack":
            return "stacked", name, domain, body
        return "fold", word, first, name, domain, body
