# SPDX-License-Identifier: Apache-2.0
"""Signs of forms. proofs/certifier-verdict-file.md proves that what is decided here is true."""
from fractions import Fraction
from math import isqrt

from .atoms import Forms
from .forms import add, content, scaled, without
from .limits import BITS, Undecided


class Signs(Forms):
    """Forms with enclosures, normal forms and separation bounds."""

    def __init__(self):
        super().__init__()
        self.enclosures, self.houses, self.lowered = {}, {}, {}

    # --- enclosures -------------------------------------------------------------------------

    def atom_enclosure(self, atom, p):
        """Integers low and high with low <= 2^p x <= high for the number x that the atom names."""
        known = self.enclosures.get(atom)
        if known is None or known[0] < p:
            source = self.sources[atom]
            if self.is_root(atom):
                low, high = self.enclosure(source, 2 * p)
                known = p, isqrt(max(low, 0)), isqrt(max(high, 0)) + 1
            else:
                low = source[0].enclosure(source[1], p)
                known = p, low, low + 1
            self.enclosures[atom] = known
        q, low, high = known
        return low >> q - p, -(-high >> q - p)

    def enclosure(self, form, p):
        """The same for a form with integer coefficients; about 1 wide."""
        q = p + self.house(form).bit_length() + 2
        low = high = 0
        for monomial, c in form.items():
            a = b = 1 << q
            for atom, k in monomial:
                x, y = self.atom_enclosure(atom, q)
                for _ in range(k):
                    ends = a * x, a * y, b * x, b * y
                    a, b = min(ends) >> q, -(-max(ends) >> q)
            c = int(c)
            low, high = low + min(c * a, c * b), high + max(c * a, c * b)
        return low >> q - p, -(-high >> q - p)

    # --- separation -------------------------------------------------------------------------

    def atom_house(self, atom):
        """An integer that no conjugate of the number exceeds in size."""
        if atom not in self.houses:
            source = self.sources[atom]
            self.houses[atom] = (isqrt(self.house(source)) + 1 if self.is_root(atom)
                                 else source[0].bound)
        return self.houses[atom]

    def house(self, form):
        """An integer that no conjugate of a form with integer coefficients exceeds in size."""
        total = 0
        for monomial, c in form.items():
            size = abs(int(c))
            for atom, k in monomial:
                size *= self.atom_house(atom) ** k
            total += size
        return total

    def degree(self, form):
        """A bound on the degree of a field that holds all atoms of a form."""
        roots, members, todo = set(), {}, [form]
        while todo:
            for atom in {atom for monomial in todo.pop() for atom, _ in monomial}:
                source = self.sources[atom]
                if not self.is_root(atom):
                    members.setdefault(id(source[0]), (source[0].degree, set()))[1].add(atom)
                elif atom not in roots:
                    roots.add(atom)
                    todo.append(source)
        degree = 1 << len(roots)
        for n, atoms in members.values():
            for k in range(len(atoms)):
                degree *= max(n - k, 1)
        return degree

    def separation(self, form):
        """Bits B: a form with integer coefficients is 0 or at least 2^-B in size."""
        return (self.degree(form) - 1) * self.house(form).bit_length()

    # --- normal forms -----------------------------------------------------------------------

    def reduced(self, form):
        """The same number, powers of roots of one polynomial being lowered by its relations."""
        total = {}
        for monomial, c in form.items():
            if monomial not in self.lowered:
                self.lowered[monomial] = self.lower(monomial)
            add(total, self.lowered[monomial], c)
        return total

    def lower(self, monomial):
        for atom, k in reversed(monomial):
            if self.is_root(atom):
                continue
            family, place = self.sources[atom]
            top = family.degree - place
            if k >= top:
                rest, total = without(dict(monomial), [atom] * top), {}
                for c, places in family.rule(place + 1):
                    part = {rest: Fraction(c)}
                    for other in places:
                        part = self.product(part, self.member(family, other))
                    add(total, part)
                return self.reduced(total)
        return {monomial: Fraction(1)}

    # --- signs ------------------------------------------------------------------------------

    def sign(self, form, limit=BITS):
        """The sign of the value; raises Undecided when a proof takes more than `limit` bits."""
        if len(form) < 2 and all(self.is_root(atom) for m in form for atom, _ in m):
            return sum((c > 0) - (c < 0) for c in form.values())
        form = scaled(form, 1 / content(form))
        p, bound = 64, None
        while True:
            low, high = self.enclosure(form, p)
            if low > 0 or high < 0:
                return 1 if low > 0 else -1
            if bound is None:
                normal = self.reduced(form)
                if not normal:
                    return 0
                bound = self.separation(form)
            if p > bound and -low < 1 << p - bound and high < 1 << p - bound:
                return 0
            if p > 2 * limit or p > limit < bound:
                raise Undecided(f"a sign would take {bound} bits")
            p = bound + 16 if p < bound <= 4 * p else 2 * p
