"""Whether what leads to the matter is the speaker's own: a clause's subject is their party, or nobody else."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.positions.clauses import Said
from onrecord.positions.leads import NEGATIONS
from onrecord.positions.stance_phrases import Told, stems_of

_NOBODY = stems_of("nobody none few nothing anybody anyone someone somebody everyone")
# Words that may stand before the first phrase of a clause without naming somebody else as its subject.
_OURS = stems_of("""
    that there it he she we i his her its our their my the a an own government country side nation state administration
    leadership party delegation cabinet ministry minister president presidency kingdom republic authorities authority
    be have do will would not also still now always again only therefore already first today tomorrow fully deeply very
    strongly clearly ready both all to of in on at by for with as this these such so far more ever even yet then just
    repeatedly immediately currently really absolutely categorically firmly 's prime foreign defence defense chief
    office parliament congress senate people army military council commission union organisation organization coalition
    movement group alliance bloc front committee team company federation
""")
# Of a party that is no state, these are somebody else: "the president did not want talks", says a rival party.
_OF_STATES = stems_of("""
    government country nation state administration cabinet ministry minister president presidency kingdom republic
    authorities authority prime foreign defence defense parliament congress senate army military
""")
_NO_STATE = stems_of("party labour democrats republicans conservatives family")
_THEIRS = stems_of("they them")
_FORCES = stems_of(
    "troops forces soldiers officials envoys diplomats negotiators delegates citizens lawmakers"
)  # beside a name
_THIRD = stems_of("he she they him her his their them")
_PRONOUNS = stems_of("i we he she it there his her its our")


def subject_fits(words: Said, own: frozenset[str], others: frozenset[str], chain: Sequence[Told], start: int) -> bool:
    """Whether the first phrase has no subject but the speaker's party; what ought to be done may have any."""
    # What is weak in the cue does not ask for what follows: "concluded | that Velm wants talks".
    chain = [phrase for phrase in chain if phrase.start >= words.begin or phrase.sense != "weak"] or chain
    first = chain[0].start if chain else start
    left = max(words.clause_before(start), words.begin)
    if first >= words.begin and _NOBODY & set(words.stems[left:first]):
        return False
    if first < words.begin or (chain and chain[0].sense == "ought"):
        return True
    named = set(words.stems[words.begin : first])
    if left > words.begin and not _has_subject(words, own, left, first) and not _subject_before(words, own, left):
        return False
    if _THIRD & set(words.stems[left:first]) and _names_another(words, own, left):
        return False
    ours = _OURS - _OF_STATES if own & _NO_STATE else _OURS
    for word in words.words[left:first]:
        if not word.stem[0].isalpha() or word.stem in own or word.stem in ours | NEGATIONS:
            continue
        if word.stem in _THEIRS and not named & others:
            continue
        if word.stem in _FORCES and own & set(words.stems[left:first]):
            continue
        if word.small and word.stem.endswith("ly"):
            continue
        return False
    return True


def _names_another(words: Said, own: frozenset[str], left: int) -> bool:
    """Whether somebody stands before word `left` whom "he" or "she" after it may mean."""
    return any(
        word.stem in _THIRD or (not word.small and word.stem not in own and at > words.begin)
        for at, word in enumerate(words.words[words.begin : left], words.begin)
        if word.stem[0].isalpha() and word.stem != "i"
    )


def _has_subject(words: Said, own: frozenset[str], left: int, first: int) -> bool:
    stems = words.stems[left:first]
    return any(found in _PRONOUNS or found in own or found in _THEIRS for found in stems)


def _subject_before(words: Said, own: frozenset[str], left: int) -> bool:
    """Whether the sentence begins with the speaker's party, or with what the cue's own subject does."""
    if words.stems[left - 1] in ".;:?!":
        return True
    start, _ = words.sentence(left)
    while start < left and (words.stems[start] in ("that", ",") or words.stems[start].endswith("ly")):
        start += 1
    found = words.stems[start]
    begins = any(phrase.start == start for phrase in words.phrases)
    return found in _PRONOUNS or found in own or found == "to" or begins
