"""Fetching, against a web of our own: politeness, limits, and hosts that are not what they seem."""

import gzip
import random
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.reading import InputError
from onrecord.reading.errors import Skipped
from onrecord.reading.exchange import FetchError, Limits
from onrecord.reading.fetch import Fetcher
from onrecord.reading.following import listed
from onrecord.reading.network import Network, is_public
from onrecord.reading.remote import article_in, read_url
from onrecord.reading.url import address_of, place_of
from tests.support.web import LOOPBACK, Web, served

STORY = """<html><head><title>Vessen stays away | The Tarn Courier</title>
<meta property="og:site_name" content="The Tarn Courier"><meta property="article:published_time" content="2031-03-05">
</head><body><article><h1>Vessen stays away</h1><p>“We will not sit at that table,” Ilse Marrow said on Tuesday, after a
day of talks about the river and its two dams.</p><p>Oren Halvik said “the water is ours” when he was asked about the
offer that the mediators had made him on Monday evening.</p></article></body></html>"""


@pytest.fixture
def web() -> Iterator[Web]:
    with served() as one:
        yield one


class Clock:
    """Keeps what was waited, and does not wait."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)


def fetcher(**options: Any) -> Fetcher:
    return Fetcher(**{"network": LOOPBACK, "distance": 0.0, **options})


def test_page_becomes_an_article_with_its_address_and_time(web: Web) -> None:
    web.pages["/talks?utm_source=letter&id=7"] = STORY
    article = read_url(web.url("/talks?utm_source=letter&id=7#top"), fetcher=fetcher())
    assert article.title == "Vessen stays away"
    assert article.url == web.url("/talks?id=7")
    assert article.retrieved is not None
    assert article.retrieved.endswith("Z")
    assert article.published.value == "2031-03-05"


def test_read_takes_an_address(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.reading.fetch.default_network", lambda: LOOPBACK)
    web.pages["/talks"] = STORY
    assert onrecord.read(web.url("/talks"), outlet="Courier").outlet == "Courier"


def test_charset_of_the_server_is_used(web: Web) -> None:
    page = STORY.replace("Oren", "Örén").replace("“", '"').replace("”", '"').encode("iso-8859-2")
    web.pages["/talks"] = (200, {"Content-Type": "text/html; charset=ISO-8859-2"}, page)
    assert "Örén Halvik" in read_url(web.url("/talks"), fetcher=fetcher()).text


def test_next_time_we_ask_whether_it_changed(web: Web) -> None:
    def page(handler: Any) -> None:
        fresh = handler.headers.get("If-None-Match") != '"v1"'
        handler.send_response(200 if fresh else 304)
        handler.send_header("ETag", '"v1"')
        handler.send_header("Content-Length", "4" if fresh else "0")
        handler.end_headers()
        handler.wfile.write(b"text" if fresh else b"")

    web.pages["/a"] = page
    fetch = fetcher()
    first = fetch.get(web.url("/a"))
    again = fetch.get(web.url("/a"), etag=first.etag)
    assert (first.body, first.unchanged, again.body, again.unchanged) == (b"text", False, b"", True)


@pytest.mark.parametrize("header", ["ETag", "Last-Modified", "Set-Cookie"])
def test_what_cannot_be_sent_back_is_not_kept(web: Web, header: str) -> None:
    def page(handler: Any) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n%s: \xe9\xff=\xfc\r\n\r\na" % header.encode())

    web.pages["/a"] = page
    web.pages["/b"] = (302, {"Location": "/a"}, b"")
    fetch = fetcher()
    first = fetch.get(web.url("/a"))
    assert (first.etag, first.modified) == (None, None)
    assert fetch.get(web.url("/b"), etag=first.etag, modified=first.modified).body == b"a"


# Politeness


def test_what_robots_txt_forbids_is_not_asked_for(web: Web) -> None:
    web.pages["/robots.txt"] = "User-agent: onrecord\nDisallow: /private/\n"
    web.pages["/private/a"] = web.pages["/open"] = STORY
    fetch = fetcher()
    with pytest.raises(Skipped, match=r"robots\.txt forbids it"):
        fetch.get(web.url("/private/a"))
    fetch.get(web.url("/open"))
    assert [one.path for one in web.asked] == ["/robots.txt", "/open"]


def test_where_robots_txt_fails_nothing_is_fetched(web: Web) -> None:
    web.pages["/robots.txt"] = (503, {}, b"")
    with pytest.raises(Skipped, match="cannot be read"):
        fetcher().get(web.url("/a"))
    assert web.paths() == []


def test_redirect_obeys_the_rules_of_where_it_leads(web: Web) -> None:
    web.pages["paper.example/a"] = (302, {"Location": web.url("/b", host="other.example")}, b"")
    web.pages["other.example/robots.txt"] = "User-agent: *\nDisallow: /\n"
    with pytest.raises(Skipped, match=r"other\.example"):
        fetcher().get(web.url("/a"))
    assert web.paths() == ["/a"]


def test_requests_to_one_host_keep_their_distance(web: Web) -> None:
    web.pages["/robots.txt"] = "User-agent: *\nCrawl-delay: 7\n"
    web.pages["/a"] = STORY
    clock = Clock()
    fetch = fetcher(distance=1.0, sleep=clock.sleep)
    for _ in range(3):
        fetch.get(web.url("/a"))
    fetch.get(web.url("/a", host="other.example"))
    assert [round(wait) for wait in clock.waits] == [7, 14]


def test_host_that_asks_for_hours_is_left_out(web: Web) -> None:
    web.pages["/robots.txt"] = "User-agent: *\nCrawl-delay: 90000\n"
    with pytest.raises(Skipped, match="90,000 seconds"):
        fetcher().get(web.url("/a"))


def test_retry_after_is_heeded(web: Web) -> None:
    web.pages["/a"] = (429, {"Retry-After": "3600"}, b"")
    fetch = fetcher()
    with pytest.raises(FetchError, match="status 429") as caught:
        fetch.get(web.url("/a"))
    assert caught.value.retry_after == 3600
    with pytest.raises(Skipped, match="asks to wait"):
        fetch.get(web.url("/b"))


def test_we_say_who_asks(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_CONTACT", "desk@tarn.example\r\nX-Evil: 1")
    web.pages["/a"] = STORY
    fetcher().get(web.url("/a"))
    assert {one.headers["user-agent"] for one in web.asked} == {
        f"onrecord/{onrecord.__version__} (+desk@tarn.exampleX-Evil: 1)"
    }


# Limits


def slow(handler: Any) -> None:
    """One byte a second for ever; hurried tenfold."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.1)


