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
MARKS = re.compile(r"(?<=<!-- drawn: )(?P<within>[\w.]+)( -->\n).*?(?=<!-- end -->)", re.S)


def layers(within: str) -> list[list[str]]:
    """The rooms of a package, from the highest layer to the lowest, by the names of their modules."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (layered,) = [
        contract["layers"]
        for contract in settings["tool"]["importlinter"]["contracts"]
        if within in contract.get("containers", ["onrecord"])
    ]
    return [[room.removeprefix("onrecord.") for room in layer.split(" | ")] for layer in layered]


def taken(within: str) -> dict[str, set[str]]:
    """For each room of a package those that it imports from; those that only types are taken from are left out."""
    graph = grimp.build_graph("onrecord", exclude_type_checking_imports=True, cache_dir=None)
    depth = within.count(".") + 1
    found: dict[str, set[str]] = {room.split(".")[depth]: set() for room in graph.find_children(within)}
    for module in graph.find_descendants(within):
        for other in graph.find_modules_directly_imported_by(module) & graph.find_descendants(within):
            one, two = module.split(".")[depth], other.split(".")[depth]
            if one != two:
                found[one].add(two)
    return found


def says(folder: Path, room: str) -> str:
    """What a room is, by the first sentence of its own docstring."""
    path = folder / room
    source = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    told = ast.get_docstring(ast.parse(source.read_text(encoding="utf-8"))) or ""
    return re.split(r"(?<=[.])\s", " ".join(told.split("\n\n")[0].split()))[0].rstrip(".:")


def drawn(within: str) -> str:
    """A table, a layer under the other, of the rooms of a package, what they are and from whom they take."""
    folder, takes = ROOT.joinpath("src", *within.split(".")), taken(within)
    order = [room for layer in layers(within) for room in layer]
    rows = ["| room | what it is | takes from |", "| --- | --- | --- |"]
    for room in order:
        name = f"`{room}/`" if (folder / room).is_dir() else f"`{room}.py`"
        lower = ", ".join(other for other in order if other in takes[room])
        rows.append(f"| {name} | {says(folder, room).replace('|', chr(92) + '|')} | {lower} |")
    return "\n".join(rows) + "\n"


def renewed(page: str) -> str:
    """The page with its tables as they are now."""
    return MARKS.sub(lambda match: f"{match['within']}{match[2]}{drawn(match['within'])}", page)


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
