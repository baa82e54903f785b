"""What a model can learn from, in the record's own form."""

import json
from importlib.resources import files

import jsonschema

from onrecord.ledger import Ledger
from onrecord.record import Record
from onrecord.review import training_records


def test_accepted_and_corrected_rows_go_out_as_records(ledger: Ledger) -> None:
    ledger.review("s1", "correct", who="Mara", values={"cue": [[12, 19]], "speaker.name": "Jon Harrow"})
    ledger.review("s3", "reject", who="Mara")
    ledger.review("s4", "accept", who="Mara")
    first, second = training_records(ledger)
    (item,) = first.attributions
    assert (item.id, item.cue, item.speaker.name) == ("a1", ((12, 19),), "Jon Harrow")
    (inner,) = second.attributions
    assert (inner.id, inner.parent) == ("a2", None)
    schema = json.loads((files("onrecord") / "record.schema.json").read_text(encoding="utf-8"))
    for record in (first, second):
        data = json.loads(json.dumps(record.to_dict()))
        jsonschema.validate(data, schema)
        assert Record.from_dict(data) == record


def test_nothing_goes_out_where_nothing_stands(ledger: Ledger) -> None:
    ledger.review("s1", "reject", who="Mara")
    assert list(training_records(ledger)) == []
