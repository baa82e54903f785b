"""Links that open a page at the words."""

import shutil
from pathlib import Path

import pytest

from onrecord.export.fragments import linked_to_words, text_fragment, web_link, words_of_spans
from onrecord.record import Carrier


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("“We stay,”", "text=We%20stay"),
        ("a cease-fire & more", "text=a%20cease%2Dfire%20%26%20more"),
        ("two\n lines", "text=two,lines"),
        ("one  space", "text=one%20space"),
        (
            " ".join(f"w{n}" for n in range(60)),
            "text=w0%20w1%20w2%20w3%20w4%20w5,w54%20w55%20w56%20w57%20w58%20w59",
        ),
        ("a" * 150 + " " + "b" * 150, "text=" + "a" * 150 + "," + "b" * 150),
        ("a" * 300, "text=" + "a" * 300),
        ("“First of it.\n\nLast of it.”", "text=First%20of%20it.,Last%20of%20it"),
        ("half \ud800 pair", "text=half%20%EF%BF%BD%20pair"),
        ("…", None),
        (" \n", None),
    ],
)  # fmt: skip
def test_fragment_names_words_or_how_they_begin_and_end(words: str, fragment: str | None) -> None:
    assert text_fragment(words) == fragment


def test_fragment_goes_behind_one_that_is_there() -> None:
    assert linked_to_words("https://p.example/a", "no") == "https://p.example/a#:~:text=no"
    assert linked_to_words("https://p.example/a#b", "no") == "https://p.example/a#b:~:text=no"
    assert linked_to_words("https://p.example/a", "") == "https://p.example/a"


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://p.example/a?page=2#top", "https://p.example/a?page=2#top:~:text=We%20will&text=walk"),
        ("javascript:alert(1)", None),
        ("https://", None),
        (None, None),
    ],
)
def test_the_words_of_each_span_are_named_where_there_is_a_page(url: str | None, link: str | None) -> None:
    carrier = Carrier(
        article="1", attribution="a1", outlet=None, title=None, url=url, published=None, cue="said",
        content="“We will … walk.”", spans=((3, 11), (20, 26)), chain=(), confidence=0.5,
    )  # fmt: skip
    assert words_of_spans(carrier) == ("“We will", "walk.”")
    assert web_link(carrier) == link


def test_browser_goes_to_the_words(tmp_path: Path) -> None:
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        pytest.skip("Chromium is not installed: a program is absent")
    from playwright.sync_api import sync_playwright

    filler = "".join(f"<p>The water stood at {n} metres, and nobody came.</p>" for n in range(300))
    words = "“We will not sit-down at that table, now & then,”"
    long = " ".join(f"They named the {n}th village that will be moved." for n in range(20))
    shown = words.replace("not", "<em>not</em>")
    page = f"{filler}<p id=a>{shown} she said.</p>{filler}<p id=b>He said: {long}</p>{filler}"
    path = tmp_path / "page.html"
    path.write_text(f"<meta charset=utf-8><body>{page}</body>", encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for element, wanted in (("a", words), ("b", long)):
            tab = browser.new_page()
            tab.goto(linked_to_words(path.as_uri(), wanted))
            tab.wait_for_function("window.scrollY > 0", timeout=10_000)
            top, height = tab.evaluate(
                f"[document.getElementById('{element}').getBoundingClientRect().top, innerHeight]"
            )
            assert -height < top < height
            tab.close()
        browser.close()
