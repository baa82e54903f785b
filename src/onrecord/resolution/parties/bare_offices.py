"""Whose an office is that stands without its country: as the text around it tells, or where the article is at home."""

from __future__ import annotations

import re

from onrecord.record import Because, Span
from onrecord.resolution.known.countries import country_named
from onrecord.resolution.known.outlets import outlets_in
from onrecord.resolution.known.roles import DETERMINERS, word_set
from onrecord.resolution.parties.parties import home_office, sole_office
from onrecord.resolution.scene.found import Actor, Party
from onrecord.resolution.scene.home import HERE, dateline_country, is_office
from onrecord.resolution.scene.scene import Scene
from onrecord.resolution.scene.story import actor_of, lead_countries, only_state, paragraph_before, story_country

_LATER = word_set("former then acting deputy shadow but and as when while new")
_NOT_PLACES = DETERMINERS | _LATER
_OFTEN = 2  # times that the article names the country of its lead
_WORLD = "United States"  # whose president the world's press names without the country
# Where an office of the country itself speaks: its parliament, its press, the capital by that word.
_AT_HOME = re.compile(
    r"\b(?:parliament|lawmakers|parliamentarians|legislators|MPs|senators|deputies|reporters|journalists"
    r"|news conference|press conference|briefing|cabinet|rally)(?: on \w+day)? (?:in|at) "
    r"(?P<place>(?:the )?[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?(?: capital)?)"
)


# What stands before an office that tells what its country will do: "Veldia will wait, the minister said".
_TAIL = re.compile(r",[”\"]? (?:with )?(?:the |its )?$")
# What only a country's own office says that it will do, unlike "will attack", which others say of it.
_ANNOUNCED = re.compile(
    r" (?:will|would|plans to|intends to|is ready to|is willing to|stands ready to)"
    r"(?: (?:not|never|no longer|only|now|soon|also|again)){0,2} "
    r"(?!be |have |face|pay (?:for|a|the)|regret|attack|invade|strike|fail|lose|collapse|suffer|try|use|kill|bomb"
    r"|starve|blame|continue|keep|stop|seek|exploit|bear|understand|learn)[a-z]"
)
# Who holds an office now: "former president of Veldia …, said current president Ana Doe".
_NOW = re.compile(r"^(?:current|incumbent|new|acting|interim|sitting) ")
_DEPUTY = re.compile(r"(?:deputy|vice|assistant|shadow) ")
# Where an office of a people's own speaks: "the minister told Veldian lawmakers", "in a statement to Veldian state TV".
_OWN_PRESS = re.compile(
    r"\b(?:told|to|by|on|in|with|through|via|before) (?:the )?(?P<people>[A-ZÀ-Þ][^\W\d_]{2,20}) "
    r"(?:state (?:television|TV|radio|media|news agency)|parliament|lawmakers|MPs|senators|deputies|capital)\b"
)
# Its own house, where a head of government speaks at home.
_TOLD_HOUSE = re.compile(
    r"[^.\n]{0,60}?\b(?:told|in|before|to) (?:the |an? (?:extraordinary |special )?(?:session|sitting) of )?"
    r"(?:parliament|Parliament|lawmakers|MPs|senators|deputies|his cabinet|her cabinet|the cabinet|the nation)\b"
)
_IN_PLACE = re.compile(
    r"In (?:the (?=[^,]{3,40} capital))?([A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)"
    r"(?: capital)?(?:, [A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)?, (?=the |a |an |its |[A-Z])"
)


# "For a president who wants peace": any of them, or one told of by another name; "a spokesman" is one of those told.
_HEAD = re.compile(r"(?:president|prime minister|premier|chancellor|king|queen|monarch)$")
_ANY = re.compile(r"\b[Aa]n? (?:[\w-]+ ){0,3}$")


def office_before(scene: Scene, role: Span) -> Party | None:
    """The country with which one of the paragraphs before has the office: "Veldia's president refused"."""
    start, words = role[0], _NOW.sub("", scene.text[slice(*role)].lower())
    if _HEAD.search(words) and _ANY.search(scene.text, max(0, start - 60), start):
        return None
    paragraph = scene.paragraph(start)
    told = {
        country: at
        for at, country, office in scene.offices
        if (office == words or (office.endswith(f" {words}") and not _DEPUTY.match(office)))
        and at < start
        and not scene.spoken_by(start, at)
    }
    near = {country: at for country, at in told.items() if paragraph - scene.paragraph(at) <= 2}
    if not near and words in ("ambassador", "envoy"):
        near = told  # who is sent is told once
    if len(near) != 1:
        return None
    country, at = near.popitem()
    return Party(
        country, (Because(rule="the office told before", spans=((at, at + len(words)),), values=(words, country)),)
    )


