# SPDX-License-Identifier: Apache-2.0
"""Whether a statement is violated, or holds with equality, where a record says so."""
from .declarations import bound_names, declared, named_dimensions
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
        if word == "=>":
            return not self.holds(parts[0]) or self.holds(parts[1])
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


def check(statement, values, dimensions, verdict, bindings):
    """Raises Rejected unless the record's claim is proved."""
    variables, hypotheses, conclusion = parsed(statement)
    require(total_exponent((*hypotheses, conclusion)) <= EXPONENT, "exponents are too large")
    require(not set(values) & set(dimensions), "a name twice")
    dimensions, names = named_dimensions(variables, dimensions)
    require(not bound_names((*hypotheses, conclusion)) & names,
            "a variable or a dimension is bound again")
    claim, count, seen = Claim(dimensions), 0, []
    claim.values.update((name, x) for name, x in values.items() if kind(x) in ("index", "set"))
    declared(claim, variables, values)
    claim.values.update(values)
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
