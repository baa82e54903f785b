"""Words of an article found again in its page."""

import re

import pytest

import onrecord
from onrecord.export.selectors import text_quote
from onrecord.reading.anchoring import StoredPage

PAGE = """<html><head><title>No</title><style>p {}</style></head><body><nav>Home</nav><main><h1>Vessen stays away</h1>
<p>“We will <em>not</em> sit
at that table,” Ilse Marrow said.</p><script>var a = "not seen";</script><p>He said “no”. She said “no”. Both said
“no”.</p><ul><li>The dam is full, Oren Halvik said.</li></ul></main></body></html>"""


@pytest.mark.parametrize(
    ("words", "element"),
    [
        ("“We will not sit at that table,”", "/html/body/main/p[1]"),
        ("not", "/html/body/main/p[1]/em"),
        ("Ilse Marrow said.\n\nHe said", "/html/body/main"),
        ("- The dam is full", "/html/body/main/ul/li"),
    ],
)
def test_words_are_found_in_their_element(words: str, element: str) -> None:
    found = StoredPage(PAGE).find(words)
    assert found is not None
    assert found.element == element


def test_span_in_the_visible_text_is_the_words() -> None:
    page = StoredPage(PAGE)
    found = page.find("not sit at that table")
    assert found is not None
    assert page.text[slice(*found.span)].split() == ["not", "sit", "at", "that", "table"]


@pytest.mark.parametrize(
    ("before", "after", "place"), [("He said ", ". She", 0), ("She said ", ". Both", 1), ("Both said ", ".", 2)]
)
def test_what_stands_around_tells_one_place_from_another(before: str, after: str, place: int) -> None:
    page = StoredPage(PAGE)
    found = page.find("“no”", prefix=before, suffix=after)
    assert found is not None
    assert found.places == 3
    assert page.text[: found.span[0]].count("“no”") == place


@pytest.mark.parametrize("words", ["not seen", "p {}", "another thing", "", " \n"])
def test_what_the_page_does_not_show_is_not_found(words: str) -> None:
    assert StoredPage(PAGE).find(words) is None


def test_every_word_of_an_article_leads_back_to_its_page() -> None:
    article = onrecord.read(PAGE.encode())
    page = StoredPage(PAGE)
    found = list(re.finditer(r"[\w“][^\n]{0,25}[\w.”]", article.text))
    assert len(found) > 5
    for words in found:
        quote = text_quote(article.text, words.span())
        assert page.find(quote["exact"], prefix=quote["prefix"], suffix=quote["suffix"]) is not None, quote
