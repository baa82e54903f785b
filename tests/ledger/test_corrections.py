"""What may be corrected of an attribution, and what comes of it. Invented names and words only."""

from dataclasses import replace
from typing import Any

import pytest

from onrecord.ledger.corrections import FIELDS, applied, checked
from onrecord.record import Article, Attribution, Hop, Record, Speaker, Time
from tests.ledger.conftest import make_record

RECORD = make_record()
SAID, THOUGHT = RECORD.attributions
# Anna Solvay said on Tuesday: “We will talk.” Aides believe the harbour stays shut.


def corrected(values: dict[str, Any], item: Attribution = SAID, record: Record = RECORD) -> Attribution:
    return applied(item, checked(record, item, values))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "a correction needs a value: name a field and what it should be"),
        ({"shoe": 1}, f"'shoe' cannot be corrected: name one of {', '.join(FIELDS)}"),
        ({"content": []}, "a content needs a span: reject the attribution where nothing was said"),
        ({"content": [[30, 83]]}, "the span [30, 83] of the content is not in the text (0..82)"),
        ({"content": [[43, 30]]}, "the span [43, 30] of the content is not in the text (0..82)"),
        ({"content": [[30, 30]]}, "the span [30, 30] of the content is not in the text (0..82)"),
        ({"source": [[-1, 4]]}, "the span [-1, 4] of the source is not in the text (0..82)"),
        ({"cue": [[12, 16], [14, 18]]}, "the spans of the cue overlap at [12, 16]: make one of them"),
        ({"cue": "said"}, "the cue is a list of spans, each a start and an end, and not 'said'"),
        ({"cue": None}, "the cue is a list of spans, each a start and an end, and not None"),
        ({"cue": [[1.5, 2]]}, "the cue is a list of spans, each a start and an end, and not [[1.5, 2]]"),
        ({"cue": [[1, 2.5]]}, "the cue is a list of spans, each a start and an end, and not [[1, 2.5]]"),
        ({"cue": [[False, 2]]}, "the cue is a list of spans, each a start and an end, and not [[False, 2]]"),
        ({"cue": [[1, 2, 3]]}, "the cue is a list of spans, each a start and an end, and not [[1, 2, 3]]"),
        ({"speaker.name": ""}, "the speaker.name is a text, or null where it is not known, and not ''"),
        ({"speaker.party": " "}, "the speaker.party is a text, or null where it is not known, and not ' '"),
        ({"speaker.role": 7}, "the speaker.role is a text, or null where it is not known, and not 7"),
        ({"act": "sing"}, "the act 'sing' is none of offer-talks, "),
        ({"mode": "song"}, "the mode 'song' is none of speech, thought"),
        ({"kind": None}, "the kind None is none of direct, "),
        ({"speaker.type": "robot"}, "the speaker.type 'robot' is none of person, "),
        ({"speaker.type": None}, "the speaker.type None is none of person, "),
        (
            {"speaker.type": "unnamed"},
            "a speaker of type unnamed has no name: correct speaker.name and speaker.type together",
        ),
        ({"negated": "no"}, "negated is true or false, and not 'no'"),
        ({"negated": 1}, "negated is true or false, and not 1"),
        ({"said_on": "yesterday"}, "'yesterday' is not a date"),
        ({"said_on": 2031}, "the date 2031 is no text such as 2031-03-04"),
        ({"said_on": {"span": [1, 2]}}, "the date None is no text such as 2031-03-04"),
        (
            {"said_on": {"value": "2031", "span": [90, 99]}},
            "the span [90, 99] of the said_on is not in the text (0..82)",
        ),
        ({"chain": "Radio Velm"}, "the chain is a list of the bearers after the speaker, and not 'Radio Velm'"),
        ({"chain": {"name": "X"}}, "the chain is a list of the bearers after the speaker, and not {'name': 'X'}"),
        ({"chain": 7}, "the chain is a list of the bearers after the speaker, and not 7"),
        ({"chain": [7]}, "a bearer in the chain is a name, or has name, type and span, and is not 7"),
        ({"chain": [" "]}, "a bearer in the chain is a name, or has name, type and span, and is not ' '"),
        (
            {"chain": [{"name": "X"}]},
            "a bearer in the chain is a name, or has name, type and span, and is not {'name':",
        ),
        (
            {"chain": [{"name": "X", "type": "outlet", "span": [1]}]},
            "a bearer in the chain is a name, or has name, type and span, and is not {'name':",
        ),
        ({"chain": [{"name": "X", "type": "ship"}]}, "the type 'ship' in the chain is none of person, "),
        ({"chain": [{"name": "", "type": "outlet"}]}, "the name in the chain is a text, or null where it is not known"),
        (
            {"chain": [{"name": "X", "type": "outlet", "span": [80, 83]}]},
            "the span [80, 83] of the chain is not in the text (0..82)",
        ),
    ],
)
def test_what_cannot_be_is_one_sentence(values: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError) as raised:  # noqa: PT011 - its whole sentence is looked at
        checked(RECORD, SAID, values)
    assert str(raised.value).startswith(said)


