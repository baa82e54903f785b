"""Reported not to have said it."""

from __future__ import annotations

import pytest

from onrecord.record import Because, Span, SpanSet
from onrecord.resolution.acts.negation import negation_of


def read(text: str, cue: str, content: str, source: str = "") -> tuple[bool, tuple[Because, ...]]:
    def at(words: str) -> tuple[Span, ...]:
        return ((text.index(words), text.index(words) + len(words)),) if words else ()

    return negation_of(text, SpanSet(source=at(source), cue=at(cue), content=at(content), confidence=1.0))


def negated(text: str, cue: str, content: str) -> bool:
    return read(text, cue, content)[0]


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
        ("Brook would not be drawn on the toll.", "would not be drawn on", "the toll"),
        ("Brook refused to be drawn on the toll.", "refused", "to be drawn on the toll"),
        ("Brook has yet to say why.", "has yet to say", "why"),
        ("Brook is yet to offer a toll.", "is yet to offer", "a toll"),
        ("Brook did not rule out a toll.", "did not rule out", "a toll"),
        ("Brook refused to rule out a toll.", "refused to rule out", "a toll"),
        ("Brook stopped short of demanding a toll.", "stopped short of demanding", "a toll"),
        ("Brook did not dispute the count.", "did not dispute", "the count"),
        ("Brook did not address the question.", "did not address", "the question"),
        ("Brook said nothing about the toll.", "said", "nothing about the toll"),
        ("Brook remained silent on the toll.", "remained silent on", "the toll"),
        ("Brook sidestepped questions about the toll.", "sidestepped questions about", "the toll"),
        ("Brook gave no reason for the toll.", "gave no reason for", "the toll"),
        ("Brook did not recommend a toll.", "did not recommend", "a toll"),
        ("Brook does not believe it is safe.", "does not believe", "it is safe"),
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
        ("Brook refused to negotiate a toll.", "refused to negotiate", "a toll"),
        ("Brook refused to discuss a truce.", "refused to discuss", "a truce"),
        ("Brook told jurors not to read about the case.", "not to read about", "the case"),
        ("Brook did not fail to mention the toll.", "did not fail to mention", "the toll"),
        ("Brook never declined to say when.", "never declined to say", "when"),
        ("Brook said made no mention of it.", "said", "made no mention of it"),
        ("Whether or not she said it was safe, it is.", "said", "it was safe"),
        ("Brook never tired of saying it was safe.", "saying", "it was safe"),
        ("It goes without saying that it is safe.", "goes without saying", "that it is safe"),
        ("Brook said nothing would change.", "said", "nothing would change"),
        ("Brook does not recommend a toll.", "does not recommend", "a toll"),
        ("They don't advise a toll.", "don't advise", "a toll"),
        ("Brook doesn't advise a toll.", "doesn't advise", "a toll"),
        ("They do not advise a toll.", "do not advise", "a toll"),
    ],
)
def test_what_was_said(text: str, cue: str, content: str) -> None:
    assert not negated(text, cue, content)


def test_what_nobody_said() -> None:
    text = "No one in the town said it was safe."
    assert read(text, "said", "it was safe", "No one in the town")[0]


def test_a_name_is_not_nobody() -> None:
    text = "No 10 said it was safe."
    assert not read(text, "said", "it was safe", "No 10")[0]


def test_the_words_that_decided_are_shown() -> None:
    assert read("Brook did not say why.", "say", "why")[1] == (
        Because(rule="not said", spans=((10, 13), (14, 17)), values=("not say",)),
    )


@pytest.mark.parametrize(
    ("text", "cue", "content", "source", "words"),
    [
        ("Brook declined to say so when asked.", "declined to say so", "when asked", "Brook", "declined to say"),
        ("Brook did not say so out loud.", "did not say so", "out loud", "Brook", "not say"),
        ("Brook said nothing about the toll.", "said", "nothing about the toll", "Brook", "said nothing about"),
        ("Brook gave no reason for the toll.", "gave no reason for", "the toll", "Brook", "gave no reason"),
        ("Nobody in the port said why.", "said", "why", "Nobody in the port", "nobody in"),
    ],
)
def test_no_more_words_are_shown_than_decided(text: str, cue: str, content: str, source: str, words: str) -> None:
    (because,) = read(text, cue, content, source)[1]
    assert because.values == (words,)
    assert " ".join(text[start:end] for start, end in because.spans).lower() == words


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Brook refused to negotiate and declined to say why.", "refused to negotiate and declined to say"),
        ("Brook refused to discuss a truce and declined to say why.", "refused to discuss a truce and declined to say"),
        ("Brook did not visit and declined to say why.", "did not visit and declined to say"),
    ],
)
def test_another_verb_before_it_changes_nothing(text: str, cue: str) -> None:
    (because,) = read(text, cue, "why")[1]
    assert because.values == ("declined to say",)