def at_home(scene: Scene, role: str, span: Span) -> Party | None:
    """The country of a bare office at `span`, or None where nothing tells.

    In this order: the government that the sentences before are about, the subject or place of its own sentence, the
    outlet's own country, the only country of the article, what the paragraph before or all of the article is about, the
    capital of the dateline.
    """
    office = is_office(role)
    step = Because(rule="an office without its country", spans=(span,), values=(role,))
    found = _told(scene, span[0], head=office == "head") if office else None
    if found:
        return Party(found.name, (step, *found.because))
    there = _speaking_there(scene, span[0]) if office else None
    if there and _TOLD_HOUSE.search(scene.text, span[1], span[1] + 120):
        return Party(there.name, (step, *there.because))
    country = home_office([role], scene.outlet_country) or (scene.outlet_country if HERE.search(role) else None)
    if country:
        return Party(country, (step, Because(rule="the country of the outlet", values=(country,))))
    sole = sole_office(role, scene.places.of_the_table())
    if sole and not _of_a_state(scene, role, sole):
        return Party(sole, (step, Because(rule="an office of one country alone", values=(role, sole))))
    if office is None:
        return None
    if (
        scene.home
        and (office != "head" or not country_named(scene.home[0]))
        and ("ecretary" not in role or country_named(scene.home[0]))
        and _countries_here(scene, span[0]) <= {scene.home[0]}
    ):
        return Party(scene.home[0], (step, scene.home[1]))
    found = _of_story(scene, span[0], head=office == "head") or _of_only_state(scene, span[0], head=office == "head")
    if found:
        return Party(found.name, (step, *found.because))
    found = _of_lead(scene, role, span[0], head=office == "head")
    if found:
        return Party(found.name, (step, *found.because))
    dated = dateline_country(scene.text, scene.places) if office == "office" and scene.outlet_country is None else None
    if dated and (there is None or there.name == dated[0]) and _countries_here(scene, span[0]) <= {dated[0]}:
        return Party(
            dated[0], (step, Because(rule="the capital of the dateline", spans=(dated[1],), values=(dated[0],)))
        )
    return None


def _speaking_there(scene: Scene, at: int) -> Party | None:
    """The country of the place with which the sentence opens: "In Korva, Prime Minister Ana Doe told parliament"."""
    start = max(scene.sentences[scene.sentence(at)], scene.paragraphs[scene.paragraph(at)])
    there = _IN_PLACE.match(scene.text, start)
    country = scene.places.within(there[1]) if there and there.end() <= at else None
    if there is None or country is None:
        return None
    step = Because(rule="where the office speaks", spans=(there.span(1),), values=(there[1], country))
    return Party(country, (step, *scene.places.shown(country, there[1])))


def _of_a_state(scene: Scene, role: str, country: str) -> bool:
    """Does the article have the office of another place by this name: "Ohio's secretary of state"?"""
    named = re.compile(rf"\b(?P<whose>[A-ZÀ-Þ][\w.]*)(?:['’]s)?(?: state)? {re.escape(role)}\b", re.I)
    return any(
        match["whose"][0].isupper()
        and match["whose"].lower() not in _NOT_PLACES
        and scene.places.within(match["whose"]) != country
        for match in named.finditer(scene.text)
    )


def _told(scene: Scene, at: int, *, head: bool) -> Party | None:
    """The country whose government its own sentence or one of the two before is about.

    That of the head of a state (`head`) is taken so for countries of no table only, which no reader knows otherwise.
    """
    number = scene.sentence(at)
    floor = scene.paragraphs[scene.paragraph(at)]
    found = _of_people(scene, max(scene.sentences[number], floor), at)
    if found:
        return found
    for place in range(number - 1, max(-1, number - 3), -1):
        start = scene.sentences[place]
        if start < floor:
            break
        actor = actor_of(scene, start, at)
        if actor is None or scene.spoken_by(at, actor.span[0]):
            continue
        if not (actor.body or actor.speaks or actor.country in scene.places.states):
            continue
        if actor.country not in scene.places.states and head:
            return None
        return _party(scene, actor, "the government that the text before is about")
    if head:
        return None
    for said in reversed(scene.said[-2:]):  # "A Veldian spokesman said … The defence minister said later"
        country = said.speaker.party if floor <= said.position < at else None
        official = said.speaker.type == "government" or is_office(re.sub(r"^.*['’]s ", "", said.speaker.role or ""))
        if country and official and scene.places.named(country) and _countries_here(scene, at) <= {country}:
            step = Because(rule="whose office spoke before", spans=(said.span,), values=(country,))
            return Party(country, (step,))
    return _of_sentence(scene, max(scene.sentences[number], floor), at)


def _of_people(scene: Scene, start: int, at: int) -> Party | None:
    """The country whose people stand in the office's own sentence: their delegation, their parliament, their press."""
    text = scene.text
    actor = actor_of(scene, start, at)
    if actor and actor.body and scene.places.of_demonym(actor.name) and not scene.spoken_by(at, actor.span[0]):
        return _party(scene, actor, "the body that the sentence is about")
    end = text.find("\n", at)
    press = _OWN_PRESS.search(text, at, min(len(text) if end < 0 else end, at + 200))
    if press is None or scene.spoken_by(at, press.start()):
        return None
    country = scene.places.of_demonym(press["people"])
    if country is None:
        return None
    step = Because(
        rule="whose press or parliament it speaks to", spans=(press.span("people"),), values=(press["people"],)
    )
    return Party(country, (step, *scene.places.shown(country, press["people"])))


