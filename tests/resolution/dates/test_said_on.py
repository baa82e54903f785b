"""When the words of an attribution were said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.edtf import bounds
from onrecord.record import Because, SpanSet, Speaker
from onrecord.resolution.dates.said_on import dates_of
from onrecord.resolution.dates.times import read_times

THURSDAY = "2022-10-13"


SIGNS = {")": "(", "}": "{", ">": "<"}


def items_of(marked):
    """The text and its attributions, parted by `|`: (source), {cue}, <content>.

    One without a source of its own has that of the one before.
    """
    text, items, spans, open_at = "", [], {sign: [] for sign in "({<"}, {}
    for sign in marked + "|":
        if sign in spans:
            open_at[sign] = len(text)
        elif sign in SIGNS:
            spans[SIGNS[sign]].append((open_at[SIGNS[sign]], len(text)))
        elif sign == "|":
            source = tuple(spans["("]) or (items[-1].source if items else ())
            items.append(SpanSet(source=source, cue=tuple(spans["{"]), content=tuple(spans["<"]), confidence=1.0))
            spans = {sign: [] for sign in "({<"}
        else:
            text += sign
    return text, items


def dates(marked, published=THURSDAY):
    text, items = items_of(marked)
    speakers = [Speaker(name="Ana Roe", type="person")] * len(items)
    told = dates_of(text, items, speakers, read_times(text, published), published)
    return [one.time and (text[slice(*one.time.span)], one.time.value) for one in told]


def date_of(marked, published=THURSDAY):
    (told,) = dates(marked, published)
    return told


def test_at_the_time_is_the_date_told_before():
    assert dates("In 2019 the bridge fell. (She) {said} at the time <that it was old>.") == [("2019", "2019")]
    assert dates("In 2019 the bridge fell.\n\n(She) {said} at the time <that it was old>.") == [None]


def test_at_the_time_is_the_date_that_opens_the_sentence_before():
    told = dates("In September they broke a truce that was signed in July. (She) {said} at the time <it was dead>.")
    assert told == [("September", "2022-09")]


@pytest.mark.parametrize(
    "marked",
    [
        "On Monday, in a brief but official statement, (she) {said} <it was over>.",
        "On Monday, as part of a tour that goes on, (the minister) {promised} <a bridge>.",
        "On Monday in Lund, after the vote was lost, (Roe) {called} <it a farce>.",
        "On Monday, a week after the last ship left the port, (she) {said} <it was over>.",
        "On Monday, standing next to the mayor of Lund, (she) {said} <it was over>.",
        "KORVA, Sel — On Monday, in a brief statement, (she) {said} <it was over>.",
    ],
)
def test_a_date_that_opens_the_sentence_holds_behind_adjuncts(marked):
    assert date_of(marked) == ("Monday", "2022-10-10")


@pytest.mark.parametrize(
    "marked",
    [
        "On Monday, after (Roe) {said} <it was over>, the house rose.",
        "On Monday the house voted as it had, and (the mayor) {said} <it was over>.",
        "Her dog died a month ago, and (she) {blames} <the vet>.",
        "On Monday the mayor announced (he) {had asked} <for a bridge>.",
        "<Forty people> {were reportedly} <hurt> on Monday.",
        "<The ship> that left on Monday {was said} <to carry arms>.",
    ],
)
def test_a_date_of_another_clause_is_not_taken(marked):
    assert date_of(marked) is None


@pytest.mark.parametrize(
    ("marked", "second"),
    [
        ("(She) {said} on Monday <it was over>.| (She) {warned} <that it would rain>.", ("Monday", "2022-10-10")),
        ("(She) {said} on Monday <it was over>.| (She) {has said} <that it would rain>.", None),
        ("(She) {said} on Monday <it was over>.| (She) {told} a paper <that it would rain>.", None),
        ("(She) {said} on Monday <it was over>.| Two hours later (she) {said} <that it would rain>.", None),
        ("(She) {said} on Monday <it was over>.|\n\n(She) {said} <that it would rain>.", None),
        ("(She) {said} on Monday <it was over>. Rain fell.| (She) {said} <it would go on>.", None),
    ],
)
def test_who_goes_on_in_the_next_sentence_says_it_on_the_same_day(marked, second):
    assert dates(marked)[1] == second


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
        "(Ana Roe) {said} after talks held on Tuesday <that it was over>.",
        "After the talks on Tuesday ended, (Ana Roe) {said} <it was over>.",
        "(Ana Roe), who won on Tuesday, {said} <it was over>.",
        "(Ana Roe, elected on Tuesday), {said} <it was over>.",
        "(Ana Roe, who named) Per Lund on Tuesday, {said} <it was over>.",
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
    marked = "(Ana Roe) {said} in 2023 <that it was over>."
    assert date_of(marked) is None
    assert date_of(marked, None) is not None


def test_without_a_cue_the_source_may_have_a_date():
    assert date_of("<“It is over.”> — (Ana Roe), in a post on Tuesday night") == ("Tuesday night", "2022-10-11")
    assert date_of("{} <It was over on Tuesday>.") is None


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=3).map(
    lambda pairs: tuple(sorted((start, start + length) for start, length in pairs))
)


@given(
    st.lists(st.sampled_from(["Tuesday", "on", "said", "“", ". ", ", ", "x", "\n"]), max_size=30), SPANS, SPANS, SPANS
)
def test_any_spans_give_one_of_the_times_or_none(words, source, cue, content):
    text = " ".join(words)
    times = read_times(text, THURSDAY)
    item = SpanSet(source=source, cue=cue, content=content, confidence=1.0)
    (told,) = dates_of(text, [item], [Speaker(name=None, type="unnamed")], times, THURSDAY)
    assert told.time is None or told.time in [one.time for one in times]
    assert bool(told.time) == bool(told.because)
    if told.time and told.time.value:
        assert bounds(told.time.value)[0] <= bounds(THURSDAY)[1]


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


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("When the envoy came to Lund back in April, (he) {told} <the mayor not to sign>.", "April"),
        ("<“My mother told me,”> (she) {said} when I called on her earlier this month.", "earlier this month"),
        ("(Ana Roe) {said} when she met him on Tuesday <that it was over>.", "Tuesday"),
        ("<“It is over,”> (she) {said} as she left the court on Tuesday.", "Tuesday"),
    ],
)
def test_the_date_of_the_occasion(marked, words):
    assert (date_of(marked) or ("",))[0] == words


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("<It is over>, {according to} (officials on Tuesday).", "Tuesday"),
        ("(Police late on Tuesday) {said} <it was over>.", "Tuesday"),
        ("(A study released by the ministry last month) {found} <it was over>.", "last month"),
        ("(The statement), issued on 3 May, {said} <it was over>.", "3 May"),
        ("But in a statement on Tuesday, (Ana Roe) {said} <it was over>.", "Tuesday"),
        ("In an interview with the weekly The Loom published on Oct. 2, (Ana Roe) {said} <it was over>.", "Oct. 2"),
        ("In April (the council), which sits in Lund, {said} <it was over>.", "April"),
        ("(Ana Roe) {asked} <Bo Lund> on Tuesday <for the keys>.", "Tuesday"),
        ("(Ana Roe) {announced} <her resignation> shortly before midnight on Tuesday.", "Tuesday"),
        ("(Ana Roe) {told} <workers last week that it was over>.", "last week"),
        ("(Ana Roe) {announced} <last year>, <it was over>.", "last year"),
        ("“On Tuesday (I) {told} her, <‘It is over.’>", "Tuesday"),
    ],
)
def test_the_date_beside_source_cue_or_content(marked, words):
    assert (date_of(marked) or ("",))[0] == words


@pytest.mark.parametrize(
    "marked",
    [
        "(The winner in 2016) {said} <it was over>.",
        "(Ana Roe), elected on Tuesday, {said} <it was over>.",
        "<It is over>, {according to} (people freed on Tuesday).",
        "(Ana Roe) {said} <Tuesday was over>.",
        "(She) {voiced} <her doubts>, and Bo Lund left in July.",
        "When they meet in Lund on Tuesday, Bo Lund left and (she) {said} <it was over>.",
    ],
)
def test_a_date_of_what_the_source_did(marked):
    assert date_of(marked) is None


@pytest.mark.parametrize(
    ("marked", "values"),
    [
        ("(Ana Roe) {said} on Tuesday <it was over>| and {warned} <that all would leave>.", ["2022-10-11"] * 2),
        ("When (he) came to Lund in April, he {told} <her to go>| and {said} <that it was over>.", ["2022-04"] * 2),
        ("(Ana Roe) {said} on Tuesday <it was over>| and has repeatedly {warned} <of war>.", ["2022-10-11", None]),
        ("(Ana Roe) {said} on Tuesday <it was over>, |but (Bo Lund) {warned} <of war>.", ["2022-10-11", None]),
        ("(Ana Roe) {said} on Tuesday <it was over>. |<“We left,”> (she) {added}.", ["2022-10-11"] * 2),
        ("(Ana Roe) {said} on Tuesday <it was over>. |<“We left,”> (she) {said}.", ["2022-10-11"] * 2),
        ("(Ana Roe) {said} on Tuesday <it was over>. |<“We left,”> (she) {had said}.", ["2022-10-11", None]),
    ],
)
def test_a_date_holds_for_what_goes_on(marked, values):
    assert [told and told[1] for told in dates(marked)] == values


def test_a_date_holds_for_the_second_verb_of_its_subject():
    marked = "(Officials) on Tuesday ordered a recall after six fell ill, and {told} <parents not to wait>."
    assert date_of(marked) == ("Tuesday", "2022-10-11")


def test_what_a_date_was_resolved_from():
    text, items = items_of("(Ana Roe) {said} on Tuesday <it was over>| and {warned} <that all would leave>.")
    speakers = [Speaker(name="Ana Roe", type="person")] * 2
    first, second = dates_of(text, items, speakers, read_times(text, THURSDAY), THURSDAY)
    date = (
        Because(rule="the date of the cue", spans=((16, 23),), values=("Tuesday",)),
        Because(
            rule="a weekday, counted from the date of publication",
            spans=((16, 23),),
            values=("Tuesday", "2022-10-13", "2022-10-11"),
        ),
    )
    assert first.because == date
    assert second.because == (
        Because(rule="another verb of the same subject as", spans=((8, 12),), values=("said",)), *date
    )  # fmt: skip


def test_what_was_reported_by_nobody_has_the_date_of_its_sentence():
    assert date_of("On Monday, it {was reported} <he was ill>.") == ("Monday", "2022-10-10")


def test_words_inside_others_of_the_day_have_their_date_but_for_a_perfect():
    assert date_of("The office on Monday said (it) {would not comment} <on the plan>.") == ("Monday", "2022-10-10")
    assert date_of("On Monday the mayor announced (he) {had asked} <for a bridge>.") is None


def dates_by(marked, name, published=THURSDAY):
    """The values of the dates, where each speaker is called `name`."""
    text, items = items_of(marked)
    speakers = [Speaker(name=name, type="person")] * len(items)
    told = dates_of(text, items, speakers, read_times(text, published), published)
    return [one.time and one.time.value for one in told]


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("The port closed on Wednesday, a day after (the harbour master) {said} <it was safe>.", "2022-10-11"),
        ("The port closed on Oct. 12, the day after (she) {had vowed} <that it would not>.", "2022-10-11"),
        ("He resigned on Tuesday, two weeks after (Roe) {told} staff <he would stay>.", "2022-W39"),
        ("He resigned on Monday, two days before (the board) {said} <he never had>.", "2022-10-12"),
        ("Three days after (Roe) {promised} <to stay>, the club dismissed her on Monday.", "2022-10-07"),
        ("The port closed, a day after (the harbour master) {said} <it was safe>.", None),
        ("The port closed on Monday, days after (the harbour master) {said} <it was safe>.", None),
        ("The port closed on Monday, a day after the storm in which (he) {said} <it was safe>.", None),
    ],
)
def test_so_long_before_or_after_the_date_of_the_sentence(marked, value):
    (told,) = dates(marked)
    assert (told and told[1]) == value
    if value:
        assert told[0].rsplit(" ", 1)[1] in ("after", "before")


BRIEFING = """Transcript: the harbour board's briefing

