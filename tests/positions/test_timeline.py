"""Positions by party and date, who moved, and reports that differ."""

import csv
from collections.abc import Callable

import pytest

from onrecord.ledger import Ledger
from onrecord.matching.statements import catch_up
from onrecord.positions import issue_from, timeline
from onrecord.positions.formats import as_csv
from onrecord.record import Article, Attribution, Hop, Issue, Published, Record, Speaker
from tests.positions.conftest import TALKS

Say = Callable[..., str]


def test_position_has_party_date_stance_and_the_words_that_tell_it(ledger: Ledger, talks: Issue, say: Say) -> None:
    article = say("that Osmar is ready for talks if the fleet leaves", said_on="2031-05-05")
    (position,) = timeline(ledger, talks).positions
    assert (position.party, position.stance, position.date, position.published) == (
        "Osmar", "conditional", "2031-05-05", False,
    )  # fmt: skip
    assert position.conditions == ("if the fleet leaves",)
    (item,) = position.support
    text = ledger.record(article).article.text
    assert [text[start:end] for start, end in item.words] == ["ready for talks"]
    assert item.condition is not None
    assert text[slice(*item.condition)] == "if the fleet leaves"
    assert item.statement.carriers[0].article == article


def test_date_of_publication_is_marked_as_such(ledger: Ledger, talks: Issue, say: Say) -> None:
    say("that Osmar is ready for talks")
    (position,) = timeline(ledger, talks).positions
    assert (position.date, position.published) == ("2031-05-06", True)


def test_one_position_for_a_party_a_date_and_a_stance(ledger: Ledger, talks: Issue, say: Say) -> None:
    say("that Osmar is ready for talks")
    say("that Osmar is ready for talks", outlet="Radio Velm")
    say("that Tarn is ready for talks", party="Tarn", speaker="Ben Dahl")
    found = timeline(ledger, talks).positions
    assert [(position.party, len(position.support)) for position in found] == [("Osmar", 2), ("Tarn", 1)]


def test_party_is_told_by_the_names_that_speak_for_it(ledger: Ledger, talks: Issue, say: Say) -> None:
    say("she is ready for talks", speaker="Anna Solvay", party=None)
    say("Tarn wants talks", speaker="Tarn", party=None)
    say("he wants talks", speaker="Eva Holm", party="Halmar")
    assert [position.party for position in timeline(ledger, talks).positions] == ["Osmar", "Tarn"]


def test_whom_the_user_names_goes_before_the_party_that_was_read(ledger: Ledger, talks: Issue, say: Say) -> None:
    say("she is ready for talks", speaker="Anna Solvay", party="Tarn")
    assert [position.party for position in timeline(ledger, talks).positions] == ["Osmar"]


def test_what_is_an_option_is_no_position(ledger: Ledger, talks: Issue, say: Say) -> None:
    say("Tarn to return to talks", cue="would ask", text_before="One option being weighed is that ")
    say("Tarn to return to talks", cue="would ask", text_before="What is known is that ", party="Velm")
    assert [position.party for position in timeline(ledger, talks).positions] == ["Velm"]


@pytest.mark.parametrize("role", ["opposition leader", "former minister", "analyst"])
def test_who_does_not_speak_for_a_party_is_left_out(ledger: Ledger, talks: Issue, say: Say, role: str) -> None:
    say("he wants talks", role=role)
    assert timeline(ledger, talks).positions == ()


def test_denied_uncertain_and_not_said_are_no_positions(ledger: Ledger, talks: Issue, say: Say) -> None:
    say("that Osmar had agreed to talks", cue="denied")
    say("that Osmar would negotiate", negated=True)
    say("that Osmar wants talks", confidence=0.3)
    say("that the talks were short")
    found = timeline(ledger, talks)
    assert (found.positions, found.quiet, found.unsure) == ((), 1, 1)


def test_party_that_says_otherwise_later_has_moved(ledger: Ledger, talks: Issue, say: Say) -> None:
    say("that Osmar rejects talks", said_on="2031-05-01")
    say("that Osmar rejects talks", said_on="2031-05-03")
    say("that Osmar wants talks", said_on="2031-06")
    (move,) = timeline(ledger, talks).moves
    assert [(position.date, position.stance) for position in move.before] == [("2031-05-03", "closed")]
    assert (move.party, move.after.date, move.after.stance) == ("Osmar", "2031-06", "open")


def test_a_month_is_not_later_than_a_day_in_it(ledger: Ledger, talks: Issue, say: Say) -> None:
    say("that Osmar rejects talks", said_on="2031-05-03")
    say("that Osmar wants talks", said_on="2031-05")
    assert timeline(ledger, talks).moves == ()


def test_where_the_order_before_is_unknown_all_of_it_is_named(ledger: Ledger, talks: Issue, say: Say) -> None:
    say("that Osmar rejects talks", said_on="2031-05-03")
    say("that Osmar wants talks if the fleet leaves", said_on="2031-05")
    say("that Osmar wants talks", said_on="2031-06-01")
    (move,) = timeline(ledger, talks).moves
    assert {position.stance for position in move.before} == {"closed", "conditional"}


