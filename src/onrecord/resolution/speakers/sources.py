"""What the words of one source say by themselves: whom they name, or how they describe who is not named."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.english.cues import tells_speech
from onrecord.record import Because, Span, Speaker
from onrecord.resolution.known.countries import country_named, government_named, without_the
from onrecord.resolution.known.outlets import outlet_named
from onrecord.resolution.known.roles import (
    BREAKS,
    DETERMINERS,
    HONORIFICS,
    MODIFIERS,
    NUMBERS,
    OPENERS,
    RANKS,
    Token,
    head_of,
    is_person_noun,
    role_after,
    role_before,
    role_noun,
    tokens_in,
    word_set,
)
from onrecord.resolution.mentions.bodies import body_named
from onrecord.resolution.mentions.readings import NOBODY, Reading, plain_words, trimmed
from onrecord.resolution.scene.names import DAY_OF_MONTH, ORGANISED, RUN
from onrecord.resolution.scene.people import Mention
from onrecord.resolution.scene.scene import Scene
from onrecord.resolution.speakers.described import LONGER, QUANTIFIERS, described, of_a_people, so_called
from onrecord.resolution.speakers.documents import of_document
from onrecord.resolution.speakers.epithets import PARTISANS
from onrecord.resolution.speakers.standing import first_of_two, is_rank, modifies, subordinate, with_style

__all__ = ["Reading", "read_source", "trimmed"]

_AND = re.compile(
    r"(?: \([^()\n]{1,30}\))?(?:,?\s{1,3}(?:[Aa]nd|nor|&|along with|as well as|or(?! (?:[A-Z]\.?){2,8}(?:,|$))) \w)"
)
_OR = re.compile(r" or \w")  # "the US or UK", unlike "the World Health Organization or WHO"
_LISTED = re.compile(
    r"(?:, (?:the )?[A-Z][\w.’-]{1,20}(?: [A-Z][\w.’-]{1,20}){0,2}){1,4},? and "
    r"(?:(?:the )?[A-Z]|other [a-z])[\w .’-]{1,30}"
)
# One body whose name goes on behind "and": "the Institute for Health Metrics [and Evaluation]".
_FIELD = re.compile(
    r"\b(?:Institute|Cent(?:re|er)|Department|Ministry|Agency|Office|Commission|Council|School|Committee|Authority"
    r"|Society|Fund|Bureau|Directorate|Association|Organi[sz]ation|Administration|College|Faculty|Foundation|Board"
    r"|Union|Inspectorate|Secretariat) (?:of|for|on) (?:[A-ZÀ-Þ][\w’'-]*,? ){0,4}[A-ZÀ-Þ][\w’'-]*$"
)
_AND_FIELD = re.compile(
    r"(?:, [A-ZÀ-Þ][a-z]{3,20}){0,3},? and [A-ZÀ-Þ][a-z]{3,20}(?: [A-ZÀ-Þ][a-z]{3,20}){0,2}(?=$|[,.(])"
)
# What two offices or persons have and one office has not, between its words: "Road Transport | and Bridges Minister".
_SECOND = re.compile(r" (?:and|or) (?:the|an?|his|her|its|their)\b|,| or ")
# What is said of two behind their names: "Ana and Per Doe[, the parents of …]", "the Doe and the Roe[, which …]".
_SAID_OF_BOTH = re.compile(r", (?:who(?:m|se)?|which)\b.*$|, (?:the|both|all) (?!.*\band\b).*$")
_IN_BRACKETS_ALL = re.compile(r" \([^()]{1,40}\),?")  # "(Con, Velm)"
_IN_BRACKETS = re.compile(r"\([^()]*$")
_WHO_CLAUSE = re.compile(r", (?:who|whose)\b")
# "The government of Ana |Moe Doe", whose first name a tag cut off
_HIS_BODY = re.compile(
    r"(?:[Tt]he |[Hh]is )?(?:government|regime|administration|office|family|team) of (?:[A-ZÀ-Þ]\w+ )*"
)
# "House of Commons Speaker |Ana Doe", "Member of Parliament (MP) |Ana Doe"
_IN_CHAMBER = re.compile(
    r"(?:[Tt]he )?(?:(?:[A-ZÀ-Þ][\w.]+ ){0,2}(?:House|Chamber|Assembly) of [A-ZÀ-Þ]\w+ (?:[A-ZÀ-Þ]\w+ ){1,2}"
    r"|[Mm]ember of (?:the )?(?:[A-ZÀ-Þ]\w+ ){1,3}(?:\([A-Z]{2,5}\) )?)"
)
_WHO_IS = re.compile(r"(?:[Tt]he |[Aa]n? )(?:[a-z-]{3,16} ){0,3}(?P<noun>[a-z-]{3,16}), who\b")
# Whose body it is, in its name: "the [Sel Ferrymen's] Alliance".
_MEMBERS = re.compile(r"(?<![\w’'-])(?:[A-ZÀ-Þ][\w’'-]{1,20} ){0,4}[A-ZÀ-Þ][\w-]{2,20}(?:s['’]|en['’]s) $")
_PORTFOLIO = re.compile(r" (?:for|of) [a-z][a-z ]{2,40}$")  # "state secretary [for energy]"
_GAVE_NAME = re.compile(
    r"(?P<who>[^,;:\n]{4,60}?),? who(?: (?:gave|(?:only )?gave|would (?:only )?give)|['’]d (?:only )?give)"
    r" (?:only )?(?:his|her|their) (?:first |last |full )?name"
    r"(?: (?:only |just )?as|,) (?P<name>[A-ZÀ-Þ][\w’'-]{1,20}(?: [A-ZÀ-Þ][\w’'-]{1,20})?)"
)
_LABEL = re.compile(r"[A-ZÀ-Þ][\w.’'-]{0,20}(?: [A-ZÀ-Þ][\w.’'-]{0,20}){0,3}: ")
_DATELINE = re.compile(r"[A-ZÀ-Þ]{3,20}(?:, [\w. ]{3,20})?(?: \([\w ]{2,20}\))? [-–—] ")
_SEAT = re.compile(r", [A-Z]{1,3}-[A-Z]")
# What says when or where it was said, at the end of a source: "officials on Saturday".
_WHEN = re.compile(
    r"(?: (?:late |early )?on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?"
    r"| (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| yesterday| today| tonight| there| here| alike| too| also"
    r"| (?:last|this) (?:week|month|year)| at the time)+$"
)
_CUT = re.compile(r"\w*(?:\.[a-z]\w*)*")  # of a name that a tag cut off within a word: "Future|45"
# "a [March 14, 2019] press release"
_DATED = re.compile(
    r"(?:[Aa]n? |[Tt]he )?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" \d{1,2},(?: \d{4})? (?=\w)"
)
# What a model took along of the next clause.
_GOES_ON = re.compile(r", (?:and (?:was|were|is|are|has|have|had|will)|as|and|while|when)$")
_OWNS = re.compile(r"['’](?:s\b| )")
_IN_NAME = 30
_BOTH = re.compile(r"(?:[Bb]oth|[Nn]either) (?=[^,;]{2,80} (?:and|nor) )")
_INCLUDING = re.compile(r",? (?:including|among them|such as|notably|especially|particularly|chief among them) ")
_OPEN_END = re.compile(r"\b(?:for|of|from|in|on|at|to|by|with|until|since)$")
_SUBORDINATE = re.compile(r"\b(?:by|from|with|of|to|and)\b[^,]*$")
_DEFINITE = word_set("the his her its their a an")
_NO_NAMES = OPENERS | QUANTIFIERS | NUMBERS | BREAKS
_NO_FIRST_WORDS = _NO_NAMES | MODIFIERS
_PAPERS = word_set("poll polls survey study report act")
_OF_PEOPLE = re.compile(r"[A-Z][a-z]+(?:ish|ese)")
_OF = word_set("of at for in on from with")
_OFFICES = frozenset({"VP", "CEO", "MP", "PM", "AG", "MEP", "CFO"})
_LAW = re.compile(r"\bAct No\b")
_SURVEYING = re.compile(r"(?:[a-z]ical|ctic|[Oo]rdnance) Survey$")  # a body, and no paper


def read_source(scene: Scene, span: Span) -> Reading:
    """The reading of a source that is no pronoun."""
    start, end = trimmed(scene.text, _unlabelled(scene.text, span))
    dated = _DATED.match(scene.text, start, end)
    start = dated.end() if dated else start
    goes_on = _GOES_ON.search(scene.text, max(start, end - 12), end)
    end = goes_on.start() if goes_on and goes_on.start() > start else end
    when = _WHEN.search(scene.text, max(start, end - 60), end)
    if when and when.start() > start and not _OPEN_END.search(scene.text, start, when.start()):
        start, end = trimmed(scene.text, (start, when.start()))
    among = _INCLUDING.search(scene.text, start, end)
    if among:  # "Some, including the minister, Per Roe"
        start, end = trimmed(scene.text, (start, among.start()))
    if start == end:
        return Reading(NOBODY)
    both = _BOTH.match(scene.text, start, end)
    start = both.end() if both else start
    # A source that a model began within a name: "Recep [Tayyip Erdoğan]"
    start = next((m.start for m in scene.people.between(start - _IN_NAME, end) if _begins(m, start)), start)
    if scene.text[max(0, start - 2) : start] == ". ":  # "Sel Corp. [International]"
        bodies = (n.span for n in scene.bodies_between(start - _IN_NAME, end) if n.type == "organization")
        start = next((at for at, stop in bodies if at < start < stop and " " not in scene.text[start:stop]), start)
    reading = (
        _self_named(scene, start, end)
        or _apposed(scene, start, end)
        or of_document(scene, start, end, read_source)
        or of_a_people(scene, start, end)
        or so_called(scene, start, end)
        or _named(scene, start, end)
        or described(scene, start, end)
    )
    if reading.because:
        return reading
    name = reading.speaker.name
    if name is None:
        return replace(reading, because=(Because(rule="a description without a name", spans=((start, end),)),))
    words = " ".join(scene.text[start:end].split())
    return replace(reading, because=(Because(rule="named in the source", spans=((start, end),), values=(words, name)),))


def _begins(mention: Mention, at: int) -> bool:
    return mention.start < at < mention.end and not tells_speech(mention.words.split(" ", 1)[0].lower())


def _self_named(scene: Scene, start: int, end: int) -> Reading | None:
    """Somebody with half a name: "A neighbour who gave his name only as Tove"."""
    match = _GAVE_NAME.match(scene.text, start, end + 120)
    if match is None or (match.end() > end and match.end("who") < end - 1):
        return None
    tokens = tokens_in(scene.text, start, match.end("who"))
    while len(tokens) > 1 and tokens[0].word in OPENERS:
        tokens.pop(0)
    role = (tokens[0].start, match.end("who")) if tokens else None
    mention = next(iter(scene.people.between(*match.span("name"))), None)
    step = Because(rule="the name that was given", spans=(match.span("name"),), values=(match["name"],))
    words = " ".join(scene.text[slice(*role)].split()) if role else None
    speaker = Speaker(name=match["name"], type="person", role=words)
    return Reading(speaker, mention.person if mention else None, role, because=(step,))


def _apposed(scene: Scene, start: int, end: int) -> Reading | None:
    """The person of whom a source without his name is only the apposition: "Ana Doe, [the spokeswoman,] said"."""
    text = scene.text
    tokens = tokens_in(text, start, min(end, start + 120))
    if not tokens or not (tokens[0].word in _DEFINITE or tokens[0].possessive):
        return None
    while len(tokens) > 1 and tokens[0].word in DETERMINERS:
        tokens.pop(0)
    head = head_of(tokens, text)
    while head >= 0 and tokens[head].possessive and head + 1 < len(tokens):
        head += 1
    if head < 0 or not is_person_noun(tokens[head].word):
        return None
    whole = _PORTFOLIO.match(text, tokens[head].end, end)
    role = (tokens[0].start, whole.end() if whole else tokens[head].end)
    for mention in scene.people.between(max(0, start - 60), start)[-1:]:
        if mention.end == start - 2 and text[mention.end : start] == ", " and text[end : end + 1] in ",":
            clause = text[scene.sentences[scene.sentence(mention.start)] : mention.start]
            if not _SUBORDINATE.search(clause):
                return _apposition(scene, mention, (start, end), role)
    for mention in scene.people.between(end, end + 80)[:1] if text[end : end + 2] == ", " else ():
        styles = all(t.word in RANKS or t.word in HONORIFICS for t in tokens_in(text, end, mention.start))
        if styles and text[mention.end : mention.end + 1] in (",", ".", ";"):
            return _apposition(scene, mention, (start, end), role)
    return None


def _apposition(scene: Scene, mention: Mention, span: Span, role: Span) -> Reading:
    words = " ".join(scene.text[slice(*span)].split())
    name = mention.person.name
    step = Because(rule="in apposition", spans=((mention.start, mention.end), span), values=(words, name))
    return Reading(Speaker(name=name, type="person"), mention.person, role, because=(step,))


def _unlabelled(text: str, span: Span) -> Span:
    """The span without a heading, byline or speaker's label that a model took along: "Lantern: Growers say"."""
    start, end = span
    line = text.rfind("\n", start, end) + 1
    if start < line < end and text[line:end].strip() and "," not in text[start:line] and line - start < 60:
        start = line
    opens = start == 0 or text[start - 1] == "\n"
    label = (_LABEL.match(text, start, end) or _DATELINE.match(text, start, end)) if opens else None
    return (label.end(), end) if label and label.end() < end else (start, end)


