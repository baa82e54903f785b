"""Pages that cannot be given, and why: raised anywhere in a page, told by `problems.py`."""

from __future__ import annotations


class Refused(Exception):
    """A page cannot be given. `sentence` is shown as it is."""

    def __init__(self, status: int, sentence: str, *, wait: int | None = None) -> None:
        super().__init__(sentence)
        self.status, self.sentence, self.wait = status, sentence, wait


def said(sentence: str) -> str:
    """A sentence of ours with a capital and a full stop; what begins with a name stays as it is."""
    word = sentence.partition(" ")[0]
    start = word.capitalize() if word.isalpha() and word.islower() else word
    return start + sentence[len(word) :] + ("" if sentence.endswith((".", "?")) else ".")
