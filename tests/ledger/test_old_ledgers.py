"""Ledgers of every released schema open, and nothing in them is lost."""

import gzip
import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, insert, text

import onrecord.ledger
from onrecord.ledger import open_ledger
from onrecord.ledger.adding import prepare
from onrecord.ledger.engine import make_engine, writing
from onrecord.ledger.location import locate
from onrecord.ledger.schema import VERSION, articles, attributions, readings
from onrecord.matching.actors import find_actor, namesakes
from onrecord.matching.statements import catch_up
from onrecord.record import Record, plain

LEDGERS = Path(__file__).parent / "ledgers"


def unpacked(version: str, folder: Path) -> Path:
    path = folder / f"{version}.db"
    path.write_bytes(gzip.decompress((LEDGERS / f"{version}.db.gz").read_bytes()))
    return path


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return unpacked("0001", tmp_path)


def test_there_is_a_ledger_of_every_earlier_schema() -> None:
    kept = {path.name.split(".")[0] for path in LEDGERS.glob("*.db.gz")}
    assert kept == {f"{number:04}" for number in range(1, int(VERSION))}


def test_a_ledger_of_0002_keeps_its_chain(tmp_path: Path) -> None:
    head = "8f0547e562e963f1da7df723bfef4c166f4736e990b852e596c33e8252034229"
    with open_ledger(unpacked("0002", tmp_path)) as ledger:
        found = ledger.verify(head=head)
        assert (found.misfit, found.since, found.head.transactions) == (None, 0, 18)
        assert [item.why for item in found.redacted] == ["a test of removal"]
        assert [item.kind for item in ledger.decisions()] == ["accept"]
        # What was on record before there was a search can be found, and what was removed cannot.
        assert ledger.search("river", limit=100).found
        removed = found.redacted[0].article
        everything = ledger.search("t*", limit=1000).found
        assert removed not in {item.statement.carriers[0].article for item in everything}


def test_what_was_decided_in_a_ledger_of_0003_is_heeded(tmp_path: Path) -> None:
    head = "bf404760260ca350b2266543ed66ebcf024258a0e0ccb6c5d2ecbc30d77baa94"
    with open_ledger(unpacked("0003", tmp_path)) as ledger:
        found = ledger.verify(head=head)
        assert (found.misfit, found.since, found.head.transactions) == (None, 0, 16)
        read = list(ledger.statements(view="machine"))
        assert len(read) == 174
        listed = {item.id: item.review for item in ledger.statements()}
        assert {item.id for item in read} - listed.keys() == {"s33"}
        assert [id for id, review in listed.items() if review] == ["s32"]


def test_what_was_decided_in_a_ledger_of_0004_stands_and_the_rest_is_to_be_reviewed(tmp_path: Path) -> None:
    head = "9292f3a283ad719ad2e1f77cf012dc3df8eac89dff02116b26249cb290a7184e"
    with open_ledger(unpacked("0004", tmp_path)) as ledger:
        found = ledger.verify(head=head)
        assert (found.misfit, found.since, found.head.transactions) == (None, 0, 18)
        decided = [(item.kind, item.who) for item in ledger.decisions()]
        assert decided == [("reject", "Mara"), ("correct", "Jon")]
        waiting = ledger.to_review()
        assert ledger.to_review(limit=5) == waiting[:5]
        assert len(waiting) == sum(1 for _ in ledger.statements()) - 1


def test_who_speaks_in_a_ledger_of_0005_is_known(tmp_path: Path) -> None:
    head = "1933d3d50acd66393fc5fd8b66aff5e7dafdf4401c7bc39429658b4db54ec89a"
    with open_ledger(unpacked("0005", tmp_path)) as ledger:
        found = ledger.verify(head=head)
        assert (found.misfit, found.since, found.head.transactions) == (None, 0, 16)
        president = find_actor(ledger, "Veshnar")
        assert (president.name, president.party) == ("Danilo Veshnar", "Karsovia")
        said = {item.id for item in ledger.statements(actor=int(president.id[1:]), thoughts=True)}
        assert len(said) == president.statements == 9
        # What was removed and what was rejected speaks no more, and what was corrected speaks under its new name.
        assert not said & {"s159", "s101"}
        assert find_actor(ledger, "s134").name == "Ada Lund"


def test_outlets_of_a_ledger_of_0006_are_counted(tmp_path: Path) -> None:
    head = "82ee99b1a04eaf728dd7798e60813d57a934e4f837cd1152d8478214a8bb7c34"
    told: list[tuple[int, int]] = []
    with open_ledger(unpacked("0006", tmp_path), tell=lambda done, total: told.append((done, total))) as ledger:
        assert told == [(0, 13), (13, 13)]
        found = ledger.verify(head=head)
        assert (found.misfit, found.since, found.head.transactions) == (None, 0, 18)
        counted = [(outlet.name, outlet.articles) for outlet in ledger.outlet_page().outlets]
        assert counted == [
            ("Radio Aurenne", 4),
            ("The Brennick Courier", 4),
            ("The Daily Lantern", 3),
            ("Transmer", 2),
        ]
        assert find_actor(ledger, "Solvat").statements == 13


def test_who_speaks_in_a_ledger_of_0007_is_known_anew(tmp_path: Path) -> None:
    head = "b7aeeece0b283ccf844c5a03ca1803c8383dbded598bd85078c53eb54520362c"
    with open_ledger(unpacked("0007", tmp_path)) as ledger:
        found = ledger.verify(head=head)
        assert (found.misfit, found.since, found.head.transactions) == (None, 0, 17)
        assert find_actor(ledger, "Solvat").statements == 13
        assert find_actor(ledger, "Veshnar").name == "Danilo Veshnar"


