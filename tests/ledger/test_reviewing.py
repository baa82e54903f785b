"""People's verdicts on attributions, and the lists that heed them. Invented names and words only."""

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.ledger import Ledger
from onrecord.record import Hop, Record, Time
from tests.ledger.tampering import tamper

Make = Callable[..., Record]
URL = "https://bulletin.example/talks"
A1, A2 = f"{URL} a1", f"{URL} a2"


@pytest.fixture
def filled(ledger: Ledger, make: Make) -> Ledger:
    """Two articles of the same words: each a statement and a thought nested in it."""
    ledger.add(make())
    ledger.add(make(url="https://bulletin.example/2", said_on="2031-05-07"))
    return ledger


def names(ledger: Ledger, **asked: Any) -> list[str | None]:
    return [item.speaker.name for item in ledger.statements(**asked)]


def test_a_verdict_says_who_when_and_why_and_hangs_on_the_content(filled: Ledger) -> None:
    made = filled.review(A1, "accept", who="Mara", why="as printed")
    assert (made.kind, made.who, made.why, made.undoes) == ("accept", "Mara", "as printed", None)
    assert made.target["content"] == [[30, 37], [38, 43]]
    assert made.at.startswith("20")
    assert filled.verify().fits
    first, second = filled.statements()
    assert (first.review, second.review) == ("accepted", None)


def test_what_was_rejected_is_not_listed_until_that_is_taken_back(filled: Ledger) -> None:
    made = filled.review(A1, "reject", who="Mara")
    assert len(names(filled)) == 1
    assert len(names(filled, view="machine")) == 2
    assert filled.counts()["statements"] == 3
    assert len(filled.search("talk").found) == 1
    assert len(filled.search("talk", view="machine").found) == 2
    back = filled.undo(made.number, who="Jon")
    assert len(names(filled)) == 2
    filled.undo(back.number, who="Jon")
    assert len(names(filled)) == 1
    filled.review(A1, "accept", who="Jon")
    assert len(names(filled)) == 2
    assert filled.verify().fits


def test_corrected_values_take_the_place_of_what_was_read(filled: Ledger) -> None:
    values = {
        "source": [[0, 4]],
        "cue": [[12, 16]],
        "content": [[30, 43], [45, 50]],
        "speaker.name": "Jon Harrow",
        "speaker.type": "person",
        "speaker.role": None,
        "speaker.party": "Tarn",
        "chain": ["Radio Velm", "The Coast Bulletin"],
        "said_on": "2031-05-05",
        "kind": "mixed",
        "act": "deny",
        "mode": "speech",
        "negated": True,
    }
    filled.review(A1, "correct", who="Mara", values=values)
    (found,) = filled.statements(speaker="Harrow")
    assert (found.review, found.speaker.role, found.speaker.party) == ("corrected", None, "Tarn")
    assert found.speaker.spans == ((0, 4),)
    assert (found.act, found.plover, found.kind, found.negated) == ("deny", None, "mixed", True)
    (carrier,) = found.carriers
    assert carrier.content == "We will talk. … Aides"
    assert carrier.chain == (
        Hop(name="Jon Harrow", type="person", span=(0, 4)),
        Hop(name="Radio Velm", type="outlet"),
        Hop(name="The Coast Bulletin", type="outlet"),
    )
    (machine,) = filled.statements(view="machine", until="2031-05-05")
    assert (machine.speaker.name, machine.act, machine.review) == ("Anna Solvay", "offer-talks", None)
    assert filled.record(URL).attributions[0].speaker.name == "Anna Solvay"


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"speaker": "Harrow"}, 1),
        ({"speaker": "Solvay"}, 1),
        ({"party": "the Tarn"}, 1),
        ({"party": "Osmar"}, 1),
        ({"text": "aides beli"}, 1),
        ({"since": "2031-06"}, 1),
        ({"until": "2031-05-05"}, 0),
        ({"outlet": "The Coast Bulletin"}, 2),
        ({"speaker": "Harrow", "party": "Osmar"}, 0),
    ],
)
def test_filters_look_at_what_was_corrected(filled: Ledger, asked: dict[str, Any], count: int) -> None:
    date = {"value": "2031-06-02", "span": [20, 27]}
    values = {"speaker.name": "Jon Harrow", "speaker.party": "Tarn", "content": [[45, 82]], "said_on": date}
    filled.review(A1, "correct", who="Mara", values=values)
    assert len(list(filled.statements(**asked))) == count


