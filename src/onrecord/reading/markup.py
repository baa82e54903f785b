"""Marked-up text (HTML, XHTML, NITF) that holds one article's words and nothing else, as paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree
from lxml import html as lxml_html

_BLOCKS = frozenset(
    {
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2", "li", "blockquote", "div", "section", "article", "td",
        "th", "tr", "ul", "ol", "table", "body", "body.content", "block", "bq", "dt", "dd", "pre", "br", "hr",
    }
)  # fmt: skip
_UNSEEN = frozenset({"script", "style", "figure", "media", "img", "video", "audio", "table", "aside", "nav", "head"})
_MOST = 20_000  # elements


def paragraphs_of(tree: Any) -> list[str]:
    """The paragraphs of a parsed element, each with its white space made single; pictures and tables are left out."""
    found: list[str] = []
    line: list[str] = []
    for text in _pieces(tree):
        if text is None:
            found.append(" ".join("".join(line).split()))
            line = []
        else:
            line.append(text)
    found.append(" ".join("".join(line).split()))
    return [paragraph for paragraph in found if paragraph]


def paragraphs_of_html(markup: str) -> list[str]:
    """The paragraphs of a piece of HTML."""
    try:
        return paragraphs_of(lxml_html.fragment_fromstring(markup, create_parent="div"))
    except (etree.LxmlError, ValueError):
        return []


def article_text(headline: str | None, paragraphs: Sequence[str]) -> str:
    """Headline and paragraphs with a blank line between them, as an HTML page's text has them."""
    first = paragraphs[:1] != [headline] and headline
    return "\n\n".join([*([headline] if first and headline else []), *paragraphs])


def xml_root(data: bytes) -> Any | None:
    """The root of an XML document, damaged ones too as far as they can be read; null where they cannot.

    No entity is expanded, and nothing is fetched.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        return None


def local_name(element: Any) -> str:
    """The name of an element without its namespace, or nothing for a comment; damaged XML has names that are none."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def _pieces(tree: Any) -> Iterator[str | None]:
    """The text of a tree in order, with None where a paragraph ends. No recursion: markup may be deep."""
    waiting: list[tuple[Any, bool]] = [(tree, False)]
    seen = 0
    while waiting and seen < _MOST:
        element, left = waiting.pop()
        seen += 1
        name = local_name(element).lower()
        block = name in _BLOCKS
        if left:
            if block:
                yield None
        elif name and name not in _UNSEEN:
            if block:
                yield None
            if element.text:
                yield element.text
            waiting.append((element, True))
            waiting.extend((child, False) for child in reversed(element))
            continue
        if element is not tree and element.tail:
            yield element.tail
