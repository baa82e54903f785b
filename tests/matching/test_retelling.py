"""What later articles tell again of one act, and what two quote in part; invented people and places."""

from datetime import date
from itertools import count
from typing import Any

import pytest

from onrecord.matching.statements.judging import Judgement, judge
from onrecord.matching.statements.said import Said
from onrecord.record import Attribution, Hop, Speaker, Time, plain

BOARD = {"name": "Harbour Licensing Board", "type": "government"}
RULED = "that the ferry must be returned to its owners in Velm"
_numbers = count(1)


def said(content: str, cue: str, day: str, *, on: str | None = None, kind: str = "indirect", **who: Any) -> Said:
    """A statement of an article of its own, published on a day, which may tell when it was said."""
    number = next(_numbers)
    speaker = Speaker(**{"name": None, "type": "person", "role": None, "party": None, **(who or BOARD)})
    item = Attribution(
        id="a1",
        kind=kind,  # type: ignore[arg-type]
        source=((0, 1),),
        cue=((1, 2),),
        content=((2, 3),),
        speaker=speaker,
        chain=(Hop(name=speaker.name, type=speaker.type),),
        said_on=Time(span=(0, 1), value=on) if on else None,
        confidence=0.9,
    )
    then = date.fromisoformat(on or day)
    return Said(seq=number, article_seq=number, body=plain(item), content=content, dated=(then, then), cue=cue)


def relation(one: Said, other: Said) -> str | None:
    found = judge(one, other)
    assert found == judge(other, one)
    return found.relation if found else None


FIRST = said(RULED, "ruled", "2031-05-06", on="2031-05-05")


def test_a_ruling_that_is_told_ten_days_later_without_its_day_is_the_same() -> None:
    later = said("that the old ferry must be returned to its owners in Velm", "had ruled", "2031-05-15")
    assert judge(FIRST, later) == Judgement("same", "the same ruling or announcement, told again", 1.0)


@pytest.mark.parametrize(
    ("content", "cue", "day", "more"),
    [
        (RULED.replace("ferry", "old ferry"), "had ruled", "2031-08-15", {}),  # too long after
        (RULED.replace("ferry", "old ferry"), "had ruled", "2031-04-30", {}),  # told before it was done
        (RULED.replace("ferry", "old ferry"), "ruled", "2031-05-15", {"on": "2031-05-15"}),  # another day
        (RULED.replace("ferry", "old ferry"), "urged", "2031-05-15", {}),  # may be urged again
        (RULED.replace("must", "must not"), "had ruled", "2031-05-15", {}),
        (RULED.replace("Velm", "Tarn"), "had ruled", "2031-05-15", {}),
        (RULED.replace("ferry", "old ferry"), "had ruled", "2031-05-15", {"name": "Ian Reed"}),
    ],
)
def test_what_may_be_another_act_is_not_joined(content: str, cue: str, day: str, more: dict[str, Any]) -> None:
    assert relation(FIRST, said(content, cue, day, **more)) != "same"


def test_who_speaks_for_a_body_announces_its_acts() -> None:
    commissioner = {"name": "Ada Moss", "party": "HLB", "role": "commissioner"}
    assert relation(FIRST, said(RULED, "announced", "2031-05-12", **commissioner)) == "same"
    assert relation(FIRST, said(RULED, "announced", "2031-05-12", **{**commissioner, "party": "Osmar"})) != "same"


def test_a_report_that_is_sent_out_again_is_the_same_and_a_like_one_is_not() -> None:
    words = "its people to keep watching the northern locks"
    first = said(words, "urged", "2031-05-06")
    assert relation(first, said(words, "urged", "2031-05-14")) == "same"
    assert relation(first, said(words, "urged", "2031-06-14")) != "same"
    assert relation(first, said(f"all {words}", "urged", "2031-05-14")) != "same"


MOSS = {"name": "Ada Moss", "kind": "direct"}


def test_two_parts_of_one_quotation_of_a_day_are_the_same() -> None:
    whole = said("“I would do anything to sail quietly home with my old crew.”", "said", "2031-05-06", **MOSS)
    part = {"name": "Moss", "kind": "mixed"}
    words = "that she had no wish to stay and wanted to “sail quietly home” with her crew"
    assert relation(whole, said(words, "said", "2031-05-07", **part)) == "same"
    assert relation(whole, said(words, "said", "2031-05-14", **part)) != "same"
    slogan = "that the mayor was no friend of those who “sail quietly home”, for all that the press had written"
    assert relation(whole, said(slogan, "said", "2031-05-07", **part)) != "same"


def test_a_long_quotation_of_nobody_named_is_the_same_two_months_on() -> None:
    words = "“The harbour board has worked against every captain of this coast for thirty years.”"
    first = said(words, "wrote", "2031-05-06", **MOSS)
    nobody = {"type": "unnamed", "kind": "direct", "role": "captain"}
    assert relation(first, said(words, "wrote", "2031-06-20", **nobody)) == "same"
    assert relation(first, said(words, "wrote", "2031-12-20", **nobody)) == "candidate"
