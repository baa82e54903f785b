"""The calendar expressions of a text, and the dates that they stand for."""

from dataclasses import dataclass

from onrecord.record import Because, Span, Time
from onrecord.resolution.dates.times_grammar import NAMES, NO_DATE, candidates
from onrecord.resolution.dates.times_story import begin
from onrecord.resolution.dates.times_values import value_of


@dataclass(frozen=True, slots=True)
class ReadTime:
    """A calendar expression, and how its value was found."""

    time: Time
    because: Because


def find_times(text: str, published: str | None) -> tuple[Time, ...]:
    """Every calendar expression of `text`, in order and apart, with its EDTF value to the precision of the words.

    Durations, sets and ages are none. `published` is YYYY-MM-DD, YYYY-MM, YYYY or None: expressions such as
    `Tuesday` and `last week` are resolved against it, and have no value where it does not suffice. Others, such as
    `two days later` and, in a text that tells history, `in April`, are relative to the last date told before them.
    """
    return tuple(one.time for one in read_times(text, published))


def read_times(text: str, published: str | None) -> tuple[ReadTime, ...]:
    """`find_times`, with what each value came from: the kind of expression, its words, what they were counted from."""
    found = list(candidates(text))
    story = begin(text, published, found)
    times = []
    told: tuple[Span, ...] = ()  # where the last date stood
    for one in found:
        value = value_of(one, story)
        if value == NO_DATE:
            continue
        span = one.match.span()
        base = (story.published,) if story.base == "published" else told if story.base == "told" else ()
        times.append(ReadTime(Time(span=span, value=value), _because(one.rule, text, span, value, base)))
        before = story.last_at
        story.tell(value, one.rule, one.match.end())
        if story.last_at != before:
            told = (span,)
    return tuple(times)


def _because(rule: str, text: str, span: Span, value: str | None, base: tuple[Span | str | None, ...]) -> Because:
    """`base` is what the value was counted from: the date of publication, or where the text told a date."""
    kind, words = NAMES[rule], text[slice(*span)]
    if value is None:
        return Because(rule=f"{kind}, with nothing to count it from", spans=(span,), values=(words,))
    for one in base:
        if isinstance(one, str):
            return Because(
                rule=f"{kind}, counted from the date of publication", spans=(span,), values=(words, one, value)
            )
        if one:
            values = (words, text[slice(*one)], value)
            return Because(rule=f"{kind}, counted from the date told before", spans=(span, one), values=values)
    return Because(rule=kind, spans=(span,), values=(words, value))
