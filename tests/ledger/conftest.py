"""A ledger in each store, and records to put in it. Invented names and words only."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from onrecord.ledger import Ledger, open_ledger
from onrecord.record import Article, Attribution, Hop, Published, Record, Speaker, Time
from tests.ledger.postgres import find_programs, running

TEXT = "Anna Solvay said on Tuesday: “We will talk.” Aides believe the harbour stays shut."


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a database on a server that runs for the tests alone."""
    pytest.importorskip("psycopg")
    programs = find_programs()
    if programs is None:
        pytest.skip("a program is absent: the PostgreSQL server")
    with running(programs) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a ledger that is not there yet."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    url: str = request.getfixturevalue("postgres")
    engine = create_engine(_driven(url))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return url


@pytest.fixture
def ledger(store: str) -> Iterator[Ledger]:
    with open_ledger(store) as opened:
        yield opened


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def kept_ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger that a file's tests share, since they only read it."""
    address = str(tmp_path_factory.mktemp("kept") / "ledger.db")
    if request.param == "postgresql":
        server: str = request.getfixturevalue("postgres")
        address = f"{server.rsplit('/', 1)[0]}/kept_{tmp_path_factory.mktemp('kept').name}"
        with create_engine(_driven(server), isolation_level="AUTOCOMMIT").connect() as connection:
            connection.execute(text(f'CREATE DATABASE "{address.rsplit("/", 1)[1]}"'))
    with open_ledger(address) as opened:
        yield opened


def _driven(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://")


@pytest.fixture
def make() -> Callable[..., Record]:
    return make_record


def make_record(
    *,
    text: str = TEXT,
    url: str | None = "https://bulletin.example/talks",
    outlet: str | None = "The Coast Bulletin",
    title: str | None = "Harbour talks",
    published: str | None = "2031-05-06",
    id: str = "",
    model: str = "m1",
    speaker: str | None = "Anna Solvay",
    party: str | None = "Osmar",
    said_on: str | None = "2031-05-05",
) -> Record:
    """A record with one direct statement and one thought; its spans fit any text of 82 characters or more."""
    who = Speaker(
        name=speaker,
        type="person" if speaker else "unnamed",
        role="harbour minister",
        party=party,
        spans=((0, 11),),
    )
    chain = (Hop(name=who.name, type=who.type, span=(0, 11)), Hop(name=outlet, type="outlet"))
    article = Article(
        text=text,
        id=id,
        url=url,
        outlet=outlet,
        title=title,
        language="en",
        published=Published(value=published, certainty="given" if published else None),
    )
    return Record(
        article=article,
        model=model,
        attributions=(
            Attribution(
                id="a1",
                kind="direct",
                source=((0, 11),),
                cue=((12, 16),),
                content=((30, 37), (38, 43)),
                speaker=who,
                chain=chain,
                said_on=Time(span=(20, 27), value=said_on) if said_on else None,
                act="offer-talks",
                confidence=0.75,
            ),
            Attribution(
                id="a2",
                parent="a1",
                kind="indirect",
                mode="thought",
                negated=True,
                source=((45, 50),),
                cue=((51, 58),),
                content=((59, 82),),
                speaker=Speaker(name=None, type="group", role="aides", spans=((45, 50),)),
                chain=(Hop(name=None, type="group", span=(45, 50)), *chain),
                confidence=0.5,
            ),
        ),
        times=(Time(span=(20, 27), value=said_on), Time(span=(45, 50), value=None)),
    )
