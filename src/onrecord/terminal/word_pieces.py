"""What differs between two wordings, for people.

On a terminal, what was dropped is struck through in red and what was added is green; elsewhere they stand in brackets:
[-dropped-] {+added+}.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from onrecord.safe import one_line

if TYPE_CHECKING:
    from onrecord.matching import Piece

LONG = 60  # words of a run that is the same on both sides; in a longer one the middle is left out


def words_of_pieces(pieces: Sequence[Piece], *, coloured: bool) -> Text:
    """The words of both wordings in one line."""
    text = Text()
    for piece in pieces:
        words = one_line(piece.words)
        if text.plain:
            text.append(" ")
        if piece.what == "same":
            run = words.split(" ")
            text.append(words if len(run) <= LONG else " ".join([*run[:10], "…", *run[-10:]]))
        elif coloured:
            text.append(words, style="strike red" if piece.what == "dropped" else "bold green")
        else:
            text.append(f"[-{words}-]" if piece.what == "dropped" else f"{{+{words}+}}")
    return text
