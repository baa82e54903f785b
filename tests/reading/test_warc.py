"""Web archives, whole and damaged."""

import gzip
import io
import random
import resource
import zlib

import pytest

from onrecord.reading.errors import InputError
from onrecord.reading.warc import Capture, read_captures, record_id_at
from tests.support.archives import packed, page, record

RECORDS = [record(page(number), number=number) for number in range(1, 6)]


def seen(data: bytes) -> list[int | str]:
    """The numbers of the captures, and the sentences in their places."""
    items = read_captures(io.BytesIO(data), name="x.warc")
    return [item.number if isinstance(item, Capture) else item.problem for item in items]


def damaged(why: str) -> str:
    return f"is damaged ({why}) and was left out; get the archive again"


SHORT, LENGTH = damaged("it ends before its stated length"), damaged("its length is not the stated one")


@pytest.mark.parametrize("data", [packed(RECORDS), b"".join(RECORDS), gzip.compress(b"".join(RECORDS))])
def test_every_record_is_read_however_it_is_packed(data):
    assert seen(data) == [1, 2, 3, 4, 5]


def test_a_capture_says_what_the_archive_says():
    (capture,) = read_captures(io.BytesIO(record(b"<p>x", number=7)), name="x.warc")
    assert isinstance(capture, Capture)
    assert (capture.url, capture.captured) == ("https://courier.example/2031/7", "2031-03-05T10:00:07Z")
    assert (capture.status, capture.content_type, capture.charset) == (200, "text/html", "utf-8")
    assert (capture.body, capture.size, capture.name) == (b"<p>x", 4, "x.warc, record 1")


def test_what_is_no_capture_is_counted_and_not_given():
    data = packed([record(b"software: x", kind="warcinfo"), record(b"GET", kind="request"), RECORDS[0]])
    assert seen(data) == [3]


@pytest.mark.parametrize("cut", [1, 20, 200, 400])
def test_a_packed_archive_that_breaks_off_is_read_to_there_and_said(cut):
    found = seen(packed(RECORDS)[: len(packed(RECORDS[:4])) + cut])
    assert found[:4] == [1, 2, 3, 4]
    assert found[4:] in ([SHORT], [damaged("it breaks off in its header")])


def test_a_cut_of_any_length_loses_one_record_and_says_so():
    data = packed(RECORDS)
    ends = [len(packed(RECORDS[:count])) for count in range(6)]
    for cut in range(5, len(data), 37):
        whole = sum(end <= cut for end in ends) - 1
        found = seen(data[:cut])
        assert found[:whole] == list(range(1, whole + 1))
        assert [type(item) for item in found[whole:]] == ([] if cut in ends else [str])


def test_a_plain_archive_that_breaks_off_is_read_to_there_and_said():
    data = b"".join(RECORDS)
    assert seen(data[: len(b"".join(RECORDS[:4])) + 600])[:4] == [1, 2, 3, 4]
    assert len(seen(data[: len(b"".join(RECORDS[:4])) + 600])) == 5


@pytest.mark.parametrize("length", [100, len(page(3)) + 500, 2_000_000_000, -5])
@pytest.mark.parametrize("pack", [packed, b"".join], ids=["packed", "plain"])
def test_a_wrong_length_costs_one_record_and_no_other(length, pack):
    wrong = record(page(3), number=3, length=length, digest=False)
    found = seen(pack([*RECORDS[:2], wrong, *RECORDS[3:]]))
    assert found[:2] == [1, 2]
    assert found[2] in (SHORT, LENGTH)
    assert found[3:] == [4, 5]


@pytest.mark.parametrize("where", [0, 1, 60, 300])
def test_damage_in_the_packing_costs_one_record_and_no_other(where):
    data = bytearray(packed(RECORDS))
    start = len(packed(RECORDS[:2]))
    for place in range(start + where, start + where + 4):
        data[place] ^= 0xFF
    found = seen(bytes(data))
    assert [item for item in found if isinstance(item, int)] == [1, 2, 4, 5]
    assert len(found) == 5


def test_altered_bytes_are_told_by_their_digest():
    altered = RECORDS[2].replace(b"harbour council", b"harbour Council")
    assert seen(packed([*RECORDS[:2], altered, *RECORDS[3:]])) == [
        1,
        2,
        damaged("its bytes do not fit their digest"),
        4,
        5,
    ]


def test_what_is_no_archive_is_said():
    with pytest.raises(InputError, match="is no web archive"):
        seen(b"<html>")
    with pytest.raises(InputError, match="is empty"):
        seen(b"")


def test_reading_goes_on_at_the_offset_of_a_record():
    data = packed(RECORDS)
    third = list(read_captures(io.BytesIO(data), name="x"))[2]
    assert isinstance(third, Capture)
    assert record_id_at(io.BytesIO(data), third.offset) == third.id
    rest = read_captures(io.BytesIO(data), name="x", offset=third.offset, number=2)
    assert [item.number for item in rest if isinstance(item, Capture)] == [3, 4, 5]


def test_a_record_of_two_gigabytes_is_passed_in_bounded_memory(tmp_path):
    """Some seconds: two gigabytes go through the unpacker, and none of them stay."""
    size = 2_000_000_000
    whole = record(
        b"", number=2, digest=False, length=size + len(record(b"", digest=False).partition(b"\r\n\r\n")[2]) - 4
    )
    packer = zlib.compressobj(1, 8, 31)
    with (tmp_path / "large.warc.gz").open("wb") as file:
        file.write(packed(RECORDS[:1]))
        file.write(packer.compress(whole[:-4]))
        block = b"a" * 10_000_000
        for _ in range(size // len(block)):
            file.write(packer.compress(block))
        file.write(packer.compress(b"\r\n\r\n") + packer.flush())
        file.write(packed(RECORDS[2:3]))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with (tmp_path / "large.warc.gz").open("rb") as stream:
        items = list(read_captures(stream, name="large"))
    assert [(item.number, item.body is None) for item in items if isinstance(item, Capture)] == [
        (1, False),
        (2, True),
        (3, False),
    ]
    assert items[1].size == size
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kB


@pytest.mark.parametrize("pack", [packed, b"".join], ids=["packed", "plain"])
def test_whatever_is_altered_in_one_record_the_others_are_read(pack):
    """300 alterations: bytes changed, taken out or put in, anywhere in the third of five records."""
    choice = random.Random(1)
    ends = [len(pack(RECORDS[:count])) for count in range(6)]
    for _ in range(300):
        data = bytearray(pack(RECORDS))
        at = choice.randrange(ends[2], ends[3])
        match choice.randrange(3):
            case 0:
                for place in range(at, min(at + choice.randint(1, 4), ends[3])):
                    data[place] = choice.randrange(256)
            case 1:
                del data[at : min(at + choice.randint(1, 300), ends[3])]
            case 2:
                data[at:at] = choice.randbytes(choice.randint(1, 300))
        items = list(read_captures(io.BytesIO(bytes(data)), name="x.warc"))
        found = [item.url for item in items if isinstance(item, Capture)]
        assert {f"https://courier.example/2031/{number}" for number in (1, 2, 4, 5)} <= set(found)
