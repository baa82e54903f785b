"""The picture of a timeline: every position drawn, nothing hidden, what articles say escaped."""

import re
from collections.abc import Callable
from datetime import date
from itertools import combinations, pairwise

import pytest
from lxml import etree

from onrecord.ledger import Ledger
from onrecord.positions import issue_from, timeline
from onrecord.positions.picture import svg
from onrecord.positions.picture.layout import CALLOUT_SIZE, MARK, MOST_NUMBERED, layout_of, said_of
from onrecord.positions.picture.scale import scale_of
from onrecord.positions.picture.words import cut, date_words, lines_of, width_of
from onrecord.record import Issue
from tests.positions.conftest import TALKS

Say = Callable[..., str]
SPACE = {"s": "http://www.w3.org/2000/svg"}


def drawn(ledger: Ledger, issue: Issue) -> etree._Element:
    return etree.fromstring(svg(timeline(ledger, issue)).encode())


def words(root: etree._Element) -> str:
    return " ".join("".join(text.itertext()) for text in root.iterfind(".//s:text", SPACE))


def test_without_its_headline_a_picture_begins_under_it(ledger: Ledger, talks: Issue, say: Say) -> None:
    say("that it rejects talks", said_on="2031-05-01")
    whole = drawn(ledger, talks)
    below = etree.fromstring(svg(timeline(ledger, talks), headline=False).encode())
    assert words(whole).startswith(talks.title)
    assert talks.title not in words(below)
    (_, top, _, height), (_, start, _, rest) = (map(float, root.get("viewBox").split()) for root in (whole, below))
    assert top + height == start + rest
    lines = [float(text.get("y")) - 16 for text in below.iterfind(".//s:text", SPACE)]
    assert min(lines) >= start


def test_every_position_is_a_mark_with_its_shape_and_a_label(ledger: Ledger, talks: Issue, say: Say) -> None:
    say("that it rejects talks", said_on="2031-05-01")
    say("that it wants talks if the fleet leaves", said_on="2031-05")
    say("that it is ready to mediate in talks", party="Velm", speaker="Eva Holm", said_on="2031-06-01")
    root = drawn(ledger, talks)
    lanes = root.findall("s:g[@role='graphics-object']/s:g[@role='graphics-symbol img']", SPACE)
    labels = [lane.get("aria-label") for lane in lanes]
    assert [label.partition(".")[0] for label in labels] == [
        "Osmar, 1 May 2031: closed", "Osmar, May 2031: conditional", "Velm, 1 June 2031: mediating",
    ]  # fmt: skip
    assert [len(root.findall(f".//s:{name}[@class='{kind}']", SPACE)) for name, kind in (
        ("rect", "mark closed"), ("path", "half conditional"), ("path", "mark mediating"), ("rect", "bar conditional"),
    )] == [2, 2, 2, 1]  # fmt: skip  # one of each in the legend; bars stand in the lanes alone
    assert "if the fleet leaves" in labels[1]
    assert "no position on record" in words(root)


def test_who_moved_and_what_reports_differ_on_are_called_out(ledger: Ledger, talks: Issue, say: Say) -> None:
    say("that it rejects talks", said_on="2031-05-01")
    say("that it wants talks", said_on="2031-06-01")
    say("that it wants talks", said_on="2031-07-01", party="Tarn")
    say("that it rejects talks", said_on="2031-07-01", party="Tarn", speaker=None)
    text = words(drawn(ledger, talks))
    assert "was closed" in text
    assert "Osmar, 1 June 2031: open (was closed)" in text
    assert "≠ a" in text
    assert "1 July 2031: two stances reported" in text


def test_it_is_named_and_described_for_a_screen_reader(ledger: Ledger, talks: Issue, say: Say) -> None:
    say("that it rejects talks", said_on="2031-05-01")
    root = drawn(ledger, talks)
    title, description = root.find("s:title", SPACE), root.find("s:desc", SPACE)
    assert title is not None
    assert description is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert title.text == "Talks on the strait"
    assert description.text == (
        "1 position of 3 parties by date. Osmar: closed 1 May 2031, last closed 1 May 2031. "
        "Tarn: no position on record. Velm: no position on record."
    )


def test_hostile_text_stays_text(ledger: Ledger, say: Say) -> None:
    issue = issue_from({**TALKS, "title": 'Talks </title><script>x("</svg>")</script> \x07￿'})
    evil = "</text><script>alert(1)</script> \x1b[31m ]]> & \" ' \u202e"
    say(f"it wants talks {evil}", speaker=f"Eve {evil}"[:60], role=evil, outlet=evil, said_on="2031-05-01")
    root = drawn(ledger, issue)
    assert not root.findall(".//s:script", SPACE)
    assert all(tag.tag.rpartition("}")[2] != "script" for tag in root.iter() if isinstance(tag.tag, str))
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e]", svg(timeline(ledger, issue)))


