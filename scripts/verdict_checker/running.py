# SPDX-License-Identifier: Apache-2.0
"""A file from its first to its last record, each checked by a process of its own."""
import gc
import re
import resource
import sys

from . import records
from .children import answer, limit
from .limits import DIGITS, FILE, MEMORY, Rejected

COUNTED = ("confirmed", "rejected", "undecided")


def told(line):
    """Prints a line, in ASCII and without control characters; False when nobody reads any more."""
    if sys.stdout is None:
        return False
    line = "".join(c if " " <= c <= "~" else "?" for c in line[:500])
    try:
        print(line, flush=True)
        return True
    except (OSError, ValueError):
        return False


def content(path):
    """The bytes of a file."""
    found = bytearray()
    with open(path, "rb") as file:
        while part := file.read(1 << 20):  # asking for all at once would take memory for all
            found += part
            if len(found) > FILE:
                raise ValueError(f"more than {FILE} bytes")
    return bytes(found)


def main(arguments):
    """The exit status."""
    seconds = 60
    if len(arguments) == 3 and arguments[1] == "--seconds" and re.fullmatch(
            "[0-9]{1,6}", arguments[2], re.ASCII):
        arguments, seconds = arguments[:1], max(int(arguments[2]), 1)
    if len(arguments) != 1 or arguments[0].startswith("-"):
        told("usage: check-verdict VERDICTS.json [--seconds N]")
        return 2
    limit(resource.RLIMIT_AS, MEMORY)
    limited = getattr(sys, "set_int_max_str_digits", None)
    if limited:  # newer versions stop at 4300 digits
        limited(DIGITS)
    try:
        verdicts = records.records(content(arguments[0]))
    except Rejected as reason:
        told(f"rejected: {reason}")
        return 1
    except MemoryError:
        told("unreadable: the memory does not suffice")
        return 2
    except (OSError, ValueError, RecursionError) as error:
        told(f"unreadable: {str(error)[:200]}")
        return 2
    gc.freeze()  # so that collections in children do not copy what was read
    counts = dict.fromkeys(COUNTED, 0)
    for place, value in enumerate(verdicts, 1):
        word, line = answer(place, value, seconds)
        counts[word] += 1
        if not told(line):
            return 1
    fine = told(", ".join(f"{count} {word}" for word, count in counts.items()))
    return 0 if fine and counts["confirmed"] == len(verdicts) else 1
