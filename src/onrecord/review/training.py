"""What a model can learn from: the attributions that people accepted or corrected, as records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.ledger import Ledger
from onrecord.record import Record


def training_records(ledger: Ledger) -> Iterator[Record]:
    """One record for each article with an accepted or corrected attribution, which holds these and no others.

    One whose outer attribution is not among them has no parent. What nobody decided on is left out, so that the absence
    of an attribution says nothing.
    """
    for article in dict.fromkeys(opinion.article for opinion in ledger.opinions()):
        found = ledger.reviewed(article)
        items = [item.now for item in found.items if item.now and item.state in ("accepted", "corrected")]
        kept = {item.id for item in items}
        if items:
            attributions = tuple(item if item.parent in kept else replace(item, parent=None) for item in items)
            yield replace(found.machine, attributions=attributions)
