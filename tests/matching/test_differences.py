from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.matching import compare
from onrecord.matching.differences import to_dict
from onrecord.record import Record

Make = Callable[..., Record]
TALK = ("Anna Solvay", "said", "“We will talk before the harbour opens,”")
SHUT = ("Jon Tarn", "said", "“The gates stay shut.”")


def story(*marks: tuple[str, str, str], more: str = "") -> str:
    return "\n\n".join(f"{content} {source} {cue}." for source, cue, content in marks) + more


def record(make: Make, *marks: tuple[str, str, str], more: str = "", **changes: object) -> Record:
    return make(story(*marks, more=more), *marks, **changes)


def test_an_article_does_not_differ_from_itself(make: Make) -> None:
    found = compare(record(make, TALK, SHUT), record(make, TALK, SHUT))
    assert (found.changes, found.same, found.unsteady, found.title) == ((), 2, 0, None)
    assert (found.text_dropped, found.text_added, found.silent) == (0, 0, False)


def test_a_dropped_not_is_a_rewording(make: Make) -> None:
    was = (TALK[0], "said", "“We will not talk before the harbour opens,”")
    (change,) = compare(record(make, was, SHUT), record(make, TALK, SHUT)).changes
    assert change.what == "reworded"
    assert [piece.words for piece in change.words if piece.what == "dropped"] == ["not"]
    assert change.new is not None
    assert change.new.speaker.name == "Anna Solvay"
    assert change.fields == ()


def test_statements_are_added_and_dropped_with_who_was_behind_them(make: Make) -> None:
    third = ("Mara Dolin", "said", "“Nobody asked us about the price.”")
    found = compare(record(make, TALK, SHUT), record(make, TALK, third))
    assert [(change.what, (change.old or change.new).speaker.name) for change in found.changes] == [  # type: ignore[union-attr]
        ("dropped", "Jon Tarn"),
        ("added", "Mara Dolin"),
    ]
    assert found.same == 1
    assert found.silent


def test_the_same_words_of_somebody_else_are_a_change_of_speaker(make: Make) -> None:
    (change,) = compare(record(make, TALK), record(make, ("Jon Tarn", *TALK[1:]))).changes
    assert (change.what, change.fields) == ("changed", ("speaker",))


def test_two_people_who_half_agree_are_two_statements(make: Make) -> None:
    other = ("Jon Tarn", "said", "“We will talk before the winter ends,”")
    found = compare(record(make, TALK), record(make, other))
    assert [change.what for change in found.changes] == ["dropped", "added"]


def test_what_else_was_made_of_it_is_named(make: Make) -> None:
    found = compare(record(make, TALK), record(make, TALK, more=" More.", negated=True, kind="mixed", role="envoy"))
    (change,) = found.changes
    assert (change.what, change.fields) == ("changed", ("role", "kind", "negated"))


def test_other_quotation_marks_are_no_change(make: Make) -> None:
    other = (TALK[0], "said", '"We will talk before the harbour opens."')
    assert compare(record(make, TALK), record(make, other)).changes == ()


def test_a_moved_paragraph_is_no_change(make: Make) -> None:
    assert compare(record(make, TALK, SHUT), record(make, SHUT, TALK)).changes == ()


def test_what_the_model_read_otherwise_on_untouched_lines_is_no_edit(make: Make) -> None:
    before = record(make, TALK, SHUT, more="\n\nOne.")
    after = record(make, TALK, SHUT, more="\n\nTwo.")
    cut = replace(after.attributions[0], content=((0, 20),))
    found = compare(before, replace(after, attributions=(cut,)))
    assert (found.changes, found.unsteady, found.same) == ((), 2, 0)


def test_two_statements_of_the_same_words_stay_two(make: Make) -> None:
    again = record(make, TALK, SHUT)
    twice = replace(again, attributions=(again.attributions[0], replace(again.attributions[0], id="a3")))
    assert compare(twice, twice).same == 2


@pytest.mark.parametrize(
    ("more", "silent"), [("\n\nOther news.", True), ("\n\nCorrection: the price was wrong.", False)]
)
def test_an_edit_is_silent_unless_it_says_so(make: Make, more: str, silent: bool) -> None:
    found = compare(record(make, TALK), record(make, TALK, more=more))
    assert found.silent is silent
    assert len(found.notes) == (not silent)


def test_an_old_note_does_not_own_up_to_a_new_edit(make: Make) -> None:
    note = "\n\nCorrection: the price was wrong."
    assert compare(record(make, TALK, more=note), record(make, TALK, SHUT, more=note)).silent


def test_an_article_without_statements_can_be_compared(make: Make) -> None:
    found = compare(make("One."), make("Two.", title="Another"))
    assert (found.changes, found.text_dropped, found.text_added) == ((), 1, 1)
    assert found.title is not None
    assert to_dict(found)["silent"] is True
