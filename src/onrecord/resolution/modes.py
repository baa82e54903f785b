"""Speech or thought: is the content said, or only believed, intended, expected, felt or perceived?"""

from __future__ import annotations

import re

from onrecord.cues import telling_word
from onrecord.record import Mode, Spans

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def mode_of(text: str, cue: Spans) -> Mode:
    """`thought` where the first telling word of the cue is one of belief, intention or feeling, else `speech`.

    A cue without words, or of words that tell nothing ("in", "for"), is speech. A passive expectation ("was expected
    to") is a thought whoever holds it.
    """
    found = telling_word(_WORD.findall(" ".join(text[start:end] for start, end in cue)))
    return found[1] if found else "speech"
