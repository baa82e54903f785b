"""Inputs cut into chunks: together they are the whole input, and each can be read alone."""

import gzip
import json
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from onrecord.bulk import chunks
from onrecord.bulk.chunks import inputs_of, plan_of, read_chunk
from onrecord.reading import read_inputs
from onrecord.reading.errors import InputError
from onrecord.reading.tables import Given
from onrecord.record import Article
from tests.support.archives import packed, page, record, write_wacz, write_warc

ROWS = [{"id": str(number), "text": f"“Number {number},\nin two lines”, said Ilse Maar."} for number in range(23)]


def _warc(path: Path) -> Path:
    items = [record(page(number), number=number) for number in range(1, 12)]
    items[4] = record(page(5), number=5, length=77, digest=False)
    items[6] = record(b"x", number=7, http="Content-Type: image/png")
    return write_warc(path, items)


def _csv(path: Path) -> Path:
    lines = ["id,text", *(f'{row["id"]},"{row["text"]}"' for row in ROWS)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")
    return path


def _jsonl(path: Path) -> Path:
    path.write_text("\ufeff" + "\n\n".join(json.dumps(row) for row in ROWS), encoding="utf-8")
    return path


def _parquet(path: Path) -> Path:
    parquet.write_table(pa.Table.from_pylist(ROWS), path, row_group_size=9)
    return path


def _whole(path: Path) -> Path:
    items = [record(page(number), number=number) for number in range(1, 12)]
    path.write_bytes(gzip.compress(b"".join(items)))
    return path


MAKERS = [
    (_warc, "a.warc.gz"),
    (_warc, "a.warc"),
    (_whole, "b.warc.gz"),
    (_csv, "a.csv"),
    (_jsonl, "a.jsonl"),
    (_parquet, "a.parquet"),
]


@pytest.mark.parametrize(("make", "name"), MAKERS, ids=lambda value: value if isinstance(value, str) else "")
@pytest.mark.parametrize("size", [1, 4, 500])
def test_chunks_are_the_whole_input_in_its_order(tmp_path, make, name, size):
    path = make(tmp_path / name)
    (input,) = inputs_of(path, records=False)
    plan = plan_of(input, Given(), chunk=size)
    apart = [item for chunk in plan.chunks for item in read_chunk(chunk, Given())]
    together = list(read_inputs([str(path)]))
    assert [item if isinstance(item, Article) else item.problem for _, item in apart] == [
        item if isinstance(item, Article) else item.problem for item in together
    ]
    assert [number for number, _ in apart] == sorted({number for number, _ in apart})
    assert plan.count == len(apart)


@pytest.mark.parametrize(("make", "name"), MAKERS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_chunk_can_be_read_without_the_others(tmp_path, make, name):
    (input,) = inputs_of(make(tmp_path / name), records=False)
    plan = plan_of(input, Given(), chunk=3)
    assert len(plan.chunks) > 2
    whole = [(number, str(item)) for chunk in plan.chunks for number, item in read_chunk(chunk, Given())]
    for chunk in reversed(plan.chunks):
        own = [(number, str(item)) for number, item in read_chunk(chunk, Given())]
        assert own == whole[-len(own) :]
        del whole[-len(own) :]


def test_a_chunk_has_the_same_name_wherever_the_file_lies(tmp_path):
    (tmp_path / "b").mkdir()
    one = plan_of(inputs_of(_csv(tmp_path / "a.csv"), records=False)[0], Given(), chunk=5)
    other = plan_of(inputs_of(_csv(tmp_path / "b" / "c.csv"), records=False)[0], Given(), chunk=5)
    assert [chunk.id for chunk in one.chunks] == [chunk.id for chunk in other.chunks]


def test_large_articles_make_short_chunks(tmp_path, monkeypatch):
    monkeypatch.setattr(chunks, "CHUNK_BYTES", 200)
    plan = plan_of(inputs_of(_jsonl(tmp_path / "a.jsonl"), records=False)[0], Given())
    assert max(chunk.count for chunk in plan.chunks) < 10


def test_each_archive_of_a_wacz_is_an_input(tmp_path):
    members = {"a.warc.gz": packed([record(page(1))]), "b.warc.gz": packed([record(page(2), number=2)])}
    path = write_wacz(tmp_path / "x.wacz", members)
    found = inputs_of(path, records=False)
    assert [input.name for input in found] == ["x.wacz/archive/a.warc.gz", "x.wacz/archive/b.warc.gz"]
    assert [plan_of(input, Given()).count for input in found] == [1, 1]


def test_what_is_not_read_in_bulk_is_said(tmp_path):
    (tmp_path / "a.html").write_bytes(page())
    with pytest.raises(InputError, match="put it on record with add"):
        inputs_of(tmp_path / "a.html", records=False)
