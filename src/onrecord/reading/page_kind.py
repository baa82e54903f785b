"""What a page is that is no article: a paywall, a cookie wall, a live blog, a gallery, an index page.

Each is told by what the page states (JSON-LD, meta tags) or by its build, and only where its text bears that out: an
article taken for something else is lost, and the other way round a few words too many are read. Figures are in
docs/sources.md, and `tests/reading/test_page_kinds.py` and `benchmarks/page_kinds.py` give them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from lxml import html as lxml_html

from onrecord.reading.errors import Skipped
from onrecord.reading.metadata import linked_nodes, meta_tags

PageKind = Literal["paywall", "cookie wall", "bot check", "live blog", "gallery", "index page"]

_SENTENCES: Mapping[PageKind, str] = {
    "paywall": "shows no more than the beginning of an article; give its whole page or text",
    "cookie wall": "asks for consent to cookies and shows no article; save the page in a browser and give its file",
    "bot check": "asks who reads it and shows no article; save the page in a browser and give its file",
    "live blog": "is a live blog, whose entries are not one article; give the text of one",
    "gallery": "is a gallery of pictures, and no article; give the page of one",
    "index page": "lists articles, and is none; give the page of one, or follow its feed",
}

# A cut article has a paragraph or three, a stub hardly one; the shortest whole one among 91 news pages has 41 words.
_CUT, _STUB = 250, 80  # words
_WALL = 200  # words; what asks for consent is short, or it is an article about cookies
_LINKED_HEADINGS = 8  # to other articles; articles have as many below them, but they have paragraphs too
_TEASER = 800  # characters of one, with its heading
_OWN_SHARE, _OWN_WORDS = 0.5, 120  # of the main text that stands in no teaser: an article has nearly all
_PICTURES, _WORDS_A_PICTURE = 8, 40
_UPDATES = 3

_ASKS_TO_PAY = re.compile(
    r"(?:subscribe|sign up|register|log ?in|sign ?in|join)\b.{0,40}\bto (?:continue|keep reading|finish|unlock)"
    r"|(?:subscribe|register|log ?in|sign ?in)\b.{0,40}\bto read (?:the|this|more|on|full)"
    r"|to (?:continue|keep) reading"
    r"|(?:article|story|content|report) is (?:only |exclusively )?(?:available |reserved )?(?:only |exclusively )?"
    r"(?:for|to) (?:\w+ ){0,2}(?:subscribers|members)"
    r"|(?:for )?subscribers only|become a (?:subscriber|member) to|(?:the )?rest of (?:this|the) (?:article|story)"
    r"|(?:you have|you've) (?:reached|read|used) (?:your|all)",
    re.I,
)
_WALL_CLASS = re.compile(r"paywall|regwall|pay-wall|subscriber-only|subscription-wall|meter(?:ed)?-wall", re.I)
_TIERS = re.compile(r"locked|metered|paid|premium|subscri", re.I)
_CONSENT = re.compile(
    r"\bcookies?\b|\bconsent\b|value your privacy|\bour (?:\d+ )?partners\b|personal data|accept all|reject all"
    r"|privacy (?:policy|settings|choices)|legitimate interest",
    re.I,
)
_CHALLENGE = re.compile(
    r"enable (?:javascript|cookies)|javascript is (?:disabled|required)|checking (?:your browser|if the site)"
    r"|are you a (?:robot|human)|not a robot|verify (?:that )?you are (?:a )?human|captcha"
    r"|access (?:to this page )?(?:has been )?denied|unusual (?:traffic|activity)|ddos protection|request blocked",
    re.I,
)
_LISTS = re.compile(r"CollectionPage|SearchResultsPage|ItemList")
_GALLERIES = re.compile(r"(?:Image|Media|Photo)Gallery")
_ARTICLES = re.compile(r"[A-Za-z]*Article|BlogPosting|Report")
_GALLERY_PATH = re.compile(
    r"/(?:galler(?:y|ies)|pictures?|photos?|slideshows?|in-pictures|photo-essay)(?:[/-]|$)", re.I
)


def check_is_article(
    tree: lxml_html.HtmlElement, paragraphs: Sequence[str], *, name: str, url: str | None = None
) -> None:
    """Raise Skipped, with a cause, unless the page of this tree, with this main text, may be an article's."""
    kind = page_kind(tree, paragraphs, url=url)
    if kind is not None:
        raise Skipped(name, _SENTENCES[kind], cause=kind)


def page_kind(tree: lxml_html.HtmlElement, paragraphs: Sequence[str], *, url: str | None = None) -> PageKind | None:
    """What a parsed page is, or None where it may be an article. `paragraphs` are its main text (`html.main_text`)."""
    words = sum(len(line.split()) for line in paragraphs)
    nodes = list(linked_nodes(tree))
    types = {str(kind) for node in nodes for kind in _list(node.get("@type"))}
    if words < _WALL and (wall := _wall(tree, paragraphs)):
        return wall
    if _is_live_blog(tree, types):
        return "live blog"
    if _is_cut(tree, nodes, paragraphs, words):
        return "paywall"
    if _is_gallery(tree, types, words, url):
        return "gallery"
    return "index page" if _is_index(tree, types, paragraphs) else None


