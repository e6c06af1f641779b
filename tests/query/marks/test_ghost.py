"""Of ghosts over ghosts the newest is seen, plane by plane; nothing of it is hidden."""

from hypothesis import given
from hypothesis import strategies as st

from nandviz.query.marks.ghost import Ghost, layered

PLANES = 3
UNTIL = 24


def ghost(start: int, end: int, born: int, planes: int = 1, die: int = 0) -> Ghost:
    return Ghost(born + 1, die, planes, start, end, True, "", born)


GHOSTS = st.lists(
    st.builds(
        lambda start, length, born, planes, die: ghost(start, start + length, born, planes, die),
        st.integers(0, UNTIL - 2),
        st.integers(1, UNTIL // 2),
        st.integers(0, 5),
        st.integers(1, (1 << PLANES) - 1),
        st.integers(0, 1),
    ),
    max_size=9,
)


def seen_at(found: tuple[Ghost, ...], die: int, plane: int, at: int) -> list[int]:
    """Return the places in the list of the ghosts that are seen at an instant on a plane."""
    return [
        i
        for i, g in enumerate(found)
        if g.die == die and g.planes >> plane & 1 and g.start_ns <= at < g.end_ns
        and not any(a <= at < b for a, b in g.hidden_on(plane))
    ]  # fmt: skip


@given(GHOSTS)
def test_at_every_instant_and_plane_one_ghost_is_seen_the_newest(ghosts: list[Ghost]) -> None:
    found = layered(tuple(ghosts))
    assert [g.born for g in found] == sorted(g.born for g in ghosts)
    for die in (0, 1):
        for plane in range(PLANES):
            for at in range(UNTIL + UNTIL // 2):
                there = [
                    i
                    for i, g in enumerate(found)
                    if g.die == die and g.planes >> plane & 1 and g.start_ns <= at < g.end_ns
                ]
                assert seen_at(found, die, plane, at) == there[-1:]


def test_an_op_that_is_suspended_again_and_again_hides_its_older_ghosts() -> None:
    found = layered(tuple(ghost(10 * i, 100 + i, i, planes=15) for i in range(4)))
    assert [g.hidden for g in found] == [
        ((15, (10, 100)),), ((15, (20, 101)),), ((15, (30, 102)),), ()
    ]  # fmt: skip
    assert found[0].hidden_on(-1) == [(10, 100)]


def test_a_ghost_of_some_planes_hides_those_alone() -> None:
    below, above = layered((ghost(0, 10, 1, planes=0b11), ghost(2, 5, 2, planes=0b01)))
    assert below.hidden_on(0) == [(2, 5)]
    assert below.hidden_on(1) == []
    assert below.hidden_on(-1) == []
    assert above.hidden == ()
