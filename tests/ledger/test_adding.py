from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.ledger import Ledger
from onrecord.record import Record

Make = Callable[..., Record]
OTHER_TEXT = "Anna Solvay said on Tuesday: “We won't talk.” Aides believe the harbour stays shut."
FIGURES = {
    "articles": 0,
    "revisions": 0,
    "readings": 0,
    "attributions": 0,
    "statements": 0,
    "speakers": 0,
    "outlets": 0,
}


def test_a_new_ledger_is_empty(ledger: Ledger) -> None:
    assert ledger.counts() == FIGURES


def test_a_first_article_is_added(ledger: Ledger, make: Make) -> None:
    record = make()
    added = ledger.add(record)
    assert added.outcome == "added"
    assert (added.id, added.title, added.attributions) == (record.article.identity, "Harbour talks", 2)
    assert added.previous is None


def test_the_record_comes_back_as_it_was_added(ledger: Ledger, make: Make) -> None:
    record = make()
    added = ledger.add(record)
    assert ledger.record(added.id) == record
    assert ledger.record(added.id).to_dict() == record.to_dict()


def test_the_callers_id_comes_back(ledger: Ledger, make: Make) -> None:
    record = make(id="wire-17")
    added = ledger.add(record)
    assert added.id == record.article.identity
    assert ledger.record(added.id).to_dict() == record.to_dict()


@pytest.mark.parametrize("odd", ["\x00", "\ud800", "\x01json:", "‮", "\U0001f5de"])
def test_text_that_databases_cannot_hold_comes_back(ledger: Ledger, make: Make, odd: str) -> None:
    speaker = "Anna" + odd + "Solvay"
    record = make(
        text=odd + speaker + " said on Tuesday: “We will talk.” Aides believe the harbour stays shut." + odd,
        url="https://bulletin.example/" + odd,
        outlet="Bulletin" + odd,
        title=odd,
        id=odd + "id",
        speaker=speaker,
        party=odd,
        model=odd,
    )
    assert ledger.record(ledger.add(record).id) == record
    assert ledger.record(odd + "id") == record
    assert [item.speaker.name for item in ledger.statements()] == [speaker]


def test_adding_again_changes_nothing(ledger: Ledger, make: Make) -> None:
    first = ledger.add(make())
    before = ledger.counts()
    again = ledger.add(make())
    assert (again.outcome, again.id, again.attributions) == ("known", first.id, 2)
    assert ledger.counts() == before


def test_another_title_at_the_same_url_changes_nothing(ledger: Ledger, make: Make) -> None:
    ledger.add(make())
    again = ledger.add(make(title="Talks at the harbour"))
    assert (again.outcome, again.title) == ("known", "Harbour talks")


def test_other_text_at_the_same_place_is_a_revision(ledger: Ledger, make: Make) -> None:
    first = ledger.add(make())
    second = ledger.add(make(text=OTHER_TEXT))
    assert (second.outcome, second.previous) == ("revision", first.id)
    assert second.id != first.id
    assert ledger.counts() == {
        **FIGURES,
        "articles": 1, "revisions": 1, "readings": 2, "attributions": 4, "statements": 2, "speakers": 1, "outlets": 1,
    }  # fmt: skip


def test_going_back_to_an_older_text_is_a_third_revision(ledger: Ledger, make: Make) -> None:
    first, second, third = (ledger.add(make(text=text)) for text in (TEXT_A, OTHER_TEXT, TEXT_A))
    assert (third.outcome, third.id, third.previous) == ("revision", first.id, second.id)
    assert [item.revision for item in ledger.articles()] == [3]
    assert ledger.add(make(text=TEXT_A)).outcome == "known"
    assert ledger.add(make(text=OTHER_TEXT)).outcome == "revision"


TEXT_A = "Anna Solvay said on Tuesday: “We will talk.” Aides believe the harbour stays shut."


def test_a_revision_may_be_of_an_outlet_date_and_title(ledger: Ledger, make: Make) -> None:
    ledger.add(make(url=None))
    assert ledger.add(make(url=None, text=OTHER_TEXT)).outcome == "revision"


def test_the_same_text_elsewhere_is_another_article(ledger: Ledger, make: Make) -> None:
    first = ledger.add(make())
    other = ledger.add(make(url="https://northern-star.example/1"))
    assert other.outcome == "added"
    assert other.id != first.id
    assert ledger.counts()["articles"] == 2


def test_an_article_without_a_place_is_known_by_its_text(ledger: Ledger, make: Make) -> None:
    assert ledger.add(make(url=None, title=None)).outcome == "added"
    assert ledger.add(make(url=None, title=None)).outcome == "known"
    assert ledger.add(make(url=None, title=None, text=OTHER_TEXT)).outcome == "added"


def test_another_model_adds_a_reading(ledger: Ledger, make: Make) -> None:
    added = ledger.add(make())
    reread = ledger.add(make(model="m2", speaker="A. Solvay"))
    assert (reread.outcome, reread.id, reread.attributions) == ("reread", added.id, 2)
    assert ledger.add(make(model="m2")).outcome == "known"
    assert ledger.add(make()).outcome == "known"
    assert (ledger.counts()["articles"], ledger.counts()["readings"]) == (1, 2)
    assert [item.speaker.name for item in ledger.statements()] == ["A. Solvay"]


def test_every_reading_can_be_had(ledger: Ledger, make: Make) -> None:
    first, second = make(), make(model="m2", speaker="A. Solvay")
    added = ledger.add(first)
    ledger.add(second)
    assert ledger.record(added.id) == second
    assert ledger.record(added.id, model="m1") == first
    with pytest.raises(LookupError, match="'m3' has not read"):
        ledger.record(added.id, model="m3")


def test_a_record_that_does_not_hold_together_leaves_nothing(ledger: Ledger, make: Make) -> None:
    record = make()
    broken = replace(record, attributions=(replace(record.attributions[0], content=((0, 4000),)),))
    with pytest.raises(ValueError, match="is not in the text"):
        ledger.add(broken)
    assert ledger.counts() == FIGURES


def test_a_failure_in_the_middle_leaves_nothing(ledger: Ledger, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Record, "check", lambda record: None)  # so that only the database refuses the last row
    record = make()
    late = replace(record, attributions=(*record.attributions, replace(record.attributions[1], confidence=None)))
    with pytest.raises(ValueError, match="refused"):
        ledger.add(late)
    assert ledger.counts() == FIGURES
    assert ledger.add(record).outcome == "added"
    assert ledger.verify().head.transactions == 1


def test_an_article_that_says_nothing_is_on_record(ledger: Ledger, make: Make) -> None:
    silent = replace(make(), attributions=())
    assert ledger.add(silent).attributions == 0
    assert ledger.has(silent.article)
    assert ledger.add(silent).outcome == "known"


def test_has_knows_the_latest_text_of_a_place(ledger: Ledger, make: Make) -> None:
    first, second = make(), make(text=OTHER_TEXT)
    assert not ledger.has(first.article)
    ledger.add(first)
    assert ledger.has(first.article)
    ledger.add(second)
    assert ledger.has(second.article)
    assert not ledger.has(first.article)


def test_has_knows_which_model_has_read(ledger: Ledger, make: Make) -> None:
    ledger.add(make())
    assert ledger.has(make().article, model="m1")
    assert not ledger.has(make().article, model="m2")
