"""People join and split actors; invented names."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.export import copy_ledger
from onrecord.ledger import Ledger, open_ledger
from onrecord.matching.actors import (
    Candidate,
    candidate_page,
    decisions_on,
    find_actor,
    join,
    list_actors,
    list_candidates,
    split,
)
from onrecord.record import Actor
from tests.support.speaking import minister, speaking


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db") as opened:
        yield opened


def url(number: int) -> str:
    return f"https://bulletin.example/{number}"


def names(ledger: Ledger) -> list[list[str]]:
    return sorted(sorted({alias.name for alias in actor.names}) for actor in list_actors(ledger))


def test_a_person_joins_what_no_rule_does_and_takes_it_back(ledger: Ledger) -> None:
    ledger.add(speaking(minister("Ada Moss", party="Kenya"), url=url(1)))
    ledger.add(speaking(minister("Ada Lind", party="France"), url=url(2)))
    made = join(ledger, "Ada Moss", "Ada Lind", who="Mara", why="married")
    assert names(ledger) == [["Ada Lind", "Ada Moss"]]
    reasons = [alias.because for alias in find_actor(ledger, "Ada Moss").names if alias.because]
    assert [because.rule for because in reasons] == [f"decision {made.number} by Mara: married"]
    ledger.undo(made.number, who="Oren")
    assert names(ledger) == [["Ada Lind"], ["Ada Moss"]]
    ledger.undo(made.number + 1, who="Oren")
    assert names(ledger) == [["Ada Lind", "Ada Moss"]]
    assert ledger.verify().fits


def test_a_decision_names_nobody(ledger: Ledger) -> None:
    ledger.add(speaking("Ada Moss", url=url(1)))
    ledger.add(speaking("Ada Lind", url=url(2)))
    made = join(ledger, "Ada Moss", "Ada Lind", who="Mara")
    assert (made.kind, made.article, made.value) == ("same-actor", None, None)
    assert "Moss" not in str(made.target)
    assert {side: [list(anchor) for anchor in anchors] for side, anchors in made.target.items()} == {
        "one": [["article", "model", "number"]],
        "other": [["article", "model", "number"]],
    }


def test_a_person_splits_what_a_rule_joins(ledger: Ledger) -> None:
    ledger.add(speaking(minister("Ada Moss", "mayor"), url=url(1)))
    ledger.add(speaking(minister("Ada B. Moss", "mayor"), url=url(2)))
    ledger.add(speaking(minister("Ada Moss", "judge"), url=url(3)))
    assert len(names(ledger)) == 1
    made = split(ledger, "Ada Moss", "Ada B. Moss", who="Mara", why="mother and daughter")
    assert names(ledger) == [["Ada B. Moss"], ["Ada Moss"]]
    ledger.add(speaking(minister("Ada Moss", "envoy"), url=url(4)))
    assert names(ledger) == [["Ada B. Moss"], ["Ada Moss"]]
    ledger.undo(made.number, who="Mara")
    assert len(names(ledger)) == 1


def test_two_of_one_name_are_split_by_statements(ledger: Ledger) -> None:
    ledger.add(speaking(minister("Ada Moss", "mayor"), url=url(1)))
    ledger.add(speaking(minister("Ada Moss", "judge"), minister("Ada Moss", "judge"), url=url(2)))
    first, second, third = [item.id for item in ledger.statements()]
    with pytest.raises(ValueError, match="correct who speaks"):
        split(ledger, second, third, who="Mara")
    split(ledger, first, second, who="Mara")
    assert find_actor(ledger, first) != find_actor(ledger, second)
    assert find_actor(ledger, second) == find_actor(ledger, third)


def test_of_several_decisions_the_last_holds(ledger: Ledger) -> None:
    ledger.add(speaking("Ada Moss", "Bo Lind", url=url(1)))
    split(ledger, "Ada Moss", "Bo Lind", who="Mara")
    join(ledger, "Ada Moss", "Bo Lind", who="Oren")
    assert len(names(ledger)) == 1


def test_what_cannot_be_decided_is_a_sentence(ledger: Ledger) -> None:
    ledger.add(speaking("Ada Moss", url=url(1)))
    with pytest.raises(ValueError, match="the same already"):
        join(ledger, "Ada Moss", "Moss", who="Mara")
    with pytest.raises(LookupError, match="no speaker"):
        join(ledger, "Ada Moss", "Bo Lind", who="Mara")
    assert ledger.decisions() == []


def test_a_decision_holds_after_another_reading_a_revision_and_a_removal(ledger: Ledger) -> None:
    for number in (1, 2):
        ledger.add(speaking("Ada Moss", url=url(number), day=f"2031-05-0{number}"))
    ledger.add(speaking("Ada Lind", url=url(3)))
    join(ledger, "Ada Moss", "Ada Lind", who="Mara")
    ledger.add(speaking(minister("Ada Moss"), url=url(1), day="2031-05-01", model="m2"))
    assert len(names(ledger)) == 1
    ledger.add(speaking("Bo Lind", "Ada Lind", url=url(3)))
    assert names(ledger) == [["Ada Lind", "Ada Moss"], ["Bo Lind"]]
    ledger.redact(url(2), why="order 7", who="Mara")
    assert names(ledger) == [["Ada Lind", "Ada Moss"], ["Bo Lind"]]


def test_decisions_hold_in_a_ledger_that_they_are_brought_to(ledger: Ledger, tmp_path: Path) -> None:
    for number, name in enumerate(["Ada Moss", "Ada Lind", "Ada Moss"]):
        ledger.add(speaking(name, url=url(number)))
    join(ledger, "Ada Moss", "Ada Lind", who="Mara", why="married")
    with open_ledger(tmp_path / "other.db") as other:
        list(copy_ledger(ledger, other))
        assert names(other) == names(ledger) == [["Ada Lind", "Ada Moss"]]


def test_candidates_are_what_is_alike_and_not_decided_on(ledger: Ledger) -> None:
    ledger.add(speaking(minister("Michael Moss", "director"), url=url(1)))
    ledger.add(speaking(minister("Mike Moss", "envoy", None), url=url(2)))
    ledger.add(speaking(minister("Michael Moss", "director", "Kenya"), "Moss", url=url(3)))
    found = list_candidates(ledger)
    assert {(item.rule, *sorted(item.values)) for item in found} >= {
        ("a short form of the first name", "Michael Moss", "Mike Moss")
    }
    assert all(0 < item.score < 1 for item in found)
    assert found == sorted(found, key=lambda item: -item.score)
    assert list_candidates(ledger, limit=1) == found[:1]
    first = found[0]
    split(ledger, first.one.id, first.other.id, who="Mara")
    assert first not in list_candidates(ledger)
    assert all("Mike Moss" in (item.one.name, item.other.name) for item in list_candidates(ledger, name="Mike Moss"))


def test_two_parties_of_one_name_are_candidates(ledger: Ledger) -> None:
    ledger.add(speaking(minister("Ada Moss", party="Kenya"), url=url(1)))
    ledger.add(speaking(minister("Ada Moss", party="France"), url=url(2)))
    (found,) = list_candidates(ledger)
    assert found.rule == "the same name, of which parties or callings contradict each other"
    join(ledger, found.one.id, found.other.id, who="Mara")
    assert list_candidates(ledger) == []
    assert len(names(ledger)) == 1


PEOPLE = [
    minister("Michael Moss", "director"),
    minister("Mike Moss", "envoy", None),
    minister("Michael Moss", "director", "Kenya"),
    minister("Michael B. Moss", "judge", "Kenya"),
    minister("Jonas Michael Moss", "pastor", None),
    minister("Michael Moos", "clerk", None),
    "Moss",
    minister("Moss", "mayor", "Kenya"),
    "M. Moss",
    minister("Ada Halvorsen", "senator", "France"),
    minister("Ada Halvorsan", "pastor", "Kenya"),
    minister("Ada Halvorsen Moss", "nurse", None),
    "Halvorsen",
    {"name": "Harbour Safety Board", "type": "organization"},
    {"name": "HSB", "type": "organization"},
    {"name": "Osmar Broadcast House", "type": "outlet"},
    {"name": "OBH", "type": "outlet"},
]


def test_the_candidates_of_one_actor_are_those_of_the_whole_list(ledger: Ledger) -> None:
    for number, person in enumerate(PEOPLE):
        ledger.add(speaking(person, url=url(number)))
    ledger.add(speaking(minister("Michael Moss", "director"), "Ada Halvorsen", "Moss", url=url(99)))
    everything = list_candidates(ledger)
    assert len({item.rule for item in everything}) >= 4
    actors = list(list_actors(ledger))
    for actor in actors:
        own = [item for item in everything if actor.id in (item.one.id, item.other.id)]
        assert list_candidates(ledger, name=actor.id) == own, actor.name
    assert _walked(ledger) == everything
    assert list_candidates(ledger, page=candidate_page(ledger, limit=3).next) == everything[3:]
    split(ledger, everything[0].one.id, everything[0].other.id, who="Mara")
    assert everything[0] not in list_candidates(ledger, name=everything[0].one.id)
    with pytest.raises(ValueError, match="no mark of a page"):
        candidate_page(ledger, page="s12")


def _walked(ledger: Ledger) -> list[Candidate]:
    """The candidates, two a page."""
    found, page = [], candidate_page(ledger, limit=2)
    while page.next is not None:
        found += page.candidates
        page = candidate_page(ledger, limit=2, page=page.next)
    return [*found, *page.candidates]


def test_one_name_of_an_actor_is_split_from_another_though_others_bear_it(ledger: Ledger) -> None:
    ledger.add(speaking(minister("Ada Moss", "mayor"), url=url(1)))
    ledger.add(speaking(minister("Ada B. Moss", "mayor"), url=url(2)))
    ledger.add(speaking(minister("Ada B. Moss", "pastor", "Kenya"), url=url(3)))
    actor = find_actor(ledger, "s1")
    assert named(actor) == ["Ada B. Moss", "Ada Moss"]
    with pytest.raises(LookupError, match="may be any of"):
        split(ledger, "Ada Moss", "Ada B. Moss", who="Mara")
    with pytest.raises(LookupError, match=r"has no name 'Ada C\. Moss'"):
        split(ledger, actor.id, f"{actor.id} Ada C. Moss", who="Mara")
    made = split(ledger, f"{actor.id} Ada Moss (Osmar)", f"{actor.id} Ada B. Moss", who="Mara")
    assert named(find_actor(ledger, "s1")) == ["Ada Moss"]
    assert [decision.number for decision in decisions_on(ledger, find_actor(ledger, "s2"))] == [made.number]
    ledger.undo(made.number, who="Mara")
    assert decisions_on(ledger, find_actor(ledger, "s2")) == []


def named(actor: Actor) -> list[str]:
    return sorted({alias.name for alias in actor.names})
