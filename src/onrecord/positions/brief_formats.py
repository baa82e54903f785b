"""A brief as Markdown and as a page of HTML: headings, and under each the statements with their places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from onrecord.export.markdown import cited, how_said, plain_text, shortened
from onrecord.phrases import bearer, day, when, who
from onrecord.positions.brief import Brief, Report
from onrecord.positions.conflicts import WHAT, Conflict
from onrecord.positions.moves import Move
from onrecord.record import Carrier, Position, Statement
from onrecord.safe import one_line

if TYPE_CHECKING:
    from jinja2 import Template

LONGEST = 600  # characters of a statement that are shown


def brief_markdown(found: Brief) -> Iterator[str]:
    """A brief as Markdown (CommonMark), a line or more at a time. What articles say in it is text."""
    yield f"# {plain_text(found.issue.title)}\n\n{plain_text(span_of(found))}\n"
    for title, entries in sections(found):
        yield f"\n## {plain_text(title)}\n"
        for head, lines in entries:
            if head:
                yield f"\n### {plain_text(head)}\n"
            yield "\n"
            for label, statement, carrier in lines:
                before = f"*{plain_text(label)}*: " if label else ""
                yield f"- {before}{cited(statement, carrier, longest=LONGEST)}"


def brief_html(found: Brief) -> str:
    """A brief as a page of HTML that stands alone, without script. What articles say in it is text."""
    return _template().render(
        title=one_line(found.issue.title),
        span=span_of(found),
        sections=[
            (title, [(head, [_line(*line) for line in lines]) for head, lines in entries])
            for title, entries in sections(found)
        ],
    )


Line = tuple[str | None, Statement, Carrier]
"""A label or null, a statement, and the article that carries it."""


def span_of(found: Brief) -> str:
    """The dates that a brief is about."""
    return f"Since {day(found.since)}" + (f", until {day(found.until)}" if found.until else "")


def sections(found: Brief) -> list[tuple[str, list[tuple[str, list[Line]]]]]:
    """The parts of a brief that hold something: a heading, and under it entries with a heading and their lines."""
    parts: list[tuple[str, list[tuple[str, list[Line]]]]] = [
        ("Moved", [(_moved(move), _of_move(move)) for move in found.moves]),
        ("Reports that differ", [(_differing(one), _of_conflict(one)) for one in found.conflicts]),
        (
            "New statements",
            [
                (party, [(item.stance, item.statement, item.carrier) for item in said])
                for party, said in found.said.items()
            ],
        ),
        ("Carried by several articles", [("", _of_report(report)) for report in found.reports]),
    ]
    return [(title, entries) for title, entries in parts if entries] or [("Nothing new is on record", [])]


def _moved(move: Move) -> str:
    before = " or ".join(f"{position.stance} ({_date(position)})" for position in move.before)
    return f"{move.party}: {before} → {move.after.stance} ({_date(move.after)})"


def _date(position: Position) -> str:
    return f"by {day(position.date or '')}" if position.published else day(position.date or "")


def _of_move(move: Move) -> list[Line]:
    return [
        (position.stance, item.statement, item.carrier)
        for position in (*move.before, move.after)
        for item in position.support[:1]
    ]


def _differing(conflict: Conflict) -> str:
    return f"{day(conflict.date) if conflict.date else 'Date unknown'}: {WHAT[conflict.kind]}"


def _of_conflict(conflict: Conflict) -> list[Line]:
    return [(None, statement, statement.carriers[0]) for statement in conflict.statements]


def _of_report(report: Report) -> list[Line]:
    labels = {id(report.first): "first", **{id(carrier): "copy" for carrier in report.copies}}
    carriers = (report.first, *report.copies, *report.others)
    return [
        (labels.get(id(carrier), "report"), report.statement, carrier)
        for carrier in sorted(carriers, key=lambda carrier: (carrier.published is None, carrier.published or ""))
    ]


def _line(label: str | None, statement: Statement, carrier: Carrier) -> dict[str, Any]:
    """What the page shows of a statement; an address only where it is one of the web."""
    address = carrier.url or ""
    return {
        "label": label,
        "who": who(statement.speaker),
        "role": one_line(statement.speaker.role) if statement.speaker.name and statement.speaker.role else None,
        "party": one_line(party) if (party := statement.speaker.party) and party != statement.speaker.name else None,
        "when": when(statement),
        "how": how_said(statement, carrier),
        "negated": statement.negated,
        "cue": one_line(carrier.cue) if any(map(str.isalpha, carrier.cue)) else None,
        "words": shortened(carrier.content, LONGEST),
        "outlet": one_line(carrier.outlet or "outlet unknown"),
        "title": one_line(carrier.title or "untitled"),
        "address": address if address.lower().startswith(("http://", "https://")) else None,
        "published": day(carrier.published) if carrier.published else "no date",
        "characters": ", ".join(f"{start}–{end}" for start, end in carrier.spans),
        "article": f"{carrier.article[:8]} {carrier.attribution}",
        "relays": ", ".join(bearer(hop) for hop in carrier.chain[1:-1]),
    }


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("onrecord.positions"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("brief.html")
