# SPDX-License-Identifier: Apache-2.0
"""Singular vectors: u_i'v_i, and the angle between leading singular subspaces."""
from fractions import Fraction

from .enclosed import Enclosed
from .limits import require
from .matrices import Matrix
from .modular import derivative, divided, inverse, times
from .numbers import Number
from .polynomials import squarefree
from .spectra import Spectra


def residue(g, f):
    return divided(g, f)[1]


class Subspaces(Spectra):
    def value(self, polynomial, x):
        """The polynomial at x."""
        total = Fraction(0)
        for c in polynomial:
            total = self.plus(self.times(total, x), c)
        return total

    def alignment(self, i, a):
        """u_i'v_i for A v_i = sigma_i u_i, where sigma_i > 0 is simple."""
        require(1 <= i <= a.square().rows, "a singular value that is not there")
        sigma = self.singular_values(a)[i - 1]
        t, numbers = a.integral()
        n, whole = a.rows, Matrix(a.rows, a.rows, numbers)
        gram = whole.times(whole.transposed()).mapped(int)
        polynomial = gram.characteristic_of_integers()
        roots = self.roots(polynomial)
        x, factor = roots[i - 1]
        require(sum(y is x for y, _ in roots) == 1 and factor[-1] != 0,
                "singular vectors of a singular value that is 0 or not simple")
        if a.is_symmetric():
            # v is an eigenvector, and u = v or u = -v.
            of_size = [self.sign(y) for y in self.eigenvalues(a)
                       if self.compare(self.absolute(y), sigma) == 0]
            require(len(of_size) == 1, "two eigenvalues of one size")
            return Fraction(of_size[0])
        # adj(xI - G) = sum of x^(n-1-k) B_k, and it is p'(x) uu' at the root x.
        power, traces = Matrix.diagonal([Fraction(1)] * n), []
        for k in range(n):
            traces.append(power.times(whole).trace())
            power = gram.times(power).plus(Matrix.diagonal([Fraction(polynomial[k + 1])] * n))
        # u'Nu = s u'v for s = sqrt(x), so that u'v = s q(x)/(x p'(x)).
        bottom = inverse(times(derivative(polynomial), [1, 0]), factor)
        require(bottom is not None, "a root that is not simple")
        ratio = self.value(residue(times(traces, bottom), factor), x)
        return self.times(self.times(1 / t, sigma), ratio)

    # --- subspaces --------------------------------------------------------------------------

    def projector(self, gram, k):
        """Onto the eigenvectors of the k largest eigenvalues of G, as lists of numbers."""
        _, numbers = gram.integral()
        n, whole = gram.rows, Matrix(gram.rows, gram.rows, numbers)
        polynomial = whole.characteristic_of_integers()
        roots = self.roots(polynomial)
        require(roots[k - 1][0] is not roots[k][0], "a singular subspace that is not determined")
        minimal = squarefree(polynomial)
        leading = {}  # by factor, the different roots of it among the k largest
        for x, factor in roots[:k]:
            own = leading.setdefault(id(factor), (factor, []))[1]
            if all(x is not y for y in own):
                own.append(x)
        powers = [Matrix.diagonal([Fraction(1)] * n)]
        for _ in minimal[2:]:
            powers.append(powers[-1].times(whole))
        total = [[Fraction(0)] * n for _ in range(n)]
        for factor, own in leading.values():
            # The projector for x is sum of b_j(x) e(x) G^(d-1-j), where f(y)/(y - x) is
            # sum of b_j(x) y^(d-1-j) and e(x) = 1/f'(x); all modulo the factor whose root x is.
            e, b = inverse(derivative(minimal), factor), []
            require(e is not None, "a root that is not simple")
            parts = [Matrix.diagonal([Fraction(0)] * n)] * (len(factor) - 1)  # by powers of x
            for j, c in enumerate(minimal[:-1]):
                b = residue([*b, Fraction(c)], factor)
                for m, w in enumerate(reversed(residue(times(b, e), factor))):
                    parts[m] = parts[m].plus(powers[len(minimal) - 2 - j].scaled(w))
            for m, part in enumerate(parts):
                weight = Fraction(0)
                for x in own:
                    weight = self.plus(weight, self.power(x, m) if m else 1)
                total = [[self.plus(y, self.times(weight, z)) for y, z in zip(*lines)]
                         for lines in zip(total, part.entries)]
        return total

    def plain(self, x):
        """The same number, as a fraction where its normal form is one."""
        if not isinstance(x, Number):
            return Fraction(x)
        return self.make(self.forms.reduced(x.numerator), x.denominator)

    def sine(self, k, a, b):
        """The norm of (I - Q)P, the projectors P and Q belonging to the k largest eigenvalues."""
        n = a.square().rows
        require(b.rows == b.columns == n, "shapes do not fit")
        if k == n:
            return Fraction(0)
        p, q = self.projector(a, k), self.projector(b, k)
        difference = [[self.plain(self.minus(x, y)) for x, y in zip(*lines)]
                      for lines in zip(p, q)]
        if not any(isinstance(x, Number) for row in difference for x in row):
            return self.singular_values(Matrix(n, n, difference))[0]
        value = Enclosed(lambda bits: self.norm(difference, bits))
        if a.times(b).entries == b.times(a).entries:
            # The projectors commute: the sine is 0 or 1.
            return Fraction(1 if self.sign(self.minus(value, Fraction(1, 2))) > 0 else 0)
        return value

    def norm(self, entries, p):
        """An enclosure of the norm of a symmetric matrix that is at most 1."""
        n = len(entries)
        ends = [[self.enclosure(x, p) for x in row] for row in entries]
        middle = Matrix.make(n, n, lambda i, j: Fraction(sum(ends[min(i, j)][max(i, j)])) / 2)
        radius = n * max(high - low for row in ends for low, high in row)
        other = Spectra()
        low, high = other.enclosure(other.singular_values(middle)[0], p)
        return max(low - radius, Fraction(0)), min(high + radius, Fraction(1))
