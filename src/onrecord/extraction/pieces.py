"""An article as the model sees it: word-pieces, with the case and the quotation marks that its vocabulary lacks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Ints = NDArray[np.int64]

SHAPES = (
    "none", "lower", "capital", "upper", "digit", "open quote", "close quote", "straight quote", "single quote",
    "mark", "mixed", "continued",
)  # fmt: skip
_SHAPE = {name: number for number, name in enumerate(SHAPES)}
_QUOTES = {
    "“": "open quote",
    "”": "close quote",
    '"': "straight quote",
    "‘": "single quote",
    "’": "single quote",
    "'": "single quote",
}

# A text of so many letters, so many of them capitals, is in capitals throughout.
_FEW, _NEARLY_ALL = 40, 0.95
# The context of a piece is a sum of these, 0 to 7.
NEW_LINE, QUOTED, FIRST_LINE = 1, 2, 4
CONTEXTS = 8


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word-pieces of one text, n of them. `starts` and `ends` are offsets in it; a word's first piece begins it."""

    ids: Ints
    starts: Ints
    ends: Ints
    shapes: Ints
    contexts: Ints
    begins_word: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, part: slice) -> Pieces:
        return Pieces(
            ids=self.ids[part],
            starts=self.starts[part],
            ends=self.ends[part],
            shapes=self.shapes[part],
            contexts=self.contexts[part],
            begins_word=self.begins_word[part],
        )

    @property
    def begins_line(self) -> NDArray[np.bool_]:
        return (self.contexts & NEW_LINE) > 0

    @property
    def opens_quote(self) -> NDArray[np.bool_]:
        opening: NDArray[np.bool_] = (self.shapes == _SHAPE["open quote"]) | (self.shapes == _SHAPE["straight quote"])
        return opening

    def has_words(self, low: int, high: int) -> bool:
        """Whether any piece from low to high is more than a mark."""
        shapes = self.shapes[low:high]
        return bool(np.any((shapes < _SHAPE["open quote"]) | (shapes > _SHAPE["mark"])))


def pieces_of(text: str, tokenizer: Tokenizer, *, heading: bool = True) -> Pieces:
    """Cut a text into word-pieces with their features; without `heading`, its first line is as any other."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    ids, spans = encoding.ids, encoding.offsets  # each made anew where it is asked for
    size = len(ids)
    offsets = np.array(spans, np.int64).reshape(size, 2)
    words = encoding.word_ids
    begins = [i == 0 or words[i] != words[i - 1] for i in range(size)]
    quotes = _Quotes(text)
    previous_end, first_line = 0, FIRST_LINE if heading else 0
    shapes, contexts = [], []  # plain lists: an array takes its numbers one by one much more slowly
    for i, (start, end) in enumerate(spans):
        line = NEW_LINE if i == 0 or "\n" in text[previous_end:start] else 0
        if line:
            quotes.close()
            first_line = first_line if i == 0 else 0
        quoted = quotes.holds(start, end)
        shapes.append(_shape(text[start:end]) if begins[i] else _SHAPE["continued"])
        contexts.append(line | (QUOTED if quoted else 0) | first_line)
        previous_end = end
    if _shouts(text):
        shapes = [_SHAPE["lower"] if shape == _SHAPE["upper"] else shape for shape in shapes]
    return Pieces(
        ids=np.array(ids, np.int64),
        starts=offsets[:, 0],
        ends=offsets[:, 1],
        shapes=np.array(shapes, np.int64),
        contexts=np.array(contexts, np.int64),
        begins_word=np.array(begins, np.bool_),
    )


def _shouts(text: str) -> bool:
    """Is a text in capitals throughout? There they tell no name, and the network has not learned so."""
    letters = sum(map(str.isalpha, text))
    return letters >= _FEW and sum(map(str.isupper, text)) >= _NEARLY_ALL * letters


@lru_cache(maxsize=10_000)
def _shape(piece: str) -> int:
    head = piece[:1]
    if not head:
        name = "none"
    elif head.isdigit():
        name = "digit"
    elif not head.isalpha():
        name = _QUOTES.get(head, "mark")
    elif piece.islower():
        name = "lower"
    elif len(piece) > 1 and piece.isupper():
        name = "upper"
    else:
        name = "capital" if head.isupper() else "mixed"
    return _SHAPE[name]


class _Quotes:
    """Follows quotation marks. A paragraph's end closes what is open, so an odd mark spoils one line only."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._closer = ""

    def close(self) -> None:
        self._closer = ""

    def holds(self, start: int, end: int) -> bool:
        """Whether the piece stands in quotation marks or is one of them; to be called piece by piece."""
        mark = self._text[start:end]
        if len(mark) != 1 or mark not in _QUOTES:
            return bool(self._closer)
        if self._closer:
            if mark == self._closer and (mark in '”"' or not self._beside(end)):
                self._closer = ""
            return True
        if mark == "“":
            self._closer = "”"
        elif mark == '"':
            self._closer = '"'
        elif (
            mark in "‘'" and not self._text[max(start - 1, 0) : start].isalnum() and self._text[end : end + 1].isalnum()
        ):
            self._closer = "’" if mark == "‘" else "'"
        return bool(self._closer) or mark in '”"'

    def _beside(self, at: int) -> bool:
        """Whether a letter or digit stands there: then a single mark is an apostrophe on that side."""
        return 0 <= at < len(self._text) and self._text[at].isalnum()