def _of_sentence(scene: Scene, start: int, at: int) -> Party | None:
    """The country that a sentence is about whose office tells it: "Veldia will wait, the foreign minister said"."""
    text = scene.text
    if there := _speaking_there(scene, at):
        return there
    for start_of_words in scene.words_of(at):  # "the minister said Veldia would wait"
        actor = actor_of(scene, start_of_words, start_of_words + 80) if start_of_words > at else None
        if actor and _ANNOUNCED.match(text, actor.span[1]) and scene.outlet_country in (None, actor.country):
            return _party(scene, actor, "whose plans it announces")
    place = _AT_HOME.search(text, at, min(len(text), at + 260))
    end = text.find("\n", at)
    if place is None or (0 <= end < place.start()):
        actor = actor_of(scene, start, at) if _TAIL.search(text, max(start, at - 12), at) else None
        if actor is None or not actor.acts or scene.outlet_country not in (None, actor.country):
            return None
        if scene.spoken_by(at, actor.span[0]) and not _ANNOUNCED.match(text, actor.span[1]):
            return None  # what somebody says that a country does tells nothing of his own
        return _party(scene, actor, "the subject of the sentence")
    words = place["place"]
    if words.endswith(" capital"):
        country = scene.places.within(words)
    else:
        country = scene.places.government(words)
        country = country if country in {a.country for a in story_country(scene)} | lead_countries(scene) else None
    if country is None:
        return None
    step = Because(rule="where the office speaks", spans=(place.span("place"),), values=(words, country))
    return Party(country, (step, *scene.places.shown(country, words)))


def _of_story(scene: Scene, at: int, *, head: bool) -> Party | None:
    """The country that the paragraph before opens with, or else that headline and lead are about.

    No other country may be spoken of in between; the head of a state is not told so where the article speaks of the one
    whose president needs no country.
    """
    here = _countries_here(scene, at)
    before = paragraph_before(scene, at)
    actor = actor_of(scene, before[0], before[1]) if before else None
    if actor and scene.spoken_by(at, actor.span[0]):
        actor = None
    if actor and not head and not here - {actor.country}:
        alone = scene.places.countries_between(*before) <= {actor.country} if before else False
        if actor.speaks and (alone or actor.country in scene.places.states):
            return _party(scene, actor, "the government that the paragraph before is about")
    for told in story_country(scene)[:1] if len(story_country(scene)) == 1 else ():
        if here - {told.country} or (actor and actor.country != told.country):
            continue
        if head and told.country != _WORLD and _WORLD in scene.places.of_the_table():
            continue
        return _party(scene, told, "the country that the headline and the lead are about")
    return None


def _of_lead(scene: Scene, role: str, at: int, *, head: bool) -> Party | None:
    """The outlet's own country, or else the one that title, headline and lead speak of, where no other is in the way.

    A head of state is told so by the outlet alone; the United States have no ministers.
    """
    lead, here = lead_countries(scene), _countries_here(scene, at)
    own = scene.outlet_country
    if own and lead <= {own} and here <= {own} and not scene.places.states:
        return Party(own, (Because(rule="the country of the outlet", values=(own,)),))
    if own or head or scene.seated_elsewhere or len(lead) != 1 or here - lead or set(scene.places.states) - lead:
        return None
    (country,) = lead
    if scene.places.times_named(country) < _OFTEN or (country == _WORLD and "inister" in role):
        return None
    return Party(country, (Because(rule="the country that the headline and the lead are about", values=(country,)),))


def _of_only_state(scene: Scene, at: int, *, head: bool) -> Party | None:
    """The one country whose state the article speaks of, where the office's own paragraph speaks of no other."""
    told = only_state(scene)
    if told is None or _countries_here(scene, at) - {told.country}:
        return None
    if scene.outlet_country not in (None, told.country) or (head and not (told.speaks or told.country == _WORLD)):
        return None
    return _party(scene, told, "the only state that the article speaks of")


def _party(scene: Scene, actor: Actor, rule: str) -> Party:
    words = " ".join(scene.text[slice(*actor.span)].split())
    step = Because(rule=rule, spans=(actor.span,), values=(words, actor.country))
    return Party(actor.country, (step, *scene.places.shown(actor.country, actor.name)))


def _countries_here(scene: Scene, at: int) -> set[str]:
    """The countries that the paragraph of `at` speaks of, outlets' names apart."""
    floor = max(scene.paragraphs[scene.paragraph(at)], at - 600)
    outlets = outlets_in(scene.text, floor, at)
    found: set[str] = set()
    start = floor
    for outlet in outlets:
        found |= scene.places.countries_between(start, outlet.span[0])
        start = outlet.span[1]
    return found | scene.places.countries_between(start, at)
