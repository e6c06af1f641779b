"""What delta debugging leaves: it holds, and no single item can be taken out."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nandviz.study.ddmin import ddmin


def test_the_items_that_matter_are_left_and_found_fast() -> None:
    needed, asked = {5, 17, 700}, []

    def holds(some: Sequence[int]) -> bool:
        asked.append(tuple(some))
        return needed <= set(some)

    assert ddmin(range(800), holds) == [5, 17, 700]
    assert len(asked) < 200
    assert len(asked) == len(set(asked))


def test_nothing_is_left_where_nothing_matters() -> None:
    assert ddmin("abcdef", lambda _: True) == []
    assert ddmin("", lambda _: True) == []


def test_all_is_left_where_all_matters() -> None:
    assert ddmin("abcdef", lambda some: len(some) == 6) == list("abcdef")


@given(st.integers(0, 40), st.sets(st.integers(0, 39)))
def test_of_a_monotone_question_exactly_what_matters_is_left(count: int, wanted: set[int]) -> None:
    needed = {each for each in wanted if each < count}
    assert ddmin(range(count), lambda some: needed <= set(some)) == sorted(needed)


@given(st.integers(0, 9), st.data())
def test_of_any_question_the_answer_holds_and_is_1_minimal(count: int, data: st.DataObject) -> None:
    answers = {tuple(range(count)): True}

    def holds(some: Sequence[int]) -> bool:
        key = tuple(some)
        if key not in answers:
            answers[key] = data.draw(st.booleans(), label=str(key))
        return answers[key]

    left = ddmin(range(count), holds)
    assert answers[tuple(left)]
    assert not any(holds(left[:i] + left[i + 1 :]) for i in range(len(left)))


def test_what_a_question_raises_ends_it() -> None:
    def holds(some: Sequence[int]) -> bool:
        raise KeyError(tuple(some))

    with pytest.raises(KeyError) as error:
        ddmin(range(4), holds)
    assert error.value.args == ((2, 3),)