def _wall(tree: lxml_html.HtmlElement, paragraphs: Sequence[str]) -> PageKind | None:
    """Whether the text is about cookies or robots more than about anything else."""
    shown = list(paragraphs) or [" ".join(line.split()) for line in _body_text(tree).splitlines() if line.strip()]
    total = sum(len(line.split()) for line in shown)
    if not total or total > 3 * _WALL:
        return None
    for kind, words in (("bot check", _CHALLENGE), ("cookie wall", _CONSENT)):
        about = sum(len(sentence.split()) for line in shown for sentence in _sentences(line) if words.search(sentence))
        if about >= total / 2:
            return "bot check" if kind == "bot check" else "cookie wall"
    return None


def _is_cut(
    tree: lxml_html.HtmlElement, nodes: Sequence[Mapping[str, Any]], paragraphs: Sequence[str], words: int
) -> bool:
    if words >= _CUT:
        return False
    tier = meta_tags(tree).get("article:content_tier", "")
    closed = bool(_TIERS.search(tier)) or any(str(node.get("isAccessibleForFree")).lower() == "false" for node in nodes)
    if closed and words < _STUB:
        return True
    # Some sites state it of every page, have prompts in headers and footers, and boxes that are never shown: two signs
    # are asked for, and without a statement the text itself must break off.
    last = paragraphs[-1] if paragraphs else ""
    broken = last.endswith(("…", "...")) or bool(_ASKS_TO_PAY.search(last))
    if not (closed or broken):
        return False
    boxes = tree.iter("div", "section", "aside")
    asks = bool(_ASKS_TO_PAY.search(" ".join(_body_text(tree).split())))
    hinted = asks or any(_WALL_CLASS.search(f"{box.get('class', '')} {box.get('id', '')}") for box in boxes)
    return hinted or (closed and broken)


def _is_live_blog(tree: lxml_html.HtmlElement, types: set[str]) -> bool:
    if "LiveBlogPosting" in types:
        return True
    return len(tree.xpath(".//*[@itemprop='liveBlogUpdate']")) >= _UPDATES


def _is_gallery(tree: lxml_html.HtmlElement, types: set[str], words: int, url: str | None) -> bool:
    stated = any(_GALLERIES.fullmatch(kind) for kind in types) and not any(_ARTICLES.fullmatch(kind) for kind in types)
    if not stated and not _GALLERY_PATH.search(url or ""):
        return False
    pictures = len(tree.xpath(".//figure[.//img or .//picture]"))
    return pictures >= _PICTURES and words < _WORDS_A_PICTURE * pictures


def _is_index(tree: lxml_html.HtmlElement, types: set[str], paragraphs: Sequence[str]) -> bool:
    """Whether the page is headings that lead elsewhere, and its text no more than their teasers."""
    if not any(_LISTS.fullmatch(kind) for kind in types) and (
        any(_ARTICLES.fullmatch(kind) for kind in types) or meta_tags(tree).get("og:type", "").lower() == "article"
    ):
        return False
    headings = [heading for heading in tree.iter("h2", "h3", "h4") if _leads_away(heading)]
    if len({_link(heading) for heading in headings}) < _LINKED_HEADINGS:
        return False
    teasers = " ".join(
        _letters(box.text_content() or "") for heading in headings[:200] if (box := _teaser(heading)) is not None
    )
    words = own = 0
    for line in paragraphs:
        count = len(line.split())
        words += count
        own += 0 if _letters(line) in teasers else count
    return own < min(_OWN_SHARE * words, _OWN_WORDS)


def _teaser(heading: lxml_html.HtmlElement) -> lxml_html.HtmlElement | None:
    """The largest box around a heading that still is one teaser's."""
    found = None
    for box in heading.iterancestors():
        if box.tag in ("body", "main", "html") or len(box.text_content() or "") > _TEASER:
            break
        found = box
    return found


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _leads_away(heading: lxml_html.HtmlElement) -> bool:
    return bool(_link(heading)) and len((heading.text_content() or "").split()) >= 3


def _link(heading: lxml_html.HtmlElement) -> str:
    inner = heading.find(".//a[@href]")
    if inner is None:
        inner = next((above for above in heading.iterancestors("a") if above.get("href")), None)
    return "" if inner is None else str(inner.get("href"))


def _sentences(line: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", line)


def _body_text(tree: lxml_html.HtmlElement) -> str:
    body = tree.find(".//body")
    return str((tree if body is None else body).text_content() or "")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
