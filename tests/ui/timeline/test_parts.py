"""A part is told by its number and how many there are, however far the view is zoomed."""

import pytest
from PySide6.QtCore import QPointF

from nandviz.ui.theme import LIGHT
from nandviz.ui.timeline.rows import RowKind
from tests.ui.timeline.conftest import built_in, from_text
from tests.ui.timeline.seen import THEMES, US, Seen, note_words


@pytest.fixture
def said(monkeypatch):
    """Return what makes a view note what it writes."""

    return lambda view: note_words(view, monkeypatch)


def often(times: int, every_us: int) -> str:
    """Return a script with one erase that is suspended so many times; it goes on after 260 µs."""
    lines = "".join(
        f"  - {{at_us: {50 + every_us * i}, op: Erase_Suspend, die: 0}}\n"
        f"  - {{at_us: {160 + every_us * i}, op: Erase_Resume, die: 0}}\n"
        for i in range(times)
    )
    return (
        "nandviz: 1\nname: often\nprofile: generic-tlc\nscript:\n"
        "  - {at_us: 0, op: Block_Erase_SLC, die: 0, block: 0}\n" + lines
    )


@THEMES
def test_a_view_of_one_part_alone_shows_its_number_and_cap(show, said, theme):
    view = show(built_in("suspended-three-times"), None, theme)
    third = next(p for p in view.frame().marks.parts if p.number == 3)
    words = said(view)
    view.state.set_times(third.start_ns - US, third.end_ns - US)
    s = Seen(view)
    assert any(word.text.endswith("  3/4") for word in words)
    row = s.row(3)
    assert s.at(s.frame.x(third.start_ns) + 1, row.top + 4) == theme.resume


def test_the_first_part_alone_says_of_how_many_it_is(show, said):
    view = show(built_in("suspended-three-times"))
    words = said(view)
    view.state.set_times(20 * US, 90 * US)
    view.surface.grab()
    assert not view.frame().marks.parts
    assert any(word.text.endswith("  1/4") for word in words)
    row = view.frame().row(0, RowKind.PLANE, 2)
    tip = view.pointing.tip_text(QPointF(view.frame().x(60 * US), row.top + row.height / 2))
    assert "part 1 of 4: executed, cut" in tip


def test_as_of_an_earlier_event_there_are_as_many_parts_as_were_known(show, said):
    view = show(built_in("suspended-three-times"), 5)
    words = said(view)
    view.state.set_times(20 * US, 90 * US)
    view.surface.grab()
    assert any(word.text.endswith("  1/2") for word in words)


def test_past_sixty_suspensions_in_view_parts_keep_cap_and_number(show, said):
    trace = from_text(often(70, 355))
    assert len(trace.suspensions) == 70
    view = show(trace, None, LIGHT)
    words = said(view)
    s = Seen(view)
    parts = s.frame.marks.parts
    assert [(p.number, p.total) for p in parts] == [(n, 71) for n in range(2, 72)]
    row = s.row(3)
    for part in parts:
        assert s.at(int(s.frame.x(part.start_ns)) + 1, row.top + 4) == LIGHT.resume
    words.clear()
    part = parts[49]
    view.state.set_times(part.start_ns - US, part.end_ns)
    s = Seen(view)
    assert any(word.text.endswith("  51/71") for word in words)
    assert s.at(s.frame.x(part.start_ns) + 1, s.row(3).top + 4) == LIGHT.resume


def test_a_cap_covers_no_more_than_half_of_its_part(show):
    # Of the hundred, the last part is long, for nothing suspends it again; the others are 1.5 px.
    for times, every_us, capped in ((70, 355, 70), (100, 300, 1)):
        s = Seen(show(from_text(often(times, every_us))))
        parts = s.frame.marks.parts
        assert len(parts) == times
        for part in parts:
            for area in s.areas(part):
                wide = s.frame.x(part.end_ns) - s.frame.x(part.start_ns)
                assert area.width() <= wide / 2
        assert sum(1 for part in parts if s.areas(part)) == capped
