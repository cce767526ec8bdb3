# SPDX-License-Identifier: Apache-2.0
"""Terms as trees: nested tuples that begin with a word."""
from .limits import EXPONENT, require
from .reader import Reader

FOLDS = {"sum", "prod", "min", "max", "sumlargest", "largest"}


class Terms(Reader):
    """Between parentheses there may be a formula, which the class below this one reads."""

    def domain(self):
        first = self.sum()
        return ("range", first, self.sum()) if self.skip("..") else ("members", first)

    def sum(self):
        left = ("minus", self.product()) if self.skip("-") else self.product()
        while self.next in ("+", "-"):
            left = self.take(), left, self.product()
        return left

    def product(self):
        left = self.power()
        while self.next in ("*", "/", "."):
            operator = self.take()
            left = "*" if operator == "." else operator, left, self.power()
        return left

    def power(self):
        left = self.postfix()
        while self.skip("^"):
            k = self.take()
            require(k.isdecimal() and len(k) < 9 and 1 <= int(k) <= EXPONENT, "an exponent")
            left = "^", left, int(k)
        return left

    def postfix(self):
        left = self.deeper(self.atom)
        while self.next in ("'", "["):
            if self.skip("'"):
                left = "transpose", left
            else:
                self.expect("[")
                left = "entry", left, self.sum()
                self.expect("]")
        return left

    def atom(self):
        if self.skip("("):
            inner = self.formula()
            self.expect(")")
            return inner
        if self.skip("#"):
            return "count", self.atom()
        if self.skip("{"):
            members = [] if self.next == "}" else self.list(self.sum)
            self.expect("}")
            return "set", *members
        if self.next.isdecimal():
            return "number", int(self.take())
        name = self.name()
        if not self.skip("("):
            return "name", name
        if name in FOLDS and (fold := self.fold(name)):
            return fold
        arguments = [] if self.next == ")" else self.list(self.sum)
        self.expect(")")
        return "call", name, *arguments

    def fold(self, word):
        """sum(i in DOMAIN: term), sumlargest(k; i in DOMAIN: term), sum(Z subset 1..n: term)."""
        count = None
        if word in ("sumlargest", "largest"):
            count = self.sum()
            self.expect(";")
        elif self.tokens[self.place + 1] not in ("in", "subset"):
            return None  # min(a, b)
        name = self.name()
        if word == "sum" and self.skip("subset"):
            self.expect("1", "..")
            domain = "all subsets", self.sum()
        else:
            self.expect("in")
            domain = self.domain()
        self.expect(":")
        body = self.sum()
        self.expect(")")
        return "fold", word, count, name, domain, body
