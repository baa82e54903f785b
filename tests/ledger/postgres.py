"""A PostgreSQL server of the tests' own, in a temporary folder, on a free port of this machine alone."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def find_programs() -> Path | None:
    """The folder of the newest PostgreSQL server programs, if any: Debian keeps them off the PATH."""
    found = shutil.which("initdb")
    if found and (Path(found).parent / "postgres").exists():
        return Path(found).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: float(p.parts[-3]))
    return folders[-1].parent if folders else None


@contextmanager
def running(programs: Path) -> Iterator[str]:
    """Make a database cluster, run a server on it, give its URL, and take both away again."""
    # The server refuses to run as root.
    user = "postgres" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="onrecord-postgres-") as home, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        if user:
            os.chown(home, pwd.getpwnam(user).pw_uid, -1)
        data = f"{home}/data"

        def run(*command: str) -> None:
            subprocess.run(
                [programs / command[0], *command[1:]], check=True, user=user, cwd=home, stdout=subprocess.DEVNULL
            )

        run("initdb", "--pgdata", data, "--username", "tester", "--auth", "trust", "--encoding", "UTF8", "--no-sync")
        settings = f"-c listen_addresses=127.0.0.1 -p {port} -k {home} -c fsync=off"
        run("pg_ctl", "start", "--wait", "--pgdata", data, "--log", f"{home}/log", "--options", settings)
        try:
            yield f"postgresql://tester@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "stop", "--pgdata", data, "--mode", "immediate")
