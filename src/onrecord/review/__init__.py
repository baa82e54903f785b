"""People at work on the record: values as they type them, reading again, agreement, and training data."""

from __future__ import annotations

from onrecord.review.agreement import Agreement, Pair, agreement
from onrecord.review.rereading import Reread, read_again
from onrecord.review.training import training_records
from onrecord.review.typed import values_from

__all__ = ["Agreement", "Pair", "Reread", "agreement", "read_again", "training_records", "values_from"]
