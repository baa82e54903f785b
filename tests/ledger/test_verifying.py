from collections.abc import Callable

import pytest
from sqlalchemy import create_engine, text

from onrecord.ledger import Ledger, open_ledger
from onrecord.ledger.chain import adding
from onrecord.ledger.digests import GENESIS, KEPT, WORDS, transaction_digest
from onrecord.ledger.location import locate
from onrecord.ledger.rows import article_row
from onrecord.ledger.schema import articles, metadata
from onrecord.record import Record
from tests.ledger.tampering import tamper

Make = Callable[..., Record]
OTHER_TEXT = "Anna Solvay said on Tuesday: “We won't talk.” Aides believe the harbour stays shut."


@pytest.fixture
def filled(ledger: Ledger, make: Make) -> Ledger:
    """Three articles, a revision and a decision: five transactions."""
    for number in range(3):
        ledger.add(make(url=f"https://bulletin.example/{number}"))
    ledger.add(make(url="https://bulletin.example/1", text=OTHER_TEXT))
    ledger.decide(kind="accept", who="Mara", target={"content": [[30, 43]]}, article="https://bulletin.example/0")
    return ledger


def test_an_empty_ledger_fits_and_has_a_head(ledger: Ledger) -> None:
    found = ledger.verify(head=GENESIS)
    assert found.fits
    assert (found.head.transactions, found.head.digest, found.head.at, found.since) == (0, GENESIS, None, 0)


def test_what_was_only_added_fits(filled: Ledger) -> None:
    found = filled.verify()
    assert found.misfit is None
    assert found.head == filled.head()
    assert found.head.transactions == 5
    assert found.rows == {"articles": 4, "readings": 4, "attributions": 8, "decisions": 1, "redactions": 0}


def test_adding_what_is_known_makes_no_transaction(filled: Ledger, make: Make) -> None:
    before = filled.head()
    assert filled.add(make(url="https://bulletin.example/0")).outcome == "known"
    assert filled.head() == before


# Tables that are made from the others and no part of the chain.
MADE = {"corrected", "figures", "spoken", "judged", "fingerprints", "joins", "clusters", "matched"}


def test_no_column_is_left_out_of_the_digests() -> None:
    for table in metadata.tables.values():
        if table.name != "transactions" and table.name not in MADE:
            assert {*KEPT[table.name], *WORDS.get(table.name, ())} == set(table.c.keys()), table.name


ALTERED = [
    ("UPDATE articles SET outlet = 'Another' WHERE seq = 2", "row 2 of articles (article"),
    ("UPDATE articles SET text = text || '.' WHERE seq = 4", "row 4 of articles (article"),
    ("UPDATE readings SET model = 'm0' WHERE seq = 3", "row 3 of readings (article"),
    ("UPDATE attributions SET negated = NOT negated WHERE seq = 5", "row 5 of attributions (article"),
    ("UPDATE attributions SET speaker_name = 'Jon' WHERE seq = 7", "row 7 of attributions (article"),
    ("UPDATE attributions SET confidence = 0.7500000000000001 WHERE seq = 1", "row 1 of attributions (article"),
    ("UPDATE attributions SET dated_first = NULL WHERE seq = 1", "row 1 of attributions (article"),
    ("UPDATE decisions SET who = 'Jon'", "row 1 of decisions (article"),
    ("UPDATE transactions SET kind = 'other' WHERE seq = 2", "row 2 of transactions was altered"),
    ("UPDATE transactions SET at = 'now' WHERE seq = 5", "row 5 of transactions was altered"),
    (
        """UPDATE transactions SET rows = '[["elsewhere", 1, "ab"]]' WHERE seq = 2""",
        "row 2 of transactions was altered: it lists a row of elsewhere",
    ),
    ("DELETE FROM attributions WHERE seq = 8", "row 8 of attributions of transaction 4 was removed"),
    ("DELETE FROM attributions WHERE seq = 3", "row 3 of attributions of transaction 2 was removed"),
    ("DELETE FROM decisions", "row 1 of decisions of transaction 5 was removed"),
    ("DELETE FROM transactions WHERE seq = 3", "row 3 of transactions was removed"),
    ("DELETE FROM transactions WHERE seq = 1", "row 1 of transactions was removed"),
    ("DELETE FROM transactions WHERE seq = 5", "row 1 of decisions (article"),
    ("UPDATE attributions SET seq = 99 WHERE seq = 2", "row 2 of attributions of transaction 1 was removed"),
    (
        "INSERT INTO decisions SELECT 2, kind, who, at, why, article_seq, target, value, undoes FROM decisions",
        "row 2 of decisions (article",
    ),
    (
        "INSERT INTO decisions SELECT 0, kind, who, at, why, article_seq, target, value, undoes FROM decisions",
        "row 0 of decisions (article",
    ),
]


