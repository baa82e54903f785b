"""Sources that describe who speaks: a role, an unnamed source, a group, a body by a common noun, a document."""

from __future__ import annotations

import re

from onrecord.record import Because, Span, Speaker
from onrecord.resolution.known.outlets import outlet_by_form, state_media_named
from onrecord.resolution.known.roles import (
    BREAKS,
    BREAKS_BUT_AND,
    DETERMINERS,
    INDEFINITE,
    NUMBERS,
    OPENERS,
    REACH,
    VAGUE,
    Token,
    gender_of_role,
    head_of,
    is_person_noun,
    role_noun,
    tokens_in,
    word_set,
)
from onrecord.resolution.mentions.bodies import OUTLET_NOUNS, body_described, body_named
from onrecord.resolution.mentions.campaigns import campaign_described
from onrecord.resolution.mentions.readings import Reading, plain_words
from onrecord.resolution.parties.bearers import bearer
from onrecord.resolution.scene.campaigns import CAMPAIGNS
from onrecord.resolution.scene.scene import Scene
from onrecord.resolution.speakers.epithets import (
    PARTISANS,
    countryman,
    epithet,
    one_of_a_people,
    partisan,
    public_figure,
)

_CLAUSE = re.compile(
    r",(?!\d{3})|[;:()\n“”\"—–]|\b(?:who|whom|whose|which|that|while|when|where|because|speaking|said|ranging)\b| - "
)
# "The family, protesters and civic leaders"
_WORDS = r"(?:[a-z-]{3,16} ){0,3}[a-z-]{3,16}"
_SEVERAL = re.compile(rf"(?:The |the )?(?P<all>{_WORDS}(?:, (?:the )?{_WORDS}){{1,3}},? and (?:the )?{_WORDS}s)")
# "The militant group, the Front of Sel and the Isles,", and "The Sel civil defence, a rescue group,"
_SO_CALLED = re.compile(
    r"[Tt]he (?:(?!of |for |to |in )[a-z-]+ ){0,3}(?P<noun>[a-z-]+), (?:the )?"
    r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?: (?:(?:of|for|and|the) ){0,2}[A-ZÀ-Þ][\w’'-]+){1,6}),?"
)
_EXPLAINED = re.compile(r"[Tt]he (?P<name>[A-ZÀ-Þ][\w-]+(?: [a-z-]+){1,3}), an? (?:[a-z-]+ ){0,5}(?P<noun>[a-z-]+),?")
# "The government and the pro-Lund camp", "the mayor and his aides"
_AND_ANOTHER = re.compile(
    r"(?:[Tt]he )?(?P<both>(?:[a-z-]+ ){1,4}and (?:the |his |her |its |their )(?:[\w-]+ ){0,4}[a-z-]+)"
)
# "The Sel military, and Arab states"
_AND_OTHERS = re.compile(r"(?:[Tt]he )?(?P<both>(?:[\w’'-]+ ){1,3}(?P<one>[a-z]+),? and (?:[\w’'-]+ ){1,3}[a-z]+s),?")
# "Only 83% of voters"
_SHARE = re.compile(r"(?:[A-Z]?[a-z]+ ){0,2}(?P<share>\d+(?:\.\d+)?(?:%| per ?cent)(?: of [\w -]{2,40})?)")
_MET = re.compile(r"(?<=s) (?:I|we|he|she|they) (?=[a-z])")  # "the experts we spoke to"
_COUNTED = re.compile(r"(?:[Aa] (?:number|couple|handful|host|array|lot)|[Ll]ots) of ")
_CITY = re.compile(
    r"[Tt]he (?P<name>(?:city|town|village|borough|county) of [A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2})"
)
# "the council and the government", who are two
_TWO = re.compile(
    r"(?:[Tt]he )?(?P<both>(?:[a-z-]+ ){0,3}(?P<one>[a-z]+) and (?:the |its )?(?:[a-z-]+ ){0,3}(?P<other>[a-z]+))"
)
# Where a source was cut off: "the mayor of Sel [for] refusing it".
_OPEN_END = re.compile(r"(?: (?:and|or|for|to|with|at|by|from|as|of|on|in))+$")
# The rest of a body's name that a tag cut off: "Conference | of State Legislatures".
LONGER = re.compile(
    r"(?: (?:of|on|for|to)(?: the| an?)? [A-ZÀ-Þ][\w’'-]{1,30}(?:,? (?:and )?[A-ZÀ-Þ][\w’'-]{1,30}){0,4})+"
)
# "Veldia's president | and foreign and defence ministers"
_AND_MORE = re.compile(r" and (?:(?!the |his |her |its |their )[a-z-]{2,14} ){0,4}?(?P<noun>[a-z-]{4,16}s)\b(?! [a-z])")
# Words before a source that are no part of it.
_LEADS = OPENERS | word_set("even not only yet but and so while as though although because whose")
_INFORMED = re.compile(r" (?:familiar|briefed|close to|with (?:direct )?knowledge|involved|inside|near|who)\b")
# "One of them, [a former director],"
_ONE_WHO = re.compile(r", an? (?P<role>[^,;:()\n“”\"]{3,60})")
QUANTIFIERS = word_set("some many most several all both few other others more")
_AMOUNTS = QUANTIFIERS | NUMBERS
_NOBODY = BREAKS | word_set("no nobody none anyone anybody someone somebody")
_EVERYBODY = word_set("everyone everybody")
_ITS_WORDS = re.compile(
    r" (?:[a-z-]+ )?(?:assurances?|claims?|demands?|calls?|accusations?|denials?|warnings?|threats?|promises?|pledges?"
    r"|statements?|insistence|complaints?|offers?|proposals?|suggestions?|allegations?|assertions?|protests?)\b"
)
_ORDINALS = word_set("second third fourth fifth one other")


def described(scene: Scene, start: int, end: int) -> Reading:
    """The reading of a source at `start`..`end` that names nobody."""
    text = scene.text
    if state := state_media_named(text[start:end]):
        return Reading(Speaker(name=state, type="outlet"))
    if end - start < 60 and (station := outlet_by_form(text[start:end])):
        return Reading(Speaker(name=station.name, type="outlet"))
    two = _TWO.fullmatch(text, start, end)
    if two and all(
        noun and noun.kind in ("organization", "government") for noun in map(role_noun, two.group("one", "other"))
    ):
        return Reading(Speaker(name=two["both"], type="group"))
    if (explained := _EXPLAINED.fullmatch(text, start, end)) and _is_body_noun(explained["noun"]):
        return Reading(Speaker(name=plain_words(explained["name"]), type="organization"))
    if share := _SHARE.fullmatch(text, start, end):
        return Reading(Speaker(name=plain_words(share["share"]), type="group"))
    two = _AND_ANOTHER.fullmatch(text, start, end) or _AND_OTHERS.fullmatch(text, start, end)
    if two and ("one" not in two.groupdict() or _is_body_noun(two["one"])):
        return Reading(Speaker(name=plain_words(two["both"]), type="group"))
    if city := _CITY.fullmatch(text, start, end):
        return Reading(Speaker(name=plain_words(city["name"]), type="government"))
    several = _SEVERAL.fullmatch(text, start, end)
    if several and not any(token.word in BREAKS_BUT_AND for token in tokens_in(text, start, end)):
        return Reading(Speaker(name=plain_words(several["all"]), type="group"))
    met = _MET.search(text, start, end)
    end = met.start() if met else end
    counted = _COUNTED.match(text, start, end)
    tokens = tokens_in(text, counted.end() if counted else start, end)
    lead: list[Token] = []
    while len(tokens) > 1 and tokens[0].word in _LEADS:
        lead.append(tokens.pop(0))
    if len(tokens) > 1 and tokens[0].word == "of" and lead and lead[-1].word in ("one", "another", "some", "any"):
        return _one_of(scene, tokens, lead[-1], end)
    if len(tokens) == 1 and tokens[0].word == "one" and lead and lead[-1].word in ("no", "not"):
        return Reading(Speaker(name=None, type="unnamed"))
    if not tokens or (len(tokens) == 1 and (lead or tokens[0].word in INDEFINITE) and _elliptic(tokens[0], lead)):
        return _of_group_before(scene, start) or Reading(Speaker(name=None, type="unnamed"))
    if len(tokens) == 1 and tokens[0].word in _EVERYBODY:
        return Reading(Speaker(name=tokens[0].text, type="group"))
    if len(tokens) == 1 and tokens[0].word == "both":
        return Reading(Speaker(name=None, type="group"))
    if tokens[0].word in _NOBODY or (len(tokens) == 1 and tokens[0].word in OPENERS):
        return Reading(Speaker(name=None, type="unnamed"))
    return _phrase(scene, lead, tokens, end)


def so_called(scene: Scene, start: int, end: int) -> Reading | None:
    """The body whose name only explains a noun: "The militant group, the Front of Sel and the Isles,"."""
    found = _SO_CALLED.fullmatch(scene.text, start, end)
    if found is None or not _is_body_noun(found["noun"]):
        return None
    name, kind = body_named(scene, found["name"], found.start("name"))
    return Reading(Speaker(name=name, type=kind))


def _is_body_noun(word: str) -> bool:
    noun = role_noun(word)
    return noun is not None and noun.kind in ("organization", "government")


def of_a_people(scene: Scene, start: int, end: int) -> Reading | None:
    """The government whose words a people's name before them tells: "[American] {assurances} that"."""
    words = scene.text[start:end]
    country = scene.places.of_demonym(words) if not words.endswith("s") else None
    if country is None or not _ITS_WORDS.match(scene.text, end):
        return None
    step = Because(rule="whose words they are", spans=((start, end),), values=(words, country))
    return Reading(Speaker(name=country, type="government"), because=(step,))


def _elliptic(token: Token, lead: list[Token]) -> bool:
    return token.word in ("one", "another") or (token.word in _ORDINALS and bool(lead))


def _one_of(scene: Scene, tokens: list[Token], lead: Token, end: int) -> Reading:
    """ "one of the negotiators": what they are is the role; of whom, where a pronoun tells, the group spoken of."""
    text = scene.text
    tokens = [token for token in tokens[1:] if token.word not in DETERMINERS]
    apposed = _ONE_WHO.match(text, tokens[0].end, end) if tokens else None
    if apposed and tokens[0].word in ("them", "us", "whom"):
        return Reading(Speaker(name=None, type="unnamed", role=plain_words(apposed["role"])))
    if tokens and tokens[0].word in ("them", "us", "whom"):
        return _of_group_before(scene, tokens[0].start) or Reading(Speaker(name=None, type="unnamed"))
    if not tokens:
        return Reading(Speaker(name=None, type="unnamed"))
    limit = _CLAUSE.search(text, tokens[0].start, end)
    words = plain_words(text[tokens[0].start : limit.start() if limit else end])
    if lead.word in ("one", "another"):
        return Reading(Speaker(name=None, type="unnamed", role=words or None))
    return Reading(Speaker(name=words, type="group"))


def _of_group_before(scene: Scene, position: int) -> Reading | None:
    """Somebody unnamed of the people spoken of before, in this paragraph or the last: "One said" after "Nurses"."""
    text = scene.text
    floor = scene.paragraphs[max(0, scene.paragraph(position) - 1)]
    here = scene.paragraphs[scene.paragraph(position)]
    spoke = [s for s in scene.said[-6:] if floor <= s.position < position and s.speaker.type == "group"]
    for said in reversed(spoke):
        opens = said.position - scene.sentences[scene.sentence(said.position)] < 5
        if said.speaker.name and said.position >= here and opens:
            return _one(said.speaker.name, said.span)
    for number in (scene.sentence(position), scene.sentence(position) - 1):
        if number < 0 or scene.sentences[number] < floor:
            continue
        tokens = tokens_in(text, scene.sentences[number], min(position, scene.sentences[number] + 80))
        head = head_of(tokens, text)
        for token in tokens[: head + 1]:
            noun = role_noun(token.word)
            if noun is not None and noun.plural and noun.kind in ("official", "other"):
                first = next(t for t in tokens if t.word not in OPENERS)
                words = plain_words(text[first.start : token.end])
                return _one(words, (first.start, token.end))
    if spoke and spoke[-1].speaker.name:
        return _one(spoke[-1].speaker.name, (spoke[-1].position, spoke[-1].position + 1))
    return None


def _one(group: str, span: Span) -> Reading:
    steps = (Because(rule="one of the group before", spans=(span,), values=(group,)),)
    return Reading(Speaker(name=None, type="unnamed", role=group), because=steps)


def _phrase(scene: Scene, lead: list[Token], tokens: list[Token], end: int) -> Reading:
    text = scene.text
    counted = tokens[0].word in NUMBERS or tokens[0].text.isdigit() or (lead and lead[-1].word in ("one", "two"))
    kept = list(tokens)
    while len(kept) > 1 and (kept[0].word in NUMBERS or kept[0].text.isdigit()) and kept[1].word not in BREAKS:
        kept.pop(0)
    head = kept[max(0, head_of(kept, text))]
    noun = role_noun(head.word)
    limit = _CLAUSE.search(text, head.end, end)
    phrase = plain_words(text[kept[0].start : min(limit.start() if limit else end, head.end + REACH)])
    phrase = _OPEN_END.sub("", phrase)
    staff = " of staff" if text.startswith(" of staff", head.end, end) else ""  # "chief of staff" is one noun
    short = text[kept[0].start : head.end]
    indefinite = any(token.word in INDEFINITE or token.word == "whose" for token in lead)
    if len(tokens) == 1 and (head.word in _AMOUNTS or head.word in ("one", "another", "those")):
        return Reading(Speaker(name=None, type="unnamed"))
    unnamed = Reading(Speaker(name=None, type="unnamed", role=phrase))
    if head.word in VAGUE and (head.word != "people" or _INFORMED.match(text, head.end, end)):
        return unnamed
    if head.capital and len(kept) == 1 and lead and lead[-1].word == "the" and one_of_a_people(scene, head):
        return countryman(scene, head) or unnamed
    if head.word in PARTISANS and lead and lead[-1].word == "the" and len(kept) > 1:
        return partisan(scene, head, phrase) or unnamed
    if head.capital and head.text in scene.outlets and noun is not None:
        name, kind = body_named(scene, text[kept[0].start : head.end], kept[0].start)
        return Reading(Speaker(name=name, type=kind))  # "the Courier", which is no courier
    if noun is not None and is_person_noun(head.word):
        more = _AND_MORE.match(text, head.end, end)
        if more and (others := role_noun(more["noun"])) is not None and others.plural:
            return Reading(Speaker(name=plain_words(text[kept[0].start : more.end()]), type="group"))
        found = bearer(scene, short, phrase, at=kept[0].start, indefinite=indefinite)
        if found is None and lead and lead[-1].word == "the" and (noun.kind == "other" or "-elect" in head.word):
            found = epithet(scene, head, gender_of_role(short))
        if found is None and lead and lead[-1].word == "the":
            found = public_figure(scene, head, phrase, gender_of_role(short))
        if found is None:
            return unnamed
        person, step = found
        own = (kept[0].start, kept[0].start + len(short) + len(staff))
        role = own if " " in short or not person.roles else None
        return Reading(Speaker(name=person.name, type="person"), person, role, because=(step,))
    campaign = campaign_described(scene, lead, kept, head) if head.word in CAMPAIGNS else None
    if head.word in CAMPAIGNS and (campaign or not any(token.capital for token in kept)):
        return campaign or unnamed
    if head.word in OUTLET_NOUNS or (noun is not None and noun.kind in ("organization", "government")):
        return body_described(scene, lead, kept, head, short, phrase)
    if noun is not None and noun.kind == "thing":
        return unnamed
    several = head.word.endswith("s") and (head.capital or not head.word.endswith(("ss", "us", "is", "ias")))
    plural = (noun is not None and noun.plural) or several or head.word in _AMOUNTS
    if plural:
        loosely = head.word in NUMBERS or tokens[0].word in ("many", "most", "few", "several")
        loosely = loosely or (bool(lead) and lead[-1].word == "the")  # "the two ministers", who are known
        if counted and noun is not None and not loosely:
            return unnamed
        first = tokens[0].start
        if lead and lead[-1].word in ("some", "any", "his", "her", "its", "their"):
            first = lead[-1].start
        return Reading(Speaker(name=plain_words(text[first : limit.start() if limit else end]), type="group"))
    opens = head.start == scene.sentences[scene.sentence(head.start)]
    known = head.text in scene.outlets or (head.text in scene.organizations and len(head.text) > 1)
    if head.capital and not indefinite and (not opens or lead or known):
        if scene.places.of_demonym(head.text):
            return unnamed
        longer = LONGER.match(text, head.end, end)
        at = kept[1 if len(kept) > 1 and kept[0].word.endswith("-based") else 0].start
        name, kind = body_named(scene, text[at : longer.end() if longer else head.end], at)
        return Reading(Speaker(name=name, type=kind))
    return unnamed
