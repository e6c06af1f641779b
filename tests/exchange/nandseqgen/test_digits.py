"""Numbers that are read a digit of all cells at a time are those that each cell says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nandviz.exchange.nandseqgen import cells, digits
from nandviz.exchange.nandseqgen.digits import columns, in_bytes

_TIMES = st.lists(
    st.one_of(
        st.decimals(0, 10**10, places=6, allow_nan=False).map("{:f}".format),
        st.from_regex(r"[0-9]{1,16}(\.[0-9]{1,20})?", fullmatch=True),
    ),
    min_size=1,
    max_size=12,
)


@given(_TIMES)
def test_times_are_read_as_each_alone(texts: list[str]) -> None:
    def alone() -> list[int] | str:
        try:
            return [cells.instant_ns(text) for text in texts]
        except cells.Expected as error:
            return str(error)

    def together() -> list[int] | str:
        try:
            return cells.instants_ns(in_bytes(texts)).tolist()
        except cells.Expected as error:
            return str(error)

    assert together() == alone()


@given(st.lists(st.text("0123456789.,-+e \n", max_size=20), min_size=1, max_size=6))
def test_what_is_no_number_is_told_from_numbers(texts: list[str]) -> None:
    found = in_bytes(texts)
    assert list(found) == texts
    numbers = getattr(found, "whole_numbers", lambda: None)()
    if numbers is not None:
        assert numbers.tolist() == [int(text) for text in texts]
        assert all(text.isdecimal() for text in texts)


def test_lines_of_another_width_are_left_to_a_parser() -> None:
    assert [list(column) for column in columns("1,2\n3,4\n", 2)] == [["1", "3"], ["2", "4"]]
    for text in ("1,2\n3\n", "1,2\n3,4,5\n", "1\n2,3,4\n", ""):
        assert columns(text, 2) == ()


def test_cells_are_sequences_of_texts() -> None:
    first, second = columns("1,ab\n22,\n", 2)
    assert (first[1], second[0], second[1], list(first[0:2])) == ("22", "ab", "", ["1", "22"])
    assert second.whole_numbers() is None


_WORDS = ["", "a", "b", "READ", "READS", "READ.ISSUE", "READ.CORE_BUSY", "12345678", "123456789"]
_LONG = [f"{'x' * 12}{each}{'y' * 12}" for each in _WORDS]


@given(st.lists(st.sampled_from([*_WORDS, *_LONG]), min_size=1, max_size=40))
def test_distinct_texts_are_told_apart_in_order_of_rows(texts: list[str]) -> None:
    (column,) = columns("\n".join(texts) + "\n", 1)
    found = column.distinct()
    assert found is not None
    first, which = found
    assert [texts[row] for row in first.tolist()] == list(dict.fromkeys(texts))
    assert first.tolist() == sorted(first.tolist())
    assert [texts[first[place]] for place in which.tolist()] == texts


def test_texts_of_more_than_48_bytes_are_not_compared_together() -> None:
    for length, is_short in ((48, True), (49, False)):
        (column,) = columns(f"a\n{'x' * length}\n", 1)
        assert (column.distinct() is not None) == is_short


def test_texts_that_share_a_key_by_chance_are_not_taken_for_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(digits, "_FACTOR", np.uint64(1))
    same, swapped = "aaaaaaaabbbbbbbb", "bbbbbbbbaaaaaaaa"
    (column,) = columns(f"{same}\n{same}\n", 1)
    assert column.distinct() is not None
    (column,) = columns(f"{same}\n{swapped}\n", 1)
    assert column.distinct() is None