def _named(scene: Scene, start: int, end: int) -> Reading | None:
    text = scene.text
    persons = scene.people.between(start, end)
    items: list[tuple[int, int, Mention | None]] = [(m.start, m.end, m) for m in persons]
    bodies = [name.span for name in scene.bodies_between(start, end)]
    for match in RUN.finditer(text, start, end):
        if DAY_OF_MONTH.match(text, match.start()):
            continue
        if _is_body(scene, match.group()) and not any(s < match.end() and match.start() < e for s, e, _ in items):
            inside = [b for b in bodies if match.start() < b[1] and b[0] < match.end()]
            if all(b[1] - b[0] < match.end() - match.start() for b in inside):  # no tag, or one that is cut off
                bodies = [b for b in bodies if b not in inside]
                bodies.append(match.span())
    items += [(s, e, None) for s, e in bodies if not any(s < m.end and m.start < e for m in persons)]
    items.sort(key=lambda item: item[0])
    told = _WHO_IS.match(text, start, end)
    if told and is_person_noun(told["noun"]):
        return None  # "The minister, who spoke through his aide, Ana Doe,"
    closing = _closing(text, start, end, persons)
    passed: int | None = None  # where a name ends that stands beside another noun
    for at, stop, mention in items:
        if closing is not None and mention is not closing:
            continue
        if _IN_BRACKETS.search(text, start, at) and "," in text[text.rfind("(", start, at) : text.find(")", at, end)]:
            continue  # "the secretary of the RW (Union of Rail and Water), Ana Doe"
        last = text[at:stop].rsplit(" ", 1)[-1].lower()
        paper = (last in _PAPERS and not _SURVEYING.search(text[at:stop])) or _LAW.search(text[at:stop]) is not None
        if mention is None and _OF_PEOPLE.fullmatch(text, at, stop) and modifies(text, at, stop, end, None):
            continue  # "Kurdish, military and diplomatic sources"
        if mention is None and (paper or (persons and is_person_noun(last))):
            continue  # a paper, or a title that was taken for a body's name: "The Vice President, Ana Doe,"
        if mention is None and (cut := _CUT.match(text, stop, end)):
            stop = cut.end()
        if mention is None and (longer := LONGER.match(text, stop, end)):
            stop = longer.end()
        if mention is None and _FIELD.search(text, at, stop) and (more := _AND_FIELD.match(text, stop, end)):
            full = any(" " in m.words for m in scene.people.between(stop, more.end()))
            if not (full or ORGANISED.search(more.group())):
                stop = more.end()
        if mention is None and at > start and (opening := _opening(scene, start, at)):
            at = opening
        if mention is None and (of_members := _MEMBERS.search(text, start, at)):
            at = of_members.start()
        rest = text[stop:end]
        if mention is not None:
            at = with_style(text, start, at)
        role = role_before(text, at, start, bounded=True) if mention is not None else None
        if mention is not None and mention is closing:
            role = _of_thing(text, start, mention.start) or role
        owner = next((s for s, e, m in items if m is None and text[e:at] in ("'s ", "’s ")), at)
        aside = modifies(text, at, stop, end, mention) or subordinate(text, start, role[0] if role else owner)
        further = mention is None and passed is not None and text[passed:at] == ", " and not _AND.match(rest)
        further = further and scene.places.is_place(text[at:stop])  # "police in Sel, Velm"
        if (aside or further) and closing is None:
            passed = stop
            continue
        following = next((s for s, e, m in items if s == stop + 2 and m is not None and not _OWNS.match(text, e)), None)
        if _SEAT.match(rest):
            following = None  # "Ana Doe, R-Ohio"
        if (
            _AND.match(rest)
            or (text[at:stop].isupper() and _OR.match(rest))
            or _LISTED.fullmatch(rest)
            or (mention is not None and following is not None and rest.startswith(", "))
        ):
            words = plain_words(text[start:end])
            both = [without_the(part) for part in re.split(r",? and (?:the )?|, (?:the )?", words)]
            if rest.startswith((" & ", "\u00a0& ")) and "," not in words and " and " not in words:
                return Reading(Speaker(name=words, type="organization"))
            outlets = len(both) > 1 and all(_is_outlet(scene, part) for part in both)
            return Reading(
                Speaker(name=words if outlets else _SAID_OF_BOTH.sub("", words), type="outlet" if outlets else "group")
            )
        if mention is not None:
            after = role_after(text, mention.end, end, bounded=True)
            if role is None or (after is not None and is_rank(text, role)):
                role = after or role
            role = first_of_two(text, start, at) or role
            return Reading(Speaker(name=mention.person.name, type="person"), mention.person, role)
        words = text[at:stop]
        name, kind = body_named(scene, words, at)
        return Reading(Speaker(name=name, type=kind))
    return None


