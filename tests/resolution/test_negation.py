"""Reported not to have said it."""

from __future__ import annotations

import pytest

from onrecord.record import Span, SpanSet
from onrecord.resolution.negation import is_negated


def negated(text: str, cue: str, content: str) -> bool:
    def at(words: str) -> tuple[Span, ...]:
        return ((text.index(words), text.index(words) + len(words)),) if words else ()

    return is_negated(text, SpanSet(source=(), cue=at(cue), content=at(content), confidence=1.0))


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Brook did not say when it would open.", "did not say", "when it would open"),
        ("Brook did not say when it would open.", "say", "when it would open"),
        ("Brook didn’t immediately say why.", "say", "why"),
        ("Brook never said it was safe.", "never said", "it was safe"),
        ("Brook has not yet commented on the bridge.", "commented on", "the bridge"),
        ("Brook declined to say when.", "declined to say", "when"),
        ("Brook declined to comment.", "declined", "to comment"),
        ("Brook refused to confirm the date.", "refused to confirm", "the date"),
        ("Brook left without saying why.", "saying", "why"),
        ("Brook made no mention of the bridge.", "made no mention of", "the bridge"),
        ("Brook stopped short of calling it safe.", "calling", "it safe"),
        ("Nor did she say why.", "say", "why"),
        ("Brook neither confirmed nor denied it.", "neither confirmed nor denied", "it"),
        ("Brook is not expected to attend.", "is not expected", "to attend"),
    ],
)
def test_what_was_not_said(text: str, cue: str, content: str) -> None:
    assert negated(text, cue, content)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Brook said it would open.", "said", "it would open"),
        ("Brook denied that it was shut.", "denied", "that it was shut"),
        ("Brook said it was not safe.", "said", "it was not safe"),
        ("Brook, who did not attend, said it was safe.", "said", "it was safe"),
        ("Brook not only said it was safe.", "said", "it was safe"),
        ("Brook refused to meet the mayor.", "refused", "to meet the mayor"),
        ("Brook rejected the offer.", "rejected", "the offer"),
        ("It was not safe. Brook said so again.", "said", "so again"),
        ("“It is not,” Brook said.", "said", "“It is not,”"),
        ("Brook went on, as if he had not heard: “It is open.”", "went on, as if he had not heard:", "“It is open.”"),
        ("Brook: it is open.", "", "it is open"),
    ],
)
def test_what_was_said(text: str, cue: str, content: str) -> None:
    assert not negated(text, cue, content)
