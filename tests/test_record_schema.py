"""The published JSON Schema, against the nouns and against what is written."""

import json
from dataclasses import fields
from importlib.resources import files
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import jsonschema
import pytest

from onrecord import record
from onrecord.record import (
    SCHEMA,
    Article,
    Attribution,
    Because,
    Hop,
    Published,
    Record,
    Speaker,
    Time,
)

SCHEMA_OF_RECORD: dict[str, Any] = json.loads((files("onrecord") / "record.schema.json").read_text(encoding="utf-8"))
DEFINED = SCHEMA_OF_RECORD["$defs"]
NOUNS = {
    "published": Published, "time": Time, "speaker": Speaker, "hop": Hop, "because": Because,
    "attribution": Attribution,
}  # fmt: skip


@pytest.fixture
def written() -> dict[str, Any]:
    speaker = Speaker(name="Ilse Marrow", type="person", role="minister", party="Vessen", spans=((7, 18),))
    full = Attribution(
        id="a1",
        kind="direct",
        source=((7, 18),),
        cue=((19, 23),),
        content=((0, 6),),
        speaker=speaker,
        chain=(Hop(name="Ilse Marrow", type="person", span=(7, 18)), Hop(name="The Tarn Courier", type="outlet")),
        said_on=Time(span=(24, 29), value="2031-03-04"),
        act="refuse-talks",
        plover="REJECT/meet",
        confidence=0.5,
        because={"speaker": (Because(rule="the words of the source", spans=((7, 18),)),)},
    )
    bare = Attribution(
        id="a2",
        parent="a1",
        kind="indirect",
        source=(),
        cue=(),
        content=((0, 6),),
        speaker=Speaker(name=None, type="unnamed"),
        chain=(),
        confidence=1.0,
    )
    article = Article(text="“No,” Ilse Marrow said today.", published=Published(value="2031-03-04", certainty="read"))
    result = Record(article=article, model="m", attributions=(full, bare), times=(Time(span=(24, 29), value=None),))
    return json.loads(json.dumps(result.to_dict()))  # type: ignore[no-any-return]


def check(value: Any) -> None:
    jsonschema.validate(value, SCHEMA_OF_RECORD, cls=jsonschema.Draft202012Validator)


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA_OF_RECORD)


def test_written_record_fits(written: dict[str, Any]) -> None:
    check(written)


def test_record_fields_are_those_of_the_schema(written: dict[str, Any]) -> None:
    assert list(SCHEMA_OF_RECORD["properties"]) == SCHEMA_OF_RECORD["required"] == list(written)


@pytest.mark.parametrize("name", NOUNS)
def test_noun_has_the_fields_of_the_schema(name: str) -> None:
    expected = [field.name for field in fields(NOUNS[name])]
    assert list(DEFINED[name]["properties"]) == DEFINED[name]["required"] == expected


def test_every_object_is_closed() -> None:
    objects = [SCHEMA_OF_RECORD, *(DEFINED[name] for name in NOUNS)]
    assert all(item["additionalProperties"] is False for item in objects)


@pytest.mark.parametrize("name", NOUNS)
def test_closed_values_are_those_of_the_nouns(name: str) -> None:
    hints = get_type_hints(NOUNS[name], vars(record))
    for field, hint in hints.items():
        literals = [part for part in (get_args(hint) if isinstance(hint, UnionType) else [hint]) if _is_literal(part)]
        if literals:
            schema = DEFINED[name]["properties"][field]
            allowed = DEFINED["speakerType"]["enum"] if "$ref" in schema else schema["enum"]
            null = [None] if type(None) in get_args(hint) else []
            assert allowed == [*get_args(literals[0]), *null]


def _is_literal(hint: Any) -> bool:
    return get_origin(hint) is Literal


def test_version_is_that_of_the_nouns() -> None:
    assert SCHEMA_OF_RECORD["properties"]["schema"]["const"] == SCHEMA


@pytest.mark.parametrize(
    "change",
    [
        {"extra": 1},
        {"schema": "9.0"},
        {"sha256": "x"},
        {"published": {"value": "2031", "certainty": "guessed"}},
        {"times": [{"span": [1], "value": None}]},
        {"attributions": [{}]},
    ],
)
def test_what_does_not_fit_is_refused(written: dict[str, Any], change: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        check({**written, **change})
