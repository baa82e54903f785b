"""A bulk run: what comes out, how it adds up, and that nothing is read twice."""

import json
from dataclasses import replace

import pyarrow.dataset
import pytest

from onrecord.bulk import BulkError, Given, bulk
from onrecord.bulk.folder import Folder
from onrecord.record import Record
from tests.bulk.conftest import articles_of, files_of, write_records
from tests.support.archives import page
from tests.support.made import made

pytestmark = pytest.mark.usefixtures("here")


def run(inputs, out, **options):
    return bulk([str(name) for name in inputs], out, **{"records": True, "workers": 1, "chunk": 10, **options})


def test_every_record_is_in_the_tables_once(tmp_path, records):
    tally = run([records], tmp_path / "out")
    assert (tally.read, tally.recorded, tally.attributions, tally.inputs) == (60, 60, 480, 1)
    rows = articles_of(tmp_path / "out")
    assert [row["number"] for row in rows] == list(range(1, 61))
    assert [row["sha256"] for row in rows] == [made(number).article.sha256 for number in range(60)]
    said = pyarrow.dataset.dataset(tmp_path / "out" / "attributions", partitioning="hive").to_table()
    assert said.num_rows == 480


def test_tables_are_partitioned_by_day(tmp_path, records):
    run([records], tmp_path / "out")
    table = pyarrow.dataset.dataset(tmp_path / "out" / "articles", partitioning="hive").to_table()
    assert all(
        str(day) == published
        for day, published in zip(*(table[name].to_pylist() for name in ("day", "published")), strict=True)
    )


def test_an_article_without_a_day_stands_where_day_is_null(tmp_path):
    plain = made(1).to_dict()
    lines = [plain, {**plain, "published": {"value": None, "certainty": None}}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    run([tmp_path / "a.jsonl"], tmp_path / "out")
    table = pyarrow.dataset.dataset(tmp_path / "out" / "articles", partitioning="hive").to_table()
    assert sorted(map(str, table["day"].to_pylist())) == [plain["published"]["value"], "None"]


def test_what_is_there_is_not_read_again(tmp_path, records):
    run([records], tmp_path / "out")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("*/day=*/*")}
    tally = run([records], tmp_path / "out")
    assert (tally.read, tally.before) == (60, 60)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("*/day=*/*")} == before


def test_more_inputs_are_added_to_what_is_there(tmp_path, records):
    run([records], tmp_path / "out")
    more = write_records(tmp_path / "more.jsonl", range(60, 75))
    tally = run([records, more], tmp_path / "out")
    assert (tally.read, tally.before) == (75, 60)
    assert len(articles_of(tmp_path / "out")) == 75


def test_the_same_bytes_are_read_once_whatever_their_name(tmp_path, records):
    again = tmp_path / "again.jsonl"
    again.write_bytes(records.read_bytes())
    told = []
    tally = run([records, again], tmp_path / "out", tell=lambda progress: told.append(progress.sentence))
    assert tally.read == 60
    assert any("holds the same bytes as" in str(sentence) for sentence in told)
    records.unlink()
    assert run([again], tmp_path / "out").before == 60


def test_a_chunk_that_is_not_whole_is_read_again(tmp_path, records):
    run([records], tmp_path / "out")
    whole = files_of(tmp_path / "out")
    markers = sorted((tmp_path / "out" / "_state" / "done").glob("*/*.json"))
    markers[2].unlink()
    markers[4].unlink()
    next(iter((tmp_path / "out" / "articles").glob("*/*-000002.parquet"))).write_bytes(b"torn")
    tally = run([records], tmp_path / "out")
    assert (tally.read, tally.before) == (60, 40)
    assert files_of(tmp_path / "out") == whole


def test_what_is_bad_is_counted_by_its_cause_and_adds_up(tmp_path):
    lines = [json.dumps(made(1).to_dict()), "{", json.dumps({"text": "x"}), json.dumps(made(2).to_dict())]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    tally = run([tmp_path / "a.jsonl", tmp_path / "absent.csv"], tmp_path / "out")
    assert (tally.read, tally.recorded, dict(tally.failed), tally.refused) == (4, 2, {"unreadable": 2}, 1)
    log = [json.loads(line) for line in (tmp_path / "out" / "_state" / "log.jsonl").read_text().splitlines()]
    assert [line["event"] for line in log] == ["refused", "input", "chunk", "failed", "failed", "end"]
    assert "there is no such file" in log[0]["sentence"]
    assert "line 2" in log[3]["sentence"]


def test_what_is_in_another_language_is_counted(tmp_path):
    lines = [made(1).to_dict(), {**made(2).to_dict(), "model": "unread:pt", "attributions": []}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    tally = run([tmp_path / "a.jsonl"], tmp_path / "out")
    assert (tally.recorded, tally.attributions, dict(tally.unread)) == (2, 8, {"pt": 1})
    assert run([tmp_path / "a.jsonl"], tmp_path / "out").unread == {"pt": 1}


def test_a_folder_is_searched_for_archives_and_tables(tmp_path):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    write_records(tmp_path / "in" / "a.jsonl", range(3))
    write_records(tmp_path / "in" / "deep" / "b.jsonl", range(3, 5))
    (tmp_path / "in" / "c.html").write_bytes(page())
    assert run([tmp_path / "in"], tmp_path / "out").read == 5


def test_another_run_with_other_options_is_refused(tmp_path, records):
    run([records], tmp_path / "out")
    with pytest.raises(BulkError, match='was begun with outlet null, and this is "Courier"'):
        run([records], tmp_path / "out", given=Given(outlet="Courier"))


def test_a_folder_of_other_things_is_left_alone(tmp_path, records):
    with pytest.raises(BulkError, match="holds other things"):
        run([records], tmp_path)


def test_two_runs_do_not_write_at_once(tmp_path, records):
    with Folder(tmp_path / "out").locked(), pytest.raises(BulkError, match="another run is writing"):
        run([records], tmp_path / "out")


def test_an_input_that_changed_is_refused(tmp_path, records):
    run([records], tmp_path / "out")
    write_records(records, range(100, 105))
    told = []
    tally = run([records], tmp_path / "out", tell=lambda progress: told.append(progress.sentence))
    assert (tally.read, tally.refused) == (0, 1)
    assert "has changed since it was read in part" in str(told)


def test_half_of_a_surrogate_pair_fails_alone(tmp_path):
    odd = replace(made(2).article, title="\ud800")
    lines = [made(1), Record(article=odd, model="made-1", attributions=()), made(3)]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(item.to_dict()) + "\n" for item in lines))
    tally = run([tmp_path / "a.jsonl"], tmp_path / "out")
    assert (tally.recorded, dict(tally.failed)) == (2, {"unreadable": 1})
