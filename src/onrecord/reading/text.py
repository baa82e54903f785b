"""Plain text to Article. The text itself is never altered."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.reading.dates import date_value, printed_date, problem_with
from onrecord.reading.errors import MAX_CHARACTERS, InputError
from onrecord.record import Article, Published

_TOP = 4000  # characters in which a title, a byline and a date are looked for
_TOP_LINES = 6  # lines with words in it, of the same
_TITLE_LENGTH = 160  # the longest headlines of real papers have some 140 characters
_LETTER = re.compile(r"[^\W\d_]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_TITLE_START = re.compile(r"(?:#{1,3} )?[\w\"'“‘«‹„(\[¿¡$£€]")
_INITIAL = re.compile(r"\b[A-Z]\.$")
_BYLINE = re.compile(
    r"(?:(?:written |reported |story |words )?by:?|authors?:|reporters?:|from:)\s{1,3}(\S.{1,150})", re.I
)
_BYLINE_REST = re.compile(r"\s(?:in|at)\s|\s{1,3}[|•·–—]\s|\s{2,}|,?\s{1,3}(?:published|updated|posted)\b", re.I)
# The few words without a capital that stand among names: "by the time the talks began" is no byline.
_NAME_LINK = frozenset(
    ("and", "&", "in", "for", "of", "at", "the", "de", "del", "der", "den", "van", "von", "la", "le", "di", "da", "el")
)
_DATE_LABEL = re.compile(r"(?:first )?(?:published|posted|publication date|date)(?: on)?:?\s{1,3}|on\s{1,3}", re.I)
_CLOCK = re.compile(r"[\s,|·•@–—-]{0,5}(?:at\s)?(?:[0-9]{1,2}[:.h][0-9]{2}.{0,40}|\(.{0,40}\)|[.,])?\s*", re.I)
_GAP = re.compile(r"\s{1,2}(?=[A-Z0-9])")
_PLACE = re.compile(r"[A-Z][A-Z .,'’/-]{2,50}(?:\([A-Za-z ]{2,30}\)\s{0,2}[,–—-]?)?")
_DATELINE_END = re.compile(r"\s{0,2}(?:\([A-Za-z .]{2,30}\)\s{0,2})?(?:[–—:-]|\()")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the first paragraph: title, byline and printed date, or null."""

    title: str | None = None
    byline: str | None = None
    published: str | None = None


def read_text(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    url: str | None = None,
    id: str | None = None,
) -> Article:
    """An Article of `text` as it is, with the title, byline and date printed at its top where none are given.

    `published` is an EDTF day, month or year (`2019-01-04`, `2019-01`, `2019`), or an ISO time, of which the printed
    day is kept. InputError where the text holds no words, NUL or half of a surrogate pair, is longer than
    `MAX_CHARACTERS`, or `published` is no possible date.
    """
    when = given_date(published, name="the text") if published else Published()
    return text_article(text, name="the text", title=title, outlet=outlet, published=when, url=url, id=id)


def text_article(
    text: str,
    *,
    name: str,
    published: Published,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    id: str | None = None,
    byline: str | None = None,
    language: str | None = None,
    retrieved: str | None = None,
) -> Article:
    """`read_text` for the other readers: `name` is what an error sentence calls the text."""
    check_text(text, name=name)
    heading = heading_of(text)
    if published.value is None and heading.published:
        published = Published(value=heading.published, certainty="read")
    return Article(
        text=text,
        id=id or "",
        url=url or None,
        outlet=outlet or None,
        title=title or heading.title,
        byline=byline or heading.byline,
        language=language or None,
        published=published,
        retrieved=retrieved or None,
    )


def given_date(value: str, *, name: str) -> Published:
    """The date that a caller gives, or InputError where it is none."""
    found = date_value(value)
    if not found:
        raise InputError(name, f"{value[:60]!r} {problem_with(value)}")
    return Published(value=found, certainty="given")


