"""How likely two attributions carry one statement; invented people and places."""

import csv
from pathlib import Path
from typing import Any

import pytest

from onrecord import open_ledger
from onrecord.matching.statements import catch_up
from onrecord.matching.statements.judging import LIKELY, PERHAPS, judge
from onrecord.matching.statements.likeness import BIAS, FILE, likeness, signs_of
from tests.matching.test_retelling import said
from tests.support.carriers import carrying

WORDS = "fishermen were starving because the northern locks had frozen"
OTHER_WORDS = "that frozen locks in the north had left fishermen to starve"
MOSS = {"name": "Ada Moss", "type": "person"}


def moss(content: str, day: str = "2031-05-06", **more: Any) -> Any:
    return said(content, "said", day, **{**MOSS, **more})


def test_every_sign_has_a_weight_and_no_other_has() -> None:
    with FILE.open(encoding="utf-8", newline="") as lines:
        weighed = [row["sign"] for row in csv.DictReader(lines)]
    assert weighed == [BIAS, *signs_of(moss(WORDS), moss(OTHER_WORDS))]


def test_other_words_of_a_day_are_likely_one_statement_whichever_comes_first() -> None:
    one, other = moss(WORDS), moss(OTHER_WORDS)
    assert likeness(one, other) == likeness(other, one) >= LIKELY
    found = judge(one, other)
    assert found
    assert (found.relation, found.rule) == ("same", "the same speaker, day and meaning")


@pytest.mark.parametrize(
    "other",
    [
        moss("that the ferry would sail as soon as the ice was gone"),  # another point
        moss(OTHER_WORDS, name="Ian Reed"),  # another speaker
        moss(OTHER_WORDS.replace("frozen locks", "no frozen locks")),  # denied
        moss("that frozen locks in the south had left fishermen to starve"),  # the opposite
    ],
)
def test_what_is_another_point_or_speaker_or_speaks_against_it_is_not_joined(other: Any) -> None:
    found = judge(moss(WORDS), other)
    assert found is None or found.relation != "same"


def test_the_same_meaning_of_another_week_is_offered_and_not_joined() -> None:
    found = judge(moss("“frozen locks”, she said, “leave fishermen to starve”", kind="direct"),
                  moss("“Frozen locks leave fishermen to starve”", "2031-05-20", kind="direct"))  # fmt: skip
    assert found
    assert found.relation == "candidate"


def test_two_bodies_that_may_be_two_are_not_joined_by_what_they_mean() -> None:
    voters = {"type": "group"}
    one = moss("that the bank did more harm than good", name="voters", **voters)
    other = moss("the bank did more harm than good to the coast", name="most voters of Velm", **voters)
    assert likeness(one, other) > PERHAPS
    found = judge(one, other)
    assert found is None or found.rule != "the same speaker, day and meaning"


def test_what_nobody_named_says_is_joined_where_it_is_likely_and_the_rule_says_so() -> None:
    one = moss("that the bank of Velm had sold eleven lighthouses to the harbour board of Tarn")
    other = said("the bank of Velm had sold the harbour board of Tarn its eleven lighthouses", "said", "2031-05-06",
                 name=None, type="unnamed")  # fmt: skip
    found = judge(one, other)
    assert found
    assert (found.relation, found.rule) == ("same", "the same day and meaning; one does not tell by whom")


def test_what_is_told_of_a_month_meets_what_is_told_of_a_day_in_it(tmp_path: Path) -> None:
    for order in (1, -1):
        with open_ledger(tmp_path / f"{order}.db") as ledger:
            told = [("Radio Velm", WORDS, "2031-05"), ("The Coast Bulletin", OTHER_WORDS, "2031-05-24")]
            for outlet, words, day in told[::order]:
                text = f"{outlet}: Ada Moss said {words}."
                ledger.add(carrying(text, ("Ada Moss", words), outlet=outlet, published="2031-05-25", said_on=day))
            catch_up(ledger)
            assert [len(item.carriers) for item in ledger.statements()] == [2]
