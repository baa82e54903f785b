"""The calendar expressions of a text, and the dates that they stand for."""

from onrecord.record import Time
from onrecord.resolution.times_grammar import NO_DATE, candidates
from onrecord.resolution.times_story import begin
from onrecord.resolution.times_values import value_of


def find_times(text: str, published: str | None) -> tuple[Time, ...]:
    """Every calendar expression of `text`, in order and apart, with its EDTF value to the precision of the words.

    Durations, sets and ages are none. `published` is YYYY-MM-DD, YYYY-MM, YYYY or None: expressions such as
    `Tuesday` and `last week` are resolved against it, and have no value where it does not suffice. Others, such as
    `two days later` and, in a text that tells history, `in April`, are relative to the last date told before them.
    """
    found = list(candidates(text))
    story = begin(text, published, found)
    times = []
    for one in found:
        value = value_of(one, story)
        if value != NO_DATE:
            times.append(Time(span=one.match.span(), value=value))
            story.tell(value, one.rule, one.match.end())
    return tuple(times)
