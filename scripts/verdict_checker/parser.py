# SPDX-License-Identifier: Apache-2.0
"""The text of a statement as a tree: nested tuples that begin with a word.

One grammar for all sorts of terms and for formulas, loosest first; types are found when a term has
a value. `and` may also stand as all(formula, ...).

    formula     forall i in DOMAIN: formula | forall I nonempty subset 1..n: formula
                | comparison and ... | comparison => formula
    comparison  sum (<= | < | = | !=) sum
    sum         product (+ | -) ...        product     power (* | /) ...
    power       postfix ^ exponent         postfix     atom ' | atom [index]
    DOMAIN      (sum..sum | sum) without product ...
"""
from .limits import Rejected, require
from .terms import Terms


class Parser(Terms):
    def statement(self):
        """Pairs of a name and a declaration, hypotheses, conclusion."""
        self.expect("[")
        variables = [] if self.next == "]" else self.list(self.variable)
        self.expect("]")
        given, conclusion = [], self.list(self.formula)
        if self.skip("|-"):
            given, conclusion = conclusion, [self.formula()]
        require(len(conclusion) == 1 and self.next == "the end",
                f"'{self.next[:100]}' is not expected in the statement")
        require(len({name for name, _ in variables}) == len(variables), "a variable twice")
        return variables, given, conclusion[0]

    def variable(self):
        """A name with its declaration; that of a family holds the one of its members."""
        name, family = self.name(), None
        if self.skip("["):
            family = self.name()
            self.expect("in", "1", "..")
            count = self.sum()
            self.expect("]")
        self.expect(":")
        kind = self.kind()
        return name, kind if family is None else ("family", family, count, kind)

    def kind(self):
        if self.next in ("real", "vector", "subset"):
            kind = self.take()
            if kind == "subset":
                self.expect("1", "..")
            return (kind,) if kind == "real" else (kind, self.sum())
        first = self.sum()
        if self.skip(".."):
            return "index", first, self.sum()
        self.expect("x")
        return "matrix", first, self.sum()

    # --- formulas ---------------------------------------------------------------------------

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


def parsed(text):
    try:
        return Parser(text).statement()
    except (RecursionError, IndexError, ValueError):
        raise Rejected("the statement is nested too deeply, or ends too early") from None
