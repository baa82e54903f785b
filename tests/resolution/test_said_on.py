"""When the words of an attribution were said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import SpanSet, Time
from onrecord.resolution.said_on import said_on
from onrecord.resolution.times import find_times

THURSDAY = "2022-10-13"


def item_of(marked):
    """The text and the attribution of a sentence that is marked: (source), {cue}, <content>."""
    text, spans, open_at = "", {"(": [], "{": [], "<": []}, {}
    pairs = {")": "(", "}": "{", ">": "<"}
    for sign in marked:
        if sign in spans:
            open_at[sign] = len(text)
        elif sign in pairs:
            spans[pairs[sign]].append((open_at[pairs[sign]], len(text)))
        else:
            text += sign
    return text, SpanSet(source=tuple(spans["("]), cue=tuple(spans["{"]), content=tuple(spans["<"]), confidence=1.0)


def date_of(marked, published=THURSDAY):
    text, item = item_of(marked)
    time = said_on(text, item, find_times(text, published), published)
    return time and (text[slice(*time.span)], time.value)


@pytest.mark.parametrize(
    ("marked", "words", "value"),
    [
        ("(Ana Roe) {said} on Tuesday <that it was over>.", "Tuesday", "2022-10-11"),
        ("<“It is over,”> (Ana Roe) {told} reporters Tuesday.", "Tuesday", "2022-10-11"),
        ("<“It is over,”> {said} (Ana Roe), the minister, on Tuesday.", "Tuesday", "2022-10-11"),
        ("<“It is over. We left,”> (she) {said} on Tuesday.", "Tuesday", "2022-10-11"),
        ("Also on Tuesday, (Ana Roe) {said} <it was over>.", "Tuesday", "2022-10-11"),
        ("On Tuesday, at a rally in Lund, (Ana Roe) {said} <it was over>.", "Tuesday", "2022-10-11"),
        ("(Ana Roe) on Tuesday {said} <it was over>.", "Tuesday", "2022-10-11"),
        ("(She) {said this week} <that it was over>.", "this week", "2022-W41"),
        ("(The ministry) {said} in a statement on 3 March <that it was over>.", "3 March", "2022-03-03"),
        ("(She) {said} in a statement released Tuesday <that it was over>.", "Tuesday", "2022-10-11"),
        ("(She) {told} them in a Tuesday interview <that it was over>.", "Tuesday", "2022-10-11"),
        ("(He) {called} <the deal dead> in 2014.", "2014", "2014"),
        ("(He) {condemned} <the strike> on Tuesday.", "Tuesday", "2022-10-11"),
        ("<It is over>, {according to} (a statement released Tuesday).", "Tuesday", "2022-10-11"),
        ("<It is over>, (she) {said}, Reuters reported on Tuesday.", "Tuesday", "2022-10-11"),
        ("<It is over>, (she) {said}, according to a transcript released Tuesday.", "Tuesday", "2022-10-11"),
        ("(He) {said} several years ago <that it was over>.", "several years ago", None),
    ],
)
def test_the_date_of_the_cue(marked, words, value):
    assert date_of(marked) == (words, value)


@pytest.mark.parametrize(
    "marked",
    [
        "<Talks Are Over>, (Ana Roe) {Says}",
        "(Ana Roe) {said} <that talks ended on Tuesday>.",
        "(Ana Roe) {said} when she met him on Tuesday <that it was over>.",
        "(Ana Roe) {said} after talks held on Tuesday <that it was over>.",
        "After the talks on Tuesday ended, (Ana Roe) {said} <it was over>.",
        "(Ana Roe), who won on Tuesday, {said} <it was over>.",
        "(Ana Roe, elected on Tuesday), {said} <it was over>.",
        "(Ana Roe) {said} of Tuesday's attack <that it was vile>.",
        "(Ana Roe) {has said} since Tuesday <that it was over>.",
        "They met on Tuesday. (Ana Roe) {said} <it was over>.",
        "They met on Tuesday. {In} (her view), <it was over>.",
        "(Ana Roe) {said} <it was over>. They met on Tuesday.",
        "(Ana Roe) {said} <the long war between the two countries was over>, and they left on Tuesday.",
    ],
)
def test_no_date_where_it_belongs_to_something_else(marked):
    assert date_of(marked) is None


def test_the_nearest_date_of_the_clause_is_taken():
    assert date_of("On Monday, (Ana Roe) {said} on Tuesday <that it was over>.") == ("Tuesday", "2022-10-11")


def test_nothing_was_said_after_publication():
    text, item = item_of("(Ana Roe) {said} in 2023 <that it was over>.")
    assert said_on(text, item, find_times(text, THURSDAY), THURSDAY) is None
    assert said_on(text, item, find_times(text, None), None) is not None


def test_an_attribution_without_a_cue_has_no_date():
    text, item = item_of("(Ana Roe) on Tuesday: <it was over>.")
    assert said_on(text, item, find_times(text, THURSDAY), THURSDAY) is None


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=3).map(
    lambda pairs: tuple(sorted((start, start + length) for start, length in pairs))
)


@given(
    st.lists(st.sampled_from(["Tuesday", "on", "said", "“", ". ", ", ", "x", "\n"]), max_size=30), SPANS, SPANS, SPANS
)
def test_any_spans_give_one_of_the_times_or_none(words, source, cue, content):
    text = " ".join(words)
    times = find_times(text, THURSDAY)
    item = SpanSet(source=source, cue=cue, content=content, confidence=1.0)
    told = said_on(text, item, times, THURSDAY)
    assert told is None or (isinstance(told, Time) and told in times)


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("Asked last week whether it was over, (he) {said} <that it was>.", "last week"),
        ("When the mayor was asked in March about the bridge, (he) {answered} <that it was over>.", "March"),
        ("By late September (the mayor) {was telling} the town <that it was over>.", "late September"),
        ("The vote went his way, and on Tuesday (the mayor) {announced} <that it was over>.", "Tuesday"),
    ],
)
def test_the_date_of_what_led_to_the_words(marked, words):
    assert (date_of(marked) or ("",))[0] == words


@pytest.mark.parametrize(
    "marked",
    [
        "Every year in August, (he) {says} <that it is over>.",
        "By Tuesday (the mayor) {said} <that it would be over>.",
        "Asked on Tuesday, Bo Lund left; and (the mayor) {said} <that it was over>.",
    ],
)
def test_what_is_no_date_of_these_words(marked):
    assert date_of(marked) is None