def test_what_is_checked_is_json_and_in_the_order_of_the_text() -> None:
    found = checked(RECORD, SAID, {"content": [(45, 50), (30, 43)], "source": (), "speaker.role": " clerk "})
    assert found == {"content": [[30, 43], [45, 50]], "source": [], "speaker.role": "clerk"}


def test_spans_that_touch_do_not_overlap() -> None:
    assert corrected({"cue": [[12, 16], [16, 19]]}).cue == ((12, 16), (16, 19))


def test_a_span_may_end_where_the_text_ends() -> None:
    assert corrected({"content": [[0, 82]]}).content == ((0, 82),)


@pytest.mark.parametrize(
    ("item", "values", "name", "type"),
    [
        (SAID, {"speaker.name": "Jon Harrow"}, "Jon Harrow", "person"),
        (SAID, {"speaker.name": None}, None, "unnamed"),
        (SAID, {"speaker.name": None, "speaker.type": "group"}, None, "group"),
        (SAID, {"speaker.name": None, "speaker.type": "unnamed"}, None, "unnamed"),
        (THOUGHT, {"speaker.type": "unnamed"}, None, "unnamed"),
        (THOUGHT, {"speaker.name": "The Ferrymen", "speaker.type": "group"}, "The Ferrymen", "group"),
    ],
)
def test_a_name_decides_on_the_type_too(item: Attribution, values: dict[str, Any], name: str | None, type: str) -> None:
    speaker = corrected(values, item).speaker
    assert (speaker.name, speaker.type, speaker.role) == (name, type, item.speaker.role)


def test_a_type_without_a_name_takes_the_name_of_another_reading() -> None:
    """What was checked on one reading is applied to another, in which the speaker was named."""
    values = checked(RECORD, THOUGHT, {"speaker.type": "unnamed"})
    assert (applied(SAID, values).speaker.name, applied(SAID, values).chain[0].name) == (None, None)


def test_a_speakers_spans_stay_while_the_source_holds_them() -> None:
    assert corrected({"source": [[0, 16]]}).speaker.spans == ((0, 11),)
    assert corrected({"source": [[0, 11]]}).speaker.spans == ((0, 11),)
    assert corrected({"source": [[0, 4], [12, 16]]}).speaker.spans == ((0, 4), (12, 16))
    assert corrected({"source": [[1, 11]]}).speaker.spans == ((1, 11),)
    assert corrected({"speaker.role": None}).speaker.spans == ((0, 11),)
    surname = replace(SAID, speaker=replace(SAID.speaker, spans=((5, 11),)))
    assert corrected({"source": [[0, 11]]}, surname).speaker.spans == ((5, 11),)


def test_a_new_speaker_heads_the_chain_with_the_words_that_name_it() -> None:
    found = corrected({"speaker.name": "Jon Harrow", "source": [[45, 50]]})
    assert found.chain == (Hop(name="Jon Harrow", type="person", span=(45, 50)), SAID.chain[1])
    assert corrected({"speaker.name": "Jon Harrow", "source": []}).chain[0].span is None


def test_the_same_speaker_keeps_its_hop() -> None:
    other = replace(SAID, chain=(Hop(name="Solvay", type="person", span=(5, 11)), *SAID.chain[1:]))
    assert corrected({"negated": True}, other).chain == other.chain


