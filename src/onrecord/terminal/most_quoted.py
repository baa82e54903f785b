"""A first look at what is on record: the persons quoted most, and a few statements of each."""

from collections import Counter
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from onrecord.phrases import capacity, when
from onrecord.record import Statement
from onrecord.safe import one_line
from onrecord.terminal.statements_table import reference, said, statements_table

PERSONS, EACH, LINES = 6, 4, 3
SURE = 0.8  # a first look shows what reads well; the lists have everything


def print_most_quoted(console: Console, statements: Iterable[Statement]) -> int:
    """Print, under the name of each of the persons quoted most, a few statements; how many were printed."""
    of: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.speaker.name and statement.speaker.type == "person":
            of.setdefault(statement.speaker.name, []).append(statement)
    count = 0
    for name, all_said in sorted(of.items(), key=lambda item: -len(item[1]))[:PERSONS]:
        shown = spread([item for item in all_said if item.carriers[0].confidence >= SURE] or all_said, EACH)
        [(known, _)] = Counter(filter(None, (capacity(item.speaker) for item in all_said))).most_common(1) or [("", 0)]
        heading = Text(one_line(name)[:100], style="bold cyan")
        heading.append(f"  {known[:100]}" if known else "", style="not bold dim")
        console.print(heading.append(f"  {len(all_said)} statement{'s'[: len(all_said) > 1]}", style="not bold dim"))
        table = statements_table(console.width, header=False, speaker=False)
        for item in shown:
            table.add_row(reference(item, date=Text(when(item))), *said(console, item, speaker=False, lines=LINES))
        console.print(table)
        console.print()
        count += len(shown)
    return count


def spread(statements: list[Statement], count: int) -> list[Statement]:
    """At most `count` of `statements`, no words twice, evenly from the first to the last: what changed shows."""
    first: dict[str, Statement] = {}
    for item in statements:
        first.setdefault("".join(filter(str.isalnum, item.content.casefold())), item)
    distinct = list(first.values())
    if len(distinct) <= count:
        return distinct
    return [distinct[round(place * (len(distinct) - 1) / (count - 1))] for place in range(count)]
