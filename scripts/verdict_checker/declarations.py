# SPDX-License-Identifier: Apache-2.0
"""What the brackets of a statement declare, compared with the values of a record."""
import re

from .kinds import kind
from .limits import SIZE, require

MEMBER = re.compile(r"([A-Za-z][A-Za-z0-9_]*)\[(?:0|[1-9][0-9]*)\]")
BINDERS = {"forall": (1,), "fold": (3,), "chain": (1,), "stacked": (1,), "iterate": (1, 3)}


def parts(tree):
    """The tuples of a tree, itself included."""
    yield tree
    for part in tree:
        if isinstance(part, tuple):
            yield from parts(part)


def bound_names(tree):
    return {part[place] for part in parts(tree) if part and isinstance(part[0], str)
            for place in BINDERS.get(part[0], ())}


def sizes_of(declaration):
    """The terms in a declaration, of a family those of its members and their number."""
    word, *rest = declaration
    return [rest[1], *sizes_of(rest[2])] if word == "family" else rest


def stem(name):
    """The family or sequence of `name`: A for A[1]; nothing for other names."""
    match = MEMBER.fullmatch(name)
    return match and match[1]


def named_dimensions(variables, dimensions):
    """Those dimensions that stand in the declarations; all others mean nothing."""
    free = {}  # names that are not declared, and whether they stand for a sequence
    declared = {name for name, _ in variables}
    for name, declaration in variables:
        index = declaration[1] if declaration[0] == "family" else None
        require(index not in declared, "a family is counted by a variable")
        require(not any(map(bound_names, sizes_of(declaration))), "a name is bound in a size")
        terms = [part for term in sizes_of(declaration) for part in parts(term)]
        sequences = [part[1][1] for part in terms if part[0] == "entry" and part[1][0] == "name"]
        for part in terms:
            if part[0] == "name" and part[1] not in declared and part[1] != index:
                free.setdefault(part[1], part[1] in sequences)
    require(all(x >= 0 for x in dimensions.values()), "a dimension is negative")
    require(all(x <= SIZE for x in dimensions.values()), "a dimension is too large")
    chosen = {name: x for name, x in dimensions.items()
              if free.get(name) is False or free.get(stem(name)) is True}
    require(all(name in chosen for name, whole in free.items() if not whole),
            "a dimension has no value")
    return chosen, set(free) | declared


def members(claim, variables):
    """Triples of a name, its sort and its sizes, each member of a family by itself."""
    def sized(name, declaration):
        word, *terms = declaration
        sizes = [claim.term(term) for term in terms]
        require(all(kind(size) == "index" for size in sizes), "a size is not a whole number")
        return name, word, sizes

    for name, declaration in variables:
        if declaration[0] != "family":
            yield sized(name, declaration)
            continue
        _, index, count, member = declaration
        count = claim.term(count)
        require(kind(count) == "index" and 1 <= count <= SIZE, f"{name} has no members")
        for k in range(1, count + 1):
            yield claim.bound(index, k, lambda: sized(f"{name}[{k}]", member))


def declared(claim, variables, values):
    """Checks that exactly the declared variables have values, of these kinds and shapes.

    The values of `claim` are the dimensions, whole numbers and sets.
    """
    named = list(members(claim, variables))
    require({name for name, _, _ in named} == set(values) and len(named) == len(values),
            "values of other variables")
    for name, sort, sizes in named:
        x = values[name]
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
