"""`onrecord serve` as a program of its own, and a client of it that keeps its connection, for benchmarks."""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import urlencode


class Answer(NamedTuple):
    """A status, headers in small letters, the body, and the milliseconds until all of it was here."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    milliseconds: float


class Client:
    """Asks one server, over one connection."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def get(self, path: str, headers: Mapping[str, str] | None = None, **asked: Any) -> Answer:
        query = urlencode({name: value for name, value in asked.items() if value is not None})
        return self._ask("GET", f"/api/v1{path}{'?' if query else ''}{query}", None, headers or {})

    def page(self, address: str) -> Answer:
        """A page, and not the interface."""
        return self._ask("GET", address, None, {})

    def post(self, path: str, value: Any) -> Answer:
        return self._ask("POST", f"/api/v1{path}", json.dumps(value).encode(), {"Content-Type": "application/json"})

    def lines_a_second(self, path: str, most: int) -> float:
        """How many lines of a streamed answer come a second, over the first `most`. The connection is then closed."""
        start = time.perf_counter()
        self._connection.request("GET", f"/api/v1{path}", headers={"Accept": "application/jsonl"})
        answer = self._connection.getresponse()
        count = sum(1 for _ in islice(answer, most))
        self._connection.close()
        return count / (time.perf_counter() - start)

    def _ask(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
        start = time.perf_counter()
        self._connection.request(method, path, body, dict(headers))
        answer = self._connection.getresponse()
        data = answer.read()
        spent = 1000 * (time.perf_counter() - start)
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, data, spent)


@contextmanager
def serving(ledger: str) -> Iterator[int]:
    """Serves a ledger, and gives the port."""
    command = [sys.executable, "-m", "onrecord", "serve", "--port", "0", "--ledger", ledger]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as program:
        try:
            assert program.stderr is not None
            line = program.stderr.readline()
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
            assert found, line
            _wait_for(int(found[1]))
            yield int(found[1])
        finally:
            program.terminate()


def _wait_for(port: int) -> None:
    for _ in range(600):
        try:
            Client(port).get("/head")
            return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("the server did not begin to answer")
