"""Is the source reported not to have said it?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.record import Because, SpanSet
from onrecord.resolution.sentences.governing import Phrase, Word, phrase_of, words_in

_NEGATOR = re.compile(r"not|never|cannot|neither|nor|without|.*n't")
# What may stand between the negator and the verb: "did not immediately respond", "nor did he say".
_BETWEEN = frozenset(
    re.findall(
        r"\w+",
        "immediately yet ever even publicly directly specifically explicitly actually really necessarily once so far "
        "quite exactly fully always either still formally personally previously widely currently also further readily "
        "openly truly generally particularly independently at all be been being have has had did does do would will to "
        "want wish going able he she they it we i himself herself themselves",
    )
)
# After these a negator leaves the words said: "not only said", "never tired of saying".
_ONLY = frozenset({"only", "just", "merely", "simply"})
_GOES = frozenset(("go", "goes", "going", "went"))  # "it goes without saying"
_HELD_BACK = re.compile(
    r"\b(?:(?:declin|refus)(?:e|es|ed|ing)(?: repeatedly| again| even| also)? to|(?:fail|neglect|omitt?)(?:s|ed"
    r"|ing)? to"
    r"|unable to|unwilling to|forgot to|yet to|(?:stops|stopped|stopping|stop) short of|avoid(?:s|ed|ing)?"
    r"|refrain(?:s|ed|ing)? from)(?= )"
)
# What is refused is to speak of it: the rest of what people refuse are acts ("refused to negotiate").
_TO_TELL = re.compile(
    r"say(?:ing)?|tell(?:ing)?|confirm(?:ing)?|den(?:y|ying)|comment(?:ing)?|answer(?:ing)?|respond(?:ing)?"
    r"|reply(?:ing)?"
    r"|elaborat(?:e|ing)|explain(?:ing)?|disclos(?:e|ing)|reveal(?:ing)?|specify(?:ing)?|clarify(?:ing)?|detail(?:ing)?"
    r"|describ(?:e|ing)|identify(?:ing)?|nam(?:e|ing)|mention(?:ing)?|address(?:ing)?|discuss(?:ing)?|predict(?:ing)?"
    r"|speculat(?:e|ing)|drawn|acknowledg(?:e|ing)|admit(?:ting)?|conced(?:e|ing)|condemn(?:ing)?|criticis(?:e|ing)"
    r"|criticiz(?:e|ing)|accus(?:e|ing)|blam(?:e|ing)|call(?:ing)?|demand(?:ing)?|threaten(?:ing)?|apologi[sz](?:e|ing)"
    r"|endors(?:e|ing)|promis(?:e|ing)|pledg(?:e|ing)|rule|ruling|not(?:e|ing)|report(?:ing)?|announc(?:e|ing)"
    r"|declar(?:e|ing)|ask(?:ing)?|recommend(?:ing)?|urg(?:e|ing)|suggest(?:ing)?|warn(?:ing)?|recogni[sz](?:e|ing)"
    r"|give"
    r"|propos(?:e|ing)|offer(?:ing)?"
)
# To refuse these is an act: "refused to discuss a truce".
_REFUSED = re.compile(r"discuss|offer|endorse|recogni[sz]e|propose|promise|pledge|give|ask|recommend")
_NO_WORD = re.compile(
    r"\b(?:ma[dk]e|makes|making|gave|gives?|given|giving|offer(?:s|ed|ing)?|had|has|provided?)"
    r" no (?:further )?(?:mention|comment|details?|explanation|references?|statement|indication|response|answer"
    r"|reasons?"
    r"|specifics|word|hint|figures?|date|names?|timetable)\b"
    r"|\b(?:kept|keeps?|keeping|remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|was|were|is|are|been) (?:silent|quiet|mum"
    r"|tight-lipped)\b"
    r"|\b(?:dodg|duck|sidestepp?|evad|deflect|skirt|avoid)(?:e|es|ed|s|ing) (?:\w+ ){0,3}(?:questions?|issues?"
    r"|subject)\b"
)
_NOTHING = re.compile(r"(?:nothing|little|not a word|no word) (?:about|of|on|as to|regarding)\b")
# Who does not recommend a thing advises against it; who did not recommend it may have said nothing.
_ADVISED = frozenset(("recommend", "advise", "advocate", "condone", "encourage"))
# "No 10" and "No Doe" are names.
_NOBODY = re.compile(r"(?:[Nn]obody|[Nn]o[ -]one|[Nn]one|[Nn]either|[Nn]o (?!longer\b|wonder\b|doubt\b)[a-z]+)\b")


def negation_of(text: str, item: SpanSet) -> tuple[bool, tuple[Because, ...]]:
    """Whether the source is reported NOT to have said, or thought, the content; and the words that tell so.

    So it is with "did not say", "never said", "declined to say", "has not commented on", "without saying", "nobody
    said", "said nothing of". A denial ("denied that") is an act of its own and not negated. A refusal is one only where
    what is refused is to speak.
    """
    phrase = phrase_of(text, item)
    if phrase is None:
        return False, ()
    opening: list[Word] = []
    if item.content[0][0] >= item.cue[-1][1]:
        opening = words_in(text, item.content[0][0], min(item.content[0][1], item.content[0][0] + 60))[:4]
    held = _held_back(phrase, opening)
    if held is None:
        return False, ()
    words = held or _no_word(phrase, opening) or _not_before(phrase) or _by_nobody(text, item)
    if not words:
        return False, ()
    step = Because(
        rule="not said", spans=tuple(word.span for word in words), values=(" ".join(word.form for word in words),)
    )
    return True, (step,)


def _held_back(phrase: Phrase, opening: Sequence[Word]) -> Sequence[Word] | None:
    """The words "declined to" or the like, and next, in the cue or the content, a verb of speech.

    None where that is negated itself: who never declined to say it has said it.
    """
    words = (*phrase.words, *opening)
    for first, after in _found(_HELD_BACK, words):
        verb = next((at for at in range(after, len(words)) if words[at].form not in _BETWEEN), None)
        touches = first < len(phrase.words) and after >= phrase.cue
        if verb is None or not touches or not _TO_TELL.fullmatch(words[verb].form):
            continue
        if words[first].form.startswith("refus") and _REFUSED.fullmatch(words[verb].form):
            continue
        doubled = any(_NEGATOR.fullmatch(word.form) for word in words[max(0, first - 2) : first])
        return None if doubled else words[first : verb + 1]
    return ()


def _no_word(phrase: Phrase, opening: Sequence[Word]) -> Sequence[Word]:
    """The words "made no mention", "was silent", "said nothing about"."""
    words = (*phrase.words[phrase.cue :], *opening)
    cue = len(phrase.words) - phrase.cue
    for first, after in _found(_NO_WORD, words):
        if first < cue:
            return words[first:after]
    for first, after in _found(_NOTHING, words):
        if first <= cue and phrase.mode == "speech" and first == phrase.verb - phrase.cue + 1:
            return words[first - 1 : after]
    return ()


def _not_before(phrase: Phrase) -> Sequence[Word]:
    """The negator before the verb, the verb, and what stands between them."""
    words = phrase.words
    drawn = [at for at in range(phrase.cue, len(words)) if words[at].form == "drawn"]
    verb = drawn[0] if drawn and phrase.mode is None else phrase.verb
    for at in range(verb - 1, -1, -1):
        form = words[at].form
        if _NEGATOR.fullmatch(form):
            before, after = words[at - 1].form if at else "", words[at + 1].form
            told_not = form == "not" and after == "to" and at == phrase.cue
            against = words[verb].form in _ADVISED and (form in ("don't", "doesn't") or before in ("do", "does"))
            idle = against or after in _ONLY or before == "or" or before in _GOES
            return () if idle or told_not else words[at : verb + 1]
        if form not in _BETWEEN:
            return ()
    return ()


def _by_nobody(text: str, item: SpanSet) -> Sequence[Word]:
    """The words of a source that is nobody: "Nobody in the government has said that…"."""
    if item.source and _NOBODY.match(text[item.source[0][0] : item.source[0][0] + 40]):
        return words_in(text, item.source[0][0], item.source[0][1])[:2]
    return ()


def _found(pattern: re.Pattern[str], words: Sequence[Word]) -> list[tuple[int, int]]:
    """Where the pattern stands in these words: the place of its first word and that after its last."""
    starts, line = [], ""
    for word in words:
        starts.append(len(line))
        line += word.form + " "
    return [
        (bisect_right(starts, match.start()) - 1, bisect_right(starts, match.end() - 1))
        for match in pattern.finditer(line)
    ]
