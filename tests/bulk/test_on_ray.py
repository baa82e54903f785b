"""The same rows from a Ray cluster, also where one of its machines dies. Half a minute each."""

import os
import threading
import time

import pytest

from onrecord.bulk import bulk
from tests.bulk.conftest import files_of, write_records

ray = pytest.importorskip("ray", reason="Ray is absent")
pytestmark = pytest.mark.slow
cluster_utils = pytest.importorskip("ray.cluster_utils")


# Ray gives its own processes seconds to start, which a machine with much else to do may not have.
TRIES = 3


def _two_nodes():
    """Two nodes of one processor each, on this machine, and the second of them."""
    for left in reversed(range(TRIES)):
        made = cluster_utils.Cluster()
        try:
            made.add_node(num_cpus=1, include_dashboard=False)
            second = made.add_node(num_cpus=1)
            made.wait_for_nodes()
            ray.init(address=made.address, log_to_driver=False, logging_level="ERROR")
        except Exception:
            ray.shutdown()
            made.shutdown()
            if not left:
                raise
        else:
            return made, second


@pytest.fixture
def cluster(monkeypatch):
    """Two nodes; their processes find the tests' modules."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["src", ".", os.environ.get("PYTHONPATH", "")]))
    monkeypatch.setenv("RAY_ENABLE_UV_RUN_RUNTIME_ENV", "0")
    made, second = _two_nodes()
    try:
        yield made, second
    finally:
        ray.shutdown()
        made.shutdown()


def test_a_cluster_gives_the_same_rows_though_one_of_its_two_nodes_dies(tmp_path, records, cluster, monkeypatch):
    nodes, second = cluster
    bulk([str(records)], tmp_path / "here", records=True, chunk=3, workers=1)
    done = tmp_path / "out" / "_state" / "done"
    killed = threading.Event()

    def kill() -> None:
        """Kill the second node, as soon as some chunks are done and many are not."""
        while not killed.is_set():
            if len(list(done.glob("*/*.json"))) >= 4:
                nodes.remove_node(second, allow_graceful=False)
                killed.set()
            time.sleep(0.02)

    killer = threading.Thread(target=kill)
    killer.start()
    tally = bulk([str(records)], tmp_path / "out", records=True, chunk=3, engine="ray")
    killer.join()
    assert killed.is_set()
    assert (tally.read, tally.recorded) == (60, 60)
    assert files_of(tmp_path / "out") == files_of(tmp_path / "here")


def test_a_run_begun_by_processes_goes_on_on_a_cluster(tmp_path, cluster):
    one = write_records(tmp_path / "one.jsonl", range(20))
    two = write_records(tmp_path / "two.jsonl", range(20, 40))
    bulk([str(one)], tmp_path / "out", records=True, chunk=5, workers=1)
    tally = bulk([str(one), str(two)], tmp_path / "out", records=True, chunk=5, engine="ray")
    assert (tally.read, tally.before) == (40, 20)
