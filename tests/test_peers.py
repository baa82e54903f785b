"""The peers that benchmarks compare with, so that the comparison is fair."""

from benchmarks.peers.quotation_regex import attributions

TEXT = (
    "“We will talk,” said Anna Solvay. Bram Holt told the council: “It is late.” “No,” he added. "
    "The “quiet” town slept."
)


def test_the_expression_finds_quotations_with_a_name_on_either_side() -> None:
    found = {
        tuple(TEXT[start:end] for role in ("source", "cue", "content") for start, end in item[role])
        for item in attributions(TEXT)
    }
    assert found == {
        ("Anna Solvay", "said", "We will talk,"),
        ("Bram Holt", "told", "It is late."),
        ("he", "added", "No,"),
    }
