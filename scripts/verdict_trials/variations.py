# SPDX-License-Identifier: Apache-2.0
"""True claims that follow from a record, and false ones where what is claimed changes."""
from fractions import Fraction

from .statements import changed, given, head, leaf, with_, without

TINY = "1/1000000000000000000000000000000"


def variations(record):
    """True claims that follow from an equal answer."""
    before, left, relation, right = leaf(record["statement"])
    if relation == "<=":
        # The sides are equal at the bindings, so that neither is less than the other.
        for a, b in ((left, right), (right, left)):
            yield "strict", with_(record, statement=f"{before}{a} < {b}", verdict="violated")
    for statement in (f"{before}{left} + 1/1000000 {relation} {right}",
                      f"{before}{right} {relation} (-1/1000000) + {left}"):
        yield "more on the left", with_(record, statement=statement, verdict="violated")


def facts(record):
    """Pairs of a hypothesis that the data meet, with a record whose data do not meet it."""
    instance = record["instance"]
    for name, matrix in instance["matrices"].items():
        if matrix["rows"] == matrix["columns"]:
            trace = sum(Fraction(matrix["entries"][i * (matrix["rows"] + 1)])
                        for i in range(matrix["rows"]))
            entry = str(Fraction(matrix["entries"][0]) + Fraction(1, 7))
            yield f"tr({name}) = ({trace})", changed(
                record, "instance", "matrices", name, "entries", 0, entry)
    for name, entries in instance["vectors"].items():
        last = str(Fraction(entries[-1]) - Fraction(1, 9))
        yield f"{name}[{len(entries)}] = ({entries[-1]})", changed(
            record, "instance", "vectors", name, len(entries) - 1, last)
    for name, x in instance["scalars"].items():
        yield f"{name} = ({x})", changed(record, "instance", "scalars", name,
                                         str(Fraction(x) + Fraction(1, 11)))
    for name, chosen in instance["sets"].items():
        yield f"#{name} = {len(chosen)}", changed(record, "instance", "sets", name, chosen[1:]) \
            if chosen else changed(record, "instance", "sets", name, [1])


def with_facts(record):
    """True records: a hypothesis that holds is added."""
    for fact, _ in list(facts(record))[:2]:
        yield "a hypothesis more", given(record, fact)


def false_equalities(record):
    """False claims that follow from an equal answer."""
    before, left, relation, right = leaf(record["statement"])
    # Equality holds at the bindings.
    yield "another verdict", with_(record, verdict="violated")
    # One side is made larger, or the relation strict, and at the bindings it is false.
    yield "left side larger", with_(record, statement=f"{before}{left} + {TINY} {relation} {right}")
    yield "right side smaller", with_(
        record, statement=f"{before}{left} {relation} (-1) + {right}")
    if relation == "<=":
        yield "strict", with_(record, statement=f"{before}{left} < {right}")
    else:
        yield "not equal", with_(record, statement=f"{before}{left} = {right} + {TINY}")
    # There is no such place.
    for name, value in record["bindings"].items():
        yield "no such index", changed(record, "bindings", name, 1000)
        yield "index 0", changed(record, "bindings", name, 0)
        yield "an index for a set", changed(
            record, "bindings", name, [1] if type(value) is int else value[0])
        others = without(record, "bindings", name)
        yield "without a name", others
        yield "another name", changed(others, "bindings", name + "x", value)
    yield "one name more", changed(record, "bindings", "other", 1)
    # A hypothesis holds, and then the data are changed.
    for fact, spoilt in facts(record):
        kind = fact.split("(")[0].split("[")[0]
        yield f"a hypothesis about {kind}", given(spoilt, fact)
    yield "a false hypothesis", given(record, "1 < 1")
    # A name that is declared, or a dimension, is bound again.
    variables, hypotheses, conclusion = head(record["statement"])
    for name in ("n", "k", "W", "A", "rho"):
        if f"[{name}" in variables or f" {name}:" in variables or f" {name}]" in variables:
            yield "bound again", with_(record, statement=f"{variables}{hypotheses}"
                                       f"{' |- ' if hypotheses else ''}"
                                       f"forall {name} in 1..1: {conclusion}")


def false_violations(record):
    """False claims that follow from a violated answer."""
    before, left, relation, right = leaf(record["statement"])
    # It is violated somewhere.
    yield "another verdict", with_(record, verdict="equal")
    if relation != "=":
        # left > right at the bindings, or at least left >= right.
        yield "sides exchanged", with_(record, statement=f"{before}{right} <= {left}")
    for name in record["bindings"]:
        yield "no such index", changed(record, "bindings", name, 1000)
        yield "without bindings", with_(record, bindings={})
    yield "nothing claimed", with_(
        record, statement=f"{before}(1 < 0) => {left} {relation} {right}"
        if " => " not in before else f"{before}(1 < 0) => ({left} {relation} {right})")
