"""Ready-made records to read in bulk, so that no model's time drowns what is tested."""

import json
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyarrow import parquet

from onrecord.bulk.jobs import Job, Result, Work, done
from tests.support.made import made


def write_records(path: Path, numbers: range) -> Path:
    """A JSON Lines file of made records."""
    path.write_text("".join(json.dumps(made(number).to_dict()) + "\n" for number in numbers), encoding="utf-8")
    return path


def files_of(out: Path) -> dict[str, bytes]:
    """The tables that a run wrote, byte by byte."""
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.glob("*/day=*/*.parquet"))}


def articles_of(out: Path) -> list[dict]:
    """The rows of the articles, by their place in the input."""
    rows = [
        row for path in out.glob("articles/day=*/*.parquet") for row in parquet.ParquetFile(path).read().to_pylist()
    ]
    return sorted(rows, key=lambda row: (row["input"], row["number"]))


def log_of(out: Path) -> list[dict]:
    """The lines of a run's log; the one that a kill tore is left out."""
    lines = (out / "_state" / "log.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.endswith("}")]


class Here:
    """An engine that does jobs in this process, where those of others would take seconds to start."""

    def __init__(self, work: Work) -> None:
        self._work, self._waiting = work, deque()

    def free(self) -> bool:
        return not self._waiting

    def submit(self, job: Job) -> None:
        self._waiting.append(job)

    def results(self) -> Iterator[tuple[Job, Result | int]]:
        job = self._waiting.popleft()
        yield job, done(job, self._work)

    def close(self) -> None:
        pass


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bulk runs do their jobs in this process."""
    monkeypatch.setattr("onrecord.bulk.running._engine", lambda name, work, workers: Here(work))


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return write_records(tmp_path / "records.jsonl", range(60))
