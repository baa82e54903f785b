"""Is it told again? A ruling or announcement that later articles repeat, and a quotation of which two give a part.

What a body ruled or announced, it did once: an article that tells it later, and not when it was, means that time. What
somebody merely said, they may have said again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.ledger.folding import fold
from onrecord.matching.meaning import alterations
from onrecord.matching.nearness import nearness
from onrecord.matching.quotation import pieces_between
from onrecord.matching.statements.comparing import days_apart, meaning
from onrecord.matching.statements.opposing import opposed
from onrecord.matching.statements.said import Said, stem
from onrecord.matching.words import PLAIN, listed

# Acts that are done by saying so, and done once.
_ACT = re.compile(
    r"\b(?:rul(?:e[ds]?|ing)|order(?:s|ed)?|decid(?:ed|es)|decision|decree[ds]?|announc(?:ed?|es|ing|ement)|declared"
    r"|proclaim(?:ed|s)|sentenc(?:ed|es)|convict(?:ed|s)|indict(?:ed|s|ment)|approv(?:ed|es)|veto(?:ed|es)|issued"
    r"|grant(?:ed|s)|award(?:ed|s)|appoint(?:ed|s)|nominat(?:ed|es)|found)\b"
)
_MONTHS = listed("jan feb mar apr jun jul aug sep sept oct nov dec january february march april june july august")
LATER, WHEN_NEITHER_TELLS = 60, 14  # days
RUN, TELLING = 6, 3  # words in a row that both have, and of these with a meaning of their own
CONTAINED, TOLD, NEAR = 0.6, 0.7, 0.75
# Of a quotation in part: words in a row, and how alike the wordings are besides; fitted on the first checked pairs.
PART, PART_TELLING, PART_NEAR, PART_CONTAINED = 3, 2, 0.62, 0.5


def is_act_told_again(one: Said, other: Said, run: int, telling: int) -> bool:
    """Whether two wordings of one body's tell one act of it; `run` words in a row are the same, and so many telling."""
    if not (_ACT.search(fold(one.cue)) and _ACT.search(fold(other.cue))) or not _once(one, other):
        return False
    told, contained = meaning(one, other)
    alike = (run >= RUN and telling >= TELLING) or (
        contained >= CONTAINED and told >= TOLD and nearness(one.vectors, other.vectors) >= NEAR
    )
    return alike and not _names_or_numbers_differ(one, other)


def _once(one: Said, other: Said) -> bool:
    """Whether what two articles tell may have been done on one day, though one tells it long after."""
    days = days_apart(one, other)
    if days is None or one.dated is None or other.dated is None:
        return False
    if days <= 1:
        return True
    if one.explicit and other.explicit:
        return False
    if not one.explicit and not other.explicit:
        return days <= WHEN_NEITHER_TELLS
    done, told = (one, other) if one.explicit else (other, one)
    return days <= LATER and done.dated is not None and told.dated is not None and done.dated[0] <= told.dated[1]


def _names_or_numbers_differ(one: Said, other: Said) -> bool:
    pieces = pieces_between(one.content, one.words, other.content, other.words)
    return opposed(one.different, other.different) or any(  # a month is no name
        item.kind in ("name", "number") and {*item.dropped} - _MONTHS and {*item.added} - _MONTHS
        for item in alterations(pieces)
    )


def is_quoted_in_part(one: Said, other: Said, quoted: Sequence[tuple[int, int]]) -> bool:
    """Whether two articles quote parts of one saying of a day: `quoted` are the places of what both have in marks."""
    run = {one.keys[at] for at, _ in _longest(quoted)}
    if (days_apart(one, other) or 0) > 1 or len(_longest(quoted)) < PART or len(run - PLAIN) < PART_TELLING:
        return False
    if opposed(one.different, other.different) or one.stems & other.stems <= {stem(key) for key in run}:
        return False  # a slogan, of which each says something else
    _, contained = meaning(one, other)
    return contained >= PART_CONTAINED and nearness(one.vectors, other.vectors) >= PART_NEAR


def _longest(places: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The longest run of words that stand in a row in both."""
    best, first = (0, 0), 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != (places[at - 1][0] + 1, places[at - 1][1] + 1):
            if at - first > best[1] - best[0]:
                best = first, at
            first = at
    return places[best[0] : best[1]]
