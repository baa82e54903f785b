"""Text made comparable: what a search ignores is folded away once, when a row is written.

Databases fold letter case each in its own way (SQLite: only ASCII), so the folded form is a column.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose but that people type without their stroke or dot.
_LETTERS = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
_QUOTES = {**dict.fromkeys("‘’‚‛ʼ`´", "'"), **dict.fromkeys("“”„‟«»", '"')}
_WORD = re.compile(r"\w+")
_INITIALS = re.compile(r"(?<![\w.])(?:[^\W\d_]\.)+[^\W\d_]\.?(?!\w)")
_WITHIN = re.compile(r"(?<=\w)['’‘ʼ`](?=\w)")
_LONGEST = 500


class _Folds(dict[int, str]):
    """What each character becomes, worked out when it is first met.

    One character at a time, because normalising a whole text takes quadratic time on a run of combining marks.
    """

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character in _QUOTES:
            folded = _QUOTES[character]
        elif unicodedata.category(character) == "Pd":
            folded = "-"
        elif code == 0 or unicodedata.category(character) in ("Cf", "Cs"):  # NUL, invisible marks, lone surrogates
            folded = ""
        else:
            parts = unicodedata.normalize("NFKD", character).casefold()
            folded = "".join(_LETTERS.get(part, part) for part in parts if not unicodedata.combining(part))
        self[code] = folded
        return folded


_FOLDS = _Folds()


def fold(text: str) -> str:
    """`text` without letter case, accents, curly quotes, long dashes, invisible marks and runs of white space."""
    return " ".join(text.translate(_FOLDS).split())


def tokens(folded: str) -> list[str]:
    """The words of a folded text as a search finds them, none of more than 500 characters; *u.s.* is *us*."""
    return [word[:_LONGEST] for word in _WORD.findall(_INITIALS.sub(lambda found: found[0].replace(".", ""), folded))]


def words(name: str) -> str:
    """The words of a name, folded, with a space before, between and after: `" ada moss "`; empty if none.

    So `words("Moss") in words("Ada Moss")` compares whole words. Full stops go: *U.S.* is *us*.
    """
    found = _WORD.findall(fold(name).replace(".", ""))
    return f" {' '.join(found)} " if found else ""


@lru_cache(maxsize=8192)
def whole(name: str | None) -> str | None:
    """A name folded to be compared as a whole, without the article *the* in front; null if nothing is left."""
    folded = words(name or "").strip()
    return folded.removeprefix("the ") or None


def called(name: str | None) -> str | None:
    """The name of a speaker as `whole` folds it, but that an apostrophe parts no word: *Ja'afari* is *Jaafari*."""
    return whole(_WITHIN.sub("", name or ""))
