"""Made records for tests and benchmarks of the ledger: invented names, words by Zipf's law, no model needed.

The same number gives the same record. An article has 8 statements of some 25 words, of which the most frequent are the
small words of English, as they are in the news; speakers, parties and outlets are as unequal as there: the first
speaker of 20,000 has about one statement in ten.
"""

from __future__ import annotations

import random
import re
from bisect import bisect
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

from onrecord.record import Act, Article, Attribution, Hop, Published, Record, Speaker, Time

STATEMENTS = 8  # in one article
SPEAKERS, WORDS, PARTIES, OUTLETS = 20_000, 30_000, 200, 300
FIRST_DAY, DAYS = date(2030, 1, 1), 1500
ACTS: tuple[Act | None, ...] = ("state", "accuse", "deny", "demand", "propose", None)

_SMALL = """
the of and a to in that is was for it with as on be at by this had are but from or have an they which were there would
their we been has when who will if out so up what its about than into them can could these may then do over our also
did must where should just
"""
SMALL = tuple(re.findall(r"\w+", _SMALL))

_ONSETS, _VOWELS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z"), ("a", "e", "i", "o", "u")


class Zipf:
    """Numbers from 0 up to `count`, the first ones most often."""

    def __init__(self, count: int) -> None:
        self._sums = list(accumulate(1 / rank for rank in range(1, count + 1)))

    def draw(self, choice: random.Random) -> int:
        return bisect(self._sums, choice.random() * self._sums[-1])


def word(number: int) -> str:
    """An invented word for a number, always the same: at least two syllables."""
    syllables, number = [], number + 70
    while number:
        number, rest = divmod(number, 70)
        syllables.append(_ONSETS[rest % 14] + _VOWELS[rest // 14])
    return "".join(syllables)


def said_word(number: int) -> str:
    """A word of what is said, by its rank: the first ones are small words."""
    return SMALL[number] if number < len(SMALL) else word(number)


def speaker(number: int) -> str:
    """The name of a speaker: a first name that many share, and a surname of their own."""
    return f"{word(number % 400).title()} {word(number + 5000).title()}"


@cache
def party(number: int) -> str:
    """On whose behalf a speaker always speaks."""
    return word(_parties.draw(random.Random(number))).title()


_words, _speakers, _parties, _outlets = (Zipf(count) for count in (WORDS, SPEAKERS, PARTIES, OUTLETS))


def made(number: int, *, model: str = "made-1") -> Record:
    """The record of one made article."""
    choice = random.Random(number)
    day = FIRST_DAY + timedelta(days=choice.randrange(DAYS))
    outlet = f"The {word(_outlets.draw(choice)).title()} Courier"
    title = f"{word(choice.randrange(WORDS)).title()} in the news"
    said = []
    for _ in range(STATEMENTS):
        words = " ".join(said_word(_words.draw(choice)) for _ in range(choice.randint(12, 38)))
        said.append((_speakers.draw(choice), words, choice.choice(ACTS), round(choice.random(), 3)))
    return _record(number, model, day, outlet, title, said)


def made_with_copies(number: int, *, among: int = 2000, model: str = "made-1") -> Record:
    """The record of an article that may carry what others said: half of them, of one of `among` articles before it.

    It takes over the first three statements of the other, one of them cut, by the same speakers on the same day.
    """
    choice = random.Random(-1 - number)
    if number == 0 or choice.random() < 0.5:
        return made(number, model=model)
    other = made(choice.randrange(max(number - among, 0), number))
    own = made(number)
    said = []
    for at, (item, mine) in enumerate(zip(other.attributions, own.attributions, strict=True)):
        from_other = at < 3
        record, kept = (other, item) if from_other else (own, mine)
        start, end = kept.content[0]
        words = record.article.text[start + 1 : end - 2].split()
        words = words[: max(len(words) - 4, 8)] if at == 2 else words
        said.append((kept.speaker.name or "", " ".join(words), kept.act, kept.confidence))
    day = date.fromisoformat(other.article.published.value or "")
    return _record(number, model, day, own.article.outlet or "", own.article.title or "", said)


def _record(
    number: int,
    model: str,
    day: date,
    outlet: str,
    title: str,
    statements: Sequence[tuple[int | str, str, Act | None, float]],
) -> Record:
    """An article in which each of some speakers (a number, or a name) said something."""
    text, items = f"{title}\n\n", []
    for index, (who_said, said, act, confidence) in enumerate(statements, 1):
        name = speaker(who_said) if isinstance(who_said, int) else who_said
        start = len(text)
        text += f"“{said.capitalize()},” {name} said on Monday.\n\n"
        source = start + len(said) + 4
        cue = source + len(name) + 1
        who = Speaker(
            name=name,
            type="person",
            role="minister",
            party=party(who_said) if isinstance(who_said, int) else None,
            spans=((source, source + len(name)),),
        )
        items.append(
            Attribution(
                id=f"a{index}",
                kind="direct",
                source=who.spans,
                cue=((cue, cue + 4),),
                content=((start, start + len(said) + 3),),
                speaker=who,
                chain=(Hop(name=name, type="person", span=who.spans[0]), Hop(name=outlet, type="outlet")),
                said_on=Time(span=(cue + 8, cue + 14), value=day.isoformat()),
                act=act,
                confidence=confidence,
            )
        )
    article = Article(
        text=text,
        url=f"https://news.example/{number}",
        outlet=outlet,
        title=title,
        published=Published(value=day.isoformat(), certainty="given"),
    )
    return Record(article=article, model=model, attributions=tuple(items))
