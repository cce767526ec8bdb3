# SPDX-License-Identifier: Apache-2.0
"""One record, checked in a process that the system ends when its time is over.

An operation on long numbers cannot be interrupted from inside. The limit on the processor's time
is the system's: its signal ends the process, whatever that is doing.
"""
import os
import resource
import signal

from . import claims, records
from .limits import Rejected, Undecided


def limit(kind, most):
    """Lowers a limit; one that is lower already stays."""
    for value in resource.getrlimit(kind):
        most = most if value == resource.RLIM_INFINITY else min(most, value)
    try:
        resource.setrlimit(kind, (most, most))
    except (ValueError, OSError):
        pass  # not every system has every limit


def checked(name, value):
    """A word and a line about one record."""
    try:
        name, claim = records.record(value)
        claims.check(*claim)
        return "confirmed", f"{name}: {claim[3]} confirmed"
    except Undecided as reason:
        return "undecided", f"{name}: undecided: {reason}"
    except Rejected as reason:
        return "rejected", f"{name}: rejected: {reason}"
    except (MemoryError, RecursionError):
        return "undecided", f"{name}: undecided: too large"
    except Exception as error:  # a mistake in the checker confirms nothing
        return "undecided", f"{name}: undecided: the checker failed: {repr(error)[:200]}"


def child(name, value, seconds, pipe):
    """Writes the answer; does not return."""
    try:
        signal.signal(signal.SIGXCPU, signal.SIG_DFL)
        limit(resource.RLIMIT_CORE, 0)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(
            resource.RLIMIT_CPU)[1]))
        word, line = checked(name, value)
        # The word comes last: an answer that was cut off has none.
        os.write(pipe, f"{line[:1000]}\n{word}.".encode("ascii", "replace"))
    finally:
        os._exit(0)


def answer(place, value, seconds):
    """A word (confirmed, rejected, undecided) and a line about a record."""
    name = records.title(value) or f"record {place}"
    try:
        reading, writing = os.pipe()
        process = os.fork()
    except (OSError, MemoryError):
        return "undecided", f"{name}: undecided: the system gives no process for it"
    if process == 0:
        child(name, value, seconds, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        line, _, word = pipe.read().decode("ascii").rpartition("\n")
    _, status = os.waitpid(process, 0)
    if status == 0 and word in ("confirmed.", "rejected.", "undecided."):
        return word[:-1], line
    late = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU
    reason = f"not decided within {seconds} seconds" if late else "its process gave no answer"
    return "undecided", f"{name}: undecided: {reason}"
