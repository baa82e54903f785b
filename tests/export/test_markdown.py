from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.export import markdown_lines
from onrecord.record import Statement

Make = Callable[..., Statement]
AT_WORDS = "#:~:text=We%20will%20not%20sit%20at%20that%20table"


def item(statement: Statement) -> str:
    (text,) = markdown_lines([statement])
    return text


def test_an_item_says_who_when_what_and_where(make_statement: Make) -> None:
    statement = make_statement(relays=("Northern Wire",))
    statement = replace(statement, carriers=(replace(statement.carriers[0], url="https://tarn.example/1?a=b&c=(d)"),))
    assert item(statement) == (
        "- **Ilse Marrow**, Foreign Minister (Vessen), 2031-03-04, quoted: “We will not sit at that table,”  \n"
        f"  — *The Tarn Courier*, [Vessen stays away](<https://tarn.example/1?a=b&c=(d){AT_WORDS}>), 2031-03-05, "
        "characters 0–5, article 01234567 a3, through Northern Wire\n"
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": "indirect"}, "2031-03-04, paraphrased: "),
        ({"kind": "mixed"}, "2031-03-04, quoted in part: "),
        ({"mode": "thought", "kind": "indirect"}, "a thought, paraphrased: "),
        ({"negated": True, "kind": "indirect"}, "reported NOT to have said, paraphrased: "),
        ({"said_on": None}, ", by 2031-03-05, quoted: "),
        ({"said_on": None, "published": None}, ", date unknown, quoted: "),
    ],
)
def test_what_kind_of_words_they_are_is_said(make_statement: Make, changes: dict[str, object], said: str) -> None:
    assert said in item(make_statement(**changes))


def test_who_is_not_named_is_what_the_text_tells_of_them(make_statement: Make) -> None:
    statement = make_statement()
    unnamed = replace(statement.speaker, name=None, type="unnamed", role="a senior official")
    assert item(replace(statement, speaker=unnamed)).startswith("- **a senior official** (Vessen), 2031-03-04")


def test_there_is_an_item_for_each_carrier(make_statement: Make) -> None:
    assert len(list(markdown_lines([make_statement(carriers=make_statement().carriers * 3)]))) == 3


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("*no* _no_ `no` [no](no) <b>no</b> | # ~", r"\*no\* \_no\_ \`no\` \[no\](no) \<b\>no\</b\> \| \# \~"),
        ("two\n\nlines\r\n- three", "two lines - three"),
        ("a\x1b[2J\u202e\x00", "a␛\\[2J\ufffd␀"),
        ("&lt;script&gt; $x$", r"\&lt;script\&gt; \$x\$"),
    ],
)
def test_what_an_article_says_stays_text(make_statement: Make, content: str, shown: str) -> None:
    statement = make_statement()
    text = item(replace(statement, carriers=(replace(statement.carriers[0], content=content),)))
    assert text.splitlines()[0].endswith(f"quoted: {shown}  ")
    assert len(text.splitlines()) == 2


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("javascript:alert(1)", "Vessen stays away (javascript:alert(1))"),
        ("https://tarn.example/a>b c", "Vessen stays away (https://tarn.example/a\\>b c)"),
        ("https://tarn.example/a>)[b", f"[Vessen stays away](<https://tarn.example/a%3E)[b{AT_WORDS}>)"),
        ("https://tarn.example/ö%20", f"[Vessen stays away](<https://tarn.example/%C3%B6%20{AT_WORDS}>)"),
    ],
)
def test_only_an_address_of_the_web_is_a_link(make_statement: Make, url: str, shown: str) -> None:
    statement = make_statement()
    assert f", {shown}, " in item(replace(statement, carriers=(replace(statement.carriers[0], url=url),)))
