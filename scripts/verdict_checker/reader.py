# SPDX-License-Identifier: Apache-2.0
"""The tokens of a statement, read one after the other. Only ASCII has a meaning in them."""
import re

from .limits import DEPTH, STATEMENT, require

TOKEN = re.compile(r"[0-9]+|[A-Za-z][A-Za-z0-9_]*|\.\.|<=|!=|=>|\|-|[][(){},;:#'^*/+\-<=]")
DECIMAL = re.compile(r"[0-9]*\.[0-9]")
JOINED = re.compile(r"[0-9]+[A-Za-z_]")
RESERVED = {"and", "forall", "in", "nonempty", "pi", "real", "subset", "vector", "without"}
NAME = 100  # characters


def tokens(text):
    require(len(text) <= STATEMENT, "a statement is too long")
    found, place = [], 0
    while place < len(text):
        if text[place] in " \t\r\n":
            place += 1
            continue
        where = f" at character {place + 1} of the statement"
        require(not DECIMAL.match(text, place), "a decimal" + where + "; 1/2 is how to write 0.5")
        require(not JOINED.match(text, place), "a number that runs into a name" + where)
        match = TOKEN.match(text, place)
        require(match, "a character without a meaning" + where)
        require(len(match[0]) <= NAME or match[0].isdigit(), "a name that is too long" + where)
        found.append(match[0])
        place = match.end()
    return found


def is_name(token):
    return token[:1].isalpha() and token not in RESERVED and token != "the end"


class Reader:
    def __init__(self, text):
        self.tokens, self.place, self.depth = tokens(text) + ["the end"], 0, 0

    @property
    def next(self):
        return self.tokens[self.place]

    @property
    def after(self):
        """The token after the next one."""
        return self.tokens[min(self.place + 1, len(self.tokens) - 1)]

    def take(self):
        self.place += 1
        return self.tokens[self.place - 1]

    def skip(self, token):
        if self.next == token:
            self.place += 1
            return True
        return False

    def expect(self, *expected):
        for token in expected:
            require(self.skip(token), f"'{token}' is expected in the statement, not "
                    f"'{self.next[:NAME]}'")

    def name(self):
        require(is_name(self.next), f"no name: '{self.next[:NAME]}'")
        return self.take()

    def list(self, read, separator=","):
        parts = [read()]
        while self.skip(separator):
            parts.append(read())
        return parts

    def deeper(self, read):
        self.depth += 1
        require(self.depth <= DEPTH, "a statement is nested too deeply")
        result = read()
        self.depth -= 1
        return result
