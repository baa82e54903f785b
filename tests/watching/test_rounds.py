"""Feeds polled and articles looked at, with the clock in our hands."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.reading.following import feed_in
from onrecord.reading.remote import article_in
from onrecord.watching import Watcher, WatchError, open_watch, schedule
from tests.watching.conftest import STORY, Desk, Paper


def test_what_a_feed_lists_is_put_on_record_once(desk: Desk, paper: Paper) -> None:
    paper.print("talks")
    paper.print("dam")
    desk.watch(paper.feed)
    assert desk.articles() == ["added", "added"]
    assert desk.round() == []
    desk.clock.wait(minutes=20)
    (feed,) = desk.round()
    assert (feed.outcome, feed.count) == ("polled", 0)
    paper.print("boats")
    desk.clock.wait(minutes=20)
    assert desk.articles() == ["added"]
    assert desk.ledger.counts()["articles"] == 3


def test_edit_is_a_revision_when_the_article_is_looked_at_again(desk: Desk, paper: Paper) -> None:
    url = paper.print("talks")
    desk.watch(paper.feed, every=30 * 86400.0)
    desk.round()
    paper.print("talks", "The talks have ended.")
    desk.clock.wait(minutes=50)
    assert desk.articles() == []
    desk.clock.wait(minutes=20)
    assert desk.articles() == ["revision"]
    assert len(desk.ledger.revisions(url)) == 2
    for hours in (5, 19, 48, 96):  # at 6 hours, a day, three and seven
        desk.clock.wait(hours=hours)
        assert desk.articles() == ["known"]
    desk.clock.wait(days=20)
    assert desk.articles() == []


def test_feed_that_shows_an_update_has_the_article_looked_at_now(desk: Desk, paper: Paper) -> None:
    paper.print("talks")
    desk.watch(paper.feed)
    desk.round()
    paper.print("talks", "The talks have ended.", version="2")
    desk.clock.wait(minutes=16)
    assert desk.articles() == ["revision"]


def test_unchanged_feed_and_page_are_asked_for_no_more_than_that(desk: Desk, paper: Paper) -> None:
    paper.print("talks")
    for path in ("/talks", "/feed"):
        paper.web.pages[path] = _tagged(str(paper.web.pages[path]))
    desk.watch(paper.feed)
    desk.round()
    desk.clock.wait(hours=2)
    outcomes = [(item.what, item.outcome) for item in desk.round()]
    assert outcomes == [("feed", "unchanged"), ("article", "known")]


def test_bad_feed_holds_up_no_other_and_is_asked_less_and_less(desk: Desk, paper: Paper) -> None:
    paper.print("talks")
    paper.web.pages["/bad"] = (500, {}, b"")
    paper.web.pages["/none"] = STORY % ("no", "feed")
    for path in ("/bad", "/none"):
        desk.watch(paper.web.url(path))
    desk.watch(paper.feed)
    assert [item.outcome for item in desk.round()].count("failed") == 2
    assert desk.ledger.counts()["articles"] == 1
    asked = []
    for _ in range(8 * 24 * 4):
        desk.clock.wait(minutes=15)
        asked += [item.url for item in desk.round() if item.outcome == "failed"]
    bad = next(feed for feed in desk.state.feeds() if feed.url.endswith("/bad"))
    assert 10 <= asked.count(bad.url) <= 16  # 15, 30 minutes, 1, 2, 4, 8, 16 hours, and then each day
    assert bad.problem is not None
    paper.web.pages["/bad"] = paper.web.pages["/feed"]
    desk.clock.wait(days=2)
    desk.round()
    mended = next(feed for feed in desk.state.feeds() if feed.url.endswith("/bad"))
    assert (mended.failures, mended.problem) == (0, None)


def test_after_a_night_without_network_feeds_are_asked_within_the_hour(desk: Desk, paper: Paper) -> None:
    url = "http://paper.example:9/feed"  # nobody listens there
    desk.watch(url)
    for _ in range(12 * 4):
        desk.round()
        desk.clock.wait(minutes=15)
    (feed,) = desk.state.feeds()
    assert (feed.cause, feed.failures > 8) == ("unreachable", True)
    assert feed.due is not None
    assert feed.due <= desk.clock() + 3600


def test_what_a_library_breaks_on_costs_no_more_than_itself(
    desk: Desk, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(fetched: Any, **_: Any) -> Any:
        if fetched.url.endswith(("/talks", "/broken")):
            raise RuntimeError("the parser gave up")
        return article_in(fetched)

    monkeypatch.setattr("onrecord.watching.rounds.article_in", broken)
    monkeypatch.setattr(
        "onrecord.watching.rounds.feed_in", lambda found: broken(found) if "broken" in found.url else feed_in(found)
    )
    paper.print("talks")
    paper.print("dam")
    paper.web.pages["/broken"] = b"<rss></rss>"
    desk.watch(paper.web.url("/broken"))
    desk.watch(paper.feed)
    found = desk.round()
    assert sorted(item.outcome for item in found) == ["added", "failed", "failed", "polled"]
    assert all("RuntimeError" in str(item.sentence) for item in found if item.outcome == "failed")


def test_feed_that_is_gone_for_good_is_asked_no_more(desk: Desk, paper: Paper) -> None:
    paper.web.pages["/gone"] = (410, {}, b"")
    desk.watch(paper.web.url("/gone"))
    assert [item.outcome for item in desk.round()] == ["failed"]
    desk.clock.wait(days=30)
    assert desk.round() == []


def test_page_that_fails_is_tried_again_and_then_given_up(desk: Desk, paper: Paper) -> None:
    paper.print("talks")
    paper.print("dam")
    paper.web.pages["/talks"] = (503, {}, b"")
    paper.web.pages["/dam"] = (404, {}, b"")
    desk.watch(paper.feed, every=30 * 86400.0)
    assert desk.articles() == ["failed", "failed"]
    tries = 0
    for _ in range(100):
        desk.clock.wait(hours=1)
        tries += len(desk.articles())
    assert tries == len(schedule.RETRIES)
    assert desk.state.outcomes()[paper.feed] == {"failed": 2}


def test_page_that_comes_back_is_put_on_record(desk: Desk, paper: Paper) -> None:
    paper.print("talks")
    page = paper.web.pages["/talks"]
    paper.web.pages["/talks"] = (503, {}, b"")
    desk.watch(paper.feed)
    assert desk.articles() == ["failed"]
    paper.web.pages["/talks"] = page
    desk.clock.wait(minutes=20)
    assert desk.articles() == ["added"]


def test_what_the_site_forbids_is_skipped_for_good(desk: Desk, paper: Paper) -> None:
    paper.print("talks")
    paper.web.pages["/robots.txt"] = "User-agent: *\nDisallow: /talks\n"
    desk.watch(paper.feed, every=30 * 86400.0)
    assert desk.articles() == ["skipped"]
    desk.clock.wait(days=8)
    assert desk.articles() == []


def test_site_whose_robots_txt_fails_is_asked_again(desk: Desk, paper: Paper) -> None:
    paper.print("talks")
    paper.web.pages["elsewhere.example/robots.txt"] = (503, {}, b"")
    paper.web.pages["/feed"] = (
        f"<rss><channel><item><link>{paper.web.url('/talks', 'elsewhere.example')}</link></item></channel></rss>"
    )
    desk.watch(paper.feed, every=30 * 86400.0)
    assert desk.articles() == ["skipped"]
    desk.clock.wait(minutes=20)
    assert desk.articles() == ["skipped"]
    del paper.web.pages["elsewhere.example/robots.txt"]
    desk.clock.wait(hours=2)
    desk.watcher = Watcher(desk.state, desk.ledger, load=desk.load, fetcher=desk.fetcher(), clock=desk.clock)
    assert desk.articles() == ["added"]


def test_articles_of_one_host_are_read_in_their_order(desk: Desk, paper: Paper) -> None:
    for number in range(6):
        paper.print(f"story-{number}")
    desk.watch(paper.feed)
    assert [item.url for item in desk.round()[1:]] == [paper.web.url(f"/story-{number}") for number in range(6)]


def test_host_that_asks_to_be_left_alone_is(desk: Desk, paper: Paper) -> None:
    for number in range(3):
        paper.print(f"story-{number}")
    page = paper.web.pages["/story-0"]
    paper.web.pages["/story-0"] = (429, {"Retry-After": "7200"}, b"")
    desk.watch(paper.feed, every=30 * 86400.0)
    assert desk.articles() == ["failed"]
    assert len(paper.web.paths()) == 2
    paper.web.pages["/story-0"] = page
    desk.clock.wait(hours=3)
    desk.watcher = Watcher(desk.state, desk.ledger, load=desk.load, fetcher=desk.fetcher(), clock=desk.clock)
    assert desk.articles() == ["added"] * 3


def test_feeds_that_an_index_names_are_watched_too(desk: Desk, paper: Paper) -> None:
    paper.print("talks")
    paper.web.pages["/index"] = f"<sitemapindex><sitemap><loc>{paper.feed}</loc></sitemap></sitemapindex>"
    desk.watch(paper.web.url("/index"))
    assert desk.articles() == ["added"]
    assert {feed.url for feed in desk.state.feeds()} == {paper.feed, paper.web.url("/index")}


def test_removed_feed_is_polled_no_more_and_its_articles_stay(desk: Desk, paper: Paper) -> None:
    paper.print("talks")
    desk.watch(paper.feed)
    desk.round()
    assert desk.state.remove_feed(paper.feed)
    assert not desk.state.remove_feed(paper.feed)
    desk.clock.wait(days=1)
    assert desk.round() == []
    assert desk.ledger.counts()["articles"] == 1


def test_two_programs_do_not_watch_with_one_file(desk: Desk) -> None:
    with (
        open_watch(desk.state.path) as other,
        desk.state.alone(),
        pytest.raises(WatchError, match="another program"),
        other.alone(),
    ):
        pass
    with desk.state.alone():
        pass


def test_file_that_is_something_else_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("not a database" * 100)
    with pytest.raises(WatchError, match="name another file"):
        open_watch(tmp_path / "notes")


def _tagged(body: str) -> Callable[[Any], None]:
    data = body.encode()

    def page(handler: Any) -> None:
        fresh = handler.headers.get("If-None-Match") != '"v1"'
        handler.send_response(200 if fresh else 304)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("ETag", '"v1"')
        handler.send_header("Content-Length", str(len(data)) if fresh else "0")
        handler.end_headers()
        handler.wfile.write(data if fresh else b"")

    return page
