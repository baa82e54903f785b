"""What a worker is asked to do, wherever it runs, and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from onrecord.bulk.chunks import Chunk, Input, Plan, plan_of
from onrecord.bulk.folder import Folder, Outcome
from onrecord.reading.errors import InputError
from onrecord.reading.files import unreadable
from onrecord.reading.tables import Given

if TYPE_CHECKING:
    from onrecord.extraction import Extractor


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What holds for a whole run: the folder to write to, what is said of all articles, and how many a chunk has."""

    folder: str
    given: Given
    chunk: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Cut an input into chunks."""

    input: Input

    @property
    def name(self) -> str:
        return self.input.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Read a chunk, but not the numbers that processes died on."""

    chunk: Chunk
    avoid: frozenset[int] = frozenset()

    @property
    def name(self) -> str:
        return self.chunk.input.name


Job = Cut | Read


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why an input cannot be cut, or a chunk not be read, in one sentence. `cause` is what it is counted under."""

    sentence: str
    cause: str = "unreadable"


Result = Plan | Outcome | Refusal


class Engine(Protocol):
    """Where jobs are done. A job is done once, by any of the workers; results come in the order in which they end."""

    def free(self) -> bool:
        """Whether one more job would be begun at once."""

    def submit(self, job: Job) -> None:
        """Have a job done."""

    def results(self) -> Iterator[tuple[Job, Result | int]]:
        """Wait for news: results, or for a job that is being done the number of articles begun since the last news."""

    def close(self) -> None:
        """Stop the workers, whatever they do."""


def done(job: Job, work: Work, at: Callable[[int], None] = lambda number: None) -> Result:
    """Do a job here and now."""
    try:
        if isinstance(job, Cut):
            return plan_of(job.input, work.given, chunk=work.chunk)
        from onrecord.bulk.chunk_files import Reader

        return Reader(folder=Folder(work.folder), given=work.given, load=one_thread).read(
            job.chunk, avoid=job.avoid, at=at
        )
    except InputError as problem:
        return Refusal(sentence=str(problem), cause=problem.cause)
    except OSError as problem:
        path = job.input.path if isinstance(job, Cut) else job.chunk.input.path
        return Refusal(sentence=str(unreadable(path, problem)))


@cache
def one_thread() -> Extractor:
    """The extractor of a worker: there is one for each processor, so each uses one thread."""
    from onrecord.extraction import Extractor

    return Extractor.load(threads=1)