def _opening(scene: Scene, start: int, at: int) -> int | None:
    """Where the name of a body begins whose first words a tag cut off, at the start of a source: "Lund |Sans Murs"."""
    words = tokens_in(scene.text, start, at)
    plain = words and all(
        word.capital
        and not word.possessive
        and word.word not in _NO_FIRST_WORDS
        and role_noun(word.word) is None
        and scene.places.of_demonym(word.text) is None
        and not scene.places.is_place(word.text)
        for word in words
    )
    return start if plain and scene.text[words[-1].end : at] == " " else None


def _closing(text: str, start: int, end: int, persons: list[Mention]) -> Mention | None:
    """The person whose full name ends a source of one phrase that describes him: "Senator from Osmar Ana Doe"."""
    clause = _WHO_CLAUSE.search(text, start, end)
    end = clause.start() if clause else end
    persons = [person for person in persons if person.start < end]
    if len(persons) > 1:
        persons = [person for person in persons if "," not in text[start : person.start]]
    last = persons[0] if len(persons) == 1 else None
    if last is None or " " not in last.words or _SECOND.search(text, start, max(start, last.start - 2)):
        return None
    words = tokens_in(text, start, last.start)
    if _IN_CHAMBER.fullmatch(text, start, last.start):
        return last
    if _HIS_BODY.fullmatch(text, start, last.start):
        return None
    if last.end == end and _of_thing(text, start, last.start):
        return last
    if " and " in text[start : last.start]:
        return last if _is_one_office(text, words) and text[last.end : last.end + 1] in ("", ",", " ") else None
    if last.end != end and not _IN_BRACKETS_ALL.fullmatch(text, last.end, end):
        return None
    if words and not words[-1].capital and role_noun(words[-1].word):
        return last  # "Department of Ports official Ana Doe", unlike "the office of Mayor Ana Doe"
    role = role_before(text, last.start, start, bounded=True)
    before = tokens_in(text, start, role[0] if role else last.start)
    if before and before[-1].possessive:  # "the University of Sel, Korva's chancellor, Ana Doe"
        return last if role and ", " in text[start : role[0]] and text[role[1] : last.start] == ", " else None
    return None if before and before[-1].word in BREAKS else last


