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
