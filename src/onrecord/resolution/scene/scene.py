"""What an article looks like to those who ask who speaks in it: its sentences, persons, places, organisations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.record import Article, Marks, Name, Span
from onrecord.resolution.known.countries import countries, without_the
from onrecord.resolution.known.movements import movements, movements_in
from onrecord.resolution.known.outlets import outlet_named, outlets_before
from onrecord.resolution.known.roles import ABBREVIATIONS, MODIFIERS, role_noun
from onrecord.resolution.scene.campaigns import campaigns_in
from onrecord.resolution.scene.found import Actor, Party, Said
from onrecord.resolution.scene.home import home_of, seated_elsewhere
from onrecord.resolution.scene.names import NOT_NAMES, ORGANISED, RUN, given_names
from onrecord.resolution.scene.people import Person, people_in
from onrecord.resolution.scene.places import Places
from onrecord.resolution.scene.tags import mended, natures_in, outlets_of, whole_places
from onrecord.resolution.sentences.kinds import quoted_at

_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]{0,3}[ \t\u00a0]+(?=[\"'“‘(\[]?[A-ZÀ-Þ])|\n\s*")
_LAST_WORD = re.compile(r"([^\s(]{1,12})$")

_OFFICED = re.compile(
    r"(?<![\w’'-])(?P<whose>[A-ZÀ-Þ][^\W\d_]{2,30})(?P<own>['’]s)? (?P<office>(?:[a-z-]{3,20} ){0,2}?"
    r"(?:president|premier|minister|chancellor|king|queen|leader|spokesman|spokeswoman|ambassador|envoy))"
    r"(?![\w’'-]|,? [A-ZÀ-Þ])"
)
_NOT_SYLLABLES = NOT_NAMES | {"according"}
_NO_MOVEMENTS = NOT_NAMES | MODIFIERS
_OFFICE_OF = re.compile(
    r"\b(?:[Tt]he |(?=[a-z]))"
    r"(?P<office>(?:[a-z-]{3,20} ){0,2}?(?:president|premier|minister|chancellor|king|queen|ambassador|envoy))"
    r" of (?P<whose>[A-ZÀ-Þ][^\W\d_]{2,30})(?![\w’'-]| [A-ZÀ-Þ])"
)
_ACRONYM = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w’'-]{1,30}"
    r"(?:(?: (?:of|for|and|the|on|to|in|against|de|la|du|&)){0,2} [A-ZÀ-Þ][\w’'-]{1,30}){1,7})"
    r"(?: \((?:the )?(?P<inside>[A-ZÀ-Þ][A-Za-zÀ-ÿ.]{1,10})\)|, or (?:the )?(?P<after>(?:[A-ZÀ-Þ]\.?){2,8})(?=[,.]))"
)
_NOUN_OF = re.compile(r"(?:\S+ )+?(\S+) (?:for|of|on) ")  # "Observatory", of the Sel Observatory for Tides
_SYLLABLES = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w’'-]{1,30}(?:(?: (?:of|for|and|the|on|to)){0,2} [A-ZÀ-Þ][\w’'-]{1,30}){1,7})"
    r" \((?P<short>[A-ZÀ-Þ][a-z]{3,14})\)"
)


def short_forms(text: str) -> dict[str, str]:
    """The acronyms that a text itself explains, without periods: {"FF": "Football Federation"}."""
    found: dict[str, str] = {}
    for match in _ACRONYM.finditer(text):
        short = (match["inside"] or match["after"]).replace(".", "")
        words = match["name"].split(" ")
        capitals = [number for number, word in enumerate(words) if word[0].isupper()]
        letters = [c for c in short if c.isupper()]
        for first in capitals[-len(letters) - 1 :] if len(letters) > 1 else ():
            if [words[n][0] for n in capitals if n >= first] == letters:
                found.setdefault(short, " ".join(words[first:]))
    for match in _SYLLABLES.finditer(text):  # "Sel Institute of Tides (Seltide)"
        words = match["name"].split(" ")
        while words and (words[0].lower() in _NOT_SYLLABLES or words[0].islower()):
            words.pop(0)  # "According to the Sel Institute of Tides"
        rest = iter(" ".join(words).lower())
        if ORGANISED.search(" ".join(words)) and all(letter in rest for letter in match["short"].lower()):
            found.setdefault(match["short"], " ".join(words))
    return found


def offices_in(text: str, places: Places) -> Iterator[tuple[int, str, str]]:
    """Where an office stands with its country and without a name: (offset, country, "foreign minister")."""
    for match in _OFFICED.finditer(text):
        whose = match["whose"]
        country = places.named(whose) if match["own"] else places.of_demonym(whose)
        if country:
            yield match.start(), country, match["office"]
    for match in _OFFICE_OF.finditer(text):
        country = places.named(match["whose"])
        if country:
            yield match.start("office"), country, match["office"]


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


class Scene:
    """The parts of one article, found once. Offsets are those of its text."""

    def __init__(self, article: Article, marks: Marks) -> None:
        self.text = article.text
        self.outlet = article.outlet
        self.title = article.title
        self.paragraphs = [0, *(match.end() for match in re.finditer(r"\n\s*", self.text))]
        # A quotation counts as part of one sentence, however long it is.
        ends = (m.end() for m in _SENTENCE.finditer(self.text) if not self._abbreviated(m))
        self.sentences = [0, *(end for end in ends if quoted_at(self.text, end) is None)]
        sources = [(item.source[0][0], item.source[-1][1]) for item in marks.attributions if item.source]
        self.sources: list[Span] = sorted(sources)
        self._contents = [(item.source, item.content) for item in marks.attributions]
        self._spoken = _merged(span for item in marks.attributions for span in item.content)
        # What is resolved so far, in the order of the text; `speakers_of` adds to it.
        self.said: list[Said] = []
        whole = whole_places(self.text, marks.names)
        marks = replace(marks, names=tuple(name for name in whole if not self._is_plain_word(name)))
        tagged_people = [self._words(name) for name in marks.names if name.type == "person"]
        tagged_places = [self._words(name) for name in marks.names if name.type == "place"]
        self.places = Places(self.text, tagged_places, given=given_names(), people=tagged_people)
        self.outlet_country = self._home(article.outlet)
        self.places.at_home(self.outlet_country)
        self.outlets = frozenset(name for name in outlets_of(article) if not self.places.is_place(name))
        self.natures = natures_in(self.text, marks.names)
        names = mended(article, marks.names, self.places, self.outlets, self.natures)
        self.people = people_in(self.text, names, sources, is_other=self._is_other)
        self.bodies = sorted((n for n in names if n.type in ("organization", "place")), key=lambda n: n.span)
        self._starts = [name.span[0] for name in self.bodies]
        self._short = short_forms(self.text)
        self.explained = frozenset(self._short.values())  # names beside which the text has their letters
        self._longer: dict[str, set[str]] = {}
        self._of_noun: dict[str, dict[str, int]] = {}  # names by their noun, each with where it stands first
        for name in self.bodies:
            words = self._words(name)
            self._longer.setdefault(words.split(" ")[0], set()).add(words)
            if name.type == "organization" and (noun := _NOUN_OF.match(words)):
                self._of_noun.setdefault(noun[1], {}).setdefault(words, name.span[0])
            letters = "".join(word[0] for word in words.split(" ") if word[0].isupper())
            if name.type == "organization" and len(letters) > 2:
                self._short.setdefault(letters, words)
        surnames = {person.name.rsplit(" ", 1)[-1] for person in self.people.persons}
        tagged = [self._words(n) for n in self.bodies if n.type == "organization"]
        runs = (m.group() for m in RUN.finditer(self.text) if ORGANISED.search(m.group()))
        found = {without_the(words) for words in (runs if not marks.names else tagged)}
        self.organizations = frozenset(words for words in found if words.rsplit(" ", 1)[-1] not in surnames)
        self.organizations |= movements_in(
            self.text,
            lambda word: (
                self.places.is_place(word)
                or word in surnames
                or role_noun(word.lower()) is not None
                or word.lower() in _NO_MOVEMENTS
            ),
        )
        self._name_acronyms()
        self.offices = sorted(offices_in(self.text, self.places))
        self.campaigns = campaigns_in(self.text, self.people)
        self.parties: dict[Person, Party | None] = {}
        self.bodies_told: dict[str, Party | None] = {}
        self.story: tuple[Actor, ...] | None = None  # what `story_country` found
        self.roles_borne: list[tuple[Person, set[str], set[str], Span]] | None = None
        self.seated_elsewhere = seated_elsewhere(self.text, self.places)
        self.home = home_of(self.text, article.outlet, self.places)

    def _home(self, outlet: str | None) -> str | None:
        """The country of the article's outlet, where the article itself speaks of it; a wire is at home everywhere."""
        found = outlet_named(outlet) if outlet else None
        if found is None or found.kind == "wire":
            return None
        country = next((country for country in countries() if country.name == found.country), None)
        words = country.aliases | country.demonyms | country.capitals if country else ()
        return found.country if any(re.search(rf"\b{re.escape(word)}(?!\w)", self.text) for word in words) else None

    def _name_acronyms(self) -> None:
        """Add each place of an explained acronym to the bodies, where no tag holds it."""
        if not self._short:
            return
        taken = {name.span[0] for name in self.bodies}
        words = "|".join(map(re.escape, list(self._short)[:40]))
        found = (match.span() for match in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", self.text))
        added = [Name(span=span, type="organization") for span in found if span[0] not in taken]
        self.bodies = sorted([*self.bodies, *added[:200]], key=lambda name: name.span)
        self._starts = [name.span[0] for name in self.bodies]

    def full_form(self, words: str, at: int) -> str | None:
        """The full name of a body that `words` at `at` shorten: an acronym, or the first word of a company's name."""
        full = self._short.get(words.replace(".", ""))
        if full is not None and full != words:
            return full
        if " " not in words and self.natures.of(words) == "organization":
            longer = {name for name in self._longer.get(words, ()) if name != words}
            firms = {name for name in longer if self.natures.of(name) == "organization"}
            if len(firms) == 1:
                return firms.pop()
        if " " not in words and words[:1].isupper() and not ORGANISED.fullmatch(words):
            return self._by_noun(words, at)
        return None

    def _by_noun(self, word: str, at: int) -> str | None:
        """The one body named before `at` whose noun a word is: "the Observatory", of the Sel Observatory for Tides."""
        found = [words for words, first in self._of_noun.get(word, {}).items() if first < at]
        return found[0] if len(found) == 1 else None

    def _is_other(self, words: str) -> bool:
        """Is a name one of a place, a body or an outlet, by the article's evidence?"""
        listed = self.places.is_place(words) or words in self.outlets or words in movements()
        return listed or self.natures.of(words) not in (None, "person")

    def _is_plain_word(self, name: Name) -> bool:
        """Is a tagged name only a word that opens a sentence: "Some see it so"?"""
        return self._words(name).lower() in NOT_NAMES

    def _words(self, name: Name) -> str:
        return without_the(self.text[name.span[0] : name.span[1]])

    def _abbreviated(self, match: re.Match[str]) -> bool:
        if match.group()[0] == "\n" or match.group()[0] != ".":
            return False
        word = _LAST_WORD.search(self.text[max(0, match.start() - 12) : match.start()])
        return word is not None and (word.group().lower() in ABBREVIATIONS or (len(word.group()) == 1))

    def sentence(self, position: int) -> int:
        """The number of the sentence that holds `position`."""
        return bisect_right(self.sentences, position) - 1

    def paragraph(self, position: int) -> int:
        """The number of the paragraph that holds `position`."""
        return bisect_right(self.paragraphs, position) - 1

    def spoken_by(self, source: int, position: int) -> bool:
        """Does `position` lie in what is said by the source that holds `source`?"""
        return any(
            any(start <= source < end for start, end in by) and any(start <= position < end for start, end in said)
            for by, said in self._contents
        )

    def words_of(self, source: int) -> list[int]:
        """Where the words begin, without "that", that are said by the source that holds `source`."""
        starts = [said[0][0] for by, said in self._contents if any(start <= source < end for start, end in by)]
        return [start + 5 if self.text.startswith("that ", start) else start for start in starts]

    def spoken(self, position: int) -> bool:
        """Does `position` lie in what anybody is told to have said?"""
        at = bisect_right(self._spoken, (position, len(self.text))) - 1
        return at >= 0 and position < self._spoken[at][1]

    def outlet_before(self, position: int) -> str | None:
        """The outlet that "the newspaper" at `position` means: the last one named in the 1,500 characters before."""
        found = outlets_before(self.text, position, 1500)
        return self.text[slice(*found[0].span)] if found else None

    def bodies_between(self, start: int, end: int) -> list[Name]:
        """The tagged organisations and places that lie in `start`..`end`."""
        inside = self.bodies[bisect_left(self._starts, start) : bisect_right(self._starts, end)]
        return [name for name in inside if name.span[1] <= end]
