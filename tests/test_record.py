"""The nouns and their JSON form."""

import json
from dataclasses import replace

import pytest

from onrecord.record import Article, Attribution, Because, Hop, Published, Record, Speaker, Time

TEXT = "Council votes\n\n“We will vote on Monday,” Mayor Ada Moss said on Tuesday."


@pytest.fixture
def record() -> Record:
    article = Article(
        text=TEXT,
        outlet="The Harbour",
        title="Council votes",
        published=Published(value="2031-03-05", certainty="given"),
    )
    speaker = Speaker(name="Ada Moss", type="person", role="Mayor", spans=((46, 54),))
    said = Attribution(
        id="a1", kind="direct", source=((40, 54),), cue=((55, 59),), content=((15, 39),), speaker=speaker,
        chain=(Hop(name="Ada Moss", type="person", span=(46, 54)), Hop(name="The Harbour", type="outlet")),
        said_on=Time(span=(63, 70), value="2031-03-04"), confidence=0.9,
    )  # fmt: skip
    times = (Time(span=(31, 37), value=None), Time(span=(63, 70), value="2031-03-04"))
    return Record(article=article, model="test", attributions=(said,), times=times)


def test_a_record_comes_back_from_its_json(record: Record) -> None:
    assert Record.from_dict(json.loads(json.dumps(record.to_dict()))) == record


def test_reasons_come_back_too(record: Record) -> None:
    steps = (Because(rule="the words of the source", spans=((40, 54),), values=("Moss", "Ada Moss"), score=0.5),)
    said = replace(record.attributions[0], because={"speaker": steps})
    explained = replace(record, attributions=(said,))
    assert Record.from_dict(json.loads(json.dumps(explained.to_dict()))) == explained


def test_a_record_of_schema_1_0_is_read(record: Record) -> None:
    data = record.to_dict() | {"schema": "1.0"}
    del data["attributions"][0]["because"]
    assert Record.from_dict(data) == record


def test_the_id_is_the_identity_unless_the_caller_gives_one() -> None:
    assert Article(text="x").id == Article(text="x").identity
    assert Article(text="x", id="17").id == "17"


def test_identity_depends_on_place_and_text() -> None:
    here = Article(text="x", url="https://paper.example/1")
    assert here.identity != replace(here, url="https://paper.example/2", id="").identity
    assert here.identity != replace(here, text="y", id="").identity
    assert here.identity == replace(here, title="another title", id="").identity


def test_outlet_date_and_title_are_a_place_only_together() -> None:
    dated = Published(value="2031-03-05", certainty="given")
    assert Article(text="x", outlet="The Harbour", published=dated, title="Council votes").place
    assert Article(text="x", outlet="The Harbour", title="Council votes").place is None


def test_an_id_that_stands_twice_is_refused(record: Record) -> None:
    with pytest.raises(ValueError, match="stands twice"):
        replace(record, attributions=record.attributions * 2).check()


def test_what_stands_in_an_attribution_that_is_left_out_goes_with_it(record: Record) -> None:
    (said,) = record.attributions
    inner = replace(said, id="a2", parent="a1", confidence=0.95)
    innermost = replace(said, id="a3", parent="a2", confidence=0.95)
    other = replace(said, id="a4", confidence=0.95)
    whole = replace(record, attributions=(innermost, said, inner, other))
    assert [item.id for item in whole.confident(0.9).attributions] == ["a3", "a1", "a2", "a4"]
    assert [item.id for item in whole.confident(0.91).attributions] == ["a4"]


def test_a_confidence_that_is_no_probability_is_refused(record: Record) -> None:
    with pytest.raises(ValueError, match=r"not in 0\.\.1"):
        replace(record, attributions=(replace(record.attributions[0], confidence=1.5),)).check()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("sha256", "0" * 64, "digest"),
        ("schema", "2.0", "schema"),
        ("attributions", [{}], "not a record"),
        ("times", [{"span": [0, 10_000], "value": None}], "not in the text"),
        ("published", {"value": "2031-03-05", "certainty": None}, "does not fit its certainty"),
        ("published", {"value": None, "certainty": "guessed"}, "does not fit its certainty"),
        ("times", [{"span": [5, 5], "value": None}], "not in the text"),
    ],
)
def test_a_record_that_does_not_fit_is_refused(record: Record, field: str, value: object, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        Record.from_dict(record.to_dict() | {field: value})


def test_a_closed_value_outside_its_list_is_refused(record: Record) -> None:
    data = record.to_dict()
    data["attributions"][0]["kind"] = "shouted"
    with pytest.raises(ValueError, match="'shouted' is none of direct"):
        Record.from_dict(data)


def test_an_unknown_parent_is_refused(record: Record) -> None:
    data = record.to_dict()
    data["attributions"][0]["parent"] = "a9"
    with pytest.raises(ValueError, match="unknown parent a9"):
        Record.from_dict(data)
