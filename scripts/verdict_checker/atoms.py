# SPDX-License-Identifier: Apache-2.0
"""What atoms stand for, products and square roots of forms.

An atom is a root of an integer polynomial, or the square root of a positive number that is a form
with integer coefficients; so it is an algebraic integer.
"""
from fractions import Fraction
from math import gcd

from .family import Family
from .forms import add, constant, content, scaled, square_part, without
from .limits import NUMBER, Undecided


class Forms:
    """The atoms that occur in one record, with products of forms."""

    def __init__(self):
        self.sources = []     # of atoms: (family, place) or the form under the root
        self.names = {}       # of atoms, by what they are
        self.families = []
        self.normal = {}      # monomials written without what `product` removes
        self.complete = []    # sets of root atoms whose product is known, with that product

    def atom(self, key, source):
        if key not in self.names:
            self.names[key] = len(self.sources)
            self.sources.append(source)
        return self.names[key]

    def is_root(self, atom):
        """Whether the atom stands for a square root, which is positive."""
        return isinstance(self.sources[atom], dict)

    def member(self, family, place):
        return {((self.atom((id(family), place), (family, place)), 1),): Fraction(1)}

    def family(self, polynomial):
        """A family with roots t z of the polynomial, and t: a known one if there is one."""
        for known in self.families:
            t = known.ratio(polynomial)
            if t:
                return known, t
        self.families.append(Family(polynomial))
        return self.families[-1], Fraction(1)

    # --- products ---------------------------------------------------------------------------

    def product(self, f, g):
        total = {}
        for m, c in f.items():
            for n, d in g.items():
                exponents = dict(m)
                for atom, k in n:
                    exponents[atom] = exponents.get(atom, 0) + k
                add(total, self.monomial(tuple(sorted(exponents.items()))), c * d)
        if any(c.numerator.bit_length() + c.denominator.bit_length() > NUMBER
               for c in total.values()):
            raise Undecided("a number is too long")
        return total

    def monomial(self, m):
        """The product as a form in which no root is squared and no two roots of integers meet."""
        if m not in self.normal:
            self.normal[m] = self.rewritten(m)
        return self.normal[m]

    def rewritten(self, m):
        exponents = dict(m)
        for atoms, result in self.complete:
            if all(a in exponents for a in atoms):
                return self.product(result, self.monomial(without(exponents, atoms)))
        integers = []
        for atom, k in m:
            if self.is_root(atom):
                radicand = self.sources[atom]
                if k > 1:
                    rest = self.monomial(without(exponents, [atom, atom]))
                    return self.product(radicand, rest)
                if set(radicand) == {()}:
                    integers.append(atom)
        if len(integers) > 1:
            a, b = (int(self.sources[atom][()]) for atom in integers[:2])
            rest = self.monomial(without(exponents, integers[:2]))
            return self.product(self.integer_root(a // gcd(a, b) * (b // gcd(a, b)), gcd(a, b)),
                                rest)
        return {m: Fraction(1)}

    # --- square roots -----------------------------------------------------------------------

    def integer_root(self, n, factor=1):
        """factor times the root of an integer n > 0."""
        s, t = square_part(n)
        if t == 1:
            return constant(s * factor)
        atom = self.atom(("root", t), constant(t))
        return {((atom, 1),): Fraction(s * factor)}

    def root(self, f):
        """The root of a form whose value is > 0."""
        t = content(f)
        outer = scaled(self.integer_root(t.numerator * t.denominator), Fraction(1, t.denominator))
        inner = scaled(f, 1 / t)
        if len(inner) == 1:
            (monomial, sign), = inner.items()
            if sign > 0 and all(self.is_root(atom) for atom, _ in monomial):
                # No factor is negative: the root of the product is the product of the roots.
                for atom, k in monomial:
                    power = self.monomial(((atom, k // 2),)) if k > 1 else constant(1)
                    outer = self.product(outer, power)
                    if k % 2:
                        part = {((atom, 1),): Fraction(1)}
                        outer = self.product(outer, self.root_atom(part))
                return outer
        return self.product(outer, self.root_atom(inner))

    def root_atom(self, f):
        return {((self.atom(("root", frozenset(f.items())), f), 1),): Fraction(1)}

    def declare_product(self, roots, square):
        """Takes note that the product of these forms, different roots, is the root of `square`."""
        known, atoms = self.root(constant(square)), []
        for f in roots:
            (monomial, c), = f.items() if len(f) == 1 else [((), 0)]
            own = [atom for atom, k in monomial if set(self.sources[atom]) != {()}
                   ] if c and all(self.is_root(atom) for atom, _ in monomial) else []
            if len(own) != 1 or own[0] in atoms:
                return
            atoms.append(own[0])
            # f = outer * atom, and outer^2 is rational.
            outer = {tuple(p for p in monomial if p[0] != own[0]): c}
            known = self.product(known, scaled(outer, 1 / self.product(outer, outer)[()]))
        if len(atoms) > 1 and all(set(atoms) != set(old) for old, _ in self.complete):
            self.complete.append((atoms, known))
            self.normal = {}
