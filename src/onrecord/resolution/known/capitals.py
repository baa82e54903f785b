"""The capitals and seats of government that an article itself shows, for those that no table knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from onrecord.record import Span
from onrecord.resolution.known.states import NAME, SPEAKS, WORD

_CAPITAL = re.compile(
    rf"(?:(?P<whose>{NAME})(?:['’]s)? capital,? (?:of |city,? (?:of )?)?(?P<city>{NAME})(?! of |['’-]\w)"
    rf"|(?P<city2>{NAME}), (?:the )?(?P<whose2>{NAME})(?:['’]s)? capital\b"
    rf"|(?P<city3>{NAME}), (?:the )?capital of (?:neighbou?ring |the )?(?P<whose3>{NAME})"
    rf"|capital of (?P<whose4>{NAME}), (?P<city4>{NAME}))"
)
_ANY_CAPITAL = re.compile(rf"\b[Tt]he (?:(?P<whose>{NAME}) capital\b|capital of (?:neighbou?ring )?(?P<of>{NAME}))")
_HOUSE = r"(?:palace|fortress|villa|residence|mansion|castle|house|compound|headquarters|seat|building|complex|hill)\b"
# A house: "the Citadel, the fortress from which Veldia is governed".
_SEAT = re.compile(
    rf"(?<!\w)(?P<seat>{NAME}), (?:the |an? )(?=[^.,\n]{{0,40}}\b{_HOUSE})(?=[^.\n]{{0,80}}\b(?:govern"
    rf"|presiden|monarch|royal|prime minister|ruled?\b))"
    rf"[^.,\n]{{0,60}}?\b(?P<whose>{NAME})\b"
)
_OPENS = re.compile(
    r"[“\"'‘]?(?:(?:In|On|By|Last) \w+,? )?(?:[Tt]he |[Aa]n? |Two |Three )?"
    r"(?P<name>[A-ZÀ-Þ][^\W\d_]{2,30})(?P<own>['’]s)?(?=\W)"
)
_ENDS = re.compile(r"[.!?][”’\"']? (?=[A-ZÀ-Þ“‘\"])")
_SITS = re.compile(r"[^,.\n]{0,60}\bgovernment, which sits (?:there|here)\b")
_MOST_TRIES = 12  # sentences in which a town speaks that are looked at
_DATELINE = re.compile(
    r"^(?P<city>[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,30})(?:, [\w .]{1,30})?"
    r"(?: \([^()\n]{1,30}\))? {0,2}[-–—]{1,2} (?P<rest>.{10,60})",
    re.M,
)


def capitals_in(
    text: str,
    states: dict[str, Span],
    towns: frozenset[str],
    country_of: Callable[[str], str | None],
    may_be: Callable[[str], bool],
) -> dict[str, tuple[str, Span]]:
    """The cities and houses that stand for a government in `text`, each with its country and the place that shows it.

    `country_of` gives the country that a word names or whose people it names; `may_be` says whether a word may be a
    city at all. A town that speaks ("Korva denied this") is the capital of the country that its dateline or the next
    sentence tells.
    """
    found: dict[str, tuple[str, Span]] = {}

    def add(city: str | None, country: str | None, span: Span) -> None:
        if city and country and may_be(city):
            found.setdefault(city, (country, span))

    for match in _CAPITAL.finditer(text) if "capital" in text else ():
        parts = match.groupdict()
        city = parts["city"] or parts["city2"] or parts["city3"] or parts["city4"]
        add(city, country_of(parts["whose"] or parts["whose2"] or parts["whose3"] or parts["whose4"]), match.span())
    for match in _SEAT.finditer(text):
        country = country_of(match["whose"])
        if country in states:
            add(match["seat"], country, match.span())
    # "Korva repeated …, he said from the Veldian capital"
    for match in _ANY_CAPITAL.finditer(text) if "capital" in text else ():
        country = country_of(match["whose"] or match["of"])
        if country not in states or text[match.end() : match.end() + 3].startswith(", "):
            continue
        start = max(text.rfind("\n", max(0, match.start() - 600), match.start()) + 1, match.start() - 600)
        near = {w for w in WORD.findall(text[start : match.start()]) if w in towns and not country_of(w)}
        if not near and (first := WORD.match(text, start)):
            near = {first.group()} if may_be(first.group()) and not country_of(first.group()) else set()
        if len(near) == 1:
            add(near.pop(), country, match.span())
    for city, country, span in _speaking(text, towns, country_of, may_be):
        if country in states:
            add(city, country, span)
    return found


def _speaking(
    text: str, towns: frozenset[str], country_of: Callable[[str], str | None], may_be: Callable[[str], bool]
) -> Iterator[tuple[str, str, Span]]:
    """Towns that say something, with the country that the text beside them tells."""
    lead = {}
    for match in _DATELINE.finditer(text):
        opening = _OPENS.match(match["rest"])
        country = country_of(opening["name"]) if opening else None
        if country:
            lead[match["city"].title()] = (country, match.span())
    headline = text.find("\n")
    tried: Counter[str] = Counter()
    for match in WORD.finditer(text):
        city = match.group()
        if tried[city] >= _MOST_TRIES or not SPEAKS.match(text, match.end()):
            continue
        tried[city] += 1
        if country_of(city) or not may_be(city):
            continue
        if city in lead:
            yield city, *lead[city]
        if match.start() < headline:  # what a headline says of a city, the lead says again of the country
            again = _said_again(text, SPEAKS.match(text, match.end()), country_of)
            if again:
                yield city, *again
        following = _next_sentence(text, match.end())
        opening = _OPENS.match(text, following) if following else None
        whose = country_of(opening["name"]) if opening else None
        if (
            whose
            and opening is not None
            and (city in towns or _SITS.match(text, opening.start(), opening.start() + 120))
        ):
            yield city, whose, (match.start(), opening.end())
        first = text.rfind("\n", max(0, match.start() - 800), match.start()) + 1
        last = None
        for at in [first, *(m.end() for m in _ENDS.finditer(text, first, match.start()))]:
            opening = _OPENS.match(text, at, match.start())
            if opening and country_of(opening["name"]):
                last = opening
        if last is not None:
            yield city, str(country_of(last["name"])), last.span()


def _said_again(
    text: str, speaks: re.Match[str] | None, country_of: Callable[[str], str | None]
) -> tuple[str, Span] | None:
    """The country that the first paragraphs have with the verb of a headline."""
    if speaks is None:
        return None
    verb = re.escape(speaks.group().rsplit(" ", 1)[-1][:4])
    for match in re.compile(rf"^({NAME})(?: \w{{1,12}}){{0,2}} {verb}", re.M).finditer(text, speaks.end(), 1200):
        country = country_of(match[1])
        if country:
            return country, match.span()
    return None


def _next_sentence(text: str, at: int) -> int:
    end = _ENDS.search(text, at, at + 300)
    return end.end() if end and "\n" not in text[at : end.end()] else 0
