"""The pane of run figures shows them as of the playhead, and waits in a long run."""

from collections.abc import Iterator
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nandviz.model.words import METRICS
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.figure_list import PARTS, Figure, figures_in_parts, read_latency, run_figures
from nandviz.query.run_figures import RunFigures
from nandviz.ui.main_window import MainWindow
from nandviz.ui.panes import figures, metrics
from nandviz.ui.panes.figures import FiguresPane
from nandviz.ui.panes.metrics import course, metric_row
from nandviz.ui.panes.rows import CHANGED_ROLE


def up(window: MainWindow) -> FiguresPane:
    window.parts.widgets.docks.raise_("figures")
    QTest.qWait(1)
    pane = window.parts.widgets.docks.panes["figures"]
    assert isinstance(pane, FiguresPane)
    return pane


def shown(pane: FiguresPane) -> dict[str, str]:
    return {row.name: row.value for row in pane.model.rows}


def expected(window: MainWindow, k: int) -> dict[str, str]:
    run = RunFigures(ColumnsAsOf(window.session.run.trace, k))
    return {row.name: row.value for row in (*read_latency(run), *run_figures(run))}


def test_a_course_reads_the_last_events_only(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.session.playhead.seek(window.session.run.trace.last_event)
    view = window.session.playhead.as_of()
    whole = {name: metric_row(view, name) for name in METRICS}
    monkeypatch.setattr(metrics, "LONGEST", 3)
    for name, row in whole.items():
        short = metric_row(view, name)
        assert (short.value, short.event) == (row.value, row.event)
        assert all(event > view.k - 3 for event in short.series.events.tolist())
        assert course(short)[0][0] == view.k - 3
        assert course(short)[-1] == course(row)[-1]


def test_figures_are_those_as_of_the_playhead(window: MainWindow) -> None:
    pane = up(window)
    last = window.session.run.trace.last_event
    for k in (last, 3, 0):
        window.session.playhead.seek(k)
        assert shown(pane) == expected(window, k)
    window.session.playhead.seek(-1)
    assert shown(pane) == {}
    assert pane.empty.isVisible()


def test_what_a_step_changed_is_marked(window: MainWindow) -> None:
    pane = up(window)
    window.session.playhead.seek(1)
    window.session.playhead.seek(2)
    rows = range(pane.model.rowCount())
    marked = [pane.model.rows[r].name for r in rows if pane.model.index(r, 0).data(CHANGED_ROLE)]
    assert "suspend_count" in marked
    assert "slowdown_mean" not in marked


def test_in_a_long_run_figures_wait_until_the_playhead_rests(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = up(window)
    window.session.playhead.seek(2)
    before = shown(pane)
    monkeypatch.setattr(figures, "AT_ONCE", 1)
    last = window.session.run.trace.last_event
    window.session.playhead.seek(last)
    assert shown(pane) == before
    qtbot.waitUntil(lambda: shown(pane) == expected(window, last), timeout=30_000)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Let every run be long, and work aside wait after its first part until it may go on."""
    go_on = Event()

    def parts(run: RunFigures) -> Iterator[tuple[Figure, ...]]:
        for part in figures_in_parts(run):
            yield part
            if current_thread() is not main_thread():
                go_on.wait(30)

    monkeypatch.setattr(figures, "AT_ONCE", 1)
    monkeypatch.setattr(figures, "figures_in_parts", parts)
    yield go_on
    go_on.set()


def test_while_figures_are_worked_out_the_pane_says_so(
    window: MainWindow, qtbot: QtBot, held: Event
) -> None:
    pane, last = up(window), window.session.run.trace.last_event
    before = shown(pane)
    window.session.playhead.seek(last)
    qtbot.waitUntil(lambda: pane.work_words.text() == f"working out … {1 / PARTS:.0%}")
    assert shown(pane) == before
    assert not pane.table.isEnabled()
    held.set()
    qtbot.waitUntil(lambda: shown(pane) == expected(window, last), timeout=30_000)
    assert pane.table.isEnabled()
    assert pane.work_words.text() == ""


def test_a_pane_without_figures_does_not_say_that_nothing_has_happened_while_it_works(
    window: MainWindow, qtbot: QtBot, held: Event
) -> None:
    pane = up(window)
    window.session.playhead.seek(-1)
    assert pane.empty.text() == "Nothing has happened yet."
    window.session.playhead.seek(5)
    assert pane.empty.text().startswith("working out")
    held.set()
    qtbot.waitUntil(lambda: shown(pane) == expected(window, 5), timeout=30_000)


def test_figures_of_where_the_playhead_was_are_not_taken(
    window: MainWindow, qtbot: QtBot, held: Event
) -> None:
    pane, last = up(window), window.session.run.trace.last_event
    window.session.playhead.seek(3)
    qtbot.waitUntil(lambda: pane.work_words.text() == f"working out … {1 / PARTS:.0%}")
    window.session.playhead.seek(last)
    held.set()
    qtbot.waitUntil(pane.table.isEnabled, timeout=30_000)
    assert shown(pane) == expected(window, last)


def test_figures_of_a_run_that_only_grows_are_not_worked_out_again(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = up(window)
    window.session.playhead.seek(3)
    moment = window.parts.widgets.docks.moment
    assert moment is not None
    monkeypatch.setattr(figures, "figures_in_parts", None)
    pane.read(moment)
    assert shown(pane) == expected(window, 3)
