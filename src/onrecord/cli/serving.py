"""`onrecord serve`: the ledger in a browser."""

from __future__ import annotations

import socket
import webbrowser
from threading import Timer
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from onrecord.cli.options import ledger_option, opened, sentence, user_name

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

AT_ONCE = 8  # requests that are worked on; the others wait for their turn
LOOPBACK = ("127.0.0.1", "::1", "localhost")

TOKEN = "ONRECORD_TOKEN"
"""Environment variable: the token without which `serve` answers nobody; so it stands in no list of processes."""


@click.command(short_help="Open the ledger in a browser.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 takes a free one."
)
@click.option(
    "--token",
    envvar=TOKEN,
    show_envvar=True,
    help="Answer only to who has this token (16 characters or more).",
)
@click.option(
    "--behind-proxy",
    metavar="NAME",
    help="A proxy in front decides who may ask, and serves this under the host NAME.",
)
@click.option("--open", "browse", is_flag=True, help="Open it in your browser.")
@ledger_option
def serve(host: str, port: int, token: str | None, behind_proxy: str | None, browse: bool, ledger: str | None) -> None:
    """Serve the ledger as pages: articles with their attributions marked, search, statements, review, and a form to add
    articles. Ctrl-C stops it.

    It listens on this machine alone. To listen on another address, give a --token that every visitor needs, or say with
    --behind-proxy that a proxy of yours stands in front of it and lets in whom it should.

    \b
    Examples:
      onrecord serve --open
      onrecord serve --ledger demo.db --port 0
      ONRECORD_TOKEN=… onrecord serve --host 0.0.0.0
    """
    import uvicorn

    from onrecord.web import Access, make_app
    from onrecord.web.security import LOOPBACK as NAMES

    if host not in LOOPBACK and not token and not behind_proxy:
        raise click.UsageError(
            f"Whoever reaches {host} could read and change the ledger: give a --token, "
            "or say --behind-proxy NAME if a proxy decides who may ask."
        )
    hosts = None if token and host not in LOOPBACK else frozenset((*NAMES, host.lower()))
    if behind_proxy:
        hosts = frozenset((*NAMES, behind_proxy.strip().lower()))
    try:
        access = Access(hosts=hosts, token=token)
    except ValueError as problem:
        raise click.UsageError(sentence(problem)) from problem
    reader = "" if token or behind_proxy else user_name()
    listening = _listen(host, port)
    address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"
    with opened(ledger, create=True) as book:
        click.echo(f"{book.name} is at {address} (Ctrl-C stops it).", err=True)
        if browse:
            at = f"{address}?token={quote(token)}" if token else address
            Timer(0.7, webbrowser.open, [at]).start()
        server = uvicorn.Server(
            uvicorn.Config(
                few_at_once(make_app(book, access=access, reader=reader)),
                log_level="warning",
                server_header=False,
                proxy_headers=bool(behind_proxy),
                lifespan="off",
            )
        )
        server.run(sockets=[listening])


def few_at_once(app: ASGIApp) -> ASGIApp:
    """The application, with so many requests worked on at once that none that writes holds the ledger for long.

    Threads share one interpreter: forty make each forty times as slow as it is alone, and none done sooner.
    """
    from anyio import to_thread

    async def bounded(scope: Scope, receive: Receive, send: Send) -> None:
        to_thread.current_default_thread_limiter().total_tokens = AT_ONCE
        await app(scope, receive, send)

    return bounded


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens, or a sentence on why there can be none."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only of a socket that is known to be TCP does asyncio send small answers at once, and not 40 ms later.
    found = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
    except OSError as problem:
        found.close()
        raise click.ClickException(
            f"Port {port} of {host} cannot be listened on ({problem.strerror}): choose another with --port or --host."
        ) from problem
    found.listen(128)
    return found
