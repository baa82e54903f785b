"""What an article looks like to those who ask who speaks in it: its sentences, persons, places, organisations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.record import Article, Marks, Name
from onrecord.resolution.countries import countries, without_the
from onrecord.resolution.home import home_of
from onrecord.resolution.kinds import quoted_at
from onrecord.resolution.names import ORGANISED, RUN, given_names
from onrecord.resolution.outlets import outlet_named, outlets_in
from onrecord.resolution.people import Person, people_in
from onrecord.resolution.places import Places
from onrecord.resolution.roles import ABBREVIATIONS
from onrecord.resolution.tags import mended, outlets_of

if TYPE_CHECKING:
    from onrecord.resolution.owners import Party

_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]{0,3}[ \t\u00a0]+(?=[\"'“‘(\[]?[A-ZÀ-Þ])|\n\s*")
_LAST_WORD = re.compile(r"([^\s(]{1,12})$")

_OFFICED = re.compile(
    r"(?<![\w’'-])(?P<whose>[A-ZÀ-Þ][^\W\d_]{2,30})(?P<own>['’]s)? (?P<office>(?:[a-z-]{3,20} ){0,2}?"
    r"(?:president|premier|minister|chancellor|king|queen|leader|spokesman|spokeswoman))(?![\w’'-]|,? [A-ZÀ-Þ])"
)


def offices_in(text: str, places: Places) -> Iterator[tuple[int, str, str]]:
    """Where an office stands with its country and without a name: (offset, country, "foreign minister")."""
    for match in _OFFICED.finditer(text):
        whose = match["whose"]
        country = places.named(whose) if match["own"] else places.of_demonym(whose)
        if country:
            yield match.start(), country, match["office"]


class Scene:
    """The parts of one article, found once. Offsets are those of its text."""

    def __init__(self, article: Article, marks: Marks) -> None:
        self.text = article.text
        self.paragraphs = [0, *(match.end() for match in re.finditer(r"\n\s*", self.text))]
        # A quotation counts as part of one sentence, however long it is.
        ends = (m.end() for m in _SENTENCE.finditer(self.text) if not self._abbreviated(m))
        self.sentences = [0, *(end for end in ends if quoted_at(self.text, end) is None)]
        sources = [(item.source[0][0], item.source[-1][1]) for item in marks.attributions if item.source]
        tagged_people = [self._words(name) for name in marks.names if name.type == "person"]
        tagged_places = [self._words(name) for name in marks.names if name.type == "place"]
        self.places = Places(self.text, tagged_places, given=given_names(), people=tagged_people)
        self.outlet_country = self._home(article.outlet)
        self.places.at_home(self.outlet_country)
        self.outlets = frozenset(name for name in outlets_of(article) if not self.places.is_place(name))
        names = mended(article, marks.names, self.places, self.outlets)
        self.people = people_in(self.text, names, sources, is_place=self.places.is_place)
        self.bodies = sorted((n for n in names if n.type in ("organization", "place")), key=lambda n: n.span)
        self._starts = [name.span[0] for name in self.bodies]
        surnames = {person.name.rsplit(" ", 1)[-1] for person in self.people.persons}
        tagged = [self._words(n) for n in self.bodies if n.type == "organization"]
        runs = (m.group() for m in RUN.finditer(self.text) if ORGANISED.search(m.group()))
        found = {without_the(words) for words in (runs if not marks.names else tagged)}
        self.organizations = frozenset(words for words in found if words.rsplit(" ", 1)[-1] not in surnames)
        self.offices = list(offices_in(self.text, self.places))
        self.parties: dict[Person, Party | None] = {}
        self.bodies_told: dict[str, Party | None] = {}
        self.roles_borne: list[tuple[Person, set[str], set[str]]] | None = None
        self.home = home_of(self.text, article.outlet, self.places)

    def _home(self, outlet: str | None) -> str | None:
        """The country of the article's outlet, where the article itself speaks of it; a wire is at home everywhere."""
        found = outlet_named(outlet) if outlet else None
        if found is None or found.kind == "wire":
            return None
        country = next((country for country in countries() if country.name == found.country), None)
        words = country.aliases | country.demonyms if country else ()
        return found.country if any(re.search(rf"\b{re.escape(word)}(?!\w)", self.text) for word in words) else None

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

    def outlet_before(self, position: int) -> str | None:
        """The outlet that "the newspaper" at `position` means: the last one named in the 1,500 characters before."""
        found = outlets_in(self.text, max(0, position - 1500), position)
        return self.text[slice(*found[-1].span)] if found else None

    def bodies_between(self, start: int, end: int) -> list[Name]:
        """The tagged organisations and places that lie in `start`..`end`."""
        inside = self.bodies[bisect_left(self._starts, start) : bisect_right(self._starts, end)]
        return [name for name in inside if name.span[1] <= end]
