"""Which attributions continue the speech of the one before: "he told the Gazette. … he added"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.record import SpanSet, Speaker
from onrecord.resolution.sentences.frame import frame_of

# So much of the article's own text may stand between two attributions of one speech.
_GAP = 200
_PARAGRAPH = re.compile(r"\n\s*\n|\n")
_TAKEN_UP = re.compile(r"(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\b")
_NEW_SENTENCE = re.compile(r"[.!?][”\"’']? +(?=[A-ZÀ-Þ“\"])")
_AGAIN = re.compile(
    r"\b(?:add(?:s|ed|ing)?|continu(?:es?|ed|ing)|went on|goes on|going on|conclud(?:es?|ed|ing)|also|further|joked"
    r"|too)\b"
)
# Words outside what is said that tell of another occasion: a day, another addressee, another piece.
_OCCASION = re.compile(
    r"^[\s“\"]*(?:In|At|During|On|After|Upon|When|As) |\b(?:[A-Z][a-z]{2,5}day|January|February|March|April|May|June"
    r"|July|August|September|October|November|December"
    r"|yesterday|(?:19|20)\d\d|last|earlier|previously|once|ago|later|separately|before|long|repeatedly|had|has|have"
    r"|would"
    r"|told|tells|asked|interview\w*|statement|statements|tweet\w*|post|posted|posts|wrote|writes|writing|letter"
    r"|email|filing|lawsuit"
    r"|speech|conference|briefing|rally|report|reported|reports|court|parliament|reporters|journalists|lawmakers"
    r"|addressing"
    r"|speaking|quoted (?:by|in)|cited|citing|according|[Aa]sked|[Ii]n response|(?:in|at|from"
    r"|near) (?:the )?[A-Z]\w+)\b"
)


def goes_on(
    text: str,
    items: Sequence[SpanSet],
    speakers: Sequence[Speaker],
    stated: Sequence[int | None],
    parents: Sequence[int | None],
) -> Iterator[tuple[int, int]]:
    """(place, place of the one before) of each attribution that goes on with speech that came through a relay.

    Both have the same speaker and stand close together with no other's speech in between; the second names no relay
    (`stated` is where the words that name one end, null where none do), no day, no addressee and no other occasion of
    its own. Across a paragraph's end it needs a pronoun or a word such as "added". In the order of the text, so that
    what is carried over can be carried on.
    """
    carries = [end is not None for end in stated]
    order = sorted((i for i in range(len(items)) if parents[i] is None), key=lambda i: _extent(items[i]))
    for before, place in pairwise(order):
        if not carries[before] or carries[place] or not _same(text, items[place], speakers[before], speakers[place]):
            continue
        gap = text[max(_extent(items[before])[1], stated[before] or 0) : _extent(items[place])[0]]
        breaks = len(_PARAGRAPH.findall(gap))
        if len(gap) > _GAP or breaks > 1:
            continue
        if (
            not breaks
            and (_is_participle(text, items[place]) or _same_clause(text, items[before], items[place]))
            and not _NEW_SENTENCE.search(text, _extent(items[before])[1], _extent(items[place])[0] + 1)
        ):
            carries[place] = True  # "he told the Gazette on Monday, adding that …", "he told the Gazette so and said"
            yield place, before
            continue
        frame = frame_of(text, items[place], [items[i] for i in order if i != place and abs(i - place) < 4]).words
        taken_up = _TAKEN_UP.match(text, items[place].source[0][0]) if items[place].source else None
        if _OCCASION.search(frame) or _OCCASION.search(gap) or (breaks and not taken_up and not _AGAIN.search(frame)):
            continue
        carries[place] = True
        yield place, before


def _is_participle(text: str, item: SpanSet) -> bool:
    word = text[slice(*item.cue[0])].split(" ")[0] if item.cue else ""
    return word.endswith("ing") and word != "telling"


def _same_clause(text: str, before: SpanSet, item: SpanSet) -> bool:
    """Whether one source has both verbs, and the second no addressee of its own: "told the Gazette so, and said"."""
    cue = " ".join(text[slice(*span)] for span in item.cue)
    return bool(item.source) and item.source == before.source and not (_OCCASION.search(cue) or "tell" in cue)


def _extent(item: SpanSet) -> tuple[int, int]:
    own = item.source + item.cue + item.content
    return min(a for a, _ in own), max(b for _, b in own)


def _same(text: str, item: SpanSet, before: Speaker, speaker: Speaker) -> bool:
    """Whether the two speak as one. An unnamed speaker does where a pronoun takes him up, or the same description."""
    if before.name or speaker.name:
        return before.name == speaker.name and before.type == speaker.type and before.type != "outlet"
    if not item.source:
        return False
    source = text[slice(*item.source[0])].strip()
    same_role = before.role is not None and before.role == speaker.role
    again = source.startswith(("The ", "the ")) and speaker.role and _head(before.role).endswith(f" {speaker.role}")
    return bool(_TAKEN_UP.fullmatch(source)) or same_role or bool(again)


def _head(role: str | None) -> str:
    """A role up to its head: " senior official" of "senior official at the ministry"."""
    return " " + re.split(r",| (?:for|of|at|from|in|with|who|close|familiar)\b", role or "")[0]
