"""Which candidate's campaign somebody speaks for: its manager, "a campaign aide", "an adviser to the Doe campaign"."""

from __future__ import annotations

import re

from onrecord.record import Because, Span
from onrecord.resolution.mentions.campaigns import campaign_meant
from onrecord.resolution.scene.found import Party
from onrecord.resolution.scene.scene import Scene

CAMPAIGN_STAFF = re.compile(
    r"(?:\S+ ){0,4}?[Cc]ampaign (?:[a-z]+ )?(?:officials|aides|advis[eo]rs|staff|staffers|strategists|operatives"
    r"|spokes(?:men|people|persons)|leaders|managers|lawyers|surrogates)\b"
)

_PAST = re.compile(r"\d{4}")  # "the architect of Doe's 2008 campaign"


def party_of_campaign(scene: Scene, words: Span, determiner: str = "the") -> Party | None:
    """The campaign that stands in `words`, or that "campaign" there means behind its `determiner`; null if none is."""
    start, end = words
    named = next((campaign for campaign in scene.campaigns if start <= campaign.span[0] < end), None)
    meant = named or campaign_meant(scene, determiner, start)
    if meant is None or (named and _PAST.search(scene.text, *named.span) and "spokes" not in scene.text[start:end]):
        return None
    said = " ".join(scene.text[start:end].split())
    return Party(meant.name, (Because(rule="whose role it is", spans=(meant.span,), values=(said, meant.name)),))
