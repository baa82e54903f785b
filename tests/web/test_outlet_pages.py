"""Pages of outlets: its own reporting told from what it carried."""

from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.matching.outlets import Share, carriage_of
from tests.web.conftest import HOPES, RIVER, Add
from tests.web.test_pages import words


def test_what_came_through_another_outlet_is_not_its_own(client: TestClient, ledger: Ledger, add: Add) -> None:
    add(RIVER, outlet="The Tarn Courier")
    add(HOPES, outlet="Radio Velm")
    ledger.review("s1", "correct", who="Mara", values={"chain": ["Velm Agency", "The Tarn Courier"]})
    ledger.review("s2", "correct", who="Mara", values={"chain": ["the Tarn Courier", "The Tarn Courier"]})
    carriage = carriage_of(ledger.newest_statements(outlet="The Tarn Courier"))
    assert (carriage.statements, carriage.own, carriage.carried) == (
        2, 1, (Share(outlet="Velm Agency", statements=1),),
    )  # fmt: skip
    html = client.get("/outlets").text
    assert "The Tarn Courier 1 2 1 Velm Agency 1" in words(html.replace("</td>", " </td>").replace("</th>", " </th>"))
    assert "it has 1 from the speaker, and 1 through another outlet" in words(
        client.get("/outlets/Tarn%20Courier").text
    )


def test_an_outlet_that_is_only_carried_has_a_page_and_others_have_none(
    client: TestClient, ledger: Ledger, add: Add
) -> None:
    add(RIVER, outlet="The Tarn Courier")
    ledger.review("s1", "correct", who="Mara", values={"chain": ["A/B Agency", "The Tarn Courier"]})
    html = client.get("/outlets/A/B%20Agency").text
    assert "None of its own articles is on record" in html
    assert "The Tarn Courier" in html
    assert client.get("/outlets/Nobody").status_code == 404
    assert client.get("/outlets/%E2%80%A6").status_code == 400
