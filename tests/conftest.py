"""What many tests share. Tests of what stands around the model use `fake_extractor`, which needs no trained weights."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import settings

from onrecord.record import Article, Marks, Name, SpanSet
from tests.support.quick_ledgers import migrate as quick_migrate

# A machine that is busy is no fault of what is tested.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

_NAME = r"(?:[A-Z][\w'-]{0,30} ){0,3}[A-Z][\w'-]{0,30}"
# “We will talk,” Ana Ruiz said. / Ana Ruiz said “we will talk”
_SAID = re.compile(
    rf"[“\"](?P<before>[^”\"\n]{{1,500}})[”\"] (?P<name1>{_NAME}) (?P<cue1>said)\b"
    rf"|(?P<name2>{_NAME}) (?P<cue2>said):? [“\"](?P<after>[^”\"\n]{{1,500}})[”\"]"
)


@pytest.fixture(autouse=True)
def quick_ledgers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """New ledgers are made quickly, but where a test is about how they are made (`real_migrations`)."""
    if "real_migrations" not in request.keywords:
        monkeypatch.setattr("onrecord.ledger.migrate.migrate", quick_migrate)


class FakeExtractor:
    """Marks `“…,” NAME said` and `NAME said “…”`, and nothing else. It counts its calls and the articles it saw."""

    model = "fake-1"

    def __init__(self) -> None:
        self.calls: list[int] = []

    def mark(self, articles: Sequence[Article]) -> list[Marks]:
        self.calls.append(len(articles))
        return [self._marks(article.text) for article in articles]

    def _marks(self, text: str) -> Marks:
        found, names = [], []
        for match in _SAID.finditer(text):
            content, name, cue = ("before", "name1", "cue1") if match["before"] else ("after", "name2", "cue2")
            start, end = match.span(content)
            found.append(
                SpanSet(
                    source=(match.span(name),), cue=(match.span(cue),), content=((start - 1, end + 1),), confidence=0.9
                )
            )
            names.append(Name(span=match.span(name), type="person"))
        return Marks(attributions=tuple(found), names=tuple(names))


@pytest.fixture
def fake_extractor(monkeypatch: pytest.MonkeyPatch) -> FakeExtractor:
    """The extractor that the package and its command line use during the test."""
    extractor = FakeExtractor()
    monkeypatch.setattr("onrecord.extraction.load_extractor", lambda: extractor)
    return extractor


@pytest.fixture(scope="session")
def sample_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of `onrecord demo`, read by the model that ships. Copy it to write to it."""
    from onrecord.cli import main

    path = tmp_path_factory.mktemp("samples") / "demo.db"
    done = CliRunner().invoke(main, ["demo", "--ledger", str(path)])
    assert done.exit_code == 0, done.output
    return path
