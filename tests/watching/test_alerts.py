"""Alerts: what is new is told once on each way, and a way that fails is tried again."""

import json
import socketserver
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest

import onrecord
from onrecord.ledger import Ledger
from onrecord.positions import issue_from, put_issue
from onrecord.reading.fetch import Fetcher
from onrecord.watching import Alert, Notified, add_alert, drop_alert, list_alerts, notify
from onrecord.watching.notices import NoticeError, check_way
from tests.support.web import LOOPBACK
from tests.watching.conftest import Desk, Paper


def put(
    ledger: Ledger, text: str, number: int, published: str = "2031-03-05", *, outlet: str = "The Tarn Courier"
) -> None:
    url = f"https://p.example/{number}"
    article = onrecord.read_text(text, outlet=outlet, url=url, published=published)
    ledger.add(onrecord.extract(article))


def told(desk: Desk) -> list[Notified]:
    fetcher = Fetcher(network=LOOPBACK, distance=0)
    return list(notify(desk.state, desk.ledger, fetcher=fetcher, clock=desk.clock))


def alert(desk: Desk, *ways: str, **query: Any) -> int:
    return add_alert(desk.state, desk.ledger, Alert(name="dam", query=query or {"speaker": "Marrow"}, ways=ways))


def test_feed_has_what_is_new_and_nothing_twice(desk: Desk, tmp_path: Path) -> None:
    put(desk.ledger, "“We stay away,” Ilse Marrow said.", 1)
    path = tmp_path / "marrow.xml"
    assert alert(desk, f"feed:{path}") == 1
    assert told(desk) == []
    put(desk.ledger, "“We <b>come</b> & \x0c stay,” Ilse Marrow said. “No,” Oren Halvik said.", 2)
    (item,) = told(desk)
    assert (item.count, item.problem) == (1, None)
    put(desk.ledger, "“We left,” Ilse Marrow said.", 3)
    told(desk)
    assert told(desk) == []
    found = feedparser.parse(path.read_bytes(), sanitize_html=False)
    assert (found.bozo, found.feed.title, found.version) == (False, "dam", "atom10")
    assert [entry.content[0].value for entry in found.entries] == ["“We left,”", "“We <b>come</b> &  stay,”"]
    assert found.entries[0].link == "https://p.example/3"
    assert len({entry.id for entry in found.entries}) == 2


