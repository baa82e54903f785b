"""Quotations checked against a ledger in either store."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.ledger import Ledger, open_ledger
from onrecord.matching.checking import check
from onrecord.matching.drafts import check_draft, quoted_spans
from onrecord.matching.statements import catch_up
from onrecord.record import Article, Record
from tests.support.carriers import carrying

STORY = (
    "“We will not open the locks before winter,” Ada Moss said. Ian Reed said that the wardens had seen five ships. "
    "Ian Reed denied that the harbour was sold."
)


@pytest.fixture
def ledger(tmp_path: Path, make: Callable[..., Record]) -> Iterator[Ledger]:
    story = make(
        STORY,
        ("Ada Moss", "said", "“We will not open the locks before winter,”"),
    )
    paraphrase = make(
        STORY, ("Ian Reed", "said", "that the wardens had seen five ships"), kind="indirect", url="https://b.example/2"
    )
    denial = make(
        STORY,
        ("Ian Reed", "denied", "that the harbour was sold"),
        kind="indirect",
        negated=True,
        url="https://b.example/3",
    )
    with open_ledger(tmp_path / "ledger.db") as opened:
        for record in (story, paraphrase, denial):
            opened.add(record)
        yield opened


@pytest.mark.parametrize(
    ("words", "speaker", "verdict"),
    [
        ("We will not open the locks before winter", None, "verbatim"),
        ("we will not open the locks", "Moss", "verbatim"),
        ("We will open the locks before winter", "Ada Moss", "altered"),
        ("We will not … before winter", "Ada Moss", "verbatim"),
        ("We will … open the locks before winter", "Ada Moss", "altered"),
        ("We will not open the locks before winter", "Ian Reed", "other-speaker"),
        ("the wardens had seen five ships", None, "paraphrase"),
        ("the harbour was sold", None, "denied"),
        ("the moon is made of cheese", None, "not-found"),
        ("We open", None, "not-found"),
    ],
)
def test_the_verdict(ledger: Ledger, words: str, speaker: str | None, verdict: str) -> None:
    assert check(ledger, words, speaker=speaker).verdict == verdict


def test_what_differs_is_told_with_its_meaning(ledger: Ledger) -> None:
    (match,) = check(ledger, "We will open the locks before winter").matches
    assert (match.meaning, [item.kind for item in match.alterations]) == ("changed", ["negation"])
    assert [piece.words for piece in match.pieces if piece.what == "dropped"] == ["not"]


def test_words_of_which_no_three_in_a_row_are_left_are_found_by_the_rare_ones(ledger: Ledger) -> None:
    (match,) = check(ledger, "that wardens had just seen about five ships").matches
    assert (match.verbatim, match.share) == (False, 0.75)


def test_what_was_rejected_answers_no_more(ledger: Ledger) -> None:
    (found,) = check(ledger, "the harbour was sold").matches
    ledger.review(found.statement.id, "reject", who="Mara")
    assert check(ledger, "the harbour was sold").verdict == "not-found"


@pytest.mark.parametrize("words", ["", "…", "“”", "[sic]"])
def test_a_quotation_without_words_is_refused(ledger: Ledger, words: str) -> None:
    with pytest.raises(ValueError, match="no word"):
        check(ledger, words)


def test_quotations_of_a_draft_have_the_speakers_it_names(ledger: Ledger, make: Callable[..., Record]) -> None:
    text = "“We will open the locks before winter,” Ada Moss said. A “tiny” row. “We saw the moon fall,” Ian Reed said."
    draft = make(text, ("Ada Moss", "said", "“We will open the locks before winter,”"), url=None)
    found = check_draft(ledger, draft.article, record=draft)
    assert [(item.checked.verdict, item.checked.speaker) for item in found] == [
        ("altered", "Ada Moss"),
        ("not-found", None),
    ]
    assert [text[slice(*item.span)] for item in found] == [item.checked.words for item in found]


def test_a_quotation_over_paragraphs_is_one() -> None:
    text = "“We will talk.\n\n“We will sing.”\n\n“And dance,” she said."
    assert [text[slice(*span)] for span in quoted_spans(text)] == ["We will talk.\n\n“We will sing.", "And dance,"]


def test_marks_of_all_shapes_are_quotations() -> None:
    for marked in ("“we will talk”", '"we will talk"', "«we will talk»", "„we will talk“", "‘we will talk’"):
        assert [f"It said {marked} today."[slice(*span)] for span in quoted_spans(f"It said {marked} today.")] == [
            "we will talk"
        ], marked


def test_a_draft_without_quotations_has_none(ledger: Ledger, make: Callable[..., Record]) -> None:
    record = make("Ada Moss said nothing.", ("Ada Moss", "said", "nothing"))
    assert check_draft(ledger, Article(text="Nothing was said."), record=record) == []


def test_what_stands_against_a_quotation_is_told(tmp_path: Path) -> None:
    quote = "“We will not open the locks before the river has thawed, and the wardens know it.”"
    with open_ledger(tmp_path / "two.db") as ledger:
        for speaker, outlet in (("Ada Moss", "Paper 1"), ("Ian Reed", "Paper 2")):
            ledger.add(carrying(f"{quote} {speaker} said.", (speaker, quote), outlet=outlet))
        catch_up(ledger)
        (first, second) = check(ledger, quote, speaker="Moss").matches
        assert [item.speaker.name for item in first.contradicted_by] == ["Ian Reed"]
        assert [item.speaker.name for item in second.contradicted_by] == ["Ada Moss"]
