"""Decisions find their attributions in another reading of the same text."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.ledger import Ledger
from onrecord.ledger.carrying import Words
from onrecord.record import Attribution, Record, Spans

Make = Callable[..., Record]
URL = "https://bulletin.example/talks"


def reading(record: Record, *items: Attribution, model: str = "m2") -> Record:
    return replace(record, model=model, attributions=items)


@pytest.mark.parametrize(
    ("a", "b", "overlap"),
    [
        (((0, 3),), ((0, 3),), 1.0),
        (((0, 7),), ((0, 3),), 0.5),
        (((0, 11),), ((0, 3),), 1 / 3),
        (((0, 3), (8, 11)), ((4, 11),), 1 / 3),
        (((0, 3),), ((4, 7),), 0.0),
        (((3, 4),), ((3, 4),), 1.0),
        (((3, 4),), ((7, 8),), 0.0),
        (((0, 2),), ((1, 3),), 1.0),
    ],
)
def test_overlap_is_jaccard_over_the_places_of_words(a: Spans, b: Spans, overlap: float) -> None:
    assert Words("one two two").overlap(a, b) == overlap


@pytest.mark.parametrize(("content", "kept"), [(((30, 37),), True), (((59, 82),), False), (((30, 58),), True)])
def test_a_decision_is_kept_where_contents_overlap_by_half(
    ledger: Ledger, make: Make, content: Spans, kept: bool
) -> None:
    record = make()
    ledger.add(record)
    made = ledger.review(f"{URL} a1", "correct", who="Mara", values={"speaker.name": "Jon Harrow"})
    ledger.add(reading(record, replace(record.attributions[0], id="x", content=content)))
    assert ledger.queued() == ([] if kept else [made])
    (found,) = ledger.statements()
    assert found.speaker.name == ("Jon Harrow" if kept else "Anna Solvay")
    assert found.carriers[0].spans == content
    assert ledger.decisions() == [made]


def test_what_waits_finds_its_place_in_a_later_reading(ledger: Ledger, make: Make) -> None:
    record = make()
    ledger.add(record)
    made = ledger.review(f"{URL} a1", "reject", who="Mara")
    ledger.add(reading(record))
    assert ledger.queued() == [made]
    ledger.add(replace(record, model="m3"))
    assert ledger.queued() == []
    assert list(ledger.statements()) == []


def test_a_corrected_content_is_found_by_what_it_was_corrected_to(ledger: Ledger, make: Make) -> None:
    record = make()
    ledger.add(record)
    ledger.review(f"{URL} a1", "correct", who="Mara", values={"content": [[59, 82]]})
    ledger.review(f"{URL} a1", "accept", who="Jon")
    ledger.add(reading(record, replace(record.attributions[0], content=((59, 82),))))
    assert ledger.queued() == []
    assert [item.review for item in ledger.statements()] == ["corrected"]


def test_two_decisions_do_not_fall_on_one_attribution(ledger: Ledger, make: Make) -> None:
    record = make()
    first = record.attributions[0]
    two = (replace(first, content=((30, 37),)), replace(first, id="b1", content=((30, 43),)))
    ledger.add(reading(record, *two, model="m1"))
    accepted = ledger.review(f"{URL} a1", "accept", who="Mara")
    rejected = ledger.review(f"{URL} b1", "reject", who="Mara")
    ledger.add(reading(record, replace(first, content=((30, 43),))))
    assert ledger.queued() == [accepted]
    assert list(ledger.statements()) == []
    ledger.undo(rejected.number, who="Mara")
    assert ledger.queued() == []


def test_nested_contents_are_told_apart_by_their_sources(ledger: Ledger, make: Make) -> None:
    record = make()
    first = record.attributions[0]
    twin = replace(first, id="b1", source=((45, 50),))
    ledger.add(reading(record, first, twin, model="m1"))
    ledger.review(f"{URL} b1", "reject", who="Mara")
    ledger.add(reading(record, replace(first, id="c1"), replace(twin, id="c2")))
    assert [item.carriers[0].attribution for item in ledger.statements()] == ["c1"]
