"""Sweeps in the window: asked for, run beside it, read, walked over, opened, written."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QToolTip

from nandviz.scenario import library, loader
from nandviz.scenario.variants import Variants
from nandviz.study.axes import Axis
from nandviz.study.table import read_table
from nandviz.ui.commands.edit import Undo
from nandviz.ui.commands.sweep import (
    AskSweep,
    CancelSweep,
    GoOnSweep,
    OpenFirstBroken,
    OpenPoint,
    OpenSweepFolder,
    OpenWorst,
    RefineSweep,
    StartSweep,
    WritePlot,
)
from nandviz.ui.commands.view import SetTheme
from nandviz.ui.dialogs.sweep import SweepDialog, first_over
from nandviz.ui.plots.plot import PlotForm
from nandviz.ui.timeline.hover import HOVER_MS
from tests.study.swept import run, sweep_of

OVER = "script[1].at_us=0:1000:100"
MEASURES = ("delay(0.0)", "laws", "refusals")


@pytest.fixture
def folder(tmp_path):
    """The folder of a sweep that is done."""
    run(sweep_of(OVER), tmp_path / "swept")
    return tmp_path / "swept"


@pytest.fixture
def swept(window, folder):
    """A window that shows a sweep, in a pane with room."""
    window.send(OpenSweepFolder(folder))
    enlarge(window)
    return window


def enlarge(window):
    docks = window.parts.widgets.docks
    window.resizeDocks([docks.docks["sweep"]], [360], Qt.Orientation.Vertical)
    QTest.qWaitForWindowExposed(window)
    QTest.qWait(0)


def pane_of(window):
    return window.parts.widgets.docks.panes["sweep"]


def at_of(window, row):
    """Return where a point is, in the plot."""
    return pane_of(window).plot.plot.place_of(row).middle.toPoint()


def row_of(window, at):
    table = window.session.sweeps.shown.table
    return next(
        row for row in range(len(table.points)) if table.values(row)["script[1].at_us"] == at
    )


def at_ns(window):
    return window.session.run.scenario.setup.script[1].at_ns


def dialog_of(window):
    return next(each for each in window.findChildren(SweepDialog) if each.isVisible())


def wait_for_end(qtbot, window):
    qtbot.waitUntil(lambda: window.session.sweeps.at_work is None, timeout=60_000)


def test_the_pane_says_how_to_begin_where_there_is_no_sweep(window):
    window.parts.widgets.docks.raise_("sweep")
    pane = pane_of(window)
    assert "Analyse › Sweep…" in pane.empty.text()
    assert pane.empty.isVisible()
    assert not pane.worst.isVisible()
    assert pane.new.isVisible()
    assert not window.send(OpenWorst())
    assert not window.send(GoOnSweep())


def test_opening_a_sweep_shows_its_points(swept):
    pane = pane_of(swept)
    assert pane.plot.isVisible()
    assert "11 runs" in pane.sentence.text()
    assert "6 have ops refused" in pane.sentence.text()
    assert [pane.measure.itemText(n) for n in range(pane.measure.count())] == list(MEASURES)
    assert "delay(0.0)" in pane.plot.accessibleDescription()


def test_a_click_opens_the_point_as_b_and_undo_takes_it_back(swept):
    original = swept.session.run
    QTest.mouseClick(
        pane_of(swept).plot, Qt.MouseButton.LeftButton, pos=at_of(swept, row_of(swept, "300"))
    )
    assert swept.session.branch.a is original
    assert at_ns(swept) == 300_000
    assert "script[1].at_us = 300" in pane_of(swept).sentence.text()
    swept.send(Undo())
    assert swept.session.branch.a is None
    assert swept.session.run.text == original.text


def test_arrows_walk_over_the_points_and_enter_opens(swept):
    plot = pane_of(swept).plot
    plot.setFocus()
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.chosen == 0
    QTest.keyClick(plot, Qt.Key.Key_Right)
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.chosen == 2
    assert "script[1].at_us = 200" in plot.accessibleDescription()
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert swept.session.branch.a is None
    QTest.keyClick(plot, Qt.Key.Key_Return)
    assert swept.session.branch.a is None  # that point is what is in front already
    QTest.keyClick(plot, Qt.Key.Key_End)
    assert plot.chosen == 10
    QTest.keyClick(plot, Qt.Key.Key_Enter)
    assert at_ns(swept) == 1_000_000
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert plot.chosen == 0


def test_the_pointer_reads_the_values_of_a_point(swept, qtbot):
    plot, row = pane_of(swept).plot, row_of(swept, "500")
    QTest.mouseMove(plot, at_of(swept, row))
    qtbot.waitUntil(QToolTip.isVisible, timeout=20 * HOVER_MS)
    assert QToolTip.text().split("\n") == [
        "script[1].at_us = 500", "delay(0.0): 0", "1 op refused"
    ]  # fmt: skip
    QToolTip.hideText()


def test_the_worst_point_is_that_of_the_measure_that_is_plotted(swept):
    pane = pane_of(swept)
    QTest.mouseClick(pane.worst, Qt.MouseButton.LeftButton)
    assert at_ns(swept) == 0
    pane.measure.setCurrentText("refusals")
    assert pane.wish.measure == "refusals"
    swept.send_named("analyse.sweep-worst")
    assert at_ns(swept) == 1_000_000


def test_where_no_law_is_broken_none_can_be_opened(swept):
    pane = pane_of(swept)
    assert not pane.broken.isEnabled()
    before = swept.session.run
    swept.send(OpenFirstBroken())
    assert swept.session.run is before


def test_forms_and_measures_are_chosen(swept):
    pane = pane_of(swept)
    forms = [pane.form.itemData(n) for n in range(pane.form.count())]
    assert forms == [PlotForm.CURVE, PlotForm.DOTS, PlotForm.SHARES]
    for form in forms:
        pane.form.setCurrentIndex(forms.index(form))
        assert pane.wish.form is form
        assert pane.plot.plot.wish.form is form
    pane.log.click()
    assert pane.wish.log


def test_the_plot_takes_the_colours_of_the_theme(swept):
    plot = pane_of(swept).plot
    for theme, ground in (("dark", "#1b1e23"), ("light", "#ffffff")):
        swept.send(SetTheme(theme))
        image = plot.grab().toImage()
        assert image.pixelColor(image.width() - 3, image.height() // 2).name() == ground


def test_a_sweep_is_asked_for_run_and_shown(window, qtbot, tmp_path):
    QTest.keyClick(
        window.parts.widgets.central.timeline,
        Qt.Key.Key_W,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    dialog = dialog_of(window)
    dialog.over.setPlainText("script[1].at_us=0:400:100")
    dialog.path.setText(str(tmp_path / "new"))
    qtbot.waitUntil(dialog.start.isEnabled)
    assert "5 runs" in dialog.told.text()
    QTest.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    assert window.session.sweeps.at_work is not None
    pane = pane_of(window)
    assert pane.isVisible()
    assert pane.cancel.isVisible()
    wait_for_end(qtbot, window)
    table = window.session.sweeps.shown.table
    assert table.is_complete
    assert len(table.points) == 5
    assert any(name.startswith("refused(") for name in table.measures)
    assert not pane.cancel.isVisible()
    assert not pane.go_on.isVisible()
    window.send(OpenPoint(2))
    assert at_ns(window) == 200_000


def test_what_is_wrong_is_said_as_it_is_typed_and_nothing_starts(window, qtbot):
    window.send(AskSweep())
    dialog = dialog_of(window)
    for text, words in (
        ("script[9].at_us=1", "no item 9"),
        ("script[1].at_us=soon", "script[1].at_us"),
        ("policies.no_such=1", "no_such"),
        ("", "nothing to sweep over"),
        ("script[1].at_us=1:2:0", "0"),
    ):
        dialog.over.setPlainText(text)
        assert not dialog.start.isEnabled()
        qtbot.waitUntil(lambda words=words: words in dialog.told.text())
        assert not dialog.start.isEnabled()
    dialog.over.setPlainText("script[1].at_us=1")
    dialog.measured.setPlainText("dilay(0.0)")
    qtbot.waitUntil(lambda: "delay" in dialog.told.text())
    dialog.reject()


def test_names_are_added_to_what_is_typed(window):
    window.send(AskSweep())
    dialog = dialog_of(window)
    for box, name in (("Over", "policies.max_suspends_per_op="), ("What is", "read.p99")):
        chooser = next(
            each
            for each in dialog.findChildren(type(pane_of(window).form))
            if each.accessibleName().startswith(f"Add: {box}")
        )
        chooser.activated.emit(chooser.findText(name))
    assert dialog.over.toPlainText().endswith("\npolicies.max_suspends_per_op=")
    assert dialog.measured.toPlainText().endswith("\nread.p99")
    dialog.reject()


@pytest.mark.parametrize("name", library.names())
def test_what_is_proposed_to_begin_with_can_be_swept(name):
    scenario = loader.load(library.path(name))
    (line,) = first_over(scenario, "")
    path, _, text = line.partition("=")
    axis = Axis.of(path, text)
    first, last = (Variants(scenario, [path]).of({path: axis.values[at]}) for at in (0, -1))
    assert first.setup != last.setup


def test_a_host_is_first_swept_over_how_it_is_served():
    scenario = loader.load(library.path("host-suspend"))
    assert first_over(scenario, "") == ["controller.order=fifo,read_first,suspend"]


def test_the_time_of_an_entry_is_swept_from_its_menu(window, qtbot):
    window.parts.widgets.docks.raise_("script")
    script = window.parts.widgets.docks.panes["script"]
    menu = script.row_menu(2)
    action = next(each for each in menu.actions() if each.text() == "Sweep this…")
    action.trigger()
    assert dialog_of(window).over.toPlainText() == "script[2].at_us=0:800:16"
    dialog_of(window).reject()
    menu.deleteLater()


def test_a_sweep_is_cancelled_and_gone_on_with(window, qtbot, tmp_path):
    folder = tmp_path / "long"
    window.send(StartSweep(("script[1].at_us=0:3000:1",), ("delay(0.0)", "laws"), folder, 1))
    assert not window.send(StartSweep((OVER,), MEASURES, folder, 1))
    qtbot.waitUntil(
        lambda: bool(window.session.sweeps.shown and window.session.sweeps.shown.table.points),
        timeout=60_000,
    )
    pane = pane_of(window)
    QTest.mouseClick(pane.cancel, Qt.MouseButton.LeftButton)
    assert not pane.cancel.isEnabled()
    wait_for_end(qtbot, window)
    done = len(window.session.sweeps.shown.table.points)
    assert 0 < done < 3001
    assert f"{done} of 3001 runs" in pane.sentence.text()
    assert pane.go_on.isVisible()
    QTest.mouseClick(pane.go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.session.sweeps.shown.table.points) > done, timeout=60_000)
    window.send(CancelSweep())
    wait_for_end(qtbot, window)


def test_closing_the_window_cancels_the_sweep(make_window, tmp_path):
    window = make_window()
    folder = tmp_path / "long"
    window.send(StartSweep(("script[1].at_us=0:3000:1",), ("delay(0.0)",), folder, 1))
    window.close()
    assert window.session.sweeps.at_work is None
    assert not (folder / "results.csv").exists()


def test_refining_puts_points_where_the_outcome_changes(swept, qtbot, folder):
    QTest.mouseClick(pane_of(swept).refine, Qt.MouseButton.LeftButton)
    wait_for_end(qtbot, swept)
    table = swept.session.sweeps.shown.table
    assert len(table.points) == 11 + 14
    assert read_table(folder) == table
    plot = pane_of(swept).plot
    plot.choose(row_of(swept, "425"))
    swept.send(RefineSweep())
    wait_for_end(qtbot, swept)
    assert len(swept.session.sweeps.shown.table.points) in (25, 25 + 7)
    assert plot.chosen == row_of(swept, "425")


def test_what_cannot_be_refined_is_said(swept, qtbot):
    pane_of(swept).plot.choose(row_of(swept, "100"))
    swept.send(RefineSweep())
    assert "came out alike" in swept.parts.widgets.central.bar.words.text()
    assert swept.session.sweeps.at_work is None


def test_the_plot_is_written_as_png_and_svg(swept, tmp_path, monkeypatch):
    for name in ("plot.png", "plot.svg"):
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_args, name=name: (str(tmp_path / name), "")
        )
        QTest.mouseClick(pane_of(swept).picture, Qt.MouseButton.LeftButton)
    assert QImage(str(tmp_path / "plot.png")).width() == 1000
    assert "script[1].at_us" in (tmp_path / "plot.svg").read_text()
    swept.send(WritePlot(tmp_path / "plot.txt"))
    assert not (tmp_path / "plot.txt").exists()


def test_a_folder_of_a_sweep_is_opened_by_dropping_it(window, folder):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    window.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert window.session.sweeps.shown is not None
    assert pane_of(window).isVisible()


def test_the_program_begins_with_a_sweep_and_its_scenario(make_window, folder):
    window = make_window(str(folder))
    assert window.session.sweeps.shown is not None
    assert window.session.run.scenario is not None
    assert window.session.run.scenario.name.startswith("Batch of three")


def test_a_folder_that_holds_no_sweep_is_refused(window, tmp_path):
    window.send(OpenSweepFolder(tmp_path))
    assert window.session.sweeps.shown is None
    assert "sweep.json" in window.parts.widgets.central.bar.words.text()


def test_two_axes_are_a_heat_map_in_which_a_cell_is_clicked(window, tmp_path, qtbot):
    run(sweep_of("script[1].at_us=100:400:100", "script[2].at_us=400:800:200"), tmp_path / "two")
    window.send(OpenSweepFolder(tmp_path / "two"))
    enlarge(window)
    plot = pane_of(window).plot
    assert plot.plot.wish.form is PlotForm.HEAT
    table = window.session.sweeps.shown.table
    wanted = {"script[1].at_us": "300", "script[2].at_us": "800"}
    row = next(n for n in range(len(table.points)) if table.values(n) == wanted)
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=at_of(window, row))
    script = window.session.run.scenario.setup.script
    assert (script[1].at_ns, script[2].at_ns) == (300_000, 800_000)


def test_many_small_maps_are_scrolled_to_as_one_walks(window, tmp_path):
    over = ("script[1].at_us=100,200", "script[2].at_us=300,400", "run.until_us=1000:1020")
    run(sweep_of(*over, measures=("delay(0.0)",)), tmp_path / "many")
    window.resize(900, 700)
    window.send(OpenSweepFolder(tmp_path / "many"))
    pane = pane_of(window)
    assert pane.plot.height() > pane.scrolled.viewport().height()
    pane.plot.setFocus()
    for _ in range(200):
        QTest.keyClick(pane.plot, Qt.Key.Key_Down)
    place = pane.plot.plot.place_of(pane.plot.chosen)
    seen = pane.scrolled.viewport().rect().translated(0, pane.scrolled.verticalScrollBar().value())
    assert pane.scrolled.verticalScrollBar().value() > 0
    assert seen.contains(QPoint(5, place.middle.toPoint().y()))


def test_a_point_that_cannot_be_written_into_the_text_says_so(window, tmp_path):
    file = tmp_path / "own.yaml"
    text = window.session.files.text.replace("at_us: 100, op", "at_us: &t 100, op", 1)
    file.write_text(text.replace("at_us: 400, op", "at_us: *t, op", 1))
    window.parts.files._open(str(file))
    sweep = sweep_of(OVER)
    own = type(sweep)(window.session.run.scenario, sweep.axes, sweep.measures)
    run(own, tmp_path / "swept")
    window.send(OpenSweepFolder(tmp_path / "swept"))
    before = window.session.run
    window.send(OpenPoint(1))
    assert window.session.run is before
    assert "by hand" in window.parts.widgets.central.bar.words.text()
