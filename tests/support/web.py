"""A web of our own on loopback: sites by name, served by functions, and the network that leads there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any

from onrecord.reading.network import Network

LOOPBACK = Network(resolve=lambda host, port: ["127.0.0.1"], allows=lambda address: address == "127.0.0.1")
"""Every name is this machine, which may be reached."""


@dataclass(frozen=True)
class Asked:
    """One request as the server saw it."""

    method: str
    host: str
    path: str
    headers: Mapping[str, str]
    body: bytes


Page = Callable[[Any], None] | tuple[int, Mapping[str, str], bytes] | bytes | str
"""What stands at a path: a body, or status, headers and body, or a function that is given the request's handler."""


@dataclass
class Web:
    """Pages by "host/path" or "/path", and every request that came, in order."""

    port: int = 0
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def url(self, path: str, host: str = "paper.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """The paths that were asked for, without robots.txt."""
        return [one.path for one in self.asked if one.path != "/robots.txt"]


@contextmanager
def served() -> Iterator[Web]:
    """A web, while it is served."""
    web = Web()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host = self.headers.get("Host", "").partition(":")[0]
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            asked = Asked(self.command, host, self.path, {k.lower(): v for k, v in self.headers.items()}, body)
            with web.lock:
                web.asked.append(asked)
                page = web.pages.get(host + self.path, web.pages.get(self.path, (404, {}, b"")))
            self.close_connection = True
            if callable(page):
                page(self)
                return
            if not isinstance(page, tuple):
                page = (200, {"Content-Type": "text/html"}, page.encode() if isinstance(page, str) else page)
            status, headers, content = page
            self.send_response(status)
            for name, value in {"Content-Length": str(len(content)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A client that hangs up is what many tests are about."""

    server = Server(("127.0.0.1", 0), Handler)
    web.port = server.server_address[1]
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
