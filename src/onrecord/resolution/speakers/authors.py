"""Who "I" is in an article's own voice: its author, where one person alone is named as that and tells it as "I"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.record import Article, Span
from onrecord.resolution.known.roles import word_set
from onrecord.resolution.sentences.interviews import turns_in
from onrecord.resolution.sentences.kinds import quoted_at
from onrecord.resolution.sentences.posts import embedded_posts
from onrecord.resolution.sentences.titles import title_of

_FEWEST = 3  # paragraphs in which somebody speaks as "I": less may be words of others without their marks
_QUESTIONS = 3  # lines that ask "you" something, of what is an interview without labels
_SHORT = 200  # characters of such a line
_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:[’'-][^\W\d_]+)*\.?")
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;|/&]|\band\b|\bfor\b|\bof\b|\bin\b)\s*")
_LETTERS = re.compile(r"[A-Z]{2,5}")  # "CNN Business"
_NO_PERSON = word_set("""
    al the staff news press desk editorial editor editors board team agency agencies wire service services reuters media
    report reports reporter reporters writer writers correspondent columnist contributor guest admin associated
    international national business group network online daily times post magazine bureau newsroom science politics
    sports author special
""")
_BY = re.compile(r"(?:by|from|words by|written by)\s+", re.IGNORECASE)
_OWN = re.compile(r"\bI(?:['’](?:m|ve|d|ll)\b| [a-z])|\b[Mm](?:y|e|yself)\b")
_YOU = re.compile(r"\byou(?:r|rs|rself)?\b", re.IGNORECASE)
# What is printed under such a title is somebody else's, whoever put it up.
_OTHERS = re.compile(
    r"\b(?:transcript|full text|in full|remarks|speech|address|statement|letters?|interview|q ?& ?a|q and a"
    r"|questions? (?:and|with|for)|in (?:his|her|their|my) own words|as told to|testimony|obituary|diary of)\b",
    re.IGNORECASE,
)


def author_of(article: Article) -> str | None:
    """The one person whose byline it is, without what they are; null for none, for several and for a desk."""
    if not article.byline:
        return None
    parts = [part for part in _BETWEEN_NAMES.split(_BY.sub("", article.byline.strip(), count=1)) if part]
    people = [name for part in parts if (name := _person(part, article.outlet or ""))]
    return people[0] if len(people) == 1 and _person(parts[0], article.outlet or "") else None


def _person(words: str, outlet: str) -> str | None:
    """The words as a person's name; null for what they are ("AP Auto Writer") and for whom they write."""
    names = words.split()
    if not 2 <= len(names) <= 4 or not all(map(_NAME.fullmatch, names)) or words.casefold() in outlet.casefold():
        return None
    shouted = words.isupper()
    if any(name.casefold() in _NO_PERSON or (not shouted and _LETTERS.fullmatch(name)) for name in names):
        return None
    return " ".join(name.title() if shouted and len(name) > 2 else name for name in names)


def told_by_author(article: Article) -> Sequence[Span]:
    """The paragraphs in which "I" is the author; none where that is not sure.

    Sure it is where three paragraphs and more say so outside of quotation marks, the first of them before anything that
    a colon announces, and it is no interview, speech or letter. A paragraph that a colon announces, and what
    goes on with "I" below it, may be somebody else's, and a post is.
    """
    text = article.text
    title = title_of(text)
    headline = text[slice(*title)] if title else ""
    if _OTHERS.search(f"{article.title or ''} {headline}") or turns_in(text, article.outlet):
        return ()
    posts = [content for content, _ in embedded_posts(text)]
    own: list[Span] = []
    announced, asked = False, 0
    for line in re.finditer(r"[^\n]+", text):
        start, end = line.span()
        words = line[0].strip()
        asked += words.endswith("?") and len(words) < _SHORT and bool(_YOU.search(words)) and words.count("?") == 1
        told = any(quoted_at(text, found.start()) is None for found in _OWN.finditer(text, start, end))
        posted = any(start <= first < end or first <= start < last for first, last in posts)
        if told and not announced and not posted and (title is None or start >= title[1]):
            own.append((start, end))
        if words.endswith(":"):
            if not own:
                return ()
            announced = True
        elif not told:
            announced = False
    return own if len(own) >= _FEWEST and asked < _QUESTIONS else ()
