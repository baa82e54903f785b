"""Whose words a document has: of "the letter, signed by Ana Doe", "the council's draft", "the statement"."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.record import Because, Span
from onrecord.resolution.known.outlets import outlet_named
from onrecord.resolution.known.roles import DETERMINERS, head_of, role_noun, tokens_in, word_set
from onrecord.resolution.mentions.readings import Reading, plain_words
from onrecord.resolution.scene.scene import Scene

# Who made a document: "The letter, signed by its chief, Per Roe,".
_MADE_BY = re.compile(r"\b(?:published|signed|written|issued|released|authored|penned|drafted)\b[^.;\n]{0,40}? by ")
_ENDS = re.compile(r"[.;:\n]")
_BY = re.compile(r" (?:published |issued |released |written |compiled )?(?:by|from) (?=(?:the )?[A-ZÀ-Þ])")
_PART_OF = re.compile(r"(?:[Aa] )?(?:[Pp]arts?|[Ee]xcerpts?|[Mm]uch|[Mm]ost) (?:of|from) ")
# Whose document it is, and of what kind: "the [council]'s draft DMCA" notice.
_OWNED = re.compile(r"(?P<whose>[^,.;:\n]{2,60})['’]s? (?:official )?(?P<kind>(?:(?:[a-z][\w’'-]*|[A-Z]{2,6}) ){0,3})")
_STATEMENT = re.compile(r"\bstatements?\b")
# What ends the name of a document, not of a body.
_POLLS = word_set("poll polls survey surveys polling")
# What a body finds, which are its words: "Sel University data show".
_ITS_FINDINGS = word_set(
    "data database figures statistics analysis analyses review report reports study estimate estimates records "
    "documents forecast forecasts projection projections findings assessment guidelines guidance statement readout "
    "release communique communiqué website webpage"
)
_OF_ITS_KIND = re.compile(r"(?:[a-z-]{2,} ){0,2}")  # "the [latest weekly] Sel Institute study"
_SITES = word_set("website site webpage homepage")  # which may be outlets, but are whose they are
# "The Herald report", whose words are the paper's.
_ITS_REPORT = re.compile(
    r" (?:[a-z]+ ){0,1}(?:reports?|article|story|account|dispatch|editorial|analysis|review|investigation)$"
)


def of_document(scene: Scene, start: int, end: int, read: Callable[[Scene, Span], Reading]) -> Reading | None:
    """Who made the document that the source is: "The letter, signed by Per Roe", "the statement" just made."""
    text = scene.text
    part = _PART_OF.match(text, start, end)
    start = part.end() if part else start
    tokens = tokens_in(text, start, min(end, start + 60))
    while len(tokens) > 1 and tokens[0].word in DETERMINERS:
        tokens.pop(0)
    head = head_of(tokens, text)
    noun = role_noun(tokens[head].word) if head >= 0 else None
    if noun is None or (noun.kind != "thing" and tokens[head].word not in _SITES):
        return None
    after = tokens[head].end
    if text[after : after + 2] == ", ":
        made = _MADE_BY.search(text, after, min(len(text), after + 120))
        if made and text.find(",", after + 2, made.end()) < 0 and not _ENDS.search(text, after, made.start()):
            names = [m.end for m in scene.people.between(made.end(), made.end() + 90)]
            names += [name.span[1] for name in scene.bodies_between(made.end(), made.end() + 60)]
            close = text.find(",", made.end(), made.end() + 120)
            last = next((at for at in sorted(names) if text[at : at + 1] == ","), close)
            return read(scene, (made.end(), last)) if last > 0 else None
    report = _ITS_REPORT.search(text, start, tokens[head].end)
    paper = plain_words(text[tokens[0].start : report.start()]) if report else ""
    if report and (paper in scene.outlets or outlet_named(paper) or outlet_named(f"the {paper}")):
        opened = text.rfind("the ", start, tokens[0].start)
        return read(scene, (tokens[0].start if opened < 0 else opened, report.start()))
    owner = _OWNED.match(text, start, tokens[head].start)
    if owner and owner.end() == tokens[head].start and not any(map(role_noun, owner["kind"].lower().split())):
        whose = read(scene, owner.span("whose"))
        if whose.speaker.name:
            return whose
    if tokens[head].word in _ITS_FINDINGS:
        for name in scene.bodies_between(tokens[0].start, tokens[head].start):
            between = text[name.span[1] : tokens[head].start].strip().split(" ")
            before = text[tokens[0].start : name.span[0]]
            whole = bool(_OF_ITS_KIND.fullmatch(before)) and name.type == "organization"
            if whole and len(between) < 3 and all(word.islower() or not word for word in between):
                return read(scene, name.span)
    by = _BY.match(text, after, end)
    if by:
        whose = read(scene, (by.end(), end))
        asked = whose.speaker.type == "outlet" and tokens[head].word in _POLLS  # which speaks for those it asked
        return whose if whose.speaker.name and not asked else None
    if head == 0 and tokens[0].word == "statement" and tokens[0].end == end:
        floor = scene.paragraphs[max(0, scene.paragraph(start) - 1)]
        for said in reversed(scene.said[-6:]):
            if floor <= said.position < start and said.speaker.name and _STATEMENT.search(text, said.position, start):
                step = Because(rule="whose statement it is", spans=((start, end),), values=(said.speaker.name,))
                return Reading(said.speaker, said.person, because=(step,))
    return None
