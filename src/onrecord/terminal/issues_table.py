"""The issues on record, for people."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from onrecord.record import Issue
from onrecord.safe import one_line


def print_issues(console: Console, issues: Iterable[Issue]) -> int:
    """Print each issue with its parties and words; how many there were."""
    count = 0
    for issue in issues:
        count += 1
        console.print(
            Text(one_line(issue.name), style="bold cyan").append(f"  {one_line(issue.title)}", "not bold default")
        )
        for party, also in issue.parties.items():
            line = Text(f"  {one_line(party)}", style="bold")
            if also:
                line.append(f" ({', '.join(map(one_line, also))})", style="not bold dim")
            console.print(line)
        for name, values in (("words", issue.words), ("about", issue.about), ("examples", issue.examples)):
            if values:
                console.print(Text(f"  {name}: {'; '.join(map(one_line, values))}", style="dim"))
    return count
