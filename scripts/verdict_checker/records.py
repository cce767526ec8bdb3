# SPDX-License-Identifier: Apache-2.0
"""The file: docs/verdict-format.md describes it."""
import json
import re
from fractions import Fraction

from .limits import DIGITS, Rejected, require
from .matrices import Matrix

TITLE = re.compile(r"[!-~]{1,100}")
RATIONAL = re.compile(r"(0|-?[1-9][0-9]*)(?:/([1-9][0-9]*))?")


def members(value, names):
    """The members of an object that has exactly these, in this order."""
    require(type(value) is dict and set(value) == set(names.split()), "no object of " + names)
    return [value[name] for name in names.split()]


def array(value):
    require(type(value) is list, "no array")
    return value


def whole(value):
    require(type(value) is int and abs(value) < 1 << 30, "no whole number")
    return value


def text(value):
    require(type(value) is str, "no text")
    return value


def named(value, read):
    """An object whose members have names of its own."""
    require(type(value) is dict, "no object")
    return {name: read(part) for name, part in value.items()}


def rational(value):
    match = RATIONAL.fullmatch(text(value)) if len(text(value)) <= 2 * DIGITS + 2 else None
    require(match, "no rational number")
    require(max(len(match[1].lstrip("-")), len(match[2] or "")) <= DIGITS, "a number is too long")
    return Fraction(int(match[1]), int(match[2] or 1))


def vector(value):
    return [rational(entry) for entry in array(value)]


def positions(value):
    numbers = [whole(i) for i in array(value)]
    require(all(i < j for i, j in zip([0] + numbers, numbers)), "no ascending positions")
    return frozenset(numbers)


def matrix(value):
    rows, columns, entries = members(value, "rows columns entries")
    entries = vector(entries)
    require(whole(rows) >= 0 and whole(columns) >= 0 and rows * columns == len(entries),
            "the number of entries is not that of the shape")
    return Matrix.make(rows, columns, lambda i, j: entries[i * columns + j])


def binding(value):
    return positions(value) if type(value) is list else whole(value)


def title(value):
    """What a record is called, or nothing if it is no name that can be printed."""
    name = value.get("clause") if type(value) is dict else None
    return name if type(name) is str and TITLE.fullmatch(name) else None


def record(value):
    """The clause's name, and what `claims.check` is to be given."""
    clause, statement, instance, verdict, bindings, case, given = members(
        value, "clause statement instance verdict bindings caseName input")
    require(title(value), "a clause's name is up to 100 printable ASCII characters, no blanks")
    require(type(verdict) is str and verdict in ("violated", "equal"), "another verdict")
    require(case is None or text(case), "no name of a case")
    require(given is None or text(given) is given, "no name of a file")
    parts = members(instance, "matrices vectors scalars sets indices dimensions")
    kinds = [named(part, read) for part, read in
             zip(parts, (matrix, vector, rational, positions, whole, whole))]
    values = {name: x for part in kinds[:5] for name, x in part.items()}
    require(len(values) == sum(map(len, kinds[:5])), "a name twice")
    return clause, (text(statement), values, kinds[5], verdict, named(bindings, binding))


def unique(pairs):
    require(len(dict(pairs)) == len(pairs), "a member is given twice")
    return dict(pairs)


def no_float(_):
    raise Rejected("a number is not an integer")


def short(digits):
    """Whole numbers in a file are positions, sizes and the version."""
    require(re.fullmatch("-?[0-9]{1,10}", digits), "no whole number")
    return int(digits)


def records(content):
    """The records of a file in JSON and UTF-8; raises Rejected or ValueError."""
    kind, version, verdicts = members(
        json.loads(content.decode("utf-8"), object_pairs_hook=unique, parse_float=no_float,
                   parse_constant=no_float, parse_int=short), "kind version verdicts")
    require(kind == "verdicts" and type(version) is int and version == 1, "another kind of file")
    require(array(verdicts), "no verdicts")
    return verdicts
