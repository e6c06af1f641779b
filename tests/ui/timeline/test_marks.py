"""Each mark of the palette's table, read as pixels at computed places, in both themes."""

import numpy as np
from PySide6.QtGui import QColor

from nandviz.query.marks.read_ends import End
from nandviz.trace.laws.verdict import Finding, verdict
from nandviz.ui.theme import LIGHT
from nandviz.ui.timeline.rows import NAMES_WIDTH, RowKind
from tests.ui.timeline.conftest import built_in, from_text
from tests.ui.timeline.seen import THEMES, US, Seen, seen


@THEMES
def test_core_busy_fills_the_height_and_issue_half_of_it(show, theme):
    s = seen(show, "batch-of-three", theme)
    top, bottom = s.row(0).top, s.row(3).bottom
    core, issue = s.frame.x(60 * US), s.frame.x(5 * US)
    assert set(s.column(core, s.row(3))) == {theme.program}
    tall = [y for y in range(int(top), int(bottom)) if s.at(issue, y) == theme.issue]
    assert 0.4 <= len(tall) / (bottom - top) <= 0.6
    assert abs((tall[0] + tall[-1]) / 2 - (top + bottom) / 2) <= 1


@THEMES
def test_the_cut_is_a_firm_edge_in_the_colour_of_suspend(show, theme):
    s = seen(show, "batch-of-three", theme)
    mark = s.frame.marks.suspended[0]
    for plane in range(4):
        assert set(s.column(s.frame.x(mark.at_ns), s.row(plane))) == {theme.suspend}


@THEMES
def test_the_ghost_is_hatched_from_the_cut_to_the_old_end_and_says_what_is_left(show, theme):
    s = seen(show, "batch-of-three", theme)
    ghost = next(g for g in s.frame.marks.ghosts if g.cut)
    assert (ghost.start_ns, ghost.end_ns) == (100 * US, 309_824)
    assert "209.824 µs left" in ghost.text
    row = s.row(2)
    pixels = {s.at(x, row.top + 12) for x in np.arange(s.frame.x(220 * US), s.frame.x(300 * US))}
    assert theme.background in pixels
    assert len(pixels) >= 2
    assert theme.program not in pixels


@THEMES
def test_suspend_and_resume_have_their_colours_and_signs(show, theme):
    s = seen(show, "batch-of-three", theme)
    row, named = s.row(3), s.row(1)
    ink = QColor(theme.on(theme.suspend)).name().upper()
    suspend, resume = s.frame.x(100 * US), s.frame.x(400 * US)
    middle = named.top + named.height / 2
    assert s.at(s.frame.x(180 * US), row.top + 5) == theme.suspend
    assert ink in s.around(suspend + 6, middle, 3)
    assert s.at(s.frame.x(520 * US), row.top + 5) == theme.resume
    ink = QColor(theme.on(theme.resume)).name().upper()
    assert ink in s.around(resume + 9, middle)


@THEMES
def test_a_resumed_part_has_a_cap_and_its_number(show, theme):
    s = seen(show, "suspended-three-times", theme)
    parts = s.frame.marks.parts
    assert [(p.number, p.total) for p in parts] == [(2, 4), (3, 4), (4, 4)]
    row = s.row(3)
    for part in parts:
        assert s.at(s.frame.x(part.start_ns) + 1, row.top + 4) == theme.resume


@THEMES
def test_op_ends_are_cancelled_rescheduled_and_resumed(show, theme):
    s = seen(show, "batch-of-three", theme, 7)
    forms = {e.form: e for e in s.frame.marks.ends if e.uid == 1}
    cancelled, again = forms[End.CANCELLED], forms[End.RESCHEDULED]
    assert cancelled.when_ns == 309_824
    assert cancelled.next_ns == again.when_ns
    assert theme.wrong in s.around(*s.middle(cancelled))
    assert theme.suspend in s.around(*s.middle(again))
    assert theme.wrong in s.around(s.frame.x(500 * US), s.middle(cancelled)[1], 2)
    done = seen(show, "batch-of-three", theme)
    resumed = next(e for e in done.frame.marks.ends if e.form is End.RESUMED)
    assert resumed.when_ns == again.when_ns
    x, y = done.middle(resumed)
    assert theme.resume in done.around(x, y, 4)
    ring = {done.at(x + dx, y) for dx in (7, 8, 9)}
    assert ring - {theme.program, theme.background}


@THEMES
def test_a_plain_op_end_is_an_ink_diamond(show, theme):
    s = seen(show, "batch-of-three", theme)
    end = next(e for e in s.frame.marks.ends if e.form is End.PLAIN and e.uid == 2)
    assert s.at(*s.middle(end)) == theme.ink


@THEMES
def test_an_application_is_a_dot_on_the_plane_of_its_block(show, theme):
    s = seen(show, "batch-of-three", theme)
    assert [a.uid for a in s.frame.marks.applied] == [1, 2, 3]
    assert s.at(*s.middle(s.frame.marks.applied[0])) == theme.applied


@THEMES
def test_ops_in_the_backlog_are_dotted_boxes_linked_to_their_resume(show, theme):
    s = seen(show, "batch-of-three", theme)
    waiting = s.frame.marks.waiting
    assert [(w.uid, w.why, w.open) for w in waiting] == [
        (2, "displaced", False),
        (3, "displaced", False),
    ]
    assert {w.row for w in waiting} == {0, 1}
    lane = s.row(0, kind=RowKind.BACKLOG)
    box = s.around(s.frame.x(350 * US), lane.top + 7, 6)
    assert len(box) >= 2
    resume = waiting[0].resume_ns
    assert resume == waiting[0].end_ns
    x = s.frame.x(resume)
    between = [
        s.at(x + dx, y) for dx in (-1, 0) for y in range(int(s.row(3).bottom) + 1, int(lane.top))
    ]
    hues = {QColor(c).hue() for c in between}
    assert any(abs(h - QColor(theme.backlog).hue()) < 12 for h in hues)


