"""The shapes of the stances, told apart without colour: by outline, by filling, and by the word in the legend."""

from __future__ import annotations

from onrecord.record import Stance

STANCES: tuple[Stance, ...] = ("open", "conditional", "closed", "mediating", "unclear")


def shape(stance: Stance, x: float, y: float, size: float) -> str:
    """A mark with its middle at `x`, `y`: hollow ring, half disc, full square, hollow diamond, dotted ring."""
    r = size / 2
    if stance == "closed":
        s = round(size * 0.86, 1)
        return f'<rect class="mark closed" x="{x - s / 2:.1f}" y="{y - s / 2:.1f}" width="{s}" height="{s}"/>'
    if stance == "mediating":
        d = r + 1
        return f'<path class="mark mediating" d="M{x:.1f} {y - d:.1f} l{d} {d} l-{d} {d} l-{d} -{d} Z"/>'
    ring = f'<circle class="mark {stance}" cx="{x:.1f}" cy="{y:.1f}" r="{r - 1:.1f}"/>'
    if stance == "conditional":
        h = r - 1
        arc = f"A{h:.1f} {h:.1f} 0 0 0 {x:.1f} {y + h:.1f}"
        return f'{ring}<path class="half conditional" d="M{x:.1f} {y - h:.1f} {arc} Z"/>'
    return ring


def bar(stance: Stance, start: float, end: float, y: float, pattern: str) -> str:
    """A bar for a date that is a month or the like, under its mark; `pattern` is the id that patterns begin with."""
    return (
        f'<rect class="bar {stance}" x="{start:.1f}" y="{y - 6:.1f}" width="{end - start:.1f}" height="12" rx="6"'
        f' fill="url(#{pattern}-{stance})"/>'
    )


def patterns(prefix: str) -> str:
    """What bars are filled with: blank, stripes, full grey, cross-hatching, dots."""
    drawn = {
        "open": "",
        "conditional": '<path class="hatch" d="M-1 7 L7 -1 M-1 1 L1 -1 M5 7 L7 5"/>',
        "closed": '<rect class="full" width="6" height="6"/>',
        "mediating": '<path class="hatch" d="M0 3 H6 M3 0 V6"/>',
        "unclear": '<circle class="dot" cx="3" cy="3" r="1"/>',
    }
    return "".join(
        f'<pattern id="{prefix}-{stance}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect class="ground" width="6" height="6"/>{lines}</pattern>'
        for stance, lines in drawn.items()
    )


STYLE = """
.onrecord-timeline { --paper: #ffffff; --ink: #1a1a1a; --soft: #5b5f66; --line: #d9dce1; --band: #f5f6f8;
  --open: #00705a; --conditional: #8a5a00; --closed: #a11220; --mediating: #1c4e9c; --unclear: #5b5f66;
  font-family: "Source Sans 3", "Helvetica Neue", Helvetica, Arial, sans-serif; font-size: 13px; }
@media (prefers-color-scheme: dark) {
  .onrecord-timeline { --paper: #15171a; --ink: #eceff3; --soft: #a7adb6; --line: #3a3f47; --band: #1d2024;
    --open: #58d3b4; --conditional: #f0b95a; --closed: #ff8087; --mediating: #8ab8ff; --unclear: #a7adb6; } }
@media print {
  .onrecord-timeline { --paper: #ffffff; --ink: #000000; --soft: #444444; --line: #bbbbbb; --band: #f4f4f4;
    --open: #000000; --conditional: #000000; --closed: #000000; --mediating: #000000; --unclear: #000000; } }
.onrecord-timeline text { fill: var(--ink); }
.onrecord-timeline .paper, .onrecord-timeline .ground { fill: var(--paper); }
.onrecord-timeline .headline { font-family: Georgia, "Times New Roman", serif; font-size: 27px; font-weight: bold; }
.onrecord-timeline .deck, .onrecord-timeline .tick, .onrecord-timeline .source { fill: var(--soft); }
.onrecord-timeline .party { font-size: 15px; font-weight: bold; }
.onrecord-timeline .none { fill: var(--soft); font-style: italic; }
.onrecord-timeline .band { fill: var(--band); }
.onrecord-timeline .rule { stroke: var(--line); stroke-width: 1; fill: none; }
.onrecord-timeline .axis { stroke: var(--ink); stroke-width: 1.4; fill: none; }
.onrecord-timeline .open { --own: var(--open); } .onrecord-timeline .conditional { --own: var(--conditional); }
.onrecord-timeline .closed { --own: var(--closed); } .onrecord-timeline .mediating { --own: var(--mediating); }
.onrecord-timeline .unclear { --own: var(--unclear); }
.onrecord-timeline .mark { fill: var(--paper); stroke: var(--own); stroke-width: 2.4; }
.onrecord-timeline .mark.closed, .onrecord-timeline .half { fill: var(--own); }
.onrecord-timeline .mark.unclear { stroke-dasharray: 2.2 2.2; stroke-width: 2; }
.onrecord-timeline .bar { stroke: var(--own); stroke-width: 1.4; }
.onrecord-timeline .hatch { stroke: var(--soft); stroke-width: 1.1; fill: none; }
.onrecord-timeline .full, .onrecord-timeline .dot { fill: var(--soft); }
.onrecord-timeline .number { font-size: 11px; font-weight: bold; text-anchor: middle; }
.onrecord-timeline .number.on-closed { fill: var(--paper); }
.onrecord-timeline .moved { font-size: 12px; font-weight: bold; }
.onrecord-timeline .flag { stroke: var(--ink); stroke-width: 1; fill: none; }
.onrecord-timeline .differ { stroke: var(--ink); stroke-width: 1.2; stroke-dasharray: 3 3; fill: none; }
.onrecord-timeline .key .who, .onrecord-timeline .strong { font-weight: bold; }
.onrecord-timeline .key .via { fill: var(--soft); }
"""
