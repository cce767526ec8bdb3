# SPDX-License-Identifier: Apache-2.0
"""Little memory, long numbers, large files, readers that go away."""
import json
import os
import resource
import subprocess
import sys
import time

LONG = "7" * 99_999
LONGER = "3" * 99_999


def long_records():
    """Records whose first operation on numbers of 100 000 digits takes minutes, or is refused."""
    def record(variables, conclusion, matrices, scalars):
        return {"clause": "T", "statement": f"[{variables}] {conclusion}", "verdict": "equal",
                "bindings": {}, "caseName": None, "input": None, "instance": {
                    "matrices": matrices, "vectors": {}, "scalars": scalars, "sets": {},
                    "indices": {}, "dimensions": {"n": 4}}}
    entries = [f"{LONG[:-k]}/{LONGER[k:]}1" for k in range(1, 17)]
    square = {"A": {"rows": 4, "columns": 4, "entries": entries}}
    yield record("A: n x n", "sigma(1, A*A*A) <= 1", square, {})
    yield record("A: n x n", "det(A) = det(A')", square, {})
    yield record("a: real, b: real", "a^20 + b^20 = b^20 + a^20", {},
                 {"a": f"{LONG}/{LONGER}1", "b": f"{LONGER}/{LONG}1"})


def times(trials):
    late = 0
    for record in long_records():
        content = json.dumps({"kind": "verdicts", "version": 1, "verdicts": [record]})
        start = time.monotonic()
        status, output, errors = trials.check(content, "--seconds", "1")
        took = time.monotonic() - start
        late += ": undecided: not decided within 1 seconds" in output
        trials.tell(errors == "" and (
            status == 1 and (": undecided: not decided within 1 seconds" in output
                             or "a number is too long" in output) or status == 0),
                    f"{record['statement']}: status {status} {output[:300]} {errors[-300:]}")
        # The limit is of the processor's time, and the machine may be busy.
        trials.tell(took < 15, f"{record['statement']}: {took:.1f} seconds where 1 is allowed")
    trials.tell(late, "no operation took longer than its time")


def started(trials, path, limit=None, **streams):
    def prepare():
        if limit:
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    return subprocess.Popen([sys.executable, "-IS", trials.checker, path], text=True,
                            stderr=subprocess.PIPE, preexec_fn=prepare, **streams)


def surroundings(trials, records):
    """`records` are confirmed where there is memory and a reader; nowhere is there a traceback."""
    path = os.path.join(trials.folder, "records.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"kind": "verdicts", "version": 1, "verdicts": records}, file)
    for megabytes in (16, 24, 32, 48, 64, 128):
        done = started(trials, path, megabytes << 20, stdout=subprocess.PIPE)
        output, errors = done.communicate()
        # Below some size the interpreter itself does not start.
        fine = "Traceback" not in output + errors and (
            done.returncode in (1, 2) or done.returncode == 0 and output.count(" confirmed")
            == len(records) + 1)
        trials.tell(fine or megabytes < 32 and "verdict_checker" not in errors,
                    f"{megabytes} MB: {done.returncode} {output[-200:]} {errors[-300:]}")
    large = os.path.join(trials.folder, "large.json")
    with open(large, "wb") as file:
        file.truncate(5 << 30)  # takes no space on the disk
    for limit in (None, 64 << 20):
        done = started(trials, large, limit, stdout=subprocess.PIPE)
        output, errors = done.communicate()
        trials.tell(done.returncode == 2 and output + errors != "" and "Traceback" not in errors
                    and (output + errors).count("\n") == 1, f"a large file: {output}{errors}")
    os.remove(large)
    done = started(trials, path, stdout=subprocess.PIPE)
    done.stdout.readline()
    done.stdout.close()
    errors = done.stderr.read()
    trials.tell(done.wait() == 1 and errors == "", f"a closed pipe: {done.returncode} {errors}")
    with open("/dev/full" if os.path.exists("/dev/full") else os.devnull, "w") as full:
        done = started(trials, path, stdout=full)
        _, errors = done.communicate()
    trials.tell(errors == "" and done.returncode == (1 if os.path.exists("/dev/full") else 0),
                f"a full disk: {done.returncode} {errors}")
    missing = os.path.join(trials.folder, "missing-\u03c3")
    done = subprocess.run([sys.executable, "-IS", trials.checker, missing], capture_output=True,
                          env={**os.environ, "PYTHONIOENCODING": "ascii"})
    trials.tell(done.returncode == 2 and done.stderr == b"" and done.stdout.count(b"\n") == 1,
                f"a file that is not there: {done.stdout} {done.stderr}")
