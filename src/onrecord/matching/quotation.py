"""Words in quotation marks, and where they stand in a statement: word for word, with cuts, or altered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.matching.wording import Piece
from onrecord.matching.words import PLAIN, Word, keys_of, words_of

LEAST = 0.6  # of the words of a quotation that must stand in a statement, for it to be the same words altered
SHORT = 4  # words: of a shorter quotation all must
LONGEST = 600  # words of a quotation or a statement that are compared
_MANY = 200  # words

# What an editor marks: [T]he with a capital of their own; words in brackets in the place of others; an ellipsis.
_CAPITAL = re.compile(r"\[(\w)\](?=\w)")
_CUT = re.compile(r"\[[^\]]*\]|…|\.(?: ?\.){2,}|\*{3}")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\W_]*[^\W\d_a-z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """What was put in quotation marks. `parts` are its words between the cuts that it marks (… and [brackets])."""

    text: str
    parts: tuple[tuple[Word, ...], ...]

    @property
    def words(self) -> list[Word]:
        """All words, those in brackets left out."""
        return [word for part in self.parts for word in part]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Where a quotation stands in a statement.

    `exact`: each of its parts stands there word for word, in order. `share`: of its words, how many stand there, 0..1.
    `start` and `end`: the stretch of the statement's content that answers it, in characters. `pieces` leads from there
    to the quotation, word by word; `before` and `after` is what else the sentence says.
    """

    exact: bool
    share: float
    start: int
    end: int
    pieces: tuple[Piece, ...]
    before: str
    after: str


def quotation(text: str) -> Quotation:
    """The words of a quotation; quotation marks around it do not matter."""
    text = _CAPITAL.sub(r"\1", text)
    parts, last = [], 0
    for cut in [*_CUT.finditer(text), None]:
        here = [
            Word(word.key, word.start + last, word.end + last)
            for word in words_of(text[last : cut.start() if cut else len(text)])
        ]
        if here:
            parts.append(tuple(here))
        last = cut.end() if cut else last
    return Quotation(text=text, parts=tuple(parts))


def align(quote: Quotation, content: str) -> Alignment | None:
    """Where `quote` stands in the content of a statement; null where too little of it does."""
    asked, said = quote.words[:LONGEST], words_of(content)[:LONGEST]
    if not asked or not said:
        return None
    if (found := _exactly(quote, keys_of(said))) is not None:
        first, last = found
        return _alignment(quote, content, said[first:last], exact=True, share=1.0)
    least = LEAST if len(asked) >= SHORT else 1.0
    different = {word.key for word in asked}
    if len(different & {word.key for word in said}) < least * len(different):
        return None
    blocks = _best_run(_blocks(keys_of(said), keys_of(asked)), cuts=_cuts(quote))
    held = sum(size for _, _, size in blocks)
    telling = sum(asked[b + at].key not in PLAIN for _, b, size in blocks for at in range(size))
    if held < least * len(asked) or telling < 2:
        return None
    (first, lead, _), (last, tail, size) = blocks[0], blocks[-1]
    # A word that was exchanged at either end stands beside what both have.
    first -= min(lead, first, 2)
    last += size + min(len(asked) - tail - size, len(said) - last - size, 2)
    return _alignment(quote, content, said[first:last], exact=False, share=held / len(asked))


def _exactly(quote: Quotation, said: list[str]) -> tuple[int, int] | None:
    """The words from the first part to the last, where each part stands in a row and in order."""
    first, at = -1, 0
    for part in quote.parts:
        keys = keys_of(part)
        at = next((n for n in range(at, len(said) - len(keys) + 1) if said[n : n + len(keys)] == keys), -1)
        if at < 0:
            return None
        first = at if first < 0 else first
        at += len(keys)
    return first, at


def _cuts(quote: Quotation) -> set[int]:
    """The places among the words of the quotation where it marks a cut."""
    places, count = set(), 0
    for part in quote.parts:
        count += len(part)
        places.add(count)
    return places


_Block = tuple[int, int, int]


def _blocks(said: list[str], asked: list[str]) -> list[_Block]:
    return [(block.a, block.b, block.size) for block in _matcher(said, asked).get_matching_blocks() if block.size]


def _matcher(old: list[str], new: list[str]) -> SequenceMatcher[str]:
    # In a long text, words that stand everywhere ("the") are no anchors: else time grows with the cube of its length.
    return SequenceMatcher(None, old, new, autojunk=max(len(old), len(new)) > _MANY)


def _best_run(blocks: Sequence[_Block], *, cuts: set[int]) -> list[_Block]:
    """The blocks in a row that hold most words for what stands between them in the statement and not in the quotation.

    So a word far off that both happen to have does not stretch the answer over the whole statement.
    """
    best: tuple[float, int, int] = (0.0, 0, 0)
    score, start = 0.0, 0
    for at, (a, b, size) in enumerate(blocks):
        if at:
            before_a, before_b, before_size = blocks[at - 1]
            gap = max((a - before_a - before_size) - (b - before_b - before_size), 0)
            free = any(before_b + before_size <= cut <= b for cut in cuts)
            score -= 0 if free else gap / 2
        if score <= 0:
            score, start = 0.0, at
        score += size
        if score > best[0]:
            best = (score, start, at + 1)
    return list(blocks[best[1] : best[2]])


def _alignment(quote: Quotation, content: str, words: Sequence[Word], *, exact: bool, share: float) -> Alignment:
    start, end = words[0].start, words[-1].end
    before, after = _rest_of_sentence(content, start, end)
    return Alignment(
        exact=exact,
        share=share,
        start=start,
        end=end,
        pieces=pieces_between(content, words, quote.text, quote.words),
        before=before,
        after=after,
    )


def pieces_between(old: str, before: Sequence[Word], new: str, after: Sequence[Word]) -> tuple[Piece, ...]:
    """What was dropped and added from some words of `old` to some of `new`, as `wording.pieces` has it."""
    found: list[Piece] = []
    for tag, a, b, c, d in _matcher(keys_of(before), keys_of(after)).get_opcodes():
        if tag == "equal":
            found.append(Piece(what="same", words=_stretch(new, after[c:d])))
            continue
        if a < b:
            found.append(Piece(what="dropped", words=_stretch(old, before[a:b])))
        if c < d:
            found.append(Piece(what="added", words=_stretch(new, after[c:d])))
    return tuple(found)


def _stretch(text: str, words: Sequence[Word]) -> str:
    return text[words[0].start : words[-1].end]


def _rest_of_sentence(content: str, start: int, end: int) -> tuple[str, str]:
    """What the sentence says before and after a stretch of it, without quotation marks at its ends."""
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(content, 0, start))]
    stop = _SENTENCE_END.search(content, end)
    before, after = content[starts[-1] : start], content[end : stop.start() + 1 if stop else len(content)]
    return before.strip(" \n\t\"'“”‘’«»"), after.strip(" \n\t\"'“”‘’«».,;:!?…")
