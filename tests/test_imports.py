"""Which room may know which: the layers of pyproject.toml."""

import subprocess
import sys
from pathlib import Path


def test_data_flows_one_way() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [program, "--no-cache"], cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_page_on_structure_shows_the_imports_there_are() -> None:
    """If this fails, `python -m docs.structure` draws it anew; read what changed."""
    from docs.structure import PAGE, renewed

    page = PAGE.read_text(encoding="utf-8")
    assert renewed(page) == page
