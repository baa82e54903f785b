"""What docs/export.md shows can be done."""

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.export.statements_csv import COLUMNS
from onrecord.ledger import open_ledger
from onrecord.record import Record

PAGE = (Path(__file__).parents[2] / "docs" / "export.md").read_text(encoding="utf-8")


def test_the_python_snippet_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[..., Record], capsys: pytest.CaptureFixture[str]
) -> None:
    (snippet,) = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    monkeypatch.chdir(tmp_path)
    with open_ledger("news.db") as ledger:
        ledger.add(make(outlet="Transmer", speaker="Irena Solvat"))
    exec(compile(snippet, "docs/export.md", "exec"), {})
    assert "['known']" in capsys.readouterr().out
    with open_ledger("safe.db", create=False) as safe, open_ledger("other.db", create=False) as other:
        assert safe.counts() == other.counts()


@pytest.fixture
def samples(sample_ledger: Path) -> str:
    """The ledger from which the page's outputs are."""
    return str(sample_ledger)


def shown(command: str) -> str:
    """What the page shows below a command."""
    _, _, below = PAGE.partition(f"$ {command}")
    return below.partition("\n")[2].partition("\n```")[0]


def printed(command: str, ledger: str) -> str:
    _, *words = shlex.split(command)
    return CliRunner().invoke(main, [*words, "--ledger", ledger]).stdout.rstrip("\n")


def steady(output: str) -> str:
    """An output without what differs from one processor or moment to the next."""
    return re.sub(r"\b[01]\.\d{1,4}\b|\b\d{4}-\d\d-\d\dT[\d:.]+Z", "…", output)


def any_model(output: str) -> str:
    """An output without the name of the model, which changes whenever it is made anew."""
    return re.sub(r"onrecord-minilm-[0-9a-f]{8}-[0-9.]+", "model", output)


@pytest.mark.parametrize(
    "command",
    [
        'onrecord export --format csv --text "holiday card"',
        'onrecord export --format markdown --speaker Tesh --text "holiday card"',
    ],
)
def test_the_page_shows_what_is_printed(command: str, samples: str) -> None:
    assert steady(shown(command)) == steady(printed(command, samples))


def test_the_page_shows_the_nodes_that_are_printed(samples: str) -> None:
    command = 'onrecord export --format jsonld --no-text --text "holiday card"'
    quoted = any_model(re.sub(r"\[…\]", "[]", shown(command))).replace("},\n    …\n", "}\n")
    graph = {node["id"]: node for node in json.loads(any_model(printed(command, samples)))["@graph"]}
    for node in json.loads(f"[{quoted}]"):
        real = graph[node["id"]]
        assert real.keys() == node.keys()
        for name, value in node.items():
            if name == "target":
                assert value == real[name][: len(value)]
            elif value and name not in ("created", "confidence"):
                assert value == real[name]


def test_the_page_shows_the_revisions_there_are(samples: str) -> None:
    lines = map(json.loads, printed("onrecord export", samples).splitlines())
    found = [
        [line["title"], line["revision"], line["previous"][:8], len(line["attributions"])]
        for line in lines
        if line.get("previous")
    ]
    assert [json.loads(shown("onrecord export | jq"))] == found


def test_every_command_shown_is_a_command() -> None:
    shown = set(re.findall(r"^(?:\$ )?onrecord (\w+)", PAGE, re.M))
    assert shown >= {"export", "import", "copy", "backup"}
    assert shown <= set(main.commands)


def test_the_csv_shown_has_the_columns() -> None:
    assert "\n" + ",".join(COLUMNS) + "\n" in PAGE
    assert all(f"`{name}`" in PAGE for name in COLUMNS)
