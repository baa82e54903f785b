"""Feeds of every kind, and what they list."""

import gzip
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.reading import InputError, read_inputs
from onrecord.reading.errors import Skipped
from onrecord.reading.feed import FeedEntry
from onrecord.reading.feeds import feed_kind, read_feed
from onrecord.reading.fetch import Fetcher
from onrecord.reading.following import feeds_of_page
from onrecord.record import Article
from tests.support.web import LOOPBACK, Web, served

RSS = """<?xml version="1.0"?><!-- of the Courier --><rss version="2.0"><channel><title>The Tarn Courier</title>
<language>en</language><item><title>Vessen stays away</title><link>/talks</link><guid isPermaLink="false">7</guid>
<pubDate>Wed, 05 Mar 2031 23:10:00 +0200</pubDate></item><item><title>No address</title></item>
<item><link>javascript:alert(1)</link></item><item><link>/talks</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><entry><title>Dam</title>
<link rel="alternate" href="https://p.example/dam"/><link rel="edit" href="https://p.example/edit"/>
<published>2031-03-05T23:59:00-05:00</published><updated>2031-03-06T01:00:00Z</updated></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>C</title></channel><item><title>Dam</title>
<link>https://p.example/dam</link><dc:date>2031-03-05</dc:date></item></rdf:RDF>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Courier",
        "language": "en",
        "items": [
            {"id": "1", "url": "https://p.example/dam", "title": "Dam", "date_published": "2031-03-05T08:00:00+01:00"},
            {"id": "2"},
            3,
        ],
    }
)
SITEMAP = """<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://p.example/dam </loc>
<lastmod>2031-03-06</lastmod><news:news><news:publication><news:name>The Courier</news:name><news:language>en
</news:language></news:publication><news:publication_date>2031-03-05T10:00+01:00</news:publication_date>
<news:title>Dam &amp; river</news:title></news:news></url><url><lastmod>2031</lastmod></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://p.example/1.xml</loc>
</sitemap></sitemapindex>"""
OPML = """<opml version="2.0"><head><title>Desk</title></head><body><outline text="Papers"><outline type="rss"
text="Courier" xmlUrl="https://p.example/feed"/></outline><outline text="no feed"/></body></opml>"""
GDELT = json.dumps(
    {
        "articles": [
            {
                "url": "https://p.example/dam",
                "title": "Dam",
                "seendate": "20310305T101500Z",
                "domain": "p.example",
                "language": "English",
            }
        ]
    }
)
GDELT_CSV = (
    '\ufeff"URL","MobileURL","Date","Title"\n"https://p.example/dam","","2031-03-05 10:15:00","Dam, the ""big"" one"\n'
)
GAL = '{"date":"2031-03-05T10:00:00Z","url":"https://p.example/dam","title":"Dam","lang":"en","outletName":"Courier"}\nnot\n'


def read(text: str) -> Any:
    return read_feed(text.encode(), name="the feed", url="https://p.example/feed")


@pytest.mark.parametrize(
    ("text", "kind", "entry"),
    [
        (
            RSS,
            "RSS feed",
            FeedEntry(
                url="https://p.example/talks",
                title="Vessen stays away",
                language="en",
                published="2031-03-05",
                version="Wed, 05 Mar 2031 23:10:00 +0200",
            ),
        ),
        (
            ATOM,
            "Atom feed",
            FeedEntry(url="https://p.example/dam", title="Dam", published="2031-03-05", version="2031-03-06T01:00:00Z"),
        ),
        (RDF, "RSS feed", FeedEntry(url="https://p.example/dam", title="Dam", published=None, version="2031-03-05")),
        (
            JSON_FEED,
            "JSON feed",
            FeedEntry(
                url="https://p.example/dam",
                title="Dam",
                language="en",
                published="2031-03-05",
                version="2031-03-05T08:00:00+01:00",
            ),
        ),
        (
            SITEMAP,
            "sitemap",
            FeedEntry(
                url="https://p.example/dam",
                title="Dam & river",
                outlet="The Courier",
                language="en",
                published="2031-03-05",
                version="2031-03-06",
            ),
        ),
        (GDELT, "GDELT list", FeedEntry(url="https://p.example/dam", title="Dam", language="English")),
        (GDELT_CSV, "GDELT list", FeedEntry(url="https://p.example/dam", title='Dam, the "big" one')),
        (GAL, "GDELT list", FeedEntry(url="https://p.example/dam", title="Dam", outlet="Courier", language="en")),
    ],
    ids=["rss", "atom", "rdf", "json", "sitemap", "gdelt", "gdelt-csv", "gdelt-gal"],
)
def test_feed_lists_its_articles_once_each(text: str, kind: str, entry: FeedEntry) -> None:
    feed = read(text)
    assert (feed.kind, feed.entries) == (kind, (entry,))


@pytest.mark.parametrize(
    ("text", "feeds"), [(INDEX, ("https://p.example/1.xml",)), (OPML, ("https://p.example/feed",))]
)
def test_list_of_feeds_names_them(text: str, feeds: tuple[str, ...]) -> None:
    assert read(text).feeds == feeds


@pytest.mark.parametrize(
    "text",
    [
        "<html><body><feed></feed></body></html>", "<article/>", "{}", '{"text": "a", "url": "b", "domain": "c"}',
        "plain", "", "url,title\na,b", '[{"url": "a"}]', "<rssx/>", "URL of a feed",
    ],
)  # fmt: skip
def test_what_is_no_feed_is_none(text: str) -> None:
    assert feed_kind(text.encode()) is None


def test_feed_in_another_encoding_is_told() -> None:
    assert feed_kind(ATOM.encode("utf-16")) == "Atom feed"
    assert feed_kind(b"\xef\xbb\xbf\n" + RSS.encode()) == "RSS feed"


@pytest.mark.parametrize("kind", ["rss", "urlset", "opml"])
def test_entities_are_neither_fetched_nor_multiplied(kind: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("https://p.example/secret")
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    item = {
        "rss": "<channel><item><link>&x;</link></item><item><title>&l9;</title><link>/a</link></item></channel>",
        "urlset": "<url><loc>&x;</loc></url><url><loc>&l9;</loc></url>",
        "opml": '<body><outline xmlUrl="https://p.example/"/><outline text="&l9;"/></body>',
    }[kind]
    text = f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY l0 "lol">{entities}]><{kind}>{item}</{kind}>'
    started = time.process_time()
    assert feed_kind(text.encode()) is not None
    feed = read_feed(text.encode(), name="the feed", url="https://p.example/feed")
    assert all("secret" not in entry.url and len(entry.title or "") < 1000 for entry in feed.entries)
    assert time.process_time() - started < 20


def test_feeds_that_a_page_offers_are_found() -> None:
    page = b"""<html><head><link rel="alternate" type="application/rss+xml" href="/feed"><link rel="alternate"
    hreflang="de" href="/de"><link rel="alternate" type="application/atom+xml" href="https://q.example/atom"></head>"""
    assert feeds_of_page(page, url="https://p.example/x") == ["https://p.example/feed", "https://q.example/atom"]


# Following


STORY = "<html><body><article><h1>%s</h1><p>“There is time for it,” Oren Halvik said to us.</p></article></body></html>"


@pytest.fixture
def web() -> Iterator[Web]:
    with served() as one:
        for name in ("talks", "dam", "boats"):
            one.pages[f"/{name}"] = STORY % f"The story of the {name}"
        items = "".join(
            f"<item><link>/{name}</link><pubDate>5 Mar 2031 10:00:00 GMT</pubDate></item>" for name in ("talks", "dam")
        )
        one.pages["/feed"] = f"<rss><channel>{items}</channel></rss>"
        locs = "".join(f"<url><loc>{one.url(path)}</loc></url>" for path in ("/dam", "/boats", "/absent"))
        one.pages["/map.xml.gz"] = gzip.compress(f"<urlset>{locs}</urlset>".encode())
        one.pages["/index.xml"] = f"<sitemapindex><sitemap><loc>{one.url('/map.xml.gz')}</loc></sitemap></sitemapindex>"
        one.pages["/"] = (
            '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>Hi</body>'
        )
        yield one


def follow(*inputs: str, **options: Any) -> list[Article | InputError]:
    options = {"follow": True, **options}
    return list(read_inputs(inputs, fetcher=Fetcher(network=LOOPBACK, distance=0), **options))


def test_articles_of_a_feed_are_read_with_its_date(web: Web) -> None:
    first, second = follow(web.url("/feed"))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert [first.url, second.url] == [web.url("/talks"), web.url("/dam")]
    assert (first.published.value, first.published.certainty) == ("2031-03-05", "stated")


def test_list_of_feeds_is_followed_in_depth_and_nothing_read_twice(web: Web, tmp_path: Path) -> None:
    opml = tmp_path / "desk.opml"
    feeds = "".join(f'<outline xmlUrl="{web.url(path)}"/>' for path in ("/feed", "/index.xml", "/index.xml", "/none"))
    opml.write_text(f"<opml><body>{feeds}</body></opml>")
    found = follow(str(opml))
    assert [item.url for item in found if isinstance(item, Article)] == [
        web.url(f"/{n}") for n in ("talks", "dam", "boats")
    ]
    assert [item.cause for item in found if isinstance(item, InputError)] == ["status 404", "status 404"]
    assert len([path for path in web.paths() if path == "/dam"]) == 1


def test_limit_holds_for_each_feed(web: Web) -> None:
    assert len(follow(web.url("/feed"), web.url("/index.xml"), limit=1)) == 2


def test_page_that_offers_a_feed_stands_for_it(web: Web) -> None:
    assert len(follow(web.url("/"))) == 2


def test_feed_is_no_article_unless_it_is_followed(web: Web) -> None:
    (problem,) = follow(web.url("/feed"), follow=False)
    assert isinstance(problem, InputError)
    assert str(problem).endswith("is an RSS feed of 2 articles and no article; say --follow to read what it lists")
    assert not isinstance(problem, Skipped)
    assert web.paths() == ["/feed"]


def test_an_offer_of_no_address_is_passed_over():
    page = b"<link rel=alternate type='application/rss+xml' href='http://[x'>"
    page += b"<link rel=alternate type='application/rss+xml' href='/feed'>"
    assert feeds_of_page(page, url="https://p.example/x") == ["https://p.example/feed"]
