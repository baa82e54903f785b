"""Acts that their verb names: who "accused" has accused, and not promised.

The verbs are those by which, in the statements that we judged (see `training/README.md`), nothing else was done; and
those acts beside the named one that they may do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.record import Act
from onrecord.resolution.acts.words import SOURCE, Word, stem

_VERBS: tuple[tuple[str, tuple[Act, ...]], ...] = (
    ("accuse blame allege", ("accuse", "criticise")),
    ("promise pledge vow swear", ("promise", "threaten", "offer-talks", "agree", "refuse-talks", "reject", "deny")),
    ("deny dispute refute rebut", ("deny",)),
    ("threaten", ("threaten",)),
    ("predict forecast foresee", ("predict",)),
    ("warn", ("predict", "threaten", "appeal", "demand", "criticise", "refuse-talks")),
    ("thank welcome endorse praise laud hail commend applaud", ("praise", "agree")),
    ("criticise criticize condemn denounce deplore decry slam blast lambast", ("criticise", "accuse")),
    ("propose", ("propose", "offer-talks")),
    ("demand order instruct", ("demand",)),
    ("urge beg implore beseech exhort plead", ("appeal", "demand", "propose")),
    ("reject rebuff spurn", ("reject", "refuse-talks", "deny", "criticise")),
)
_NAMED = {stem(verb): acts for verbs, acts in _VERBS for verb in verbs.split()}
_PLEAD = stem("plead")
_SMALL = frozenset(re.split(" ", "be have do will would to also again then since once now who and but ,"))


_PLEA = re.compile(r"(?:(?P<deny>not guilty|innocent)|guilty|no contest|to (?:the |a |an |one |two )?charges?)\b")


def plea(text: str, cue: Sequence[Word], start: int) -> tuple[Act, ...]:
    """The act of who "pleaded not guilty", which denies, or "guilty", in the cue or the content; else none."""
    behind = next((word.span[1] + 1 for word in cue if word.stem == _PLEAD), None)
    found = None if behind is None else _PLEA.match(text, start) or _PLEA.match(text, behind)
    return () if found is None else ("deny",) if found["deny"] else ("state",)


def named_acts(words: Sequence[Word]) -> tuple[Act, ...]:
    """The acts that these words, of a cue or from a source on, can do by their first verb; none where it tells none."""
    for word in words:
        if word.stem == SOURCE or word.stem in _SMALL or (word.small and word.stem.endswith("ly")):
            continue
        return _NAMED.get(word.stem, ()) if word.small else ()
    return ()