def test_a_corrected_statement_stands_where_its_date_puts_it(filled: Ledger) -> None:
    assert names(filled) == ["Anna Solvay", "Anna Solvay"]
    later = Time(span=(20, 27), value="2031-05-09")
    filled.review(A1, "correct", who="Mara", values={"said_on": later, "speaker.name": "Jon Harrow"})
    assert names(filled) == ["Anna Solvay", "Jon Harrow"]
    filled.review(A1, "correct", who="Mara", values={"said_on": None})
    assert [item.said_on for item in filled.statements()] == [None, "2031-05-07"]  # by its publication, the day before


def test_search_finds_what_was_corrected_and_not_what_it_was(filled: Ledger) -> None:
    filled.review(A1, "correct", who="Mara", values={"speaker.name": "Jon Harrow", "content": [[59, 82]]})
    assert [item.statement.speaker.name for item in filled.search("harbour stays").found] == ["Jon Harrow"]
    assert len(filled.search("harrow").found) == 1
    assert len(filled.search("talk").found) == 1
    assert filled.search("harbour -stays", thoughts=True).found == ()
    modes = [item.statement.mode for item in filled.search("harbour -harrow", thoughts=True).found]
    assert modes == ["thought", "thought"]
    page = filled.search("harbour", thoughts=True, limit=2)
    assert len(filled.search("harbour", thoughts=True, limit=2, page=page.next).found) == 1


def test_a_thought_that_was_said_is_listed_as_speech(filled: Ledger) -> None:
    filled.review(A2, "correct", who="Mara", values={"mode": "speech"})
    assert [item.speaker.role for item in filled.statements()] == ["harbour minister", "aides", "harbour minister"]


def test_what_stands_inside_a_statement_follows_it(filled: Ledger) -> None:
    filled.review(A1, "correct", who="Mara", values={"speaker.name": "Jon Harrow", "chain": ["Radio Velm"]})
    found = filled.reviewed(URL)
    assert [item.state for item in found.items] == ["corrected", "follows"]
    assert [hop.name for hop in found.record.attributions[1].chain] == [None, "Jon Harrow", "Radio Velm"]
    filled.review(A1, "reject", who="Mara")
    (inner,) = filled.reviewed(URL).record.attributions
    assert (inner.parent, [hop.name for hop in inner.chain]) == (None, [None, "Radio Velm"])
    filled.reviewed(URL).record.check()
    thought = next(item for item in filled.statements(thoughts=True) if item.mode == "thought")
    assert (thought.review, [hop.name for hop in thought.carriers[0].chain]) == (None, [None, "Radio Velm"])


def test_later_decisions_go_before_earlier_ones_field_by_field(filled: Ledger) -> None:
    filled.review(A1, "correct", who="Mara", values={"speaker.name": "Jon Harrow", "act": "deny"})
    last = filled.review(A1, "correct", who="Jon", values={"act": "appeal"})
    (item, _) = filled.reviewed(URL).items
    assert item.now is not None
    assert (item.now.speaker.name, item.now.act, item.now.plover) == ("Jon Harrow", "appeal", "REQUEST")
    filled.undo(last.number, who="Jon")
    (item, _) = filled.reviewed(URL).items
    assert item.now is not None
    assert item.now.act == "deny"


def test_a_statements_id_names_it_too(filled: Ledger) -> None:
    (first, _) = filled.statements()
    assert filled.review(first.id, "accept", who="Mara").target["attribution"] == "a1"


@pytest.mark.parametrize("values", [None, {}, {"act": "sing"}, {"content": [[30, 43]], "chain": [7]}])
def test_a_bad_value_makes_no_row(filled: Ledger, values: Any) -> None:
    before = filled.head()
    with pytest.raises(ValueError, match=r"a correction needs a value|'sing' is none of|a bearer in the chain"):
        filled.review(A1, "correct", who="Mara", values=values)
    assert filled.head() == before


