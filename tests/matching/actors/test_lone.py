"""Whom a surname alone means, by itself and in a ledger; invented names."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from onrecord.ledger import Ledger, open_ledger
from onrecord.matching.actors import evidence, find_actor, list_actors, split
from onrecord.matching.actors.joining import Figure
from onrecord.matching.actors.lone import (
    ALONE_OF_IT,
    MOST,
    NAMED_THERE,
    SAME_OFFICE,
    SOLE_OFFICE,
    given_in,
    surname_alone,
    whom,
)
from onrecord.matching.verifying import verify_derived
from onrecord.record import Record
from tests.matching.actors.test_joining import figure
from tests.support.speaking import minister, speaking

FRIENDS = {"name": "Friends of Ada Moss", "type": "organization"}


def rule(
    text: str, lone: Figure, *known: Figure, said: int = 30, early: int = 0, pronouns: Sequence[str] = ()
) -> str | None:
    """The rule by which a surname is joined to the first of `known`, if it is, where each spoke `said` times then.

    `early`: so many of them within 60 days.
    """
    by_actor = {one.seq: [one] for one in known}

    def spoke(some: Sequence[Figure], before: int, after: int) -> int:
        return sum(min(one.statements, early if early and before < 61 else said) for one in some)

    given = replace(given_in(text, "Moss"), pronouns=frozenset(pronouns))
    found = whom([lone], given, by_actor, spoke, lambda party: evidence.tells(text, party))
    assert found is None or found.figure is known[0]
    return found.rule if found else None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Moss", "moss"), ("Pres. Moss", "moss"), ("Professor Moss", "moss"), ("Sen. Moss", "moss"),
        ("Prince Ada", None), ("moss", None), ("Mo", None), ("Ada B. Moss", None), ("Senator", None),
    ],
)  # fmt: skip
def test_a_surname_stands_alone_or_behind_a_title(name: str, expected: str | None) -> None:
    key = name.lower().replace(".", "")
    assert surname_alone(replace(figure(9, name, article_seq=7), name_key=key)) == expected
    assert surname_alone(figure(9, "Moss")) is None


def test_a_title_in_the_name_is_an_office() -> None:
    lone = replace(moss(), name="Senator Moss", name_key="senator moss")
    senator = figure(1, "Ada Moss", office="senator", statements=40)
    assert rule("Senator Moss spoke.", lone, senator, said=30) == SAME_OFFICE
    assert rule("Senator Moss spoke.", lone, ADA) is None


def moss(**more: object) -> Figure:
    return figure(9, "Moss", article_seq=7, **more)  # type: ignore[arg-type]


ADA, IDA = figure(1, "Ada Moss", office="president", statements=40), figure(2, "Ida Moss", statements=1)


def test_the_full_name_elsewhere_in_the_article_tells() -> None:
    assert rule("The hall was full for Ada Moss. Moss spoke.", moss(), ADA, IDA) == NAMED_THERE
    assert rule("President Ada B. Moss came. “Moss spoke.", moss(office="president"), ADA) == NAMED_THERE


@pytest.mark.parametrize(
    "text",
    [
        "Ada Moss and Ida Moss came. Moss spoke.",
        "Ida Moss came. Moss spoke.",
        "Eve Moss came. Moss spoke.",
        "Mr. Moss met Mrs. Moss.",
        "Senator Moss spoke.",
    ],
)
def test_another_name_or_title_in_the_article_leaves_it_alone(text: str) -> None:
    others = (figure(3, "Ida Moss", office="mayor"),)
    assert rule(text, moss(office="president"), ADA, *others) is None


def test_an_office_that_one_holds_at_a_time_tells() -> None:
    text = "When Moss came, President Moss spoke."
    assert rule(text, moss(office="president"), ADA, IDA) == SOLE_OFFICE
    assert rule(text, moss(office="president"), ADA, IDA, said=0) is None
    other = figure(2, "Ida Moss", office="president", statements=30)
    assert rule(text, moss(office="president"), ADA, other) is None
    assert rule(text, moss(office="president", party="kenya"), figure(1, "Ada Moss", office="president")) == SOLE_OFFICE
    of_france = figure(1, "Ada Moss", office="president", party="france")
    assert rule(text, moss(office="president", party="kenya"), of_france) is None
    assert rule(text, moss(office="deputy minister"), figure(1, "Ada Moss", office="deputy minister"), IDA) is None


def test_another_office_tells_where_one_alone_is_of_the_surname() -> None:
    senator, director = figure(1, "Ada Moss", office="senator"), figure(1, "Ada Moss", office="director", party="bhl")
    assert rule("Moss spoke.", moss(office="senator"), senator) == SAME_OFFICE
    assert rule("Moss spoke.", moss(office="senator"), senator, figure(2, "Ida Moss", statements=9)) is None
    assert rule("Moss spoke.", moss(office="director"), director) is None
    assert rule("Moss spoke.", moss(office="director", party="bhl"), director) == SAME_OFFICE


def test_without_an_office_only_who_says_nearly_all_is_meant() -> None:
    assert rule("Moss spoke.", moss(), ADA, IDA) == MOST
    assert rule("Moss spoke.", moss(), ADA, IDA, said=10) is None
    assert rule("Moss spoke.", moss(), ADA, figure(2, "Ida Moss", statements=9)) is None
    assert rule("Moss spoke.", moss(), ADA, IDA, early=4) is None  # Ida spoke once of five times then
    assert rule("Moss spoke.", moss(), ADA, early=4) == MOST
    assert rule("Moss spoke.", moss(office="senator"), ADA) is None  # nobody of this name is known for one
    senator = figure(1, "Ada Moss", office="former senator", statements=40)
    assert rule("Senator Moss spoke.", moss(office="senator"), senator, IDA) == MOST


def test_a_man_is_not_meant_by_mrs_or_she() -> None:
    peter, ada = figure(1, "Peter Moss", statements=40), figure(1, "Anna Moss", statements=40)
    assert rule("Mr. Moss spoke.", moss(), peter) == MOST
    assert rule("Mrs. Moss spoke.", moss(), peter) is None
    assert rule("Moss came. She spoke.", moss(), peter, pronouns=["she"]) is None
    assert rule("Mr. Moss spoke.", moss(), ada) is None
    assert rule("Ms. Moss spoke.", moss(), ada) == MOST
    unknown = figure(1, "Orlen Moss", statements=40)  # a man's name or a woman's
    assert rule("Ms. Moss spoke.", moss(), unknown) is None
    few = figure(2, "Peter Moss", statements=12)
    assert rule("Moss spoke.", moss(), ada, few) is None
    assert rule("Moss came. She spoke.", moss(), ada, few, pronouns=["she"]) == MOST
    assert rule("Moss came. He spoke.", moss(), ada, few, pronouns=["he"]) is None


def test_the_only_one_of_a_surname_is_meant_where_the_text_tells_the_party_too() -> None:
    green = figure(1, "Ada Moss", party="tarn party", statements=12)
    assert rule("Moss spoke for the Tarns.", moss(), green, said=5) == ALONE_OF_IT
    assert rule("Moss spoke.", moss(), green, said=5) is None
    assert rule("Moss spoke for the Tarns.", moss(), green, IDA, said=5) is None
    assert rule("Moss spoke for the Tarns.", moss(), green, said=1) is None
    kenyan = figure(1, "Ada Moss", party="kenya", statements=12)
    assert rule("Moss went back to Nairobi.", moss(), kenyan, said=5) == ALONE_OF_IT


@pytest.mark.parametrize(
    "text",
    [
        "Why Moss came, and why not.",
        "To Russia Moss went.",
        "York's Moss spoke.",
        "Maybe Moss came.",
        "[Ada] Moss came.",
    ],
)
def test_what_begins_a_sentence_or_owns_it_is_no_first_name(text: str) -> None:
    assert given_in(text, "Moss").firsts <= {"ada"}


@pytest.mark.parametrize("text", ["Jordan Moss came.", "Mark Moss came, a mark.", "Tarna Moss came."])
def test_a_first_name_that_is_a_country_or_a_word_is_one(text: str) -> None:
    assert given_in(text, "Moss").firsts


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db") as opened:
        yield opened


def url(number: int) -> str:
    return f"https://bulletin.example/{number}"


def told(ledger: Ledger) -> list[tuple[str, list[str]]]:
    return sorted((actor.name, sorted(alias.name for alias in actor.names)) for actor in list_actors(ledger))


RECORDS = [
    speaking(minister("Ada Moss", "president"), url=url(1), day="2031-05-01"),
    speaking(minister("Ada Moss", "president"), url=url(2), day="2031-05-09"),
    speaking(minister("Moss", "president", party=None), url=url(3), day="2031-06-01"),
    speaking("Moss", FRIENDS, url=url(4), day="2040-01-01"),
    speaking(minister("Moss", "president"), url=url(5), day="2039-06-01"),
]


def test_it_is_one_actor_and_says_why(ledger: Ledger) -> None:
    for record in RECORDS:
        ledger.add(record)
    actor = find_actor(ledger, "Ada Moss")
    assert actor.statements == 4
    alone = next(alias for alias in actor.names if alias.name == "Moss")
    assert alone.because is not None
    assert alone.because.rule in (SOLE_OFFICE, NAMED_THERE)
    assert verify_derived(ledger).misfit is None


def test_in_whatever_order_they_come_and_go(tmp_path: Path) -> None:
    expected: dict[tuple[int, ...], list[tuple[str, list[str]]]] = {}
    orders = random.Random(5).sample(list(permutations(range(len(RECORDS)))), 8)
    for number, order in enumerate(orders):
        with open_ledger(tmp_path / f"{number}.db") as ledger:
            for count, at in enumerate(order, 1):
                ledger.add(RECORDS[at])
                held = tuple(sorted(order[:count]))
                assert expected.setdefault(held, told(ledger)) == told(ledger)
            ledger.redact(url(order[-1] + 1), who="Mara", why="by request")
            held = tuple(sorted(order[:-1]))
            assert expected.setdefault(held, told(ledger)) == told(ledger)
            assert verify_derived(ledger).misfit is None


def test_a_namesake_who_holds_the_office_too_parts_them_again(ledger: Ledger) -> None:
    for record in RECORDS[:3]:
        ledger.add(record)
    assert find_actor(ledger, "Ada Moss").statements == 3
    ledger.add(speaking(*[minister("Ida Moss", "president")] * 2, url=url(8), day="2031-06-02"))
    assert find_actor(ledger, "Ada Moss").statements == 2


def test_people_part_them_for_good(ledger: Ledger) -> None:
    for record in RECORDS[:3]:
        ledger.add(record)
    actor = find_actor(ledger, "Ada Moss")
    split(ledger, "Ada Moss", f"{actor.id} Moss", who="Mara", why="another one")
    assert find_actor(ledger, "Ada Moss").statements == 2
    ledger.add(speaking(minister("Ada Moss", "president"), url=url(9), day="2031-06-01"))
    assert find_actor(ledger, "Ada Moss").statements == 3


def test_a_surname_that_is_a_first_name_too_is_not_taken_for_most(ledger: Ledger) -> None:
    def many(name: str, number: int) -> Record:
        return speaking(*[name] * 25, url=url(number), day="2031-05-01")

    ledger.add(many("Ada Moss", 1))
    ledger.add(speaking("Moss", url=url(2), day="2031-05-02"))
    assert find_actor(ledger, "Ada Moss").statements == 26
    ledger.add(speaking("Moss Lind", url=url(3), day="2031-05-02"))
    assert find_actor(ledger, "Ada Moss").statements == 25
