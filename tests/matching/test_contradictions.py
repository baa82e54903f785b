"""Claims and their denials, found and shown side by side; invented people and places."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.ledger import Ledger, open_ledger
from onrecord.matching.statements import catch_up, contradicted, contradiction_page, contradictions, tell
from onrecord.record import Record
from tests.ledger.conftest import postgres, store  # noqa: F401
from tests.support.carriers import carrying

QUOTE = "“We will not open the locks before the river has thawed, and the wardens know it.”"


@pytest.fixture
def ledger(store: str) -> Iterator[Ledger]:  # noqa: F811
    with open_ledger(store) as opened:
        yield opened


def said(speaker: str, cue: str, content: str, *, outlet: str, published: str = "2031-05-06", **more: bool) -> Record:
    """An article in which somebody says one thing, with a cue."""
    text = f"{speaker} {cue} {content}. {outlet}"
    record = carrying(text, (speaker, content), outlet=outlet, published=published, **more)
    span = (len(speaker) + 1, len(speaker) + 1 + len(cue))
    return replace(record, attributions=tuple(replace(item, cue=(span,)) for item in record.attributions))


def found(ledger: Ledger, **filters: str) -> list[tuple[str, str, str]]:
    catch_up(ledger)
    return [
        (item.kind, item.one.speaker.name or "", item.other.speaker.name or "")
        for item in contradictions(ledger, **filters)
    ]


CLAIM = "that the wardens had smuggled grenades through the northern quarantine"


def test_a_claim_and_its_denial_stand_side_by_side_whichever_came_first(ledger: Ledger) -> None:
    ledger.add(said("Ian Reed", "denied", "that any wardens had smuggled grenades through the quarantine", outlet="A"))
    ledger.add(said("Ada Moss", "claimed", CLAIM, outlet="B", published="2031-05-05"))
    ledger.add(said("Eva Lind", "repeated", CLAIM, outlet="C", published="2031-05-08"))
    assert found(ledger) == [("denial", "Eva Lind", "Ian Reed"), ("denial", "Ada Moss", "Ian Reed")]
    assert [other.speaker.name for _, other in tell(ledger, "s2").denials] == ["Ian Reed"]
    assert [(item.one.id, item.other.id) for item in contradicted(ledger, ["s2"])] == [("s2", "s1")]
    assert len(contradicted(ledger, ["s1", "s2", "s3"])) == 2
    assert contradicted(ledger, []) == []


@pytest.mark.parametrize(
    ("speaker", "cue", "content", "published"),
    [
        ("Ian Reed", "said", CLAIM, "2031-05-06"),  # no denial
        ("Ian Reed", "denied", CLAIM, "2031-07-20"),  # long after
        ("Ian Reed", "denied", "that the mayor had sold the harbour", "2031-05-06"),  # of something else
        ("Ian Reed", "denied", CLAIM.replace("had", "had not"), "2031-05-06"),  # it says the same
    ],
)
def test_what_contradicts_nothing_is_not_listed(
    ledger: Ledger, speaker: str, cue: str, content: str, published: str
) -> None:
    ledger.add(said("Ada Moss", "claimed", CLAIM, outlet="A"))
    ledger.add(said(speaker, cue, content, outlet="B", published=published))
    assert found(ledger) == []


def test_what_somebody_is_reported_to_have_said_and_not_to_have_said(ledger: Ledger) -> None:
    ledger.add(said("Ada Moss", "said", CLAIM, outlet="A"))
    ledger.add(said("Ada Moss", "never said", CLAIM, outlet="B", negated=True))
    ledger.add(said("Ada Moss", "declined to say", CLAIM, outlet="C", negated=True))
    ledger.add(said("Ian Reed", "never said", CLAIM, outlet="D", negated=True))
    assert [(item.one.id, item.other.id) for item in contradictions(ledger)] == []
    assert found(ledger) == [("denial", "Ada Moss", "Ada Moss")]
    (item,) = contradictions(ledger)
    assert (item.one.negated, item.other.negated) == (False, True)


def test_the_same_words_of_two_speakers(ledger: Ledger) -> None:
    for speaker, outlet in (("Ada Moss", "A"), ("Ian Reed", "B")):
        ledger.add(carrying(f"{QUOTE} {speaker} said.", (speaker, QUOTE), outlet=outlet))
    assert found(ledger) == [("speakers", "Ada Moss", "Ian Reed")]
    assert found(ledger, speaker="Reed") == [("speakers", "Ada Moss", "Ian Reed")]
    assert found(ledger, speaker="Lind") == []
    assert found(ledger, since="2031-06") == []
    assert found(ledger, until="2031-05") == [("speakers", "Ada Moss", "Ian Reed")]


def test_each_pair_is_listed_once_however_many_carry_it(ledger: Ledger) -> None:
    for outlet in "ABC":
        ledger.add(carrying(f"{QUOTE} Ada Moss said. {outlet}", ("Ada Moss", QUOTE), outlet=outlet))
    ledger.add(carrying(f"{QUOTE} Ian Reed said.", ("Ian Reed", QUOTE), outlet="D"))
    assert found(ledger) == [("speakers", "Ada Moss", "Ian Reed")]


def test_of_the_carriers_of_a_pair_any_will_do(ledger: Ledger) -> None:
    for speaker, outlet in (("Ada Moss", "A"), ("Ian Reed", "B"), ("Ian Reed", "C")):
        ledger.add(carrying(f"{QUOTE} {speaker} said. {outlet}", (speaker, QUOTE), outlet=outlet))
    assert found(ledger) == [("speakers", "Ada Moss", "Ian Reed")]
    for id in ("s3", "s2"):
        ledger.review(id, "reject", who="Mara")
        assert len(found(ledger)) == (1 if id == "s3" else 0)


def test_pages_have_each_once_and_what_is_added_shifts_none(ledger: Ledger) -> None:
    quotes = [
        QUOTE,
        "“Nobody asked the fishermen what the new harbour would cost them.”",
        "“Three bridges fell in one night while the engineers slept.”",
        "“Our children learn by candle since the mill closed.”",
    ]
    for quote in quotes[:3]:
        for outlet in "ABC":
            speaker = "Ian Reed" if outlet == "C" else "Ada Moss"
            ledger.add(carrying(f"{quote} {speaker} said. {outlet}", (speaker, quote), outlet=outlet))
    catch_up(ledger)
    whole = list(contradictions(ledger))
    assert len(whole) > 2
    walked, page = [], None
    while True:
        part = contradiction_page(ledger, limit=1, page=page)
        walked += part.contradictions
        page = part.next
        if len(walked) == 1:
            for speaker, outlet in (("Ada Moss", "A"), ("Ian Reed", "B")):
                ledger.add(carrying(f"{quotes[3]} {speaker} said.", (speaker, quotes[3]), outlet=outlet))
            catch_up(ledger)
        if page is None:
            break
    assert walked == whole
    assert len(list(contradictions(ledger))) > len(whole)
    first = contradiction_page(ledger, limit=1)
    assert (*first.contradictions, *contradictions(ledger, page=first.next)) == tuple(contradictions(ledger))
    with pytest.raises(ValueError, match="no mark of a page"):
        contradiction_page(ledger, page="s1")


def test_what_was_rejected_contradicts_nothing(ledger: Ledger) -> None:
    for speaker, outlet in (("Ada Moss", "A"), ("Ian Reed", "B")):
        ledger.add(carrying(f"{QUOTE} {speaker} said.", (speaker, QUOTE), outlet=outlet))
    catch_up(ledger)
    ledger.review("s2", "reject", who="Mara")
    assert found(ledger) == []


def test_a_date_that_cannot_be_is_refused_at_once(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "l.db") as ledger, pytest.raises(ValueError, match="not a date"):
        contradictions(ledger, since="soon")


def test_what_only_speaks_of_the_same_matter_is_not_what_is_denied(ledger: Ledger) -> None:
    denied = "that smugglers had been driven from the northern harbour"
    watch = "that the wardens of the northern harbour were planning to cut short their watch against smugglers"
    ledger.add(said("Ian Reed", "denied", denied, outlet="A"))
    ledger.add(said("Ada Moss", "said", watch, outlet="B"))
    assert found(ledger) == []
    ledger.add(said("Bo Tesh", "said", "that smugglers had been driven out of the northern harbour", outlet="C"))
    assert found(ledger) == [("denial", "Bo Tesh", "Ian Reed")]