def test_a_date_needs_words_that_tell_it(ledger: Ledger, make: Make) -> None:
    ledger.add(make(said_on=None))
    with pytest.raises(ValueError, match="no words of the article are known to tell the date 2031-05-04"):
        ledger.review(A1, "correct", who="Mara", values={"said_on": "2031-05-04"})
    ledger.review(A1, "correct", who="Mara", values={"said_on": {"value": "2031-05-04", "span": [20, 27]}})
    assert [item.said_on for item in ledger.statements()] == ["2031-05-04"]


def test_what_cannot_be_decided_on_is_said_so(filled: Ledger, make: Make) -> None:
    for reference, said in (
        ("s99", "no statement s99"),
        (URL, "names no attribution"),
        (f"{URL} a9", "has no attribution 'a9': it has a1, a2"),
        ("nowhere a1", "no article on record"),
    ):
        with pytest.raises(LookupError, match=said):
            filled.review(reference, "accept", who="Mara")
    with pytest.raises(ValueError, match="needs somebody"):
        filled.review(A1, "accept", who=" ")
    with pytest.raises(ValueError, match="'maybe' is none of accept, reject, correct"):
        filled.review(A1, "maybe", who="Mara")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="only a correction has values"):
        filled.review(A1, "accept", who="Mara", values={"act": "deny"})
    with pytest.raises(ValueError, match="the view 'mine' is none of corrected, machine"):
        filled.statements(view="mine")  # type: ignore[arg-type]
    filled.add(make(model="m2"))
    with pytest.raises(LookupError, match="s1 is of an earlier reading"):
        filled.review("s1", "accept", who="Mara")


def test_a_removal_takes_corrections_too(filled: Ledger) -> None:
    filled.review(A1, "correct", who="Mara", values={"speaker.name": "Zanzibar"})
    filled.redact(URL, why="order 7", who="Mara")
    assert names(filled, speaker="Zanzibar") == []
    assert filled.search("zanzibar").found == ()
    assert filled.queued() == []
    assert filled.verify().fits
    with pytest.raises(LookupError, match="was removed"):
        filled.review(A1, "accept", who="Mara")
    with pytest.raises(LookupError, match="was removed"):
        filled.reviewed(URL)


def test_what_waits_for_review_is_listed_the_least_confident_first(filled: Ledger) -> None:
    assert filled.to_review(thoughts=True) == ["s2", "s4", "s1", "s3"]
    assert filled.to_review(thoughts=True, limit=2) == ["s2", "s4"]
    assert filled.to_review(since="2031-05-07") == ["s3"]
    assert filled.to_review(text="nothing of the kind") == []
    filled.review("s3", "accept", who="Mara")
    filled.review("s1", "reject", who="Jon")
    assert filled.to_review(thoughts=True) == ["s2", "s4"]
    assert filled.to_review(second_of="Mara") == ["s1"]
    assert filled.to_review(second_of="Ada") == ["s1", "s3"]
    assert filled.to_review(second_of="Ada", limit=1) == ["s1"]
    assert [item.id for item in filled.statements_called(["s3", "s1"])] == ["s3", "s1"]


def test_decisions_that_other_programs_made_do_no_harm(filled: Ledger) -> None:
    filled.decide(kind="correct", who="Jon", target={"content": [[30, 43]]}, value=["act"], article=URL)
    filled.decide(kind="reject", who="Jon", target={"content": "all"}, article=URL)
    filled.decide(kind="reject", who="Jon", target={})
    assert len(names(filled)) == 2
    assert len(filled.queued()) == 3


@pytest.mark.parametrize("change", ["SET state = 'accepted'", "SET content = 'Never.'", None])
def test_verify_names_a_row_that_is_not_what_the_decisions_make(filled: Ledger, store: str, change: str | None) -> None:
    filled.review(A1, "reject", who="Mara")
    assert filled.verify().fits
    tamper(store, f"UPDATE corrected {change} WHERE seq = 1" if change else "DELETE FROM corrected WHERE seq = 1")
    found = filled.verify().misfit
    assert found is not None
    assert str(found).startswith("row 1 of corrected (article ")
    assert str(found).endswith("is not what the decisions make of what was read")


def test_who_is_skipped_is_said(filled: Ledger, make: Make) -> None:
    filled.add(make(model="m2"))
    with pytest.raises(LookupError, match="earlier reading"):
        filled.reviewed_item("s1")
