"""Outlets by name and by form."""

from __future__ import annotations

import csv
import re
from importlib import resources
from itertools import combinations

import pytest

from onrecord.resolution.known import outlet_list, outlets
from onrecord.resolution.known.outlets import (
    introduced_in,
    outlet_by_form,
    outlet_by_last_word,
    outlet_named,
    outlets_in,
    state_media_named,
)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Reuters", "Reuters"),
        ("REUTERS", "Reuters"),
        ("the Associated Press", "Associated Press"),
        ("AP", "Associated Press"),
        ("The Washington Post", "Washington Post"),
        ("L.A. Times", "Los Angeles Times"),
        ("CNN’s", "CNN"),
        ("RFE/RL", "Radio Free Europe"),
        ("U.S. News & World Report", "U.S. News & World Report"),
        ("the Sun", "The Sun"),
        ("TIME", "Time magazine"),
        ("El Pais", "El País"),
    ],
)
def test_a_listed_name_is_its_outlet(words: str, name: str) -> None:
    outlet = outlet_named(words)
    assert outlet is not None
    assert outlet.name == name


@pytest.mark.parametrize("words", ["", "Time", "time", "Sun", "the sun", "the Post", "the Times", "Reuters poll", "rt"])
def test_common_words_and_parts_are_no_outlet(words: str) -> None:
    assert outlet_named(words) is None


def test_the_longest_name_wins() -> None:
    outlet = outlet_named("Sky News Arabia")
    assert outlet is not None
    assert outlet.country == "United Arab Emirates"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the newspaper Vremya", "Vremya"),
        ("the Elbonian news agency Kavra", "Kavra"),
        ("the Vremya newspaper", "Vremya"),
        ("the Springfield Gazette", "Springfield Gazette"),
        ("Holmby FM", "Holmby FM"),
        ("The Daily Courier", "Daily Courier"),
        ("Kalinor News Agency", "Kalinor News Agency"),
    ],
)
def test_a_form_tells_an_outlet(words: str, name: str) -> None:
    outlet = outlet_by_form(words)
    assert outlet is not None
    assert outlet.name == name


@pytest.mark.parametrize("words", ["the Russian newspaper", "Good News", "the Times", "State Television", "Ada Brook"])
def test_a_form_without_a_name_tells_none(words: str) -> None:
    assert outlet_by_form(words) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Pier, an Ithane daily, said so.", "Pier"),
        ("Kalinor News Agency (KNA) said so. KNA reported it.", "KNA"),
        ("In the weekly Noontide, she wrote so.", "Noontide"),
        ("The Estrany Star reported on Tuesday that it rained.", "Estrany Star"),
    ],
)
def test_an_article_introduces_outlets(text: str, name: str) -> None:
    assert name in introduced_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "The daily Covid briefing ended.",
        "Ann Lee, the newspaper’s editor, said so.",
        "In a draft seen by this newspaper, Ostrel had agreed.",
    ],
)
def test_what_is_no_introduction(text: str) -> None:
    assert introduced_in(text) == {}


def test_state_media_are_named_by_what_they_are() -> None:
    assert state_media_named("the Elbonian state TV") == "Elbonian state TV"
    assert state_media_named("state officials") is None


def test_a_last_word_is_the_outlet_named_before() -> None:
    outlet = outlet_by_last_word("the Post", ["Ada Brook", "Jakarta Post", "Washington Post"])
    assert outlet is not None
    assert outlet.name == "Jakarta Post"


def test_a_last_word_alone_is_none() -> None:
    assert outlet_by_last_word("the Post", ["Ada Brook"]) is None


def test_mentions_carry_their_spans_in_order() -> None:
    text = "She told the Springfield Gazette and Reuters."
    assert [text[slice(*m.span)] for m in outlets_in(text, 0, len(text))] == ["Springfield Gazette", "Reuters"]


def test_a_name_does_not_reach_over_a_sentence() -> None:
    text = "They left for France. 24 people stayed."
    assert outlets_in(text, 0, len(text)) == []


def test_every_row_of_the_list_is_found_by_each_of_its_names() -> None:
    with (resources.files("onrecord.resolution") / "data" / "outlets.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    lost = [
        name
        for row in rows
        for name in [row["name"], *filter(None, row["aliases"].split(";"))]
        if (outlet := outlet_named(name)) is None or outlet.name != row["name"]
    ]
    assert len(rows) > 250
    assert lost == []


@pytest.mark.parametrize("words", ["the National Hurricane Center", "the Hindu-nationalist party"])
def test_the_head_of_a_longer_name_is_no_outlet(words: str) -> None:
    assert outlets_in(words, 0, len(words)) == []


def test_a_stretch_is_passed_over_only_where_no_outlet_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "TheSun, The Sun told Sunday's Kalinor Gazette; reuters, Reuters and the newspaper Vremya_24 of the BBCs."
    stretches = list(combinations(range(len(text) + 1), 2))
    found = [outlets_in(text, *stretch) for stretch in stretches]
    monkeypatch.setattr(outlet_list, "_may_name_one", lambda *_: True)
    monkeypatch.setattr(outlets, "_may_have_noun", lambda *_: True)
    assert found == [outlets_in(text, *stretch) for stretch in stretches]
    assert any(found)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (outlets._KIND_FIRST, "The News agency Kavra and the weekly Velm said so."),
        (outlets._KIND_LAST, "The Velm newsletter and the Kavra state agency said so."),
        (outlets._KIND_AFTER, "Velm, a Korva daily, and Kavra, the state broadcaster, said so."),
        (outlets._NEWS_NUMBER, "Action News 5 said so."),
        (outlets._NUMBERED, "Channel Nine Korva said so."),
        (outlets._JOINED_UP, "Kuukuraadio, Velmradio and Velmrádió said so."),
    ],
)
def test_no_match_is_missed_by_looking_for_a_word_of_it_first(pattern: re.Pattern[str], text: str) -> None:
    found = [match.span() for match in pattern.finditer(text)]
    assert found == [match.span() for match in outlets.matches(pattern, text, 0, len(text))] != []
