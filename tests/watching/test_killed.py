"""A watch that is killed at any moment, and started again, has in the end what an undisturbed one has."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import onrecord
from onrecord.ledger import open_ledger
from onrecord.record import plain
from onrecord.watching import WatchedFeed, open_watch
from tests.watching.conftest import Paper

KILLS = int(os.environ.get("ONRECORD_KILLS", "10"))
STORIES = 40
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(onrecord.__file__).parents[1]), "."])}


def started(ledger: Path, watch: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.watching.watch_once", str(ledger), str(watch)]
    folder = Path(__file__).parents[2]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT, cwd=folder)
    assert program.stdout is not None
    assert program.stdout.readline() == "begun\n"
    return program


def finished(program: subprocess.Popen[str]) -> bool:
    assert program.stdout is not None
    rest = program.stdout.read()
    program.stdout.close()
    program.wait()
    return rest == "ended\n"


def on_record(ledger: Path) -> set[object]:
    """All revisions with what was read from them, without the times at which they came."""
    with open_ledger(ledger, create=False) as book:
        assert book.verify().misfit is None
        return {
            (item.url, one.revision, one.id, str([plain(said) for said in book.record(one.id).attributions]))
            for item in book.articles()
            for one in book.revisions(item.id)
        }


def watched(path: Path) -> set[tuple[object, ...]]:
    with open_watch(path) as state:
        listed = [state.article(url) for (url,) in state.run("SELECT url FROM articles")]
    return {(item.url, item.outcome, item.version, item.failures) for item in listed if item}


def prepare(paper: Paper, folder: Path) -> tuple[Path, Path]:
    """A ledger and a watch that hold the first version of half of the stories."""
    ledger, watch = folder / "ledger.db", folder / "watch.db"
    with open_watch(watch) as state:
        state.add_feed(WatchedFeed(url=paper.feed, every=86400.0, due=time.time()))
    assert finished(started(ledger, watch))
    with open_watch(watch) as state:
        for feed in state.feeds():
            feed.due = time.time()
            state.put_feed(feed)
    return ledger, watch


def test_killed_watch_ends_as_an_undisturbed_one(paper: Paper, tmp_path: Path) -> None:
    for number in range(STORIES // 2):
        paper.print(f"story-{number}")
    folders = [tmp_path / name for name in ("still", "killed")]
    for folder in folders:
        folder.mkdir()
    still, killed = (prepare(paper, folder) for folder in folders)
    for number in range(STORIES):
        paper.print(f"story-{number}", "It was edited." if number % 3 else "The talks go on.", version="2")
    paper.web.pages["/story-5"] = (404, {}, b"")
    begun = time.monotonic()
    assert finished(started(*still))
    whole = time.monotonic() - begun
    kills = 0
    for _ in range(KILLS):
        program = started(*killed)
        # So early that the work lasts for all of them.
        time.sleep(random.uniform(0, min(whole / 4, 2 * whole / KILLS)))
        program.kill()
        kills += not finished(program)
    assert finished(started(*killed))
    assert on_record(killed[0]) == on_record(still[0])
    assert watched(killed[1]) == watched(still[1])
    assert kills >= KILLS // 3
    assert len(on_record(still[0])) > STORIES
