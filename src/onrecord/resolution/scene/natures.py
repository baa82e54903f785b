"""What a name is by the article's own evidence, whatever a model tagged it: a person, a place, a body, an outlet.

Each place where the name stands gives its evidence: a title or an age is a person's, "in", a capital's apposition or a
demonym of it a place's, "which" or a noun such as "the company" beside it a body's. Nothing is told without evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from onrecord.resolution.known.roles import is_person_noun, role_noun, word_set
from onrecord.resolution.scene.names import ORGANISED, given_names, is_title

Nature = Literal["person", "place", "people", "organization", "outlet"]

_CAPITALS = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]*(?:\.(?=\w))?")
_POSSESSIVE = re.compile(r"['’]s?$")
_MOST = 12  # places of one name that are asked
_IT = 2.0  # what "it" and "which" must weigh where nothing else tells a body
_LONGEST = 400  # places of one word that are kept, for hostile texts
# What is built on or grows as a business: the last word of its name.
_FIRMS = word_set(
    "Steel Rail Railways Railway Airlines Airways Air Lines Line Ferries Motors Holdings Securities Minerals Mining "
    "Oil Gas Petroleum Energy Power Foods Media Systems Capital Partners Industries Pharma Pharmaceuticals Labs "
    "Technologies Telecom Electric Chemicals Brewery Breweries Insurance Logistics Shipping Software Studios Bros "
    "Brothers Sons Ventures Entertainment Pictures Records Stores Supermarkets Properties Estates Enterprises "
    "Roofing Trading Engineering Consulting Catering Brewing Publishing Printing Plumbing Haulage Construction "
    "Biologics Therapeutics Biotech Diagnostics Dynamics Instruments Mills Shipyards "
    "Solutions Aerospace Aviation Automotive Semiconductors Networks Communications Cement Metals Textiles Plc PLC plc "
    "GmbH AG SA NV"
)
_BODIES = word_set(
    "United City Rovers Wanderers Athletic Rangers Confederation Brotherhood Guild Secretariat Tribunal Inspectorate"
)
_FIRMS_AND_BODIES = _FIRMS | _BODIES
_CHANNELS = word_set("Radio Channel Canal Television Telewizja Télé TV")
_OUTLETS = word_set("magazine newspaper daily weekly tabloid broadcaster channel website newswire station programme")
_LAND = word_set(
    "country state nation republic kingdom island islands capital city town village port province region territory "
    "enclave neighbour neighbor archipelago emirate principality"
)
_LAND_ALONE = _LAND - {"state", "capital", "neighbour", "neighbor"}
_FIRM_NOUNS = word_set(
    "maker company firm group manufacturer operator retailer lender insurer supplier carrier airline start-up startup "
    "drugmaker chipmaker planemaker "
    "giant bank broker brokerage union charity association agency nonprofit federation party club developer producer "
    "builder shipbuilder carmaker conglomerate utility publisher think-tank rebels militia"
)
_EITHER = word_set("developer producer publisher builder broker operator")  # which people are as well
_BEFORE = re.compile(r"(?:([^\s,.;:“”\"()]{1,20})[ \u00a0])?([^\s,.;:“”\"()]{1,20}\.?)[ \u00a0]$")
_APPOSED_ROLE = re.compile(r"\b([a-z-]{3,20}), $")
# What only a firm has, and the last word of its name in full: "Acme's managing director", "Acme Sel Limited".
_OF_FIRM = re.compile(
    r"['’]s (?:[a-z-]+ )?(?i:chief executive|managing director|chairman|chairwoman|shareholders|shares|board|customers"
    r"|revenue|profits?|earnings|headquarters|owners|finance director)\b"
)
_IN_FULL = re.compile(
    r"(?: [A-ZÀ-Þ][\w&’'-]{1,20}){0,3} (?:Limited|Ltd|Inc|PLC|Plc|plc|Corp|Corporation|Company|LLC)\b"
)
# "the head of the builders' federation, [Per Roe]", "its agency, …": what stands before is another's.
_OWN = re.compile(r"(?:\b(?:of|for|at|by|from|with|its|his|her|their)\b|['’]s? )[^,.;]{0,40}, $")
_IN = word_set("in outside near across throughout towards toward leaving from into")
_HELD = word_set("share shares stake stakes stock investors investor interest holding investment")
_AGE = re.compile(r", \d\d(?:,|\.)")
_WHO = re.compile(r",? (?:who|whose (?:wife|husband|son|daughter|brother|mother|father))\b|, (?:himself|herself)\b")
_WHICH = re.compile(r",? which\b")
_APPOSED = re.compile(r", (?:the|a|an|its|another|one of)\b([^,.;:“”\"()\n]{1,50})")
_COMPLEMENT = re.compile(r" (?:of|for|in|at|on|to|that|which|who|from|with|by) ")
_GOES_ON = re.compile(r"[^.!?;“”\"\nA-ZÀ-Þ]{0,60}?\b(his|her|him|she|he|its?|itself)\b")
# "Acme, in its report", "Acme said that it would": what "it" can hardly be anything else of.
_ITS_OWN = re.compile(r", (?:in|on|through|with|for) | (?!put )(?:[a-z]+ ){1,3}")
_OF_STATE = re.compile(
    r"['’]s (?:(?:[a-z-]+ ){0,2}(?:capital|border|borders|parliament|army|president|government|coast|coastguard|airport"
    r"|embassy|ambassador|minister|premier|ministry|navy|air force|opposition|economy|people|voters|neighbours?|shores?"
    r"|ferries|ruling|state)\b|(?i:central bank))"
)
_DATED = re.compile(r"(?:, [A-ZÀ-Þ][a-z]+(?:\.| \d|\s[-–—])| [-–—] |, [A-ZÀ-Þ][\w .]{2,20} [-–—] )")
_PART = re.compile(
    r" (?:Radio|Airport|Hospital|University|Gazette|Tribune|Post|Herald|Times|Courier|Council|Airlines|Airways|Bay"
    r"|River|Strait|Islands?|Valley|Province|Police|Parliament|Embassy|Port|Stock Exchange)\b"
)
_PRINTED = (" magazine", " newspaper", " newswire")
_FREE = re.compile(r"(?:['’]s\b|[,.;:)]| (?:said|says|is|was|has|had|would|will|told|may|must|can|and|on|in)\b)")
_PEOPLE = ("i", "er", "ers", "is", "ian", "ians", "an", "ans", "n", "ns", "ese", "ish")


class Natures:
    """The evidence of one article on its names. `persons`, `bodies`: the words of names that a model tagged so."""

    def __init__(self, text: str, persons: Iterable[str] = (), bodies: Iterable[str] = ()) -> None:
        self.text = text
        self._places: dict[str, list[int]] = {}
        for match in _CAPITALS.finditer(text):
            word = _POSSESSIVE.sub("", match.group())
            at = self._places.setdefault(word, [])
            if len(at) < _LONGEST:
                at.append(match.start())
        self._persons = frozenset(persons)
        # What ends a longer name of a person is a surname wherever it stands.
        given = given_names()
        longer = [words.split(" ") for words in persons if " " in words]
        self._surnames = {parts[-1] for parts in longer if parts[0] in given or is_title(parts[0])}
        self._surnames |= {name[0].upper() + name[1:] for name in self._surnames}  # "al-Doe", which opens a sentence
        self._longer: dict[str, str] = {}
        for words in (*bodies, *(" ".join(parts) for parts in longer)):
            if " " in words:
                self._longer.setdefault(words.split(" ")[0], words)
        self._known: dict[str, Nature | None] = {}

    def of(self, words: str) -> Nature | None:
        """What the name `words` is by the evidence, or None where there is none or it is divided."""
        if words not in self._known:
            self._known[words] = self._of(words)
        return self._known[words]

    def is_somebody(self, words: str) -> bool:
        """Is a name that was tagged as a body's a person's, beyond doubt? One word needs to be tagged so elsewhere."""
        parts = words.split(" ")
        if ORGANISED.search(words) or words.isupper() or (len(parts) == 1 and words not in self._persons):
            return False
        votes = self._votes(parts, words)
        return votes.pop("person") >= (2 if len(parts) > 1 else 3) and not any(votes.values())

    def is_land(self, words: str) -> bool:
        """Is a name that was tagged as a body's one of a country or town, beyond doubt?"""
        noun = role_noun(words.lower())
        if ORGANISED.fullmatch(words) or (noun is not None and noun.kind in ("organization", "government")):
            return False
        votes = self._votes(words.split(" "), words)
        return votes["place"] >= 3 and not votes["organization"] + votes["outlet"] + votes["person"]

    def _of(self, words: str) -> Nature | None:
        parts = words.split(" ")
        noun = role_noun(words.lower())
        if noun is not None and noun.kind in ("official", "other", "collective"):
            return None  # "the Speaker", "People"
        if words in self._surnames or (is_title(parts[0]) and len(parts) > 1):
            return "person"
        votes = self._votes(parts, words)
        person, thing, own = votes.pop("person"), votes.pop("thing"), votes.pop("its own")
        best: Nature = max(votes, key=lambda nature: votes[nature])  # type: ignore[arg-type]
        other = votes[best] + thing
        if person >= other:
            return "person" if person else None
        if other < (1 if len(parts) == 1 and not person else 2) or other < 2 * person:
            return None
        if not votes[best] and thing < _IT and not own:
            return None  # "As Doe warned, war has its own logic"
        return best if votes[best] else "organization"

    def _votes(self, parts: list[str], words: str) -> dict[str, float]:
        votes = dict.fromkeys(("person", "thing", "its own", "place", "people", "organization", "outlet"), 0.0)
        if len(parts) == 1 and words.endswith("s") and any(words[:-1] + end in self._places for end in ("", "ish")):
            votes["people"] += 3  # "Kurds" beside "Kurdish"
        if len(parts) == 1 and words.isupper() and len(words) > 2:
            votes["organization"] += 2
        if parts[0] in given_names():
            votes["person"] += 1 if len(parts) == 1 else 1.4
        if len(parts) > 1 and parts[-1] in _FIRMS_AND_BODIES:
            votes["organization"] += 3
        if len(parts) > 1 and (parts[0] in _CHANNELS or parts[-1] in _CHANNELS):
            votes["outlet"] += 3
        whole = self._longer.get(words)
        if whole is not None and whole.rsplit(" ", 1)[-1] in _FIRMS:
            votes["organization"] += 2  # "Harrel" of Harrel Steel
        if whole is not None and whole.rsplit(" ", 1)[-1] in ("News", "Media", "TV", "Radio"):
            votes["outlet"] += 3  # "Harrel" of Harrel News
        if len(parts) == 1 and any(words + ending in self._places for ending in _PEOPLE):
            votes["place"] += 2  # "Veldi" beside it
        if len(parts) == 1 and any(
            words.endswith(ending) and len(words) - len(ending) > 3 and words[: -len(ending)] in self._places
            for ending in _PEOPLE
        ):
            votes["people"] += 2
        for start in self._places.get(parts[0], ())[:_MOST]:
            if self.text.startswith(words, start) and not self.text[start + len(words) :][:1].isalnum():
                self._weigh(votes, start, start + len(words))
        return votes

    def _weigh(self, votes: dict[str, float], start: int, end: int) -> None:
        text = self.text
        lead = _BEFORE.search(text, max(0, start - 44), start)
        before = lead[2] if lead else ""
        plain = before.rstrip(".").lower()
        apposed = _APPOSED_ROLE.search(text, max(0, start - 30), start)
        if apposed and apposed[1] in _FIRM_NOUNS and not _OWN.search(text, max(0, start - 60), start):
            votes["organization"] += 3
        elif apposed and is_person_noun(apposed[1]):
            votes["person"] += 2
        elif before and (before in given_names() or (before[0].isupper() and is_title(before))):
            votes["person"] += 3
        elif before.islower() and plain in _OUTLETS:
            votes["outlet"] += 5
        elif before.islower() and plain in _EITHER and text[start:end].split(" ")[0] in given_names():
            votes["person"] += 2
        elif before.islower() and plain in _FIRM_NOUNS:
            votes["organization"] += 5
        elif before.islower() and plain in _LAND_ALONE:
            votes["place"] += 2
        elif before.islower() and is_person_noun(plain):
            votes["person"] += 2
        elif plain == "&" and lead is not None and (lead[1] or "")[:1].isupper():
            votes["organization"] += 2  # "Harrel & Stone"
        elif plain in _IN and lead is not None and (lead[1] or "").lower() in _HELD:
            votes["organization"] += 2  # "shares in Acme"
        elif plain in _IN and not text.startswith(("'s", "’s"), end):
            votes["place"] += 1 if plain in ("from", "into") else 2
        elif plain == "the" and _FREE.match(text, end):
            votes["organization"] += 2
        elif (start == 0 or text[start - 1] == "\n") and _DATED.match(text, end) and text[start:end].isupper():
            votes["place"] += 4
        if plain in ("a", "an") and text.startswith(_PRINTED, end):
            votes["place"] += 2  # "the Gazette, a Korva newspaper"
        else:
            self._weigh_after(votes, end)

    def _weigh_after(self, votes: dict[str, float], end: int) -> None:
        text = self.text
        if _AGE.match(text, end):
            votes["person"] += 3
        elif _WHO.match(text, end):
            votes["person"] += 2
        elif _WHICH.match(text, end):
            votes["thing"] += 2
        elif _OF_FIRM.match(text, end):
            votes["organization"] += 2
        elif _IN_FULL.match(text, end):
            votes["organization"] += 3
        elif _OF_STATE.match(text, end):
            votes["place"] += 2
        elif match := _APPOSED.match(text, end):
            for word in reversed(_COMPLEMENT.split(match[1].lower(), maxsplit=1)[0].split()[:6]):
                noun = role_noun(word)
                if word in _OUTLETS:
                    votes["outlet"] += 3
                elif word in _LAND:
                    votes["place"] += 3
                elif word in _EITHER:
                    pass
                elif word in _FIRM_NOUNS or (noun is not None and noun.kind == "organization"):
                    votes["organization"] += 2
                elif is_person_noun(word):
                    votes["person"] += 2
                else:
                    continue
                break
        elif _PART.match(text, end):
            votes["place"] += 1  # "Veld Radio"
        elif text.startswith(_PRINTED, end):
            votes["outlet"] += 3
        if match := _GOES_ON.match(text, end):
            if match[1].startswith("it"):
                votes["thing"] += 1 if match[1] == "it" else 1.5
                votes["its own"] += _ITS_OWN.fullmatch(text, end, match.start(1)) is not None
            else:
                votes["person"] += 0.9
