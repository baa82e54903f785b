"""Decisions, and texts that were removed, go from ledger to ledger."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.export import Refused, copy_ledger, import_lines, jsonl_lines
from onrecord.ledger import Decided, Ledger, Removed, open_ledger
from onrecord.record import Record

Make = Callable[..., Record]
URL, ELSEWHERE = "https://bulletin.example/talks", "https://northern-star.example/1"
SECRET = "Anna Solvay said on Tuesday: “We zanzibar talk.” Aides believe the harbour stays shut."
OTHER = "Anna Solvay said on Tuesday: “We won't talk.” Aides believe the harbour stays shut."
SCORE = {"content": [[30, 43]]}


def everything(ledger: Ledger) -> list[Any]:
    """All that is on record, but for when rows were added."""
    entries = [replace(item, **dated(item)) for item in ledger.entries(thoughts=True)]
    decided = [*ledger.decisions(), *ledger.decisions(undone=True)]
    listed = [replace(item, added_at="") for item in ledger.articles()]
    return [*entries, *decided, *listed, *ledger.statements(thoughts=True), ledger.counts(), ledger.verify().redacted]


def dated(item: Any) -> dict[str, str]:
    return {"added_at": "", "read_at": ""} if hasattr(item, "read_at") else {}


def outcomes(source: Ledger, target: Ledger) -> list[str]:
    return [result.outcome for result in copy_ledger(source, target)]


def fill(ledger: Ledger, make: Make) -> None:
    """Two revisions, the first one removed, read by two models and decided on; another article between the readings."""
    ledger.add(make(text=SECRET, title="Zanzibar", speaker="Zanzibar", id="mine"))
    ledger.add(make(url=ELSEWHERE))
    ledger.add(make(text=SECRET, title="Zanzibar", speaker="Zanzibar", model="m2"))
    ledger.decide(kind="edit", who="Mara", target={"w": "Zanzibar"}, value="Zanzibar", why="Zanzibar", article=URL)
    ledger.add(make(text=OTHER))
    ledger.decide(kind="accept", who="Mara", target=SCORE, article=ELSEWHERE, value={"score": 1.5})
    ledger.decide(kind="merge", who="\x00", target={"actors": [1, 2]}, value=None, why="one\ud800 person")
    ledger.undo(3, who="Jon", why="two persons")
    ledger.undo(4, who="Mara")
    first = make(text=SECRET).article.identity
    ledger.redact(first, why="order 7", who="Mara")
    ledger.undo(1, who="Jon", why="its article is gone")


@pytest.fixture
def filled(ledger: Ledger, make: Make) -> Ledger:
    fill(ledger, make)
    return ledger


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "other.db") as opened:
        yield opened


def test_an_export_has_none_of_the_words_that_were_removed(filled: Ledger) -> None:
    lines = list(jsonl_lines(filled.entries()))
    assert "anzibar" not in "".join(lines)
    assert [json.loads(line).get("type", "reading") for line in lines] == [
        *("removed", "reading", "removed", "reading"),
        *["decision"] * 6,
    ]


def test_an_import_gives_the_same_ledger(filled: Ledger, other: Ledger, make: Make) -> None:
    lines = list(jsonl_lines(filled.entries()))
    first = [result for result in import_lines(lines, other) if not isinstance(result, Refused)]
    assert len(first) == len(lines)
    assert everything(other) == everything(filled)
    assert other.verify().misfit is None
    head = other.head()
    again = [result.outcome for result in import_lines(lines, other) if not isinstance(result, Refused)]
    assert again == ["removed", "known", "removed", *["known"] * 7]
    assert other.head() == head
    assert other.add(make(text=SECRET)).outcome == "removed"
    assert list(jsonl_lines(other.entries()))[4:] == lines[4:]


def test_copies_go_through_both_databases_and_change_nothing_when_repeated(
    filled: Ledger, other: Ledger, tmp_path: Path
) -> None:
    outcomes(filled, other)
    assert everything(other) == everything(filled)
    with open_ledger(tmp_path / "third.db") as third:
        outcomes(other, third)
        assert everything(third) == everything(filled)
        assert third.verify().misfit is None
    heads = filled.head(), other.head()
    assert set(outcomes(filled, other)) == set(outcomes(other, filled)) == {"known", "removed"}
    assert (filled.head(), other.head()) == heads


def test_a_copy_that_was_stopped_anywhere_fits_and_goes_on(filled: Ledger, tmp_path: Path) -> None:
    for done in range(10):
        with open_ledger(tmp_path / f"{done}.db") as target:
            copying = copy_ledger(filled, target)
            for _ in range(done):
                next(copying)
            copying.close()
            assert target.verify().misfit is None
            outcomes(filled, target)
            assert everything(target) == everything(filled)


def test_a_removal_takes_the_text_from_the_other_ledger_too(ledger: Ledger, other: Ledger, make: Make) -> None:
    id = ledger.add(make(text=SECRET)).id
    ledger.decide(kind="edit", who="Mara", target=SCORE, value="zanzibar", article=URL)
    outcomes(ledger, other)
    other.add(make(text=SECRET, model="m2"))
    other.decide(kind="note", who="Jon", target={}, value="zanzibar", article=URL)
    gone = ledger.redact(id, why="order 7", who="Mara")
    assert outcomes(ledger, other) == ["redacted", "known"]
    (there,) = other.verify().redacted
    assert (there.who, there.why, there.at, there.attributions) == ("Mara", "order 7", gone.at, 4)
    assert "zanzibar" not in "".join(jsonl_lines(other.entries()))
    assert other.search("zanzibar").found == ()
    assert other.verify().misfit is None
    assert outcomes(other, ledger) == ["removed", "reread", "known", "added"]
    for one, two in ((ledger, other), (other, ledger)):
        head = two.head()
        assert set(outcomes(one, two)) == {"removed", "known"}
        assert two.head() == head
        assert two.verify().misfit is None
    assert ledger.counts() == other.counts()
    assert ledger.verify().redacted == other.verify().redacted


def test_a_text_that_was_removed_here_does_not_come_back(ledger: Ledger, other: Ledger, make: Make) -> None:
    for one in (ledger, other):
        one.add(make())
    ledger.decide(kind="edit", who="Mara", target=SCORE, article=URL)
    ledger.undo(1, who="Jon")
    other.redact(URL, why="order 7", who="Mara")
    assert outcomes(ledger, other) == ["removed"] * 3
    assert other.decisions(undone=True) == []


def test_a_place_that_went_back_to_a_text_that_was_then_removed(ledger: Ledger, other: Ledger, make: Make) -> None:
    for text in (SECRET, OTHER, SECRET):
        ledger.add(make(text=text))
    ledger.redact(URL, why="order 7", who="Mara")
    outcomes(ledger, other)
    assert everything(other) == everything(ledger)
    head = other.head()
    outcomes(ledger, other)
    assert other.head() == head


def test_two_ledgers_that_decided_for_themselves_end_with_the_same(ledger: Ledger, other: Ledger, make: Make) -> None:
    ledger.add(make())
    ledger.decide(kind="edit", who="Mara", target=SCORE, article=URL)
    outcomes(ledger, other)
    ledger.undo(1, who="Mara")
    other.undo(1, who="Jon")
    other.decide(kind="accept", who="Jon", target=SCORE, article=URL)
    for _ in range(2):
        outcomes(ledger, other)
        outcomes(other, ledger)
    assert [item.kind for item in ledger.decisions()] == [item.kind for item in other.decisions()] == ["accept"]
    heads = ledger.head(), other.head()
    outcomes(ledger, other)
    outcomes(other, ledger)
    assert (ledger.head(), other.head()) == heads


def test_the_same_was_decided_twice_at_different_times(ledger: Ledger, other: Ledger) -> None:
    for _ in range(2):
        ledger.decide(kind="merge", who="Mara", target={"actors": [1, 2]})
    assert outcomes(ledger, other) == ["added", "added"]
    assert other.decisions() == ledger.decisions()


def test_filters_choose_decisions_with_their_articles(filled: Ledger) -> None:
    chosen = [item for item in filled.entries(outlet="The Coast Bulletin", text="will") if not hasattr(item, "record")]
    assert [item.decision.kind for item in chosen if not isinstance(item, Removed)] == ["accept"]
    assert not [item for item in chosen if isinstance(item, Removed)]


def test_part_of_an_export_can_be_imported(filled: Ledger, other: Ledger) -> None:
    lines = list(jsonl_lines(filled.entries()))
    found = list(import_lines([line for line in lines if '"kind":"merge"' not in line.replace(" ", "")], other))
    refused = [item.why for item in found if isinstance(item, Refused)]
    assert refused == [
        "it takes back decision 3, which does not stand before it",
        "it takes back decision 4, which does not stand before it",
    ]
    assert other.verify().misfit is None


REMOVED, DECISION = 0, 5


@pytest.mark.parametrize(
    ("line", "changes", "why"),
    [
        (REMOVED, {"type": "gone"}, "its type is 'gone', and neither removed nor decision"),
        (REMOVED, {"type": ["x"]}, "its type is"),
        (REMOVED, {"schema": "2.0"}, "has schema 2.0, and only"),
        (REMOVED, {"sha256": "0" * 64}, "does not fit its digests"),
        (REMOVED, {"words": "x"}, "is not 64 hexadecimal digits"),
        (REMOVED, {"url": ELSEWHERE}, "does not fit its url"),
        (REMOVED, {"who": " "}, "does not say by whom, why and when"),
        (REMOVED, {"at": "yesterday"}, "does not say by whom, why and when"),
        (REMOVED, {"occurrence": 0}, "occurrence is 0"),
        (REMOVED, {"occurrence": "1"}, "occurrence is '1', and not a whole number"),
        (REMOVED, {"published": None}, "it is no removed line"),
        (REMOVED, {"attributions": [{}]}, "it is no removed line"),
        (REMOVED, {"outlet": 5}, "outlet is '5', and not a text"),
        (REMOVED, {"times": [{"span": [1], "value": None}]}, "not enough values|no removed line"),
        (DECISION, {"who": ""}, "needs a kind, somebody who decided, and when"),
        (DECISION, {"at": "2031"}, "needs a kind, somebody who decided, and when"),
        (DECISION, {"kind": "undo"}, "of kind undo names the one that it takes back"),
        (DECISION, {"undoes": 1}, "of kind undo names the one that it takes back"),
        (DECISION, {"article": "f" * 32}, "is not on record"),
        (DECISION, {"article": None}, "not a count of the article's texts"),
        (DECISION, {"occurrence": "1"}, "and not a|not supported|no decision line"),
        (DECISION, {"target": [1]}, "target is .*, and not an object"),
        (DECISION, {"words": "f" * 64}, "and those of its article .* were not"),
        (DECISION, {"number": "x"}, "number is 'x', and not a whole number"),
    ],
)
def test_a_line_that_does_not_hold_together_gets_a_sentence(
    make: Make, tmp_path: Path, line: int, changes: dict[str, Any], why: str
) -> None:
    with open_ledger(tmp_path / "one.db") as one, open_ledger(tmp_path / "two.db") as two:
        fill(one, make)
        lines = list(jsonl_lines(one.entries()))
        list(import_lines(lines[1:4], two))
        head = two.head()
        (found,) = import_lines([json.dumps({**json.loads(lines[line]), **changes})], two)
        assert isinstance(found, Refused)
        assert re.search(why, found.why), found.why
        assert two.head() == head


def test_what_became_of_decisions_is_told(ledger: Ledger, other: Ledger) -> None:
    ledger.decide(kind="merge", who="Mara", target={})
    assert list(copy_ledger(ledger, other)) == [Decided(number=1, outcome="added")]
    assert list(copy_ledger(ledger, other)) == [Decided(number=1, outcome="known")]
