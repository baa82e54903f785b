"""Marks in place: no character is lost, elements nest, and a part has a largest size."""

import re
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.record import Attribution, Hop, Speaker
from onrecord.web.marking import BLOCKS, CHARACTERS, MARKS, blocks, marked_html, marks_of, part_with, parts

SPEAKER = Speaker(name="Ilse Marrow", type="person")


def said(number: int, *, content, source=(), cue=(), parent=None) -> Attribution:
    return Attribution(
        id=f"a{number}", parent=parent, kind="direct", source=tuple(source), cue=tuple(cue), content=tuple(content),
        speaker=SPEAKER, chain=(Hop(name="Ilse Marrow", type="person"),), confidence=0.5,
    )  # fmt: skip


class Reader(HTMLParser):
    """The text of some HTML without the numbers that lead to notes, and whether its elements nest."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.open, self.nests, self.seen = "", [], True, []

    def handle_starttag(self, tag, attrs) -> None:
        self.open.append(tag)
        self.seen.append(dict(attrs))

    def handle_endtag(self, tag) -> None:
        self.nests = self.nests and bool(self.open) and self.open.pop() == tag

    def handle_data(self, data) -> None:
        if "a" not in self.open:
            self.text += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(str(html))
    reader.close()
    return reader


spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted).map(tuple).filter(lambda span: span[0] < span[1])


@settings(deadline=None)
@given(
    st.text(alphabet="ab <&\"'>\u202e\u05d0\n.", min_size=60, max_size=60),
    st.lists(st.lists(spans, min_size=1, max_size=3), max_size=6),
)
def test_whatever_crosses_no_character_is_lost_and_elements_nest(text: str, contents) -> None:
    marks = marks_of(
        text, [said(number, content=content, source=content[:1]) for number, content in enumerate(contents, 1)]
    )
    shown = blocks(text)
    pages = [read(marked_html(text, block, marks)) for block in shown]
    assert [page.text for page in pages] == [text[start:end] for start, end in shown]
    assert all(page.nests and not page.open for page in pages)
    ids = [attributes["id"] for page in pages for attributes in page.seen if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_an_inner_attribution_stands_inside_the_outer_one() -> None:
    text = "He said that she said it was over."
    marks = marks_of(text, [said(1, content=[(8, 33)]), said(2, content=[(22, 33)], parent="a1")])
    html = str(marked_html(text, (0, len(text)), marks))
    assert re.search(r'class="content d0"[^>]*>that she said <span class="content d1"[^>]*>it was over</span>', html)
    assert html.count('class="ref"') == 2


def test_a_content_in_two_spans_has_one_anchor_and_one_number() -> None:
    text = "“One,” she said, “two.”"
    html = str(marked_html(text, (0, len(text)), marks_of(text, [said(1, content=[(0, 6), (17, 23)])])))
    assert html.count('id="t1"') == 1
    assert html.endswith('<a class="ref" href="#n1" aria-label="note 1">1</a>')


def test_a_rejected_attribution_has_no_mark_and_leaves_the_numbers_of_others() -> None:
    text = "One. Two."
    html = str(marked_html(text, (0, 9), marks_of(text, [None, said(2, content=[(5, 9)])])))
    assert 'data-n="1"' not in html
    assert 'data-n="2"' in html


def test_a_text_without_breaks_is_cut_and_nothing_of_it_lost() -> None:
    text = "word " * 20_000 + "x" * 40_000
    found = parts(text, [])
    assert len(found) > 5
    assert "".join(text[start:end] for part in found for start, end in part) == text
    assert all(sum(end - start for start, end in part) <= CHARACTERS for part in found)
    for number, part in enumerate(found, 1):
        assert part_with(found, part[0][0]) == number
        assert part_with(found, part[-1][1] - 1) == number


def test_a_part_has_so_many_lines_and_marks_and_no_more() -> None:
    assert [len(part) for part in parts("a\n" * 600, [])] == [BLOCKS, BLOCKS, 100]
    text = "“Yes,” she said.\n" * 500
    items = [said(number + 1, content=[(number * 17, number * 17 + 6)]) for number in range(500)]
    assert [len(part) for part in parts(text, marks_of(text, items))] == [MARKS, MARKS, 500 - 2 * MARKS]


def test_an_empty_text_has_one_part() -> None:
    assert parts("\n\n", []) == [[]]
