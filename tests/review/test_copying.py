"""What people decided goes with a ledger."""

from pathlib import Path

from onrecord.export.copying import copy_ledger
from onrecord.ledger import Ledger, open_ledger


def test_a_copy_lists_what_was_corrected(ledger: Ledger, tmp_path: Path) -> None:
    ledger.review("s1", "correct", who="Mara", values={"speaker.name": "Jon Harrow"})
    taken = ledger.review("s3", "reject", who="Mara")
    ledger.review("s4", "reject", who="Mara")
    ledger.undo(taken.number, who="Jon")
    with open_ledger(tmp_path / "copy.db") as copy:
        list(copy_ledger(ledger, copy))
        assert list(copy.statements(thoughts=True)) == list(ledger.statements(thoughts=True))
        assert [item.review for item in copy.statements(thoughts=True)] == ["corrected", None, None]
        assert copy.verify().fits
