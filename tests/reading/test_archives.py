"""What web archives hold, as articles, and what they hold besides."""

import gzip
import zlib

import pytest

from onrecord.reading import read_inputs
from onrecord.reading.errors import InputError, PassedOver
from onrecord.record import Article
from tests.support.archives import packed, page, record, write_wacz, write_warc


def read(path):
    return list(read_inputs([str(path)]))


def only(tmp_path, **about):
    body = about.pop("body", page())
    (item,) = read(write_warc(tmp_path / "x.warc.gz", [record(body, **about)]))
    return item


def test_an_article_has_the_address_and_the_time_of_its_capture(tmp_path):
    article = only(tmp_path, number=7, url="https://courier.example/ferry?utm_source=feed")
    assert isinstance(article, Article)
    assert article.url == "https://courier.example/ferry"
    assert article.retrieved == "2031-03-05T10:00:07Z"
    assert article.published.value == "2031-03-04"
    assert article.outlet == "Orrel Courier"
    assert "“We have two boats and one of them is enough,” said Ilse Maar" in article.text


@pytest.mark.parametrize(
    ("about", "cause"),
    [
        ({"status": "404 Not Found"}, "HTTP 404"),
        ({"status": "301 Moved Permanently"}, "HTTP 301"),
        ({"http": "Content-Type: image/png"}, "no page"),
        ({"http": "X-Nothing: x"}, "no page"),
        ({"kind": "revisit"}, "unchanged"),
        ({"url": "dns:courier.example"}, "no page"),
        ({"extra": "WARC-Truncated: length\r\n"}, "cut by its crawler"),
        ({"body": b"<html><body><h1>Contents</h1><a href='/1'>One</a></body></html>"}, "no article"),
        ({"body": b"<html>" + b"a" * 11_000_000}, "too large"),
    ],
)
def test_what_is_no_article_is_passed_over_with_its_cause(tmp_path, about, cause):
    item = only(tmp_path, **about)
    assert isinstance(item, PassedOver)
    assert item.cause == cause


def _chunked(body):
    parts = [body[start : start + 700] for start in range(0, len(body), 700)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("Content-Encoding: gzip", gzip.compress(page())),
        ("Content-Encoding: deflate", zlib.compress(page())),
        ("Transfer-Encoding: chunked", _chunked(page())),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked", _chunked(gzip.compress(page()))),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked", page()),  # undone when it was archived
        ("Content-Encoding: deflate", page()),
    ],
)
def test_a_page_is_unpacked_if_it_is_packed(tmp_path, coding, body):
    article = only(tmp_path, body=body, http=f"Content-Type: text/html\r\n{coding}")
    assert isinstance(article, Article)
    assert "Ilse Maar" in article.text


def test_a_page_that_unpacks_to_gigabytes_is_passed_over(tmp_path):
    bomb = gzip.compress(b"<p>" + b"a" * 300_000_000)
    item = only(tmp_path, body=bomb, http="Content-Type: text/html\r\nContent-Encoding: gzip")
    assert (type(item), item.cause) == (PassedOver, "too large")


def test_the_charset_of_the_server_is_heeded(tmp_path):
    body = page().replace("“".encode(), "«".encode("latin-1")).replace("”".encode(), "»".encode("latin-1"))
    article = only(tmp_path, body=body, http="Content-Type: text/html; charset=ISO-8859-1")
    assert "«We have two boats and one of them is enough,» said" in article.text


def test_a_resource_is_a_page_too(tmp_path):
    assert isinstance(only(tmp_path, kind="resource"), Article)


def test_a_wacz_is_read_with_all_its_archives(tmp_path):
    members = {"a.warc.gz": packed([record(page(1))]), "b.warc": record(page(2), number=2)}
    titles = [item.title for item in read(write_wacz(tmp_path / "x.wacz", members))]
    assert titles == ["Night ferry number 1 returns to Orrel", "Night ferry number 2 returns to Orrel"]


@pytest.mark.parametrize("cut", [10, 2000])
def test_a_damaged_wacz_is_said(tmp_path, cut):
    path = write_wacz(tmp_path / "x.wacz", {"a.warc.gz": packed([record(page(1))])})
    path.write_bytes(path.read_bytes()[:-cut])
    (item,) = read(path)
    assert isinstance(item, InputError)
    assert "is no whole WACZ" in str(item)


def test_a_wacz_without_archives_is_said(tmp_path):
    (item,) = read(write_wacz(tmp_path / "x.wacz", {}))
    assert "holds no WARC file" in str(item)


def test_a_wacz_that_is_altered_inside_is_said(tmp_path):
    path = write_wacz(tmp_path / "x.wacz", {"a.warc": record(page(1)) + record(page(2), number=2)})
    path.write_bytes(path.read_bytes().replace(b"harbour desk", b"Harbour desk", 1))
    assert any(isinstance(item, InputError) for item in read(path))


def test_a_folder_is_searched_for_archives(tmp_path):
    write_warc(tmp_path / "a.warc.gz", [record(page(1))])
    write_warc(tmp_path / "b.warc", [record(page(2), number=2)])
    assert len(read(tmp_path)) == 2
