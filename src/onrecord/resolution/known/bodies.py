"""Names of bodies, as they stand in texts."""

from __future__ import annotations

import re

_QUALIFIED = re.compile(
    r"^[A-ZÀ-Þ][\w.’'-]*?-(?:based|backed|led|supporting|supported|run|linked|aligned|owned|funded|affiliated|allied"
    r"|controlled) (?=[A-ZÀ-Þ])"
)


def unqualified(name: str) -> str:
    """A body's name without what is only said of it: "Sel Coalition", of "Turkey-based Sel Coalition"."""
    return _QUALIFIED.sub("", name)
