"""What reading says when an input is not an article, and how large one may be."""

from __future__ import annotations

# One article, in bytes as it lies on disk, and in characters of its text. A news page with its scripts is seldom over
# 5 MB, and the longest books of reporting are under two million characters (some minutes to extract from), so what
# is larger is an archive or a mistake.
MAX_BYTES = 10 * 1024 * 1024
MAX_CHARACTERS = 2_000_000


class InputError(ValueError):
    """One input that cannot be read. `str()` is one sentence: the input's name, what is wrong and what to do.

    `cause` is what counters keep it under: a word or two, the same for all inputs that fail alike.
    """

    def __init__(self, name: str, problem: str, *, cause: str = "unreadable") -> None:
        super().__init__(f"{name}: {problem}")
        self.name = name
        self.problem = problem
        self.cause = cause


class Skipped(InputError):
    """An input that is sound, and is left out for what it is: its site's rules forbid it, or it is no article."""


class PassedOver(Skipped):
    """What stands in an archive beside its articles: pictures, redirects, front pages. It is counted, and not told."""


def check_size(name: str, size: int) -> None:
    """Raise InputError where `size` bytes are more than one article may have."""
    if size > MAX_BYTES:
        raise InputError(
            name, f"{size:,} bytes are more than the {MAX_BYTES:,} that one article may have; split it into articles"
        )
