"""Which attributions are one statement, in either store; invented people and places."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.ledger import Ledger, open_ledger
from onrecord.matching.checking import check
from onrecord.matching.statements import catch_up, count_due, join, match_again, split, tell
from tests.ledger.conftest import postgres, store  # noqa: F401
from tests.support.carriers import carrying

QUOTE = "“We will not open the locks before the river has thawed, and the wardens know it.”"
FIRST = f"{QUOTE} Ada Moss said in Velm."


@pytest.fixture
def ledger(store: str) -> Iterator[Ledger]:  # noqa: F811
    with open_ledger(store) as opened:
        yield opened


def carriers(ledger: Ledger) -> list[int]:
    return sorted(len(item.carriers) for item in ledger.statements())


def test_a_quotation_is_one_statement_however_it_is_trimmed_merged_bracketed_and_marked(ledger: Ledger) -> None:
    for number, words in enumerate(
        [
            QUOTE,
            '"We will not open the locks before the river has thawed,"',
            "“[We] will not open the locks before the river has thawed … and the wardens know it,”",
            "“Ask me in May. We will not open the locks before the river has thawed, and the wardens know it.”",
        ]
    ):
        outlet = f"Paper {number}"
        ledger.add(carrying(f"{words} Ada Moss said. {outlet}", ("Ada Moss", words), outlet=outlet))
    assert catch_up(ledger) == 4
    (statement,) = ledger.statements()
    assert [carrier.outlet for carrier in statement.carriers] == ["Paper 0", "Paper 1", "Paper 2", "Paper 3"]
    assert len(list(ledger.statements(each=True))) == 4


@pytest.mark.parametrize(
    ("words", "speaker", "more"),
    [
        (QUOTE, "Ian Reed", {}),  # the same words, another speaker
        ("“We have nothing to say about the price of salt in the markets of the coast.”", "Ada Moss", {}),
        (QUOTE, "Ada Moss", {"negated": True}),
    ],
)
def test_what_is_another_statement_is_not_joined(ledger: Ledger, words: str, speaker: str, more: dict) -> None:
    ledger.add(carrying(FIRST, ("Ada Moss", QUOTE)))
    ledger.add(carrying(f"{words} {speaker} said. So.", (speaker, words), outlet="Radio Velm", **more))
    catch_up(ledger)
    assert carriers(ledger) == [1, 1]


def test_a_quotation_that_differs_in_a_not_is_a_candidate_or_else_a_misquotation(ledger: Ledger) -> None:
    short, long = "“We will not open the locks in May.”", QUOTE
    ledger.add(carrying(f"{short} {long} Ada Moss said.", ("Ada Moss", short), ("Ada Moss", long)))
    short, long = short.replace(" not", ""), long.replace(" not", "")
    ledger.add(carrying(f"{short} {long} Ada Moss said!", ("Ada Moss", short), ("Ada Moss", long), outlet="Radio Velm"))
    catch_up(ledger)
    assert [link.rule for link, _ in tell(ledger, "s1").candidates] == [
        "the same quotation, but for a word that matters"
    ]
    assert [telling.meaning for telling in tell(ledger, "s2").tellings] == ["kept", "changed"]


def test_the_same_words_on_another_day_are_offered_and_not_joined(ledger: Ledger) -> None:
    ledger.add(carrying(FIRST, ("Ada Moss", QUOTE), said_on="2031-05-01"))
    ledger.add(carrying(f"So: {FIRST}", ("Ada Moss", QUOTE), outlet="Radio Velm", said_on="2031-05-05"))
    catch_up(ledger)
    found = tell(ledger, "s1")
    assert [(other.id, link.rule) for link, other in found.candidates] == [("s2", "the same quotation, on another day")]
    assert carriers(ledger) == [1, 1]


def test_the_same_words_of_two_speakers_are_shown_side_by_side(ledger: Ledger) -> None:
    ledger.add(carrying(FIRST, ("Ada Moss", QUOTE)))
    ledger.add(carrying(f"{QUOTE} Ian Reed said.", ("Ian Reed", QUOTE), outlet="Radio Velm"))
    catch_up(ledger)
    for id, other in (("s1", "Ian Reed"), ("s2", "Ada Moss")):
        assert [statement.speaker.name for _, statement in tell(ledger, id).sides] == [other]


def test_a_paraphrase_of_the_same_day_is_the_same_statement(ledger: Ledger) -> None:
    one = "that the wardens would close the northern harbour to grain ships until the flood had passed"
    other = "the wardens were closing the northern harbour until the flood passed and keeping grain ships out"
    ledger.add(carrying(f"Ada Moss said {one}.", ("Ada Moss", one)))
    ledger.add(carrying(f"According to Ada Moss {other}.", ("Ada Moss", other), outlet="Radio Velm"))
    short = one.partition(" until")[0]
    late = carrying(f"Later, Ada Moss said {short}!", ("Ada Moss", short), outlet="Late News", published="2031-06-20")
    ledger.add(late)
    catch_up(ledger)
    assert [carrier.outlet for carrier in ledger.statement("s1").carriers] == ["The Coast Bulletin", "Radio Velm"]
    assert ledger.statement("s3").id == "s3"


def test_a_paraphrase_with_another_number_is_another_statement(ledger: Ledger) -> None:
    one = "that five grain ships had left the northern harbour before the wardens closed the gates"
    other = "nine grain ships had left the northern harbour before the wardens closed the gates"
    ledger.add(carrying(f"Ada Moss said {one}.", ("Ada Moss", one)))
    ledger.add(carrying(f"Ada Moss told us {other}.", ("Ada Moss", other), outlet="Radio Velm"))
    catch_up(ledger)
    assert carriers(ledger) == [1, 1]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("that talks with the fishermen would resume on Monday", "talks with the fishermen start again Monday", True),
        (
            "she would resign if parliament rejected the harbour treaty",
            "that a vote of parliament against the harbour treaty would mean her resignation",
            True,
        ),
        (
            "the army had begun to pull its tanks back from the northern border",
            "the withdrawal of tanks from the northern border had begun",
            True,
        ),
        ("that talks with the fishermen would resume on Monday", "talks with the miners start again Monday", False),
        ("that talks with the fishermen would resume on Monday", "talks with the fishermen start again Friday", False),
        ("the northern harbour must stay open this winter", "the southern harbour must be closed this winter", False),
        ("the wardens agreed to reopen the northern harbour", "the wardens refused to reopen the harbour", False),
    ],
)
def test_other_words_for_the_same_are_joined_and_near_words_for_another_matter_are_not(
    ledger: Ledger, one: str, other: str, same: bool
) -> None:
    ledger.add(carrying(f"Ada Moss said {one}.", ("Ada Moss", one)))
    ledger.add(carrying(f"Ada Moss told us {other}.", ("Ada Moss", other), outlet="Radio Velm"))
    catch_up(ledger)
    assert carriers(ledger) == ([2] if same else [1, 1])


def test_the_earliest_carrier_comes_first_whenever_it_was_added(ledger: Ledger) -> None:
    ledger.add(carrying(f"Again: {FIRST}", ("Ada Moss", QUOTE), outlet="Radio Velm", published="2031-05-08"))
    catch_up(ledger)
    ledger.add(carrying(FIRST, ("Ada Moss", QUOTE), published="2031-05-06"))
    catch_up(ledger)
    statement = ledger.statement("s1")
    assert (statement.id, [carrier.published for carrier in statement.carriers]) == ("s2", ["2031-05-06", "2031-05-08"])
    assert ledger.statement("s2") == statement


def test_lists_and_pages_show_a_statement_once_whatever_they_are_asked(ledger: Ledger) -> None:
    other = "“Salt is dear in the markets of the coast this year, and it will be dearer.”"
    for number in range(3):
        text = f"{QUOTE} Ada Moss said. {other} Ian Reed said. {number}"
        ledger.add(carrying(text, ("Ada Moss", QUOTE), ("Ian Reed", other), outlet=f"Paper {number}"))
    catch_up(ledger)
    assert carriers(ledger) == [3, 3]
    assert [len(item.carriers) for item in ledger.statements(outlet="Paper 2")] == [3, 3]
    assert [len(item.carriers) for item in ledger.statements(speaker="Reed", view="machine")] == [3]
    pages, mark = [], None
    while True:
        page = ledger.statement_page(limit=1, page=mark)
        pages += [item.id for item in page.statements]
        if (mark := page.next) is None:
            break
    assert pages == ["s1", "s2"]
    assert len(ledger.search("locks").found) == 1
    assert len(ledger.search("locks", each=True).found) == 3
    assert ledger.counts()["statements"] == 2


def test_what_was_rejected_is_no_carrier(ledger: Ledger) -> None:
    for number in range(2):
        ledger.add(carrying(f"{FIRST} {number}", ("Ada Moss", QUOTE), outlet=f"Paper {number}"))
    catch_up(ledger)
    ledger.review("s1", "reject", who="Mara")
    assert [carrier.outlet for carrier in ledger.statement("s2").carriers] == ["Paper 1"]
    assert len(ledger.statement("s2", view="machine").carriers) == 2


def test_people_split_and_join_and_take_it_back(ledger: Ledger) -> None:
    for number in range(2):
        ledger.add(carrying(f"{FIRST} {number}", ("Ada Moss", QUOTE), outlet=f"Paper {number}"))
    salt = "“Salt is dear this year.”"
    ledger.add(carrying(f"{salt} Ada Moss said.", ("Ada Moss", salt), outlet="Radio Velm"))
    made = split(ledger, "s1", "s2", who="Mara", why="said twice")
    assert carriers(ledger) == [1, 1, 1]
    assert [item.number for item in tell(ledger, "s2").decisions] == [made.number]
    ledger.undo(made.number, who="Mara")
    assert carriers(ledger) == [1, 2]
    join(ledger, "s2", "s3", who="Jon")
    assert carriers(ledger) == [3]
    match_again(ledger)
    catch_up(ledger)
    assert carriers(ledger) == [3]
    assert ledger.verify().fits


@pytest.mark.parametrize(
    ("one", "other", "what"), [("s1", "s1", "already"), ("s1", "s9", "no statement"), ("x", "s1", "no statement")]
)
def test_what_cannot_be_joined_is_refused(ledger: Ledger, one: str, other: str, what: str) -> None:
    ledger.add(carrying(FIRST, ("Ada Moss", QUOTE)))
    with pytest.raises((ValueError, LookupError), match=what):
        join(ledger, one, other, who="Mara")


def test_a_decision_of_people_holds_for_a_later_reading(ledger: Ledger) -> None:
    records = [carrying(f"{FIRST} {number}", ("Ada Moss", QUOTE), outlet=f"Paper {number}") for number in range(2)]
    for record in records:
        ledger.add(record)
    split(ledger, "s1", "s2", who="Mara")
    again = carrying(f"{FIRST} 0", ("Ada Moss", QUOTE[:-10]), outlet="Paper 0", model="m2", url=records[0].article.url)
    assert ledger.add(again).outcome == "reread"
    catch_up(ledger)
    assert carriers(ledger) == [1, 1]


def test_a_revision_takes_the_place_of_what_it_revises(ledger: Ledger) -> None:
    ledger.add(carrying(FIRST, ("Ada Moss", QUOTE), url="https://bulletin.example/1"))
    ledger.add(carrying(f"{FIRST} 2", ("Ada Moss", QUOTE), outlet="Radio Velm"))
    ledger.add(carrying(f"Edited. {FIRST}", ("Ada Moss", QUOTE), url="https://bulletin.example/1"))
    catch_up(ledger)
    (statement,) = ledger.statements()
    assert [carrier.outlet for carrier in statement.carriers] == ["Radio Velm", "The Coast Bulletin"]
    assert statement.carriers[1].article != ledger.revisions("https://bulletin.example/1")[0].id


def test_what_is_removed_is_no_carrier_and_leaves_no_fingerprint(ledger: Ledger) -> None:
    for number in range(2):
        ledger.add(carrying(f"{FIRST} {number}", ("Ada Moss", QUOTE), outlet=f"Paper {number}"))
    catch_up(ledger)
    ledger.redact(ledger.statement("s1").carriers[0].article, who="Mara", why="court order")
    assert [carrier.outlet for carrier in ledger.statement("s2").carriers] == ["Paper 1"]
    ledger.add(carrying(f"{FIRST} 3", ("Ada Moss", QUOTE), outlet="Paper 3"))
    catch_up(ledger)
    assert [carrier.outlet for carrier in ledger.statement("s2").carriers] == ["Paper 1", "Paper 3"]
    assert ledger.verify().fits


def test_matching_goes_on_where_it_stopped_and_the_order_does_not_matter(tmp_path: Path) -> None:
    records = [carrying(f"{FIRST} {number}", ("Ada Moss", QUOTE), outlet=f"Paper {number}") for number in range(4)]
    found = []
    for name, order, at_once in (("a", records, True), ("b", records[::-1], False)):
        with open_ledger(tmp_path / f"{name}.db") as ledger:
            for record in order:
                ledger.add(record)
                if not at_once:
                    assert catch_up(ledger) == 1
            catch_up(ledger)
            assert (count_due(ledger), catch_up(ledger)) == (0, 0)
            found.append([sorted(carrier.outlet or "" for carrier in item.carriers) for item in ledger.statements()])
    assert found[0] == found[1] == [[f"Paper {number}" for number in range(4)]]


def test_drift_is_told_word_by_word_and_copies_are_told_from_reports(ledger: Ledger) -> None:
    body = (
        "The harbour was quiet on Tuesday as the ice lay thick along the northern quay and no ship had left for days."
    )
    altered = QUOTE.replace("wardens", "guards")
    ledger.add(carrying(f"{body} {FIRST}", ("Ada Moss", QUOTE), outlet="Tarn Wire"))
    ledger.add(carrying(f"{FIRST} It said so.", ("Ada Moss", QUOTE), outlet="Radio Velm", through=["Tarn Wire"]))
    ledger.add(carrying(f"{body} And so on. {FIRST}", ("Ada Moss", QUOTE), outlet="The Late Courier"))
    ledger.add(carrying(f"{altered} Ada Moss told me.", ("Ada Moss", altered), outlet="Own News"))
    catch_up(ledger)
    found = tell(ledger, "s1")
    assert [item.copied and item.copied.how for item in found.tellings] == [None, "credit", "text", None]
    assert found.reports == 2
    assert [piece.words for piece in found.tellings[3].pieces if piece.what != "same"] == ["wardens", "guards"]
    assert found.tellings[3].meaning is None
    assert found.tellings[1].joins[0].rule == "the same quotation"


def test_a_checked_quotation_has_all_carriers(ledger: Ledger) -> None:
    for number in range(3):
        ledger.add(carrying(f"{FIRST} {number}", ("Ada Moss", QUOTE), outlet=f"Paper {number}"))
    catch_up(ledger)
    (match,) = check(ledger, "the river has thawed, and the wardens know it").matches
    assert len(match.statement.carriers) == 3


def test_a_copy_of_a_ledger_has_the_same_statements(
    ledger: Ledger, tmp_path: Path, make: Callable[..., object]
) -> None:
    from onrecord.export import copy_ledger

    for number in range(3):
        ledger.add(carrying(f"{FIRST} {number}", ("Ada Moss", QUOTE), outlet=f"Paper {number}"))
    split(ledger, "s1", "s3", who="Mara")
    with open_ledger(tmp_path / "copy.db") as other:
        for _ in range(2):
            list(copy_ledger(ledger, other))
        catch_up(other)
        assert list(other.statements()) == list(ledger.statements())
        assert other.verify().fits


def test_a_report_that_is_sent_again_days_later_is_one_statement(ledger: Ledger) -> None:
    words = "the wardens had found the lower gate of the harbour open and the seal of the winter broken by the ice"
    again = words.replace("the lower gate", "its lower gate")
    ledger.add(carrying(f"Police said {words}.", ("Police", words), published="2031-05-01"))
    ledger.add(carrying(f"Again: Police said {again}.", ("Police", again), published="2031-05-05", outlet="Radio Velm"))
    catch_up(ledger)
    assert carriers(ledger) == [2]


def test_a_quotation_in_a_reporters_words_that_are_the_same_too_is_one_statement_days_later(ledger: Ledger) -> None:
    for words in ("“nothing is certain” about the return of the gates", "“nobody wants another winter here”"):
        for published, outlet in (("2031-05-01", "The Coast Bulletin"), ("2031-05-10", "Radio Velm")):
            text = f"{outlet}: {words} Ada Moss said."
            ledger.add(carrying(text, ("Ada Moss", words), published=published, outlet=outlet, kind="mixed"))
    catch_up(ledger)
    assert carriers(ledger) == [1, 1, 2]


def test_a_body_under_two_names_says_one_statement(ledger: Ledger) -> None:
    words = "it had run out of grain"
    for name in ("Unicef", "the UN children’s fund", "the Velm children’s fund"):
        text = f"{name} said {words}."
        ledger.add(carrying(text, (name, words), published="2031-05-01", outlet=name, type="organization"))
    catch_up(ledger)
    assert carriers(ledger) == [1, 2]