SENTENCES = (
    " was altered: it does not fit its digest",
    " was altered: it lists a row of elsewhere",
    " was removed",
    " was inserted: no transaction added it",
)


@pytest.mark.parametrize(("change", "told"), ALTERED, ids=[change for change, _ in ALTERED])
def test_the_first_row_that_does_not_fit_is_named(filled: Ledger, store: str, change: str, told: str) -> None:
    tamper(store, change)
    found = filled.verify()
    assert not found.fits
    assert str(found.misfit).startswith(told)
    assert str(found.misfit).endswith(SENTENCES)


def test_of_two_changes_the_first_is_named(filled: Ledger, store: str) -> None:
    tamper(store, "UPDATE articles SET outlet = 'Another' WHERE seq > 2")
    misfit = filled.verify().misfit
    assert misfit is not None
    assert (misfit.table, misfit.seq, misfit.transaction) == ("articles", 3, 3)
    assert misfit.article == filled.record("https://bulletin.example/2").article.identity


def test_a_row_put_in_the_place_of_another_is_found(filled: Ledger, store: str) -> None:
    tamper(
        store,
        "UPDATE attributions SET seq = 100 WHERE seq = 2",
        "UPDATE attributions SET seq = 2 WHERE seq = 4",
        "UPDATE attributions SET seq = 4 WHERE seq = 100",
    )
    assert str(filled.verify().misfit).startswith("row 2 of attributions")


def test_a_digest_altered_with_its_row_is_found(filled: Ledger, store: str) -> None:
    tamper(store, "UPDATE transactions SET digest = replace(digest, substr(digest, 1, 1), 'x') WHERE seq = 4")
    misfit = filled.verify().misfit
    assert misfit is not None
    assert (misfit.table, misfit.seq) == ("transactions", 4)


@pytest.mark.parametrize("wrong", [{"sha256": "0" * 64}, {"place": "https://bulletin.example/other"}])
def test_a_row_that_was_false_from_the_beginning_is_found(ledger: Ledger, make: Make, wrong: dict[str, str]) -> None:
    """The chain fits it, for a program that is not ours added it so."""
    about = {"revision": 1, "added_at": "2031-05-06T07:08:09.000000Z"}
    good, bad = (article_row(make(url=f"https://bulletin.example/{number}").article) for number in (1, 2))
    with adding(ledger.engine, "add") as rows:
        rows.add(articles, [good | about])
    assert ledger.verify().fits
    with adding(ledger.engine, "add") as rows:
        rows.add(articles, [bad | about | wrong])
    told = "has a digest or an id that does not fit its text"
    assert str(ledger.verify().misfit) == f"row 2 of articles (article {bad['id']}) of transaction 2 {told}"


def test_an_earlier_head_is_in_the_chain(filled: Ledger, make: Make) -> None:
    kept = filled.head()
    filled.add(make(url="https://bulletin.example/9"))
    assert filled.verify(head=kept.digest).since == 1
    assert filled.verify(head=filled.head().digest).since == 0


def test_a_chain_made_anew_fits_itself_but_not_a_head_that_was_kept(filled: Ledger, store: str, make: Make) -> None:
    kept = filled.head().digest
    engine = create_engine(locate(store))
    with engine.connect() as connection:
        row = dict(connection.execute(text("SELECT * FROM transactions WHERE seq = 5")).mappings().one())
    engine.dispose()
    row["rows"] = []
    forged = transaction_digest(row)
    tamper(
        store,
        "DELETE FROM decisions",
        "DELETE FROM corrected",
        f"UPDATE transactions SET rows = '[]', digest = '{forged}' WHERE seq = 5",
    )
    assert filled.verify().fits
    found = filled.verify(head=kept)
    assert "does not follow on the head that was kept" in str(found.misfit)
    assert found.since is None


def test_a_ledger_cut_back_to_an_earlier_state_fails_the_later_head(store: str, make: Make) -> None:
    with open_ledger(store) as ledger:
        ledger.add(make())
        kept = ledger.head().digest
    tamper(store, *(f"DELETE FROM {table}" for table in ("attributions", "readings", "articles", "transactions")))
    with open_ledger(store) as ledger:
        assert ledger.verify().fits
        assert not ledger.verify(head=kept).fits


@pytest.mark.parametrize("table", [*KEPT, "transactions"])
def test_the_database_refuses_to_change_or_remove_rows(filled: Ledger, store: str, table: str) -> None:
    if table == "redactions":
        filled.redact("https://bulletin.example/2", why="order", who="Mara")
    engine = create_engine(locate(store))
    for change, told in ((f"UPDATE {table} SET seq = seq + 100", "never changed"), (f"DELETE FROM {table}", "removed")):
        with pytest.raises(Exception, match=f"a row of a ledger is .*{told}"), engine.begin() as connection:
            connection.execute(text(change))
    engine.dispose()
    assert filled.verify().fits
