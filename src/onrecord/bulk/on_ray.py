"""Jobs done by a Ray cluster (https://docs.ray.io): the code of a worker process, on as many machines as there are.

Every machine must see the inputs and the folder under the same paths. Ray does a job again when its process or its
machine dies; files and their line under `done` are put in place as by a process, so that nothing is doubled.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from onrecord.bulk.folder import BulkError
from onrecord.bulk.jobs import Job, Refusal, Result, Work, done

# How often a job is done again because what did it died; then its chunk is given up and counted as failed.
RETRIES = 5
# Jobs in waiting for each processor: what a machine begins when it has finished another, or when it joins.
AHEAD = 2


class OnRay:
    """An `Engine` on the cluster that this program is connected to, or that RAY_ADDRESS names, or one on this machine.

    `workers` bounds how many jobs are done at once; without it, each processor of the cluster has one.
    """

    def __init__(self, work: Work, *, workers: int | None) -> None:
        try:
            import ray
        except ModuleNotFoundError as problem:
            raise BulkError("the engine ray needs Ray: run pip install 'onrecord[ray]'") from problem
        self._ray: Any = ray
        self._ours = not ray.is_initialized()
        if self._ours:
            ray.init(num_cpus=workers, log_to_driver=False, include_dashboard=False, logging_level=logging.ERROR)
        self._work, self._workers = work, workers
        self._task = ray.remote(num_cpus=1, max_retries=RETRIES)(done)
        self._running: dict[Any, Job] = {}

    def free(self) -> bool:
        return len(self._running) < (self._workers or AHEAD * max(1, int(self._ray.cluster_resources().get("CPU", 1))))

    def submit(self, job: Job) -> None:
        self._running[self._task.remote(job, self._work)] = job

    def results(self) -> Iterator[tuple[Job, Result | int]]:
        ready, _ = self._ray.wait(list(self._running), num_returns=1)
        for reference in ready:
            job = self._running.pop(reference)
            try:
                yield job, self._ray.get(reference)
            except self._ray.exceptions.RayError as problem:
                why = type(problem).__name__
                yield job, Refusal(sentence=f"{job.name}: given up after {RETRIES} tries ({why})", cause="died")

    def close(self) -> None:
        for reference in self._running:
            self._ray.cancel(reference, force=True)
        if self._ours:
            self._ray.shutdown()
