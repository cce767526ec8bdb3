# SPDX-License-Identifier: Apache-2.0
"""The tokens of a statement, read one after the other."""
import re

from .limits import DEPTH, STATEMENT, require

TOKEN = re.compile(r"\s*(\d+|[^\W\d]\w*|\.\.|<=|!=|=>|\|-|[][(){},;:#'^*/+\-<=.])")


def tokens(text):
    require(len(text) <= STATEMENT, "a statement is too long")
    found, place = [], 0
    text = text.rstrip()
    while place < len(text):
        match = TOKEN.match(text, place)
        require(match, f"character {place + 1} of the statement")
        found.append(match[1])
        place = match.end()
    return found


def is_name(token):
    return token[:1].isalpha() or token[:1] == "_"


class Reader:
    def __init__(self, text):
        self.tokens, self.place, self.depth = tokens(text) + ["the end"], 0, 0

    @property
    def next(self):
        return self.tokens[self.place]

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
            require(self.skip(token), f"'{token}' is expected in the statement, not '{self.next}'")

    def name(self):
        require(is_name(self.next) and self.next != "the end", f"no name: '{self.next}'")
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
