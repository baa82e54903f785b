"""A timeline as a picture in SVG: `svg(timeline)`. Parties are lanes, time runs to the right, stances are shapes."""

from __future__ import annotations

from onrecord.positions.picture.drawing import svg

__all__ = ["svg"]
