"""`onrecord bulk` and `onrecord load`."""

import json

import pytest

from tests.bulk.conftest import Here
from tests.support.made import made


@pytest.fixture
def records(tmp_path, monkeypatch):
    monkeypatch.setattr("onrecord.bulk.running._engine", lambda name, work, workers: Here(work))
    path = tmp_path / "records.jsonl"
    path.write_text("".join(json.dumps(made(number).to_dict()) + "\n" for number in range(5)), encoding="utf-8")
    return path


def test_bulk_says_what_came_in_and_load_puts_it_on_record(run, tmp_path, records):
    done = run("bulk", str(records), "--records", "--out", "out")
    assert done.exit_code == 0
    assert "5 in: 5 recorded." in done.stderr
    assert "5 articles with 40 attributions are in out." in done.stderr
    done = run("load", "out")
    assert (done.exit_code, "5 articles in: 5 added; 40 new statements." in done.stderr) == (0, True)
    done = run("load", "out")
    assert "5 articles in: 5 already on record; 0 new statements." in done.stderr


def test_bulk_goes_on_and_says_so(run, records):
    run("bulk", str(records), "--records", "--out", "out")
    done = run("bulk", str(records), "--records", "--out", "out")
    assert "5 in: 5 recorded. 5 of them were read before." in done.stderr


def test_bad_lines_are_told_and_the_status_is_1(run, records):
    records.write_text(records.read_text() + "{\n")
    done = run("bulk", str(records), "--records", "--out", "out")
    assert done.exit_code == 1
    assert "records.jsonl, line 6: is not complete JSON" in done.stderr
    assert "6 in: 5 recorded, 1 failed (1 unreadable)." in done.stderr


def test_another_input_than_an_archive_or_a_table_is_refused(run, tmp_path, records):
    (tmp_path / "a.html").write_text("<html>")
    done = run("bulk", "a.html", "--records", "--out", "out")
    assert done.exit_code == 1
    assert "put it on record with add" in done.stderr


def test_a_folder_that_holds_other_things_is_refused(run, records):
    done = run("bulk", str(records), "--records", "--out", ".")
    assert done.exit_code == 1
    assert "holds other things; name a folder that is new or empty" in done.stderr


def test_load_refuses_what_bulk_did_not_write(run, tmp_path):
    done = run("load", str(tmp_path))
    assert done.exit_code == 1
    assert "is no folder that onrecord bulk wrote" in done.stderr
