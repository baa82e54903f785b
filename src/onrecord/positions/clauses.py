"""A statement as words, and the stretch of them that governs one place: from the break before it up to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.positions.senses import sense_there
from onrecord.positions.stance_phrases import Told, phrases_in, stems_of
from onrecord.resolution.acts.words import Word, words_in
from onrecord.words import BETWEEN_SPANS

_STOPS = frozenset(".;:?!—–()")
_ENDS = frozenset(".;?!")
_FIRST_AFTER = frozenset(".?!:…")
_BREAKS = stems_of("and or but so")
_BEFORE_NAMES = stems_of("other its their all the and")
# What follows is left open, supposed, or said in passing: "whether to talk", "if they want talks", "who wants talks".
SUBORDINATE = stems_of(
    "whether what how why where if unless until once when as while which who whom because than although though"
    " after before"
)


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a cue and, from `begin` on, of a content, whose spans are those of the content."""

    cue: str
    content: str
    words: tuple[Word, ...]
    stems: tuple[str, ...]
    begin: int
    phrases: tuple[Told, ...]

    def clause_before(self, at: int) -> int:
        """Where the clause that leads to word `at` begins, after the last break; a cue leads to its content."""
        start = at
        while start > 0 and not self._breaks(start - 1, at):
            start -= 1
        return start

    def clause_after(self, at: int) -> int:
        """Where the clause that goes on at word `at` ends."""
        end = at
        while end < len(self.stems) and not self._breaks(end, at):
            end += 1
        return end

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence of the content that word `at` stands in, as a half-open stretch of words."""
        start, end = at, at
        while start > self.begin and self.stems[start - 1] not in _ENDS:
            start -= 1
        while end < len(self.stems) and self.stems[end] not in _ENDS:
            end += 1
        return start, end

    def asks(self, at: int) -> bool:
        """Whether the sentence of word `at` is a question."""
        _, end = self.sentence(at)
        return end < len(self.stems) and self.stems[end] == "?"

    def form(self, at: int) -> str:
        """Word `at` as it is written, in small letters."""
        start, end = self.words[at].span
        return (self.cue if at < self.begin else self.content)[start:end].lower()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the content of words of it."""
        return self.words[start].span[0], self.words[end - 1].span[1]

    def _breaks(self, at: int, place: int) -> bool:
        found = self.stems[at]
        if self._left_out_after(at):
            return True
        if found in _STOPS or found == "-":
            return True
        if found == ",":
            return not self._within_list(at)
        if found in ("and", "or"):  # "urged Lund and Malmö to talk", "ready and willing to talk"
            return not (self._joins_names(at) or self._joins_phrases(at))
        return found in _BREAKS or found in SUBORDINATE

    def _left_out_after(self, at: int) -> bool:
        """Whether what the article has after word `at` is no part of the content, and the word does not ask for more.

        "We will … talk" goes on; "her pass be withdrawn … she wanted" does not.
        """
        if not self.begin <= at < len(self.words) - 1:
            return False
        between = self.content[self.words[at].span[1] : self.words[at + 1].span[0]]
        return BETWEEN_SPANS.strip() in between and not any(
            (phrase.end == at + 1 and phrase.sense in ("will", "can", "ought", "for", "weak"))
            or phrase.start <= at < phrase.end - 1  # "intends … to stay"
            for phrase in self.phrases
        )

    def _within_list(self, at: int) -> bool:
        return self._joins_names(at)

    def _joins_names(self, at: int) -> bool:
        after = at + 1
        while after < len(self.stems) and self.stems[after] in _BEFORE_NAMES:  # "Germany and other European allies"
            after += 1
        around = self.words[max(0, at - 1) : at] + self.words[after : after + 1]
        return len(around) == 2 and all(word.stem[0].isalpha() and not word.small for word in around)

    def _joins_phrases(self, at: int) -> bool:
        return any(p.end == at and p.sense == "for" for p in self.phrases) and any(
            p.start == at + 1 and p.sense == "for" for p in self.phrases
        )


def said(cue: str, content: str) -> Said:
    """The words of a cue and of the content that it ascribes."""
    before = list(words_in(cue, 0, len(cue)))
    inside = list(words_in(content, 0, len(content)))
    words: Sequence[Word] = (*before, *inside)
    names = {*_names(before, cue), *(len(before) + at for at in _names(inside, content))}
    stems = tuple(word.stem for word in words)
    forms = [
        text[word.span[0] : word.span[1]].lower() for part, text in ((before, cue), (inside, content)) for word in part
    ]
    phrases = [phrase._replace(sense=sense_there(phrase, stems, forms, names)) for phrase in phrases_in(words, names)]
    return Said(cue=cue, content=content, words=tuple(words), stems=stems, begin=len(before), phrases=tuple(phrases))


def _names(words: Sequence[Word], text: str) -> Iterator[int]:
    """Which words are names: "Theresa May", "the United States", "US" are no forms of may, state and use.

    The first word of a sentence may be either, and so may all words where most have a capital, as in headlines.
    """
    forms = [text[word.span[0] : word.span[1]] for word in words]
    letters = [form for form in forms if form[0].isalpha()]
    if sum(form[0].isupper() for form in letters) > len(letters) / 2 and len(letters) > 2:
        return
    for at, form in enumerate(forms):
        first = at == 0 or forms[at - 1] in _FIRST_AFTER
        if form[0].isupper() and (not first or (len(form) > 1 and form.isupper())):
            yield at
