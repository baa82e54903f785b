"""Issues: what a user tracks, as a small TOML file or a row of the ledger. A new version is another row.

title = "Talks over the dam"
words = ["talks", "negotiate", "sit down", "ceasefire*"]   # what a party can be for or against
about = ["Harl Dam"]                                       # optional: stands in the title or near the words
examples = ["We are ready to sit down with them."]         # optional: sentences on the issue

[parties]
Karsovia = ["Mirnec", "Irena Solvat"]                      # who else speaks for it, by whole names
Veldia = []
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.ledger.folding import fold, whole
from onrecord.record import Decision, Issue

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

KIND = "issue"
_FIELDS = frozenset({"name", "title", "parties", "words", "about", "examples"})
_MOST, _LONGEST = 100, 300  # entries of a list; characters of one


class IssueError(ValueError):
    """An issue that cannot be, or is not there; the sentence says what to do."""


def read_issue(path: str | Path) -> Issue:
    """The issue that a TOML file defines. Raises IssueError with a sentence."""
    try:
        text = Path(path).read_bytes().decode("utf-8")
        return issue_from(tomllib.loads(text))
    except OSError as problem:
        raise IssueError(f"{path} cannot be read ({problem.strerror})") from problem
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise IssueError(f"{path} is not TOML: {problem}") from problem
    except IssueError as problem:
        raise IssueError(f"{path}: {problem}") from problem


def issue_from(data: Mapping[str, Any]) -> Issue:
    """The issue of these fields, as in a TOML file. Raises IssueError with a sentence where they do not fit."""
    if unknown := sorted(set(map(str, data)) - _FIELDS):
        raise IssueError(f"an issue has no field {unknown[0]!r}; it has {', '.join(sorted(_FIELDS))}")
    title = data.get("title")
    if not isinstance(title, str) or not _slug(title):
        raise IssueError('an issue needs a title, such as title = "Peace talks"')
    name = data.get("name", title)
    if not isinstance(name, str) or not _slug(name):
        raise IssueError("the name of an issue is a word or a few")
    words, about, examples = (_texts(data, field) for field in ("words", "about", "examples"))
    if not words and not examples:
        raise IssueError('an issue needs words or examples, such as words = ["talks", "negotiate"]')
    return Issue(
        name=_slug(name),
        title=" ".join(title.split())[:_LONGEST],
        parties=_parties(data.get("parties")),
        words=words,
        about=about,
        examples=examples,
    )


def put_issue(ledger: Ledger, issue: Issue, *, who: str, why: str | None = None) -> bool:
    """Put an issue on record, as a new version where there is one of its name; false if nothing has changed."""
    last = next((item for item in list_issues(ledger) if item.name == issue.name), None)
    value = as_fields(issue)
    if last is not None and as_fields(last) == value:
        return False
    ledger.decide(kind=KIND, who=who, why=why, target={"issue": issue.name}, value=value)
    return True


def drop_issue(ledger: Ledger, name: str, *, who: str, why: str | None = None) -> int:
    """Take every version of an issue back, with rows of their own; how many. Raises IssueError if there is none."""
    issue = find_issue(ledger, name)
    rows = [made.number for made in _rows(ledger) if made.target.get("issue") == issue.name]
    for number in rows:
        ledger.undo(number, who=who, why=why)
    return len(rows)


def list_issues(ledger: Ledger) -> list[Issue]:
    """The issues on record, each in its last version, in the order in which they were first put."""
    found: dict[str, Issue] = {}
    for made in _rows(ledger):
        try:
            issue = issue_from(made.value)
        except (IssueError, AttributeError, TypeError):  # a row that a later version of onrecord wrote
            continue
        found[issue.name] = issue
    return list(found.values())


def find_issue(ledger: Ledger, name: str) -> Issue:
    """The issue of this name, or whose name or title has these words alone. Raises IssueError with a sentence."""
    issues = list_issues(ledger)
    asked = _slug(name)
    exact = [issue for issue in issues if issue.name == asked]
    found = exact or [
        issue
        for issue in issues
        if asked and (f"-{asked}" in f"-{issue.name}" or f"-{asked}" in f"-{_slug(issue.title)}")
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise IssueError(f"{name!r} may mean {' or '.join(issue.name for issue in found)}: give more of the name")
    known = ", ".join(issue.name for issue in issues[:10])
    raise IssueError(
        f"no issue is called {name!r}; on record: {known}"
        if known
        else f"no issue is called {name!r}, for none is on record: define one with onrecord issues add"
    )


def as_fields(issue: Issue) -> dict[str, Any]:
    """The fields of an issue as `issue_from` takes them."""
    return {
        "name": issue.name,
        "title": issue.title,
        "parties": {name: list(also) for name, also in issue.parties.items()},
        "words": list(issue.words),
        "about": list(issue.about),
        "examples": list(issue.examples),
    }


def _rows(ledger: Ledger) -> list[Decision]:
    return ledger.decisions(kind=KIND)


def _slug(text: str) -> str:
    return "-".join(re.findall(r"\w+", fold(text)))[:80].strip("-")


def _texts(data: Mapping[str, Any], field: str) -> tuple[str, ...]:
    value = data.get(field, [])
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) and whole(item) for item in value):
        raise IssueError(f'{field} is a list of words or sentences, such as {field} = ["talks"]')
    if len(value) > _MOST or any(len(item) > _LONGEST for item in value):
        raise IssueError(f"{field} has at most {_MOST} entries of {_LONGEST} characters")
    return tuple(dict.fromkeys(" ".join(item.split()) for item in value))


def _parties(value: Any) -> dict[str, tuple[str, ...]]:
    if isinstance(value, list | tuple):
        value = dict.fromkeys(value, ()) if all(isinstance(name, str) for name in value) else None
    if not isinstance(value, Mapping) or not value:
        raise IssueError('an issue needs parties, such as parties = ["Norway", "Sudan"]')
    parties = {" ".join(name.split()): _texts(value, name) for name in value if isinstance(name, str) and whole(name)}
    if len(parties) < len(value) or len(parties) > _MOST:
        raise IssueError(f"parties are names, at most {_MOST}")
    bearers: dict[str, str] = {}
    for name, also in parties.items():
        for bearer in (name, *also):
            if bearers.setdefault(whole(bearer) or "", name) != name:
                raise IssueError(f"{bearer!r} cannot speak for {bearers[whole(bearer) or '']} and for {name}")
    return parties
