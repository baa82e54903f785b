"""What is found of an article while it is resolved, and kept with its scene."""

from dataclasses import dataclass

from onrecord.record import Because, Span, Speaker
from onrecord.resolution.scene.people import Person


@dataclass(frozen=True, slots=True)
class Said:
    """A source resolved before: where it stands, who it is, and the person where it is one."""

    span: Span
    speaker: Speaker
    person: Person | None

    @property
    def position(self) -> int:
        return self.span[0]


@dataclass(frozen=True, slots=True)
class Party:
    """Whom somebody speaks for, and what that was resolved from."""

    name: str
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """The country that a sentence is about: by its name, or by a `body` of its state.

    `speaks` and `acts` say whether a verb of saying, or any verb, stands behind the name.
    """

    country: str
    name: str
    span: Span
    body: bool = False
    speaks: bool = False
    acts: bool = False
