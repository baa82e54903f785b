"""A folder in which a page of the documentation is gone through: with what its commands name, and a web of our own."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from threading import Thread
from typing import Any
from unittest.mock import patch

import pytest
import uvicorn

from docs.running import Failed, Folder
from onrecord.cli import main
from tests.support.archives import packed, page, record, write_wacz, write_warc
from tests.support.web import LOOPBACK, Web, served

ROOT = Path(__file__).parents[2]
STORY = (
    "<html><head><title>Halvik hopes</title></head><body><article><h1>Halvik hopes</h1>"
    "<p>“There is time for it,” Oren Halvik said to us on Tuesday.</p></article></body></html>"
)
FEED = "<rss><channel><title>The Courier</title><item><link>/story</link></item></channel></rss>"
TOKEN = "a-token-of-this-test"


@contextmanager
def workshop(path: Path, samples: Path, postgres: str | None) -> Iterator[Folder]:
    """A folder with copies of the ledger of the samples, the files that pages name, and paper.example on loopback.

    postgres: the URL of an empty database that stands for those which pages name.
    """
    for name in ("demo.db", "news.db", "press.db"):
        shutil.copy(samples, path / name)
    with served() as web, _Servers() as servers, _changed():
        _put_files(path, web)
        _put_pages(web)

        def means(text: str) -> str:
            text = re.sub(r"https://((?:\w+\.)*paper\.example)", rf"http://\1:{web.port}", text)
            text = text.replace("$TOKEN", TOKEN).replace("/mnt/safe/", f"{path}/safe/")
            text = text.replace("/shared/", f"{path}/")
            if "postgresql://" in text:
                if postgres is None:
                    pytest.skip("a program is absent: PostgreSQL")
                text = re.sub(r"postgresql://[\w./:@-]+", postgres, text)
            return text

        programs = {
            "curl": servers.curl,
            "pip": _pip,
            "make": _make,
            "source": lambda folder, words: "",
            "onrecord serve": servers.serve,
            "onrecord watch run": _watch_run,
            "onrecord review": _review,
            "onrecord bulk": _bulk,
        }
        environment = {"ONRECORD_LEDGER": str(path / "news.db"), "ONRECORD_SMTP": "smtp://127.0.0.1:1"}
        yield Folder(path, programs=programs, environment=environment, means=means)


@contextmanager
def _changed() -> Iterator[None]:
    with (
        patch("onrecord.reading.fetch.default_network", lambda: LOOPBACK),
        patch("webbrowser.open"),
    ):
        yield


def _put_files(path: Path, web: Web) -> None:
    (path / "safe").mkdir()
    samples = files("onrecord") / "samples"
    html = (samples / "14-courier-press-conference.html").read_bytes()
    for name in ("article.html", "saved.html", "story.html", "draft.html"):
        (path / name).write_bytes(html)
    text = "Halvik hopes\n\n“There is nothing to discuss,” Danilo Veshnar said.\n"
    (path / "texts").mkdir()
    for name in ("article.txt", "draft.txt", "texts/one.txt", "texts/two.txt"):
        (path / name).write_text(text, encoding="utf-8")
    (path / "archive").mkdir()
    (path / "archive" / "one.jsonl").write_bytes((samples / "articles.jsonl").read_bytes())
    (path / "crawl").mkdir()
    warc = [record(page(number), number=number) for number in (1, 2)]
    write_warc(path / "crawl.warc.gz", warc)
    write_warc(path / "crawl" / "one.warc.gz", warc)
    write_wacz(path / "site.wacz", {"data.warc.gz": packed(warc)})
    head = "text,body,title,headline,outlet\n"
    row = '"“There is time,” Oren Halvik said.","“There is time,” Oren Halvik said.",Halvik hopes,Halvik hopes,Velm\n'
    for name in ("articles.csv", "table.csv"):
        (path / name).write_text(head + row, encoding="utf-8")
    import pyarrow.csv
    import pyarrow.parquet

    pyarrow.parquet.write_table(pyarrow.csv.read_csv(path / "articles.csv"), path / "articles.parquet")
    outline = f'<opml><body><outline type="rss" xmlUrl="{web.url("/feed.xml")}"/></body></opml>'
    (path / "subscriptions.opml").write_text(outline, encoding="utf-8")


def _put_pages(web: Web) -> None:
    web.pages["/"] = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head>'
    web.pages["/feed.xml"] = FEED
    for path in ("/story", "/2031/03/talks"):
        web.pages[path] = STORY


class _Servers:
    """What `onrecord serve` serves in threads of its own, and curl that asks it."""

    def __init__(self) -> None:
        self._servers: list[tuple[uvicorn.Server, Thread]] = []
        self.port = 0

    def __enter__(self) -> _Servers:
        return self

    def __exit__(self, *_: object) -> None:
        for server, thread in self._servers:
            server.should_exit = True
            thread.join(20)

    def serve(self, folder: Folder, words: list[str]) -> str:
        """Serves until the page is through; on a free port, whichever the page names."""
        while "--port" in words:
            del words[words.index("--port") : words.index("--port") + 2]
        made: list[uvicorn.Server] = []
        run: Callable[..., Any] = uvicorn.Server.run

        def noted(server: uvicorn.Server, sockets: list[Any]) -> None:
            self.port = sockets[0].getsockname()[1]
            made.append(server)
            run(server, sockets)

        ended: list[BaseException] = []

        def serving() -> None:
            try:
                main([*words, "--port", "0"], standalone_mode=False)
            except BaseException as problem:
                ended.append(problem)

        thread = Thread(target=serving, daemon=True)
        with patch.object(uvicorn.Server, "run", noted):
            thread.start()
            until = time.monotonic() + 120
            while not (made and made[0].started) and not ended and time.monotonic() < until:
                time.sleep(0.02)
        if ended or not made:
            raise Failed(f"onrecord {' '.join(words)}: {ended}")
        self._servers.append((made[0], thread))
        return ""

    def curl(self, folder: Folder, words: list[str]) -> str:
        """Real curl, to the server that was started last."""
        if not shutil.which("curl"):
            pytest.skip("a program is absent: curl")
        words = [re.sub(r"127\.0\.0\.1:\d+", f"127.0.0.1:{self.port}", word) for word in words]
        done = subprocess.run(["curl", "--silent", "--show-error", "--fail-with-body", *words[1:]], **_CAUGHT)
        if done.returncode:
            raise Failed(f"{' '.join(words)}: {done.stdout}{done.stderr}")
        return done.stdout


_CAUGHT: dict[str, Any] = {"capture_output": True, "text": True, "check": False, "timeout": 120}


def _pip(folder: Folder, words: list[str]) -> str:
    """What a page says to install can be: the extras are there."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    for word in words[2:]:
        name, _, asked = word.rstrip("]").partition("[")
        if name not in ("onrecord", ".") or not set(asked.split(",")) - {""} <= set(extras):
            raise Failed(f"{' '.join(words)}: no such extra")
    return ""


