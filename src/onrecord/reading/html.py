"""A news page to Article: headline, deck and main text, with what its metadata states.

Trafilatura finds the main text. Its options were chosen on 91 news pages (article-extraction-benchmark), by F1 over
shingles of 4 words: precision with tables .975, the defaults .965, precision without tables .968, recall .966.
"""

from __future__ import annotations

import logging
import re

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from onrecord.reading.cleaning import clean
from onrecord.reading.errors import InputError, check_size
from onrecord.reading.metadata import PageFacts, is_linked_data, page_facts
from onrecord.reading.page_kind import check_is_article
from onrecord.reading.text import check_characters, given_date, text_article
from onrecord.reading.url import place_of
from onrecord.record import Article

# Trafilatura's time grows with the square of a page's elements in the worst case: 2 s at this number, 29 s at 125,000.
# Long news pages have some 5,000.
MAX_ELEMENTS = 50_000
# Libxml2 reads deeper, but trafilatura walks a tree by recursion. News pages are some 30 deep.
MAX_DEPTH = 300
_SENTENCE_END = re.compile(r"[.?!…][\"'”’»)\]]{0,3}(?:\s|$)|[。！？।؟]")
_SENTENCE_LENGTH = 20  # characters; what is shorter is a label
_DECK_CLASS = re.compile(
    r"(?:^|[\s_-])(?:deck|dek|standfirst|stand-first|subtitle|sub-title|subheadline|sub-headline|subhead|sub-head|strapline|lede?|intro)(?:$|[\s_-])",
    re.I,
)
_MAX_ATTRIBUTE = 10_000  # characters; data of pictures have more, and say nothing
_DECK_LENGTH = 500
_DECK_DISTANCE = 40  # elements after the headline among which the deck is looked for

# Trafilatura reports what it cannot read in its log; we report it as an InputError.
for _logger in ("trafilatura", "htmldate"):
    logging.getLogger(_logger).addHandler(logging.NullHandler())


def read_html(
    page: str,
    *,
    name: str,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    published: str | None = None,
    fetched: bool = False,
) -> Article:
    """The article of one page, decoded. `name` is what error sentences call it; the rest precedes what the page says.

    `text` is headline, deck and paragraphs, with a blank line between them. `fetched` says that `url` is where the page
    came from, so that its own address for itself may be the better one. InputError where the page has no article,
    and Skipped where it is something else (see `page_kind`).
    """
    check_size(name, len(page.encode("utf-8", "surrogatepass")))
    check_characters(page, name=name)
    given = given_date(published, name=name) if published else None
    tree = page_tree(page, name=name)
    try:
        facts = page_facts(tree, url=url)
        paragraphs = main_text(tree)
    except Exception as problem:  # other people's code on hostile pages may raise anything
        sort = type(problem).__name__
        raise InputError(name, f"cannot be read as a page ({sort}); give the article's text instead") from problem
    check_is_article(tree, paragraphs, name=name, url=url or facts.url)
    if not any(len(line) >= _SENTENCE_LENGTH and _SENTENCE_END.search(line) for line in paragraphs):
        raise InputError(name, "has no article text, only headings or links; give the page of one article")
    shown = _headline(tree, facts.title)
    headline = facts.title if shown is None else clean(shown.text_content())
    deck = None if shown is None else _deck(tree, shown, facts)
    return text_article(
        "\n\n".join(_with_heading(paragraphs, headline, deck)),
        name=name,
        title=title or headline,
        outlet=outlet or facts.outlet,
        published=given or facts.published,
        url=place_of(url, canonical=facts.canonical) if url and fetched else url or facts.url,
        byline=facts.byline,
        language=facts.language,
    )


def main_text(tree: lxml_html.HtmlElement) -> list[str]:
    """The paragraphs of the article in a parsed page. The tree is not altered."""
    for precision in (True, False):  # precision gives up on very short articles
        text = trafilatura.extract(tree, favor_precision=precision, include_comments=False)
        if text:
            return [line for line in (" ".join(line.split()) for line in text.split("\n")) if line]
    return []


def page_tree(page: str, *, name: str) -> lxml_html.HtmlElement:
    """The page's tree without comments and unseen elements, or InputError where it has too many elements or none."""
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(page.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError):
        raise InputError(name, "has no article text; give the page of one article") from None
    _drop_unseen(tree)
    count = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > MAX_DEPTH or count > MAX_ELEMENTS:
            what = f"more than {MAX_ELEMENTS:,} elements" if count > MAX_ELEMENTS else f"elements nested {depth} deep"
            raise InputError(
                name, f"holds {what}, more than the page of one article has; give the article's text instead"
            )
    return tree


def _drop_unseen(tree: lxml_html.HtmlElement) -> None:
    """Take scripts and styles out, but for linked data that is whole, and attributes of a length that none needs.

    Trafilatura searches both by regular expressions whose time grows with the square of their length.
    """
    for element in list(tree.iter("script", "style")):
        if not is_linked_data(element):
            element.drop_tree()
    for element in tree.iter(etree.Element):
        for name, value in element.items():
            if len(value) > _MAX_ATTRIBUTE:
                del element.attrib[name]


def _headline(tree: lxml_html.HtmlElement, title: str | None) -> lxml_html.HtmlElement | None:
    """The h1 that shows the article's title: the one that shares most words with it, and at least half of them."""
    best, share = None, 0.5
    words = _words(title)
    shown = [element for element in tree.iter("h1") if 0 < len(clean(element.text_content()) or "") <= 300]
    if not words:
        return shown[0] if shown else None
    for element in shown[:20]:
        own = _words(element.text_content())
        common = len(words & own) / max(len(words), len(own), 1)
        if common > share or (common == share and best is None):
            best, share = element, common
    return best


def _deck(tree: lxml_html.HtmlElement, headline: lxml_html.HtmlElement, facts: PageFacts) -> str | None:
    """The deck as the page shows it below the headline: by its class, or because the metadata has the same words."""
    described = _words(facts.deck)
    for number, element in enumerate(headline.xpath("following::*")):
        if number >= _DECK_DISTANCE:
            break
        if element.tag not in ("p", "h2", "h3", "div", "span", "header") or len(element) > 5:
            continue
        text = clean(element.text_content())
        if not text or len(text) >= _DECK_LENGTH or len(text.split()) < 4:
            continue
        if _DECK_CLASS.search(element.get("class", "")) or (described and _words(text) == described):
            return text
    return None


def _with_heading(paragraphs: list[str], headline: str | None, deck: str | None) -> list[str]:
    """Headline and deck, then the paragraphs. What the first paragraphs have already is not said twice."""
    title = _letters(headline or "")
    kept = [line for number, line in enumerate(paragraphs) if number > 5 or _letters(line) != title]
    # The metadata may hold a paragraph of the article, or its beginning: that is no deck.
    in_text = deck is not None and any(_letters(line).startswith(_letters(deck)) for line in kept[:6])
    return [part for part in (headline, None if in_text else deck) if part] + kept


def _words(text: str | None) -> set[str]:
    return set(re.findall(r"\w+", (text or "").casefold()))


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
