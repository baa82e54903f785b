"""What sites ask of programs: which pages they may read, and how long they are to wait between two (RFC 9309)."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from protego import Protego

from onrecord.reading.errors import InputError

MAX_BYTES = 512 * 1024
"""How much of a robots.txt is read; RFC 9309 asks for 500 KiB."""

KEPT = 24 * 3600.0
"""Seconds for which rules are kept; RFC 9309 allows a day."""

_KEPT_ABSENT = 15 * 60.0  # where there was no answer: all is forbidden meanwhile
_MOST_SITES = 10_000


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one site. `parsed` is None where there are none; `problem` is why the site did not say."""

    parsed: Protego | None
    problem: InputError | None = None

    def allows(self, url: str, agent: str) -> bool:
        """Whether `agent` may read `url`. Where the site did not answer, nothing may be read, as RFC 9309 has it."""
        return self.problem is None and (self.parsed is None or bool(self.parsed.can_fetch(url, agent)))

    def delay(self, agent: str) -> float:
        """Seconds to leave between two requests, as the site asks; 0 where it does not."""
        if self.parsed is None:
            return 0.0
        return max(float(self.parsed.crawl_delay(agent) or 0.0), 0.0)


def rules_from(text: str) -> Rules:
    """The rules in a robots.txt."""
    return Rules(Protego.parse(text))


class Robots:
    """The rules of sites, each asked for once a day. Safe to share between threads.

    `ask` gives the text of a robots.txt by its address, None where the site has none, and raises InputError where it
    does not answer.
    """

    def __init__(self, ask: Callable[[str], str | None]) -> None:
        self._ask = ask
        self._known: dict[str, tuple[float, Rules]] = {}
        self._lock = Lock()

    def rules(self, origin: str) -> Rules:
        """The rules of the site at `origin` (scheme, host and port)."""
        with self._lock:
            until, rules = self._known.get(origin, (0.0, None))
        if rules is not None and time.monotonic() < until:
            return rules
        try:
            text = self._ask(f"{origin}/robots.txt")
            rules = Rules(None) if text is None else rules_from(text)
        except InputError as problem:
            rules = Rules(None, problem)
        with self._lock:
            while len(self._known) >= _MOST_SITES:
                self._known.pop(next(iter(self._known)))
            self._known[origin] = (time.monotonic() + (_KEPT_ABSENT if rules.problem else KEPT), rules)
        return rules
