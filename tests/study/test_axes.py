"""What is written for an axis: lists, exact ranges, limits, one line for what is wrong."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nandviz.errors import NandvizError
from nandviz.study.axes import MAX_AXES, Axis, size, values_at

DECIMALS = st.decimals(-10_000, 10_000, places=3)
STEPS = st.decimals("0.001", 500, places=3)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1:5", ("1", "2", "3", "4", "5")),
        ("0:1000:500", ("0", "500", "1000")),
        ("0:10:4", ("0", "4", "8")),
        ("0:0.3:0.1", ("0", "0.1", "0.2", "0.3")),
        ("1.50:2:.25", ("1.5", "1.75", "2")),
        ("3:1:-1", ("3", "2", "1")),
        ("-1:1:0.5", ("-1", "-0.5", "0", "0.5", "1")),
        ("7:7", ("7",)),
        ("none,1,2", ("none", "1", "2")),
        ("none, 10:12 ,99.5", ("none", "10", "11", "12", "99.5")),
        ("fifo,read_first", ("fifo", "read_first")),
        ("a:b", ("a:b",)),
        ("100:900:400,1000", ("100", "500", "900", "1000")),
    ],
)
def test_a_text_gives_its_values_in_order(text: str, values: tuple[str, ...]) -> None:
    assert Axis.of("workload.seed", text).values == values


@given(DECIMALS, STEPS, st.integers(0, 200))
def test_a_range_has_each_step_exactly_and_its_end_if_the_steps_come_upon_it(
    first: Decimal, step: Decimal, count: int
) -> None:
    last = first + step * count
    values = Axis.of("a", f"{first}:{last}:{step}").values
    assert [Decimal(value) for value in values] == [first + step * n for n in range(count + 1)]
    before = Axis.of("a", f"{first}:{last - Decimal('0.0001')}:{step}").values if count else values
    assert before == values[: max(count, 1)]
    back = Axis.of("a", f"{last}:{first}:-{step}").values
    assert back == values[::-1]


@given(st.lists(st.from_regex(r"[a-z0-9_.]{1,8}", fullmatch=True), min_size=1, unique=True))
def test_words_and_numbers_stand_as_they_are_written(words: list[str]) -> None:
    assert Axis.of("a", ",".join(words)).values == tuple(words)


@given(st.text(max_size=40))
def test_any_text_gives_different_values_or_one_line(text: str) -> None:
    values: tuple[str, ...] = ()
    with suppress(NandvizError):
        values = Axis.of("a", text).values
        assert values
    assert len(set(values)) == len(values)
    assert all(value == value.strip() != "" for value in values)


@pytest.mark.parametrize(
    ("argument", "what"),
    [
        ("a=5:1", "the range 5:1, which has no values"),
        ("a=1:5:0", "the range 1:5:0, which has no values"),
        ("a=1:5:-1", "the range 1:5:-1, which has no values"),
        ("a=1,,2", "an empty value"),
        ("a=", "no path or no value"),
        ("=1", "no path or no value"),
        ("a", "no path or no value"),
        ("a=1,2,1", "'1' a second time"),
        ("a=1:3,2", "'2' a second time"),
        ("a=0:1000000:0.5", "more values than a sweep has points"),
        ("a=0:99999999999999999999:0.000000001", "more values than a sweep has points"),
        ("a=x\ny", "an empty value"),
    ],
)
def test_what_is_wrong_is_one_line_that_names_the_argument(argument: str, what: str) -> None:
    with pytest.raises(NandvizError) as caught:
        Axis.parse(argument)
    assert what in str(caught.value)
    assert str(caught.value).startswith("--over ")
    assert "\n" not in str(caught.value)


def test_the_values_of_the_last_axis_change_from_point_to_point() -> None:
    axes = [Axis.parse("a=1,2"), Axis.parse("b=x,y,z")]
    points = [tuple(values_at(axes, point).values()) for point in range(size(axes))]
    assert points == [("1", "x"), ("1", "y"), ("1", "z"), ("2", "x"), ("2", "y"), ("2", "z")]
    assert list(values_at(axes, 4)) == ["a", "b"]


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        ([], "nothing to sweep over"),
        (["a=1", "a=2"], "a second axis"),
        ([f"a{n}=1" for n in range(MAX_AXES + 1)], "9 axes; at most 8"),
        (["a=1:1001", "b=1:1000"], "1,001,000 points; at most 1,000,000"),
    ],
)
def test_axes_that_make_no_sweep_are_refused(arguments: list[str], what: str) -> None:
    with pytest.raises(NandvizError, match=what):
        size([Axis.parse(argument) for argument in arguments])
