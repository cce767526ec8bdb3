# SPDX-License-Identifier: Apache-2.0
"""Statements cut into parts, and records with parts changed."""
import copy
import re


def level(text, pattern, start=0):
    """The matches of a pattern, after `start`, that stand in no parentheses."""
    depths, depth = [], 0
    for character in text:
        depth -= character in ")]}"
        depths.append(depth)
        depth += character in "([{"
    return [m for m in re.finditer(pattern, text) if m.start() >= start and not depths[m.start()]]


def head(statement):
    """The brackets with the variables and the blank behind them; hypotheses; the conclusion."""
    end = level(statement, r"\]")[0].end() + 1
    turnstile = level(statement, r" \|- ", end)
    if not turnstile:
        return statement[:end], "", statement[end:]
    return (statement[:end], statement[end:turnstile[0].start()],
            statement[turnstile[0].end():])


def leaf(statement):
    """What stands before the last comparison, its left side, its relation, its right side."""
    start = len(statement) - len(head(statement)[2])
    while statement.startswith("forall ", start):
        start = level(statement, ": ", start)[0].end()
    for arrow in level(statement, " => ", start):
        start = arrow.end()
    relation, = level(statement, r" (<=|<|=) ", start)
    return (statement[:start], statement[start:relation.start()], relation[1],
            statement[relation.end():])


def given(record, hypothesis):
    """The record with a hypothesis more."""
    variables, hypotheses, conclusion = head(record["statement"])
    return with_(record, statement=variables + ", ".join(filter(None, [hypotheses, hypothesis]))
                 + " |- " + conclusion)


def with_(record, **members):
    twin = copy.deepcopy(record)
    twin.update(members)
    return twin


def changed(record, *path):
    """The record with the last of `path` at the place that the others name."""
    twin = copy.deepcopy(record)
    *way, last, value = path
    target = twin
    for step in way:
        target = target[step]
    target[last] = value
    return twin


def without(record, *path):
    twin = copy.deepcopy(record)
    *way, last = path
    target = twin
    for step in way:
        target = target[step]
    del target[last]
    return twin


def title(record):
    return f"{record['clause']} {record['caseName']}"
