"""The folder that a bulk run writes: two tables, and the state from which a run that was stopped goes on.

    articles/day=2031-03-04/KEY-000007.parquet
    attributions/day=2031-03-04/KEY-000007.parquet
    _state/run.json          what every chunk was read with, and the inputs as they were named, in their order
    _state/inputs/KEY.json   an input and the chunks that it was cut into
    _state/done/KEY/000007.json  a chunk that is whole: its files and what became of what was in it
    _state/work/             files that are not whole yet
    _state/log.jsonl         what happened when

KEY is the beginning of the digest of an input's bytes. A chunk's files are moved to their places when all are written,
and its line under `done` is written last: without one, a chunk is read again, and its files are replaced by the same.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from onrecord.bulk.chunks import Chunk, Input, Plan
from onrecord.whole_file import whole_file

FORMAT = 1
Table = Literal["articles", "attributions"]


class BulkError(RuntimeError):
    """A folder that cannot be written to or read; `str()` is a sentence that says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of what was in a chunk; it adds up to the chunk's count.

    `unread` of those recorded are in another language than English (by ISO 639-1). `failures` are sentences.
    """

    recorded: int = 0
    skipped: Mapping[str, int] = field(default_factory=dict)
    failed: Mapping[str, int] = field(default_factory=dict)
    attributions: int = 0
    unread: Mapping[str, int] = field(default_factory=dict)
    failures: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def read(self) -> int:
        return self.recorded + sum(self.skipped.values()) + sum(self.failed.values())


class Folder:
    """The paths of one such folder, and what is kept in them."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.state = self.path / "_state"

    def exists(self) -> bool:
        return (self.state / "run.json").is_file()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other runs out. Raises BulkError where another is at work, or the place is taken by something else."""
        try:
            if self.path.is_dir() and not self.state.is_dir() and any(self.path.iterdir()):
                raise BulkError(f"{self.path} holds other things; name a folder that is new or empty with --out")
            self.state.mkdir(parents=True, exist_ok=True)
            lock = (self.state / "lock").open("a")
        except OSError as problem:
            raise BulkError(f"{self.path} cannot be written to ({problem.strerror}); name another with --out") from None
        with lock:
            try:
                import fcntl
            except ModuleNotFoundError:  # Windows: whoever runs two at once has the work done twice, and no other harm
                pass
            else:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except OSError:
                    raise BulkError(f"another run is writing to {self.path}; wait until it is done") from None
            shutil.rmtree(self.state / "work", ignore_errors=True)
            yield

    def begin(self, about: Mapping[str, Any], inputs: Sequence[Input]) -> None:
        """Note what chunks are read with, and the inputs that are to be read, after those that were named before.

        Raises BulkError where those before were read with something else.
        """
        asked = {"format": FORMAT, **about}
        kept = self.about() if self.exists() else {**asked, "named": []}
        for name, value in asked.items():
            if kept.get(name) != value:
                was, now = json.dumps(kept.get(name)), json.dumps(value)
                raise BulkError(
                    f"{self.path} was begun with {name} {was}, and this is {now}; name a new folder with --out"
                )
        named = dict.fromkeys([*(Input(**one) for one in kept["named"]), *inputs])
        self._write("run.json", {**kept, "named": [asdict(one) for one in named]})

    def about(self) -> dict[str, Any]:
        """What chunks are read with, and the inputs in their order. Raises BulkError where there is no run's folder."""
        try:
            return dict(json.loads((self.state / "run.json").read_text(encoding="utf-8")))
        except (OSError, ValueError) as problem:
            raise BulkError(f"{self.path} is no folder that onrecord bulk wrote ({problem}); check its name") from None

    def plans(self) -> list[Plan]:
        """How the inputs were cut that were cut, in the order in which they were first named."""
        kept = [json.loads(path.read_text(encoding="utf-8")) for path in (self.state / "inputs").glob("*.json")]
        return [
            _plan_from(plan["plan"]) for plan in sorted(kept, key=lambda plan: (plan["order"], plan["plan"]["key"]))
        ]

    def keep(self, plan: Plan) -> None:
        """Keep how an input was cut; where its bytes were read before under another name, they keep their order."""
        name = f"inputs/{plan.key}.json"
        try:
            order = json.loads((self.state / name).read_text(encoding="utf-8"))["order"]
        except FileNotFoundError:
            order = self.about()["named"].index(asdict(plan.input))
        self._write(name, {"order": order, "plan": asdict(plan)})

    def outcome(self, chunk: Chunk) -> Outcome | None:
        """What became of a chunk, or None where it is not whole."""
        try:
            kept = json.loads((self.state / _done(chunk)).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        return Outcome(**{**kept, "failures": tuple(kept["failures"]), "files": tuple(kept["files"])})

    def finish(self, chunk: Chunk, outcome: Outcome) -> None:
        """Note that a chunk is whole."""
        self._write(_done(chunk), asdict(outcome))

    def place(self, table: Table, day: str, chunk: Chunk) -> str:
        """Where the rows of one day stand, relative to the folder."""
        return f"{table}/day={day}/{chunk.id}.parquet"

    def log(self, event: str, **about: Any) -> None:
        """Add a line to the log: when, what, and what about it."""
        line = {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **about}
        with (self.state / "log.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=True) + "\n")

    def _write(self, name: str, value: Mapping[str, Any]) -> None:
        path = self.state / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path) as file:
            file.write(json.dumps(value, ensure_ascii=True).encode("ascii"))


def _done(chunk: Chunk) -> str:
    key, _, number = chunk.id.partition("-")
    return f"done/{key}/{number}.json"


def _plan_from(kept: dict[str, Any]) -> Plan:
    chunks = tuple(Chunk(**{**chunk, "input": Input(**chunk["input"])}) for chunk in kept["chunks"])
    return Plan(**{**kept, "input": Input(**kept["input"]), "chunks": chunks})
