"""Actors of a ledger: one article after another, in any order, with what people decided. Invented names."""

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from onrecord.ledger import Ledger, open_ledger
from onrecord.matching.actors import actor_page, find_actor, list_actors, namesakes
from onrecord.record import Actor, Record
from tests.support.speaking import minister, speaking


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db") as opened:
        yield opened


def url(number: int) -> str:
    return f"https://bulletin.example/{number}"


def named(found: Actor) -> list[str]:
    return sorted({alias.name for alias in found.names})


def test_one_minister_in_many_articles_is_one_actor_with_offices_over_time(ledger: Ledger) -> None:
    ledger.add(speaking(minister("Ada Moss", "trade minister"), url=url(1), day="2031-01-02"))
    ledger.add(speaking(minister("Ada Moss"), url=url(2), day="2031-03-04"))
    ledger.add(speaking("Ada Moss", url=url(3), day="2031-04-05"))
    ledger.add(speaking(minister("Ada Moss"), url=url(4), day="2031-05-06"))
    ledger.add(speaking(minister("Ada Moss", "former foreign minister"), url=url(5), day="2031-09-01"))
    (found,) = list_actors(ledger)
    assert (found.name, found.party, found.statements) == ("Ada Moss", "Osmar", 5)
    assert (found.first, found.last) == ("2031-01-02", "2031-09-01")
    trade, foreign = found.offices
    assert (trade.office, trade.first, trade.last, trade.former_from) == (
        "trade minister",
        "2031-01-02",
        "2031-01-02",
        None,
    )
    assert (foreign.first, foreign.last, foreign.former_from) == ("2031-03-04", "2031-05-06", "2031-09-01")
    assert foreign.statements == 3


def test_spellings_are_one_actor_and_say_why(ledger: Ledger) -> None:
    for number, name in enumerate(["Volodar Zelinsky"] * 3 + ["Volodar Zelinskyy", "Volodar Zelinskiy"]):
        ledger.add(speaking(minister(name, "president"), url=url(number)))
    (found,) = list_actors(ledger)
    assert named(found) == ["Volodar Zelinskiy", "Volodar Zelinsky", "Volodar Zelinskyy"]
    first, *others = found.names
    assert (first.name, first.because) == ("Volodar Zelinsky", None)
    for alias in others:
        assert alias.because is not None
        assert alias.because.rule == "another spelling of the same name"
        assert alias.because.values == (
            f"{alias.name} (president, Osmar)",
            "Volodar Zelinsky (president, Osmar)",
        )
        assert alias.because.score == 0.95


ARTICLES = [
    speaking(minister("Ada Moss"), minister("Bo Lind", "mayor", "Kenya"), url=url(1)),
    speaking(minister("Ada B. Moss"), minister("Bo Lind", "mayor", "France"), url=url(2)),
    speaking("Bo Lind", "Moss", url=url(3)),
    speaking(minister("Adda Moss"), minister("Bo Lind", "mayor", "Kenya"), url=url(4)),
]


def told(ledger: Ledger) -> set[tuple[frozenset[tuple[str, str | None, int]], str | None]]:
    return {
        (frozenset((alias.name, alias.party, alias.statements) for alias in found.names), found.single)
        for found in list_actors(ledger)
    }


@pytest.mark.parametrize("order", list(permutations(range(4)))[::4])
def test_actors_are_the_same_in_whatever_order_articles_come(order: tuple[int, ...], tmp_path: Path) -> None:
    with open_ledger(tmp_path / "one.db") as whole, open_ledger(tmp_path / "two.db") as piecemeal:
        for record in ARTICLES:
            whole.add(record)
        expected = told(whole)
        for number in order:
            piecemeal.add(ARTICLES[number])
            told(piecemeal)  # what is due is looked at after each
        assert told(piecemeal) == expected


def test_nothing_of_a_removed_article_is_left_in_an_actor(ledger: Ledger) -> None:
    ledger.add(speaking(minister("Volodar Zelinsky", "president"), url=url(1)))
    ledger.add(speaking(minister("Volodar Zelinskyy", "president"), url=url(2)))
    assert len(list(list_actors(ledger))) == 1
    ledger.redact(url(2), why="order 7", who="Mara")
    (found,) = list_actors(ledger)
    assert named(found) == ["Volodar Zelinsky"]
    assert ledger.verify().fits


def add_all(ledger: Ledger, *records: Record) -> None:
    for record in records:
        ledger.add(record)


