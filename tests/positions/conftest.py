"""Statements in a ledger, with the stance that each tells. Invented names and words only."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.ledger import Ledger, open_ledger
from onrecord.positions import issue_from
from onrecord.record import Article, Attribution, Hop, Issue, Published, Record, Speaker, Time

TALKS = {
    "title": "Talks on the strait",
    "parties": {"Osmar": ["Anna Solvay"], "Tarn": [], "Velm": []},
    "words": ["talks", "negotiate", "ceasefire*", "sit down"],
}


@pytest.fixture
def talks() -> Issue:
    return issue_from(TALKS)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db") as opened:
        yield opened


@pytest.fixture
def say(ledger: Ledger) -> Callable[..., str]:
    """Puts an article with one statement on record; its id."""
    count = 0

    def call(
        content: str,
        *,
        speaker: str | None = "Ada Lund",
        party: str | None = "Osmar",
        role: str | None = "foreign minister",
        cue: str = "said",
        published: str | None = "2031-05-06",
        said_on: str | None = None,
        text_before: str = "",
        act: str | None = None,
        confidence: float = 0.9,
        negated: bool = False,
        outlet: str = "The Coast Bulletin",
    ) -> str:
        nonlocal count
        count += 1
        name = speaker or "An official"
        head = f"{text_before}{name} {cue} "
        text = f"{head}{content}. On {said_on or 'a day'}."
        at = len(text_before)
        cue_at = at + len(name) + 1
        who = Speaker(
            name=speaker,
            type="person" if speaker else "unnamed",
            role=role,
            party=party,
            spans=((at, at + len(name)),),
        )
        item = Attribution(
            id="a1",
            kind="indirect",
            negated=negated,
            source=((at, at + len(name)),),
            cue=((cue_at, cue_at + len(cue)),),
            content=((len(head), len(head) + len(content)),),
            speaker=who,
            chain=(Hop(name=speaker, type=who.type, span=(at, at + len(name))), Hop(name=outlet, type="outlet")),
            said_on=Time(span=(len(text) - len(said_on) - 1, len(text) - 1), value=said_on) if said_on else None,
            act=act,  # type: ignore[arg-type]
            confidence=confidence,
        )
        article = Article(
            text=text,
            url=f"https://bulletin.example/{count}",
            outlet=outlet,
            title=f"News {count}",
            published=Published(value=published, certainty="given" if published else None),
        )
        return ledger.add(Record(article=article, model="m1", attributions=(item,))).id

    return call
