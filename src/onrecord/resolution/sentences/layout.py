"""Lines of an article that are no prose of it: credits, captions, pointers to other pages, notes about the article."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from onrecord.record import Span, Spans

_LINE = re.compile(r"[^\n]+")
# So many lines at the end may say who the author is.
_EDGE = 4
_LONGEST_NOTE = 400

_CREDIT = (
    r"(?:Additional |Further |Original )?(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Pp]hotograph(?:s|y)?|[Gg]raphics?"
    r"|[Rr]esearch)"
    r" (?:by|for|contributed by) [A-Z]"
    r"|(?:Compiled|Edited|Written|Translated|Produced|Reported|Filed|Photographed|Illustrated) by\b"
    r"|(?:By|BY) [A-Z][^.!?]{0,90}$|(?:Staff|Wire|Agency|News service|Wire service) [Rr]eports?\s*$"
)
_CAPTION = (
    r"(?:File |Main |Stock |Handout )?(?:Photo(?:graph)?|Picture|Image|Caption|Illustration|Video|Audio|Graphic"
    r"|Credit|PHOTO)s?"
    r"(?: credit| caption| by)?(?: \([^()]{1,40}\))?\s?[:|/]"
    r"|\((?:L-R|From left|Left to right|File|Photo|Pictured)\b|(?:Pictured|From left|Left to right|L-R)\b[ ,:]"
)
_CAPTIONED = re.compile(
    r"(?:\b(?:Photo(?:graph)?|Picture|Image|Illustration|Credit)s?(?: by| credit)?\s?: ?"
    r"[A-Z©](?:[^.!?]|(?<=\b[A-Z])\.){0,60}"
    r"|[(/][^()/\n]{0,40}\b(?:AP Photo|Getty Images|file photo|File Photo)\b[^()\n]{0,40}\)?)\s*$"
)
_POINTER = (
    r"(?:Read|See|Watch|Listen|Hear|READ|SEE|WATCH)(?: (?:more|also|next|now|on|here|our|the full|full|MORE|ALSO"
    r"|all)\b[^.!?]{0,30})?\s?[:|»>→]"
    r"|(?:Read|See) (?:more|also|next)\b|READ (?:MORE|NEXT|ALSO)\b"
    r"|(?:Related|RELATED|More on this|More from|MORE FROM|Also|ALSO|Don['’]t miss|Recommended|You may also like"
    r"|Most read"
    r"|Further reading|In pictures|Explainer|Opinion|From the archive|Elsewhere|On other pages)(?: \w+){0,3}\s?[:|»>→]"
    r"|(?:Related|More|Top|Latest|Popular) (?:stories|articles|coverage|news|links|topics)\b"
    r"|(?:Subscribe|Sign up|Sign in|Log in|Follow us|Follow @|Click here|Click to|Join our|Like us|Share this"
    r"|Download (?:our|the)"
    r"|Get (?:our|the) (?:\w+ ){0,3}(?:newsletter|app|email|briefing)|Have your say|Tell us|Write to (?:us|our)"
    r"|Email us"
    r"|Contact us|Support our|Support quality|Register (?:now|here|for))\b"
    r"|Follow [A-Z][^.!?\n]{2,60} on (?:Twitter|Facebook|Instagram|X|social media)\b"
)
_NOTE = (
    r"[*\[(]?\s?(?:Correction|Corrections and clarifications|Clarification|Editor['’]s [Nn]ote|Editors['’] [Nn]ote"
    r"|Disclaimer"
    r"|Disclosure|CORRECTION|Amendment)\b[^.!?]{0,40}[:–—-]"
    r"|[*\[(]?\s?This (?:article|story|post|piece|report|page|version)(?: \w+){0,3}? (?:was|has been|is|originally"
    r"|first"
    r"|appeared|corrects?|updates?|includes?|contains)\b"
    r"|[*\[(]?\s?(?:An|A) (?:earlier|previous|later) version of (?:this|the)\b"
    r"|©|Copyright\b|\(c\) ?\d{4}|All rights reserved"
)
_OPENS = re.compile(rf"[^\w\"“”‘’']{{0,3}}(?:{_CREDIT}|{_CAPTION}|{_POINTER}|{_NOTE})")
_AUTHOR = re.compile(
    r"[*•]?\s?[A-Z][\w.’'-]{1,20}(?: [A-Z][\w.’'-]{0,20}){0,4},? (?:(?:is|was) (?!\w+ing\b)(?:an? |the "
    r"|our )?[^.!?]{0,60}?"
    r"(?:writer|columnist|correspondent|editor|professor|author|journalist|reporter|fellow|contributor|blogger"
    r"|historian"
    r"|lecturer|novelist|researcher|director of|at large)\b|(?:writes|reports|blogs|contributes|tweets) (?:about|for"
    r"|from|on|to)\b"
    r"|(?:covers|edits) |has (?:written|covered|reported|worked) (?:for|about|on|extensively|from)\b|has (?:covered"
    r"|edited)\b)"
)
_SAYS = re.compile(r"\b(?:said|says|told|tells|added|warned|denied)\b|[“”\"]")


def no_prose(text: str, span: Span) -> bool:
    """Whether a span begins in a line that is no prose of the article."""
    lines = _lines(text)
    at = bisect_right(lines, (span[0], len(text) + 1)) - 1
    return at >= 0 and span[0] < lines[at][1]


@lru_cache(maxsize=8)
def _lines(text: str) -> Spans:
    lines = [match.span() for match in _LINE.finditer(text) if match[0].strip()]
    found = []
    for number, (start, end) in enumerate(lines):
        edge = number >= len(lines) - _EDGE
        line = text[start : min(end, start + _LONGEST_NOTE)].strip()
        if (
            _OPENS.match(line)
            or (end - start < _LONGEST_NOTE and _CAPTIONED.search(line[-120:]))
            or (edge and end - start < _LONGEST_NOTE and _AUTHOR.match(line) and not _SAYS.search(line))
        ):
            found.append((start, end))
    return tuple(found)
