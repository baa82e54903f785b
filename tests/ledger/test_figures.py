"""Under which names people speak, kept up to date with what lists show; in both stores."""

from typing import Any

import pytest
from sqlalchemy import select

from onrecord.ledger import Ledger, filling
from onrecord.ledger.filling import refresh_all
from onrecord.ledger.schema import figures, spoken
from onrecord.matching.actors import RosterEntry, find_actor, import_roster, join, list_candidates, split
from tests.support.speaking import minister, speaking

URL = "https://bulletin.example/1"
OTHER = "https://bulletin.example/2"


def rows(ledger: Ledger) -> list[tuple[Any, ...]]:
    columns = [figures.c[name] for name in ("name", "party", "office", "statements")]
    with ledger.engine.connect() as connection:
        return sorted((tuple(row) for row in connection.execute(select(*columns))), key=str)


def test_figures_are_names_with_party_and_office(ledger: Ledger) -> None:
    ledger.add(speaking(minister("Ada Moss"), minister("Ada Moss"), "Bo Lind", url=URL))
    ledger.add(speaking(minister("Ada Moss", role="former foreign minister"), url=OTHER))
    assert rows(ledger) == [
        ("Ada Moss", "Osmar", "foreign minister", 2),
        ("Ada Moss", "Osmar", "former foreign minister", 1),
        ("Bo Lind", None, "", 1),
    ]


def test_who_is_unnamed_or_a_group_is_no_figure(ledger: Ledger) -> None:
    ledger.add(speaking({"name": "Aides", "type": "group"}, {"type": "unnamed", "role": "aide"}, url=URL))
    assert rows(ledger) == []


def test_a_party_told_once_in_an_article_holds_in_all_of_it_and_two_are_none(ledger: Ledger) -> None:
    ledger.add(speaking(minister("Ada Moss"), "Ada Moss", url=URL))
    ledger.add(speaking(minister("Bo Lind"), minister("Bo Lind", party="Velm"), url=OTHER))
    assert [row[:2] for row in rows(ledger)] == [("Ada Moss", "Osmar"), ("Ada Moss", "Osmar"), ("Bo Lind", None)]


def test_a_surname_is_another_figure_in_each_article(ledger: Ledger) -> None:
    ledger.add(speaking("Moss", url=URL))
    ledger.add(speaking("Moss", url=OTHER))
    assert [row[3] for row in rows(ledger)] == [1, 1]


def test_a_revision_takes_the_place_of_the_text_before(ledger: Ledger) -> None:
    ledger.add(speaking("Ada Moss", url=URL))
    ledger.add(speaking("Bo Lind", url=URL))
    assert [row[0] for row in rows(ledger)] == ["Bo Lind"]
    ledger.add(speaking("Ada Moss", url=URL))
    assert [row[0] for row in rows(ledger)] == ["Ada Moss"]


def test_a_newer_reading_takes_the_place_of_the_one_before(ledger: Ledger) -> None:
    ledger.add(speaking(minister("Ada Moss"), url=URL))
    ledger.add(speaking(minister("Ada Moss", party=None), url=URL, model="m2"))
    assert [row[:2] for row in rows(ledger)] == [("Ada Moss", None)]


def test_corrections_and_rejections_are_heeded_and_can_be_taken_back(ledger: Ledger) -> None:
    ledger.add(speaking("Ada Moss", "Bo Lind", url=URL))
    article = next(ledger.articles()).id
    made = ledger.review(f"{article} a1", "correct", who="Mara", values={"speaker.name": "Eda Moss"})
    ledger.review(f"{article} a2", "reject", who="Mara")
    assert [row[0] for row in rows(ledger)] == ["Eda Moss"]
    ledger.undo(made.number, who="Mara")
    assert [row[0] for row in rows(ledger)] == ["Ada Moss"]


def test_a_removed_name_is_gone_and_a_spelling_too(ledger: Ledger) -> None:
    ledger.add(speaking("Adá Moss", "Bo Lind", url=URL))
    ledger.add(speaking("Ada Moss", url=OTHER))
    ledger.redact(URL, why="order 7", who="Mara")
    assert [row[0] for row in rows(ledger)] == ["Ada Moss"]
    assert ledger.verify().fits


def test_an_apostrophe_makes_no_other_name(ledger: Ledger) -> None:
    ledger.add(speaking("Ada Ja’fari", url=URL))
    ledger.add(speaking("Ada Jafari", url=OTHER))
    assert [row[3] for row in rows(ledger)] == [2]


def test_a_name_longer_than_any_name_is_none(ledger: Ledger) -> None:
    ledger.add(speaking("Ada " + "Moss" * 3000, url=URL))
    assert rows(ledger) == []


def test_made_anew_they_are_the_same(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "AT_ONCE", 2)
    for number in range(5):
        ledger.add(speaking(minister("Ada Moss"), "Bo Lind", "Moss", url=f"https://bulletin.example/{number}"))
    ledger.add(speaking("Eva Lind", "Moss", url=URL))  # a revision
    ledger.add(speaking(minister("Ada Moss", party=None), "Bo Lind", url=OTHER, model="m2"))
    ledger.redact("https://bulletin.example/3", why="order 7", who="Mara")
    ledger.review("s13", "correct", who="Mara", values={"speaker.name": "Eda Moss"})
    before, told = rows(ledger), []
    with ledger.engine.begin() as connection:
        said = [
            tuple(row) for row in connection.execute(select(spoken.c.seq, spoken.c.article_seq, spoken.c.dated_first))
        ]
        refresh_all(connection, tell=lambda done, total: told.append((done, total)))
        again = connection.execute(select(spoken.c.seq, spoken.c.article_seq, spoken.c.dated_first))
        assert sorted(map(tuple, again)) == sorted(said)
        assert {row.figure for row in connection.execute(select(spoken))} == {
            row.seq for row in connection.execute(select(figures))
        }
    assert rows(ledger) == before
    assert told == [(0, 4), (2, 4), (4, 4)]


def test_actors_are_joined_listed_and_decided_on_in_either_store(ledger: Ledger) -> None:
    ledger.add(speaking(minister("Volodar Zelinsky", "president"), "Bo Lind", url=URL))
    ledger.add(speaking(minister("Volodar Zelinskyy", "president"), "Volodar Zelinskyy", url=OTHER))
    found = find_actor(ledger, "Zelinsky")
    assert sorted(alias.name for alias in found.names) == ["Volodar Zelinsky", "Volodar Zelinskyy"]
    assert len(list(ledger.statements(actor=int(found.id[1:])))) == found.statements == 3
    page = ledger.statement_page(actor=int(found.id[1:]), limit=2)
    assert len(page.statements) == 2
    assert page.next is not None
    made = join(ledger, "Bo Lind", "Volodar Zelinsky", who="Mara")
    assert find_actor(ledger, "Bo Lind").statements == 4
    ledger.undo(made.number, who="Mara")
    assert find_actor(ledger, "Bo Lind").statements == 1
    split(ledger, "Volodar Zelinsky", "Volodar Zelinskyy", who="Mara")
    assert find_actor(ledger, "Volodar Zelinskyy").statements == 2
    assert list_candidates(ledger, name="Volodar Zelinsky") == []
    import_roster(ledger, [RosterEntry(id="b", names=("Bo Lind", "Bo Lindholm"), type="person")], who="Mara")
    ledger.add(speaking("Bo Lindholm", url="https://bulletin.example/3"))
    assert find_actor(ledger, "Bo Lind").statements == 2
    assert ledger.verify().fits