def _of_thing(text: str, start: int, end: int) -> Span | None:
    """The words that say what one person is of a thing, before the name: "co-author of the study", not "aide of"."""
    words = tokens_in(text, start, end)
    while words and words[0].word in OPENERS:
        words.pop(0)
    head = head_of(words, text)
    if head >= 0 and [word.word for word in words[head + 1 : head + 2]] == ["and"]:
        head += 2  # "writer and co-author of the study"
    if not 0 <= head < len(words) - 2 or not is_person_noun(words[head].word) or words[head + 1].word not in _OF:
        return None
    last = words[-1]
    noun = role_noun(last.word)
    if last.capital or last.possessive or not last.word.isalpha() or last.word in BREAKS or last.word in OPENERS:
        return None
    return (words[0].start, last.end) if noun is None or noun.kind in ("thing", "organization", "government") else None


def _is_one_office(text: str, words: list[Token]) -> bool:
    """Do words with an "and" end in an office and name nobody before it: "Bridges and Roads Minister"?"""
    joint = max((n for n, word in enumerate(words) if word.word == "and"), default=0)
    before = words[joint - 1] if joint else None
    last = role_noun(words[-1].word)
    if before is None or last is None or last.plural or not is_person_noun(words[-1].word) or joint > len(words) - 3:
        return False
    return not is_person_noun(before.word) and not ORGANISED.search(before.text) and not before.text.isupper()


