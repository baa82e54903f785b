"""What an article looks like to those who ask who speaks in it: its sentences, persons, places, organisations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from onrecord.record import Article, Marks, Name
from onrecord.resolution.countries import Places, countries, without_the
from onrecord.resolution.kinds import quoted_at
from onrecord.resolution.names import ORGANISED, RUN
from onrecord.resolution.outlets import outlet_named
from onrecord.resolution.people import Person, people_in
from onrecord.resolution.roles import ABBREVIATIONS

_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]{0,3}[ \t\u00a0]+(?=[\"'“‘(\[]?[A-ZÀ-Þ])|\n\s*")
_LAST_WORD = re.compile(r"([^\s(]{1,12})$")


class Scene:
    """The parts of one article, found once. Offsets are those of its text."""

    def __init__(self, article: Article, marks: Marks) -> None:
        self.text = article.text
        self.paragraphs = [0, *(match.end() for match in re.finditer(r"\n\s*", self.text))]
        # A quotation counts as part of one sentence, however long it is.
        ends = (m.end() for m in _SENTENCE.finditer(self.text) if not self._abbreviated(m))
        self.sentences = [0, *(end for end in ends if quoted_at(self.text, end) is None)]
        sources = [(item.source[0][0], item.source[-1][1]) for item in marks.attributions if item.source]
        self.people = people_in(self.text, marks.names, sources)
        self.places = Places(self.text, (self._words(name) for name in marks.names if name.type == "place"))
        self.bodies = sorted((n for n in marks.names if n.type in ("organization", "place")), key=lambda n: n.span)
        self._starts = [name.span[0] for name in self.bodies]
        surnames = {person.name.rsplit(" ", 1)[-1] for person in self.people.persons}
        tagged = [self._words(n) for n in self.bodies if n.type == "organization"]
        runs = (m.group() for m in RUN.finditer(self.text) if ORGANISED.search(m.group()))
        found = {without_the(words) for words in (runs if not marks.names else tagged)}
        self.organizations = frozenset(words for words in found if words.rsplit(" ", 1)[-1] not in surnames)
        self.roles_borne: list[tuple[Person, set[str], set[str]]] | None = None
        self.outlet_country = self._home(article.outlet)

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

    def bodies_between(self, start: int, end: int) -> list[Name]:
        """The tagged organisations and places that lie in `start`..`end`."""
        inside = self.bodies[bisect_left(self._starts, start) : bisect_right(self._starts, end)]
        return [name for name in inside if name.span[1] <= end]
