"""What a bulk run wrote, in a ledger: the same rows as when its inputs are added to it."""

import json
from dataclasses import replace

import pytest

import onrecord
from onrecord.bulk import BulkError, bulk, load
from onrecord.bulk.loading import Unloaded, count_of
from onrecord.record import Published, Record
from tests.support.made import made

pytestmark = pytest.mark.usefixtures("here")


def _revised() -> list[Record]:
    """Two places whose texts change; one of them goes back to what it was, another is captured twice unchanged."""
    items = []
    for number, url in ((1, "a"), (2, "b"), (3, "a"), (4, "c"), (1, "a"), (4, "c"), (2, "b")):
        record = made(number)
        article = replace(record.article, id="", url=f"https://courier.example/{url}", published=Published())
        items.append(replace(record, article=article))
    return items


def _write(path, records):
    path.write_text("".join(json.dumps(record.to_dict()) + "\n" for record in records), encoding="utf-8")
    return path


def _rows(ledger):
    """All rows of a ledger but for the times at which they were added."""
    lines = []
    for entry in ledger.entries():
        about = {name: getattr(entry, name) for name in ("revision", "occurrence", "previous")}
        lines.append({**entry.record.to_dict(), **about})
    return lines


@pytest.fixture
def out(tmp_path):
    inputs = [_write(tmp_path / "z.jsonl", _revised()), _write(tmp_path / "a.jsonl", map(made, range(10, 30)))]
    bulk([str(path) for path in inputs], tmp_path / "out", records=True, chunk=3)
    return tmp_path / "out"


def test_a_load_is_as_if_everything_had_been_added(tmp_path, out):
    with onrecord.open_ledger(tmp_path / "added.db") as added, onrecord.open_ledger(tmp_path / "loaded.db") as loaded:
        for record in [*_revised(), *map(made, range(10, 30))]:
            added.add(record)
        outcomes = [result.outcome for result in load(out, loaded)]
        assert _rows(loaded) == _rows(added)
        assert outcomes[:7] == ["added", "added", "revision", "added", "revision", "known", "known"]
        assert loaded.counts() == added.counts()
        assert loaded.verify().fits
        assert added.verify().fits


def test_loading_again_changes_nothing(tmp_path, out):
    with onrecord.open_ledger(tmp_path / "loaded.db") as ledger:
        list(load(out, ledger))
        head = ledger.head()
        assert {result.outcome for result in load(out, ledger)} == {"known"}
        assert ledger.head() == head


def test_a_load_that_was_stopped_goes_on(tmp_path, out):
    with onrecord.open_ledger(tmp_path / "one.db") as one, onrecord.open_ledger(tmp_path / "two.db") as two:
        list(load(out, one))
        stopped = load(out, two)
        for _ in range(5):
            next(stopped)
        stopped.close()
        list(load(out, two))
        assert _rows(one) == _rows(two)


def test_a_run_that_is_not_done_is_said(tmp_path, out):
    sorted((out / "_state" / "done").glob("*/*.json"))[0].unlink()
    with onrecord.open_ledger(tmp_path / "loaded.db") as ledger:
        *rest, last = load(out, ledger)
    assert isinstance(last, Unloaded)
    assert "1 of 10 chunks are not read yet; run onrecord bulk again" in last.sentence
    assert len(rest) == count_of(out)


def test_a_table_that_was_damaged_is_said_and_the_others_go_on(tmp_path, out):
    torn = next(iter(out.glob("attributions/day=*/*.parquet")))
    torn.write_bytes(torn.read_bytes()[:100])
    with onrecord.open_ledger(tmp_path / "loaded.db") as ledger:
        results = list(load(out, ledger))
    (bad,) = [result for result in results if isinstance(result, Unloaded)]
    assert "its files cannot be read" in bad.sentence
    assert len(results) > 20


def test_a_folder_that_is_none_is_said(tmp_path):
    with pytest.raises(BulkError, match="is no folder that onrecord bulk wrote"):
        count_of(tmp_path)
