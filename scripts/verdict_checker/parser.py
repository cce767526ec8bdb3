# SPDX-License-Identifier: Apache-2.0
"""The text of a statement as a tree: nested tuples that begin with a word.

One grammar for all sorts of terms and for formulas, loosest first; types are found when a term has
a value. "f . A" and "f*A" both scale a matrix.

    formula     forall i in DOMAIN: formula | forall I nonempty subset 1..n: formula
                | comparison and ... | comparison => formula
    comparison  sum (<= | < | = | !=) sum
    sum         product (+ | -) ...        product     power (* | / | .) ...
    power       postfix ^ exponent         postfix     atom ' | atom [index]
    DOMAIN      sum..sum | sum
"""
import re

from .limits import DEPTH, EXPONENT, STATEMENT, Rejected, require

TOKEN = re.compile(r"\s*(\d+|[^\W\d]\w*|\.\.|<=|!=|=>|\|-|[][(){},;:#'^*/+\-<=.])")
FOLDS = {"sum", "prod", "min", "max", "sumlargest", "largest"}


def tokens(text):
    require(len(text) <= STATEMENT, "a statement is too long")
    found, place = [], 0
    text = text.rstrip()
    while place < len(text):
        match = TOKEN.match(text, place)
        require(match, f"character {place + 1} of the statement")
        found.append(match[1])
        place = match.end()
    return found


def is_name(token):
    return token[:1].isalpha() or token[:1] == "_"


class Parser:
    def __init__(self, text):
        self.tokens, self.place, self.depth = tokens(text) + ["the end"], 0, 0

    @property
    def next(self):
        return self.tokens[self.place]

    def take(self):
        self.place += 1
        return self.tokens[self.place - 1]

    def skip(self, token):
        if self.next == token:
            self.place += 1
            return True
        return False

    def expect(self, *expected):
        for token in expected:
            require(self.skip(token), f"'{token}' is expected in the statement, not '{self.next}'")

    def name(self):
        require(is_name(self.next) and self.next != "the end", f"no name: '{self.next}'")
        return self.take()

    def list(self, read, separator=","):
        parts = [read()]
        while self.skip(separator):
            parts.append(read())
        return parts

    # --- statements -------------------------------------------------------------------------

    def statement(self):
        """Pairs of a name and a declaration, hypotheses, conclusion."""
        self.expect("[")
        variables = [] if self.next == "]" else self.list(self.variable)
        self.expect("]")
        given, conclusion = [], self.list(self.formula)
        if self.skip("|-"):
            given, conclusion = conclusion, [self.formula()]
        require(len(conclusion) == 1 and self.next == "the end",
                f"'{self.next}' is not expected in the statement")
        require(len({name for name, _ in variables}) == len(variables), "a variable twice")
        return variables, given, conclusion[0]

    def variable(self):
        name = self.name()
        self.expect(":")
        if self.next in ("real", "vector", "subset") and self.tokens[self.place + 1] != "x":
            kind = self.take()
            if kind == "subset":
                self.expect("1", "..")
            return name, (kind,) if kind == "real" else (kind, self.sum())
        first = self.sum()
        if self.skip(".."):
            return name, ("index", first, self.sum())
        self.expect("x")
        return name, ("matrix", first, self.sum())

    # --- formulas ---------------------------------------------------------------------------

    def deeper(self, read):
        self.depth += 1
        require(self.depth <= DEPTH, "a statement is nested too deeply")
        result = read()
        self.depth -= 1
        return result

    def formula(self):
        return self.deeper(self.one_formula)

    def one_formula(self):
        if self.skip("forall"):
            name = self.name()
            if self.skip("nonempty"):
                self.expect("subset", "1", "..")
                domain = "subsets", self.sum()
            else:
                self.expect("in")
                domain = self.domain()
            self.expect(":")
            return "forall", name, domain, self.formula()
        parts = self.list(self.comparison, "and")
        first = parts[0] if len(parts) == 1 else ("and", *parts)
        return ("=>", first, self.formula()) if self.skip("=>") else first

    def comparison(self):
        left = self.sum()
        if self.next in ("<=", "<", "=", "!="):
            return self.take(), left, self.sum()
        return left

    def domain(self):
        first = self.sum()
        return ("range", first, self.sum()) if self.skip("..") else ("members", first)

    # --- terms ------------------------------------------------------------------------------

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


def parsed(text):
    try:
        return Parser(text).statement()
    except (RecursionError, IndexError, ValueError):
        raise Rejected("the statement is nested too deeply, or ends too early") from None
