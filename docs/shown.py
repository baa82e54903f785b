"""What the pages show is what the program prints: `python -m docs.shown docs/tutorial.md` writes the output anew.

In a block that begins with ```console, a line that begins with `$ ` is a command; it is run in an empty folder, one
after the other, and what it prints stands below it. A line `…` stands for lines left out: before and after it there are
as many as there were.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from datetime import date
from pathlib import Path

from docs.running import BLOCK, Block, Folder

CUT = "…"
DAY = "2025-07-01"


def renewed(page: str) -> str:
    """The page with the output of its commands as it is now. Raises Failed where a command fails."""
    with tempfile.TemporaryDirectory(prefix="onrecord-docs-") as path:
        folder = Folder(Path(path))

        def block(found: re.Match[str]) -> str:
            one = Block(found["kind"], found["body"])
            folder.keep(one)
            if one.kind != "console":
                return found[0]
            shown = re.split(r"^(?=\$ )", one.body, flags=re.M)
            return "```console\n" + "".join(_again(one, folder) for one in shown) + "```"

        return BLOCK.sub(block, page)


def _again(shown: str, folder: Folder) -> str:
    """A command and its output, run again; what it prints to standard error comes after the rest."""
    if not shown.startswith("$ "):
        return shown
    command, _, before = shown[2:].partition("\n")
    output = _lasting(folder.run(command), str(folder.path))
    now = [line.rstrip() for line in output.strip("\n").split("\n")]
    return "\n".join([f"$ {command}", *_cut(now, before.strip("\n").split("\n"))]).rstrip() + "\n"


def _lasting(output: str, folder: str) -> str:
    """The output without what is another one each time: where it was run, on which day, and digests of when."""
    output = (
        output.replace(f"{os.path.realpath(folder)}/", "").replace(f"{folder}/", "").replace(str(date.today()), DAY)
    )
    return re.sub(r"\b[0-9a-f]{64}\b", "3f9c52d1…", output)


def _cut(now: list[str], before: list[str]) -> list[str]:
    """The output with as many lines at its beginning and end as were shown, where it was cut."""
    if CUT not in before:
        return now
    first, last = before.index(CUT), len(before) - 1 - before.index(CUT)
    return [*now[:first], CUT, *(now[-last:] if last else [])]


if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = Path(name)
        path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")
