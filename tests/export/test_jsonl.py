import json
from collections.abc import Callable
from importlib.resources import files

import jsonschema

from onrecord.export import jsonl_lines
from onrecord.ledger import Ledger
from onrecord.record import Record

Make = Callable[..., Record]
OTHER_TEXT = "Anna Solvay said on Tuesday: “We won't talk.” Aides believe the harbour stays shut."
OF_THE_LEDGER = {"revision", "occurrence", "previous", "added_at", "read_at"}


def test_a_line_is_a_record_and_what_the_ledger_knows(ledger: Ledger, make: Make) -> None:
    record = make(id="wire-17")
    ledger.add(record)
    (line,) = map(json.loads, jsonl_lines(ledger.entries()))
    assert {name: value for name, value in line.items() if name not in OF_THE_LEDGER} == record.to_dict()
    assert (line["revision"], line["occurrence"], line["previous"]) == (1, 1, None)
    assert line["added_at"] == line["read_at"]


def test_the_record_in_a_line_fits_the_published_schema(ledger: Ledger, make: Make) -> None:
    ledger.add(make())
    (line,) = map(json.loads, jsonl_lines(ledger.entries()))
    schema = json.loads((files("onrecord") / "record.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate({name: value for name, value in line.items() if name not in OF_THE_LEDGER}, schema)


def test_a_revision_names_the_one_before(ledger: Ledger, make: Make) -> None:
    first = ledger.add(make())
    ledger.add(make(text=OTHER_TEXT))
    lines = [json.loads(line) for line in jsonl_lines(ledger.entries())]
    assert [(line["revision"], line["previous"]) for line in lines] == [(1, None), (2, first.id)]


def test_without_texts_the_words_of_statements_stay(ledger: Ledger, make: Make) -> None:
    ledger.add(make())
    (text,) = jsonl_lines(ledger.entries(), text=False)
    line = json.loads(text)
    assert line["text"] is None
    assert line["sha256"] == make().article.sha256
    assert line["attributions"][0]["words"] == {
        "source": ["Anna Solvay"],
        "cue": ["said"],
        "content": ["We will", "talk."],
    }
    assert "on Tuesday" not in text


def test_a_line_never_breaks_and_steers_no_terminal(ledger: Ledger, make: Make) -> None:
    ledger.add(make(title="one\u2028two\x1b[2J\x85\u202ethree\nfour\ud800"))
    (text,) = jsonl_lines(ledger.entries())
    assert len(text.splitlines()) == 1
    assert text.isprintable() or text.rstrip("\n").isprintable()
    assert json.loads(text)["title"] == "one\u2028two\x1b[2J\x85\u202ethree\nfour\ud800"
