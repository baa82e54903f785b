"""The words around a date that tell whether it is the date of saying, and where a sentence ends."""

import re

from onrecord.record import Span

_REACH = 600  # characters that a sentence may stretch to either side of its cue
_STOP = re.compile(r"(?<![A-Z])[.!?…]['\"”’)\]]{0,2}\s+(?=[A-Z\"“'‘(\[])|\n")
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Sens|Rep|Reps|Gov|Lt|Col|Sgt|St|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|vs)$"
)
# Words that begin another clause or another matter: a date beyond them does not tell when the words were said.
OTHER = re.compile(
    r"\b(?:when|after|before|that|who|whom|whose|which|where|while|since|because|until|if|although|though|but|whether|"
    r"about|regarding|following|ahead|than|as(?! (?:late|early|recently|lately) as\b)(?<!\blate as)(?<!\bearly as)"
    r"(?<!\brecently as)|amid|despite|how|why|what|so|according|is|are|was|were"
    r"|has|had|have|will|would|"
    r"referring|citing|adding|noting)\b"
    r"|[;:()“”\"—–]|--|\s-\s",
    re.IGNORECASE,
)
NOT_ON = re.compile(
    r"\b(?:since|until|till|before|after|by|for|from|through|than|of|about|between|to|and|or|every|each)\s*$",
    re.IGNORECASE,
)
DETERMINER = re.compile(r"(?:\b(?:a|an|the|his|her|their|its|this|that)|['’]s)\s*$", re.IGNORECASE)
ALONE_AFTER = re.compile(r"['’]s?\b")
EVERY = re.compile(r"\b[Ee](?:very|ach) \w+ (?:in|on|during) $")
_OCCASION = (
    "statement|interview|briefing|conference|speech|letter|report|tweet|post|email|e-mail|memo|rally|hearing|debate"
    "|release|address|"
    "editorial|column|op-ed|article|story|poll|survey|filing|testimony|call|message|appearance|segment|broadcast"
    "|note|video|blog|ruling|decision|"
    "remarks|meeting|event|forum|town hall|show|session|ceremony|vigil|summit|trial|inquest"
)
OF_OCCASION = re.compile(rf"\s(?:[\w-]+\s){{0,2}}(?:{_OCCASION})\b", re.IGNORECASE)
IN_OCCASION = re.compile(rf"\b(?:{_OCCASION})s?\b", re.IGNORECASE)
ACCORDING = re.compile(r"\baccording to$", re.IGNORECASE)
# "Asked last week whether …, he said"; "when he was asked in March about …, he answered".
ASKED = re.compile(
    r"\b(?:asked|questioned|pressed|interviewed|speaking|responding|appearing|writing)"
    r"(?: (?!and\b|but\b)[\w’'-]{1,20}){0,5}?(?: (?:on|in|during|late|early|earlier|again))*\s$",
    re.IGNORECASE,
)
GOING_ON = re.compile(r"\b(?:was|were|is|are|been) (?:\w+ )?\w+ing\b")
CLOSED = re.compile(r"[;:“”\"—–]|--|, (?:and|but)\b")
SEVERED = re.compile(r"[;:“”\"—–]|--")
# What may stand before a date that is an adverb of its own.
ADVERB = re.compile(
    r"[\s,]*(?:(?:also|late|early|earlier|later|back)\s)?(?:(?:on|in|over|during|at)\s)?", re.IGNORECASE
)
# The same behind where it was said: "On the radio on …", "In a speech in Lund on …".
OPENING = re.compile(rf"(?:(?:On|In|At|During|From)\s[^,;:“”\"—–\n]{{2,60}}?)?{ADVERB.pattern}", re.IGNORECASE)
BY_THEN = re.compile(r"\b(?:by|as of)\s$", re.IGNORECASE)
THEN = re.compile(r",?\s(?:when|as|(?:in|at|on|during) which)\s(?:the\s|an?\s)?", re.IGNORECASE)
# What follows a piece of content where the cue's own clause goes on: a preposition, an adverb, or the date at once.
ADVERBIAL = re.compile(
    r"[\s,.!?”\"’']*(?:\Z|(?:in|on|at|to|for|from|with|during|over|by|through|via|late|early|earlier"
    r"|later|back|shortly|just"
    r"|before|after|again|here|there|today|\w{2,20}ly)\b)",
    re.IGNORECASE,
)
# What happened when the words were said, told in a clause of its own.
WHEN = re.compile(r"(?<!\w)(?:when|as)\s", re.IGNORECASE)
SUBORDINATE = re.compile(
    r"\b(?:that|who|whom|whose|which|before|after|since|until|because|although|though|if|whether|when|than)\b"
    r"|[;:()“”\"—–]|--|, (?:and|but)\b",
    re.IGNORECASE,
)
# A clause between who speaks and the cue: ", which sits there,".
APPOSITION = re.compile(r"^\s*,[^,;:“”\"]{1,100},(?=\s)")
BRACKETED = re.compile(r"\([^()\n]{1,60}\)|[—–][^—–\n]{1,100}[—–]")
# What may stand between commas behind a date that opens a sentence, before who speaks: ", as part of a tour,".
ADJUNCTS = re.compile(
    r"(?:\s(?:in|at|on|during|from)\s[^,;:“”\"—–\n]{2,60})?"
    r"(?:\s(?:(?:hours|days|minutes|weeks|shortly|soon|just)\s)?(?:after|before|as|when)\s[^,;:“”\"—–\n]{2,80}(?=,))?"
    r"(?:(?:,\s(?:as|in|at|on|during|after|before|when|while|with|under|by|via|despite|amid|from|hours|days|minutes|weeks"
    r"|(?:an?|one|two|three|four|five|six|several|a few) (?:hour|day|week|month|year)s? (?:after|before)"
    r"|just|only|shortly|following|the same day|the day|one day|\w{2,20}(?:ing|ed))\s[^,;:“”\"—–\n]{2,100})+"
    r"|(?<=[^,\s]))?,\s*"
)
# Before who speaks, of a clause of its own: the date is that of the clause before.
NEW_CLAUSE = re.compile(r"(?:^|[\s,])(?:and|but|yet|so|or)\s(?:the\s|an?\s)?$", re.IGNORECASE)
TOLD = re.compile(
    r"\b(?:said|says|told|tells|announced|announces|claimed|reported|added|wrote|warned|insisted|argued|confirmed|stated"
    r"|noted|revealed|testified|learned|learnt)\b"
)
# "Forty were reportedly hurt on Monday", "the ship that left in May was said to carry arms": what happened then.
HEARSAY = re.compile(
    r"(?:was |were |is |are |has |have |had |been )*(?:reportedly|allegedly|purportedly|supposedly|apparently)"
)
RAISED = re.compile(
    r"\b(?:is|are|was|were|been) (?:\w+ly |also |now |widely )?(?:said|reported|believed|thought|found|alleged|known"
    r"|understood|estimated|claimed|shown|seen|expected|feared|rumou?red)(?: to)?$"
)
IT = re.compile(r"\b[Ii]t $")
PERFECT = re.compile(r"\b(?:had|has|have)\b|['’]d\b")
# What may open a sentence and is no clause of its own.
LEAD = re.compile(r"^[\"“'‘(\s]*(?:[A-ZÀ-Þ]{3}[^\n—–“”\"]{0,40}\s[—–-]{1,2}\s)?(?:(?:But|And|Yet|So|Still),?\s)?")
PARTICIPLE = re.compile(r"(?:^,\s|\s)(?:\w{2,20}(?:ed|wn|rn|ught)|held|taken|found|shot|hit|left)\b")
# A clause before the date that opens with who did what: "Rains had come in May, the mayor said" tells of the rains.
CLAUSE_HEAD = re.compile(
    r"(?!(?:In|At|On|During|After|Before|By|From|For|With|Under|Upon|Amid|Following|Despite|Only|Just|As|Late|Early"
    r"|Earlier|Later|Back|Also|And|But|Then|Again|When|While|[A-Z]\w+(?:ing|ed|ly)|Asked)\b)[A-Z“\"‘'0-9][^\s]*\s\S+\s"
)
AT_ONCE = re.compile(r",\s(?:the\s|an?\s)?", re.IGNORECASE)  # who speaks follows the comma
# The source ends amid an apposition: "the club, relegated" two days before.
CUT_SHORT = re.compile(r", (?:(?:who|which) (?:had |has )?)?\w{2,20}(?:ed|wn|rn|ught)$")
# Verbs of saying in the past, by which what was done before them was done on the same day.
SAID = re.compile(r"\b(?:said|told|wrote|swore|spoke|put|\w+ed)\b")
# Before a second verb of the same subject: "…, and warned", "… and also said".
JOINED = re.compile(r"(?:,|\b(?:and|but)\b)(?:\s(?:also|again|even|further|then))*\s*$")
RELEASED = re.compile(
    r"\b(?:released|issued|published|posted|dated|aired|broadcast|recorded|given|made|sent|circulated|written|delivered"
    r"|printed|obtained|filed|seen|distributed)\b"
)
CLOCK = re.compile(
    r"\b(?:(?:shortly|just|soon) )?(?:(?:before|after|around|about|at|by) ){0,2}"
    r"(?:midnight|noon|midday|dawn|dusk|sunset|sunrise|[0-2]?[0-9](?::[0-5][0-9]|(?::[0-5][0-9])?\s?[ap]\.?m\.?(?!\w)))",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"^[\s,”\"’']*(?:(?:as\s+)?(?:[A-Z][^,;.]{0,50}?\s)?(?:reported|reports|wrote|announced|quoted|said)\b"
    r"|according to\b|in an?\b)[^,;]{0,80}$"
)


def sentence_around(text: str, cue: Span) -> Span:
    """The sentence that the cue stands in, at most 600 characters to either side of it."""
    # One character more, for a sentence is known by its capital
    before, after = text[max(0, cue[0] - _REACH) : cue[0] + 1], text[cue[1] : cue[1] + _REACH]
    starts = [stop.end() for stop in _STOP.finditer(before) if _is_stop(before, stop)]
    ends = (stop.start() for stop in _STOP.finditer(after) if _is_stop(after, stop))
    return max(0, cue[0] - _REACH) + (starts[-1] if starts else 0), cue[1] + next(ends, len(after))


def _is_stop(words: str, stop: re.Match[str]) -> bool:
    return not _ABBREVIATION.search(words[max(0, stop.start() - 6) : stop.start()])
