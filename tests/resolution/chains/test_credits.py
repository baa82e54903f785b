"""Credits for all of an article."""

from __future__ import annotations

import pytest

from onrecord.record import Article
from onrecord.resolution.chains.credits import credits_of

BODY = "The bridge opened on Monday.\n\nRain fell."


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"KALIN, March 3 (Kavra) - {BODY}", "Kavra"),
        (f"KALIN. /TASS/. {BODY}", "TASS"),
        (f"Bridge opens\n\nBy Reuters\n\n{BODY}", "Reuters"),
        (f"{BODY}\n\n— AFP", "Agence France-Presse"),
        (f"{BODY}\n\n(Reuters)", "Reuters"),
        (f"{BODY}\n\nSource: Xinhua", "Xinhua"),
        (f"{BODY}\n\nThis article was originally published by the Springfield Gazette.", "Springfield Gazette"),
    ],
)
def test_a_line_that_credits_all_of_it(text: str, outlet: str) -> None:
    assert [m.outlet.name for m in credits_of(Article(text=text))] == [outlet]


@pytest.mark.parametrize(
    "line",
    [
        "Additional reporting by Reuters",
        "With reporting from the Associated Press",
        "Reporting by Ada Brook; AFP contributed",
        "The Associated Press contributed to this report.",
        "(Reporting by Ada Brook in Kalin; Editing by Carl Doe)",
    ],
)
def test_a_line_that_credits_a_part_is_none(line: str) -> None:
    assert credits_of(Article(text=f"{BODY}\n\n{line}")) == []
