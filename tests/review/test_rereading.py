"""Reading again with another model."""

from dataclasses import replace

import pytest

from onrecord.ledger import Ledger
from onrecord.record import Article, Record
from onrecord.review import read_again
from tests.ledger.conftest import make_record

URL = "https://bulletin.example/talks"


def test_a_new_reading_keeps_what_was_decided_and_reports_what_changed(ledger: Ledger, record: Record) -> None:
    ledger.review("s1", "correct", who="Mara", values={"act": "deny"})
    gone = ledger.review("s2", "accept", who="Mara")
    before = ledger.decisions()
    one, two = record.attributions
    new = (replace(one, content=((30, 43),), act="promise"), replace(two, id="a3", parent=None, content=((20, 27),)))

    def read(article: Article) -> Record:
        return Record(article=article, model="m2", attributions=new)

    found = read_again(ledger, URL, model="m2", read=read)
    assert (found.outcome, found.models) == ("reread", ("m1", "m2"))
    assert [change.what for change in found.changes] == ["changed", "dropped", "added"]
    assert (found.count("added"), found.same, found.kept, found.queued) == (1, 0, 1, (gone,))
    assert ledger.decisions() == before
    (statement, _) = ledger.statements()
    assert (statement.act, statement.review) == ("deny", "corrected")
    assert ledger.record(URL, model="m1") == record
    assert ledger.verify().fits
    assert read_again(ledger, URL, model="m2", read=read).outcome == "known"


def test_what_this_model_read_before_is_not_read_again(ledger: Ledger) -> None:
    head = ledger.head()

    def read(_: Article) -> Record:
        raise AssertionError

    assert read_again(ledger, URL, model="m1", read=read).outcome == "known"
    assert ledger.head() == head
    with pytest.raises(LookupError, match="no article on record"):
        read_again(ledger, "nowhere", model="m1", read=read)


def test_an_earlier_revision_does_not_become_the_latest(ledger: Ledger, record: Record) -> None:
    other = make_record(text=record.article.text + " More.")
    ledger.add(other)
    id = record.article.identity
    found = read_again(ledger, id, model="m2", read=lambda article: replace(record, article=article, model="m2"))
    assert (found.outcome, found.same) == ("reread", 2)
    assert [item.id for item in ledger.revisions(URL)] == [id, other.article.identity]