def slow_headers(handler: Any) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(200):
        handler.wfile.write(b"X-%d: y\r\n" % number)
        handler.wfile.flush()
        time.sleep(0.1)


@pytest.mark.parametrize("page", [slow, slow_headers])
def test_server_that_drips_is_left(web: Web, page: Callable[[Any], None]) -> None:
    web.pages["/a"] = page
    started = time.monotonic()
    with pytest.raises(FetchError, match="did not come within 1 seconds") as caught:
        fetcher(limits=Limits(seconds=1.0)).get(web.url("/a"))
    assert caught.value.cause == "too slow"
    assert time.monotonic() - started < 3


def test_name_that_takes_for_ever_is_left() -> None:
    network = Network(resolve=lambda host, port: time.sleep(5) or ["192.0.2.1"], allows=lambda address: True)
    started = time.monotonic()
    with pytest.raises(FetchError, match="did not come within"):
        fetcher(network=network, limits=Limits(seconds=0.3)).get("http://paper.example/")
    assert time.monotonic() - started < 3


def test_two_claimed_gigabytes_are_not_read(web: Web) -> None:
    web.pages["/a"] = (200, {"Content-Length": "2147483648"}, b"x" * 1000)
    with pytest.raises(FetchError, match="bytes that are read of an address"):
        fetcher().get(web.url("/a"))


