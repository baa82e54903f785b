"""Whether an issue's words are said of another place, or of somebody else, than the issue names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.positions.roots import root_of, weighty_words
from onrecord.positions.sides import sides_of
from onrecord.positions.stance_phrases import stems_of
from onrecord.record import Issue
from onrecord.resolution.acts.words import Word, words_in
from onrecord.resolution.known.countries import countries

# What leads to whom a matter is turned against or where it takes place, and what is held anywhere ("talks in Sel").
_PLACED = stems_of("inside into in within at")
_TURNED = stems_of("against on from to with over for of")  # and what is said of whom, or with whom it is done
_HELD = frozenset(("talk", "negotiat", "dialogu", "meet", "summit", "confer", "mediat", "vote"))
# Places that are no countries: "the province of Sel".
_KINDS = stems_of("province city town region district village governorate county canton enclave island port state")
_JOINTS = stems_of("of in by from with to and or for on at against that over about")  # before these it is another's
_RULE = stems_of("regime government rule")  # "against the Moss regime": a country's, by another name
_REACH = 7  # words behind the matter in which a name tells whom or where


class Elsewhere:
    """What an issue names, to tell by what it does not."""

    def __init__(self, issue: Issue) -> None:
        names = [issue.title, *issue.words, *issue.about, *issue.examples]
        self._named = {root_of(word.stem) for text in names for word in words_in(text, 0, len(text))}
        self._told = frozenset(self._named)
        self._owners = _owners(issue.title)
        self._named |= {root_of(stem) for stems in sides_of(issue).called.values() for stem in stems}
        self._title = weighty_words(issue.title)
        begun = [[*words_in(text, 0, len(text))] for text in names if text.endswith("*")]
        self._prefixes = tuple(root_of(words[-1].stem) for words in begun if words)
        for known in _names_of_countries():
            if any(map(self._names, known)):
                self._named |= {root_of(stem) for stem in known}
        # It is about names, and none of a country: no place that it does not name is meant.
        self._narrow = bool(issue.about) and all(text[0].isupper() and not _is_country(text) for text in issue.about)

    def holds(self, words: Sequence[Word], start: int, end: int, *, named: bool) -> bool:
        """Whether the matter at words `start` to `end` is turned against somebody, or takes place in a country, whom
        the issue does not name: "strikes against the Reds", "a presence in Velm"; or whether it is another country's
        than the issue's title has it: "Icelandic troops" where that is "Peru's troops".

        `named`: what the issue is about stands in the statement; where it only stands near, any name tells otherwise
        that does not stand with a word of the issue's title.
        """
        owner = _owner_before(words, start) if self._owners else None
        if owner and not (self._owners & _countries_of(owner) or self._tells(owner)):
            return True
        if end >= len(words) or words[end].stem not in _PLACED | _TURNED:
            return False
        against, placed = words[end].stem == "against", words[end].stem in _PLACED
        if placed and _HELD & {root_of(word.stem) for word in words[start:end]}:
            return False
        names: list[str] = []
        for word in words[end + 1 : end + 1 + _REACH]:
            if word.stem in _RULE:
                return False
            if not word.stem[0].isalnum() and word.stem != "#":
                break
            if not word.small and word.stem[0].isalpha():
                names.append(word.stem)
        named = named or bool(self._title & {word.stem for word in words[end + 1 : end + 1 + _REACH]})
        others = [name for name in names if against or not named or name in _country_stems()]
        place = self._narrow and placed and _place_in(words[end + 1 : end + 1 + _REACH])
        if place and not self._names(place):
            return True
        return bool(others) and not any(map(self._names, names))

    def _tells(self, stem: str) -> bool:
        """Whether the issue's title, words, examples or what it is about name this."""
        return root_of(stem) in self._told or stem.startswith(self._prefixes)

    def _names(self, stem: str) -> bool:
        """Whether the issue names this, be it as a party."""
        return root_of(stem) in self._named or stem.startswith(self._prefixes)


def _place_in(words: Sequence[Word]) -> str | None:
    """The stem of a place that is called one: "Tarn's province of Sel", "the Sel region"; null where there is none."""
    for at, word in enumerate(words):
        if not word.stem[0].isalnum():
            return None
        if word.stem in _KINDS and at + 2 < len(words) and words[at + 1].stem == "of" and not words[at + 2].small:
            return words[at + 2].stem
        if word.stem in _KINDS and at and not words[at - 1].small:
            return words[at - 1].stem
    return None


def _owners(title: str) -> frozenset[int]:
    """The countries whose own the matter of a title is, by their place in the table: "Peruvian troops", "Peru's …"."""
    words = list(words_in(title, 0, len(title)))
    owners: set[int] = set()
    for word, after in zip(words, [*words[1:], None], strict=True):
        owned = after is not None and title[slice(*after.span)] in ("'s", "’s")
        if not word.small and (owned or word.stem in _people_stems()):
            owners |= _countries_of(word.stem)
    return frozenset(owners)


def _owner_before(words: Sequence[Word], start: int) -> str | None:
    """The stem of the country or people whose the matter at word `start` is: "the Icelandic navy’s troops"."""
    for word in reversed(words[max(0, start - 3) : start]):
        if word.stem in _JOINTS or not word.stem[0].isalpha():
            return None
        if not word.small:
            return word.stem if _countries_of(word.stem) else None
    return None


@cache
def _countries_of(stem: str) -> frozenset[int]:
    return frozenset(at for at, known in enumerate(_names_of_countries()) if stem in known)


def _is_country(text: str) -> bool:
    """Whether an entry of an issue has the name of a country, or begins one: "Peru*"."""
    stems = {word.stem for word in words_in(text, 0, len(text))}
    return any(
        name in stems or (text.endswith("*") and name.startswith(tuple(stems - {"*"}))) for name in _country_stems()
    )


@cache
def _country_stems() -> frozenset[str]:
    """The stems of the names of countries and their peoples that are one word."""
    return frozenset().union(*_names_of_countries())


@cache
def _people_stems() -> frozenset[str]:
    """The stems of the names of peoples that are one word."""
    names = (name for country in countries() for name in country.demonyms if " " not in name)
    return frozenset(word.stem for name in names for word in words_in(name, 0, len(name)) if not word.small)


@cache
def _names_of_countries() -> tuple[frozenset[str], ...]:
    """The stems of the names of each country and its people that are one word."""
    return tuple(
        frozenset(
            word.stem
            for name in (country.name, *country.aliases, *country.demonyms)
            if " " not in name
            for word in words_in(name, 0, len(name))
            if not word.small
        )
        for country in countries()
    )
