"""Roles that a clause or an apposition tells of a name: ", who resigned as minister", "the president, Ana Doe,"."""

from __future__ import annotations

import re

from onrecord.record import Span
from onrecord.resolution.known.roles import (
    BREAKS,
    BREAKS_BUT_AND,
    DETERMINERS,
    REACH,
    head_of,
    is_person_noun,
    tokens_in,
)

_SAYS = re.compile(r" (?:said|says|told|added|announced|warned|wrote|tweeted)\b")
_WHO_DID = re.compile(r"[a-z] (?:who|that) (?:[a-z]+ly )?[a-z]+(?:ed|ught|id|ot|ew|ve) $")
# "Ana Doe, who served as the country's finance minister"
_WHO_WAS = re.compile(
    r"(?:, )?(?: ?who)? (?:(?:also|now|once|then|had|has|have|previously|formerly) ){0,2}"
    r"(?:(?:resigned|served|worked|works|serves|acts|acted|stepped down|quit|retired|sat|returned|was sacked|was fired"
    r"|took over|was elected|was appointed|was named|was reelected|been) (?:as )?|was |is |became |had been )"
    r"(?=the |a |an |his |her |its |their |[a-z]+ )"
)
_OF_STATE = re.compile(r" of (?:state|staff)\b")  # "undersecretary of state"
# What may become of a name tells no role: "If Ana Doe is elected president".
_SUPPOSED = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|[Ww]hether|[Uu]ntil|[Ss]hould) (?:[\w’'-]{1,30}\.? ){0,4}[\w’'-]{1,30}\.?$"
)
_NO_ROLES = BREAKS | {"born", "elected", "re-elected", "reelected", "named", "appointed", "made", "sworn", "chosen"}
# "Ana Doe, a judge who has shuttled between them as envoy of the League"
_WHO_AS = re.compile(
    r", (?:an? [^,;:.\n“”\"]{3,40} )?who [^,;:.\n“”\"]{4,90} as (?:the |an? |its |their )?"
    r"(?=(?P<role>[a-z-]+(?: [a-z-]+)?) (?:of|for|to) )"
)
_ROLE_OF_BODY = re.compile(r"[a-z -]{3,40} (?:of|for|to) (?:the )?(?:[A-ZÀ-Þ][\w’'-]*(?: (?=[A-ZÀ-Þ]))?){1,5}")
# "the Civic Party, whose health spokesman is Ana Doe"
_WHOSE_IS = re.compile(
    r"\b[Ww]hose (?P<role>[a-z-]+(?: (?!is |was )[a-z-]+){0,4}) (?:is|was) (?:the )?(?:(?:Mr|Mrs|Ms|Dr|Sir|Gen)\.? )?$"
)


def role_of_apposed(text: str, start: int, end: int, floor: int) -> Span | None:
    """The role that a name at `start`..`end` only explains, as in "the Veldian president, Ana Doe, said", or None.

    The nearest phrase counts ("an aide to the president, Ana Doe"), but where that is no role, the one it depends on:
    "the commissioner for external affairs, Per Roe".
    """
    closed = text[end : end + 1] in (",", ".", ";", ":", ")", "—")
    if text[start - 2 : start] != ", " or not (closed or _SAYS.match(text, end)):
        return None
    tokens = tokens_in(text, max(floor, start - REACH // 2), start - 2)
    if not tokens or text[tokens[-1].end : start] != ", ":
        return None
    head = len(tokens) - 1  # the last word of the phrase looked at
    for number in range(len(tokens) - 1, -1, -1):
        token = tokens[number]
        opens = token.word in ("the", "a", "an", "his", "her", "its", "their", "whose", "own")
        if (opens or token.possessive) and is_person_noun(tokens[head].word):
            first = number + 1 if opens else number
            if not closed and text[max(0, token.start - 2) : token.start].strip(" \n") not in ("", ","):
                return None  # "With the minister, Ana Doe said": she is not the minister
            if _WHO_DID.search(text, max(floor, token.start - 60), token.start) and text[end : end + 1] == ",":
                return None  # "the man who robbed the clerk, Per Roe, was": the man is he
            return (tokens[first].start, tokens[-1].end) if first <= head else None
        if token is not tokens[-1] and text[token.end : token.end + 1] in ',;:“"':
            return None
        if token.word in ("of", "for", "in", "at", "to") and number:
            head = number - 1
            if tokens[-1].word not in BREAKS and is_person_noun(tokens[-1].word):
                return None
        elif token.word in BREAKS_BUT_AND:
            return None
    if text[floor : floor + 3] in ("'s ", "’s ") and len(tokens) > 1 and is_person_noun(tokens[head].word):
        return tokens[1].start, tokens[-1].end  # "Doe's spokesman, Per Roe": Doe ends at `floor`
    return None


def role_of_whose(text: str, start: int, floor: int) -> Span | None:
    """The role that a clause tells whose subject it is: "…, whose health spokesman is [Ana Doe]", or None."""
    match = _WHOSE_IS.search(text, max(floor, start - REACH // 2), start)
    return match.span("role") if match and is_person_noun(match["role"].rsplit(" ", 1)[-1]) else None


def role_of_clause(text: str, end: int) -> Span | None:
    """The role that a clause tells of a name at `end`: ", who resigned as interior minister", or None."""
    match = _WHO_AS.match(text, end, end + REACH + 40)
    if match and is_person_noun(match["role"].rsplit(" ", 1)[-1]):
        body = _ROLE_OF_BODY.match(text, match.end(), match.end() + REACH // 2)
        return (match.end(), body.end()) if body else (match.end(), match.end("role"))
    match = _WHO_WAS.match(text, end, end + REACH)
    if match is None or _SUPPOSED.search(text, max(0, end - 60), end):
        return None
    tokens = tokens_in(text, match.end(), match.end() + REACH // 2)
    while tokens and (tokens[0].word in DETERMINERS or tokens[0].word == "both"):
        tokens.pop(0)
    head = head_of(tokens, text)
    if head < 0 or tokens[0].word in _NO_ROLES or not is_person_noun(tokens[head].word):
        return None  # also "is to meet the governor"
    whole = _OF_STATE.match(text, tokens[head].end)
    return tokens[0].start, whole.end() if whole else tokens[head].end
