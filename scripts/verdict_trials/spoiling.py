# SPDX-License-Identifier: Apache-2.0
"""Records whose data are spoilt: of another shape, in another form, against a hypothesis."""
import re
from fractions import Fraction

from .statements import changed, head, without

NUMBERS = ("1.0", "1/0", "01", "1e3", "", " 1", "-0/", "0x1", "\u0661", "1_0", "+1", 1, None, [])


def spoilt_data(record):
    """Values that the statement does not declare, or of another shape, or none."""
    instance = record["instance"]
    yield "a scalar more", changed(record, "instance", "scalars", "other", "1")
    yield "a dimension less than 0", changed(record, "instance", "dimensions", "other", -1)
    for name, matrix in instance["matrices"].items():
        yield "a row more", changed(record, "instance", "matrices", name, {
            **matrix, "rows": matrix["rows"] + 1,
            "entries": matrix["entries"] + ["0"] * matrix["columns"]})
        yield "an entry less", changed(record, "instance", "matrices", name, "entries",
                                       matrix["entries"][1:])
        for bad in NUMBERS:
            yield f"entry {bad!r}", changed(record, "instance", "matrices", name, "entries", 0, bad)
        if matrix["rows"] != matrix["columns"]:
            yield "rows for columns", changed(record, "instance", "matrices", name, {
                **matrix, "rows": matrix["columns"], "columns": matrix["rows"]})
        yield "without a matrix", without(record, "instance", "matrices", name)
        yield "a matrix of another name", changed(
            without(record, "instance", "matrices", name), "instance", "matrices", name + "_",
            matrix)
    for name, vector in instance["vectors"].items():
        yield "a vector too long", changed(record, "instance", "vectors", name, vector + ["0"])
        yield "a vector too short", changed(record, "instance", "vectors", name, vector[1:])
        for bad in NUMBERS:
            yield f"vector entry {bad!r}", changed(record, "instance", "vectors", name, 0, bad)
        yield "without a vector", without(record, "instance", "vectors", name)
        yield "a vector for a scalar", changed(
            without(record, "instance", "vectors", name), "instance", "scalars", name, "0")
    yield from spoilt_names(record)
    yield from broken_hypotheses(record)


def spoilt_names(record):
    """Families with a member more or less; widths; sets and whole numbers."""
    instance = record["instance"]
    for kind in ("matrices", "vectors", "sets"):
        last = {}
        for name in instance[kind]:
            if "[" in name:
                stem, number = name[:-1].split("[")
                last[stem] = max(last.get(stem, 0), int(number))
        for stem, count in last.items():
            member = instance[kind][f"{stem}[{count}]"]
            yield f"a member more of {kind}", changed(
                record, "instance", kind, f"{stem}[{count + 1}]", member)
            less = without(record, "instance", kind, f"{stem}[{count}]")
            yield f"a member less of {kind}", less
            for other in (f"{stem}[0{count}]", f"{stem}[-1]", f"{stem}[0]", stem,
                          f"{stem}[{count}] ", f"{stem}[\u0661]"):
                yield f"a member of {kind} called {other!r}", changed(
                    less, "instance", kind, other, member)
    declared = head(record["statement"])[0]
    for name, size in instance["dimensions"].items():
        if re.search(rf"\b{name.split('[')[0]}\b", declared):
            if instance["matrices"] or instance["vectors"] or name == "L":  # their shapes show it
                for other in (size + 1, size - 1):
                    yield "another dimension", changed(
                        record, "instance", "dimensions", name, other)
            yield "no dimension", without(record, "instance", "dimensions", name)
    for name in instance["sets"]:
        yield "a set too large", changed(record, "instance", "sets", name, [1, 99])
        yield "no set", changed(record, "instance", "sets", name, [2, 1])
        yield "a set with 0", changed(record, "instance", "sets", name, [0])
    for name in instance["indices"]:
        yield "an index too large", changed(record, "instance", "indices", name, 99)
        yield "an index too small", changed(record, "instance", "indices", name, -1)


def broken_hypotheses(record):
    """A hypothesis of the catalogue is made false."""
    instance, hypotheses = record["instance"], head(record["statement"])[1]

    def entry(name, k, value):
        return changed(record, "instance", "matrices", name, "entries", k, value)

    for name, matrix in instance["matrices"].items():
        n = matrix["columns"]
        if n > 1 and (f"symmetric({name})" in hypotheses or f"psd({name})" in hypotheses):
            yield "not symmetric", entry(name, 1, str(Fraction(matrix["entries"][n]) + 1))
        if f"psd({name})" in hypotheses:
            yield "not positive", entry(name, 0, "-1")
        if f"skew({name})" in hypotheses:
            yield "not skew", entry(name, 0, "1")
        if f"orthogonal({name})" in hypotheses:
            yield "not orthogonal", entry(name, 0, "2")
        if f"rank({name}) <= k" in hypotheses and any(x != "0" for x in matrix["entries"]):
            yield "rank", changed(record, "instance", "indices", "k", 0)
        if "0 < sigma0(n, Q)" in hypotheses and name == "Q":
            yield "columns that depend", changed(
                record, "instance", "matrices", name, "entries", ["0"] * len(matrix["entries"]))
        if "sigma(1, W[k])" in hypotheses and any(x != "0" for x in matrix["entries"]):
            factor = name.replace("W", "d") if "d[k]" in hypotheses else "eps"
            yield "a layer too large", changed(
                record, "instance", "vectors", factor,
                [str(10 ** 400)] * len(instance["vectors"][factor]))
    for text, name, value in [
            ("0 <= rho", "rho", "-1"), ("rho <= 0", "rho", "1"), ("abs(eta) <= 1", "eta", "-2"),
            ("1 <= abs(eta)", "eta", "1/2"), ("0 < abs(eta)", "eta", "0"), ("0 <= t", "t", "-1/9"),
            ("t <= 1", "t", "10/9"), ("sigma(1, W) < abs(rho)", "rho", "0"),
            ("0 < abs(rho)", "rho", "0"), (" < abs(rho)", "rho", "0")]:
        if text in hypotheses:
            yield text, changed(record, "instance", "scalars", name, value)
    for text, value in [("abs(d[k]) <= 1", "-3/2"), ("abs(d[k]) = 1", "0"), ("0 < abs(d[k])", "0")]:
        if text in hypotheses:
            yield text, changed(record, "instance", "vectors", "d", 0, value)
    if "abs(d[k][j]) = 1" in hypotheses:
        yield "a slope of another size", changed(record, "instance", "vectors", "d[1]", 0, "1/2")
    if "conjugatepairs" in hypotheses:
        yield "a pair", changed(record, "instance", "vectors", "b", -1, "5")