def _make(folder: Folder, words: list[str]) -> str:
    """The target is there; .ci/run runs it."""
    if not re.search(rf"^{words[1]}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M):
        raise Failed(f"{' '.join(words)}: no such target")
    return ""


def _watch_run(folder: Folder, words: list[str]) -> str:
    """Ended as with Ctrl-C when there is nothing to do for now."""
    with patch("onrecord.cli.watching.time.sleep", side_effect=KeyboardInterrupt):
        try:
            main(words, standalone_mode=False)
        except (KeyboardInterrupt, Exception) as problem:
            if "--once" in words or not isinstance(problem.__context__ or problem, KeyboardInterrupt):
                raise Failed(f"onrecord {' '.join(words)}: {problem!r}") from problem
    return ""


def _review(folder: Folder, words: list[str]) -> str:
    """In a terminal where it asks, which is quit at once; otherwise as any other command."""
    if set(words) & {"--list", "--accept", "--reject", "--set", "--undo", "--agreement", "--queued", "--export"}:
        return "".join(folder.plainly(words))
    with patch.object(sys, "stdin") as stdin, patch.object(sys, "stdout", wraps=sys.stdout) as stdout:
        stdin.isatty.return_value = stdout.isatty.return_value = True
        with patch("onrecord.terminal.review_session.click.getchar", return_value="q"):
            main(words, standalone_mode=False)
    return ""


def _bulk(folder: Folder, words: list[str]) -> str:
    """Where a page asks for a cluster, the processes of this machine do (tests/bulk/test_on_ray.py has one)."""
    if "ray" in words:
        del words[words.index("ray") - 1 : words.index("ray") + 1]
    return "".join(folder.plainly(words))
