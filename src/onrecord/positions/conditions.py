"""The condition that a stance hangs on, as it is said: "if the filling stops", "until the troops have left"."""

from __future__ import annotations

from onrecord.positions.clauses import Said
from onrecord.positions.stance_phrases import stems_of
from onrecord.resolution.acts.words import stem, words_in

_LONGEST = 40  # words


def _stems(*phrases: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(word.stem for word in words_in(phrase, 0, len(phrase))) for phrase in phrases)


_MARKERS = _stems(
    "if", "unless", "provided", "providing", "on condition", "on the condition", "only after", "only when", "once",
    "as long as", "so long as", "until", "in exchange for", "in return for", "subject to", "conditional on",
    "without first", "not before",
)  # fmt: skip
_FOR_CLOSED = _stems("while", "before", "when", "without")  # "will not talk while the gates are shut"
# "If" after these means whether, or grants rather than asks.
_NOT_BEFORE_IF = stems_of("ask wonder know say see decide unclear doubt as even what sure unsure determine tell")
_NOT_AFTER = {
    "if": stems_of("any need necessary not possible"),
    stem("once"): stems_of("again more and ,"),
    "until": stems_of("now then recent"),
}
_RELATIVE = stems_of("which who whom whose")  # what is told of something else: "the ships, which were shut until May"
_OUGHT = stems_of("must should need ought")


def condition_of(words: Said, at: int, end: int, *, closed: bool) -> tuple[int, int] | None:
    """The words of the condition on what words `at` to `end` say, in their sentence; null where there is none."""
    first, last = words.sentence(at)
    markers = (*_MARKERS, *_FOR_CLOSED) if closed else _MARKERS
    for place in range(first, last):
        for marker in markers:
            if words.stems[place : place + len(marker)] == marker and not _idle(words, place, marker):
                if place < at:
                    stop = _comma(words, place, at)
                    if stop is not None:
                        return place, stop
                elif place >= end and not _RELATIVE & set(words.stems[end:place]):
                    return place, min(last, place + _LONGEST)
    return _demanded_before(words, first, at) or _let(words, first, at)


def _idle(words: Said, place: int, marker: tuple[str, ...]) -> bool:
    before = words.stems[place - 1] if place > 0 else ""
    after = words.stems[place + len(marker)] if place + len(marker) < len(words.stems) else ""
    if marker == ("provid",) and words.form(place) == "provide":
        return True
    if marker[0] == "if" and before in _NOT_BEFORE_IF:
        return True
    return after in _NOT_AFTER.get(marker[0], ())


def _comma(words: Said, place: int, at: int) -> int | None:
    """The end of a condition that stands in front, at its comma."""
    return next((k for k in range(place + 2, at) if words.stems[k] == ","), None)


def _demanded_before(words: Said, first: int, at: int) -> tuple[int, int] | None:
    """What must come first: "the troops must leave before talks"."""
    for place in range(at - 1, max(first, at - 6), -1):
        if words.stems[place] == stem("before"):
            clause = range(first, place)
            if any(words.stems[k] in _OUGHT for k in clause):
                return first, place
    return None


def _let(words: Said, first: int, at: int) -> tuple[int, int] | None:
    """What is asked for in return: "Let them stop the filling and I will sit down"."""
    for place in range(first, at - 3):
        if words.stems[place] == "let" and words.stems[place + 1] != "us" and not words.words[place].small:
            for join in range(place + 2, at):
                if (
                    words.stems[join] == "and"
                    and words.stems[join + 1] in ("i", "we")
                    and words.stems[join + 2] == "will"
                ):
                    return place, join
    return None
