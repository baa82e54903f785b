"""The way of a statement's words as a picture: from the speaker, through who passed them on, to the articles.

SVG, drawn here: columns are steps of the way, rows are articles, and a bearer whom several articles share is drawn
once. Colours come from the style sheet, so that it is readable in dark and light and in black and white.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup

from onrecord.phrases import ARROW, bearer, who
from onrecord.record import Hop, Statement
from onrecord.web.escaping import text_html

ROWS = 12  # articles drawn; the page lists them all
_COLUMN, _WIDE, _ROW, _BOX, _LINE = 246, 206, 58, 42, 22
_SHOWN = 24  # characters of a name


@dataclass
class _Node:
    """A bearer of the words, and those whom they went to from there."""

    label: str
    kind: str
    hops: dict[tuple[str, str], _Node] = field(default_factory=dict)
    column: int = 0
    row: float = 0.0
    ends: list[int] = field(default_factory=list)  # the carriers whose chain ends here


def chain_picture(statement: Statement) -> Markup:
    """The ways of the first `ROWS` carriers, the first one marked."""
    speaker = statement.speaker
    root = _Node(who(speaker), speaker.type)
    for number, carrier in enumerate(statement.carriers[:ROWS]):
        node = root
        for hop in carrier.chain[1:]:
            node = node.hops.setdefault((hop.type, bearer(hop)), _Node(bearer(hop), hop.type))
        node.ends.append(number)
    columns = _place(root)
    rows = max(1, round(_bottom(root)) + 1)
    width, height = columns * _COLUMN - (_COLUMN - _WIDE) + 4, rows * _ROW
    ways = "; ".join(_way(statement, carrier.chain) for carrier in statement.carriers[:ROWS])
    return Markup(
        '<svg class="chain" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="img" aria-labelledby="chain-title">'
        '<title id="chain-title">{2}</title>{3}{4}</svg>'
    ).format(width, height, text_html(f"The way of the words: {ways}"), _edges(root), _boxes(root))


def _way(statement: Statement, chain: tuple[Hop, ...]) -> str:
    return ARROW.join([who(statement.speaker), *(bearer(hop) for hop in chain[1:])]).replace(ARROW, " to ")


def _place(root: _Node) -> int:
    """Give each node its column and row; how many columns there are."""
    rows = 0
    deepest = 0

    def place(node: _Node, column: int) -> None:
        nonlocal rows, deepest
        node.column = column
        deepest = max(deepest, column)
        for following in node.hops.values():
            place(following, column + 1)
        if node.hops:
            inner = [following.row for following in node.hops.values()]
            node.row = (min(inner) + max(inner)) / 2
        else:
            node.row = rows
            rows += 1

    place(root, 0)
    return deepest + 1


def _bottom(node: _Node) -> float:
    return max([node.row, *map(_bottom, node.hops.values())])


def _edges(node: _Node) -> Markup:
    found = Markup("")
    for following in node.hops.values():
        x, y = node.column * _COLUMN + _WIDE, node.row * _ROW + _BOX / 2 + 4
        to_x, to_y = following.column * _COLUMN, following.row * _ROW + _BOX / 2 + 4
        middle = (x + to_x) / 2
        curve = f"M{x} {y} C{middle} {y} {middle} {to_y} {to_x - 6} {to_y}"
        found += Markup('<path class="edge" d="{}"/><path class="head" d="M{} {} l-7 -4 v8 z"/>').format(
            curve, to_x, to_y
        )
        found += _edges(following)
    return found


def _boxes(node: _Node) -> Markup:
    x, y = node.column * _COLUMN + 1, node.row * _ROW + 4
    first = " first" if 0 in node.ends else ""
    below = "first to carry it" if 0 in node.ends else node.kind
    found = Markup(
        '<g class="bearer {}{}"><title>{}</title><rect x="{}" y="{}" width="{}" height="{}" rx="3"/>'
        '<text class="name" x="{}" y="{}">{}</text><text class="kind" x="{}" y="{}">{}</text></g>'
    ).format(
        node.kind,
        first,
        text_html(node.label),
        x,
        y,
        _WIDE - 2,
        _BOX,
        x + 9,
        y + 17,
        text_html(_short(node.label)),
        x + 9,
        y + _LINE + 11,
        below,
    )
    for following in node.hops.values():
        found += _boxes(following)
    return found


def _short(label: str) -> str:
    return label if len(label) <= _SHOWN else f"{label[: _SHOWN - 1].rstrip()}…"
