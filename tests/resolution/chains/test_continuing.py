"""Speech that goes on after the sentence that named its relay."""

from __future__ import annotations

import pytest

from onrecord.record import Article, Marks, SpanSet
from onrecord.resolution import resolve

FIRST = "“We will open it,” Ada Brook told Reuters."


def second(rest: str, source: str, cue: str, content: str, *, between: str = " ") -> list[str | None]:
    """The relays of a second attribution that stands in `rest`, behind one that Ada Brook told Reuters."""
    text = FIRST + between + rest

    def at(words: str, start: int) -> tuple[tuple[int, int], ...]:
        place = text.index(words, start)
        return ((place, place + len(words)),)

    here = len(FIRST)
    items = (
        SpanSet(source=at("Ada Brook", 0), cue=at("told", 0), content=at("“We will open it,”", 0), confidence=1.0),
        SpanSet(source=at(source, here), cue=at(cue, here), content=at(content, here), confidence=1.0),
    )
    record = resolve(Article(text=text, outlet="The Example"), Marks(attributions=items), model="m", because=True)
    return [hop.name for hop in record.attributions[1].chain[1:-1]]


def test_he_added_is_still_to_the_same_outlet() -> None:
    assert second("“It is dry,” she added.", "she", "added", "“It is dry,”") == ["Reuters"]


def test_a_surname_in_the_same_paragraph_goes_on() -> None:
    assert second("“It is dry,” Brook said.", "Brook", "said", "“It is dry,”") == ["Reuters"]


def test_a_pronoun_goes_on_in_the_next_paragraph() -> None:
    assert second("“It is dry,” she said.", "she", "said", "“It is dry,”", between="\n\n") == ["Reuters"]


@pytest.mark.parametrize(
    ("rest", "source", "cue", "between"),
    [
        ("“It is dry,” Brook said.", "Brook", "said", "\n\n"),
        ("“It is dry,” she said on Monday.", "she", "said", " "),
        ("“It is dry,” she told lawmakers.", "she", "told", " "),
        ("In parliament, she said “It is dry,” again.", "she", "said", " "),
        ("“It is dry,” she said in Kalin.", "she", "said", " "),
        ("“It is dry,” Carl Doe said.", "Carl Doe", "said", " "),
        ("Rain fell on the hills all day, and the river rose. " * 6 + "“It is dry,” she said.", "she", "said", " "),
    ],
)
def test_another_occasion_or_speaker_does_not(rest: str, source: str, cue: str, between: str) -> None:
    assert second(rest, source, cue, "“It is dry,”", between=between) == []


@pytest.mark.parametrize(("more", "hops"), [("adding", ["Reuters"]), ("telling them", [])])
def test_a_participle_goes_on_with_its_sentence_whatever_the_day(more: str, hops: list[str]) -> None:
    text = f"Ada Brook told Reuters on Monday that it was shut, {more} that it was dry on Sunday."
    source, cue = ((0, 9),), ((10, 14),)
    start = text.index(more)

    def at(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),)

    items = (
        SpanSet(source=source, cue=cue, content=at("that it was shut"), confidence=1.0),
        SpanSet(
            source=source, cue=((start, start + len(more)),), content=at("that it was dry on Sunday"), confidence=1.0
        ),
    )
    record = resolve(Article(text=text, outlet="The Example"), Marks(attributions=items), model="m")
    assert [hop.name for hop in record.attributions[1].chain[1:-1]] == hops
