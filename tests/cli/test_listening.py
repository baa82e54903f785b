"""The socket that `onrecord serve` listens on."""

import socket

from onrecord.cli.serving import _listen


def test_small_answers_are_sent_at_once() -> None:
    with _listen("127.0.0.1", 0) as listening:
        # What asyncio looks at before it sets TCP_NODELAY on a connection; without, each answer waits 40 ms.
        assert listening.proto == socket.IPPROTO_TCP
