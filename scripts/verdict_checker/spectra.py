# SPDX-License-Identifier: Apache-2.0
"""Singular values and eigenvalues of rational matrices, as numbers."""
from fractions import Fraction

from .forms import constant, plus
from .limits import require
from .order import Order
from .polynomials import quotient, squarefree
from .roots import factors, isolated
from .signs import Signs


class Spectra(Order):
    def __init__(self):
        super().__init__(Signs())
        self.known = {}

    def eigenvalues(self, matrix):
        """In descending order, with multiplicities."""
        key = "lambda", matrix.entries
        if key not in self.known:
            require(matrix.is_symmetric(), "eigenvalues of a matrix that is not symmetric")
            t, polynomial = matrix.characteristic()
            self.known[key] = [self.times(t, x) for x, _ in self.roots(polynomial)]
        return self.known[key]

    def singular_values(self, matrix):
        """In descending order, with multiplicities."""
        key = "sigma", matrix.entries
        if key not in self.known:
            if matrix.is_symmetric():
                values = self.descending([self.absolute(x) for x in self.eigenvalues(matrix)])
            else:
                values = self.roots_of_gram(matrix)
            self.known[key] = values
        return self.known[key]

    def roots_of_gram(self, matrix):
        """The square roots of the eigenvalues of the smaller one of A A' and A' A."""
        a = matrix if matrix.rows <= matrix.columns else matrix.transposed()
        t, polynomial = a.times(a.transposed()).characteristic()
        eigenvalues, values, groups = self.roots(polynomial), {}, {}
        for x, group in eigenvalues:
            if id(x) not in values:
                values[id(x)] = self.root(x)
                groups.setdefault(id(group), (group, []))[1].append(values[id(x)])
        for group, own in groups.values():
            # All roots of one polynomial: their product is its last coefficient, up to the sign.
            if group[-1]:
                self.forms.declare_product([self.parts(x)[0] for x in own], abs(group[-1]))
        factor = self.root(t)
        return [self.times(factor, values[id(x)]) for x, _ in eigenvalues]

    def roots(self, polynomial):
        """The roots of a monic integer polynomial with real roots, descending, with multiplicities.

        Each comes with the factor of the polynomial whose root it is.
        """
        integers, rest, places = isolated(squarefree(polynomial))
        found = [((r, 0), self.make(constant(r)), [1, -r]) for r in integers]
        for factor, cells in factors(rest, places):
            found += zip(cells, map(self.make, self.forms_of_roots(factor)), [factor] * len(cells))
        total, degree = [], 0
        # The cells of numbers that are not integers lie between integers, so their lower ends order
        # them; an integer lies below the cell that begins with it.
        for cell, x, factor in sorted(found, key=lambda f: (Fraction(f[0][0]) / 2 ** f[0][1],
                                                            len(f[2]) > 2), reverse=True):
            left, count = polynomial, 0
            while (smaller := quotient(left, factor)) is not None:
                left, count = smaller, count + 1
            total += [(x, factor)] * count
        require(len(total) == len(polynomial) - 1, "a polynomial was not split into its factors")
        return total

    def forms_of_roots(self, f):
        """The roots of a factor, in descending order; all are real, none is an integer."""
        n = len(f) - 1
        if n == 2:
            root = self.forms.root(constant(Fraction(f[1] ** 2 - 4 * f[2], 4)))
            middle = constant(Fraction(-f[1], 2))
            return [plus(middle, root), plus(middle, root, -1)]
        # y = (n x - s)/t has the sum 0 over all roots x, whose sum is s.
        s, t, g = -f[1], 1, [c * n ** k for k, c in enumerate(f)]
        for last in range(n + 1, 1, -1):
            for j in range(1, last):
                g[j] += s * g[j - 1]
        for p in (2, 3, 5, 7, 11, 13):
            while all(c % p ** k == 0 for k, c in enumerate(g)):
                g, t = [c // p ** k for k, c in enumerate(g)], t * p
        family, ratio = self.forms.family(g)
        order = range(n) if ratio > 0 else reversed(range(n))
        return [plus(constant(Fraction(s, n)), self.forms.member(family, k), t * ratio / n)
                for k in order]
