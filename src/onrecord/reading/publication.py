"""When a page was published: what its metadata and its address state, held against what it shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from htmldate import find_date
from lxml import html as lxml_html

from onrecord.reading.cleaning import clean
from onrecord.reading.dates import date_value, printed_date
from onrecord.record import Published

# Names of meta tags, the most explicit first.
_DATES = ("article:published_time", "datepublished", "parsely-pub-date", "og:published_time", "dc.date.issued",
          "dcterms.issued", "dc.date", "publish-date", "pubdate", "date")  # fmt: skip
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
_URL_DAY = re.compile(r"/((?:19|20)[0-9]{2})[/-]([01]?[0-9]|[a-z]{3})[/-]([0-3]?[0-9])(?![0-9])")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SLASHES = re.compile(r"(?<![0-9])([0-9]{1,2})[/.-]([0-9]{1,2})[/.-](?:[0-9]{2}){1,2}(?![0-9])")
_DATE_START = re.compile(r"^|(?<![0-9A-Za-z])(?=[0-9A-Z])")
# Where pages show their date. htmldate looks in more places, and finds dates of other things there.
_DATE_ELEMENTS = (
    ".//time | .//*[self::p or self::span or self::div or self::li or self::h2 or self::h5 or self::h6 or self::em]"
    "[contains(@class, 'date') or contains(@class, 'byline') or contains(@class, 'publish')"
    " or contains(@class, 'posted') or contains(@class, 'timestamp')"
    " or contains(@id, 'date') or contains(@id, 'publish')]"
)
# Where they show a time, besides.
_CLOCK_ELEMENTS = (
    ".//*[contains(@class, 'date') or contains(@class, 'byline') or contains(@class, 'author')"
    " or contains(@class, 'meta') or contains(@class, 'time')]"
)
_DATE_PLACES = 30  # how many of them are tried: the article's own date stands before those of its neighbours
_DATE_LENGTH = 120
_UTC_TIME = re.compile(r"[0-9T:. -]{16,30}(?:Z|UTC|GMT|[+-]00:?00)")
_TO_THE_MINUTE = len("2031-03-04T05:06")
_CLOCK = re.compile(r"(?<![0-9])([0-9]{1,2}):([0-9]{2})(?![0-9])")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")


def _string_date(value: str | None) -> str | None:
    """The printed day of an ISO time, or of a date in English words."""
    day = _ISO_DAY.match(value or "")
    if day:
        return date_value(day[0])
    found = printed_date(value) if value else None
    return found[0] if found else None


def published_of(
    tree: lxml_html.HtmlElement, tags: Mapping[str, str], linked: str | None, url: str | None
) -> Published:
    """The page's date: `stated` by its metadata or its address, else `read` in what it shows, else null.

    `tags` are its meta tags and `linked` the date of its linked data. The printed, local day counts.
    """
    marked = tree.xpath("string(.//*[@itemprop='datePublished']/@datetime)") or tree.xpath(
        "string(.//time[@pubdate]/@datetime)"
    )
    address = _address_day(url or "")
    stated = [linked, *(tags[name] for name in _DATES if name in tags), str(marked)]
    # Some pages put their own zone behind a time in UTC, or none; another value of the same clock tells.
    shown = map(str, tree.xpath(".//time/@datetime")[:_DATE_PLACES])
    in_utc = {value[:_TO_THE_MINUTE] for value in (*stated, *shown) if value and _UTC_TIME.fullmatch(value)}
    for value in stated:
        if value and (day := _string_date(value)):
            # A time in UTC may be another day than the printed, local one, which the address has, or the page shows.
            if value[:_TO_THE_MINUTE] in in_utc:
                if address and abs(date.fromisoformat(day) - date.fromisoformat(address)) == timedelta(days=1):
                    day = address
                elif local := None if address else _shown_beside(tree, day, value):
                    return Published(value=local, certainty="read")
            return Published(value=day, certainty="stated")
    if address:
        return Published(value=address, certainty="stated")
    for element in tree.xpath(_DATE_ELEMENTS)[:_DATE_PLACES]:
        value = element.get("datetime") or clean(element.text_content()) or ""
        if len(value) <= _DATE_LENGTH and (day := _visible_date(value)):
            return Published(value=day, certainty="read")
    return Published()


def _address_day(url: str) -> str | None:
    """The day in an address: /2031/03/04/, /2031-3-4/ or /2031/mar/04/."""
    found = _URL_DAY.search(url)
    if not found:
        return None
    year, month, day = found.groups()
    if month in _MONTHS:
        month = str(_MONTHS.index(month) + 1)
    return date_value(f"{year}-{month:0>2}-{day:0>2}")


def _shown_beside(tree: lxml_html.HtmlElement, day: str, time: str) -> str | None:
    """The day that a page shows where it is the one before or after `day`, and some zone has it at this time in UTC.

    Where a clock stands beside it, minutes must agree: zones are whole hours and half ones apart. Without one, it must
    stand where pages show their date. None where the page shows `day` itself, or neither.
    """
    clock = _CLOCK.search(time)
    if not clock:
        return None
    hour, minute, stated = int(clock[1]), int(clock[2]), date.fromisoformat(day)
    # Zones reach from UTC-12 to UTC+14.
    beside = [stated + timedelta(days=days) for days, fits in ((-1, hour < 12), (1, hour >= 10)) if fits]
    usual = tree.xpath(_DATE_ELEMENTS)[:_DATE_PLACES]
    for element in (*usual, *tree.xpath(_CLOCK_ELEMENTS)[:_DATE_PLACES]):
        text = clean(element.text_content()) or ""
        clocks = {int(found[2]) % 30 for found in _CLOCK.finditer(text)}
        fitting = ({minute % 30}, {_own_minute(element, day, hour)})
        if len(text) > _DATE_LENGTH or not (clocks in fitting if clocks else element in usual):
            continue
        if _names_day(text, stated):
            return None
        for other in beside:
            if _names_day(text, other):
                return other.isoformat()
    return None


def _own_minute(element: lxml_html.HtmlElement, day: str, hour: int) -> int | None:
    """The minute, of half an hour, that an element says of itself in UTC, if that is on `day` and soon after `hour`.

    What an update shows of its zone holds for the publication before it.
    """
    own = element.get("datetime", "")
    clock = _CLOCK.search(own)
    if not clock or not own.startswith(day) or not _UTC_TIME.fullmatch(own) or not 0 <= int(clock[1]) - hour <= 3:
        return None
    return int(clock[2]) % 30


def _names_day(text: str, day: date) -> bool:
    """Whether `text` names a day in English words, with its year or, beside a clock, without one."""
    name = day.strftime("%B")
    month, number = rf"(?:{name}|{name[:3]}|{name[:4]})\.?,?", rf"{day.day}(?:st|nd|rd|th)?\b"
    words = rf"\b{month}\s{{1,3}}{number}|\b{number}\s{{1,3}}{month}"
    found = re.search(words, text, re.I)
    return found is not None and (str(day.year) in text or (not _YEAR.search(text) and _CLOCK.search(text) is not None))


def _visible_date(text: str) -> str | None:
    """The date that `text`, some words of a page, shows. Held against them: htmldate fills in what is absent."""
    for start in _DATE_START.finditer(text):
        found = printed_date(text[start.end() :])
        if found:
            return found[0]
    both_ways = _SLASHES.search(text)
    if both_ways and int(both_ways[1]) <= 12 and int(both_ways[2]) <= 12:
        return None  # another day on either side of the Atlantic
    holder = lxml_html.Element("html")
    paragraph = lxml_html.Element("p", {"class": "date"})
    paragraph.text = text
    holder.append(paragraph)
    value = find_date(holder, extensive_search=False, original_date=True)
    numbers = {int(number) for number in re.findall(r"[0-9]{1,4}", text)}
    shown = value and int(value[:4]) in numbers and int(value[8:]) in numbers
    return date_value(value) if value and shown else None
