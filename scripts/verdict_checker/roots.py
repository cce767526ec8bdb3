# SPDX-License-Identifier: Apache-2.0
"""Roots of monic integer polynomials all of whose roots are real.

A root that is not an integer is given by a cell (a, e): it lies between a/2^e and (a + 1)/2^e, and
f has opposite signs there. A root that is rational is an integer, so that with e >= 0 no end of a
cell is a root once the integers are divided out.
"""
from itertools import combinations

from .limits import FACTORED, Rejected
from .polynomials import quotient, roots_above, value


class IntegerRoot(Exception):
    pass


def sign(f, a, e):
    v = value(f, a, e)
    if v == 0:
        raise IntegerRoot(a >> e if e >= 0 else a << -e)
    return 1 if v > 0 else -1


def refined(f, cell, p):
    """The cell inside `cell` that is 2^-p wide, or `cell` if that is narrower.

    Quadratic interval refinement: the secant proposes one of 2^step parts, signs dispose.
    """
    (a, e), step = cell, 1
    low, high = value(f, a, e), value(f, a + 1, e)
    while e < p:
        step = min(step, (0 if e < 0 else p) - e)  # integers are not passed over
        parts = 1 << step
        j = (2 * parts * abs(low) + abs(low) + abs(high)) // (2 * (abs(low) + abs(high)))
        j = min(max(j, 1), parts - 1)
        here = sign(f, a * parts + j, e + step)
        j += 0 if (here > 0) == (low > 0) else -1
        if sign(f, a * parts + j, e + step) != sign(f, a * parts + j + 1, e + step):
            a, e, step = a * parts + j, e + step, 2 * step
            low, high = value(f, a, e), value(f, a + 1, e)
        else:
            step //= 2
    return a, e


def cells(f):
    """Cells, in descending order, of all roots of f; raises IntegerRoot when one is an integer."""
    n = len(f) - 1
    size = max([2] + [-(-abs(c).bit_length() // k) + 2 for k, c in enumerate(f) if k])
    counts, found = {}, []

    def above(a, e):
        while a % 2 == 0 and a and e > -size:
            a, e = a // 2, e - 1
        if (a, e) not in counts:
            sign(f, a, e)
            counts[a, e] = roots_above(f, a, e)
        return counts[a, e]

    stack = [(-1, -size), (0, -size)] if n else []
    while stack:
        a, e = stack.pop()
        count = above(a, e) - above(a + 1, e)
        if count == 1:
            found.append(refined(f, (a, e), 0))
        elif count:
            stack += [(2 * a, e + 1), (2 * a + 1, e + 1)]
    # However the cells were found: n disjoint ones with a change of sign hold one root each.
    for (a, e), (b, d) in zip(found, found[1:]):
        if a << max(d - e, 0) < (b + 1) << max(e - d, 0):
            raise Rejected("roots are not in order")
    if len(found) != n or any(sign(f, a, e) == sign(f, a + 1, e) for a, e in found):
        raise Rejected("not all roots of a polynomial are real")
    return found


def isolated(f):
    """The integer roots of a squarefree f, what is left of f, and the cells of its roots."""
    integers = []
    while True:
        try:
            return integers, f, cells(f)
        except IntegerRoot as found:
            integers.append(found.args[0])
            f = quotient(f, [1, -found.args[0]])


def factors(f, places):
    """Pairs of a polynomial and its cells: the polynomials multiply to f.

    f has no integer root. The factors are irreducible up to degree FACTORED, which nothing rests
    on: sets of roots whose sum looks like an integer propose one, division and signs decide.
    """
    n = len(places)
    if n < 4 or n > FACTORED:
        return [(f, places)] if n else []
    size = max(abs(a + 1 if a >= 0 else a) >> e for a, e in places).bit_length()
    p = n * (size + 3) + 16
    near = [a << max(p - e, 0) >> max(e - p, 0) for a, e in (refined(f, c, p) for c in places)]
    found, rest, count = [], list(range(n)), 2
    while 2 * count <= len(rest):
        for chosen in combinations(rest, count):
            distance = sum(near[i] for i in chosen) % (1 << p)
            if min(distance, (1 << p) - distance) > 2 * count:
                continue
            g = [1 << p]
            for i in chosen:
                g = [x - (near[i] * y >> p) for x, y in zip(g + [0], [0] + g)]
            g = [(c + (1 << p - 1)) >> p for c in g]
            own, h = [places[i] for i in chosen], quotient(f, g)
            if h and all((value(g, a, e) > 0) != (value(g, a + 1, e) > 0) for a, e in own):
                found.append((g, own))
                f, rest = h, [i for i in rest if i not in chosen]
                break
        else:
            count += 1
    return found + [(f, [places[i] for i in rest])]