def test_endless_body_is_cut_off(web: Web) -> None:
    def endless(handler: Any) -> None:
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for _ in range(100_000):
            handler.wfile.write(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")

    web.pages["/a"] = endless
    with pytest.raises(FetchError) as caught:
        fetcher(limits=Limits(size=1_000_000)).get(web.url("/a"))
    assert caught.value.cause == "too large"


def test_zip_bomb_does_not_go_off(web: Web) -> None:
    packer = zlib.compressobj(9, wbits=31)
    zeros = bytes(1024 * 1024)
    bomb = b"".join(packer.compress(zeros) for _ in range(256)) + packer.flush()  # 256 MB in 256 KB
    web.pages["/a"] = (200, {"Content-Encoding": "gzip"}, bomb)
    with pytest.raises(FetchError) as caught:
        fetcher().get(web.url("/a"))
    assert caught.value.cause == "too large"


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw", "two members"])
def test_compressed_pages_are_read(web: Web, coding: str) -> None:
    data = STORY.encode()
    packed = {
        "gzip": gzip.compress(data),
        "deflate": zlib.compress(data),
        "raw": zlib.compress(data, wbits=-15),
        "two members": gzip.compress(data[:100]) + gzip.compress(data[100:]) + b"\0\0",
    }[coding]
    header = "deflate" if coding in ("deflate", "raw") else "gzip"
    web.pages["/a"] = (200, {"Content-Encoding": header}, packed)
    assert fetcher().get(web.url("/a")).body == data


@pytest.mark.parametrize("how", ["gzip", "length", "chunks", "noise"])
def test_what_comes_cut_short_is_no_page(web: Web, how: str) -> None:
    packed = gzip.compress(STORY.encode())

    def cut(handler: Any) -> None:
        handler.send_response(200)
        if how == "length":
            handler.send_header("Content-Length", "5000")
        else:
            handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        handler.wfile.write(STORY.encode()[:400] if how == "length" else b"100\r\nabc")

    pages = {"gzip": (200, {"Content-Encoding": "gzip"}, packed[:-20]), "length": cut, "chunks": cut}
    web.pages["/a"] = pages.get(how, (200, {"Content-Encoding": "gzip"}, b"\x1f\x8b" + b"noise" * 20))
    with pytest.raises(FetchError) as caught:
        fetcher().get(web.url("/a"))
    assert caught.value.cause == "cut short"


def test_redirect_loop_ends(web: Web) -> None:
    web.pages["/a"] = (301, {"Location": "/b"}, b"")
    web.pages["/b"] = (302, {"Location": web.url("/a")}, b"")
    with pytest.raises(FetchError, match="circle"):
        fetcher().get(web.url("/a"))


def test_site_that_sets_a_cookie_first_is_read(web: Web) -> None:
    def page(handler: Any) -> None:
        known = "seen=yes" in handler.headers.get("Cookie", "")
        handler.send_response(200 if known else 302)
        if not known:
            handler.send_header("Set-Cookie", "a=b; Path=/; HttpOnly")
            handler.send_header("Set-Cookie", "seen=yes; Max-Age=60")
            handler.send_header("Location", "/a")
        handler.send_header("Content-Length", "4" if known else "0")
        handler.end_headers()
        handler.wfile.write(b"text" if known else b"")

    web.pages["/a"] = page
    fetch = fetcher()
    assert fetch.get(web.url("/a")).body == b"text"
    assert web.asked[-1].headers["cookie"] == "a=b; seen=yes"
    web.pages["/b"] = (200, {}, b"b")
    fetch.get(web.url("/b"))
    assert "cookie" not in web.asked[-1].headers


def test_cookies_go_to_no_other_host(web: Web) -> None:
    web.pages["paper.example/a"] = (302, {"Set-Cookie": "key=1", "Location": web.url("/b", "other.example")}, b"")
    web.pages["other.example/b"] = (200, {}, b"b")
    fetcher().get(web.url("/a"))
    assert "cookie" not in web.asked[-1].headers


def test_site_that_sets_another_cookie_each_time_ends(web: Web) -> None:
    def page(handler: Any) -> None:
        handler.send_response(302)
        handler.send_header("Set-Cookie", f"n={time.monotonic()}")
        handler.send_header("Location", "/a")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    web.pages["/a"] = page
    with pytest.raises(FetchError, match="more than 10 times"):
        fetcher().get(web.url("/a"))


def test_endless_redirects_end(web: Web) -> None:
    for number in range(20):
        web.pages[f"/{number}"] = (307, {"Location": f"/{number + 1}"}, b"")
    with pytest.raises(FetchError, match="more than 10 times"):
        fetcher().get(web.url("/0"))


ANSWERS = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 54\r\n"
    b'ETag: "a"\r\nSet-Cookie: a=b\r\n\r\n'
    b"<html><body><p>The minister said no to it.</p></body>",
    b"HTTP/1.1 302 OK\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n5\r\nabcde\r\n0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 38\r\n\r\n<rss><item><link>/a</link></item></rss>",
    b"HTTP/1.1 429 no\r\nRetry-After: Wed, 21 Oct 2015 07:28:00 GMT\r\nContent-Length: 0\r\n\r\n",
)


def test_damaged_answers_are_sentences(web: Web) -> None:
    """Answers of which bytes were changed, taken out and put in; a seed, so that a failure can be seen again."""
    chance = random.Random(11)
    sent = [b""]
    web.pages["/a"] = web.pages["/x"] = lambda handler: handler.wfile.write(sent[0])
    for _ in range(400):
        answer = bytearray(chance.choice(ANSWERS))
        for _ in range(chance.randint(1, 8)):
            place = chance.randrange(len(answer) + 1)
            answer[place : place + chance.randint(0, 12)] = bytes(
                chance.choices(b'\r\n\0:;,=\xff%[]/09af<>"', k=chance.randint(0, 9))
            )
        sent[0] = bytes(answer)
        fetch = fetcher(limits=Limits(seconds=2.0, size=100_000))
        try:
            found = fetch.get(web.url("/a"))
            listed(found.body, name="the answer", url=found.url)
            article_in(found)
            fetch.get(web.url("/a"), etag=found.etag, modified=found.modified)
        except InputError:
            continue


