# SPDX-License-Identifier: Apache-2.0
"""Which of two numbers is larger."""
from .enclosed import Enclosed
from .limits import Undecided
from .numbers import Numbers

SMALL = 4096  # bits up to which the first attempts go


class Order(Numbers):
    def compare(self, x, y):
        """The sign of x - y."""
        difference = self.minus(x, y)
        if isinstance(difference, Enclosed):
            return self.sign(difference)
        try:
            return self.sign(difference, limit=SMALL)
        except Undecided:
            pass
        # Squares of numbers >= 0 are in the same order, and hold fewer roots.
        for _ in range(2):
            try:
                if self.sign(x, limit=SMALL) < 0 or self.sign(y, limit=SMALL) < 0:
                    break
                x, y = self.times(x, x), self.times(y, y)
                return self.sign(self.minus(x, y), limit=SMALL)
            except Undecided:
                pass
        return self.sign(difference)
