"""One file or some bytes: encodings, and every way in which they are no article."""

import errno
import logging
import os
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.reading import InputError, read
from onrecord.record import Article

STORY = "Die Brücke bleibt „gesperrt“, sagte der Minister. The bridge stays shut."


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
@example(b"<!doctype html>")
@example(b"<html><body><p>\xff\xfe")
@example(b"\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00")
@example(b"<html>" + b"<div>" * 400)
def test_bytes_never_raise_anything_but_an_input_error(data):
    for source in (data, b"<html><body>" + data):
        try:
            outcome = read(source)
        except InputError as problem:
            outcome = problem
        assert isinstance(outcome, Article) or str(outcome).startswith("the bytes: ")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encoding_is_detected(encoding):
    assert read(STORY.encode(encoding)).text == STORY


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read(encoding):
    assert read("The bridge stays shut.".encode(encoding)).text == "The bridge stays shut."


def test_cyrillic_in_a_legacy_encoding_is_read():
    text = "Министр сказал в понедельник, что мост останется закрытым. Причину он не назвал. " * 5
    assert read(text.encode("cp1251")).text == text


def test_invalid_utf_8_is_read_with_replacements(caplog):
    data = STORY.encode() + b" \xff\xfe The end."
    with caplog.at_level(logging.WARNING):
        assert read(data).text == STORY + " \ufffd\ufffd The end."
    assert "2 damaged characters are kept as U+FFFD" in caplog.text


def test_line_ends_of_a_file_are_kept(tmp_path):
    path = tmp_path / "story.txt"
    path.write_bytes(b"The bridge\r\nstays shut.\r\n")
    assert read(path).text == "The bridge\r\nstays shut.\r\n"


def test_what_is_given_goes_before_what_the_file_says(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text("Bridge stays shut\n\nJanuary 4, 2019\n\nThe bridge stays shut.")
    article = read(str(path), title="T", outlet="Harbour Post", url="https://harbour.example/1", published="2020")
    assert (article.title, article.outlet, article.url, article.published.value) == (
        "T",
        "Harbour Post",
        "https://harbour.example/1",
        "2020",
    )


def test_a_json_file_of_one_article_is_read(tmp_path):
    path = tmp_path / "story.json"
    path.write_text('{"id": "x1", "text": "The bridge stays shut."}')
    assert read(path).id == "x1"


def test_a_text_named_html_is_read(tmp_path):
    path = tmp_path / "story.html"
    path.write_text("The bridge stays shut, 3 < 4.")
    assert read(path).text == "The bridge stays shut, 3 < 4."


def _refused(path, words):
    with pytest.raises(InputError) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.html", b" \n\n", "is empty"),
        ("mark.txt", b"\xef\xbb\xbf", "is empty"),
        ("photo.html", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 20, "is a JPEG image, not text"),
        ("paper.txt", b"%PDF-1.7\n%\xe2\xe3", "is a PDF document"),
        ("noise.txt", bytes(range(1, 32)) * 50, "is binary data"),
        ("nul.txt", b"The bridge\x00 stays shut.", "NUL"),
        ("nuls.html", b"<html><body><p>The bridge\x00 stays shut.</p>", "NUL"),
        ("list.json", b'[{"text": "One story."}, {"text": "Another story."}]', "holds 2 articles"),
        ("half.json", b'{"text": "The bri', "is not complete JSON"),
    ],
)
def test_what_is_no_article_is_refused(tmp_path, name, data, words):
    path = tmp_path / name
    path.write_bytes(data)
    _refused(path, words)


def test_two_million_characters_of_one_line_are_read():
    text = ("The bridge stays shut. " * 90_000)[:2_000_000]
    assert read(text.encode()).text == text


def test_ten_megabytes_of_one_line_are_refused(tmp_path):
    path = tmp_path / "line.txt"
    path.write_bytes(b"The bridge stays shut. " * 434_783)
    _refused(path, "10,000,009 characters are more than the 2,000,000")


def test_a_file_over_the_limit_is_refused_unread(tmp_path):
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(10 * 1024 * 1024 + 1)
    _refused(path, "10,485,761 bytes are more than the 10,485,760")


def test_an_absent_file_is_refused(tmp_path):
    _refused(tmp_path / "none.txt", "there is no such file")


def test_a_directory_is_refused(tmp_path):
    _refused(tmp_path, "is a directory")


def test_a_pipe_is_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    _refused(tmp_path / "pipe.txt", "is a pipe or a device")


def test_a_loop_of_links_is_refused(tmp_path):
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    _refused(tmp_path / "loop.txt", "cannot be read")


def test_a_file_without_permission_is_refused(tmp_path, monkeypatch):
    def locked(*_):
        raise PermissionError(errno.EACCES, "Permission denied")

    path = tmp_path / "locked.txt"
    path.write_text("The bridge stays shut.")
    monkeypatch.setattr(Path, "open", locked)  # the mode of a file does not keep root out
    _refused(path, "permission denied")