# Addresses


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0",
        "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2001:0:7f00:1::1", "2001:db8::1", "nonsense", "",
    ],
)  # fmt: skip
def test_private_address_is_none_of_the_public_internet(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:4700:4700::1111", "64:ff9b::101:101"])
def test_public_address_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "2130706433", "0x7f.1", "0177.0.0.1"])
def test_this_machine_is_not_fetched_however_it_is_written(web: Web, host: str) -> None:
    with pytest.raises(FetchError, match="not on the public internet"):
        Fetcher(distance=0).get(f"http://{host}:{web.port}/a")
    assert web.asked == []


def test_webhook_to_a_private_address_is_refused(web: Web) -> None:
    with pytest.raises(FetchError, match="not on the public internet"):
        Fetcher().post(f"http://127.0.0.1:{web.port}/hook", b"{}", content_type="application/json")
    assert web.asked == []


def test_redirect_to_a_private_address_is_refused(web: Web) -> None:
    network = Network(
        resolve=lambda host, port: ["127.0.0.1"] if host == "paper.example" else ["10.0.0.1"],
        allows=lambda address: address == "127.0.0.1",
    )
    web.pages["/a"] = (302, {"Location": "http://inside.example/secret"}, b"")
    with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
        fetcher(network=network).get(web.url("/a"))


def test_name_that_turns_to_loopback_is_connected_to_as_it_was_checked(web: Web) -> None:
    """Rebinding: each look-up gives another address. There is one look-up a connection, and it is the one used."""
    answers: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        answers.append("127.0.0.1" if len(answers) % 2 == 0 else "127.0.0.2")
        return answers[-1:]

    web.pages["/a"] = STORY
    network = Network(resolve=resolve, allows=lambda address: address == "127.0.0.1")
    fetch = fetcher(network=network)
    with pytest.raises(FetchError, match=r"127\.0\.0\.2"):
        fetch.get(web.url("/a"))  # robots.txt came from the first look-up
    assert fetch.get(web.url("/a")).body == STORY.encode()
    assert answers == ["127.0.0.1", "127.0.0.2", "127.0.0.1"]


def test_one_private_address_among_several_is_enough() -> None:
    network = Network(resolve=lambda host, port: ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
        Fetcher(network=network).post("http://paper.example/", b"", content_type="text/plain")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://paper.example/", "file:///etc/passwd", "http://", "http:///a", "http://user:secret@paper.example/",
        "http://user:secret@paper.example:99999/", "http://paper.example:99999/", "http://paper.example/a\nHost: b",
        "http://[::1", "gopher://x/", "http://a b/", "http://paper.example/" + "a" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_one_sentence(url: str) -> None:
    with pytest.raises(InputError) as caught:
        address_of(url)
    assert "secret" not in str(caught.value)


def test_names_and_paths_in_any_script_are_asked_for() -> None:
    assert str(address_of("https://bücher.example/straße?q=ä b")) == (
        "https://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%A4%20b"
    )


@pytest.mark.parametrize(
    ("url", "canonical", "expected"),
    [
        ("https://www.p.example/a?utm_medium=x", None, "https://www.p.example/a"),
        ("https://p.example/a?b=1&fbclid=2#c", None, "https://p.example/a?b=1"),
        ("https://p.example/a?s=1", "https://www.p.example/a/", "https://www.p.example/a/"),
        ("https://p.example/a", "https://p.example/", "https://p.example/a"),
        ("https://p.example/a", "https://q.example/a", "https://p.example/a"),
        ("https://p.example/a?x=%20y&z", None, "https://p.example/a?x=%20y&z"),
        ("https://[=%>!]/a", None, "https://[=%>!]/a"),
        ("https://p.example/a", "https://[=%>!]/a", "https://p.example/a"),
    ],
)
def test_page_has_one_address(url: str, canonical: str | None, expected: str) -> None:
    assert place_of(url, canonical=canonical) == expected


# At the command line


@pytest.mark.usefixtures("fake_extractor")
def test_add_and_extract_take_addresses(web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from onrecord.cli import main

    monkeypatch.setattr("onrecord.reading.fetch.default_network", lambda: LOOPBACK)
    monkeypatch.setattr("onrecord.reading.fetch.DISTANCE", 0.0)
    web.pages["/robots.txt"] = "User-agent: *\nDisallow: /private\n"
    web.pages["/talks"] = STORY
    urls = [web.url("/talks"), web.url("/private"), web.url("/absent")]
    result = CliRunner().invoke(main, ["add", "--ledger", str(tmp_path / "l.db"), *urls])
    assert result.exit_code == 1
    assert (
        "3 articles in: 1 added, 1 skipped (1 robots.txt), 1 failed (1 status 404); 2 new statements." in result.stderr
    )
    done = CliRunner().invoke(main, ["extract", urls[0]])
    assert done.exit_code == 0
    assert f'"url": "{urls[0]}"' in done.stdout
