"""Whose names stand above an article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import html as lxml_html

from onrecord.reading.cleaning import clean
from onrecord.reading.text import byline_of

_BYLINE_END = re.compile(
    r"\s+(?:published|updated|posted|january|february|march|april|may|june|july|august|september|october|november"
    r"|december)$",
    re.I,
)
# Where pages show the names of those who wrote them.
_BYLINE_ELEMENTS = ".//*[contains(@class, 'byline') or contains(@class, 'author')]"
_PLACES = 20
_LENGTH = 200
_COMMENTS = "ancestor-or-self::*[contains(translate(concat(@class, ' ', @id), 'COMENT', 'coment'), 'comment')]"
_NAME_PARTS = re.compile(r",\s+and\s+|,\s+|\s+and\s+|\s+&\s+")


def byline_in(
    tree: lxml_html.HtmlElement,
    tags: Mapping[str, str],
    authors: Any,
    found: str | None,
) -> str | None:
    """The names of a page's authors, or null.

    `authors` is what its linked data says of them, `tags` are its meta tags, and `found` is what trafilatura finds in
    the page. Where the page shows more names beside those, all of them.
    """
    names = linked_authors(authors)
    if not names and found:
        stated = clean(tags.get("author")) or ""
        # Trafilatura puts semicolons for the commas of a page.
        names = stated if _letters(stated) == _letters(found) else re.sub(r"\s*;\s*", ", ", found)
        if _only_among_comments(tree, names):
            return None
    names = _trimmed(names)
    return _shown_with_others(tree, names) or names if names else None


def linked_authors(value: Any) -> str | None:
    """ "Jane Doe, John Smith" of linked data's authors, which may be one or a list, an object or a string.

    An object that has only an `@id` is who put the page up, and often another than who wrote it.
    """
    names = [_name_of(item) for item in (value if isinstance(value, list) else [value])]
    kept = dict.fromkeys(name for name in names if name and not name.startswith("http"))
    return ", ".join(kept)[:300] or None


def _name_of(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("name")
    return clean(value) if isinstance(value, str) else None


def _trimmed(names: str | None) -> str | None:
    """The names without "By" before them and without what trafilatura takes along from the next element."""
    kept = _BYLINE_END.sub("", re.sub(r"^by:?\s+", "", names or "", flags=re.I))
    return kept if kept and kept.lower() not in ("admin", "administrator") else None


def _shown_with_others(tree: lxml_html.HtmlElement, names: str) -> str | None:
    """The byline that the page shows, where it has the one name that is known and others beside it."""
    for element in tree.xpath(_BYLINE_ELEMENTS)[:_PLACES]:
        text = clean(element.text_content()) or ""
        shown = byline_of(text) if len(text) <= _LENGTH else None
        parts = [part.casefold() for part in _NAME_PARTS.split(shown or "")]
        whole = len(parts) > 1 and all(2 <= len(part.split()) <= 4 for part in parts) and len(set(parts)) == len(parts)
        if whole and names.casefold() in parts:
            return shown
    return None


def _only_among_comments(tree: lxml_html.HtmlElement, names: str) -> bool:
    """Whether a page shows a name among its readers' comments, and nowhere else."""
    found = False
    for element in tree.iter():
        if isinstance(element.tag, str) and names.casefold() in (element.text or "").casefold():
            if not element.xpath(_COMMENTS):
                return False
            found = True
    return found


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
