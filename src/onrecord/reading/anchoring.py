"""Finding words again in a stored page: where a TextQuoteSelector of ours points in it.

The text of an article is made from its page, and offsets hold in the text. The words hold in both, whatever is done to
white space between them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from onrecord.reading.errors import InputError
from onrecord.record import Span

AROUND = 32
"""Characters before and after the words by which one place is told from another."""

_LIST_MARK = re.compile(r"^- ", re.M)  # what the text of an article has before the items of a list
_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe"})
_MOST = 1000  # places that are looked at for words that stand in many


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where words stand in a page: offsets in its visible text, and the element that holds them whole, as XPath.

    `places` is how many there are; with several, the one whose surroundings fit best was taken.
    """

    span: Span
    element: str
    places: int


class StoredPage:
    """A page, parsed once, in which many words are looked for. Raises InputError where it is none."""

    def __init__(self, page: str) -> None:
        parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
        try:
            tree = lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
        except (etree.LxmlError, ValueError):
            raise InputError("the page", "is empty or no HTML; give the file of the page") from None
        self._tree = tree.getroottree()
        pieces: list[str] = []
        self._ends: list[int] = []
        self._elements: list[Any] = []
        length = 0
        for element, text in _texts(tree):
            pieces.append(text)
            length += len(text)
            self._ends.append(length)
            self._elements.append(element)
        self.text = "".join(pieces)
        """What the page shows, as far as its markup tells, with white space as it stands there."""
        self._letters, self._at = _letters(self.text)

    def find(self, exact: str, *, prefix: str = "", suffix: str = "") -> Anchor | None:
        """Where `exact` stands between `prefix` and `suffix` as far as they fit, or None where it does not stand."""
        wanted, _ = _letters(_LIST_MARK.sub("", exact))  # the page draws its own
        if not wanted:
            return None
        places: list[int] = []
        start = self._letters.find(wanted)
        while start >= 0 and len(places) < _MOST:
            places.append(start)
            start = self._letters.find(wanted, start + 1)
        if not places:
            return None
        before, after = _letters(_LIST_MARK.sub("", prefix))[0], _letters(suffix)[0]

        def fit(place: int) -> float:
            there = self._letters[max(place - AROUND, 0) : place], self._letters[place + len(wanted) :][:AROUND]
            return _alike(before[::-1], there[0][::-1]) + _alike(after, there[1])

        best = max(places, key=fit) if len(places) > 1 else places[0]
        span = (self._at[best], self._at[best + len(wanted) - 1] + 1)
        return Anchor(span=span, element=self._holder(span), places=len(places))

    def _holder(self, span: Span) -> str:
        """The path of the smallest element that holds all of a span."""
        first = self._elements[bisect_right(self._ends, span[0])]
        last = self._elements[bisect_right(self._ends, span[1] - 1)]
        above = [first, *first.iterancestors()]
        inside = {id(element) for element in (last, *last.iterancestors())}
        return str(self._tree.getpath(next(element for element in above if id(element) in inside)))


def _texts(tree: Any) -> Iterator[tuple[Any, str]]:
    """Each piece of text with the element that it stands in, in the order of the page."""
    skipped: Any = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        unseen = not isinstance(element.tag, str) or element.tag in _UNSEEN
        if event == "start":
            if skipped is None and unseen:
                skipped = element
            elif skipped is None and element.text:
                yield element, element.text
            continue
        if skipped is element:
            skipped = None
        if skipped is None and element.tail and element.getparent() is not None:
            yield element.getparent(), element.tail


def _letters(text: str) -> tuple[str, list[int]]:
    """`text` without white space, and where in it each of its characters stood."""
    at = [place for place, sign in enumerate(text) if not sign.isspace()]
    return "".join(text[place] for place in at), at


def _alike(one: str, other: str) -> float:
    """How far two surroundings are the same, counted from the words outwards; then how alike they are at all."""
    common = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        common += 1
    return common + SequenceMatcher(None, one[:AROUND], other[:AROUND], autojunk=False).ratio()
