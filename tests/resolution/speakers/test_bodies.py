"""Bodies, towns and groups as speakers."""

from __future__ import annotations

import pytest

from tests.resolution.speakers.who import speaker


@pytest.mark.parametrize(
    ("text", "tagged", "name"),
    [
        ("It rained. [The Alliance to Save Our Weirs]", "Alliance", "Alliance to Save Our Weirs"),
        ("It rained. [The Committee for a Responsible Harbour]", "Committee", "Committee for a Responsible Harbour"),
        ("It rained. [Harbour45]", "Harbour", "Harbour45"),
        ("The Alliance to Save Our Weirs (ASOW) met. [ASOW]", "Alliance", "Alliance to Save Our Weirs"),
        ("[Former Lund House Doctor]", "Lund House", None),
    ],
)
def test_a_body_has_its_whole_name(text: str, tagged: str, name: str | None) -> None:
    assert speaker(text, bodies=(tagged,)).name == name


def test_the_alliance_is_the_one_that_spoke() -> None:
    text = "[1The Alliance to Save Our Weirs] {1said} <1that it had been too late>. [0The alliance]"
    assert speaker(text.replace("[0", "["), bodies=("Alliance to Save Our Weirs",)).name == "Alliance to Save Our Weirs"


def test_a_union_is_no_company() -> None:
    said = "[1{}] {{1said}} <1that it had been too late>. [The union]"
    assert speaker(said.format("Gale Energy"), bodies=("Gale Energy",)).name is None
    assert speaker(said.format("United Dockers Workers"), bodies=("United Dockers Workers",)).name is not None


def test_a_town_is_a_government() -> None:
    found = speaker("It rained. [The city of Lund]", bodies=("Lund",))
    assert (found.name, found.type) == ("city of Lund", "government")


def test_an_administration_speaks_for_the_country_of_its_head() -> None:
    assert speaker("Kenyan President Ana Doe left. [The Doe administration]", "Ana Doe").party == "Kenya"
    assert speaker("Mayor Ana Doe left. [The Doe administration]", "Ana Doe").party is None


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The family, protesters and civic leaders", "family, protesters and civic leaders"),
        ("A number of tax experts we spoke to this week", "tax experts"),
        ("Dozens of papers ranging", "Dozens of papers"),
    ],
)
def test_a_group_has_all_its_words_and_no_more(source: str, name: str) -> None:
    found = speaker(f"It rained. [{source}]")
    assert (found.name, found.type) == (name, "group")
