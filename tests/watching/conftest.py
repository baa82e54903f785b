"""A newspaper on a web of our own, and a watcher whose clock we set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from onrecord.ledger import Ledger, open_ledger
from onrecord.reading.fetch import Fetcher
from onrecord.watching import Outcome, WatchedFeed, Watcher, WatchState, open_watch
from tests.support.web import LOOPBACK, Web, served

STORY = """<html><body><article><h1>%s</h1><p>“There is time for all of it,” Oren Halvik said to those who waited.</p>
<p>%s</p></article></body></html>"""


@dataclass
class Paper:
    """A site with a feed of stories."""

    web: Web
    stories: dict[str, str] = field(default_factory=dict)

    @property
    def feed(self) -> str:
        return self.web.url("/feed")

    def print(self, name: str, more: str = "The talks go on.", *, version: str = "1") -> str:
        """Publish a story, or another version of it; its address."""
        self.stories[name] = version
        self.web.pages[f"/{name}"] = STORY % (f"The story of the {name}", more)
        items = "".join(
            f"<entry><link href='/{one}'/><updated>{number}</updated></entry>" for one, number in self.stories.items()
        )
        self.web.pages["/feed"] = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Paper</title>{items}</feed>"
        return self.web.url(f"/{name}")


@pytest.fixture
def paper() -> Iterator[Paper]:
    with served() as web:
        yield Paper(web)


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = 1_900_000_000.0

    def __call__(self) -> float:
        return self.now

    def wait(self, *, minutes: float = 0, hours: float = 0, days: float = 0) -> None:
        self.now += 60 * minutes + 3600 * hours + 86400 * days


@dataclass
class Desk:
    """A watcher and what it writes to."""

    state: WatchState
    ledger: Ledger
    clock: Clock
    watcher: Watcher
    load: Callable[[], Any]

    @staticmethod
    def fetcher() -> Fetcher:
        return Fetcher(network=LOOPBACK, distance=0.001)

    def watch(self, url: str, **options: Any) -> None:
        self.state.add_feed(WatchedFeed(url=url, **{"every": 900.0, "due": self.clock(), **options}))

    def round(self) -> list[Outcome]:
        return list(self.watcher.due())

    def articles(self) -> list[str]:
        """What became of each article in a round."""
        return sorted(item.outcome for item in self.round() if item.what == "article")


@pytest.fixture
def desk(tmp_path: Path, fake_extractor: Any) -> Iterator[Desk]:
    clock = Clock()
    with open_ledger(tmp_path / "ledger.db") as ledger, open_watch(tmp_path / "watch.db") as state:
        watcher = Watcher(state, ledger, load=lambda: fake_extractor, fetcher=Desk.fetcher(), clock=clock)
        yield Desk(state, ledger, clock, watcher, lambda: fake_extractor)