def test_two_stances_at_one_date_are_shown_side_by_side_and_move_nobody(ledger: Ledger, talks: Issue, say: Say) -> None:
    say("that Osmar rejects talks", said_on="2031-05-03")
    say("that Osmar wants talks", speaker=None, role="an official", said_on="2031-05-03")
    found = timeline(ledger, talks)
    (conflict,) = found.conflicts
    assert (conflict.kind, conflict.date, len(conflict.statements)) == ("stances", "2031-05-03", 2)
    assert found.moves == ()


def test_denial_stands_beside_what_the_other_side_says(ledger: Ledger, talks: Issue, say: Say) -> None:
    say("that a ceasefire on the strait was agreed", party="Tarn", speaker="Ben Dahl", said_on="2031-05-03")
    say("that talks were dull", party="Tarn", speaker="Ben Dahl", said_on="2031-05-03")
    say("that a ceasefire on the strait was agreed", party="Tarn", speaker="Ben Dahl", said_on="2031-04-03")
    say("that any ceasefire was agreed", cue="denied", said_on="2031-05-04")
    (conflict,) = timeline(ledger, talks).conflicts
    assert (conflict.kind, conflict.date) == ("denial", "2031-05-04")
    assert [(item.carriers[0].cue, item.said_on) for item in conflict.statements] == [
        ("said", "2031-05-03"), ("denied", "2031-05-04"),
    ]  # fmt: skip


def test_issue_about_a_place_takes_articles_that_speak_of_it(ledger: Ledger, say: Say) -> None:
    issue = issue_from({**TALKS, "about": ["Blue Strait"]})
    say("that Osmar wants talks", text_before="On the Blue Strait: ")
    say("that Osmar wants talks", text_before="On the Green Lake: ")
    assert len(timeline(ledger, issue).positions[0].support) == 1


def test_dates_narrow_the_timeline(ledger: Ledger, talks: Issue, say: Say) -> None:
    say("that Osmar rejects talks", said_on="2031-05-03")
    say("that Osmar wants talks", said_on="2031-06-03")
    assert [item.stance for item in timeline(ledger, talks, since="2031-06").positions] == ["open"]
    with pytest.raises(ValueError, match="not a date"):
        timeline(ledger, talks, since="June")


def test_corrections_and_rejections_are_heeded(ledger: Ledger, talks: Issue, say: Say) -> None:
    first = say("that Osmar wants talks")
    second = say("that it rejects talks", said_on="2031-05-01")
    ledger.review(f"{first} a1", "reject", who="ada")
    ledger.review(f"{second} a1", "correct", who="ada", values={"speaker.party": "Tarn"})
    (position,) = timeline(ledger, talks).positions
    assert (position.party, position.stance) == ("Tarn", "closed")


def test_newest_revision_alone_counts_and_undated_ones_come_last(ledger: Ledger, talks: Issue, say: Say) -> None:
    say("that Osmar wants talks", published=None)
    say("that Osmar rejects talks", said_on="2031-05-01")
    found = timeline(ledger, talks)
    assert [position.date for position in found.positions] == ["2031-05-01", None]
    assert found.moves == ()


@pytest.mark.parametrize("before", ["Much would change if ", "It was in winter, when ", "Nobody knows whether "])
def test_what_is_supposed_or_told_of_another_day_is_no_position(
    ledger: Ledger, talks: Issue, say: Say, before: str
) -> None:
    say("that Osmar wants talks", text_before=before)
    found = timeline(ledger, talks)
    assert (found.positions, found.quiet) == ((), 1)


@pytest.mark.parametrize("cue", ["had said", "has previously said"])
def test_what_was_said_on_an_earlier_day_needs_its_date(ledger: Ledger, talks: Issue, say: Say, cue: str) -> None:
    say("that Osmar wants talks", cue=cue)
    say("that Osmar wants talks last year")
    assert timeline(ledger, talks).positions == ()
    say("that Osmar wants talks", cue=cue, said_on="2031-04")
    assert [position.date for position in timeline(ledger, talks).positions] == ["2031-04"]


def test_who_is_called_former_elsewhere_in_the_article_is_left_out(ledger: Ledger, talks: Issue, say: Say) -> None:
    say("that Osmar wants talks", role=None, text_before="The former head of the navy, Ada Lund, spoke. ")
    assert timeline(ledger, talks).positions == ()


