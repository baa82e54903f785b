"""Who the parties of an issue are, as a sentence may call them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.ledger.folding import whole
from onrecord.positions.stance_phrases import stems_of
from onrecord.record import Issue
from onrecord.resolution.acts.words import words_in
from onrecord.resolution.known.countries import Country, countries

# Who speaks of a party, but not for it.
_NOT_FOR_IT = re.compile(
    r"\b(?:opposition|former|formerly|ex|retired|ousted|exiled|dissident|analyst|academic|professor|expert|scholar"
    r"|historian|researcher|lecturer|journalist|reporter|correspondent|columnist|editor|activist|protester|candidate"
    r"|lawyer|attorney|doctor|nurse|student|resident|father|mother|brother|sister|son|daughter|widow|wife|husband)\b",
    re.IGNORECASE,
)

# The European Command is America's; Europeans are not Americans.
_ELSEWHERE = stems_of("europe european africa african asia asian arab pacific atlantic international global world")


@dataclass(frozen=True, slots=True)
class Sides:
    """`party_of` has the party by each name that speaks for it, folded; `called` the stems of each party's names."""

    party_of: dict[str, str]
    called: dict[str, frozenset[str]]

    def of(self, *, party: str | None, speaker: str | None, role: str | None) -> str | None:
        """The party of the issue on whose behalf somebody speaks, or null."""
        if role and _NOT_FOR_IT.search(role):
            return None
        for name in (whole(speaker), whole(party)):  # whom the user names goes before what was read
            if name and name in self.party_of:
                return self.party_of[name]
        return None

    def others(self, party: str) -> frozenset[str]:
        """The stems of the names of all other parties, but for those that are also its own."""
        return frozenset().union(*(stems for name, stems in self.called.items() if name != party)) - self.called[party]


def sides_of(issue: Issue) -> Sides:
    """The parties of an issue; a country also goes by its people, its capital and its seat of government."""
    party_of: dict[str, str] = {}
    called: dict[str, frozenset[str]] = {}
    for party, also in issue.parties.items():
        country = _countries().get(whole(party) or "")
        names = {party, *also}
        if country is not None:
            names |= country.aliases | country.demonyms | country.capitals | country.seats
        for name in (party, *also):
            party_of[whole(name) or ""] = party
        called[party] = frozenset(
            word.stem
            for name in names
            for word in words_in(name, 0, len(name))
            if word.stem[0].isalpha() and not word.small and (name in (party, *also) or word.stem not in _ELSEWHERE)
        )
    return Sides(party_of=party_of, called=called)


@cache
def _countries() -> dict[str, Country]:
    """Each country by its names, folded."""
    return {whole(name) or "": country for country in countries() for name in (*country.aliases, country.name)}
