"""How often something costly may be asked for."""

from onrecord.web.limits import Rate


def test_so_many_at_once_and_then_one_in_its_time() -> None:
    now = 0.0
    rate = Rate(per_minute=30, burst=2, clock=lambda: now)
    assert [rate.wait() for _ in range(3)] == [0, 0, 2]
    now = 1.0
    assert rate.wait() == 1
    now = 2.0
    assert [rate.wait(), rate.wait()] == [0, 2]
    now = 1000.0
    assert [rate.wait() for _ in range(3)] == [0, 0, 2]