def test_feed_that_could_not_be_written_has_it_the_next_time(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    alert(desk, f"feed:{folder}/a.xml")
    folder.rmdir()
    put(desk.ledger, "“We stay away,” Ilse Marrow said.", 1)
    (item,) = told(desk)
    assert item.problem is not None
    folder.mkdir()
    assert told(desk) == []
    desk.clock.wait(minutes=10)
    assert [item.count for item in told(desk)] == [1]
    assert "We stay away" in (folder / "a.xml").read_text()


def test_feed_holds_the_last_hundred(desk: Desk, tmp_path: Path) -> None:
    alert(desk, f"feed:{tmp_path}/a.xml")
    for number in range(104):
        put(desk.ledger, f"“We stay away for {number} days,” Ilse Marrow said.", number)
    told(desk)
    put(desk.ledger, "“We left,” Ilse Marrow said.", 200)
    told(desk)
    entries = feedparser.parse((tmp_path / "a.xml").read_bytes()).entries
    assert len(entries) == 100
    assert entries[0].content[0].value == "“We left,”"


def test_webhook_is_called_with_json_and_again_when_it_failed(desk: Desk, paper: Paper) -> None:
    hook = paper.web.url("/hook?key=secret")
    alert(desk, hook)
    put(desk.ledger, "“We stay away,” Ilse Marrow said.", 1)
    (item,) = told(desk)
    assert item.problem is not None
    assert "status 404" in item.problem
    assert "secret" not in item.problem
    paper.web.pages["/hook?key=secret"] = b"ok"
    assert told(desk) == []
    desk.clock.wait(minutes=10)
    assert [item.count for item in told(desk)] == [1]
    assert told(desk) == []
    first, second = (json.loads(one.body) for one in paper.web.asked if one.method == "POST")
    assert first == second
    assert (second["alert"], second["count"], second["news"][0]["text"]) == ("dam", 1, "“We stay away,”")
    assert second["news"][0]["about"]["speaker"]["name"] == "Ilse Marrow"
    assert "/robots.txt" not in [one.path for one in paper.web.asked]


def test_one_way_that_fails_holds_up_no_other(desk: Desk, tmp_path: Path, paper: Paper) -> None:
    alert(desk, paper.web.url("/none"), f"feed:{tmp_path}/a.xml")
    put(desk.ledger, "“We stay away,” Ilse Marrow said.", 1)
    assert [item.problem is None for item in told(desk)] == [False, True]


class Mailbox(socketserver.StreamRequestHandler):
    """Enough of a mail server (RFC 5321) to take one mail."""

    def handle(self) -> None:
        self.reply("220 mail.example")
        while line := self.rfile.readline().decode().strip():
            if line.upper() == "DATA":
                self.reply("354 go on")
                body = b""
                while not body.endswith(b"\r\n.\r\n"):
                    body += self.rfile.readline()
                self.server.mails.append(body.decode())  # type: ignore[attr-defined]
            elif line.upper() == "QUIT":
                self.reply("221 bye")
                return
            self.reply("250 mail.example")

    def reply(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@pytest.fixture
def mails(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mailbox) as server:
        server.mails = []  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        monkeypatch.setenv("ONRECORD_SMTP", f"smtp://127.0.0.1:{server.server_address[1]}")
        monkeypatch.setenv("ONRECORD_MAIL_FROM", "desk@paper.example")
        yield server.mails  # type: ignore[attr-defined]
        server.shutdown()


def test_mail_tells_what_is_new(desk: Desk, mails: list[str]) -> None:
    alert(desk, "mailto:news@paper.example")
    put(desk.ledger, "“We stay away,” Ilse Marrow said.", 1, outlet="Courier\r\n.\r\nBcc: all@paper.example")
    assert [item.problem for item in told(desk)] == [None]
    (mail,) = mails
    assert "Subject: dam: 1 new" in mail
    assert "\r\nTo: news@paper.example" in mail
    assert "We stay away" in mail
    assert "\r\nBcc:" not in mail


def test_mail_without_a_server_is_one_sentence(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONRECORD_SMTP", raising=False)
    alert(desk, "mailto:news@paper.example")
    put(desk.ledger, "“We stay away,” Ilse Marrow said.", 1)
    (item,) = told(desk)
    assert item.problem == "the alert dam: mail needs a server; set ONRECORD_SMTP to smtp://USER:PASSWORD@HOST:PORT"


def test_move_of_a_party_is_news_of_its_issue(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_issue(
        desk.ledger,
        issue_from({"title": "River talks", "words": ["talks", "negotiate"], "parties": {"Vessen": ["Ilse Marrow"]}}),
        who="Mara",
    )
    put(desk.ledger, "“Vessen rejects talks,” Ilse Marrow said on 4 March 2031.", 1)
    alert(desk, f"feed:{tmp_path}/a.xml", issue="river-talks")
    put(desk.ledger, "“We are ready to negotiate,” Ilse Marrow said on 9 April 2031.", 2, "2031-04-09")
    (item,) = told(desk)
    assert item.problem is None
    (entry,) = feedparser.parse((tmp_path / "a.xml").read_bytes()).entries
    assert entry.title == "Vessen moved on River talks: closed, now open (2031-04-09)"


def test_alert_of_a_dropped_issue_says_so_and_holds_up_no_other(desk: Desk, tmp_path: Path) -> None:
    from onrecord.positions import drop_issue

    made = issue_from({"title": "River talks", "words": ["talks"], "parties": {"Vessen": []}})
    put_issue(desk.ledger, made, who="Mara")
    alert(desk, f"feed:{tmp_path}/a.xml", issue="river-talks")
    add_alert(desk.state, desk.ledger, Alert(name="zoe", query={}, ways=(f"feed:{tmp_path}/b.xml",)))
    drop_issue(desk.ledger, "river-talks", who="Mara", why="over")
    put(desk.ledger, "“We stay away,” Ilse Marrow said.", 1)
    assert [(item.alert, item.problem is None) for item in told(desk)] == [("dam", False), ("zoe", True)]


def test_alert_is_replaced_and_removed(desk: Desk, tmp_path: Path) -> None:
    alert(desk, f"feed:{tmp_path}/a.xml")
    alert(desk, f"feed:{tmp_path}/b.xml", party="Vessen")
    (one,) = list_alerts(desk.state)
    assert (one.query, one.ways) == ({"party": "Vessen"}, (f"feed:{tmp_path}/b.xml",))
    assert drop_alert(desk.state, "dam")
    assert not drop_alert(desk.state, "dam")
    assert list_alerts(desk.state) == []


@pytest.mark.parametrize(
    "way", ["mailto:nobody", "mailto:a b@c", "ftp://p.example/", "feed:/no/such/folder/a.xml", "https://u:p@p.example/"]
)
def test_way_that_cannot_be_gone_is_refused(way: str) -> None:
    with pytest.raises(NoticeError):
        check_way(way)


def test_impossible_query_is_refused_and_keeps_what_was(desk: Desk, tmp_path: Path) -> None:
    alert(desk, f"feed:{tmp_path}/a.xml")
    with pytest.raises(ValueError, match="since"):
        alert(desk, f"feed:{tmp_path}/a.xml", since="2031-13")
    assert list_alerts(desk.state)[0].query == {"speaker": "Marrow"}
