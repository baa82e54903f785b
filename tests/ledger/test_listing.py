from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from onrecord.ledger import Ledger
from onrecord.record import Record
from tests.ledger.conftest import make_record

Make = Callable[..., Record]
OTHER_TEXT = "Anna Solvay said on Tuesday: “We won't talk.” Aides believe the harbour stays shut."


def at(number: int) -> str:
    return f"https://bulletin.example/{number}"


def test_a_statement_is_the_attribution_and_its_carrier(ledger: Ledger, make: Make) -> None:
    record = make()
    added = ledger.add(record)
    (statement,) = ledger.statements()
    item = record.attributions[0]
    assert statement.id.startswith("s")
    assert (statement.speaker, statement.content, statement.kind) == (item.speaker, "We will … talk.", "direct")
    assert (statement.said_on, statement.act, statement.negated) == ("2031-05-05", "offer-talks", False)
    (carrier,) = statement.carriers
    assert (carrier.article, carrier.attribution) == (added.id, "a1")
    assert (carrier.outlet, carrier.title) == ("The Coast Bulletin", "Harbour talks")
    assert (carrier.url, carrier.published) == ("https://bulletin.example/talks", "2031-05-06")
    assert (carrier.content, carrier.spans, carrier.chain) == ("We will … talk.", item.content, item.chain)
    assert carrier.confidence == 0.75


def test_thoughts_are_listed_when_asked_for(ledger: Ledger, make: Make) -> None:
    ledger.add(make())
    assert [item.mode for item in ledger.statements(thoughts=True)] == ["speech", "thought"]


def test_the_less_confident_are_left_out_unless_people_decided_on_them(ledger: Ledger, make: Make) -> None:
    ledger.add(make())  # 0.75 and 0.5

    def listed(least: float, **asked: Any) -> list[str]:
        found = [item.id for item in ledger.statements(thoughts=True, min_confidence=least, **asked)]
        page = ledger.statement_page(thoughts=True, min_confidence=least, **asked).statements
        assert [item.id for item in page] == found
        return found

    assert listed(0.5) == ["s1", "s2"]
    assert listed(0.75) == ["s1"]
    assert listed(0.76) == []
    assert [item.statement.id for item in ledger.search("harbour", thoughts=True, min_confidence=0.5).found] == ["s2"]
    assert ledger.search("harbour", thoughts=True, min_confidence=0.6).found == ()
    assert ledger.to_review(thoughts=True, min_confidence=0.6) == ["s1"]
    assert [item.fits for item in ledger.readings(thoughts=True, min_confidence=0.6)] == [frozenset({"a1"})]
    assert list(ledger.readings(min_confidence=0.8)) == []
    ledger.review("s2", "accept", who="Mara")
    assert listed(0.9) == ["s2"]
    assert listed(0.9, view="machine") == []
    with pytest.raises(ValueError, match=r"not in 0\.\.1"):
        ledger.statements(min_confidence=60)


def test_only_the_latest_revision_is_listed(ledger: Ledger, make: Make) -> None:
    ledger.add(make(speaker="Anna Solvay"))
    ledger.add(make(speaker="Jon Solvay", text=OTHER_TEXT))
    assert [item.speaker.name for item in ledger.statements()] == ["Jon Solvay"]


def test_articles_without_a_place_are_all_listed(ledger: Ledger, make: Make) -> None:
    for text in (OTHER_TEXT, OTHER_TEXT + " More."):
        ledger.add(make(url=None, title=None, text=text))
    assert len(list(ledger.statements())) == 2


NAMES = [
    "Anna Solvay",
    "Ana-María Łukasz Şolvay",
    "Ali O’Brien",
    "U.S. State Department",
    "ΑΝΝΑ ΣΟΛΒΆΗ",
    "100% Fair_Play",
]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("solvay", [0, 1]),
        ("SOLVAY", [0, 1]),
        ("Anna Solvay", [0]),
        ("maria lukasz", [1]),
        ("O'Brien", [2]),
        ("li", []),
        ("sol", []),
        ("US", [3]),
        ("άννα Σολβαη", [4]),
        ("1__", []),
        ("fair_play", [5]),
        ("f%", []),
    ],
)
def test_a_speaker_is_found_by_whole_words_of_the_name(
    ledger: Ledger, make: Make, asked: str, found: list[int]
) -> None:
    for number, name in enumerate(NAMES):
        ledger.add(make(url=at(number), speaker=name))
    assert [item.speaker.name for item in ledger.statements(speaker=asked)] == [NAMES[number] for number in found]


