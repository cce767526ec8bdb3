# SPDX-License-Identifier: Apache-2.0
"""Writes the outputs shown in README.md and docs/guard.md anew; called by scripts/examples.

A block of code under a comment <!-- output of: COMMAND --> becomes what the command prints. Blocks in
which a line … stands for others are left alone, and so is the main job's. A test compares all of them.
"""

import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGES = ["README.md", "docs/guard.md"]
BLOCK = re.compile(r"<!-- output of: (svbounds [^\n]*) -->\n```text\n(.*?)```\n", re.DOTALL)


def printed(command):
    words = [sys.argv[1]] + shlex.split(command)[1:]
    run = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1, 2):
        raise SystemExit(f"{command}: status {run.returncode}\n{run.stderr}")
    lines = (run.stdout + run.stderr).rstrip().split("\n")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def renewed(block):
    command, shown = block.group(1), block.group(2)
    if command == "svbounds check" or "…" in shown.split("\n"):
        return block.group(0)
    return f"<!-- output of: {command} -->\n```text\n{printed(command)}```\n"


for page in PAGES:
    path = ROOT / page
    text = path.read_text(encoding="utf-8")
    new = BLOCK.sub(renewed, text)
    if new != text:
        path.write_text(new, encoding="utf-8")
        print(f"{page}: written anew")
