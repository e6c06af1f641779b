"""The state lane of a die: cache, ODT and latches, where the profile has exclusions."""

import pytest

from nandviz.model.exclusions import When
from nandviz.query.marks.tracks import TraceTracks
from nandviz.ui.timeline.rows import RowKind, Wanted, lay_out_runs
from tests.ui.timeline.conftest import built_in, excluding
from tests.ui.timeline.seen import THEMES, Seen, areas


def lanes(trace, wanted=Wanted(), height=500):  # noqa: B008  a value, never changed
    tracks = TraceTracks(trace)
    tracks.sync()
    layout = lay_out_runs([tracks], wanted, height)[0]
    return [row for row in layout.rows if row.kind is RowKind.STATE]


def mark_of(view, when, plane=-1):
    return next(m for m in view.frame().marks.exclusions if (m.when, m.plane) == (when, plane))


def test_a_profile_without_exclusions_has_no_state_lane():
    assert lanes(built_in("two-dies")) == []


def test_a_profile_with_exclusions_has_a_lane_a_die_with_a_line_for_each_kind():
    (lane,) = lanes(excluding())
    assert (lane.label, lane.lines) == ("state", 3)
    assert lanes(excluding(), Wanted(collapsed=[0])) == []
    assert len(lanes(excluding(), Wanted(hide_empty=True))) == 1
    assert lanes(excluding(), height=150)[0].height < lanes(excluding(), height=900)[0].height


def test_the_states_lie_in_lines_of_their_kinds(show):
    view = show(excluding())
    lane = view.frame().row(0, RowKind.STATE, 0)
    line = lane.height / 3
    for when, plane, place in (
        (When.ON_CACHE_READ, 0, 0),
        (When.ON_CACHE_PROGRAM, -1, 0),
        (When.ODT_DISABLE, -1, 1),
        (When.LATCH_ON_READ, 1, 2),
    ):
        (area,) = areas(view, mark_of(view, when, plane))
        assert area.top() == pytest.approx(lane.top + place * line, abs=1)
        assert area.bottom() <= lane.top + (place + 1) * line


def test_a_state_tells_from_when_to_when_and_what_it_excludes(show):
    view = show(excluding())
    (area,) = areas(view, mark_of(view, When.ON_CACHE_READ, 0))
    text = view.pointing.tip_text(area.center())
    assert "op 2  Cache_Read" in text
    first = "ON_CACHE_READ plane 0 (op 1) from 0.000 µs until 0.070 µs: excludes reading, erasing"
    assert first in text
    assert "ON_CACHE_READ plane 1 (op 2) from 0.022 µs: excludes reading, erasing" in text
    (area,) = areas(view, mark_of(view, When.ODT_DISABLE))
    text = view.pointing.tip_text(area.center())
    assert "ODT_DISABLE (op 6) from 0.230 µs until 0.301 µs: excludes erasing" in text


def test_what_is_not_planned_to_close_has_no_end_and_what_is_planned_ends_there(show):
    trace = excluding()
    ends = {}
    for k in range(trace.last_event + 1):
        view_states = {(s.when, s.plane): s for s in show(trace, k).frame().marks.exclusions}
        state = view_states.get((When.ON_CACHE_READ, 0))
        ends[k] = state and state.end_ns
    assert list(dict.fromkeys(ends.values())) == [None, 70]
    (submit,) = (k for k, end in ends.items() if end == 70 and ends[k - 1] is None)
    assert trace.events.time_ns[submit] == 60


@THEMES
def test_a_state_has_a_frame_in_every_theme(show, theme):
    s = Seen(show(excluding(), theme=theme))
    for when in (When.ON_CACHE_PROGRAM, When.ODT_DISABLE):
        area = s.areas(mark_of(s.view, when))[0]
        assert theme.issue in s.around(area.left(), area.center().y(), 1)
