"""Addresses that lead to words on their page."""

import pytest

from onrecord.assistants.links import link_to

URL = "https://courier.example/talks"


@pytest.mark.parametrize(
    ("url", "words", "link"),
    [
        (URL, ["“We will talk,”"], f"{URL}#:~:text=We%20will%20talk"),
        (URL, ["cease-fire, now & here"], f"{URL}#:~:text=cease%2Dfire%2C%20now%20%26%20here"),
        (f"{URL}?page=2#top", ["stay"], f"{URL}?page=2#top:~:text=stay"),
        (URL, ["“We will", "walk.”"], f"{URL}#:~:text=We%20will&text=walk"),
        (URL, ["one two three four five six seven eight nine ten eleven twelve."],
         f"{URL}#:~:text=one%20two%20three%20four,nine%20ten%20eleven%20twelve"),
        (URL, ["“First of it.\n\nLast of it.”"], f"{URL}#:~:text=First%20of%20it.,Last%20of%20it"),
        (URL, ["…"], URL),
        (URL, ["half \ud800 pair"], f"{URL}#:~:text=half%20%EF%BF%BD%20pair"),
        ("javascript:alert(1)", ["stay"], None),
        ("https://", ["stay"], None),
        (None, ["stay"], None),
    ],
)  # fmt: skip
def test_words_are_named_as_browsers_find_them(url: str | None, words: list[str], link: str | None) -> None:
    assert link_to(url, words) == link
