"""A bulk run from beginning to end, or from where another was stopped."""

from __future__ import annotations

import hashlib
import os
from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from onrecord.bulk.chunks import CHUNK, SUFFIXES, Chunk, Input, Plan, inputs_of
from onrecord.bulk.folder import Folder, Outcome
from onrecord.bulk.jobs import Cut, Engine, Read, Refusal, Work
from onrecord.reading.errors import InputError
from onrecord.reading.inputs import paths_of
from onrecord.reading.tables import Given
from onrecord.resolution.known.outlet_list import ENVIRONMENT as OUTLETS

EngineName = Literal["processes", "ray"]


@dataclass(slots=True)
class Tally:
    """What became of what came in. `read` = `recorded` + skipped + failed; `before` of it in runs that went before.

    `unread` of those recorded are in another language than English, by its code, and have no attributions.
    """

    recorded: int = 0
    before: int = 0
    attributions: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    inputs: int = 0

    @property
    def read(self) -> int:
        return self.recorded + self.skipped.total() + self.failed.total()

    def see(self, outcome: Outcome, *, before: bool) -> None:
        """Count what became of a chunk."""
        self.recorded += outcome.recorded
        self.attributions += outcome.attributions
        self.skipped.update(outcome.skipped)
        self.failed.update(outcome.failed)
        self.unread.update(outcome.unread)
        self.before += outcome.read if before else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is: `read` of `total` records, lines or rows, and `before` of them in runs that went before.

    `total` is an estimate until every input is cut. `sentence` says what somebody should know, if there is anything.
    """

    read: int
    total: int
    before: int
    sentence: str | None = None


def bulk(
    inputs: Sequence[str],
    out: str | Path,
    *,
    engine: EngineName = "processes",
    workers: int | None = None,
    given: Given | None = None,
    records: bool = False,
    chunk: int = CHUNK,
    tell: Callable[[Progress], None] = lambda progress: None,
) -> Tally:
    """Read archives and tables into Parquet files under `out`, or go on where a run into it was stopped.

    `inputs` are files (WARC, WACZ, CSV, Parquet, JSON Lines), folders and patterns; with `records`, JSON Lines hold
    records and not articles, which are taken as they are. `workers` are processes on this machine, by default one for
    each processor; the engine `ray` takes the processors of its cluster. What comes out is the same whichever it is.
    `chunk` is how many articles are read again at the most where a process was killed.
    `given` is said of all articles. `tell` is told how far it is, from time to time.

    What is in `out` from the same inputs, whatever they are called now, is not read again.

    Raises BulkError with a sentence where `out` cannot be written to, or was begun with something else.
    """
    given = given or Given()
    folder = Folder(out)
    with folder.locked():
        about = {
            "chunk": chunk,
            "columns": dict(given.columns),
            "outlet": given.outlet,
            "published": given.published,
            "outlets": _digest_of(os.environ.get(OUTLETS)),
        }
        run = _Run(folder, tell)
        found = run.inputs(inputs, records=records)
        folder.begin({"model": None if records else _model(), **about}, found)
        workshop = _engine(engine, Work(folder=os.path.abspath(out), given=given, chunk=chunk), workers)
        try:
            run.all(deque(found), workshop)
        finally:
            workshop.close()
        folder.log("end", **{"recorded": run.tally.recorded, "read": run.tally.read, "refused": run.tally.refused})
    return run.tally


def _engine(name: EngineName, work: Work, workers: int | None) -> Engine:
    if name == "ray":
        from onrecord.bulk.on_ray import OnRay

        return OnRay(work, workers=workers)
    from onrecord.bulk.processes import Processes, processors

    return Processes(work, workers=workers or processors())


class _Run:
    """One run: what is still to do, and what became of what was done."""

    def __init__(self, folder: Folder, tell: Callable[[Progress], None]) -> None:
        self.tally = Tally()
        self._folder, self._tell = folder, tell
        plans = folder.plans() if folder.exists() else []
        self._known = {(plan.input, plan.bytes, plan.modified): plan for plan in plans}
        self._keys = {plan.input: plan.key for plan in plans}
        self._seen: dict[str, Input] = {}
        self._ready: deque[Chunk] = deque()
        self._begun: Counter[str] = Counter()  # articles by chunks that are being read
        self._uncut = self._cut = self._count = (
            0  # bytes of inputs that are not cut yet, and of those that are; what is in these
        )

    def inputs(self, names: Sequence[str], *, records: bool) -> list[Input]:
        """The inputs that `names` stand for; what is none is told."""
        found: list[Input] = []
        for path in paths_of(names, SUFFIXES):
            if isinstance(path, InputError):
                self._refuse(str(path), path.cause)
                continue
            try:
                found += inputs_of(path, records=records)
            except InputError as problem:
                self._refuse(str(problem), problem.cause)
        self._uncut = sum(map(_size, found))
        return found

    def all(self, inputs: deque[Input], engine: Engine) -> None:
        """Cut the inputs and read their chunks, as many at once as the engine has room for."""
        running = 0
        while inputs or self._ready or running:
            while engine.free() and (self._ready or inputs):
                if self._ready:
                    engine.submit(Read(chunk=self._ready.popleft()))
                    running += 1
                elif plan := self._plan_of(inputs[0]):
                    self._uncut -= _size(inputs.popleft())
                    self._take(plan)
                else:
                    engine.submit(Cut(input=inputs.popleft()))
                    running += 1
            if not running:
                continue
            for job, result in engine.results():
                if isinstance(result, int):
                    self._begun[job.chunk.id if isinstance(job, Read) else ""] += result
                    self._say()
                    continue
                running -= 1
                if isinstance(job, Cut):
                    self._uncut -= _size(job.input)
                if isinstance(result, Plan):
                    self._take(result)
                elif isinstance(result, Refusal):
                    self._refuse(result.sentence, result.cause)
                    if isinstance(job, Read):
                        self.tally.failed[result.cause] += job.chunk.count
                        del self._begun[job.chunk.id]
                elif isinstance(job, Read):
                    self._finish(job.chunk, result)

    def _plan_of(self, input: Input) -> Plan | None:
        """How an input was cut before, if its file was not touched since."""
        try:
            about = os.stat(input.path)
        except OSError:  # cutting it will say so
            return None
        return self._known.get((input, about.st_size, about.st_mtime_ns))

    def _take(self, plan: Plan) -> None:
        """Have the chunks of an input read that are not whole."""
        if plan.key in self._seen:
            self._say(f"{plan.input.name} holds the same bytes as {self._seen[plan.key].name}, and is not read twice")
            return
        if self._keys.get(plan.input, plan.key) != plan.key:
            self._refuse(
                f"{plan.input.path}: has changed since it was read in part; name a new folder with --out", "changed"
            )
            return
        self._seen[plan.key] = plan.input
        self._folder.keep(plan)
        self.tally.inputs += 1
        for chunk in plan.chunks:
            if outcome := self._folder.outcome(chunk):
                self.tally.see(outcome, before=True)
            else:
                self._ready.append(chunk)
        self._cut += _size(plan.input)
        self._count += plan.count
        self._folder.log("input", name=plan.input.name, sha256=plan.sha256, count=plan.count, chunks=len(plan.chunks))
        self._say()

    def _finish(self, chunk: Chunk, outcome: Outcome) -> None:
        self.tally.see(outcome, before=False)
        del self._begun[chunk.id]
        about = {
            "recorded": outcome.recorded,
            "skipped": outcome.skipped,
            "failed": outcome.failed,
            "unread": outcome.unread,
        }
        self._folder.log("chunk", id=chunk.id, input=chunk.input.name, **about)
        for sentence in outcome.failures:
            self._folder.log("failed", id=chunk.id, sentence=sentence)
            self._say(sentence)
        self._say()

    def _refuse(self, sentence: str, cause: str) -> None:
        self.tally.refused += 1
        self._folder.log("refused", sentence=sentence, cause=cause)
        self._say(sentence)

    def _say(self, sentence: str | None = None) -> None:
        read = self.tally.read + self._begun.total()
        rest = self._count * self._uncut // self._cut if self._cut else 0
        self._tell(
            Progress(read=read, total=max(self._count + rest, read), before=self.tally.before, sentence=sentence)
        )


def _model() -> str:
    from onrecord.extraction import load_extractor

    return load_extractor().model


def _digest_of(path: str | None) -> str | None:
    """The digest of the user's list of outlets, which changes what is read."""
    return hashlib.sha256(Path(path).read_bytes()).hexdigest() if path else None


def _size(input: Input) -> int:
    """The bytes of an input's file, as far as it is still there."""
    try:
        return os.stat(input.path).st_size
    except OSError:
        return 0
