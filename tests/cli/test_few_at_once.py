"""A server works on a few requests at once, so that none that writes holds the ledger for long."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

import anyio
from anyio import to_thread

from onrecord.cli.serving import AT_ONCE, few_at_once


def test_more_requests_than_that_wait_for_their_turn() -> None:
    running, most, lock = 0, 0, Lock()

    def work() -> None:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.02)
        with lock:
            running -= 1

    async def app(scope: object, receive: object, send: object) -> None:
        await to_thread.run_sync(work)

    async def ask() -> None:
        async with anyio.create_task_group() as group:
            for _ in range(5 * AT_ONCE):
                group.start_soon(few_at_once(app), {}, None, None)

    # In a thread of its own: where pages are tested in a browser, this one has a loop that runs.
    with ThreadPoolExecutor(1) as aside:
        aside.submit(anyio.run, ask).result()
    assert running == 0
    assert 1 < most <= AT_ONCE
