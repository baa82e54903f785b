"""One attribution as it is compared with others: its words, who said it, when, and what it is looked up by."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

import Stemmer

from onrecord.ledger.folding import fold
from onrecord.ledger.folding import words as name_words
from onrecord.matching.bodies import body_of
from onrecord.matching.names import candidate_of
from onrecord.matching.nearness import Vectors, vectors_of
from onrecord.matching.rarity import NAME, rarity
from onrecord.matching.words import PLAIN, Word, keys_of, listed, words_of
from onrecord.record import Attribution, attribution_from

LONGEST = 400  # words of a content that are compared
_VERBS = listed(
    "is are was were be been am has have had do does did will would can could should shall may might must not cannot"
)
_UNSAID = re.compile(
    r"(?:\bnot|n't|\bnever) (?:\w+ )?"
    r"(?:sa(?:id|y)|suggest|claim|declar|state|t(?:old|ell)|promis|offer|agree|threaten|propos|ask)"
)
_SUBJECTS = listed("that i he she it we you they there i'm he'd she'd they'd we'd i'd i'll we'll he'll she'll they'll")
_ASKING = listed("what who whom whose which when where why how")
SHINGLE, WINDOW = 3, 4
"""Of two contents that share six words in a row, one fingerprint at least is the same: Schleimer et al., 2003."""
SHORT = 8  # words: of a shorter content every shingle is kept
STEMS_KEPT, STEMS_ASKED = 8, 12
DAYS, WEEK = 3, 7  # in one bucket of dates
MONTH = 31  # days: what was said on some day of a longer time is found at its beginning alone
STEMS_TOLD, TELLS = 3, 0.3  # stems of a claim or a denial by which the other finds it, and what one of them must tell
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut|rebut|disput(?:ed|es?(?! over| with| between| about)|ing)\b|contradict"
    r"|(?:dismiss|reject)\w* (?:[\w'-]+ ){0,3}"
    r"(?:false|untrue|nonsense|claim|report|allegation|accusation|suggestion|rumou?r))"
)


@dataclass(frozen=True)
class Said:
    """One attribution to be compared: row `seq` of the ledger, with its `body`, of row `article_seq` of articles.

    `dated` are the days that it may have been said on (null: unknown); `explicit` tells whether the article says so,
    and it is not only the date of publication.
    """

    seq: int
    article_seq: int
    body: Mapping[str, Any]
    content: str
    dated: tuple[date, date] | None
    cue: str = ""

    @cached_property
    def item(self) -> Attribution:
        return attribution_from(self.body)

    @property
    def explicit(self) -> bool:
        said_on = self.body["said_on"]
        return bool(said_on and said_on["value"])

    @cached_property
    def words(self) -> list[Word]:
        return words_of(self.content)[:LONGEST]

    @cached_property
    def keys(self) -> list[str]:
        return keys_of(self.words)

    @cached_property
    def different(self) -> frozenset[str]:
        """Its words, each once."""
        return frozenset(self.keys)

    @cached_property
    def quoted_count(self) -> int:
        """How many of the words stand in quotation marks."""
        return sum(self.quoted)

    @cached_property
    def quoted(self) -> list[bool]:
        """Which of the words stand in quotation marks."""
        kind = self.body["kind"]
        if kind != "mixed":
            return [kind == "direct"] * len(self.words)
        from onrecord.resolution.sentences.kinds import quotations

        outer, inner = quotations(self.content)
        spans = sorted((*outer, *inner))
        return [any(start <= word.start and word.end <= end for start, end in spans) for word in self.words]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words that carry a meaning."""
        return frozenset(self.weights)

    @cached_property
    def weights(self) -> dict[str, float]:
        """What each of the stems tells; one of a name, as far as capitals tell, less."""
        found: dict[str, float] = {}
        for word in self.words:
            if word.key not in PLAIN:
                told = rarity(word.key) * (NAME if self.content[word.start].isupper() else 1)
                found[stem(word.key)] = max(found.get(stem(word.key), 0), told)
        return found

    @cached_property
    def vectors(self) -> Vectors:
        """What each of the words means, for what is said in other words."""
        return vectors_of(self.keys)

    @property
    def is_clause(self) -> bool:
        """Whether something is said of something, as far as small words tell: "the stance on ships" is no clause."""
        keys = self.keys
        return bool(keys) and (keys[0] in _SUBJECTS or any(key in _VERBS or key.endswith("n't") for key in keys))

    @property
    def is_question(self) -> bool:
        """Whether it begins as a question does: the same one is put to many."""
        return bool(self.keys) and self.keys[0] in _ASKING

    @cached_property
    def surname(self) -> str | None:
        """The last word of the speaker's name, which other articles give too; a country's name for its government."""
        speaker = self.body["speaker"]
        name = speaker["name"] or ""
        if name and speaker.get("type", "person") != "person":
            name = candidate_of(name) or body_of(name, speaker["party"])
            if name.endswith(": government"):
                return name
        found = name_words(name).split()
        return found[-1] if found else None

    def kept_by(self) -> set[int]:
        """The fingerprints that it is kept by, for others to find it."""
        shingles = self._all_shingles
        kept = set(shingles if len(self.keys) <= SHORT else _winnowed(shingles))
        return kept | self._topics(STEMS_KEPT, near=0) | self.answers()

    def shingles(self) -> set[int]:
        """The fingerprints of its words, by which what has the same words is kept."""
        return set(self._all_shingles)

    @cached_property
    def _all_shingles(self) -> list[int]:
        return list(_shingles(self.keys))

    @cached_property
    def denies(self) -> bool:
        """Whether its words are what somebody denies, or is reported not to have said."""
        return is_denial(self.cue, self.content, negated=self.body["negated"])

    @property
    def is_unsaid(self) -> bool:
        """Whether it was not said at all; who only would not say it, or left it out, is none of these."""
        return bool(self.body["negated"]) and bool(_UNSAID.search(fold(self.cue)))

    def answers(self) -> set[int]:
        """What a claim is kept by, for a denial to find it; and a denial, which are few, for claims of three weeks."""
        return self._matters("denied", STEMS_TOLD, near=1) if self.denies else self._matters("said", STEMS_TOLD, near=0)

    def answered(self) -> set[int]:
        """What its denial is kept by; or what is, that it denies."""
        if self.denies:
            return self._matters("said", STEMS_ASKED, near=1)
        return self._matters("denied", STEMS_ASKED, near=0)

    def _matters(self, what: str, count: int, *, near: int) -> set[int]:
        if self.dated is None:
            return set()
        week = self.dated[0].toordinal() // WEEK
        heaviest = sorted(self.weights, key=lambda one: (-self.weights[one], one))[:count]
        prints = [_digest(f"{what}: {one}") for one in heaviest if self.weights[one] >= TELLS]
        return {_of_time(one, at) for at in range(week - near, week + near + 1) for one in prints}

    def topics(self) -> set[int]:
        """The fingerprints of its speaker, stems and days, by which what may say the same is kept."""
        return self._topics(STEMS_ASKED, near=1)

    def _topics(self, count: int, *, near: int) -> set[int]:
        if self.surname is None or self.dated is None:
            return set()
        first, last = (day.toordinal() for day in self.dated)
        if last - first > MONTH:
            last = first
        prints = [_digest(f"{self.surname} {one}") for one in self._by_digest[:count]]
        return {_of_time(one, at) for at in range(first // DAYS - near, last // DAYS + near + 1) for one in prints}

    @cached_property
    def _by_digest(self) -> list[str]:
        """The stems, in an order of which the first ones are the same in whichever wording they stand."""
        return sorted(self.stems, key=_digest)


def is_denial(cue: str, content: str, *, negated: bool) -> bool:
    """Whether a content is what somebody denies, by its cue and first words, or is reported not to have said."""
    return negated or bool(_DENIES.search(fold(f"{cue} {content[:40]}")))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a folded English word."""
    try:
        return str(_stemmer.stemWord(word))
    except UnicodeEncodeError:  # half of a surrogate pair
        return word


_stemmer = Stemmer.Stemmer("english", 0)  # without a cache of its own


def _shingles(keys: Sequence[str]) -> Iterator[int]:
    """The digests of words in a row, but for those without a meaning of their own."""
    for at in range(len(keys) - SHINGLE + 1):
        some = keys[at : at + SHINGLE]
        if not PLAIN.issuperset(some):
            yield _digest(" ".join(some))


def _winnowed(shingles: Sequence[int]) -> Iterator[int]:
    for at in range(max(len(shingles) - WINDOW, 0) + 1):
        yield min(shingles[at : at + WINDOW], default=0)


@lru_cache(maxsize=100_000)
def _digest(text: str) -> int:
    """63 bits, which both databases hold as a whole number."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def _of_time(digest: int, at: int) -> int:
    """A digest of what was said at a time, in 63 bits: those of one time stand beside each other in the index."""
    return (at & 0xFFFFF) << 43 | digest >> 20
