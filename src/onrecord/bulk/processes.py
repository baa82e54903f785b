"""Jobs done by processes of this machine, one for each processor.

A process that dies (killed, out of memory, a crash in a library) is replaced, and its chunk read again. Where a second
one dies on the same article, that article is left out and counted as failed.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from onrecord.bulk.jobs import Job, Read, Refusal, Result, Work, done

# Jobs after which a process is replaced, so that what libraries keep does not add up.
LIFE = 100
# A chunk whose processes die more often, each time elsewhere, is given up: the machine is at fault, and not an article.
DEATHS = 5


def processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection
    job: Job | None = None
    last: int | None = None  # the number of the article that it is at
    done: int = 0
    deaths: Counter[int | None] = field(default_factory=Counter)


class Processes:
    """An `Engine` of `workers` processes. Their number does not change what comes out."""

    def __init__(self, work: Work, *, workers: int) -> None:
        # A process that is forked would inherit locks of threads that it does not have.
        self._context = multiprocessing.get_context("spawn")
        self._work = work
        self._most = workers
        self._workers: list[_Worker] = []

    def free(self) -> bool:
        return len(self._workers) < self._most or any(worker.job is None for worker in self._workers)

    def submit(self, job: Job) -> None:
        worker = next((worker for worker in self._workers if worker.job is None), None)
        if worker is None:
            worker = self._start()
            self._workers.append(worker)
        if worker.done >= LIFE:
            self._stop(worker)
            self._replace(worker)
        worker.job, worker.last = job, None
        worker.deaths = Counter()
        self._send(worker)

    def results(self) -> Iterator[tuple[Job, Result | int]]:
        pipes: dict[Any, _Worker] = {worker.pipe: worker for worker in self._workers if worker.job is not None}
        for pipe in wait(list(pipes)):
            worker = pipes[pipe]
            job = worker.job
            assert job is not None
            begun = 0
            try:
                while True:
                    news = worker.pipe.recv()
                    if not isinstance(news, int):
                        break
                    worker.last, begun = news, begun + 1
                    if not worker.pipe.poll():
                        break
            except (EOFError, OSError):
                given_up = self._again(worker)
                if given_up:
                    yield job, given_up
                continue
            if begun:
                yield job, begun
            if not isinstance(news, int):
                worker.job, worker.done = None, worker.done + 1
                yield job, news

    def close(self) -> None:
        for worker in self._workers:
            self._stop(worker)

    def _again(self, worker: _Worker) -> Refusal | None:
        """Have another process do what one died on; or say that it is given up."""
        job = worker.job
        worker.deaths[worker.last] += 1
        self._stop(worker)
        self._replace(worker)
        if worker.deaths.total() >= DEATHS or not isinstance(job, Read):
            worker.job = None
            why = "processes died on it again and again; is there memory enough?"
            return Refusal(sentence=f"{job.name if job else 'an input'}: {why}", cause="died")
        if worker.last is not None and worker.deaths[worker.last] >= 2:
            worker.job = replace(job, avoid=job.avoid | {worker.last})
        worker.last = None
        self._send(worker)
        return None

    def _send(self, worker: _Worker) -> None:
        with suppress(OSError):  # it has died: `results` finds out
            worker.pipe.send(worker.job)

    def _replace(self, worker: _Worker) -> None:
        fresh = self._start()
        worker.process, worker.pipe, worker.done = fresh.process, fresh.pipe, 0

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._work), daemon=True, name="onrecord bulk")
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _stop(self, worker: _Worker) -> None:
        worker.pipe.close()
        worker.process.terminate()
        worker.process.join()


def _serve(pipe: Connection, work: Work) -> None:
    """Do jobs until nobody asks any more. Ctrl-C is for the process that asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            job = pipe.recv()
            pipe.send(done(job, work, at=pipe.send))
