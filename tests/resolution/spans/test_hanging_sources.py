"""Sources that end where no phrase ends."""

import pytest

from onrecord.record import Marks, Name
from onrecord.resolution.spans.whole_sources import with_whole_sources
from tests.resolution.marked import marked


def source(text: str, *named: str) -> str:
    plain, items = marked(text)
    names = tuple(Name(span=(plain.index(name), plain.index(name) + len(name)), type="person") for name in named)
    (item,) = with_whole_sources(plain, Marks(attributions=items, names=names)).attributions
    return " … ".join(plain[slice(*span)] for span in item.source)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("[The] incumbent, in power for long, has yet to {promise} <that he will go>.", "The incumbent"),
        ("[The commission on] party debates {said} <that it was late>.", "The commission on party debates"),
        ("[Officials in] Dastel are ruder, and {ask} <not to be named>.", "Officials in Dastel"),
        ("[A clerk, speaking on] condition of anonymity, shrugged and {said} <that it was late>.",
         "A clerk, speaking on condition of anonymity"),
        ("[Veldia and] Ostmark {said} <that it was late>.", "Veldia and Ostmark"),
        ("<He left>, {according to} [the Veldian Gazette in] March.", "the Veldian Gazette"),
        ("<He left>, {according to} [a report from the radio on] 3 March.", "a report from the radio on 3 March"),
        ("<He left>, {according to} [a report from Veldian Radio on] March 3.", "a report from Veldian Radio"),
        ("<He left>, {according to} [a count by] The Veldian Gazette.", "a count by The Veldian Gazette"),
        ("[The three guarantors of] the peace – Veldia and Ostmark – {said} <that it was late>.",
         "The three guarantors of the peace"),
        ("<“It is late,”> {said} [Per Lund per Veldian News].", "Per Lund"),
        ("[As] many as 30 percent of Mr. Lund's clerks {say} <that it was late>.",
         "As many as 30 percent of Mr. Lund's clerks"),
        ("Polls show [as] many as thirty clerks {say} <that it was late>.", "as many as thirty clerks"),
        ("[Not] one of his opponents {said} <that it was late>.", "Not one of his opponents"),
        ("[The foreign] ministers of Veldia stood up and {said} <that it was late>.", "The foreign ministers"),
        ("With [the] acquisition Veldian Rail {said} <that it seeks to grow>.", "Veldian Rail"),
    ],
)  # fmt: skip
def test_a_phrase_is_whole(text, whole):
    assert source(text) == whole


def test_a_name_is_whole():
    assert source("[The clerk, Ann] Lee, {said} <that it was late>.", "Ann Lee") == "The clerk, Ann Lee"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("{According to} [the report by] <the harbour board was late>.", []),
        ("[Ann] {Lee} <that it was late>.", ["Ann Lee"]),
        ("[Ann Lee] {said} <that it was late>.", ["Ann Lee"]),
        ("[The harbour’s clerk] {said} <that it was late>.", ["The harbour"]),
        ("[The people she lived with] {said} <that it was late>.", []),
        ("[Ostmark and] (so it seems) the other eight {said} <that it was late>.", []),
        ("[The] one two three four five six seven eight nine ten {said} <that it was late>.", []),
    ],
)
def test_other_sources_stay(text, named):
    plain, (item,) = marked(text)
    assert source(text, *named) == plain[slice(*item.source[0])]
