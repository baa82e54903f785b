"""Speech inside speech is found from the outer statement."""

from collections.abc import Callable

from onrecord.ledger import Ledger
from onrecord.record import Record

Make = Callable[..., Record]


def test_what_stands_right_inside_is_listed_with_the_outer_one(ledger: Ledger, make: Make) -> None:
    for number in range(2):
        ledger.add(make(url=f"https://bulletin.example/{number}"))
    ids = sorted(item.id for item in ledger.statements(thoughts=True))
    found = ledger.nested_in(ids)
    assert [(outer, inner.id) for outer, inner in found] == [(ids[0], ids[1]), (ids[2], ids[3])]
    assert ledger.nested_in([ids[1]]) == ledger.nested_in([]) == []


def test_what_people_rejected_is_left_out(ledger: Ledger, make: Make) -> None:
    ledger.add(make())
    outer, inner = (item.id for item in ledger.statements(thoughts=True))
    ledger.review(inner, "reject", who="Mara")
    assert [item.id for item in ledger.statements(thoughts=True)] == [outer]
    assert ledger.nested_in([outer]) == []
