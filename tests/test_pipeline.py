from collections.abc import Iterator
from typing import Any

from onrecord.pipeline import Failed, records
from onrecord.reading import InputError, read_text
from onrecord.record import Article


def test_each_record_is_there_before_the_next_article_is_asked_for(fake_extractor: Any) -> None:
    asked: list[int] = []

    def items() -> Iterator[Article]:
        for number in range(3):
            asked.append(number)
            yield read_text(f"“No {number},” Ilse Marrow said.")

    found = records(items(), load=lambda: fake_extractor)
    for number in range(3):
        next(found)
        assert asked == list(range(number + 1))


def test_where_nothing_can_be_read_no_model_is_loaded() -> None:
    def load() -> Any:
        raise AssertionError("the model was loaded")

    assert list(records([InputError("a.txt", "is empty")], load=load)) == [Failed("a.txt: is empty")]
