"""`onrecord watch` at the command line."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from tests.support.web import LOOPBACK, Web, served

Run = Callable[..., Result]

STORY = (
    "<html><body><article><h1>Halvik hopes</h1><p>“There is time for it,” Oren Halvik said to us.</p></article></body>"
)


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch, fake_extractor: object) -> Iterator[Web]:
    monkeypatch.setattr("onrecord.reading.fetch.default_network", lambda: LOOPBACK)
    with served() as one:
        one.pages["/talks"] = STORY
        one.pages["/"] = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head>'
        items = "<item><link>/talks</link></item><item><link>/absent</link></item>"
        one.pages["/feed"] = f"<rss><channel><title>The Courier</title>{items}</channel></rss>"
        yield one


def test_page_is_watched_by_the_feed_that_it_offers(run: Run, web: Web) -> None:
    assert "watched from now on: The Courier" in run("watch", "add", web.url("/"), "--every", "1h").stderr
    done = run("watch", "run", "--once")
    assert done.exit_code == 0
    assert done.stderr.splitlines()[-1] == (
        "1 feed polled; 2 articles in: 1 added, 1 failed (1 status 404); 1 new statement."
    )
    assert "Oren Halvik" in run("statements").stdout
    listed = run("watch", "list").stdout
    assert "The Courier" in listed
    (feed,) = [json.loads(line) for line in run("watch", "list", "--json").stdout.splitlines()]
    assert (feed["url"], feed["every"], feed["articles"]) == (web.url("/feed"), 3600.0, {"recorded": 1, "failed": 1})


def test_log_is_lines_of_json_that_add_up(run: Run, web: Web) -> None:
    run("watch", "add", web.url("/feed"))
    lines = [json.loads(line) for line in run("watch", "run", "--once", "--log-json").stderr.splitlines()]
    steps = [line for line in lines if line.get("what") == "article"]
    total = lines[-1]
    assert {line["outcome"] for line in steps} == {"added", "failed"}
    assert total["in"] == len(steps) == sum(total["outcomes"].values())
    assert total["failed_by_cause"] == {"status 404": 1}


def test_add_logs_json_too(run: Run, web: Web, articles: Path) -> None:
    lines = [
        json.loads(line) for line in run("add", "--log-json", str(articles), web.url("/absent")).stderr.splitlines()
    ]
    assert [line["outcome"] for line in lines if line["level"] != "note"] == ["added", "added", "failed"]
    assert lines[-1]["in"] == 3


def test_opml_file_is_a_list_of_feeds(run: Run, web: Web, tmp_path: Path) -> None:
    feeds = f'<outline xmlUrl="{web.url("/feed")}"/><outline xmlUrl="{web.url("/other")}"/>'
    (tmp_path / "desk.opml").write_text(f"<opml><body>{feeds}</body></opml>")
    assert run("watch", "add", "desk.opml").stderr.count("watched from now on") == 2
    assert run("watch", "remove", web.url("/other")).exit_code == 0
    assert len(run("watch", "list", "--json").stdout.splitlines()) == 1


def test_what_is_no_feed_is_said_at_once(run: Run, web: Web) -> None:
    done = run("watch", "add", web.url("/talks"), web.url("/feed"))
    assert done.exit_code == 1
    assert "is no feed, and offers none" in done.stderr
    assert "watched from now on: The Courier" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [("add", "https://p.example/", "--every", "1s"), ("add", "https://p.example/", "--every", "soon"), ("add",)],
)
def test_wrong_usage_is_told(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("watch", *arguments).exit_code == 2


def test_nothing_watched_is_one_sentence(run: Run) -> None:
    done = run("watch", "run")
    assert (done.exit_code, done.stderr) == (1, "Error: Nothing is watched yet: onrecord watch add FEED.\n")
    assert run("watch", "remove", "https://p.example/").exit_code == 1


def test_watch_tells_the_news_of_alerts(run: Run, web: Web, tmp_path: Path) -> None:
    run("watch", "add", web.url("/feed"))
    run("add", "-", input="“No,” Ilse Marrow said.")
    assert "0 known now" in run("alerts", "add", "halvik", "--speaker", "Halvik", "--feed", "halvik.xml").stderr
    assert "halvik: 1 new, told" in run("watch", "run", "--once").stderr
    assert "There is time for it" in (tmp_path / "halvik.xml").read_text(encoding="utf-8")
    assert run("alerts", "check").stderr == ""


def test_alerts_are_listed_without_the_secret_of_a_webhook(run: Run, web: Web) -> None:
    run("add", "-", input="“No,” Ilse Marrow said.")
    run("alerts", "add", "all", "--webhook", "https://hooks.example/key/1234", "--email", "desk@paper.example")
    assert run("alerts", "list").stdout == "all: every statement\n  https://hooks.example/…\n  desk@paper.example\n"
    assert "1234" in run("alerts", "list", "--json").stdout
    assert run("alerts", "remove", "all").exit_code == 0
    assert run("alerts", "remove", "all").exit_code == 1


@pytest.mark.parametrize(
    "arguments", [(), ("--issue", "a", "--speaker", "b", "--feed", "c"), ("--since", "2031-13", "--feed", "a.xml")]
)
def test_alert_that_cannot_be_is_told(run: Run, web: Web, arguments: tuple[str, ...]) -> None:
    run("add", "-", input="“No,” Ilse Marrow said.")
    assert run("alerts", "add", "a", *arguments).exit_code == 2


def test_status_says_how_all_stands(run: Run, web: Web) -> None:
    assert run("status").exit_code == 1
    run("watch", "add", web.url("/feed"))
    run("watch", "run", "--once")
    run("alerts", "add", "halvik", "--speaker", "Halvik", "--feed", "halvik.xml")
    web.pages["/feed"] = (500, {}, b"")
    lines = run("status").stdout.splitlines()
    assert "1 article, 0 revisions, 1 statement; last added to 20" in lines[0]
    assert lines[1].startswith("watched: 1 feed, 0 failing; articles: 1 failed, 1 recorded; next due 20")
    assert lines[2] == "alerts: 1, 0 failing"
    found = json.loads(run("status", "--json").stdout)
    assert (found["ledger"]["articles"], found["watch"]["feeds"], found["alerts"]["count"]) == (1, 1, 1)


def test_status_names_what_fails(run: Run, web: Web, tmp_path: Path) -> None:
    (tmp_path / "desk.opml").write_text(f'<opml><body><outline xmlUrl="{web.url("/none")}"/></body></opml>')
    run("add", "-", input="“No,” Ilse Marrow said.")
    run("watch", "add", "desk.opml")
    run("watch", "run", "--once")
    lines = run("status").stdout.splitlines()
    assert "1 feed, 1 failing" in lines[1]
    assert lines[2].startswith("  1 in a row: ")
    assert json.loads(run("status", "--json").stdout)["watch"]["failing"][0]["cause"] == "status 404"
