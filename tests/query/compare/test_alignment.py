"""Two lists are aligned as a table of lengths says that is filled in full."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nandviz.query.compare import alignment
from nandviz.query.compare.alignment import aligned

LISTS = st.lists(st.integers(0, 5), max_size=14)
Pairs = list[tuple[int, int]]


def pairs_of(a: list[int], b: list[int]) -> Pairs:
    at_a, at_b = aligned(np.array(a, np.int64), np.array(b, np.int64))
    return list(zip(at_a.tolist(), at_b.tolist(), strict=True))


def table_pairs(a: list[int], b: list[int]) -> Pairs:
    """Return the pairs of a longest common subsequence by the rule, from a table of all lengths."""
    kept_a = [i for i, each in enumerate(a) if each in b]
    kept_b = [j for j, each in enumerate(b) if each in a]
    n, m = len(kept_a), len(kept_b)
    length = [[0] * (m + 1) for _ in range(n + 1)]
    for i in reversed(range(n)):
        for j in reversed(range(m)):
            same = a[kept_a[i]] == b[kept_b[j]]
            length[i][j] = (
                length[i + 1][j + 1] + 1 if same else max(length[i + 1][j], length[i][j + 1])
            )
    i = j = 0
    pairs = []
    while i < n and j < m:
        x, y = a[kept_a[i]], b[kept_b[j]]
        first = (length[i + 1][j], y), (length[i][j + 1], x)
        if x == y:
            pairs.append((kept_a[i], kept_b[j]))
            i, j = i + 1, j + 1
        elif first[0] > first[1]:
            i += 1
        else:
            j += 1
    return pairs


def with_replaced(common: Pairs, n: int, m: int) -> Pairs:
    found, i, j = [], 0, 0
    for next_i, next_j in [*common, (n, m)]:
        found += zip(range(i, next_i), range(j, next_j), strict=False)
        found += [(next_i, next_j)] if next_i < n else []
        i, j = next_i + 1, next_j + 1
    return found


@given(LISTS, LISTS)
def test_the_alignment_is_that_of_the_table(a: list[int], b: list[int]) -> None:
    assert pairs_of(a, b) == with_replaced(table_pairs(a, b), len(a), len(b))


@given(LISTS, LISTS)
def test_the_way_for_lists_that_differ_much_finds_the_same(a: list[int], b: list[int]) -> None:
    expected = pairs_of(a, b)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alignment, "_FEW", -1)
        patch.setattr(alignment, "_OFTEN", 2)
        assert pairs_of(a, b) == expected


@given(LISTS, LISTS)
def test_the_alignment_does_not_depend_on_which_list_is_first(a: list[int], b: list[int]) -> None:
    assert pairs_of(b, a) == [(j, i) for i, j in pairs_of(a, b)]


@given(LISTS)
def test_equal_lists_pair_place_by_place(a: list[int]) -> None:
    assert pairs_of(a, a) == [(i, i) for i in range(len(a))]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ([1, 2, 3], [1, 2, 9, 3], [(0, 0), (1, 1), (2, 3)]),
        ([1, 2, 3], [1, 3], [(0, 0), (2, 1)]),
        ([1, 2, 3], [1, 7, 3], [(0, 0), (1, 1), (2, 2)]),
        ([5], [5, 5], [(0, 0)]),
        ([1, 2, 3, 4], [7, 8, 4], [(0, 0), (1, 1), (3, 2)]),
        ([1, 2], [2, 1], [(1, 0)]),
        ([], [1], []),
    ],
    ids=["added", "removed", "replaced", "doubled", "fewer for more", "swapped", "nothing"],
)
def test_a_pair_of_lists(a: list[int], b: list[int], expected: Pairs) -> None:
    assert pairs_of(a, b) == expected


def test_long_lists_that_differ_everywhere_are_aligned() -> None:
    rng = np.random.default_rng(3)
    a, b = (rng.integers(0, 40, 900).tolist() for _ in "ab")
    assert pairs_of(a, b) == with_replaced(table_pairs(a, b), len(a), len(b))
