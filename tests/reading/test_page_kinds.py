"""Pages that are no article, written for the purpose, and articles that look like them in one way or another."""

import pytest

from onrecord.reading import InputError
from onrecord.reading.document import read_bytes
from onrecord.reading.errors import Skipped

LINKED = '<script type="application/ld+json">{"@type": "%s"%s}</script>'
PARAGRAPH = (
    "<p>The council of Tarn said on Monday that the dam above the town will be emptied before the spring, and that"
    " nobody who lives below it has to leave. “There is time for all of it,” Oren Halvik said.</p>"
)
TEASER = '<div class="card"><h3><a href="/%d">Vessen stays away from talks %d</a></h3><p>%s</p></div>'
SUMMARY = "The delegation from Vessen did not come to the table on Tuesday, as it had said that it would not."


def page(body: str, head: str = "") -> str:
    return f"<html><head><title>The Tarn Courier</title>{head}</head><body>{body}</body></html>"


def article(paragraphs: int = 8, *, after: str = "", before: str = "") -> str:
    text = "".join(PARAGRAPH.replace("Monday", f"Monday the {number}th") for number in range(paragraphs))
    return f"{before}<article><h1>The dam above the town</h1>{text}</article>{after}"


def teasers(count: int) -> str:
    return "".join(TEASER % (number, number, SUMMARY) for number in range(count))


FIGURES = "".join(
    f'<figure><img src="{n}.jpg"><figcaption>The dam in the year {n}.</figcaption></figure>' for n in range(12)
)
CONSENT = (
    "<h1>We value your privacy</h1><p>We and our 847 partners store cookies on your device and process personal data."
    "</p><p>With your consent we use cookies to measure what you read. You can change your choice at any time in the"
    " privacy settings.</p><button>Accept all</button><button>Reject all</button>"
)
CHECK = "<h1>One moment</h1><p>Checking your browser before you go on. Please enable JavaScript and cookies.</p>"
PROMPT = "<div><p>Subscribe now to continue reading this story.</p></div>"
CUT = f"<article><h1>The dam above the town</h1>{PARAGRAPH}<p>The water, which stood higher than since…</p></article>"

KINDS = {
    "paywall, stated": (
        page(article(1) + PROMPT, LINKED % ("NewsArticle", ', "isAccessibleForFree": false')),
        "paywall",
    ),
    "paywall, by tier": (page(article(1), '<meta property="article:content_tier" content="locked">'), "paywall"),
    "paywall, by its prompt": (page(CUT + PROMPT), "paywall"),
    "paywall, by its box": (page(CUT + '<div class="article-paywall"></div>'), "paywall"),
    "cookie wall": (page(CONSENT), "cookie wall"),
    "bot check": (page(CHECK), "bot check"),
    "live blog, stated": (page(article(8), LINKED % ("LiveBlogPosting", "")), "live blog"),
    "live blog, by its entries": (
        page("".join(f'<div itemprop="liveBlogUpdate"><h2>10:0{n}</h2>{PARAGRAPH}</div>' for n in range(5))),
        "live blog",
    ),
    "gallery": (page(f"<h1>The dam in pictures</h1>{PARAGRAPH}{FIGURES}", LINKED % ("ImageGallery", "")), "gallery"),
    "front page": (page(teasers(12)), "index page"),
    "section, stated": (page(f"<h1>Politics</h1>{teasers(10)}", LINKED % ("CollectionPage", "")), "index page"),
}

ARTICLES = {
    "plain": page(article()),
    "short": page(article(2)),
    "whole though for subscribers": page(article(12), LINKED % ("NewsArticle", ', "isAccessibleForFree": false')),
    "short, of a site that closes all": page(article(3), LINKED % ("NewsArticle", ', "isAccessibleForFree": false')),
    "with a prompt in its footer": page(article(2, after="<footer>Subscribe to continue reading the Courier</footer>")),
    "with a paywall that is not shown": page(article(2, after='<div class="paywall-header"></div>')),
    "with a cookie banner": page(article(3, before=f'<div class="banner">{CONSENT}</div>')),
    "on cookies": page(article(1).replace("dam above the town", "cookies that sites may set without consent")
                       + "<p>“Cookies are not what people fear,” Ilse Marrow said.</p>" + PARAGRAPH * 3),
    "above the teasers of others": page(article(6, after=teasers(20))),
    "with many pictures": page(article(9, after=FIGURES)),
    "that ends with dots": page(article(3, after="<p>And then…</p>")),
}  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_page_is_told_for_what_it_is(name: str) -> None:
    text, kind = KINDS[name]
    with pytest.raises(Skipped) as caught:
        read_bytes(text.encode(), name="the page")
    assert caught.value.cause == kind


@pytest.mark.parametrize("name", ARTICLES)
def test_article_is_read(name: str) -> None:
    assert "Oren Halvik" in read_bytes(ARTICLES[name].encode(), name="the page").text


def test_picture_page_by_its_address_alone_is_a_gallery_only_with_pictures() -> None:
    text = page(f"<h1>The dam</h1>{PARAGRAPH}{FIGURES}").encode()
    with pytest.raises(Skipped, match="gallery"):
        read_bytes(text, name="the page", url="https://p.example/gallery/dam")
    assert read_bytes(page(article()).encode(), name="the page", url="https://p.example/gallery/dam").text
    assert read_bytes(text, name="the page", url="https://p.example/dam").text


def test_page_without_text_is_still_no_article() -> None:
    with pytest.raises(InputError, match="no article text"):
        read_bytes(page("<h1>Tarn</h1><ul><li>Dam</li></ul>").encode(), name="the page")
