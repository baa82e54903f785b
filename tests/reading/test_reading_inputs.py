"""Files, directories, globs and standard input."""

import io
import os
import tracemalloc

import pytest

from onrecord.reading import InputError, read_inputs

TEXT = "The bridge stays shut, the ministry said."
LINE = b'{"id": "%d", "text": "The bridge stays shut, the ministry said."}\n'
PAGE = f"<html><body><h1>Bridge</h1><p>{TEXT}</p></body></html>"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b.txt").write_text(TEXT + " B")
    (tmp_path / "a.md").write_text(TEXT + " A")
    (tmp_path / "c.jsonl").write_bytes(LINE % 1 + LINE % 2)
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / ".hidden.txt").write_text(TEXT)
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "d.html").write_text(PAGE)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "e.txt").write_text(TEXT)
    return tmp_path


def endings(found):
    return [item.text[-1] for item in found]


def one(*inputs, **options):
    (item,) = read_inputs(inputs, **options)
    return item


def piped(data, **options):
    return list(read_inputs(["-"], stdin=io.BytesIO(data), **options))


def test_a_directory_is_read_in_depth_and_in_order(folder):
    assert endings(read_inputs([str(folder)])) == ["A", "B", ".", ".", "."]


def test_a_bad_file_costs_no_neighbour(folder):
    (folder / "aa.txt").write_bytes(b"")
    found = list(read_inputs([str(folder)]))
    assert isinstance(found[1], InputError)
    assert len(found) == 6


def test_a_directory_without_articles_is_an_error(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    assert str(one(str(tmp_path))).startswith(f"{tmp_path}: the directory holds no articles")


def test_a_glob_is_read_in_order(folder):
    assert endings(read_inputs([str(folder / "[ab].*")])) == ["A", "B"]


def test_a_deep_glob_reads_each_file_once(folder):
    assert len(list(read_inputs([str(folder / "**" / "*.html")]))) == 1


def test_a_glob_that_matches_nothing_is_an_error(tmp_path):
    assert "matches no file" in str(one(str(tmp_path / "*.txt")))


def test_a_name_that_looks_like_a_glob_is_itself(tmp_path):
    (tmp_path / "a[1].txt").write_text(TEXT)
    assert one(str(tmp_path / "a[1].txt")).text == TEXT


@pytest.mark.parametrize("name", ["none.txt", "", "a\x00b", "https://harbour.example/1"])
def test_what_is_not_there_is_an_error(name):
    assert isinstance(one(name), InputError)


def test_an_unknown_suffix_that_is_named_is_read(tmp_path):
    (tmp_path / "story.news").write_text(TEXT)
    assert one(str(tmp_path / "story.news")).text == TEXT


def test_a_pipe_in_a_directory_is_an_error(tmp_path):
    os.mkfifo(tmp_path / "pipe.jsonl")
    assert "is a pipe" in str(one(str(tmp_path)))


def test_outlet_and_date_reach_every_article(folder):
    found = list(read_inputs([str(folder)], outlet="Harbour Post", published="2019"))
    assert {(item.outlet, item.published.value) for item in found} == {("Harbour Post", "2019")}


def test_an_impossible_date_is_an_error_in_place(folder):
    assert isinstance(one(str(folder / "b.txt"), published="2019-02-30"), InputError)


def test_standard_input_of_text_is_kept():
    assert piped(b"\n  The bridge\r\nstays shut.")[0].text == "\n  The bridge\r\nstays shut."


def test_standard_input_of_a_page_is_read():
    assert piped(PAGE.encode())[0].text.endswith(TEXT)


def test_standard_input_of_lines_is_read():
    assert [item.id for item in piped(LINE % 1 + LINE % 2)] == ["1", "2"]


def test_standard_input_of_one_json_value_over_several_lines_is_read():
    assert piped(b'[\n{"id": "x",\n"text": "The bridge stays shut."}\n]')[0].id == "x"


@pytest.mark.parametrize("options", [{}, {"input_format": "jsonl"}])
def test_empty_standard_input_is_an_error(options):
    (problem,) = piped(b"", **options)
    assert str(problem).startswith("standard input: is empty")


def test_the_format_can_be_forced_to_text(tmp_path):
    (tmp_path / "page.html").write_text(PAGE)
    assert one(str(tmp_path / "page.html"), input_format="text").text == PAGE


def test_the_format_can_be_forced_to_lines(tmp_path):
    (tmp_path / "lines.txt").write_bytes(LINE % 1)
    assert one(str(tmp_path / "lines.txt"), input_format="jsonl").id == "1"


def test_lines_in_a_json_file_are_read(tmp_path):
    (tmp_path / "lines.json").write_bytes(LINE % 1 + LINE % 2)
    assert len(list(read_inputs([str(tmp_path / "lines.json")]))) == 2


def test_memory_does_not_grow_with_the_lines(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_bytes(b"".join(LINE % number for number in range(5000)))
    tracemalloc.start()
    try:
        assert sum(1 for _ in read_inputs([str(path)])) == 5000
        assert tracemalloc.get_traced_memory()[1] < 1_000_000  # bytes
    finally:
        tracemalloc.stop()


def test_lines_of_standard_input_are_counted_from_its_first():
    assert str(piped(b"\n\n{nonsense\n" + LINE % 1, input_format="jsonl")[0]).startswith("standard input, line 3: ")
    assert str(piped(b"\n\n" + LINE % 1 + b"{nonsense\n")[1]).startswith("standard input, line 4: ")
