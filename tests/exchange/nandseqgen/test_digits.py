"""Numbers that are read a digit of all cells at a time are those that each cell says."""

from hypothesis import given
from hypothesis import strategies as st

from nandviz.exchange.nandseqgen import cells
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