Tuesday, 11 October 2022, 9 a.m.

CHAIR: Good morning.

(MR LUND){:} <The dredger is paid for.>|

QUESTION: For how long?

MR LUND: Until May. (The mayor) {says} <May is too late>.
"""


def test_the_date_above_a_transcript_is_that_of_its_turns():
    assert dates(BRIEFING) == [("Tuesday, 11 October 2022", "2022-10-11"), None]
    later = BRIEFING.replace("9 a.m.", "updated 12 October 2022")
    assert dates(later) == [None, None], "two days: which is it?"


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("The fee rises after Tuesday's meeting.\n\n(Bo Lind) {told} the meeting: <“Nobody asked.”>", "2022-10-11"),
        ("There was a vigil on Monday. It rained. (A nun) {told} the vigil <that it always does>.", "2022-10-10"),
        ("There was a vigil on Monday. (A nun) {told} the court <that it rained>.", None),
        ("The inquiry on Monday was short. (He) {had told} the inquiry <that he knew>.", None),
    ],
)  # fmt: skip
def test_the_day_of_an_occasion_that_was_told_before(marked, value):
    assert [told and told[1] for told in dates(marked)] == [value]


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("On Tuesday Roe toured the docks. (She) {said} <that the cranes were old>.", "2022-10-11"),
        ("On Tuesday she toured the docks. <“These cranes are old,”> (Roe) {said}.", "2022-10-11"),
        ("Roe toured the docks on Tuesday. <“These cranes are old,”> (she) {said}.", "2022-10-11"),
        ("The port shut its gates on Tuesday. <“These cranes are old,”> (its head) {told} reporters.", "2022-10-11"),
        ("The port shut its gates on Tuesday. <“These cranes are old,”> (its head) {said}.", None),
        ("Roe toured the docks on Tuesday. (She) {said} <that the cranes were old>.", None),
        ("Bo Lind toured the docks on Tuesday. <“These cranes are old,”> (Roe) {said}.", None),
        ("Roe, who was fired on Tuesday, wept. <“These cranes are old,”> (she) {said}.", None),
        ("Roe will tour the docks on Tuesday. <“These cranes are old,”> (she) {said}.", None),
        ("On Tuesday Roe toured the docks. (She) {had said} <that the cranes were old>.", None),
        ("On 4 March 2019 Roe toured the docks. <“These cranes were old,”> (she) {said}.", None),
        ("On Tuesday Roe toured the docks.\n\n<“These cranes are old,”> (she) {said}.", None),
    ],
)
def test_the_day_of_what_who_speaks_did_in_the_sentence_before(marked, value):
    assert dates_by(marked, "Ana Roe") == [value]


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("As of Monday, (the ministry) {reported} <forty cases>.", "2022-10-10"),
        ("(The north) {claimed}, as of Monday, <that it had none>.", "2022-10-10"),
        ("The club denied it until after Monday, when (Roe) {admitted} <that it was sold>.", "2022-10-10"),
        ("It stood in a report on Oct. 3 in which (they) {said} <the dam held>.", "2022-10-03"),
        ("On the radio on Monday shortly after the vote, (Roe) {said} <it was void>.", "2022-10-10"),
        ("(Workers yesterday) turned down the offer and {said} <that they would strike>.", "2022-10-12"),
        ("(Osk) recalled its envoy on Monday over the lamps, and {demanded} <that they go dark>.", "2022-10-10"),
        ("(The league) {had insisted} as late as Monday <that nothing was owed>.", "2022-10-10"),
        ("(The club, relegated) two days earlier, {asked} its bank on Monday <for time>.", "2022-10-10"),
        ("Rains came to Osk in May, (the mayor) {said}. <They were late.>", None),
        ("(Osk), which fell on Monday, recalled its envoy and {says} <that it stands>.", None),
        ("It rained on Monday, when (he) {says} <he was at home>.", None),
    ],
)
def test_dates_that_are_told_in_other_ways(marked, value):
    assert [told and told[1] for told in dates(marked)] == [value]
