# SPDX-License-Identifier: Apache-2.0
"""Whether a statement is violated, or holds with equality, where a record says so."""
from .evaluation import Evaluation, total_exponent
from .kinds import kind
from .limits import COMPARISONS, EXPONENT, require
from .parser import parsed

RELATIONS = {"<=": lambda sign: sign <= 0, "<": lambda sign: sign < 0,
             "=": lambda sign: sign == 0, "!=": lambda sign: sign != 0}


class Claim(Evaluation):
    def order(self, left, right):
        """The sign of left - right."""
        x, y = self.term(left), self.term(right)
        require(all(kind(z) in ("index", "rational", "real") for z in (x, y)),
                f"a {kind(x)} is compared with a {kind(y)}")
        return self.numbers.compare(x, y)

    def holds(self, formula):
        """Whether a hypothesis or a guard is true."""
        word, *parts = formula
        if word in RELATIONS:
            return RELATIONS[word](self.order(*parts))
        if word == "and":
            return all([self.holds(part) for part in parts])
        if word == "forall":
            name, domain, body = parts
            return all([self.bound(name, value, lambda: self.holds(body))
                        for value in self.domain(domain)])
        require(word == "call", f"'{word}' in a hypothesis or a guard")
        truth = self.term(formula)
        require(kind(truth) == "condition", "a term in the place of a formula")
        return truth

    def visit(self, formula, see, wanted=None, path=()):
        """Calls see(bindings, relation, left, right) for each comparison that is claimed.

        With `wanted`, for those with these values of the bound names alone.
        """
        word, *parts = formula
        if word == "and":
            for part in parts:
                self.visit(part, see, wanted, path)
        elif word == "=>":
            if self.holds(parts[0]):
                self.visit(parts[1], see, wanted, path)
        elif word == "forall":
            name, domain, body = parts
            for value in self.domain(domain):
                if wanted is None or wanted.get(name) == value:
                    self.bound(name, value, lambda: self.visit(
                        body, see, wanted, path + ((name, value),)))
        else:
            require(word in ("<=", "<", "="), "this cannot be a conclusion")
            if wanted is None or dict(path) == wanted:
                see(dict(path), word, *parts)


def declared(variables, values, dimensions):
    """Checks that the values have the kinds and shapes that the statement declares."""
    claim = Claim(dimensions)
    claim.values.update((name, x) for name, x in values.items() if kind(x) in ("index", "set"))
    require({name for name, _ in variables} == set(values), "values of other variables")
    for name, (sort, *sizes) in variables:
        x, sizes = values[name], [claim.term(size) for size in sizes]
        require(all(kind(size) == "index" for size in sizes), "a size is not a whole number")
        shape = {"matrix": lambda: [x.rows, x.columns], "vector": lambda: [len(x)],
                 "set": lambda: [max(x, default=0)], "index": lambda: [x],
                 "rational": lambda: []}[kind(x)]()
        sort = {"subset": "set", "real": "rational"}.get(sort, sort)
        require(sort == kind(x), f"{name} is a {kind(x)}")
        if sort in ("matrix", "vector"):
            require(shape == sizes, f"{name} has another shape")
            require(min(shape) > 0, f"{name} has no entries, so that nothing is claimed")
        elif sort == "set":
            require(shape <= sizes, f"{name} is no subset of the positions")
        elif sort == "index":
            require(sizes[0] <= x <= sizes[1], f"{name} is out of range")


def check(statement, values, dimensions, verdict, bindings):
    """Raises Rejected unless the record's claim is proved."""
    variables, hypotheses, conclusion = parsed(statement)
    require(total_exponent((*hypotheses, conclusion)) <= EXPONENT, "exponents are too large")
    require(not set(values) & set(dimensions), "a name twice")
    declared(variables, values, dimensions)
    claim, count, seen = Claim({**dimensions, **values}), 0, []
    require(all([claim.holds(formula) for formula in hypotheses]), "a hypothesis fails")

    def see(place, relation, left, right):
        nonlocal count
        count += 1
        require(count <= COMPARISONS, "too many comparisons")
        sign = claim.order(left, right)
        where = ", ".join(f"{name} = {sorted(x) if isinstance(x, frozenset) else x}"
                          for name, x in place.items())
        if verdict == "equal":
            require(RELATIONS[relation](sign), f"violated, at {where or 'the only place'}")
            seen.append(place == bindings and sign == 0)
        else:
            seen.append(not RELATIONS[relation](sign))

    claim.visit(conclusion, see, None if verdict == "equal" else bindings)
    if verdict == "equal":
        require(any(seen), "no equality at the bindings")
    else:
        require(seen, "nothing is claimed at the bindings")
        require(any(seen), "what is claimed at the bindings is true")
