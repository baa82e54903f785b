"""What is nobody's statement."""

from __future__ import annotations

import pytest

from onrecord.record import Marks, SpanSet
from onrecord.resolution.spans.statements import only_statements


def stays(text: str, source: str, cue: str, content: str) -> bool:
    def at(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),) if words else ()

    marks = Marks(attributions=(SpanSet(source=at(source), cue=at(cue), content=at(content), confidence=0.9),))
    return bool(only_statements(text, marks).attributions)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The town declined to comment.", "The town", "declined", "to comment"),
        (
            "The town did not respond to a request for comment.",
            "The town",
            "did not respond",
            "to a request for comment",
        ),
        ("The town refused to answer questions.", "The town", "refused", "to answer questions"),
        ("As its name suggests, the bridge is new.", "its name", "suggests", "the bridge is new"),
        ("Fans call the bridge “the Kiln”.", "Fans", "call", "the bridge “the Kiln”"),
        ("It is the road, which drivers call “the car park”.", "drivers", "call", "“the car park”"),
        ("It goes by the line that shippers call the “iron mile”.", "shippers", "call", "the “iron mile”"),
        ("Papers dubbed her “the queen of tolls”.", "Papers", "dubbed", "“the queen of tolls”"),
        ("‘Operation Plumb’, as the closure was named, is over.", "", "was named", "‘Operation Plumb’"),
        ("“Soft opening,” a phrase coined by Ann Lee, is heard a lot.", "Ann Lee", "coined", "“Soft opening,”"),
        ("Her book “A Toll and a Tale” is out.", "", "", "“A Toll and a Tale”"),
        ("The march to the coast, known as the Long Walk, ended.", "", "known as", "the Long Walk"),
        ("The town is best known for its bridge.", "", "is best known", "for its bridge"),
        ("The Sunday is often referred to as “the long one”.", "", "is often referred to as", "“the long one”"),
        ("In 1909 she was appointed to mend the bridge.", "", "was appointed", "to mend the bridge"),
        ("Omar bin Said, the old sultan, has died.", "Omar bin", "Said", "the old sultan, has died"),
        ("The town had denied them entry to the bridge.", "The town", "had denied", "them entry to the bridge"),
        ("If you think the bridge is old, look at the road.", "you", "think", "the bridge is old"),
        ("Your goal is to cross the bridge by noon.", "Your", "goal is", "to cross the bridge by noon"),
    ],
)
def test_what_nobody_states_is_left_out(text: str, source: str, cue: str, content: str) -> None:
    assert not stays(text, source, cue, content)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The town declined to comment on the toll.", "The town", "declined to comment on", "the toll"),
        ("Ann Lee called her rival “Miss Toll”.", "Ann Lee", "called", "her rival “Miss Toll”"),
        ("Critics call the bridge “a death trap”.", "Critics", "call", "the bridge “a death trap”"),
        ("“Rubbish,” said the chairman.", "the chairman", "said", "“Rubbish,”"),
        ("Drivers have known it as the worst road of all.", "Drivers", "have known", "it as the worst road of all"),
        ("It is known that the bridge is old.", "", "is known", "that the bridge is old"),
        ("The town is referred to by Ann Lee as lost.", "Ann Lee", "is referred to by", "as lost"),
        ("The governor elected to shut the bridge.", "The governor", "elected", "to shut the bridge"),
        ("Omar bin Said said the bridge is old.", "Omar bin Said", "said", "the bridge is old"),
        ("Town Said to Close Bridge", "", "Said", "to Close Bridge"),
        ("The crowd chanted “Open It Now”.", "The crowd", "chanted", "“Open It Now”"),
        ("His name suggests a story, the mayor said.", "the mayor", "said", "His name suggests a story"),
        ("The town denied that it was shut.", "The town", "denied", "that it was shut"),
        ("Dear minister, you said the bridge was safe.", "you", "said", "the bridge was safe"),
        ("“I hope you think the bridge is safe,” Lee said.", "you", "think", "the bridge is safe"),
    ],
)
def test_what_somebody_states_stays(text: str, source: str, cue: str, content: str) -> None:
    assert stays(text, source, cue, content)


PROSE = "The bridge is open.\n\nAnn Lee said it was safe.\n\nIt was built in 1901.\n\nIt has two lanes.\n\n"


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Ann Lee says the toll is fair.",
        "(L-R) Ann Lee, who says the toll is fair, and Bo Dunn",
        "Read more: Lee says the toll is fair",
        "Related: Lee says the toll is fair",
        "Correction: An earlier version said the toll is fair.",
        "This article was amended to say the toll is fair.",
        "(Reporting by Cal Orr, who says the toll is fair; editing by Dot Ames)",
        "Sign up for our newsletter, which says the toll is fair.",
        "Cal Orr is a staff writer who thinks the toll is fair.",
        "Lee shows how the toll is fair. Credit: C. Orr",
    ],
)
def test_lines_that_are_no_prose_say_nothing(line: str) -> None:
    assert not stays(PROSE + line, "", "", "the toll is fair")


@pytest.mark.parametrize(
    "line",
    [
        "Cal Orr is a writer who lives here. “It is fine, the toll is fair,” he said.",
        "“Follow us, the toll is fair,” Lee said.",
        "Reporting the closure, Orr found the toll is fair.",
        "Herald Radio reports that the toll is fair.",
        "Ann Lee is pressing her fellow mayors, as the toll is fair.",
    ],
)
def test_prose_that_looks_like_such_a_line_stays(line: str) -> None:
    assert stays(PROSE + line, "", "", "the toll is fair")
