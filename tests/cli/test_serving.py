"""`onrecord serve`: who may reach it, and what it says where it cannot be."""

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--host", "0.0.0.0"], "give a --token"),
        (["--host", "192.0.2.1"], "give a --token"),
        (["--token", "short"], "16 characters"),
        (["--port", "70000"], "70000"),
    ],
)
def test_what_would_let_everybody_in_is_refused(run: Run, options: list[str], said: str) -> None:
    result = run("serve", *options)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_port_that_is_taken_gets_a_sentence(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = run("serve", "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 1
    assert "choose another with --port" in result.stderr


def test_it_serves_until_it_is_stopped(tmp_path: Path) -> None:
    token = "a-token-of-enough-length"
    command = [sys.executable, "-m", "onrecord", "serve", "--port", "0", "--ledger", str(tmp_path / "ledger.db")]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env={**os.environ, "ONRECORD_TOKEN": token}
    ) as program:
        assert program.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/", program.stderr.readline())
        assert found
        asked = Request(found[0], headers={"Authorization": f"Bearer {token}"})
        with urlopen(asked, timeout=30) as answer:
            assert answer.status == 200
            assert b"Nothing is on record yet" in answer.read()
        program.send_signal(signal.SIGINT)
        rest = program.stderr.read()
    assert "Traceback" not in rest
    assert token not in rest