def test_no_mark_hides_another(ledger: Ledger, talks: Issue, say: Say) -> None:
    for number, stance in enumerate(["wants", "rejects", "wants", "rejects", "rejects", "wants"]):
        say(f"that it {stance} talks", said_on=f"2031-05-{1 + number // 2:02}")
        say(f"that it {stance} talks", said_on=f"2031-{3 + number:02}")
    lanes = layout_of(timeline(ledger, talks)).lanes
    marks = lanes[0].marks
    assert len(marks) == 12
    for one, other in combinations(marks, 2):
        assert abs(one.x - other.x) >= MARK or abs(one.y - other.y) >= MARK, (one, other)
    assert all(
        lane.top <= mark.y - MARK / 2 and mark.y + MARK / 2 <= lane.bottom for lane in lanes for mark in lane.marks
    )


def test_no_callout_lies_over_another(ledger: Ledger, talks: Issue, say: Say) -> None:
    say("that it rejects talks", said_on="2029-05-01")
    for day, stance in enumerate(("wants", "rejects", "wants", "rejects"), 2):
        say(f"that it {stance} talks", said_on=f"2031-05-{day:02}")
    marks = [mark for mark in layout_of(timeline(ledger, talks)).lanes[0].marks if mark.moved]
    assert len(marks) == 4
    for one, other in combinations(marks, 2):
        apart = width_of(said_of(one.moved), CALLOUT_SIZE, bold=True)
        assert abs(one.callout[0] - other.callout[0]) >= apart or one.callout[1] != other.callout[1]
        assert one.callout[1] < one.y - MARK / 2


def test_many_positions_are_drawn_and_those_that_tell_most_are_numbered(ledger: Ledger, talks: Issue, say: Say) -> None:
    for month in range(1, 13):
        for day in (1, 9, 20):
            say(f"that it {'wants' if month > 6 else 'rejects'} talks", said_on=f"2031-{month:02}-{day:02}")
    found = timeline(ledger, talks)
    marks = layout_of(found).lanes[0].marks
    assert (len(marks), sum(mark.number is not None for mark in marks)) == (36, MOST_NUMBERED)
    assert all(mark.number for mark in marks if mark.moved)
    assert f"The {MOST_NUMBERED} of 36 positions that tell most are numbered." in words(drawn(ledger, talks))


def test_nothing_on_record_and_undated_are_drawn_as_such(ledger: Ledger, talks: Issue, say: Say) -> None:
    assert words(drawn(ledger, talks)).count("no position on record") == 3
    say("that it wants talks", published=None)
    text = words(drawn(ledger, talks))
    assert "undated" in text
    assert "Osmar, date unknown: open" in text


def test_dark_light_and_paper_have_their_colours(ledger: Ledger, talks: Issue) -> None:
    style = drawn(ledger, talks).findtext("s:style", namespaces=SPACE)
    assert style is not None
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style
    assert "http" not in style


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2031-03-01", "2031-03-20", ["25 Feb 2031", "27", "1 Mar"]),
        ("2031-03-01", "2031-06-13", ["Mar 2031", "Apr", "May"]),
        ("2029-11-01", "2032-06-13", ["Oct 2029", "2030", "Apr"]),
        ("1990-01-01", "2031-06-13", ["1990", "1995", "2000"]),
    ],
)
def test_ticks_fit_the_time_they_stand_for(first: str, last: str, labels: list[str]) -> None:
    scale = scale_of([(date.fromisoformat(first), date.fromisoformat(last))], left=190, right=1160)
    ticks = list(scale.ticks())
    found = [label for _, label, _ in ticks]
    assert all(label in found for label in labels), found
    assert all(later[0] - earlier[0] >= 30 for earlier, later in pairwise(ticks))


def test_an_open_end_does_not_stretch_the_axis() -> None:
    scale = scale_of([(date.min, date(2031, 5, 1)), (date(2031, 6, 1), date.max)], left=0, right=100)
    assert (scale.first.year, scale.last.year) == (2031, 2031)
    assert (scale.x(date.min), scale.x(date.max)) == (0, 100)


def test_long_text_is_cut_with_an_ellipsis() -> None:
    assert cut("short", 100, 13) == "short"
    short = cut("word " * 60, 200, 13)
    assert short.endswith("…")
    assert width_of(short, 13) <= 200
    lines = lines_of("word " * 200, 200, 13, most=3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(width_of(line, 13) <= 206 for line in lines)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2031-05-01", "1 May 2031"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        ("2031-W10", "week of 3 March 2031"),
        ("2031-05-01/2031-05-03", "2031-05-01 to 2031-05-03"),
    ],
)
def test_dates_are_written_as_a_newspaper_does_where_it_can(value: str, said: str) -> None:
    assert date_words(value) == said
