"""What an issue is about, found in a statement: its words in all their forms, and statements like its examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.positions.elsewhere import Elsewhere
from onrecord.positions.roots import root_of, weighty_words
from onrecord.positions.stance_phrases import stems_of
from onrecord.record import Issue
from onrecord.resolution.acts.words import Word, forms_of, words_in

_PASSIVE = stems_of("to be have get being been not never still now also fully")
_BETWEEN = 3  # words that may stand between two of an entry: "withdraw 2,000 American troops"
# Who leaves does not stay: of an issue whose words tell both, those hold that are more.
_LEAVING = stems_of("leave withdraw withdrawal depart departure expel expulsion remove removal quit pullout")
_STAYING = stems_of("stay remain presence bases")
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
        self._examples = [found for text in issue.examples if (found := weighty_words(text))]
        self._starts = {entry.stems[0] for entry in self._entries if len(entry.stems) > 1 or not entry.prefix}
        self._passives: dict[str, list[Entry]] = {}
        for entry in self._entries:
            if len(entry.stems) == 2 and not entry.prefix:
                self._passives.setdefault(entry.stems[1], []).append(entry)
        self._elsewhere = Elsewhere(issue)
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

    def is_elsewhere(self, words: Sequence[Word], start: int, end: int, *, named: bool) -> bool:
        """Whether the matter at words `start` to `end` is that of somebody else, or of another place: see Elsewhere."""
        return self._elsewhere.holds(words, start, end, named=named)

    def _stretches(self, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
        stems = [root_of(word.stem) for word in words]
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


def _entry(word: str) -> Entry:
    return Entry(
        stems=tuple(root_of(found.stem) for found in words_in(word, 0, len(word))),
        prefix=word.endswith("*"),
        noun=word.endswith("s") and " " not in word,
    )