def test_the_same_question_has_the_same_answer_until_something_is_added(ledger: Ledger, talks: Issue, say: Say) -> None:
    say("that Osmar rejects talks", said_on="2031-05-03")
    first = timeline(ledger, talks)
    assert timeline(ledger, talks) is first
    assert timeline(ledger, talks, since="2031-06").positions == ()
    article = say("that Osmar wants talks", said_on="2031-06-03")
    assert [item.stance for item in timeline(ledger, talks).positions] == ["closed", "open"]
    ledger.review(f"{article} a1", "reject", who="ada")
    assert [item.stance for item in timeline(ledger, talks).positions] == ["closed"]
    ledger.redact(first.positions[0].support[0].statement.carriers[0].article, why="a court", who="ada")
    assert timeline(ledger, talks).positions == ()


def test_what_several_articles_carry_supports_a_position_once(ledger: Ledger, talks: Issue, say: Say) -> None:
    words = "“Osmar is ready for talks on the strait with all of its old neighbours at any time in any place”"
    say(words, published="2031-05-08", outlet="Radio Velm")
    say(words, published="2031-05-06")
    say("that the talks on the strait were the longest of the whole year", published="2031-05-06")
    say("that the talks on the strait were the longest of the whole year", published="2031-05-06", outlet="Radio Velm")
    assert len(timeline(ledger, talks).positions) == 2
    catch_up(ledger)
    found = timeline(ledger, talks)
    (position,) = found.positions
    (item,) = position.support
    assert (position.date, position.published) == ("2031-05-06", True)
    assert [carrier.outlet for carrier in item.statement.carriers] == ["The Coast Bulletin", "Radio Velm"]
    assert found.quiet == 1


def test_condition_that_one_outlet_cut_off_is_the_statements(ledger: Ledger, talks: Issue, say: Say) -> None:
    fleet = "“Osmar is ready for talks on the strait with all of its old neighbours"
    say(f"{fleet}”", published="2031-05-06")
    full = say(f"{fleet} if the fleet leaves the strait”", published="2031-05-07", outlet="Radio Velm")
    catch_up(ledger)
    found = timeline(ledger, talks)
    (position,) = found.positions
    (item,) = position.support
    assert (position.stance, position.date, item.carrier.article) == ("conditional", "2031-05-06", full)
    assert position.conditions == ("if the fleet leaves the strait",)
    text = ledger.record(full).article.text
    assert [text[start:end] for start, end in item.words] == ["ready for talks"]
    assert found.conflicts == ()


def test_denial_by_whom_the_issue_does_not_name_stands_beside_the_claim(ledger: Ledger, talks: Issue, say: Say) -> None:
    say("that Osmar and Tarn signed a ceasefire at the old lighthouse on Monday", published="2031-05-06")
    say(
        "that Osmar and Tarn signed a ceasefire at the old lighthouse on Monday",
        cue="denied",
        speaker="Eva Holm",
        party="Halmar",
        published="2031-05-06",
        outlet="Radio Velm",
    )
    catch_up(ledger)
    found = timeline(ledger, talks)
    (conflict,) = found.conflicts
    assert (conflict.kind, [item.speaker.name for item in conflict.statements]) == ("denial", ["Ada Lund", "Eva Holm"])
    rows = list(csv.DictReader("".join(as_csv(found)).splitlines()))
    assert [(row["speaker"], row["stance"], row["differs"]) for row in rows] == [
        ("Ada Lund", "", "a"), ("Eva Holm", "", "a"),
    ]  # fmt: skip


def test_speech_in_speech_is_one_statement_of_a_stance(ledger: Ledger, talks: Issue) -> None:
    text = "Ada Lund said Osmar asks Tarn and Velm to return to talks."
    who = Speaker(name="Ada Lund", type="person", party="Osmar", spans=((0, 8),))
    osmar = Speaker(name="Osmar", type="government", party="Osmar", spans=((14, 19),))
    items = [
        Attribution(
            id=id,
            parent=parent,
            kind="indirect",
            source=speaker.spans,
            cue=cue,
            content=((start, len(text) - 1),),
            speaker=speaker,
            chain=(Hop(name=speaker.name, type=speaker.type, span=speaker.spans[0]), Hop(name="Coast", type="outlet")),
            confidence=0.9,
        )
        for id, parent, speaker, cue, start in (
            ("a1", None, who, ((9, 13),), 14),
            ("a2", "a1", osmar, ((20, 24),), 25),
        )
    ]
    article = Article(text=text, published=Published(value="2031-05-06", certainty="given"))
    ledger.add(Record(article=article, model="m1", attributions=tuple(items)))
    (position,) = timeline(ledger, talks).positions
    assert [item.statement.speaker.name for item in position.support] == ["Ada Lund"]


def test_date_that_a_later_carrier_gives_is_the_statements(ledger: Ledger, talks: Issue, say: Say) -> None:
    words = "“Osmar is ready for talks on the strait with all of its old neighbours at any time in any place”"
    say(words, published="2031-05-06")
    say(words, published="2031-05-07", said_on="2031-05-05", outlet="Radio Velm")
    catch_up(ledger)
    (position,) = timeline(ledger, talks).positions
    assert (position.date, position.published) == ("2031-05-05", False)
