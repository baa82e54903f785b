"""When to ask again: plain functions from what happened to seconds."""

from __future__ import annotations

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0

LOOKS = (HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY)
"""How long after an article was first read it is looked at again: most edits fall on its first day."""

RETRIES = (15 * MINUTE, HOUR, 4 * HOUR, 16 * HOUR)
"""How long to wait after each failure in a row to fetch an article; after the last it is given up."""

LONGEST = DAY
"""The longest that a feed is left alone after failures."""

LONGEST_UNREACHED = HOUR
"""The same where a feed could not be reached at all: our own network may have been down, and all feeds with it."""

# Causes that may pass. All others (a page that is gone, one that is no article) stand.
_PASSING = frozenset(
    {"too slow", "unreachable", "cut short", "asked to wait", "robots.txt failed", "certificate"}
    | {f"status {code}" for code in (408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524)}
)


def feed_wait(every: float, failures: int, *, asked: float | None = None, cause: str | None = None) -> float:
    """Seconds until a feed is polled again, after so many failures in a row, the last one of this cause.

    `asked` is what its server asks for.
    """
    longest = LONGEST_UNREACHED if cause == "unreachable" else LONGEST
    wait = every if not failures else min(every * 2.0 ** min(failures, 20), max(longest, every))
    return max(wait, min(asked or 0.0, 7 * DAY))


def next_look(age: float) -> float | None:
    """The age in seconds at which an article of `age` is looked at again, or None when that is over."""
    return next((look for look in LOOKS if look > age), None)


def retry_wait(cause: str, failures: int) -> float | None:
    """Seconds until an article that failed for the `failures`-th time in a row is tried again, or None for never."""
    if cause not in _PASSING or failures > len(RETRIES):
        return None
    return RETRIES[failures - 1]
