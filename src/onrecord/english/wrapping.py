"""Hard-wrapped text: lines that were broken to fit a width, and not because a paragraph ends."""

from __future__ import annotations

WIDEST = 120  # characters; longer lines are paragraphs
_FEWEST = 4  # line breaks inside of paragraphs, before anything is said of them
_SHARE = 0.6  # of these breaks, where the next word would not have fitted


def unwrapped(text: str) -> str:
    """The text with a space for each line break that only wraps, so that every offset stays; the text where none does.

    A text is wrapped if most of its lines are about as long as its longest ones: a line ends where the next word would
    not have fitted. Blank lines, and lines that end early, end paragraphs.
    """
    starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    # The length of each line that another one follows, and how long it would be with the next word.
    breaks: list[tuple[int, int, int]] = []
    for end, start, after in zip(ends, starts[1:], ends[1:], strict=False):
        first = text[start : min(after, start + WIDEST)].split(maxsplit=1)
        line = text[text.rfind("\n", 0, end) + 1 : end].rstrip()
        if line and first and not text[start].isspace():
            breaks.append((end, len(line), len(line) + 1 + len(first[0])))
    if len(breaks) < _FEWEST:
        return text
    width = sorted(length for _, length, _ in breaks)[len(breaks) * 9 // 10]
    soft = [end for end, _, longer in breaks if longer > width]
    if width > WIDEST or len(soft) < _SHARE * len(breaks):
        return text
    letters = list(text)
    for end in soft:
        letters[end] = " "
    return "".join(letters)
