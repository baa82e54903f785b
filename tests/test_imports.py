"""Which room may know which: the layers of pyproject.toml. And that no circle leads from a file back to itself."""

import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

FACE = "onrecord"
"""The package's own face: it gives its version to all, and imports the rooms that it names at their first use."""


def test_data_flows_one_way() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [program, "--no-cache"], cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_no_imports_lead_back_to_where_they_began() -> None:
    """Those within functions count, and those of types: to put an import there for a circle's sake only hides it."""
    graph = grimp.build_graph(FACE, cache_dir=None)
    takes = {module: graph.find_modules_directly_imported_by(module) - {FACE} for module in graph.modules - {FACE}}
    try:
        TopologicalSorter(takes).prepare()
    except CycleError as problem:
        pytest.fail(f"a circle of imports: {' -> '.join(reversed(problem.args[1]))}")


def test_the_page_on_structure_shows_the_imports_there_are() -> None:
    """If this fails, `python -m docs.structure` draws it anew; read what changed."""
    from docs.structure import PAGE, renewed

    page = PAGE.read_text(encoding="utf-8")
    assert renewed(page) == page
