"""What is made of the ledger as it is now is made once, and anew where something was put on record."""

from pathlib import Path

from onrecord.ledger import open_ledger
from onrecord.web import site as site_module
from onrecord.web.site import Site
from tests.support.speaking import speaking


def test_it_is_made_once_until_the_ledger_changes(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        site = Site(ledger, load=lambda: None)  # type: ignore[arg-type, return-value]
        made: list[int] = []

        def make() -> int:
            made.append(len(made))
            return made[-1]

        assert [site.kept("x", make), site.kept("x", make), site.kept("y", make)] == [0, 0, 1]
        ledger.add(speaking("Ada Moss", url="https://bulletin.example/1"))
        assert [site.kept("x", make), site.kept("x", make)] == [2, 2]
        for number in range(site_module.KEPT + 5):
            site.kept(f"n{number}", make)
        assert site.kept("x", make) == made[-1] != 2
