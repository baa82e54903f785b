"""Speech or thought: is the content said, or only believed, intended, expected, felt, or still to be said?"""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.english.cues import telling_word
from onrecord.record import Because, Mode, SpanSet
from onrecord.resolution.sentences.governing import Phrase, phrase_of

# "is due to announce": nobody has announced it yet.
_ONLY_MEANT = frozenset(
    re.findall(
        r"\w+",
        "due set likely unlikely expected scheduled slated poised prepared preparing supposed bound certain ready "
        "planning going considering weighing mulling waiting",
    )
)
_TO_COME = re.compile(r"will|shall|may|might|should|must|ought|could|can|needs?|\w+'ll")
# "The Girder can reveal": it does.
_CAN = re.compile(r"reveal|confirm|disclose|announce|report|say|tell|see")
_BE = frozenset(("is", "are", "was", "were"))
# "Would have said", "would have no objection": nobody has.
_WOULD_HAVE = frozenset((modal, "have") for modal in ("would", "could", "might", "should"))
# Said already, and what is no plan: "the banks are to blame".
_PAST = re.compile(r".*ed|.*ing|said|told|spoke|wrote|gave|made|swore|sworn|put|held|laid|shown|blame")
# What may stand between those words and the verb: "is also due to publicly announce".
_BETWEEN = frozenset(
    re.findall(
        r"\w+",
        "also now then soon later again still only just even be try to today tomorrow tonight",
    )
)
_ADVERB = re.compile(r"(?!likely$|unlikely$|reply$|apply$)\w{3,}ly")
# What these do is done and not said, unless words are quoted or a clause with "that" follows.
_DEEDS = re.compile(
    r"(?:nominat|nam|releas|fil|introduc|negotiat|compar)(?:e|es|ed|ing)|(?:sign|draft|focus)(?:es|s|ed|ing)?"
)
_SAYS_SO = re.compile(r"[“”\"‘«]|(?:that|whether|how|why)\b")
_PLAIN = re.compile(r"(?:\w+ly |also |already |has |have |had |been |was |were |is |are |being |not )*")
# The same of words that tell nothing: "sentenced", "has banned".
_DONE = re.compile(
    r"(?:sentenc|remov|fin|fir|hir|impos|authori[sz]|overrul|launch|us|employ|formali[sz]|classif|designat|suspend|delay"
    r"|postpon|seiz|raid|rescind|revok|waiv|ratif|veto|scrap|close|open|appoint|grant|award|ban|elect|arrest|convict|jail"
    r"|sack|expel|deport|lift|overturn|deploy|develop|establish|investigat|witness|contact|mark|shun|snub|invad|forbid"
    r"|conceptuali[sz]|quantif)(?:e|es|d|ed|ied|ies|s|ned|led|ped)?"
)
# "Are forecast to rise": what is expected, by nobody in particular.
_FORESEEN = frozenset(
    ("forecast", "forecasted", "projected", "predicted", "tipped", "rumoured", "rumored", "estimated")
)
# "The minister will say on Monday that…" gives words that were handed out before the speech.
_HANDED_OUT = re.compile(r"say|tell|argue|warn|call|urge")


def mode_of(text: str, item: SpanSet, *, negated: bool = False) -> tuple[Mode, tuple[Because, ...]]:
    """Whether an attribution is speech or thought, and the words that decided.

    `thought` where the first telling word of the cue is one of belief, intention or feeling, and where what tells
    speech is only expected, planned or still to come ("was expected to discuss", "will propose"); so are deeds that
    only show an attitude ("has nominated", "filed", "banned"). Else `speech`, also where the cue has no words, or only
    small ones ("in"). What is not said (`negated`) need not come.
    """
    phrase = phrase_of(text, item)
    if phrase is None:
        return "speech", ()
    verb = phrase.words[phrase.verb]
    if phrase.mode == "thought":
        return "thought", (Because(rule="a word of thought", spans=(verb.span,), values=(verb.form,)),)
    if not negated and (at := _to_come(text, phrase)) is not None:
        governing = phrase.words[at : phrase.verb]
        spans = tuple(word.span for word in governing)
        words = " ".join(word.form for word in (*governing, verb))
        return "thought", (Because(rule="not yet said", spans=(*spans, verb.span), values=(words,)),)
    if not negated and (deed := _deed(text, item, phrase)):
        return "thought", (Because(rule="a deed", spans=(verb.span,), values=(deed,)),)
    if phrase.mode == "speech":
        return "speech", (Because(rule="a word of speech", spans=(verb.span,), values=(verb.form,)),)
    return "speech", ()


def _deed(text: str, item: SpanSet, phrase: Phrase) -> str | None:
    """The word of what is done, or foreseen, and not said; null where the cue or the content tells of words."""
    words = [word.form for word in phrase.words[phrase.cue :]]
    verb = phrase.words[phrase.verb].form
    content = text[item.content[0][0] : item.content[0][0] + 80]
    if verb in _FORESEEN and not item.source and words[0] in _BE and content.startswith("to "):
        return verb
    if _SAYS_SO.match(content) or any(mark in text[slice(*span)] for span in item.content for mark in '“”"«'):
        return None
    if phrase.mode is None:
        done = _PLAIN.sub("", " ".join(words), count=1)
        return done if item.source and _DONE.fullmatch(done) else None
    told = [word for word in words if (found := telling_word([word])) and found[1] == "speech"]
    return verb if told and all(_DEEDS.fullmatch(word) for word in told) else None


def _to_come(text: str, phrase: Phrase) -> int | None:
    """The place of the word that says that the verb is only meant, expected or to come; null where none does."""
    forms = [word.form for word in phrase.words]
    verb = forms[phrase.verb]
    if phrase.mode is None or phrase.verb == 0:
        return None
    if any(pair in _WOULD_HAVE for pair in pairwise(forms[max(0, phrase.verb - 3) : phrase.verb])):
        return max(0, phrase.verb - 3)
    at = phrase.verb - 1
    while at > 0 and (forms[at] in _BETWEEN or _ADVERB.fullmatch(forms[at])):
        at -= 1
    if _PAST.fullmatch(verb) and forms[phrase.verb - 1] != "be":
        return None
    if _TO_COME.fullmatch(forms[at]) and text[phrase.words[at].start].islower():  # nobody called May, or Will
        if forms[at] == "can" and _CAN.fullmatch(verb):
            return None
        own = (at > 0 and forms[at - 1] in ("i", "we")) or forms[at].startswith(("i'", "we'"))
        return None if own or (forms[at].endswith("ll") and _HANDED_OUT.fullmatch(verb)) else at
    if "to" not in forms[at + 1 : phrase.verb]:
        return None
    if forms[at] in _ONLY_MEANT or (at < phrase.cue and _thinks(forms[at])):
        return at
    return at if forms[at] in _BE and forms[at + 1] == "to" else None


def _thinks(word: str) -> bool:
    found = telling_word([word])
    return found is not None and found[1] == "thought"
