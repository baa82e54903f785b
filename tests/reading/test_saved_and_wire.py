"""Pages that a browser saved, and what agencies deliver."""

import base64
import io
import json
import quopri
from pathlib import Path
from typing import Any

# ruff: noqa: E501 (documents as they are)
import pytest

import onrecord
from onrecord.reading import InputError, read_inputs
from onrecord.reading.errors import Skipped
from onrecord.record import Article

PAGE = """<html><head><title>Vessen stays away</title></head><body><article><h1>Vessen stays away</h1><p>“We will not sit at
that table,” Ilse Marrow said on Tuesday, after two days of talks.</p><p>Ören Halvik said no.</p></article></body></html>"""

MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: https://p.example/talks?utm_source=x
Subject: Vessen stays away
Date: Wed, 5 Mar 2031 10:00:00 +0200
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="--b--"


----b--
Content-Type: text/html
Content-Transfer-Encoding: binary
Content-Location: https://ads.example/frame

<html><body><p>Buy a boat, it is cheap today. Buy two, and sail away.</p></body></html>
----b--
Content-Type: text/html; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable
Content-Location: https://p.example/talks?utm_source=x

%s
----b--
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://p.example/a.png

%s
----b----
"""


def mhtml() -> bytes:
    page = quopri.encodestring(PAGE.replace("“", '"').replace("”", '"').encode("iso-8859-1")).decode()
    return (MHTML % (page, base64.b64encode(b"x" * 1000).decode())).replace("\n", "\r\n").encode()


def test_mhtml_is_the_page_that_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "talks.mhtml"
    path.write_bytes(mhtml())
    article = onrecord.read(path)
    assert article.title == "Vessen stays away"
    assert "Ören Halvik said no." in article.text
    assert "boat" not in article.text
    assert (article.url, article.retrieved) == ("https://p.example/talks", "2031-03-05T08:00:00Z")
    assert onrecord.read(mhtml()) == article
    (same,) = read_inputs([str(tmp_path)])
    assert same == article


def test_mhtml_with_many_pictures_may_be_larger_than_an_article(tmp_path: Path) -> None:
    path = tmp_path / "talks.mht"
    path.write_bytes(mhtml() + b"\r\n----b--\r\nContent-Type: image/png\r\n\r\n" + b"x" * 11 * 1024 * 1024)
    assert onrecord.read(path).title == "Vessen stays away"


@pytest.mark.parametrize(
    "data",
    [
        mhtml()[:400],
        b"Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\nabc\n--x--\n",
        b"Content-Type: multipart/related\n\n" + b"--\n" * 1000,
    ],
)
def test_damaged_mhtml_is_one_sentence(data: bytes) -> None:
    with pytest.raises(InputError, match=r"save the page again|no article text"):
        onrecord.read(data)


@pytest.mark.parametrize(
    "note",
    [
        "<!-- saved from url=(0022)https://p.example/talks -->",
        "<!--\n Page saved with SingleFile \n url: https://p.example/talks \n saved date: Wed Mar 05 2031 -->",
    ],
)
def test_saved_page_stands_where_it_was_saved_from(note: str) -> None:
    page = f"<!DOCTYPE html>\n{note}\n{PAGE}"
    assert onrecord.read(page.encode()).url == "https://p.example/talks"
    assert onrecord.read(page.encode(), url="https://q.example/a").url == "https://q.example/a"


NEWSML = """<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:tarn.example:20310305:7" version="2" xml:lang="en"
 standard="NewsML-G2"><itemMeta><itemClass qcode="ninat:text"/><provider literal="TNA"><name>Tarn News Agency</name></provider>
