"""On the Event# axis each event has a place of its own, those of an instant under one bracket."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from nandviz.ui.axis import AxisMode
from nandviz.ui.main_window import MainWindow
from nandviz.ui.timeline.frame import instants_of_several
from nandviz.ui.timeline.rows import NAMES_WIDTH

Key = Qt.Key
Press = Callable[..., None]


def ready(window: MainWindow, press: Press) -> MainWindow:
    press(Key.Key_End)
    press(Key.Key_T)
    assert window.parts.view.axis_mode is AxisMode.EVENT
    return window


def test_no_two_events_stand_at_one_x(window: MainWindow, press: Press) -> None:
    ready(window, press)
    timeline = window.parts.widgets.central.timeline
    frame = timeline.frame()
    assert frame is not None
    places = [tick.place for tick in frame.ticks]
    assert len(places) == len(set(places)) == window.session.run.head + 1
    seen = [frame.now_place]
    for _ in range(window.session.run.head):
        press(Key.Key_Left)
        stepped = timeline.frame()
        assert stepped is not None
        seen.append(stepped.now_place)
    assert len(seen) == len(set(seen))


def test_events_of_one_instant_are_under_one_bracket(window: MainWindow, press: Press) -> None:
    ready(window, press)
    timeline = window.parts.widgets.central.timeline
    frame = timeline.frame()
    assert frame is not None
    times = window.session.run.trace.events.time_ns.tolist()
    several = sorted({t for t in times if times.count(t) > 1})
    found = instants_of_several(frame)
    assert [a for a, _ in found] == [window.parts.view.axis.at(t) for t in several]
    assert [b - a + 1 for a, b in found] == [times.count(t) for t in several]


def test_a_click_on_the_ruler_goes_to_just_that_event(window: MainWindow, press: Press) -> None:
    ready(window, press)
    port = window.parts.widgets.central.timeline.surface.viewport()
    reached = []
    for k in (12, 9, 8, 7, 3, 2, 1, 0):
        frame = window.parts.widgets.central.timeline.frame()
        assert frame is not None
        x = (frame.ticks[k].place - frame.params.u0) * frame.params.width
        x /= frame.params.u1 - frame.params.u0
        QTest.mouseClick(
            port, Qt.MouseButton.LeftButton, pos=QPoint(round(x) + NAMES_WIDTH + 1, 60)
        )
        reached.append(window.session.playhead.k)
    assert reached == [12, 9, 8, 7, 3, 2, 1, 0]
