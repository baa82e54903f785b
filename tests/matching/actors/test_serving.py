"""Whom roles say that somebody serves; invented names."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ledger import Ledger, open_ledger
from onrecord.matching.actors import list_actors
from onrecord.matching.actors.serving import served
from onrecord.matching.verifying import verify_derived
from tests.support.speaking import minister, speaking


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Lindqvist aide", "lindqvist"),
        ("Lindqvist’s communications director", "lindqvist"),
        ("former adviser and pollster to Mr. Lindqvist", "lindqvist"),
        ("lawyer for Peter Lindqvist", "lindqvist"),
        ("veteran of the TLA", "tla"),
        ("head of the Velm-Tarn Lock Center", "velm-tarn lock center"),
        ("columnist of the Tarn Times", "tarn times"),
    ],
)
def test_a_person_or_a_body_is_served(role: str, expected: str) -> None:
    assert served([role]) == {expected}


@pytest.mark.parametrize(
    "role",
    [
        "New York lawyer",
        "Boston’s mayor",
        "Kenyan ambassador",
        "U.S. Attorney",
        "Chief Marketing Officer",
        "Republican strategist",
        "Texas senator",
        "Former Adviser",
        "native of Lindqvist",
        "White House spokesman",
        "lawyer",
    ],
)
def test_places_parties_and_offices_are_not(role: str) -> None:
    assert served([role]) == frozenset()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db") as opened:
        yield opened


def test_two_names_that_serve_one_are_one_actor_and_two_that_do_not_are_two(ledger: Ledger) -> None:
    for number, (name, role) in enumerate(
        [("Jen Moss", "Lindqvist aide"), ("Jennifer Moss", "Lindqvist’s lawyer"), ("Steve Orin", "Lindqvist aide"),
         ("Steven Orin", "Reedholm’s lawyer"), ("Steven Orin", "tax lawyer in Tarn")]
    ):  # fmt: skip
        ledger.add(speaking(minister(name, role, party=None), url=f"https://bulletin.example/{number}"))
    found = sorted(sorted(alias.name for alias in actor.names) for actor in list_actors(ledger))
    assert found == [["Jen Moss", "Jennifer Moss"], ["Steve Orin"], ["Steven Orin"]]
    assert verify_derived(ledger).misfit is None
