"""What differs between two readings of an article's text: statements added, dropped and reworded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.ledger.folding import fold
from onrecord.matching.errata import Note, notes
from onrecord.matching.wording import Piece, count_edits, keys, likeness, pieces, tokens, touched
from onrecord.record import Attribution, Record, plain

What = Literal["added", "dropped", "reworded", "changed"]

# So alike must two contents be to be one statement reworded: half of the words, as for decisions on content spans.
# Where it is credited to somebody else it must be nearly the same, or two people who agree would be taken for one.
ALIKE, ALIKE_BUT_FOR_SPEAKER = 0.5, 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One statement that differs, as it was (`old`, null if added) and as it is (`new`, null if dropped).

    `what` is `reworded` where its words differ, and `changed` where only what was made of them does; `fields` names
    what else differs: speaker, role, party, kind, mode, negated, cue, said_on, act, chain. `words` shows its content
    word by word.
    """

    what: What
    old: Attribution | None
    new: Attribution | None
    words: tuple[Piece, ...]
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What differs from one article to another, mostly two revisions of one.

    `old` and `new` are their ids and `models` what read them: where these differ, so may the readings. `same` counts
    the statements that do not differ, and `unsteady` those whose lines nobody touched but which the model read
    otherwise: they are no edits, and not among `changes`. `text_dropped` and `text_added` count the words of the whole
    text; `title` has its words if it differs. `notes` are the notes on edits that only the new text has.
    """

    old: str
    new: str
    models: tuple[str, str]
    changes: tuple[Change, ...]
    same: int
    unsteady: int
    title: tuple[Piece, ...] | None
    text_dropped: int
    text_added: int
    notes: tuple[Note, ...]

    @property
    def silent(self) -> bool:
        """Whether words of the text were changed and no new note says so."""
        return not self.notes and (self.text_dropped or self.text_added) > 0


def compare(old: Record, new: Record) -> Difference:
    """How the statements of `old` became those of `new`, in the order of the new text; dropped ones in between."""
    found = _changes(old, new)
    touched_old, touched_new = touched(old.article.text, new.article.text)

    def edited(change: Change) -> bool:
        return change.what == "changed" or any(
            start < end_of_edit and start_of_edit < end
            for item, edits in ((change.old, touched_old), (change.new, touched_new))
            for start, end in (item.source + item.cue + item.content if item else ())
            for start_of_edit, end_of_edit in edits
        )

    changes = [change for change in found if change is not None]
    dropped, added = count_edits(old.article.text, new.article.text)
    title = pieces(old.article.title or "", new.article.title or "")
    before = {fold(note.text) for note in notes(old.article.text)}
    return Difference(
        old=old.article.identity,
        new=new.article.identity,
        models=(old.model, new.model),
        changes=tuple(change for change in changes if edited(change)),
        same=found.count(None),
        unsteady=sum(not edited(change) for change in changes),
        title=title if any(piece.what != "same" for piece in title) else None,
        text_dropped=dropped,
        text_added=added,
        notes=tuple(note for note in notes(new.article.text) if fold(note.text) not in before),
    )


def between_readings(old: Record, new: Record) -> tuple[tuple[Change, ...], int]:
    """How two readings of one text differ, in the order of the new one, and how many attributions do not."""
    found = _changes(old, new)
    return tuple(change for change in found if change is not None), found.count(None)


def _changes(old: Record, new: Record) -> list[Change | None]:
    """What became of each attribution; null where nothing did."""
    return [_change(old, new, *pair) for pair in _in_order(old, new, _pairs(old, new))]


def content_of(record: Record, item: Attribution) -> str:
    """The words of a content, its parts joined."""
    return " ".join(record.article.text[start:end] for start, end in item.content)


_Pair = tuple[Attribution | None, Attribution | None]


def _pairs(old: Record, new: Record) -> dict[int, int]:
    """Which attribution of `new` each of `old` became, by their places: the likest first, then the nearest."""
    before = [keys(tokens(content_of(old, item))) for item in old.attributions]
    after = [keys(tokens(content_of(new, item))) for item in new.attributions]
    scored = []
    for a, mine in enumerate(old.attributions):
        for b, its in enumerate(new.attributions):
            same_speaker = _speaker(mine) == _speaker(its)
            score = likeness(before[a], after[b], least=ALIKE if same_speaker else ALIKE_BUT_FOR_SPEAKER)
            if score:
                scored.append((-score, not same_speaker, mine.mode != its.mode, abs(a - b), a, b))
    taken: dict[int, int] = {}
    for *_, a, b in sorted(scored):
        if a not in taken and b not in taken.values():
            taken[a] = b
    return taken


def _in_order(old: Record, new: Record, pairs: dict[int, int]) -> Iterator[_Pair]:
    """The pairs in the order of the new text; a dropped one follows what it followed in the old text."""
    was = {b: a for a, b in pairs.items()}
    following: dict[int, list[int]] = {}
    last = -1
    for a in range(len(old.attributions)):
        if a in pairs:
            last = pairs[a]
        else:
            following.setdefault(last, []).append(a)
    for b in range(-1, len(new.attributions)):
        if b >= 0:
            yield (old.attributions[was[b]] if b in was else None), new.attributions[b]
        for a in following.get(b, ()):
            yield old.attributions[a], None


def _change(old: Record, new: Record, was: Attribution | None, now: Attribution | None) -> Change | None:
    before, after = (content_of(old, was) if was else ""), (content_of(new, now) if now else "")
    words = pieces(before, after)
    if was is None or now is None:
        return Change(what="added" if was is None else "dropped", old=was, new=now, words=words)
    fields = tuple(name for name in _FIELDS if _value(old, was, name) != _value(new, now, name))
    if any(piece.what != "same" for piece in words):
        return Change(what="reworded", old=was, new=now, words=words, fields=fields)
    return Change(what="changed", old=was, new=now, words=words, fields=fields) if fields else None


_FIELDS = ("speaker", "role", "party", "kind", "mode", "negated", "cue", "said_on", "act", "chain")


def _value(record: Record, item: Attribution, name: str) -> object:
    if name == "speaker":
        return _speaker(item)
    if name in ("role", "party"):
        return fold(getattr(item.speaker, name) or "")
    if name == "cue":
        return fold(" ".join(record.article.text[start:end] for start, end in item.cue))
    if name == "said_on":
        return item.said_on and item.said_on.value
    if name == "chain":
        return [fold(hop.name or hop.type) for hop in item.chain[1:]]
    return getattr(item, name)


def _speaker(item: Attribution) -> str:
    """Who it is, as far as the article tells: by the name, or else by the role."""
    return fold(item.speaker.name or item.speaker.role or item.speaker.type)


def to_dict(difference: Difference) -> dict[str, object]:
    """A difference as plain JSON, with `silent`."""
    return {**plain(difference), "silent": difference.silent}
