# SPDX-License-Identifier: Apache-2.0
"""Files that are no records, and statements without a meaning."""
import json


def files(record):
    def whole(**members):
        return json.dumps({"kind": "verdicts", "version": 1, "verdicts": [record], **members})
    yield "another kind", whole(kind="singular-values"), (1,)
    yield "another version", whole(version=2), (1,)
    yield "version true", whole(version=True), (1,)
    yield "no verdicts", whole(verdicts=[]), (1,)
    yield "verdicts an object", whole(verdicts={}), (1,)
    yield "a member more", whole(comment=""), (1,)
    yield "a member twice", whole().replace('"kind"', '"version": 1, "kind"', 1), (1,)
    yield "a float", whole(version=1.0), (1,)
    yield "a huge float", whole().replace('"version": 1', '"version": 1e999999999'), (1,)
    yield "a huge integer", whole().replace('"version": 1', '"version": ' + "9" * 200000), (1,)
    yield "nothing", "", (2,)
    yield "nested", "[" * 200000, (2,)
    yield "no text", "\x00\x01", (2,)
    yield "digits of another script", whole().replace('"version": 1', '"version": \u0661'), (2,)
    for title in ("", "a\nb", "a\x1b[2Jb", "\u03c3", "\ud800", "a b", "a" * 101):
        yield f"clause {title!r}", whole(verdicts=[{**record, "clause": title}]), (1,)
    for name in ("n\n", "\x1b[2J", "\u0661", "n" * 99999):
        yield f"a variable {name[:9]!r}", whole(verdicts=[{**record, "instance": {
            **record["instance"], "scalars": {name: "1"}}}]), (1,)
        yield f"a binding {name[:9]!r}", whole(verdicts=[{**record, "bindings": {name: 1}}]), (1,)
    for place in (1, 50, -30):
        yield "cut", whole()[:place], (2,)
    for name in record:
        twin = dict(record)
        del twin[name]
        yield "without " + name, whole(verdicts=[twin]), (1,)
        for bad in (None, 1.5, {}, [], 7, True):
            if bad is None and name in ("caseName", "input"):
                continue
            if (bad == {} and name == "bindings"):
                continue
            yield f"{name} {bad!r}", whole(verdicts=[{**record, name: bad}]), (1,)
    head = "[A: n x n] "
    for text in ("", "[", head, head + "1 <=", head + "1 <= 2 3", head + "(" * 100000,
                 head + "-" * 100000 + "1 <= 1", head + "A" + "'" * 15000 + " <= 1",
                 head + "forall i in 1..n: " * 800 + "1 <= 1", head + "A <= A", head + "1 < B",
                 head + "sigma(1, A)^99999999 <= 1", head + "((2^1000)^1000)^1000 <= 1",
                 head + "forall i in 1..1000000000: 0 <= 0", head + "0 <= 0 + exp(tr(A)*2 + 1/7",
                 head + "sigma(1) <= 1", head + "sigma(9, A) <= 1", head + "1/0 <= 1",
                 head + "sqrt(-1) = 0", head + "tr(A) <= A", head + "A[1] <= 1",
                 head + "I(1000000000)*A = A", head + "0 <= sum(i in 1..9: i", head + "\u03c3 <= 1",
                 head + "1 <= 1; import os", head + "0 != 1", head + "symmetric(A)",
                 head + "forall I nonempty subset 1..40: 0 <= 0", "[A: n x n, A: n x n] 0 <= 0",
                 head + "forall i in 1..n: forall j in 1..4000: forall k in 1..4000: 0 <= 0",
                 head + "sigma(1, sigma(1, A)*A) <= 1", head + "lambda(1, A*diag({1})) <= 1"):
        yield f"statement {text[:40]!r}", whole(verdicts=[
            {**record, "statement": text, "verdict": "equal", "bindings": {}}]), (1,)
