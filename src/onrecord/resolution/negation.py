"""Is the source reported not to have said it?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.cues import telling_word
from onrecord.record import SpanSet
from onrecord.resolution.frame import frame_of

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CLAUSE = re.compile(r"[^,;:.!?()“”\"—–\ufffc\ufffd\n]*$")
_NEGATOR = re.compile(r"not|never|cannot|neither|nor|without|.*n['’]t")
# What may stand between the negator and the verb: "did not immediately respond", "nor did he say".
_BETWEEN = frozenset(
    re.findall(
        r"\w+",
        "immediately yet ever even publicly directly specifically explicitly actually really necessarily once so far "
        "quite exactly fully always either still formally personally previously widely currently also further readily "
        "openly truly generally particularly at all be been being have has had did does do would will to want wish "
        "going able he she they it we i himself herself themselves",
    )
)
_HELD_BACK = re.compile(
    r"(?:(?:declin|refus)(?:e|es|ed|ing) (?:repeatedly |again |even )?to|(?:fail|neglect)(?:s|ed|ing)? to"
    r"|unable to|unwilling to|forgot to|(?:stops|stopped|stopping) short of|avoid(?:s|ed|ing)?"
    r"|refrain(?:s|ed|ing)? from)(?= )",
    re.IGNORECASE,
)
_SAID_NO_WORD = re.compile(
    r"\b(?:ma[dk]e|makes|making|gave|gives?|giving|offer(?:s|ed|ing)?|had|has|provided)"
    r" no (?:mention|comment|details?|explanation|references?|statement|indication|response|answer|reason|specifics)\b",
    re.IGNORECASE,
)


def is_negated(text: str, item: SpanSet) -> bool:
    """Whether the source is reported NOT to have said, or thought, the content.

    So it is with "did not say", "never said", "declined to say", "has not commented on", "without saying". A denial
    ("denied that") is an act of its own and not negated. A refusal is one only where what is refused is to speak.
    """
    if not item.cue:
        return False
    cue = " ".join(text[start:end] for start, end in item.cue)
    if not telling_word(_WORD.findall(cue.split(",", 1)[0])):
        cue = cue.split(",", 1)[0]  # "went on, as if he had not heard": what follows the comma is beside the point
    if _SAID_NO_WORD.search(cue):
        return True
    before = _CLAUSE.search(_before(text, item))
    lead = _WORD.findall(before[0])[-6:] if before else []
    words = _WORD.findall(cue)
    return _verb_is_negated(lead, words) or _held_back(text, item, lead, words)


def _before(text: str, item: SpanSet) -> str:
    """What stands before the cue in its sentence, without content."""
    frame = frame_of(text, item)
    at = frame.in_words(item.cue[0][0])
    return frame.words[max(0, at - 80) : at] if at is not None else ""


def _verb_is_negated(lead: Sequence[str], words: Sequence[str]) -> bool:
    telling = telling_word(words)
    verb = telling[0] if telling else len(words) - 1
    line = [w.lower() for w in (*lead, *words)]
    for at in range(len(lead) + verb - 1, -1, -1):
        if _NEGATOR.fullmatch(line[at]):
            return not (at + 1 < len(line) and line[at + 1] in ("only", "just", "merely"))
        if line[at] not in _BETWEEN:
            return False
    return False


def _held_back(text: str, item: SpanSet, lead: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the words say "declined to" or the like, and next, in the cue or the content, a verb of speech."""
    opening = text[item.content[0][0] : item.content[0][0] + 60] if item.content[0][0] >= item.cue[-1][1] else ""
    line = " ".join((*lead, *words, *_WORD.findall(opening)[:2]))
    cue_from, cue_to = len(" ".join(lead)), len(" ".join((*lead, *words)))
    for match in _HELD_BACK.finditer(line):
        after = _WORD.findall(line[match.end() :])[:2]
        telling = telling_word(after)
        speaks = telling is not None and telling[1] == "speech" and all(w in _BETWEEN for w in after[: telling[0]])
        if speaks and match.start() < cue_to and match.end() >= cue_from:
            return True
    return False