def test_a_chain_that_was_empty_begins_with_the_speaker() -> None:
    found = corrected({"negated": True}, replace(SAID, chain=()))
    assert found.chain == (Hop(name="Anna Solvay", type="person", span=(0, 11)),)


def test_a_name_in_the_chain_is_the_bearer_that_was_read_there_or_an_outlet() -> None:
    read = Hop(name="Port Watch", type="organization", span=(20, 27))
    item = replace(SAID, chain=(SAID.chain[0], read, Hop(name="Port Watch", type="group"), SAID.chain[1]))
    found = corrected({"chain": [" Port Watch ", " Radio Velm ", "Anna Solvay"]}, item)
    assert found.chain[1:] == (read, Hop(name="Radio Velm", type="outlet"), Hop(name="Anna Solvay", type="outlet"))


def test_a_bearer_in_the_chain_may_be_given_whole() -> None:
    given = Hop(name="Radio Velm", type="outlet", span=(59, 82))
    assert corrected({"chain": [given]}).chain[1:] == (given,)
    whole = {"name": None, "type": "group", "span": [45, 50]}
    assert corrected({"chain": iter([whole])}).chain[1:] == (Hop(name=None, type="group", span=(45, 50)),)
    assert corrected({"chain": [{"name": "X", "type": "person"}]}).chain[1:] == (Hop(name="X", type="person"),)
    assert corrected({"chain": []}).chain == SAID.chain[:1]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"value": "2031-05-04", "span": [0, 4]}, Time(span=(0, 4), value="2031-05-04")),
        ("2031-05-05", Time(span=(20, 27), value="2031-05-05")),
        ({"value": "2031-05-05", "span": None}, Time(span=(20, 27), value="2031-05-05")),
        (Time(span=(12, 16), value="2031-05"), Time(span=(12, 16), value="2031-05")),
        # No words of the text tell this date; those that told the one before are as near.
        ("2031-06", Time(span=(20, 27), value="2031-06")),
    ],
)
def test_a_date_has_the_words_that_tell_it(given: Any, told: Time) -> None:
    assert corrected({"said_on": given}).said_on == told


def test_of_several_words_that_tell_a_date_the_first_are_taken() -> None:
    record = replace(RECORD, times=(Time(span=(0, 4), value="2031-07"), Time(span=(5, 11), value="2031-07")))
    told = checked(record, SAID, {"said_on": "2031-07"})["said_on"]
    assert told == {"value": "2031-07", "span": [0, 4]}


def test_a_date_that_no_words_tell_is_refused() -> None:
    with pytest.raises(
        ValueError, match=r"^no words of the article are known to tell the date 2031-06: name them too$"
    ):
        checked(RECORD, THOUGHT, {"said_on": "2031-06"})


def test_a_date_can_be_unknown() -> None:
    assert checked(RECORD, SAID, {"said_on": None}) == {"said_on": None}
    assert corrected({"said_on": None}).said_on is None


def test_another_act_has_the_plover_type_that_goes_with_it() -> None:
    read = replace(SAID, plover=None)
    assert corrected({"act": "offer-talks"}, read).plover is None, "the act did not change"
    assert corrected({"act": "threaten"}, read).plover == "THREATEN"
    assert corrected({"act": "deny"}, replace(SAID, plover="AGREE")).plover is None
    assert corrected({"act": None}).act is None


def test_values_from_the_closed_lists_are_taken_and_nothing_else_changes() -> None:
    found = corrected({"kind": "mixed", "mode": "thought", "negated": True})
    assert found == replace(SAID, kind="mixed", mode="thought", negated=True)
    assert corrected({"cue": [[45, 50]]}) == replace(SAID, cue=((45, 50),))


def test_role_and_party_can_be_unknown() -> None:
    found = corrected({"speaker.role": None, "speaker.party": "Tarn"})
    assert found.speaker == Speaker(name="Anna Solvay", type="person", role=None, party="Tarn", spans=((0, 11),))


def test_the_length_of_the_text_counts_code_points() -> None:
    record = replace(RECORD, article=Article(text="𝔸" * 90))
    assert checked(record, SAID, {"content": [[0, 90]]}) == {"content": [[0, 90]]}
