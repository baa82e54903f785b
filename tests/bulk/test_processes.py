"""Jobs done by processes: the same rows whatever their number, and none lost where one dies."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.dataset
import pytest

from onrecord.bulk import Given, bulk
from onrecord.bulk.chunks import inputs_of, plan_of
from onrecord.bulk.folder import Folder
from onrecord.bulk.jobs import Read, Work, done
from onrecord.bulk.processes import Processes
from tests.bulk.conftest import articles_of, files_of, log_of, write_records
from tests.support.archives import page, record, write_warc


def run(inputs, out, **options):
    return bulk([str(name) for name in inputs], out, **{"records": True, "workers": 1, "chunk": 10, **options})


def test_the_number_of_workers_changes_nothing(tmp_path, records):
    run([records], tmp_path / "one", workers=1)
    run([records], tmp_path / "two", workers=2)
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")


def test_articles_are_read_with_the_model(tmp_path):
    archive = write_warc(tmp_path / "a.warc.gz", [record(page(1)), record(b"", number=2, status="404 Not Found")])
    tally = run([archive], tmp_path / "out", records=False)
    assert (tally.read, tally.recorded, dict(tally.skipped)) == (2, 1, {"HTTP 404": 1})
    said = pyarrow.dataset.dataset(tmp_path / "out" / "attributions", partitioning="hive").to_table().to_pylist()
    assert any(row["speaker"] == "Ilse Maar" and row["kind"] == "direct" for row in said)


def _dies_at_17(pipe, work):
    """A worker that is killed each time that it comes to number 17, as a crash in a library would."""

    def at(number):
        pipe.send(number)
        if number == 17:
            os.kill(os.getpid(), signal.SIGKILL)

    while True:
        job = pipe.recv()
        safe = isinstance(job, Read) and 17 in job.avoid
        pipe.send(done(job, work, at=pipe.send if safe else at))


def test_an_article_that_processes_die_on_is_left_out_alone(tmp_path, records, monkeypatch):
    monkeypatch.setattr("onrecord.bulk.processes._serve", _dies_at_17)
    tally = run([records], tmp_path / "out")
    assert (tally.read, tally.recorded, dict(tally.failed)) == (60, 59, {"died": 1})
    assert 17 not in [row["number"] for row in articles_of(tmp_path / "out")]
    (sentence,) = [line["sentence"] for line in log_of(tmp_path / "out") if line["event"] == "failed"]
    assert sentence == "records.jsonl, number 17: not read, because two processes died on it; please report it."


def test_a_process_that_is_killed_once_loses_nothing(tmp_path, records):
    (input,) = inputs_of(records, records=True)
    (chunk,) = plan_of(input, Given()).chunks
    folder = Folder(tmp_path / "out")
    workshop = Processes(Work(folder=str(folder.path), given=Given(), chunk=500), workers=1)
    workshop.submit(Read(chunk=chunk))
    os.kill(workshop._workers[0].process.pid, signal.SIGKILL)
    try:
        results = []
        while not results:
            results = [result for _, result in workshop.results() if not isinstance(result, int)]
    finally:
        workshop.close()
    assert results[0].recorded == 60


def _kill(out: Path, records: Path, after: float) -> bool:
    """Begin or go on with a run, and kill it after some seconds; whether it was done before."""
    command = [sys.executable, "-m", "onrecord", "bulk", str(records), "--records", "--out", str(out)]
    command += ["--workers", "2", "--chunk", "8"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        return process.wait(timeout=after) == 0
    except subprocess.TimeoutExpired:
        process.kill()  # the workers are not killed, and find out by themselves
        process.wait()
        return False


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(int(os.environ.get("ONRECORD_KILLS", "10")) // 5))
def test_a_run_that_was_killed_at_any_moment_ends_as_an_undisturbed_one(tmp_path, seed):
    """Five kills with -9 a time, at moments spread over a run; ONRECORD_KILLS=100 for twenty times as many."""
    choice = random.Random(seed)
    records = write_records(tmp_path / "records.jsonl", range(80))
    begun = time.monotonic()
    assert _kill(tmp_path / "undisturbed", records, after=300)
    seconds = time.monotonic() - begun
    kills = 0
    while kills < 5:
        begun = time.monotonic()
        done_before = _kill(tmp_path / "out", records, after=choice.uniform(0.2, 1.0) * seconds)
        kills += not done_before
        if done_before:
            seconds = min(seconds, time.monotonic() - begun)  # the machine was busy before, or less was left to do
            assert files_of(tmp_path / "out") == files_of(tmp_path / "undisturbed")
            shutil.rmtree(tmp_path / "out")
    assert _kill(tmp_path / "out", records, after=300)
    assert files_of(tmp_path / "out") == files_of(tmp_path / "undisturbed")
    assert tally_of(tmp_path / "out") == 80


def tally_of(out: Path) -> int:
    """How many records the last run says that it has recorded."""
    return log_of(out)[-1]["recorded"]
