"""The calendar expressions of a text, and the dates that they stand for."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.edtf import is_valid
from onrecord.record import Because
from onrecord.resolution.dates.times import find_times, read_times

THURSDAY = "2022-10-13"


def found(text, published=THURSDAY):
    return [(text[slice(*time.span)], time.value) for time in find_times(text, published)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("March 12, 2022", "2022-03-12"),
        ("March 12th 2022", "2022-03-12"),
        ("12 March 2022", "2022-03-12"),
        ("the 12th of March, 2022", "2022-03-12"),
        ("Saturday, March 12, 2022", "2022-03-12"),
        ("2022-03-12", "2022-03-12"),
        ("2022-03-12T10:30:00Z", "2022-03-12"),
        ("3/25/2022", "2022-03-25"),
        ("25/3/2022", "2022-03-25"),
        ("3/12/2022", None),
        ("12.03.2022", "2022-03-12"),
        ("Feb. 30, 2022", None),
        ("March 3-5, 2022", "2022-03-03/2022-03-05"),
        ("3–5 March 2022", "2022-03-03/2022-03-05"),
        ("Mar. 12", "2022-03-12"),
        ("Dec. 15", "2022-12-15"),
        ("Sept. 11, 2001", "2001-09-11"),
        ("March 2014", "2014-03"),
        ("early March 2014", "2014-03"),
        ("the end of March 2014", "2014-03"),
        ("March of last year", "2021-03"),
        ("June last year", "2021-06"),
        ("July-August 2014", "2014-07/2014-08"),
        ("March", "2022-03"),
        ("November", "2021-11"),
        ("last March", "2022-03"),
        ("next March", "2023-03"),
        ("2014", "2014"),
        ("1914-18", "1914/1918"),
        ("nineteen ninety-six", "1996"),
        ("the 1980s", "198X"),
        ("the early 1990s", "199X"),
        ("the '90s", "199X"),
        ("the nineteenth century", "18XX"),
        ("the spring of 2014", "2014-21"),
        ("last summer", "2022-22"),
        ("next winter", "2022-24"),
        ("the third quarter of 2021", "2021-35"),
        ("Q3 2021", "2021-35"),
        ("the second half of 2021", "2021-41"),
        ("Tuesday", "2022-10-11"),
        ("Thursday", "2022-10-13"),
        ("Friday", "2022-10-07"),
        ("late Tuesday", "2022-10-11"),
        ("Tuesday night", "2022-10-11"),
        ("last Tuesday", "2022-10-11"),
        ("last Thursday", "2022-10-06"),
        ("next Monday", "2022-10-17"),
        ("this Friday", "2022-10-14"),
        ("Tuesday of last week", "2022-10-04"),
        ("today", "2022-10-13"),
        ("tonight", "2022-10-13"),
        ("yesterday", "2022-10-12"),
        ("tomorrow", "2022-10-14"),
        ("the day before yesterday", "2022-10-11"),
        ("this morning", "2022-10-13"),
        ("last night", "2022-10-12"),
        ("this week", "2022-W41"),
        ("late last week", "2022-W40"),
        ("next week", "2022-W42"),
        ("last weekend", "2022-W40"),
        ("earlier this month", "2022-10"),
        ("last month", "2022-09"),
        ("next year", "2023"),
        ("last decade", "201X"),
        ("two days ago", "2022-10-11"),
        ("three weeks ago", "2022-W38"),
        ("six months ago", "2022-04"),
        ("twenty-one years ago", "2001"),
        ("about two years ago", "2020~"),
        ("a decade ago", "2012~"),
        ("several years ago", None),
        ("Christmas Eve", "2021-12-24"),
        ("Thanksgiving", "2021-11-25"),
        ("TUESDAY", "2022-10-11"),
    ],
)
def test_an_expression_in_a_sentence(words, value):
    assert found(f"The council met in {words}.") == [(words, value)]


NO_DATES = """for three weeks / every Monday / on Mondays / a two-year deal / the 18-year-old / aged 2000 days
each March / the past year / over the next year / in recent months / 1,500 people / 1500 soldiers / $2022 / June Carter
the March on Rome / Mr. May / it may, and they march / the fall of the city / in 241 BC / over 1914 miles of road
by the day / at the end of the day / USA TODAY / a Saturday Night Live sketch / the sun, the wed couple / room 2014B
the fourth quarter of the match"""


@pytest.mark.parametrize("words", NO_DATES.replace("\n", " / ").split(" / "))
def test_what_is_no_date(words):
    assert found(f"They saw {words} there.") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ministers will meet on Monday.", "2022-10-17"),
        ("On Monday, ministers will meet.", "2022-10-17"),
        ("The vote is scheduled for Monday.", "2022-10-17"),
        ("They agreed to meet on Monday.", "2022-10-17"),
        ("It is to be released Monday.", "2022-10-17"),
        ("They agreed at Monday's meeting to raise the fee.", "2022-10-10"),
        ("They will agree at Monday's meeting to raise the fee.", "2022-10-17"),
        ("The treaty will expire in November.", "2022-11"),
        ("It will fall, the bank said on Monday.", "2022-10-10"),
        ("They met on Monday. They will vote later.", "2022-10-10"),
        ("The offer is open until Monday.", "2022-10-17"),
        ("They would be sailing to the United States Monday.", "2022-10-17"),
        ("She could not be reached Monday.", "2022-10-10"),
        ("A summit set for Lund in April is near.", "2023-04"),
    ],
)
def test_the_tense_decides_between_the_last_and_the_next(text, value):
    assert [value for _, value in found(text)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Talks began on June 3, 2021. Two days later they failed.", ["2021-06-03", "2021-06-05"]),
        ("Talks began on June 3, 2021. The same day they failed.", ["2021-06-03", "2021-06-03"]),
        ("Talks began on June 3, 2021, and ended the following month.", ["2021-06-03", "2021-07"]),
        ("Talks began in June 2021 and failed a year later.", ["2021-06", "2022"]),
        ("Talks began in June 2021. Two days later they failed.", ["2021-06", None]),
        ("Two days later they failed.", [None]),
        ("They failed the day before the vote.", [None]),
    ],
)
def test_what_is_relative_to_the_story(text, values):
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It was signed under a June agreement.", ["2022-06"]),
        ("In late April Berlin answered.", ["2022-04"]),
        ("In April and June 1955 the port was closed.", ["1955-04", "1955-06"]),
        ("From October to March 1945 it was held.", ["1944-10", "1945-03"]),
        ("The 1982 summer offensive failed.", ["1982-22"]),
        ("The siege went on throughout the summer.", ["2022-22"]),
    ],
)
def test_months_and_seasons_beside_other_words(text, values):
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "rule", "values"),
    [
        (
            "He spoke on Tuesday.",
            "a weekday, counted from the date of publication",
            ("Tuesday", THURSDAY, "2022-10-11"),
        ),
        ("He spoke on 3 March 2021.", "a day of a month", ("3 March 2021", "2021-03-03")),
        (
            "He spoke several years ago.",
            "so long before or after, with nothing to count it from",
            ("several years ago",),
        ),
    ],
)
def test_a_date_says_what_it_was_counted_from(text, rule, values):
    (one,) = read_times(text, THURSDAY)
    assert one.because == Because(rule=rule, spans=(one.time.span,), values=values)


def test_a_date_relative_to_the_story_points_at_the_date_told():
    first, second = read_times("Talks began on June 3, 2021. Two days later they failed.", THURSDAY)
    assert second.because == Because(
        rule="so long before or after, counted from the date told before",
        spans=(second.time.span, first.time.span),
        values=("Two days later", "June 3, 2021", "2021-06-05"),
    )


HISTORY = """The league was founded on May 4, 1871. In the autumn of 1872 it fell apart, and by January 1873 two of its
members were at war. In March, the port was closed. On 2 June the fleet left; three days later it was lost. The next
year brought peace, and on July 9, 1875 the league was restored."""


def test_a_month_in_a_history_is_of_the_year_last_told():
    assert [value for _, value in found(HISTORY)] == [
        "1871-05-04", "1872-23", "1873-01", "1873-03", "1873-06-02", "1873-06-05", "1874",
        "1875-07-09",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("published", "values"),
    [
        (None, [None, None, None, None, "2014"]),
        ("not a date", [None, None, None, None, "2014"]),
        ("2022", [None, None, None, "2021", "2014"]),
        ("2022-10", [None, None, "2022-03", "2021", "2014"]),
        ("2022-10-13", ["2022-10-11", "2022-W40", "2022-03", "2021", "2014"]),
    ],
)
def test_a_coarse_or_absent_publication_date_resolves_no_more_than_it_can(published, values):
    text = "He spoke on Tuesday, last week, in March and last year, and in 2014."
    assert [value for _, value in found(text, published)] == values


def test_a_line_break_within_an_expression_does_not_part_it():
    assert found("They met on March\n12, 2022.") == [("March\n12, 2022", "2022-03-12")]


def test_an_empty_line_parts_expressions():
    assert found("in March\n\n12, 2022") == [("March", "2022-03"), ("2022", "2022")]


def test_dates_at_the_ends_of_the_calendar_have_no_value_instead_of_an_error():
    assert found("two years ago, next year", "0001-01-01") == [("two years ago", None), ("next year", "0002")]
    assert [value for _, value in found("tomorrow, next week, on Christmas Eve", "9999-12-31")] == [None, None, None]


PIECES = """Monday Tuesday, March May Sept. 12 3rd 2022 1914-18 '90s last next this the of early late week weekend year
    quarter third ago later two twenty-one days day before after in on until will said summer fall Christmas 3/12/2022
    2022-03-12 31.12.2022 century nineteenth end night morning . “ ” \n \n\n - – é ١٩٩٠ \u2028 \x00"""
WORDS = st.sampled_from(PIECES.split(" "))
PUBLISHED = st.none() | st.dates().map(str) | st.sampled_from(["2022", "2022-10", "0001-01-01", "9999-12-31", "", "x"])


def check(text, published):
    end = 0
    for one in find_times(text, published):
        assert end <= one.span[0] < one.span[1] <= len(text)
        assert one.value is None or is_valid(one.value)
        end = one.span[1]


@given(st.text(), PUBLISHED)
def test_any_text_has_ordered_spans_and_valid_values(text, published):
    check(text, published)


@given(st.lists(WORDS, max_size=24).map(" ".join), PUBLISHED)
def test_any_words_have_ordered_spans_and_valid_values(text, published):
    check(text, published)


@pytest.mark.parametrize(
    "piece",
    [
        "Monday ",
        "a" * 50,
        "1",
        "2022-",
        "the ",
        "the end of the ",
        "March 1",
        "early late ",
        " \n",
        "“",
        "2022 the last year ",
    ],
)
def test_hostile_text_takes_time_in_proportion_to_its_length(piece):
    began = time.process_time()
    check(piece * (300_000 // len(piece)), THURSDAY)
    assert time.process_time() - began < 20


CORPUS = Path(__file__).parents[4] / "shared"


@pytest.mark.parametrize(("name", "floor"), [("newswire", 0.865), ("wikiwars", 0.86)])
def test_values_on_the_gold_dates_stay_above_the_floor(name, floor):
    path = CORPUS / "data" / "timeml" / f"{name}.jsonl"
    if not path.exists():
        pytest.skip(f"{path.name} is not beside the repository")
    scorer = CORPUS / "eval" / "score_dates.py"
    if not scorer.exists():
        pytest.skip(f"{scorer.name} is not beside the repository")
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record.jsonl"
        with record.open("w", encoding="utf-8") as out, path.open(encoding="utf-8") as gold:
            for article in map(json.loads, gold):
                times = [{"span": t.span, "value": t.value} for t in find_times(article["text"], article["published"])]
                print(json.dumps({"id": article["id"], "times": times}), file=out)
        told = subprocess.run(
            [sys.executable, scorer, path, record, "--json"], check=True, capture_output=True, text=True, timeout=120
        )
    assert json.loads(told.stdout)["value"]["f1"] >= floor
