"""How often something costly may be asked for."""

from __future__ import annotations

import time
from collections.abc import Callable
from math import ceil
from threading import Lock


class Rate:
    """At most `burst` at once, and `per_minute` in the long run (a token bucket). Safe to share between threads."""

    def __init__(self, *, per_minute: int, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._every, self._burst, self._clock = 60 / per_minute, burst, clock
        self._left, self._at = float(burst), clock()
        self._lock = Lock()

    def wait(self) -> int:
        """Take one, and 0; or, where none is left, the seconds until one will be."""
        with self._lock:
            now = self._clock()
            self._left = min(self._burst, self._left + (now - self._at) / self._every)
            self._at = now
            if self._left >= 1:
                self._left -= 1
                return 0
            return max(1, ceil((1 - self._left) * self._every))