def test_who_was_joined_in_a_ledger_of_0008_still_is(tmp_path: Path) -> None:
    head = "d0032ce67824ff156f28e6326205349a71711011af3091efc38ab1fd703593e0"
    with open_ledger(unpacked("0008", tmp_path)) as ledger:
        found = ledger.verify(head=head)
        assert (found.misfit, found.since, found.head.transactions) == (None, 0, 17)
        president = find_actor(ledger, "Danilo Veshnar")
        assert (president.statements, namesakes(ledger, president)) == (11, [])


def test_what_is_dated_to_a_month_in_a_ledger_of_0009_is_listed_from_any_of_its_days(tmp_path: Path) -> None:
    head = "b0382578b07d7f0ef9b88fb0b310c0a3e535fbb8b52f4d91b56eb3d310f49838"
    with open_ledger(unpacked("0009", tmp_path)) as ledger:
        found = ledger.verify(head=head)
        assert (found.misfit, found.since, found.head.transactions) == (None, 0, 17)
        listed = [item.said_on for item in ledger.statements(since="2025-03-15")]
        assert (len(listed), listed[:6]) == (134, [*["2025-03"] * 5, "2025-03-16"])


def test_the_statements_of_a_ledger_of_0010_are_matched_when_it_is_asked_for(tmp_path: Path) -> None:
    head = "5a738f91d72e7a09bcb36e615dca75e41657162a95ec11a516c319e1c7e02a89"
    with open_ledger(unpacked("0010", tmp_path)) as ledger:
        found = ledger.verify(head=head)
        assert (found.misfit, found.since, found.head.transactions) == (None, 0, 17)
        before = list(ledger.statements())
        assert {len(item.carriers) for item in before} == {1}
        assert catch_up(ledger) > 0
        after = list(ledger.statements())
        assert sum(len(item.carriers) for item in after) == len(before)
        assert max(len(item.carriers) for item in after) == 5
        assert ledger.verify(head=head).fits


def test_nothing_is_lost_when_a_ledger_of_0001_is_migrated(old: Path) -> None:
    tables = ("articles", "readings", "attributions")
    with sqlite3.connect(old) as before:
        rows = {table: before.execute(f"SELECT * FROM {table} ORDER BY seq").fetchall() for table in tables}
    before.close()
    with open_ledger(old) as ledger:
        counts = ledger.counts()
        assert (counts["articles"], counts["revisions"], counts["attributions"]) == (13, 1, 201)
        found = ledger.verify()
        assert found.misfit is None
        assert found.head.transactions == 14
        assert Counter(found.rows) == Counter({"articles": 14, "readings": 14, "attributions": 201})
        kinds = Counter(item.speaker.type for item in ledger.statements(thoughts=True))
        assert kinds["person"] > 100
        plain(ledger.record(next(ledger.articles()).id))
    with sqlite3.connect(old) as after:
        for table in tables:
            assert after.execute(f"SELECT * FROM {table} ORDER BY seq").fetchall() == rows[table]
    after.close()


def test_a_migrated_ledger_takes_more(old: Path, make: Callable[..., Record]) -> None:
    with open_ledger(old) as ledger:
        before = ledger.head()
        assert ledger.add(make()).outcome == "added"
        found = ledger.verify(head=before.digest)
        assert (found.misfit, found.since, found.head.transactions) == (None, 1, 15)


def upgrade(engine: Engine, version: str) -> None:
    config = Config()
    config.set_main_option("script_location", f"{onrecord.ledger.__path__[0]}/migrations")
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)


def test_a_search_index_of_0004_in_postgresql_is_made_anew(postgres: str, make: Callable[..., Record]) -> None:
    engine = make_engine(locate(postgres))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    upgrade(engine, "0004")
    rows = prepare(make())
    with engine.begin() as connection:
        connection.execute(insert(articles).values(**rows.article, revision=1, seq=1))
        connection.execute(insert(readings).values(**rows.reading, article_seq=1, seq=1))
        row = {**rows.attributions[0], "article_seq": 1, "reading_seq": 1, "seq": 1}
        connection.execute(insert(attributions).values(**row))
        # As that version wrote it: all fields in one, told apart by weights.
        words = {"words": "'solvay':15100B 'talk':1A"}
        connection.execute(text("INSERT INTO search VALUES (1, CAST(:words AS tsvector))"), words)
    engine.dispose()
    with open_ledger(postgres) as ledger:
        assert [item.id for item in ledger.statements(speaker="Solvay")] == ["s1"]
        assert len(ledger.search("solvay").found) == 1


def test_a_database_of_0001_is_migrated_in_either_store(store: str, make: Callable[..., Record]) -> None:
    engine = make_engine(locate(store))
    upgrade(engine, "0001")
    rows = prepare(make(party="\x00"))
    with engine.begin() as connection:
        connection.execute(insert(articles).values(**rows.article, revision=1, seq=1))
        connection.execute(insert(readings).values(**rows.reading, article_seq=1, seq=1))
        connection.execute(
            insert(attributions),
            [{**row, "article_seq": 1, "reading_seq": 1, "seq": seq} for seq, row in enumerate(rows.attributions, 1)],
        )
    engine.dispose()
    with open_ledger(store) as ledger:
        assert ledger.add(make(url="https://bulletin.example/2")).outcome == "added"
        found = ledger.verify()
        assert (found.misfit, found.head.transactions, found.rows["attributions"]) == (None, 2, 4)
    engine = create_engine(locate(store))
    with engine.connect() as connection:
        kinds = connection.execute(text("SELECT kind FROM transactions ORDER BY seq")).scalars().all()
    engine.dispose()
    assert kinds == ["migrated", "add"]
