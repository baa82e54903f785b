"""What the pages show is what the program prints: `python docs/shown.py docs/tutorial.md` writes the output anew.

In a block that begins with ```console, a line that begins with `$ ` is a command; it is run in an empty folder, one
after the other, and what it prints stands below it. A line `…` stands for lines left out: before and after it there are
as many as there were. A block of another kind whose first line is `# name` is a file that the commands find.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.M | re.S)
FILE = re.compile(r"# (?P<name>[\w.-]+\.\w+)\n")
CUT = "…"
DAY = "2025-07-01"


def renewed(page: str) -> str:
    """The page with the output of its commands as it is now. Raises CalledProcessError where a command fails."""
    with tempfile.TemporaryDirectory(prefix="onrecord-docs-") as folder:

        def block(found: re.Match[str]) -> str:
            body = found["body"]
            if found["kind"] != "console":
                if name := FILE.match(body):
                    (Path(folder) / name["name"]).write_text(body[name.end() :], encoding="utf-8")
                return found[0]
            shown = re.split(r"^(?=\$ )", body, flags=re.M)
            return "```console\n" + "".join(_again(one, folder) for one in shown) + "```"

        return BLOCK.sub(block, page)


def _again(shown: str, folder: str) -> str:
    """A command and its output, run again; what it prints to standard error comes after the rest."""
    if not shown.startswith("$ "):
        return shown
    command, _, before = shown[2:].partition("\n")
    home = Path(sys.executable).parent
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={
            **os.environ,
            "PATH": f"{home}{os.pathsep}{os.environ['PATH']}",
            "COLUMNS": "100",
            "XDG_DATA_HOME": folder,
        },
    )
    now = [line.rstrip() for line in _lasting(done.stdout + done.stderr, folder).strip("\n").split("\n")]
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
