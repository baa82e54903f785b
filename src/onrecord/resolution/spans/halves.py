"""A quotation that its own clause parts in two: “Every time,” Ann Lee said, pointing at the sea, “it comes back.”"""

from __future__ import annotations

import re
from bisect import bisect_left

from onrecord.english.cues import telling_word
from onrecord.record import Span, Spans, SpanSet

_LONGEST_CLAUSE = 160
# From the clause to the second half: a comma, and perhaps what the speaker did meanwhile.
_GOES_ON = re.compile(r",(?: (?P<meanwhile>[^“”\"\n.;:?!]{2,100}),)? [“\"]")


def other_half(text: str, item: SpanSet, outer: Spans) -> Span | None:
    """The half of a parted quotation, with its marks, that the attribution lacks; null where it lacks none.

    `outer` are the quotations of the text without their marks, in its order. What stands between two halves that
    commas join to the clause is one sentence of one speaker.
    """
    clause = sorted(item.source + item.cue)
    if not item.cue or not item.source or clause[-1][1] - clause[0][0] > _LONGEST_CLAUSE:
        return None
    start, end = clause[0][0], clause[-1][1]
    at = bisect_left(outer, (start, 0)) - 1
    goes_on = _GOES_ON.match(text, end)
    if at < 0 or at + 1 >= len(outer) or not goes_on or outer[at + 1][0] != goes_on.end():
        return None
    last = (goes_on["meanwhile"] or "").rpartition(" ")[2]
    if last.endswith("ing") and telling_word([last]):  # “…,” he said, adding, “…”: an attribution of its own
        return None
    first, second = outer[at], outer[at + 1]
    if text[first[1] - 1] not in ",?!" or text[first[1] + 1 : start].strip():
        return None
    held = [any(a < q[1] and q[0] < b for a, b in item.content) for q in (first, second)]
    if held == [True, False]:
        return second[0] - 1, min(second[1] + 1, len(text))
    if held == [False, True]:
        return first[0] - 1, first[1] + 1
    return None
