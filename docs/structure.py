"""Draws how the rooms of src/onrecord stand on each other: `python -m docs.structure` writes it into docs/structure.md.

The layers are those of pyproject.toml, to which a test holds the imports; who takes from whom is read from the imports.
"""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "structure.md"
MARKS = re.compile(r"(?<=<!-- drawn -->\n).*?(?=<!-- end -->)", re.S)


def layers() -> list[list[str]]:
    """The rooms, from the highest layer to the lowest, by the names of their modules."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    return [[room.removeprefix("onrecord.") for room in layer.split(" | ")] for layer in contract["layers"]]


def taken() -> dict[str, set[str]]:
    """For each room the rooms that it imports from; those that only types are taken from are left out."""
    graph = grimp.build_graph("onrecord", exclude_type_checking_imports=True, cache_dir=None)
    rooms = graph.find_children("onrecord")
    found: dict[str, set[str]] = {room.removeprefix("onrecord."): set() for room in rooms}
    for module in graph.modules - {"onrecord"}:
        for other in graph.find_modules_directly_imported_by(module) - {"onrecord"}:
            one, two = module.split(".")[1], other.split(".")[1]
            if one != two:
                found[one].add(two)
    return found


def says(room: str) -> str:
    """What a room is, by the first sentence of its own docstring."""
    path = ROOT / "src" / "onrecord" / room
    source = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    told = ast.get_docstring(ast.parse(source.read_text(encoding="utf-8"))) or ""
    return re.split(r"(?<=[.])\s", " ".join(told.split("\n\n")[0].split()))[0].rstrip(".:")


def drawn() -> str:
    """A table, a layer under the other, of rooms, what they are and from whom they take."""
    takes = taken()
    order = [room for layer in layers() for room in layer]
    rows = ["| room | what it is | takes from |", "| --- | --- | --- |"]
    for layer in layers():
        for room in layer:
            name = f"`{room}/`" if (ROOT / "src" / "onrecord" / room).is_dir() else f"`{room}.py`"
            lower = ", ".join(other for other in order if other in takes[room])
            rows.append(f"| {name} | {says(room).replace('|', chr(92) + '|')} | {lower} |")
    return "\n".join(rows) + "\n"


def renewed(page: str) -> str:
    """The page with the table as it is now."""
    return MARKS.sub(lambda _: drawn(), page)


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
