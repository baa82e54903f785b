import pytest

from onrecord.matching.errata import notes

NEWS = "The harbour stays shut, the minister said.\n\n"


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("Correction: An earlier version misspelled the name of the envoy.", "correction"),
        ("CORRECTION (May 6, 2031): The vote was on Monday.", "correction"),
        ("Correction, May 6: the ship has two masts.", "correction"),
        ("Corrections & Clarifications: the vote was on Monday.", "correction"),
        ("(Corrects the spelling in paragraph 3)", "correction"),
        ("This article was amended on 6 May 2031 to remove a quotation.", "correction"),
        ("• This article was amended on 6 May 2031.", "correction"),
        ("This story has been corrected to show that the vote was on Monday.", "correction"),
        ("This story has been slightly edited for clarity.", "correction"),
        ("This version of the story corrects the date in paragraph two.", "correction"),
        ("An earlier version of this article gave a wrong figure.", "correction"),
        ("A previous headline said that talks had ended.", "correction"),
        ("Because of an editing error, the harbour was misplaced.", "correction"),
        ("Editor’s note: This story was corrected after publication.", "correction"),
        ("Editors' note: an earlier version named the wrong ship.", "correction"),
        ("Clarification: The minister spoke in writing.", "clarification"),
        ("This article has been updated to clarify nothing else, and was clarified.", "update"),
        ("This article was clarified on 6 May.", "clarification"),
        ("Update — the ship has left.", "update"),
        ("UPDATE, 6 May: The ship has left.", "update"),
        ("Updated 14:05: the ship has left.", "update"),
        ("This story was updated with a comment by the ministry.", "update"),
        ("[Editor's note: updated with the result]", "update"),
    ],
)
@pytest.mark.parametrize("before", ["", NEWS])
def test_a_note_is_found_where_it_stands(note: str, kind: str, before: str) -> None:
    text = before + note + "\n\nMore news."
    (found,) = notes(text)
    assert found.kind == kind
    start, end = found.span
    assert text[start:end] == found.text == note


@pytest.mark.parametrize(
    "news",
    [
        "Corrections officers went on strike on Monday.",
        "The Correction Bureau said: nothing.",
        "Correct answers were rare.",
        "“This article was amended in 2029,” said the jurist of the treaty.",
        "The minister corrected his figures on Monday.",
        "The ministry updated its list: nine ships.",
        "This report says that the law was amended.",
        "An earlier strike was shorter.",
        "Updated rules come into force on Monday.",
        "Editor Mara Dolin noted: the paper was never corrected.",
        "The bill was amended.",
        "We have corrected course, the captain said.",
        "Update your software: it is old.",
        "Clarifications were not given.",
        "Update-driven outages went on.",
    ],
)
def test_news_is_no_note(news: str) -> None:
    assert notes(NEWS + news) == ()


def test_a_long_paragraph_is_no_note() -> None:
    assert notes("Correction: " + "word " * 300) == ()
