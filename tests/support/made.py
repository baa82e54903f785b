"""Made records for tests and benchmarks of the ledger: invented names, words by Zipf's law, no model needed.

The same number gives the same record. An article has 8 statements of some 25 words; speakers, parties and outlets are
as unequal as in the news: the first speaker of 20,000 has about one statement in ten.
"""

from __future__ import annotations

import random
from bisect import bisect
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

from onrecord.record import Article, Attribution, Hop, Published, Record, Speaker, Time

STATEMENTS = 8  # in one article
SPEAKERS, WORDS, PARTIES, OUTLETS = 20_000, 30_000, 200, 300
FIRST_DAY, DAYS = date(2030, 1, 1), 1500
ACTS = ("state", "accuse", "deny", "demand", "propose", None)

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
    text, items = f"{word(choice.randrange(WORDS)).title()} in the news\n\n", []
    for index in range(1, STATEMENTS + 1):
        said = " ".join(word(_words.draw(choice)) for _ in range(choice.randint(12, 38)))
        number_of = _speakers.draw(choice)
        name = speaker(number_of)
        start = len(text)
        text += f"“{said.capitalize()},” {name} said on Monday.\n\n"
        source = start + len(said) + 4
        cue = source + len(name) + 1
        who = Speaker(
            name=name,
            type="person",
            role="minister",
            party=party(number_of),
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
                act=choice.choice(ACTS),
                confidence=round(choice.random(), 3),
            )
        )
    article = Article(
        text=text,
        url=f"https://news.example/{number}",
        outlet=outlet,
        title=text.partition("\n")[0],
        published=Published(value=day.isoformat(), certainty="given"),
    )
    return Record(article=article, model=model, attributions=tuple(items))