def check_text(text: str, *, name: str) -> None:
    """Raise InputError unless `text` can be an article: words, no NUL, whole characters, not too long."""
    if not text or text.isspace():
        raise InputError(name, "is empty; give the text of an article")
    if len(text) > MAX_CHARACTERS:
        limit = f"{len(text):,} characters are more than the {MAX_CHARACTERS:,} that one article may have"
        raise InputError(name, f"{limit}; split it into articles")
    check_characters(text, name=name)
    if not _LETTER.search(text):
        raise InputError(name, "holds no words, so it is not an article; give the text of one")


def check_characters(text: str, *, name: str) -> None:
    """Raise InputError where `text` holds NUL or half of a surrogate pair, which no file and no database can hold."""
    if "\x00" in text:
        raise InputError(name, "holds NUL characters, so it is not text; remove them")
    if _SURROGATE.search(text):
        raise InputError(name, "holds half of a surrogate pair, which is no character; write the text as UTF-8")


def heading_of(text: str) -> Heading:
    """The title, byline and printed date among the first lines of `text`.

    A title is the first line if it is short, does not end like a sentence, and a blank line, byline or date follows it.
    """
    lines = text[:_TOP].splitlines()
    if len(text) > _TOP:
        lines = lines[:-1]  # the last one may be cut
    full = [(number, line.strip()) for number, line in enumerate(lines) if line.strip()][:_TOP_LINES]
    title = byline = published = None
    for place, (number, line) in enumerate(full):
        found = _date_of(line)
        if found:
            published = published or found
        elif author := byline_of(line):
            byline = byline or author
        elif place == 0 or (place == 1 and title is None and (published or byline)):
            after = full[place + 1] if place + 1 < len(full) else None
            if after and _is_title(line) and (after[0] > number + 1 or _date_of(after[1]) or byline_of(after[1])):
                title = re.sub(r"^#{1,3}\s+", "", line)
        published = published or _dateline(line)
        if len(line) > 2 * _TITLE_LENGTH:
            break  # the first paragraph: what follows is no heading
    return Heading(title=title, byline=byline, published=published)


def byline_of(line: str) -> str | None:
    """The names in a line such as "By Jane Doe and John Smith, Example News", or None if it is no byline."""
    found = _BYLINE.fullmatch(line[:200])
    if not found or len(line) > 200:
        return None
    names = _BYLINE_REST.split(found[1], maxsplit=1)[0].strip(" ,;")
    words = names.replace(",", " ").split()
    if not words or printed_date(names) or (names.endswith((".", "?", "!", ":")) and not _INITIAL.search(names)):
        return None
    if any(not (word[0].isupper() or word.lower() in _NAME_LINK) for word in words) or words[0].lower() in _NAME_LINK:
        return None
    return names


def _is_title(line: str) -> bool:
    if len(line) > _TITLE_LENGTH or len(line.split()) < 2 or not _TITLE_START.match(line):
        return False
    return not line.endswith((".", ",", ";", ":", "…", ".”", '."', ".’", ".'", ",”", ',"')) or bool(
        _INITIAL.search(line)
    )


def _date_of(line: str) -> str | None:
    """The date of a line that holds nothing else."""
    if len(line) > 100:
        return None
    label = _DATE_LABEL.match(line)
    rest = line[label.end() :] if label else line
    found = printed_date(rest)
    return found[0] if found and _CLOCK.fullmatch(rest[found[1] :]) else None


def _dateline(line: str) -> str | None:
    """The date in "LONDON, January 4, 2019 (Example News) — The minister…"; it must have its year."""
    for gap in _GAP.finditer(line, 0, 80):
        if not _PLACE.fullmatch(line, 0, gap.start()):
            continue
        found = printed_date(line[gap.end() : gap.end() + 60])
        if found and _DATELINE_END.match(line[gap.end() + found[1] :][:60]):
            return found[0]
    return None