def _is_outlet(scene: Scene, words: str) -> bool:
    return bool(outlet_named(words) or outlet_named(f"the {words}") or words in scene.outlets)


def _is_body(scene: Scene, words: str) -> bool:
    """Is an untagged run of capitalised words the name of a body, rather than the first word of a sentence?"""
    plain = without_the(words)
    if plain != words and plain.rsplit(" ", 1)[-1].lower() in PARTISANS:
        return False  # "The Ohio Republican"
    if " " not in plain and scene.places.of_demonym(plain):
        return False  # "the Italian"
    if country_named(plain) or government_named(plain) or outlet_named(plain):
        return True
    if plain.split(" ")[0].lower() in _NO_NAMES:
        return False  # "This Court"
    last = role_noun(plain.rsplit(" ", 1)[-1].lower())
    if last and not last.plural and last.kind in ("official", "other") and " " in plain:
        return scene.natures.of(plain) == "organization"  # "Former White House Doctor"
    if ORGANISED.search(plain) or plain in scene.explained:
        return True
    if plain in scene.outlets and plain != words:
        return True  # "The Citizen", which the article calls a newspaper
    if scene.natures.of(plain) in ("organization", "outlet"):
        return True
    if role_noun(plain.split(" ")[-1].lower()):
        return False
    return (plain.isupper() and len(plain) > 1 and plain not in _OFFICES) or (" " in plain and not plain.endswith("s"))
