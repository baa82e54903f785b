"""How much a word tells: the rarer it is in English, the more it says that two wordings share it.

The encoder's vocabulary lists the words of its training corpus from the most frequent to the rarest; a word that is not
among them is rarer than all.
"""

from __future__ import annotations

import json
import math
from functools import lru_cache
from importlib.resources import files

WORDS_FROM = 1995  # before them stand single characters and marks
_STEEPNESS = 3
NAME = 0.6  # of what a word tells, where it is (part of) a name: those are the matter of a day, and stand in all of it


@lru_cache(maxsize=100_000)
def rarity(word: str) -> float:
    """What a folded word tells, from nearly 0 ("time") to 1 ("misinformation")."""
    known = vocabulary()
    rank = known.get(word)
    if rank is None:
        return 1.0
    return float(min(1.0, math.log(max(rank - WORDS_FROM, 1)) / math.log(len(known) - WORDS_FROM)) ** _STEEPNESS)


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, int]:
    """The encoder's word-pieces and their numbers, from the most frequent to the rarest."""
    # By way of `onrecord.extraction`, onnxruntime would be loaded too.
    text = (files("onrecord") / "extraction" / "model" / "tokenizer.json").read_text(encoding="utf-8")
    known: dict[str, int] = json.loads(text)["model"]["vocab"]
    return known
