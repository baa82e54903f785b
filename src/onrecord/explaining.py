"""What each value of a record was resolved from: ledgers do not keep it, so the article is read again by its model."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extraction import Extractor
from onrecord.record import Record
from onrecord.resolution import resolve


def explained(record: Record, extractor: Extractor) -> Record:
    """The record with `because` in each attribution; null still in those that this version would resolve otherwise.

    Raises ValueError with a sentence if another model than `extractor`'s read it.
    """
    if extractor.model != record.model:
        raise ValueError(
            f"this article was read by {record.model}, which this version of onrecord does not have "
            f"(it has {extractor.model}); only what one's own model read can be explained"
        )
    (marks,) = extractor.mark([record.article])
    again = resolve(record.article, marks, model=extractor.model, because=True)
    reasons = {replace(item, because=None): item.because for item in again.attributions}
    return replace(record, attributions=tuple(replace(item, because=reasons.get(item)) for item in record.attributions))
