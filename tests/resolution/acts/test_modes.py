"""Speech or thought."""

from __future__ import annotations

import pytest

from onrecord.record import Because, Mode, Span, SpanSet
from onrecord.resolution.acts.modes import mode_of


def read(text: str, cue: str, content: str = "") -> tuple[Mode, tuple[Because, ...]]:
    def at(words: str) -> tuple[Span, ...]:
        return ((text.index(words), text.index(words) + len(words)),) if words else ()

    item = SpanSet(source=(), cue=at(cue), content=at(content) or ((len(text), len(text)),), confidence=1.0)
    return mode_of(text, item)


def mode(cue: str) -> str:
    return read(f"Brook {cue} the bridge.", cue, "the bridge")[0]


@pytest.mark.parametrize(
    "cue",
    [
        "said",
        "told",
        "has said",
        "according to",
        "announced",
        "promised",
        "vowed",
        "threatening",
        "denied",
        "agreed",
        "called for",
        "criticism of",
        "shows",
        "found",
        "tweeted:",
        "said he hopes",
        "was like",
        "declined",
        "noting",
        "said, with an awkward smile,",
        "expressed concern",
        "made clear",
        "endorsed",
        "refused",
        "begged",
        "in",
        ":",
    ],
)
def test_words_of_communication_are_speech(cue: str) -> None:
    assert mode(cue) == "speech"


@pytest.mark.parametrize(
    "cue",
    [
        "thinks",
        "believes",
        "was expected",
        "is widely expected",
        "hoping",
        "wants",
        "fears",
        "planned",
        "intends",
        "knew",
        "saw",
        "seemed",
        "supports",
        "opposed",
        "would like",
        "is eager",
        "decided",
        "are worried",
        "knows",
        "seems to be saying",
        "expects to announce",
        "don’t like",
        "worries",
    ],
)
def test_words_of_belief_intention_and_feeling_are_thought(cue: str) -> None:
    assert mode(cue) == "thought"


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("The party had already nominated a ticket.", "had already nominated", "a ticket", "thought"),
        ("The court has sentenced two men.", "has sentenced", "two men", "thought"),
        ("She signed a decree.", "signed", "a decree", "thought"),
        ("She named the bill “a farce”.", "named", "the bill “a farce”", "speech"),
        ("She filed a claim, saying it was late.", "filed a claim, saying", "it was late", "speech"),
        ("He joked that it was late.", "joked", "that it was late", "speech"),
    ],
)
def test_a_deed_is_no_speech(text: str, cue: str, content: str, expected: str) -> None:
    start, end = text.index(cue), text.index(content)
    source = ((0, text.index(" ")),)
    item = SpanSet(
        source=source,
        cue=((start, start + len(cue)),),
        content=((end, end + len(content)),),
        confidence=1.0,
    )
    assert mode_of(text, item)[0] == expected


def test_what_is_forecast_by_nobody_is_no_speech() -> None:
    assert read("Prices are forecast to rise.", "are forecast", "to rise")[0] == "thought"
    assert read("The bank forecast a rise.", "forecast", "a rise")[0] == "speech"


def test_no_cue_is_speech() -> None:
    assert read("Ada Brook: it is open.", "", "it is open") == ("speech", ())


def test_a_cue_in_pieces_is_read_together() -> None:
    text = "It was, she felt, expected to open."
    item = SpanSet(source=(), cue=((3, 6), (18, 26)), content=((27, 34),), confidence=1.0)
    assert mode_of(text, item)[0] == "thought"


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("really like", "thought"),
        ("liked", "thought"),
        ("'m like", "speech"),
        ("tried to warn people about", "speech"),
        ("trying to figure out", "thought"),
    ],
)
def test_liking_and_trying_are_told_by_their_neighbours(cue: str, expected: str) -> None:
    assert mode(cue) == expected


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Brook is due to announce a toll.", "announce"),
        ("Brook was expected to discuss a toll.", "to discuss"),
        ("Brook will propose a toll.", "will propose"),
        ("Brook is set to demand a toll.", "is set to demand"),
        ("Brook is likely to also call for a toll.", "call for"),
        ("The town will angrily dismiss a toll.", "will angrily dismiss"),
        ("The town is hardly likely to reject a toll.", "reject"),
        ("Brook is to announce a toll.", "is to announce"),
        ("Brook may ask for a toll.", "may ask for"),
        ("Brook could demand a toll.", "could demand"),
        ("Drivers can propose a toll.", "can propose"),
        ("Brook hopes to announce a toll.", "announce"),
        ("Brook is preparing to demand a toll.", "demand"),
        ("A toll will be announced by Brook.", "will be announced"),
        ("Brook would have objected to a toll.", "would have objected to"),
    ],
)
def test_what_is_still_to_be_said_is_thought(text: str, cue: str) -> None:
    assert read(text, cue, "a toll" if "a toll" in text else "A toll")[0] == "thought"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Theresa May said it was open.", "said"),
        ("The minister will say it was open.", "will say"),
        ("The Girder can reveal it was open.", "can reveal"),
        ("Brook, who will retire, said it was open.", "said"),
        ("Brook was the first to say it was open.", "to say"),
    ],
)
def test_what_is_said_or_handed_out_is_speech(text: str, cue: str) -> None:
    assert read(text, cue, "it was open")[0] == "speech"


def test_what_is_not_said_need_not_come() -> None:
    text = "Brook will not say why."
    item = SpanSet(source=(), cue=((6, 18),), content=((19, 22),), confidence=1.0)
    assert mode_of(text, item, negated=True)[0] == "speech"


def test_the_words_that_decided_are_shown() -> None:
    text = "Brook is due to announce a toll."
    assert read(text, "announce", "a toll")[1] == (
        Because(rule="not yet said", spans=((9, 12), (13, 15), (16, 24)), values=("due to announce",)),
    )
    assert read("Brook hopes for a toll.", "hopes", "a toll")[1] == (
        Because(rule="a word of thought", spans=((6, 11),), values=("hopes",)),
    )