<versionCreated>2031-03-06T01:00:00+02:00</versionCreated><firstCreated>2031-03-05T23:30:00+02:00</firstCreated>
<pubStatus qcode="stat:%s"/></itemMeta><contentMeta><headline>Vessen stays away</headline><by>Anna Lund</by></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>
</head><body><p>“We will not <em>sit</em> at that table,” Ilse
Marrow said.</p><figure><figcaption>The dam</figcaption></figure><p>Oren Halvik<br/>said no.</p></body></html></inlineXML>
</contentSet></newsItem>"""
NITF = """<nitf><head><title>x</title><docdata><doc-id id-string="tna-7"/><date.release norm="20310305T233000+0200"/></docdata>
</head><body><body.head><hedline><hl1>Vessen stays away</hl1></hedline><byline>By Anna Lund</byline><distributor>TNA
</distributor></body.head><body.content><p>“We will not sit at that table,” Ilse Marrow said.</p></body.content></body></nitf>"""


def test_news_item_is_an_article() -> None:
    article = onrecord.read((NEWSML % "usable").encode())
    assert article.text == (
        "Vessen stays away\n\n“We will not sit at that table,” Ilse Marrow said.\n\nOren Halvik\n\nsaid no."
    )
    assert (article.outlet, article.byline, article.language) == ("Tarn News Agency", "Anna Lund", "en")
    assert (article.published.value, article.published.certainty) == ("2031-03-05", "stated")
    assert article.id == "urn:newsml:tarn.example:20310305:7"


def test_nitf_is_an_article() -> None:
    article = onrecord.read(NITF.encode())
    assert (article.title, article.byline, article.outlet, article.id) == (
        "Vessen stays away",
        "Anna Lund",
        "TNA",
        "tna-7",
    )
    assert article.published.value == "2031-03-05"


def test_message_of_several_items_is_several_articles(tmp_path: Path) -> None:
    item = (NEWSML % "usable").partition("?>")[2]
    gone = (NEWSML % "canceled").partition("?>")[2]
    picture = item.replace("inlineXML", "remoteContent")
    path = tmp_path / "message.xml"
    path.write_text(
        f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{item}{gone}{picture}</itemSet></newsMessage>'
    )
    one, withdrawn, empty = read_inputs([str(tmp_path)])
    assert isinstance(one, Article)
    assert isinstance(withdrawn, Skipped)
    assert (withdrawn.cause, withdrawn.name) == ("withdrawn", f"{path}, item 2")
    assert isinstance(empty, InputError)
    with pytest.raises(InputError, match="holds 3 articles"):
        onrecord.read(path)


NINJS: dict[str, Any] = {
    "uri": "https://tna.example/7",
    "type": "text",
    "pubstatus": "usable",
    "headline": "Vessen stays away",
    "byline": "Anna Lund",
    "language": "en",
    "firstcreated": "2031-03-05T23:30:00+02:00",
    "versioncreated": "2031-03-06T01:00:00+02:00",
    "copyrightholder": "TNA",
    "body_html": "<p>“We will not sit at that table,” Ilse Marrow said.</p><p>Oren Halvik said no.</p>",
}
TEXT = "Vessen stays away\n\n“We will not sit at that table,” Ilse Marrow said.\n\nOren Halvik said no."


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"body_html": None, "body_text": "“We will not sit at that table,” Ilse Marrow said.\nOren Halvik said no."},
        {
            "body_html": None,
            "headline": None,
            "headlines": [{"role": "main", "value": "Vessen stays away"}],
            "bodies": [{"role": "main", "contenttype": "text/html", "value": NINJS["body_html"]}],
        },
    ],
    ids=["html", "text", "2.0"],
)
def test_ninjs_is_an_article(change: dict[str, Any], tmp_path: Path) -> None:
    data = {key: value for key, value in {**NINJS, **change}.items() if value is not None}
    path = tmp_path / "item.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    article = onrecord.read(path)
    assert (article.text, article.title, article.outlet) == (TEXT, "Vessen stays away", "TNA")
    assert (article.published.value, article.url, article.byline) == (
        "2031-03-05",
        "https://tna.example/7",
        "Anna Lund",
    )
    lines = tmp_path / "items.jsonl"
    lines.write_text(json.dumps(data) + "\n" + json.dumps({**data, "pubstatus": "canceled"}) + "\n")
    first, gone = read_inputs([str(lines)])
    assert first == article
    assert isinstance(gone, Skipped)


def test_other_xml_is_no_text() -> None:
    with pytest.raises(InputError, match="is XML of a kind that is not read"):
        onrecord.read(b"<?xml version='1.0'?><invoice><sum>7</sum></invoice>")


def test_entities_in_a_news_item_are_not_expanded(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret")
    text = (NEWSML % "usable").replace("Oren Halvik", "&x;").partition("?>")[2]
    hostile = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>{text}'
    assert "secret" not in onrecord.read(hostile.encode()).text


def test_deep_markup_is_no_trouble() -> None:
    data = json.dumps({**NINJS, "body_html": "<div>" * 5000 + "<p>“No,” Ilse Marrow said.</p>"})
    (found,) = read_inputs(["-"], stdin=io.BytesIO(data.encode()))
    assert isinstance(found, Article) or "without text" in str(found)
