# SPDX-License-Identifier: Apache-2.0
"""The checker's enclosures, coarse ones where a wrong rounding shows."""
from fractions import Fraction
from itertools import product

from verdict_checker import enclosed, series
from verdict_checker.discriminants import odd_part, real_zeros
from verdict_checker.matrices import Matrix
from verdict_checker.subspaces import Subspaces


def intervals(trials):
    """Operations on small intervals hold what they do to points."""
    ends = [Fraction(k, 2) for k in range(-3, 4)]
    spans = [(a, b) for a, b in product(ends, ends) if a <= b]
    for name, exact in (("plus", lambda a, b: a + b), ("minus", lambda a, b: a - b),
                        ("times", lambda a, b: a * b), ("over", lambda a, b: a / b)):
        wrong = []
        for x, y in product(spans, spans):
            try:
                low, high = getattr(enclosed, name)(8, x, y)
            except enclosed.Vague:
                wrong += [] if name == "over" and y[0] <= 0 <= y[1] else [(x, y)]
                continue
            points = product((*x, sum(x) / 2), (*y, sum(y) / 2))
            if name == "over" and y[0] <= 0 <= y[1]:
                wrong.append((x, y))
            elif any(not low <= exact(a, b) <= high for a, b in points):
                wrong.append((x, y))
        trials.tell(not wrong, f"{name} of intervals: {wrong[:3]}")
    wrong = [x for x in spans for a in (*x, sum(x) / 2)
             if not enclosed.absolute(8, x)[0] <= abs(a) <= enclosed.absolute(8, x)[1]]
    trials.tell(not wrong, f"sizes of intervals: {wrong[:3]}")
    for p, k in product(range(4), range(40)):
        low, high = enclosed.root(p, (Fraction(k, 3), Fraction(k + 1, 3)))
        trials.tell(low >= 0 and low ** 2 <= Fraction(k, 3) and high ** 2 >= Fraction(k + 1, 3),
                    f"the root of {k}/3 to {p} bits")


def series_enclose(trials):
    """Coarse enclosures hold what fine ones leave possible."""
    def inside(what, coarse, fine):
        trials.tell(coarse[0] <= fine[1] and fine[0] <= coarse[1] and fine[0] <= fine[1],
                    f"{what}: {coarse} without {fine}")
    for q in range(1, 7):
        for y in range((1 << q) + 1):
            fine = [Fraction(end, 1 << 60) for end in series.taylor(y << 60, q + 60)]
            inside(f"e^({y}/2^{q})", series.taylor(y, q), fine)
    for n, q in product((2, 3, 5, 239), range(1, 30)):
        fine = [Fraction(end, 1 << 60) for end in series.arctangent(n, q + 60)]
        inside(f"arctan(1/{n}) to {q} bits", series.arctangent(n, q), fine)
    for p in range(20):
        inside(f"pi to {p} bits", series.pi(p), series.pi(p + 90))
        trials.tell(series.pi(p)[1] - series.pi(p)[0] <= Fraction(1, 1 << p), f"pi to {p} bits")
        for x in (Fraction(1, 3), Fraction(-7, 2), Fraction(20), Fraction(0)):
            inside(f"e^{x} to {p} bits", series.exponential(x, p), series.exponential(x, p + 90))
    low, high = series.taylor(1 << 8, 8)
    trials.tell(series.taylor(0, 5) == (32, 32) and high - low < 40, "e^0, e^1 to 8 bits")


def subspaces(trials):
    """The sine of the angle between two golden subspaces is the root of 1/5."""
    numbers = Subspaces()
    grams = [Matrix(2, 2, [[Fraction(x) for x in row] for row in rows])
             for rows in ([[2, 1], [1, 1]], [[1, 1], [1, 2]])]
    value = numbers.sine(1, *grams)
    for p in range(24):
        low, high = value.read(p)  # before it is rounded outward
        trials.tell(0 <= low <= high <= 1 and low ** 2 <= Fraction(1, 5) <= high ** 2,
                    f"a sine to {p} bits: {low}, {high}")
        trials.tell(high - low <= Fraction(8, 1 << p), f"a sine to {p} bits is {high - low} wide")


def zeros(trials):
    """Polynomials made of known factors: how many zeros they have, and of odd multiplicity."""
    def times(f, g):
        total = [0] * (len(f) + len(g) - 1)
        for i, a in enumerate(f):
            for j, b in enumerate(g):
                total[i + j] += a * b
        return total
    for exponents in product(range(4), repeat=3):
        for factor in ([1], [1, 0, 2], [-3], [1, 0, 2, 0, 1]):
            f = factor
            for root, k in zip((-2, 0, Fraction(1, 3)), exponents):
                for _ in range(k):
                    f = times(f, [1, -root])
            trials.tell(real_zeros(f) == sum(k > 0 for k in exponents)
                        and real_zeros(odd_part(f)) == sum(k % 2 for k in exponents),
                        f"the zeros of {f}")


def arithmetic(trials):
    for part in (intervals, series_enclose, subspaces, zeros):
        part(trials)
