# SPDX-License-Identifier: Apache-2.0
"""Compares what `svbounds certify --json` prints with mpmath's singular values to 60 digits.

An independent implementation of everything: reading decimals, the decomposition, the order, the
condition number. Not rigorous itself, so ends are compared with a tolerance of 10^-50 of the largest
singular value. Run by sh scripts/soundness-files.
"""

import json
import random
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

import mpmath

mpmath.mp.dps = 60


def entry(draw, style):
    """A decimal text."""
    if style == "integers":
        return str(draw.randint(-5, 5))
    if style == "decimals":
        return f"{draw.uniform(-2, 2):.6f}"
    if style == "graded":
        return f"{draw.uniform(-2, 2):.17g}e{draw.randint(-12, 12)}"
    if style == "huge":
        return f"{draw.uniform(-2, 2):.17g}e{draw.randint(300, 307)}"
    return f"{draw.uniform(-2, 2):.17g}e{draw.randint(-330, -310)}"


def matrix(draw):
    """Rows of decimal texts, of full rank or not."""
    style = draw.choice(["integers", "decimals", "decimals", "graded", "huge", "tiny"])
    rows, columns = draw.randint(1, 7), draw.randint(1, 7)
    texts = [[entry(draw, style) for _ in range(columns)] for _ in range(rows)]
    if rows > 1 and draw.random() < 0.25:
        texts[-1] = list(texts[0])
    return texts


def number(text):
    """The exact value of a decimal as mpmath's number of 400 digits, or infinity."""
    if text in ("inf", "-inf"):
        return mpmath.mpf(text)
    value = Fraction(text)
    with mpmath.workdps(400):
        return mpmath.mpf(value.numerator) / value.denominator


def truth(texts):
    """Singular values in descending order."""
    with mpmath.workdps(60 + 30):
        a = mpmath.matrix([[number(t) for t in row] for row in texts])
        scale = max((abs(x) for x in a), default=mpmath.mpf(0))
        if scale == 0:
            return [mpmath.mpf(0)] * min(a.rows, a.cols)
        values = mpmath.svd_r(a / scale, compute_uv=False)
        return sorted((scale * x for x in values), reverse=True)


def faults(certificate, values):
    """What is wrong with one certificate."""
    if len(certificate["singularValues"]) != len(values):
        return ["the number of values"]
    slack = values[0] * mpmath.mpf(10) ** -50
    found = []
    for place, (ends, value) in enumerate(zip(certificate["singularValues"], values), 1):
        if not number(ends["lower"]) - slack <= value <= number(ends["upper"]) + slack:
            found.append(f"sigma_{place} = {mpmath.nstr(value, 25)} not in {ends}")
    rank = sum(value > slack for value in values)
    if not certificate["rank"]["lower"] <= rank <= certificate["rank"]["upper"]:
        found.append(f"rank {rank} not in {certificate['rank']}")
    ends = certificate["conditionNumber"]
    if values[-1] > slack * mpmath.mpf(10) ** 20:
        kappa = values[0] / values[-1]
        more = 1 + mpmath.mpf(10) ** -29
        if not number(ends["lower"]) / more <= kappa <= number(ends["upper"]) * more:
            found.append(f"condition number {mpmath.nstr(kappa, 25)} not in {ends}")
    elif values[-1] <= slack and ends["upper"] != "inf":
        found.append(f"condition number of a singular matrix in {ends}")
    return found


def main(svbounds, seed="1", count="300"):
    """Writes the files, certifies them at several precisions, compares."""
    draw = random.Random(int(seed))
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for index in range(int(count)):
            texts = matrix(draw)
            path = str(Path(folder) / f"{index}.csv")
            Path(path).write_text("".join(",".join(row) + "\n" for row in texts))
            files[path] = (texts, truth(texts))
        for options in ([], ["--bits", "64"], ["--bits", "140"]):
            run = subprocess.run(
                [svbounds, "certify", "--json", *options, *files], capture_output=True, text=True)
            if run.returncode != 0:
                print(f"svbounds ended with {run.returncode}: {run.stderr}")
                return 1
            certificates = json.loads(run.stdout)
            if len(certificates) != len(files):
                print(f"{len(certificates)} certificates for {len(files)} files")
                return 1
            for certificate in certificates:
                texts, values = files[certificate["file"]]
                found = faults(certificate, values)
                if found:
                    failed += 1
                    print(f"WRONG, seed {seed} {' '.join(options)}: {texts}: {found}")
                else:
                    passed += 1
    print(f"seed {seed}: {passed} passed, {failed} failed")
    return 0 if failed == 0 and passed > 0 else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
