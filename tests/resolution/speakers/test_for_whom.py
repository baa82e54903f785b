"""Whose names, roles and parties speakers have."""

from __future__ import annotations

import pytest

from tests.resolution.speakers.who import speaker

PEOPLE = ("Ana Doe", "Bo Roe")


@pytest.mark.parametrize(
    ("source", "bodies", "party"),
    [
        ("GP&E President and CEO Ana Doe", ("GP&E",), "GP&E"),
        ("Ana Doe, the U.S. Attorney for the Western District of Texas,", ("Western District of Texas",), None),
        ("Bo Roe, a spokesman for House Speaker Ana Doe,", (), None),
        ("Bo Roe, director for the conservative super PAC,", (), None),
        ("Bo Roe, the Washington director for LiftOff.org,", (), "LiftOff.org"),
        ("Bo Roe, an economist at Lowell's Analytics,", ("Lowell's Analytics",), "Lowell's Analytics"),
        (
            "Bo Roe, director of the Doe-supporting Working Farms Party,",
            ("Working Farms Party",),
            "Working Farms Party",
        ),
        ("The Turkey-based Sel Coalition", ("Sel Coalition",), "Sel Coalition"),
        ("Authorities in Turkey’s north", (), "Turkey"),
        ("Authorities in Turkey’s mostly empty northern province", (), None),
    ],
)
def test_the_party_is_the_body_that_the_words_name(source: str, bodies: tuple[str, ...], party: str | None) -> None:
    assert speaker(f"It rained. [{source}]", *PEOPLE, bodies=bodies).party == party


@pytest.mark.parametrize(
    ("source", "role"),
    [
        ("Ana Doe, who is both co-chairman of the board and a doctor,", "co-chairman"),
        ("Ana Doe, who was undersecretary of state in 2013,", "undersecretary of state"),
        ("Center for River Life scientist Ana Doe", "Center for River Life scientist"),
        ("a protester using the pseudonym Ana Doe", None),
    ],
)
def test_a_role_is_whole_and_no_more(source: str, role: str | None) -> None:
    assert speaker(f"It rained. [{source}]", *PEOPLE, bodies=("Center for River Life",)).role == role


def test_a_trade_before_a_name_is_its_role() -> None:
    found = speaker("It rained. [Ecologist Peter Doe]", "Ecologist Peter Doe")
    assert (found.name, found.role) == ("Peter Doe", "Ecologist")


def test_two_last_names_are_the_person_with_both() -> None:
    text = "Ana Moe Doe left. Ms. Moe Doe spoke; Ms. Moe Doe wept. [Ms. Moe Doe]"
    assert speaker(text, "Ana Moe Doe").name == "Ana Moe Doe"


def test_an_official_without_a_name_is_not_who_speaks_next() -> None:
    text = "[1A senior Kenyan official] {1said} <1that it was late>. [Ana Doe]"
    assert (speaker(text, "Ana Doe").role, speaker(text, "Ana Doe").party) == (None, None)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("It rained. [Japanese Defence Minister Gen Nakatani]", "Gen Nakatani", "Japanese Defence Minister"),
        ("It rained. [former secretary of state Ana Doe]", "Ana Doe", "former secretary of state"),
        ("It rained. [The government of Bo Ana Doe]", "government", None),
        ("It rained. [Save the Rivers]", "Save the Rivers", None),
    ],
)
def test_a_name_has_its_first_words(text: str, name: str, role: str | None) -> None:
    found = speaker(text, "Gen Nakatani", "Ana Doe", "Save")
    assert (found.name, found.role) == (name, role)


def test_a_campaign_of_a_year_is_spoken_for_by_its_spokesman_alone() -> None:
    assert speaker("Ana Doe ran. [Bo Roe, a spokesman for Doe’s 2000 campaign,]", *PEOPLE).party == "Doe’s campaign"
    assert speaker("Ana Doe ran. [Bo Roe, the architect of Doe’s 2000 campaign,]", *PEOPLE).party is None
    assert speaker("Ana Doe ran; the Doe campaign won. [Campaign chair Bo Roe]", *PEOPLE).party == "Doe campaign"
