# SPDX-License-Identifier: Apache-2.0
"""The checker run on files, and what it has to answer."""
import json
import os
import re
import subprocess
import sys
from collections import Counter


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def counted(words):
    return ", ".join(f"{words[word]} {word}" for word in ("confirmed", "rejected", "undecided"))


class Trials:
    def __init__(self, checker, folder):
        self.checker, self.folder = checker, folder
        self.passed = self.failed = self.files = 0
        self.undecided, self.confirmed = Counter(), Counter()  # by clause

    def tell(self, fine, what):
        self.passed, self.failed = self.passed + bool(fine), self.failed + (not fine)
        if not fine:
            print("FAILED " + what, flush=True)

    def check(self, content, *flags):
        self.files += 1
        path = os.path.join(self.folder, f"{self.files}.json")
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
        return run(sys.executable, "-IS", self.checker, path, *flags)

    def records(self, what, pairs, expected, undecided=False):
        """Checks named records: all are confirmed, or none; with `undecided` some may be that."""
        words = Counter()
        for start in range(0, len(pairs), 500):  # a process with less memory is faster to copy
            words += self.file_of(what, pairs[start:start + 500], expected, undecided)
        self.tell(pairs, f"{what}: none")
        print(f"{len(pairs)} {what}: {counted(words)}", flush=True)

    def file_of(self, what, pairs, expected, undecided):
        names, records = zip(*pairs)
        content = json.dumps({"kind": "verdicts", "version": 1, "verdicts": records})
        status, output, errors = self.check(content, "--seconds", "20")
        *lines, last = output.splitlines() or [""]
        words = Counter()
        for name, record, line in zip(names, records, lines):
            word = re.fullmatch(r"[!-~ ]+?: (?:\w+ (confirmed)|(rejected|undecided): .*)", line)
            word = word and (word[1] or word[2]) or "unreadable"
            words[word] += 1
            if expected == "confirmed":
                self.confirmed[record["clause"]] += word == "confirmed"
                self.undecided[record["clause"]] += word == "undecided"
            self.tell(word == expected or undecided and word == "undecided"
                      and "the checker failed" not in line,
                      f"{what}, {name}: {line} {json.dumps(record)[:600]}")
        self.tell(status == (0 if words["confirmed"] == len(names) else 1) and errors == ""
                  and len(lines) == len(names)
                  and last == counted(words), f"{what}: status {status}, {last} {errors[-300:]}")
        return words

    def file(self, name, content, statuses=(1,)):
        """A file that is none, or holds one bad record: a line, and a status that says so."""
        status, output, errors = self.check(content)
        lines = [line for line in output.splitlines() if line[0] not in "0123456789"]
        self.tell(status in statuses and errors == "" and len(lines) == 1
                  and "confirmed" not in lines[0] and output.isascii() and output.count("\n") < 3
                  and all(c >= " " for c in output.replace("\n", "")),
                  f"{name}: status {status}: {output[:300]}{errors[-300:]}")
