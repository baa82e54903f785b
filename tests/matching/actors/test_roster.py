"""A roster says which names are one actor's; invented names."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.export import copy_ledger
from onrecord.ledger import Ledger, open_ledger
from onrecord.matching.actors import BadLine, Imported, RosterEntry, import_roster, list_actors, read_roster
from tests.support.speaking import minister, speaking

MOSS = RosterEntry(id="q1", names=("Ada Moss", "Ada Moss-Lind"), type="person", party="Kenya")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db") as opened:
        yield opened


def url(number: int) -> str:
    return f"https://bulletin.example/{number}"


def names(ledger: Ledger) -> list[list[str]]:
    return sorted(sorted({alias.name for alias in actor.names}) for actor in list_actors(ledger))


def test_names_of_one_entry_are_joined_also_where_they_come_later(ledger: Ledger) -> None:
    ledger.add(speaking("Ada Moss", url=url(1)))
    assert import_roster(ledger, [MOSS], who="Mara") == Imported(new=1, changed=0, known=0)
    ledger.add(speaking("Ada Moss-Lind", url=url(2)))
    assert names(ledger) == [["Ada Moss", "Ada Moss-Lind"]]
    (found,) = list_actors(ledger)
    assert [alias.because.rule for alias in found.names if alias.because] == ["names of one entry of the roster"]


def test_an_entry_joins_nobody_of_another_party_or_type(ledger: Ledger) -> None:
    import_roster(ledger, [MOSS], who="Mara")
    ledger.add(speaking(minister("Ada Moss", party="France"), url=url(1)))
    ledger.add(speaking(minister("Ada Moss-Lind", party="Kenya"), url=url(2)))
    ledger.add(speaking({"name": "Ada Moss", "type": "organization"}, url=url(3)))
    assert names(ledger) == [["Ada Moss"], ["Ada Moss"], ["Ada Moss-Lind"]]


def test_callings_do_not_part_what_an_entry_joins(ledger: Ledger) -> None:
    ledger.add(speaking(minister("Ada Moss", "pastor", None), url=url(1)))
    ledger.add(speaking(minister("Ada Moss", "senator", None), url=url(2)))
    assert len(names(ledger)) == 2
    import_roster(ledger, [MOSS], who="Mara")
    assert names(ledger) == [["Ada Moss"]]


def test_names_of_two_entries_are_two(ledger: Ledger) -> None:
    ledger.add(speaking(minister("Ada Moss", "mayor"), minister("Ada B. Moss", "mayor"), url=url(1)))
    assert len(names(ledger)) == 1
    other = RosterEntry(id="q2", names=("Ada B. Moss",), type="person")
    import_roster(ledger, [MOSS, other], who="Mara")
    assert names(ledger) == [["Ada B. Moss"], ["Ada Moss"]]


def test_again_changes_nothing_another_entry_replaces_and_undo_takes_back(ledger: Ledger) -> None:
    ledger.add(speaking("Ada Moss", "Ada Moss-Lind", url=url(1)))
    import_roster(ledger, [MOSS], who="Mara")
    before = ledger.head()
    assert import_roster(ledger, [MOSS], who="Mara") == Imported(new=0, changed=0, known=1)
    assert ledger.head() == before
    shorter = RosterEntry(id="q1", names=("Ada Moss",), type="person")
    assert import_roster(ledger, [shorter], who="Mara") == Imported(new=0, changed=1, known=0)
    assert len(names(ledger)) == 2
    ledger.undo(2, who="Mara")
    assert len(names(ledger)) == 1
    ledger.undo(1, who="Mara")
    assert len(names(ledger)) == 2
    assert ledger.verify().fits


def test_it_holds_in_a_ledger_that_it_is_brought_to(ledger: Ledger, tmp_path: Path) -> None:
    ledger.add(speaking("Ada Moss", "Ada Moss-Lind", url=url(1)))
    import_roster(ledger, [MOSS], who="Mara")
    with open_ledger(tmp_path / "other.db") as other:
        list(copy_ledger(ledger, other))
        assert names(other) == [["Ada Moss", "Ada Moss-Lind"]]


def test_csv_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_text(
        "\ufeffid,name,aliases,type,party\n"
        "q1,Ada Moss,Ada Moss-Lind|Moss,,Kenya\n"
        ",Tarn Union,,organization,\n"
        ",,,,\n"
        ",Moss,,,\n"
        ",Ada Lind,,queen,\n",
        encoding="utf-8",
    )
    first, second, *bad = read_roster(path)
    assert first == RosterEntry(
        id="q1", names=("Ada Moss", "Ada Moss-Lind"), type="person", party="Kenya", left_out=("Moss",)
    )
    assert second == RosterEntry(id="Tarn Union", names=("Tarn Union",), type="organization")
    assert [(item.line, item.sentence[:20]) for item in bad if isinstance(item, BadLine)] == [
        (4, "it has no name"),
        (5, "no name of 'Moss' te"),
        (6, "the type 'queen' is "),
    ]


def test_entities_are_read_line_by_line(tmp_path: Path) -> None:
    lines = [
        {"id": "q1", "schema": "Person", "properties": {"name": ["Ada Moss"], "alias": ["Ada Moss-Lind"]}},
        {"id": "q2", "schema": "Ownership", "properties": {}},
        {"id": "q3", "schema": "PublicBody", "properties": {"name": ["Tarn Harbour Office"]}},
        {"schema": "Person"},
        [],
    ]
    path = tmp_path / "roster.json"
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\n\nnonsense\n", encoding="utf-8")
    found = list(read_roster(path))
    assert found[:2] == [
        RosterEntry(id="q1", names=("Ada Moss", "Ada Moss-Lind"), type="person"),
        RosterEntry(id="q3", names=("Tarn Harbour Office",), type="government"),
    ]
    assert [item.line for item in found if isinstance(item, BadLine)] == [4, 5, 7]


@pytest.mark.parametrize("data", [b"surname,first\nMoss,Ada\n", b"", b"\xff\xfe\x00"])
def test_what_is_no_roster_is_a_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes(data)
    with pytest.raises(ValueError, match=r"roster\.csv is"):
        list(read_roster(path))
