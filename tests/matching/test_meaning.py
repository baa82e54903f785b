import pytest

from onrecord.matching.meaning import alterations, bears_on, meaning_of
from onrecord.matching.wording import pieces


@pytest.mark.parametrize(
    ("old", "new", "kinds", "meaning"),
    [
        ("we will not talk", "we will talk", ["negation"], "changed"),
        ("we will talk", "we won't talk", ["negation"], "changed"),
        ("we will not talk", "we won't talk", [], "kept"),
        ("there is not any reason", "there is no reason", ["qualifier"], "changed"),
        ("five ships sank", "9 ships sank", ["number"], "changed"),
        ("five ships sank", "5 ships sank", [], "kept"),
        ("we may talk", "we will talk", ["qualifier"], "changed"),
        ("we talk if they stop", "we talk", ["condition", "word"], "changed"),
        ("nearly all ships sank", "ships sank", ["qualifier"], "changed"),
        ("we will talk to Osmar first", "we will talk to Velm first", ["name"], "changed"),
        ("the ships sank", "ships just sank", [], "kept"),
        ("the ships sank", "the boats sank", ["word"], None),
        ("The ships sank", "the ships sank", [], "kept"),
    ],
)
def test_what_bears_on_the_meaning_is_told_apart(old: str, new: str, kinds: list[str], meaning: str | None) -> None:
    found = alterations(pieces(old, new))
    assert [item.kind for item in found] == kinds
    assert meaning_of(found) == meaning


def test_both_wordings_are_shown() -> None:
    (found,) = alterations(pieces("five of 12 ships", "six of 12 ships"))
    assert (found.dropped, found.added) == (("5",), ("6",))


def test_what_a_quotation_leaves_out_may_bear_on_it() -> None:
    assert bears_on("I don't think that") == ("not",)
    assert bears_on("unless it rains, never") == ("unless", "never")
    assert bears_on("on Monday") == ()
