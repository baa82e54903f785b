"""Whom or what people serve, as their roles tell it: a *Moss aide*, *Moss's lawyer*, *of the Tarn Lock Authority*.

Two names that are alike and serve the same person or body are one person's more often than their offices say, which
many have. Places tell nothing, nor parties, nor what every country has: a town has many lawyers of one surname.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from onrecord.english.telling import COMMON, SHARED_LETTERS, TITLES, word_set
from onrecord.ledger.folding import fold
from onrecord.matching.actors.evidence import given_names
from onrecord.matching.words import PLAIN
from onrecord.resolution.known.countries import countries

_NAME = r"[^\W\d_a-z](?:\.(?:[^\W\d_]\.)*|[\w-]*\.?)"
_NAMES = re.compile(rf"(?<![\w'’-]){_NAME}(?: {_NAME})*")
_SERVED = re.compile(
    r"['’]s?\b| (?:campaign |senior |top |former |longtime |communications? |press |political |policy ){0,2}"
    r"(?:aide|advis[eo]r|ally|confidant|pollster|spokes(?:man|woman|person)|staffer|strategist|surrogate|campaign)\b"
)
_OF_PLACES = word_set(
    "new old north south east west northern southern eastern western central saint san santa los las el fort mount "
    "port lake river valley beach hill hills county city town island islands york angeles francisco vegas diego "
    "london paris washington boston chicago philadelphia houston dallas miami atlanta detroit cleveland denver seattle "
    "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois "
    "indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri "
    "montana nebraska nevada hampshire jersey mexico carolina dakota ohio oklahoma oregon pennsylvania rhode tennessee "
    "texas utah vermont virginia wisconsin wyoming ontario quebec alberta columbia scotland wales england"
)
_GENERAL = word_set(
    "former ex then late chief head senior deputy assistant vice general executive acting veteran longtime top leading "
    "democrat democrats gop white capitol war street wall media digital political legal financial economic marketing "
    "attorney lawyer officer manager pollster "
    "military union company school hospital embassy tax policy public international american british european"
)
_BODIES = word_set(
    "center centre institute foundation association society project alliance coalition committee council fund group "
    "university college school union agency authority bureau corporation company news times post journal bank trust "
    "network partners associates strategies commission federation league party church hospital museum"
)
_WORDS = 3  # the last of a body's name, which may be told in full or in short


def served(roles: Iterable[str]) -> frozenset[str]:
    """The persons and bodies that roles tell, folded: the surname of a person, a body's letters or its last words."""
    return frozenset(found for role in roles for found in _in_role(role))


def _in_role(role: str) -> Iterator[str]:
    for names in _NAMES.finditer(role):
        written = names[0].split()
        words = [fold(word).replace(".", "") for word in written]
        telling = [word not in _too_common() for word in words]
        for word, letters, tells in zip(words, written, telling, strict=True):
            if tells and letters.isupper() and letters.isalpha() and len(word) > 2 and word not in SHARED_LETTERS:
                yield word
        if words[-1] in _BODIES:
            if len(words) > 2 or telling[0]:
                yield " ".join(words[-_WORDS:])
        elif telling[-1] and len(words[-1]) > 2:
            whole_name = len(words) > 1 and (words[0] in given_names() or words[0] in TITLES)
            if whole_name or _SERVED.match(role, names.end()):
                yield words[-1]


@cache
def _too_common() -> frozenset[str]:
    named = (names for one in countries() for names in (one.aliases, one.demonyms, one.capitals, one.shared))
    lands = {word for names in named for name in names for word in fold(name).replace(".", "").split()}
    return PLAIN | COMMON | TITLES | _OF_PLACES | _GENERAL | lands
