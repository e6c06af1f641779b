"""Rows make use of the room there is, and say what they have no line for."""

import pytest

from nandviz.query.marks.tracks import TraceTracks
from nandviz.scenario import library
from nandviz.trace.tables import Trace
from nandviz.ui.timeline import raster
from nandviz.ui.timeline.rows import RowKind, Wanted, lay_out_runs
from tests.ui.timeline.conftest import built_in, from_text
from tests.ui.timeline.seen import note_words

MANY = (
    """nandviz: 1
name: many wait
profile: generic-tlc
script:
  - at_us: 0
    batch:
"""
    + "".join(f"      - {{op: Page_Program_SLC, die: 0, block: 0, page: {i}}}\n" for i in range(9))
    + """  - {at_us: 100, op: Program_Suspend, die: 0}
  - {at_us: 300, op: Program_Resume, die: 0}
"""
)


@pytest.mark.parametrize("height", [240, 400, 520, 700])
def test_rows_fill_the_height_as_far_as_they_may(height):
    tracks = TraceTracks(built_in("batch-of-three"))
    tracks.sync()
    layout = lay_out_runs([tracks], Wanted(), height)[0]
    planes = [row.height for row in layout.rows if row.kind is RowKind.PLANE]
    assert layout.height <= max(height, 240)
    assert height - layout.height < 5 or min(planes) == 64


def test_the_backlog_has_lines_for_what_waits_and_more_of_them_where_there_is_room():
    lines = {}
    traces = {name: built_in(name) for name in ("two-dies", "suspend-resume")}
    for name, trace in {**traces, "many wait": from_text(MANY)}.items():
        tracks = TraceTracks(trace)
        tracks.sync()
        layouts = [lay_out_runs([tracks], Wanted(), height)[0] for height in (180, 300, 1400)]
        lines[name] = [
            [row.lines for row in layout.rows if row.kind is RowKind.BACKLOG] for layout in layouts
        ]
    assert lines["many wait"] == [[3], [3], [5]]
    assert lines["two-dies"] == [[1, 1]] * 3
    assert lines["suspend-resume"] == [[1]] * 3


@pytest.mark.parametrize("name", library.names())
def test_all_rows_of_a_die_are_in_view_in_a_small_window_at_200_percent(show, name):
    trace = built_in(name)
    view = show(trace)
    view.resize(650, 294)
    view.grab()
    layout = view.frame().params.layout
    fits = layout.height <= view.surface.rows_size()[1]
    assert fits is (trace.info.topology.dies == 1)


def test_entries_without_a_line_are_counted_even_when_they_have_left(show, monkeypatch):
    view = show(from_text(MANY))
    said = note_words(view, monkeypatch)
    view.surface.grab()
    lines = next(row.lines for row in view.frame().rows if row.kind is RowKind.BACKLOG)
    assert not any(w.open for w in view.frame().marks.waiting)
    assert f"+{8 - lines} more" in [word.text for word in said]


def test_words_of_overlapping_ghosts_do_not_overlap(show, monkeypatch):
    view = show(built_in("half-flushed"))
    said = note_words(view, monkeypatch)
    view.surface.grab()
    places = [
        (word.x, word.middle, view.words.width(word.text, 11))
        for word in said
        if "was here" in word.text or word.text in {"op 2", "op 3"}
    ]
    assert len(places) >= 2
    for i, (x, y, width) in enumerate(places):
        for u, v, wide in places[i + 1 :]:
            assert abs(y - v) > 10 or x + width <= u or u + wide <= x


def test_marks_before_the_view_are_not_counted_as_left_out(show):
    view = show(built_in("workload-suspend-storm"))
    trace = built_in("workload-suspend-storm")
    at_ns = int(trace.backlog.entered_ns[len(trace.backlog) // 2])
    view.state.set_times(at_ns - 50_000, at_ns + 50_000)
    assert view.frame().marks.left_out == 0


def test_rows_stay_while_stepping_and_follow_the_size(show):
    view = show(built_in("two-dies"), 3)
    before = view.frame().params.layout
    view.set_event(4)
    assert view.frame().params.layout is before
    view.resize(1200, 760)
    view.surface.grab()
    assert view.frame().params.layout.height > before.height


def wide(dies: int, planes: int) -> Trace:
    """Return a run of few ops on a device of many lanes."""
    ops = "".join(
        f"  - {{at_us: {5 * die}, op: Page_Program_SLC, die: {die}, block: 0, page: 0}}\n"
        for die in (0, dies - 1)
    )
    topology = f"{{channels: 2, dies: {dies}, planes: {planes}, blocks: 64, pages: 8}}"
    return from_text(f"nandviz: 1\nname: wide\ntopology: {topology}\nscript:\n{ops}")


def counted_lanes(monkeypatch) -> list[int]:
    """Count the lanes that are looked at for bars."""
    asked: list[int] = []
    real = raster.visible_bars

    def counting(tracks, shown, *rest):
        asked.append(len(shown))
        return real(tracks, shown, *rest)

    monkeypatch.setattr(raster, "visible_bars", counting)
    return asked


def test_a_step_looks_at_the_lanes_in_view_and_at_those_that_hold_anything(show, monkeypatch):
    view, asked = show(wide(256, 16), 0), counted_lanes(monkeypatch)
    view.scrollbar.setValue(view.scrollbar.maximum())
    view.set_event(1)
    view.grab()
    assert 0 < max(asked) < 100


def test_rows_in_view_are_those_of_all_that_meet_it(show):
    view = show(wide(64, 4), 0)
    view.state.toggle_pin("d3-p1")
    view.state.toggle_die(2)
    layout = view.frame().params.layout
    for scroll in (0.0, 33.0, 500.0, layout.height):
        expected = [
            row.name
            for row in layout.rows
            if (row.bottom > 0 if row.pinned else row.bottom - scroll > layout.pinned_height)
            and (row.top if row.pinned else row.top - scroll) < 300
        ]
        assert [row.name for row in layout.visible(scroll, 300)] == expected


def test_hidden_empty_rows_are_laid_out_once_for_all_steps(show):
    view = show(wide(64, 4), 0)
    view.state.set_hide_empty(True)
    view.grab()
    view.set_event(1)
    layout = view.frame().params.layout
    assert {row.die for row in layout.rows if row.kind is RowKind.PLANE} == {0, 63}
    view.set_event(2)
    assert view.frame().params.layout is layout


def test_lanes_are_taken_in_that_have_grown(monkeypatch):
    trace, taken = wide(256, 16), []
    tracks = TraceTracks(trace)
    real = tracks.take
    monkeypatch.setattr(tracks, "take", lambda key, lane: (taken.append(key), real(key, lane)))
    tracks.sync()
    assert {key.die for key in taken if key.plane >= 0 and key.die >= 0} == {0, 255}
    assert len(taken) == len(set(taken)) == 2 * 16 + 2