def test_two_callings_are_one_person_where_an_article_gives_both(ledger: Ledger) -> None:
    ledger.add(speaking(minister("Ada Moss", "pastor", None), url=url(1)))
    ledger.add(speaking(minister("Ada Moss", "senator", None), url=url(2)))
    assert len(list(list_actors(ledger))) == 2
    ledger.add(speaking(minister("Ada Moss", "pastor", None), minister("Ada Moss", "senator", None), url=url(3)))
    assert len(list(list_actors(ledger))) == 1
    ledger.redact(url(3), why="order 7", who="Mara")
    assert len(list(list_actors(ledger))) == 2


def test_an_actor_is_found_by_name_id_and_statement(ledger: Ledger) -> None:
    add_all(ledger, speaking("Ada Moss", "Bo Lind", "Lind", url=url(1)), speaking("Ada Lindholm", url=url(2)))
    moss = find_actor(ledger, "moss")
    assert moss.name == "Ada Moss"
    assert find_actor(ledger, moss.id) == moss
    statement = next(item for item in ledger.statements() if item.speaker.name == "Ada Moss")
    assert find_actor(ledger, statement.id) == moss
    assert find_actor(ledger, "Lind").name == "Bo Lind"
    assert [item.id for item in ledger.statements(actor=int(moss.id[1:]))] == [statement.id]


def test_a_surname_alone_is_known_in_its_article(ledger: Ledger) -> None:
    ledger.add(speaking("Moss", url=url(1)))
    found = find_actor(ledger, "Moss")
    assert found.single == next(ledger.articles()).id


@pytest.mark.parametrize("asked", ["Lind", "f999", "s999", "…", "", "Ada"])
def test_nobody_or_several_is_a_sentence(ledger: Ledger, asked: str) -> None:
    add_all(ledger, speaking("Ada Moss", "Ada Lindholm", url=url(1)))
    with pytest.raises(LookupError):
        find_actor(ledger, asked)


def test_of_several_the_one_that_speaks_ten_times_as_much_is_meant(ledger: Ledger) -> None:
    ledger.add(speaking(*["Ada Moss"] * 10, "Bo Moss", url=url(1)))
    assert find_actor(ledger, "Moss").name == "Ada Moss"


def test_of_one_name_the_one_that_speaks_most_is_meant_and_the_others_are_told(ledger: Ledger) -> None:
    add_all(ledger, speaking(minister("Ada Moss", party="Kenya"), url=url(1)))
    add_all(ledger, speaking(*[minister("Ada Moss", party="France")] * 2, url=url(2)))
    found = find_actor(ledger, "Ada Moss")
    assert found.party == "France"
    assert [other.party for other in namesakes(ledger, found)] == ["Kenya"]


def test_a_page_goes_on_where_the_one_before_ended(ledger: Ledger) -> None:
    """Also while more is added, and where many have as many statements."""
    for number, said in enumerate(("Ada Moss", "Ada Moss", "Jon Lind", "Ilse Orr", "Eva Tarn", "Max Velm")):
        ledger.add(speaking(minister(said), url=url(number)))
    everybody = [actor.name for actor in list_actors(ledger)]
    first = actor_page(ledger, limit=2)
    ledger.add(speaking(minister(everybody[0]), url=url(9)))
    second = actor_page(ledger, limit=2, page=first.next)
    third = actor_page(ledger, limit=2, page=second.next)
    assert [actor.name for page in (first, second, third) for actor in page.actors] == everybody
    assert third.next is None
    assert [actor.name for actor in list_actors(ledger, page=first.next)] == everybody[2:]
    assert actor_page(ledger, limit=5).next is None
    for mark in ("", "s12", "1.2.3", "9" * 30):
        with pytest.raises(ValueError, match="no mark of a page"):
            actor_page(ledger, page=mark)
    with pytest.raises(ValueError, match="a page has one item at least"):
        actor_page(ledger, limit=0)


def test_filters(ledger: Ledger) -> None:
    ledger.add(speaking(minister("Ada Moss"), {"name": "Tarn Union", "type": "organization"}, url=url(1)))
    assert [found.name for found in list_actors(ledger, type="organization")] == ["Tarn Union"]
    assert [found.name for found in list_actors(ledger, party="osmar")] == ["Ada Moss"]
    assert [found.name for found in list_actors(ledger, name="union")] == ["Tarn Union"]
    with pytest.raises(ValueError, match="nothing in it"):
        list_actors(ledger, name="…")
