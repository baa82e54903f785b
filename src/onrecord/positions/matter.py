"""What an issue is about, found in a statement: its words in all their forms, and statements like its examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.positions.sides import sides_of
from onrecord.positions.stance_phrases import stems_of
from onrecord.record import Issue
from onrecord.resolution.acts.words import Word, forms_of, words_in
from onrecord.resolution.known.countries import countries

# Words that make no two sentences alike.
_COMMON = stems_of("""
    a an the this that these those of to in on at by for from with without into over under and or but if as than then so
    it its he she they we i you his her their our my your him them us who which what when where there here not no nor
    be have do will would can could may might must should say tell all any some more most very also only just still
""")
_PASSIVE = stems_of("to be have get being been not never still now also fully")
_OF_ACTION, _ROOT = ("ion", "al", "ment"), 6  # endings, and the letters that have to stay
_BETWEEN = 3  # words that may stand between two of an entry: "withdraw 2,000 American troops"
# What leads to whom a matter is turned against or where it takes place, and what is held anywhere ("talks in Sel").
_PLACED = stems_of("inside into in within at")
_TURNED = stems_of("against on from to with over for of")  # and what is said of whom, or with whom it is done
_HELD = frozenset(("talk", "negotiat", "dialogu", "meet", "summit", "confer", "mediat", "vote"))
# Places that are no countries: "the province of Sel".
_KINDS = stems_of("province city town region district village governorate county canton enclave island port state")
# Who leaves does not stay: of an issue whose words tell both, those hold that are more.
_LEAVING = stems_of("leave withdraw withdrawal depart departure expel expulsion remove removal quit pullout")
_STAYING = stems_of("stay remain presence bases")
_RULE = stems_of("regime government rule")  # "against the Moss regime": a country's, by another name
_REACH = 7  # words behind the matter in which a name tells whom or where
_ALIKE = 0.5  # of an example's words that a statement like it has, and two of them at least
_LOOKED_UP = 6  # words of an example that are looked up


@dataclass(frozen=True, slots=True)
class Entry:
    """Words in a row, as stems; with `prefix`, the last may go on; a `noun` is no form of a verb (*talking*)."""

    stems: tuple[str, ...]
    prefix: bool
    noun: bool


class Matter:
    """The words and examples of an issue, ready to be looked for."""

    def __init__(self, issue: Issue) -> None:
        self._entries = _one_way([entry for word in issue.words if (entry := _entry(word)).stems])
        self._examples = [found for text in issue.examples if (found := frozenset(_content(text)))]
        self._starts = {entry.stems[0] for entry in self._entries if len(entry.stems) > 1 or not entry.prefix}
        self._passives: dict[str, list[Entry]] = {}
        for entry in self._entries:
            if len(entry.stems) == 2 and not entry.prefix:
                self._passives.setdefault(entry.stems[1], []).append(entry)
        names = [issue.title, *issue.words, *issue.about, *issue.examples]
        self._named = {_root(word.stem) for text in names for word in words_in(text, 0, len(text))}
        self._named |= {_root(stem) for stems in sides_of(issue).called.values() for stem in stems}
        self._title = weighty_words(issue.title)
        self._prefixes = tuple(
            entry.stems[-1] for text in names if text.endswith("*") and (entry := _entry(text)).stems
        )
        for known in _names_of_countries():
            if any(map(self._names, known)):
                self._named |= {_root(stem) for stem in known}
        # It is about names, and none of a country: no place that it does not name is meant.
        self._narrow = bool(issue.about) and all(text[0].isupper() and not _is_country(text) for text in issue.about)
        self._prefixed = [entry for entry in self._entries if len(entry.stems) == 1 and entry.prefix]

    def looked_up(self) -> list[str]:
        """Words for the index of a ledger, one of which stands in every statement on the issue."""
        stems = [max(entry.stems, key=len) for entry in self._entries]
        stems += [
            found for example in self._examples for found in sorted(example, key=lambda s: (-len(s), s))[:_LOOKED_UP]
        ]
        words = []
        for found in dict.fromkeys(stems):
            words += [f"{found}*" if len(found) > 2 else found, *forms_of(found)]
        return words

    def mentions(self, words: Sequence[Word]) -> list[tuple[int, int]]:
        """Where in `words` the matter stands: half-open stretches, in their order."""
        found = list(self._stretches(words))
        stems = {word.stem for word in words}
        for example in self._examples:
            here = example & stems
            if len(here) >= 2 and len(here) >= _ALIKE * len(example):
                found += [(at, at + 1) for at, word in enumerate(words) if word.stem in here]
        return sorted(set(found))

    def is_elsewhere(self, words: Sequence[Word], start: int, end: int, *, named: bool = True) -> bool:
        """Whether the matter at words `start` to `end` is turned against somebody, or takes place in a country, whom
        the issue does not name: "strikes against the Reds", "a presence in Velm".

        `named`: what the issue is about stands in the statement; where it only stands near, any name tells otherwise
        that does not stand with a word of the issue's title.
        """
        if end >= len(words) or words[end].stem not in _PLACED | _TURNED:
            return False
        against, placed = words[end].stem == "against", words[end].stem in _PLACED
        if placed and _HELD & {_root(word.stem) for word in words[start:end]}:
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
        told = [name for name in names if against or not named or name in _country_stems()]
        place = self._narrow and placed and _place_in(words[end + 1 : end + 1 + _REACH])
        if place and not self._names(place):
            return True
        return bool(told) and not any(map(self._names, names))

    def _names(self, stem: str) -> bool:
        """Whether the issue names this."""
        return _root(stem) in self._named or stem.startswith(self._prefixes)

    def _stretches(self, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
        stems = [_root(word.stem) for word in words]
        for at, first in enumerate(stems):
            for entry in self._prefixed:
                if first.startswith(entry.stems[0]):
                    yield at, at + 1
            if first in self._starts:
                for entry in self._entries:
                    if (end := _end(entry, stems, at)) is not None and not (entry.noun and _is_verb_form(words[at])):
                        yield at, end
            for entry in self._passives.get(first, ()):
                if (verb := _participle_after(entry, words, stems, at)) is not None:
                    yield verb, verb + 1


def _one_way(entries: list[Entry]) -> list[Entry]:
    """The entries without those that tell of staying where more tell of leaving, or the other way round."""
    leaving = [entry for entry in entries if _LEAVING & set(entry.stems)]
    staying = [entry for entry in entries if _STAYING & set(entry.stems)]
    fewer = min(leaving, staying, key=len)
    return [entry for entry in entries if entry not in fewer] if leaving and staying else entries


def _place_in(words: Sequence[Word]) -> str | None:
    """The stem of a place that is called one: "Tarn's province of Sel", "the Sel region"; null where there is none."""
    for at, word in enumerate(words):
        if not word.stem[0].isalnum():
            return None
        if word.stem in _KINDS and at + 2 < len(words) and words[at + 1].stem == "of" and not words[at + 2].small:
            return words[at + 2].stem
        if word.stem in _KINDS and at and not words[at - 1].small and words[at - 1].stem not in ("'s", "’s"):
            return words[at - 1].stem
    return None


def _is_verb_form(word: Word) -> bool:
    """Whether a word has an ending that only verbs have: it is longer than its stem by more than an s."""
    return word.span[1] - word.span[0] > len(word.stem) + 1


def _end(entry: Entry, stems: Sequence[str], at: int) -> int | None:
    """Where the words of an entry end that begin at `at`, with a few others between them; null where they do not."""
    if stems[at] != entry.stems[0]:
        return None
    for number, wanted in enumerate(entry.stems[1:], 2):
        open_end = entry.prefix and number == len(entry.stems)
        for place in range(at + 1, min(at + 2 + _BETWEEN, len(stems))):
            if stems[place] == wanted or (open_end and stems[place].startswith(wanted)):
                at = place
                break
            if not stems[place][0].isalnum() and stems[place] != "#":
                return None
        else:
            return None
    return at + 1


def _participle_after(entry: Entry, words: Sequence[Word], stems: Sequence[str], at: int) -> int | None:
    """Where the verb of a verb and its object stands that follow in the passive: "the sanctions are to be lifted"."""
    for place in range(at + 1, min(at + 2 + _BETWEEN, len(stems))):
        if stems[place] == entry.stems[0] and words[place].small:
            start, end = words[place].span
            between = {words[k].stem for k in range(at + 1, place)}
            # A verb that follows its object at once is "troops withdraw", unless its ending says otherwise.
            return place if end - start > len(words[place].stem) + 1 and between <= _PASSIVE else None
        if not stems[place][0].isalnum():
            return None
    return None


def _root(found: str) -> str:
    """What a noun of action shares with its verb, as far as letters tell: "negotiat" for "negotiation"."""
    for ending in _OF_ACTION:
        if found.endswith(ending) and len(found) - len(ending) >= _ROOT:
            return found[: -len(ending)]
    return found


def _entry(word: str) -> Entry:
    return Entry(
        stems=tuple(_root(found.stem) for found in words_in(word, 0, len(word))),
        prefix=word.endswith("*"),
        noun=word.endswith("s") and " " not in word,
    )


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


def weighty_words(text: str) -> frozenset[str]:
    """The stems of the words of a text that tell what it is about."""
    return frozenset(_content(text))


def _content(text: str) -> Iterator[str]:
    return (word.stem for word in words_in(text, 0, len(text)) if word.stem[0].isalpha() and word.stem not in _COMMON)