@THEMES
def test_displaced_ops_leave_faint_ghosts(show, theme):
    trace = built_in("batch-of-three")
    k = int(trace.backlog.born[0])
    s = Seen(show(trace, k, theme))
    ghosts = [g for g in s.frame.marks.ghosts if not g.cut]
    assert [g.uid for g in ghosts] == [2, 3]
    row = s.row(2)
    pixels = {s.at(x, row.top + 9) for x in np.arange(s.frame.x(400 * US), s.frame.x(550 * US))}
    assert len(pixels) >= 2
    assert not pixels & {theme.program, theme.muted}


@THEMES
def test_a_refusal_is_a_triangle_where_the_op_would_have_started(show, theme):
    s = seen(show, "reads-while-suspended", theme)
    mark = s.frame.marks.refusals[0]
    assert mark.reason == "target_suspended"
    (area,) = s.areas(mark)
    assert abs(area.center().x() - s.frame.x(mark.when_ns)) < 1
    assert theme.wrong in s.around(*s.middle(mark))


@THEMES
def test_a_broken_law_is_a_cross(show, theme):
    view = show(built_in("batch-of-three"), None, theme)
    view.set_verdicts([verdict(4, [Finding(1, 9, 600 * US, "overlap")])])
    s = Seen(view)
    x, y = s.middle(s.frame.marks.broken[0])
    assert s.at(x, y) == s.at(x + 4, y + 4) == theme.wrong


@THEMES
def test_planned_segments_are_lighter_with_an_outline(show, theme):
    s = seen(show, "batch-of-three", theme, 9)
    row, start = s.row(0), int(s.frame.bars.start_ns.max())
    inside = QColor(s.at(s.frame.x(start) + 60, row.top + 8))
    core, ground = QColor(theme.program), QColor(theme.background)
    assert inside not in (core, ground)
    assert min(core.red(), ground.red()) <= inside.red() <= max(core.red(), ground.red())
    assert s.at(s.frame.x(start) + 60, row.top) == theme.program


@THEMES
def test_suspended_lanes_tell_how_long_and_how_much(show, theme):
    s = seen(show, "nested", theme)
    assert [(m.uid, m.axis) for m in s.frame.marks.suspended] == [(1, 0), (3, 1)]
    for mark in s.frame.marks.suspended:
        lane = s.row(mark.axis, kind=RowKind.SUSPENDED)
        assert s.at(s.frame.x(mark.at_ns) + 2, lane.bottom - 3) == theme.suspend
        assert s.at(s.frame.x(mark.end_ns) + 8, lane.top + 1) != theme.suspend


def test_notes_stand_on_the_axis(show):
    s = seen(show, "batch-of-three", LIGHT)
    note = s.frame.marks.notes[0]
    x = round(s.frame.x(note.when_ns)) + NAMES_WIDTH
    colours = {
        s.image.pixelColor(x + dx, s.frame.params.ruler.height // 2).name().upper()
        for dx in (-1, 0, 1)
    }
    assert LIGHT.accent.upper() in colours


def test_what_the_last_event_brought_is_outlined(show):
    trace = built_in("batch-of-three")
    k = int(trace.events.time_ns.searchsorted(400 * US))
    s = Seen(show(trace, k, LIGHT))
    born = s.frame.bars.start_ns[trace.segments.born[s.frame.bars.row] == k]
    assert len(born)
    row = s.row(3)
    assert LIGHT.accent.upper() in s.around(s.frame.x(int(born.max())), row.top, 3)


def test_entries_for_which_the_lane_has_no_row_are_counted(show):
    ops = "\n".join(
        f"      - {{op: Page_Program_SLC, die: 0, block: 0, page: {i}}}" for i in range(8)
    )
    text = f"""nandviz: 1
name: many wait
profile: generic-tlc
run: {{until_us: 150, drain: false}}
script:
  - at_us: 0
    batch:
{ops}
  - {{at_us: 100, op: Program_Suspend, die: 0}}
"""
    view = show(from_text(text))
    rows = [w.row for w in view.frame().marks.waiting]
    assert sorted(rows) == list(range(7))
    assert all(w.open for w in view.frame().marks.waiting)


RESET_CUTS = """nandviz: 1
name: a reset cuts one program and removes the next
profile: generic-tlc
script:
  - at_us: 0
    batch:
      - {op: Page_Program_SLC, die: 0, block: 0, page: 0}
      - {op: Page_Program_SLC, die: 0, block: 0, page: 1}
  - {at_us: 150, op: Reset, die: 0}
"""


@THEMES
def test_op_ends_that_a_reset_cancels_are_crossed_out(show, theme):
    s = Seen(show(from_text(RESET_CUTS), None, theme))
    ends = [e for e in s.frame.marks.ends if e.form is End.CANCELLED]
    assert {e.uid: e.when_ns for e in ends} == {1: 309_824, 2: 619_648}
    for end in ends:
        assert theme.wrong in s.around(*s.middle(end))


@THEMES
def test_what_a_reset_cuts_has_an_edge_and_a_ghost(show, theme):
    s = Seen(show(from_text(RESET_CUTS), None, theme))
    assert [(a.uid, a.cut, a.start_ns, a.end_ns) for a in s.frame.marks.aborts] == [
        (1, True, 150_000, 309_824),
        (2, False, 309_824, 619_648),
    ]
    assert set(s.column(s.frame.x(150_000), s.row(2))) == {theme.wrong}
    assert "op 1: 159.824 µs aborted" in [g.text for g in s.frame.marks.ghosts]
