from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from onrecord.export import copy_ledger
from onrecord.ledger import Ledger, open_ledger
from onrecord.record import Record

Make = Callable[..., Record]
A = "Anna Solvay said on Tuesday: “We will talk.” Aides believe the harbour stays shut."
B = "Anna Solvay said on Tuesday: “We won't talk.” Aides believe the harbour stays shut."
ELSEWHERE = "https://northern-star.example/1"


def everything(ledger: Ledger) -> list[Any]:
    return [replace(item, added_at="", read_at="") for item in ledger.readings(thoughts=True)]


def outcomes(source: Ledger, target: Ledger) -> list[str]:
    return [added.outcome for added in copy_ledger(source, target)]


def fill(ledger: Ledger, make: Make) -> None:
    for record in (make(id="a\x00\ud800"), make(url=ELSEWHERE), make(model="m2"), make(text=B), make(text=A)):
        ledger.add(record)


def test_a_ledger_goes_into_the_other_database_and_back(postgres_pair: tuple[Ledger, Ledger], make: Make) -> None:
    sqlite, postgresql = postgres_pair
    fill(sqlite, make)
    assert outcomes(sqlite, postgresql) == ["added", "added", "reread", "revision", "revision"]
    assert everything(postgresql) == everything(sqlite)
    assert list(postgresql.statements()) == list(sqlite.statements())
    with open_ledger(str(Path(sqlite.name).with_name("back.db"))) as back:
        outcomes(postgresql, back)
        assert everything(back) == everything(sqlite)
        assert set(outcomes(postgresql, sqlite)) == {"known"}


def test_copying_again_changes_nothing(ledger: Ledger, make: Make, tmp_path: Path) -> None:
    fill(ledger, make)
    with open_ledger(tmp_path / "other.db") as other:
        outcomes(ledger, other)
        before = everything(other)
        assert outcomes(ledger, other) == ["known"] * 5
        assert everything(other) == before


def test_a_copy_that_was_stopped_goes_on(ledger: Ledger, make: Make, tmp_path: Path) -> None:
    fill(ledger, make)
    for done in range(5):
        with open_ledger(tmp_path / f"{done}.db") as other:
            copying = copy_ledger(ledger, other)
            for _ in range(done):
                next(copying)
            copying.close()
            outcomes(ledger, other)
            assert everything(other) == everything(ledger)


def test_two_ledgers_merged_into_each_other_end_with_the_same_texts(ledger: Ledger, make: Make, tmp_path: Path) -> None:
    ledger.add(make(text=A))
    ledger.add(make(url=ELSEWHERE))
    with open_ledger(tmp_path / "other.db") as other:
        other.add(make(text=B))
        other.add(make(url=ELSEWHERE, model="m2"))
        assert outcomes(ledger, other) == ["revision", "reread"]
        assert outcomes(other, ledger) == ["revision", "reread", "known", "known"]
        assert ledger.counts() == other.counts()
        for _ in range(2):
            assert set(outcomes(ledger, other)) == set(outcomes(other, ledger)) == {"known"}


def test_what_the_target_has_stays(ledger: Ledger, make: Make, tmp_path: Path) -> None:
    ledger.add(make(title="Retitled"))
    with open_ledger(tmp_path / "other.db") as other:
        other.add(make(url=ELSEWHERE))
        other.add(make())
        before = everything(other)
        assert outcomes(ledger, other) == ["known"]
        assert everything(other) == before