@pytest.mark.parametrize(
    ("asked", "count"), [("osmar", 1), ("OSMAR", 1), ("Osm", 0), ("Osmar%", 1), ("Greater Osmar", 1)]
)
def test_a_party_is_found_by_its_whole_name(ledger: Ledger, make: Make, asked: str, count: int) -> None:
    ledger.add(make(url=at(1)))
    ledger.add(make(url=at(2), party="Greater Osmar"))
    assert len(list(ledger.statements(party=asked))) == count


@pytest.mark.parametrize(
    ("asked", "count"), [("The Coast Bulletin", 1), ("coast bulletin", 1), ("Bulletin", 0), ("ŻÓŁTA", 1), ("zolta", 1)]
)
def test_an_outlet_is_found_by_its_whole_name(ledger: Ledger, make: Make, asked: str, count: int) -> None:
    ledger.add(make(url=at(1)))
    ledger.add(make(url=at(2), outlet="Żółta"))
    assert len(list(ledger.statements(outlet=asked))) == count


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("WE WILL", 1),
        ("will talk", 1),
        ("we won't", 1),
        ("we won’t", 1),
        ("w_", 0),
        ("%", 0),
        ("talk", 2),
        ("harbour", 0),
    ],
)
def test_text_is_found_in_the_content(ledger: Ledger, make: Make, asked: str, count: int) -> None:
    ledger.add(make(url=at(1)))
    second = make(url=at(2), text=OTHER_TEXT)
    ledger.add(replace(second, attributions=(replace(second.attributions[0], content=((30, 44),)),)))
    assert len(list(ledger.statements(text=asked))) == count


@pytest.fixture(scope="module")
def dated(kept_ledger: Ledger) -> Ledger:
    for number, (said_on, published) in enumerate(
        [
            (None, None),
            ("2031-06", "2031-07-01"),
            ("2031-05-05", None),
            (None, "2031-05-06"),
            ("sometime", "2031-W20"),  # 12 to 18 May
        ]
    ):
        kept_ledger.add(make_record(url=at(number), said_on=said_on, published=published, title=str(number)))
    return kept_ledger


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (None, None, "23410"),
        ("2031", None, "2341"),
        ("2031-05-06", None, "341"),
        (None, "2031-05-05", "2"),
        ("2031-05-06", "2031-05-06", "3"),
        ("2031-05-18", "2031-06-01", "41"),
        ("2031-06-30", None, "1"),
        ("2031-07", None, ""),
        ("2031-05", "2031-05", "234"),
        ("2031-W20", "2031-W20", "4"),
    ],
)
def test_dates_choose_and_order(dated: Ledger, since: str | None, until: str | None, found: str) -> None:
    listed = dated.statements(since=since, until=until)
    assert "".join(item.carriers[0].title or "" for item in listed) == found


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"since": "yesterday"}, "since: 'yesterday' is not a date"),
        ({"until": "2031-13-01"}, "until: '2031-13-01'"),
        ({"since": "2031-02", "until": "2031-01"}, "no day is both since 2031-02 and until 2031-01"),
        ({"since": ""}, "since"),
        ({"speaker": "…"}, "the speaker '…' has nothing in it"),
        ({"text": "  "}, "the text"),
        ({"text": "a" * 1001}, "longer than 1000"),
    ],
)
def test_a_wrong_filter_is_refused_at_once(kept_ledger: Ledger, wrong: dict[str, str], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        kept_ledger.statements(**wrong)  # type: ignore[arg-type]


def test_filters_narrow_each_other(ledger: Ledger, make: Make) -> None:
    ledger.add(make(url=at(1)))
    ledger.add(make(url=at(2), outlet="Northern Star"))
    ledger.add(make(url=at(3), outlet="Northern Star", speaker="Jon Solvay"))
    (found,) = ledger.statements(speaker="Anna Solvay", outlet="northern star", text="talk", since="2031")
    assert found.carriers[0].url == at(2)


def test_a_list_may_be_left_half_read_while_others_write(ledger: Ledger, make: Make) -> None:
    for number in range(5):
        ledger.add(make(url=at(number)))
    half = ledger.statements()
    next(half)
    assert ledger.add(make(url=at(9))).outcome == "added"
    assert len(list(half)) == 4
