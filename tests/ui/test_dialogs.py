"""Dialogs: palette, keys, go to, breakpoints, settings, search, export, failure."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from nandviz import installed
from nandviz.app import Catcher
from nandviz.exchange import registry
from nandviz.exchange.csv.files import FILES
from nandviz.exchange.format import Format, Tell
from nandviz.model.laws import LAWS
from nandviz.model.words import METRICS
from nandviz.scenario.breakpoint_words import METRIC_NAMES, parse_breakpoint
from nandviz.scenario.scenario import ANY_LAW, Breakpoint, Comparison, MetricCondition
from nandviz.trace.codes import KINDS
from nandviz.trace.tables import Trace
from nandviz.ui import busy
from nandviz.ui.command_table import COMMANDS
from nandviz.ui.commands.file import What
from nandviz.ui.commands.run import AddBreakpoint, Play, StopRun
from nandviz.ui.dialogs.breakpoint import BreakpointDialog
from nandviz.ui.dialogs.export import ExportDialog
from nandviz.ui.dialogs.failure import FailureDialog
from nandviz.ui.dialogs.goto import GotoDialog
from nandviz.ui.dialogs.keys import KeysDialog
from nandviz.ui.dialogs.settings import SettingsDialog
from nandviz.ui.main_window import MainWindow
from nandviz.ui.palette import Palette
from nandviz.ui.settings import Settings

Key, Modifier = Qt.Key, Qt.KeyboardModifier
Press = Callable[..., None]


def dialog(window: MainWindow, kind: type[QDialog]) -> QDialog:
    found = [d for d in window.findChildren(kind) if d.isVisible()]
    assert len(found) == 1
    return found[0]


def test_the_palette_runs_the_command_that_fits(window: MainWindow, press: Press) -> None:
    press(Key.Key_P, Modifier.ControlModifier, Modifier.ShiftModifier)
    palette = dialog(window, Palette)
    assert isinstance(palette, Palette)
    QTest.keyClicks(palette.line, "to the end")
    QTest.keyClick(palette.line, Key.Key_Return)
    assert window.session.playhead.k == window.session.run.head


def test_the_palette_does_not_run_what_is_not_possible(window: MainWindow, press: Press) -> None:
    window.session.playhead.end()
    press(Key.Key_P, Modifier.ControlModifier, Modifier.ShiftModifier)
    palette = dialog(window, Palette)
    assert isinstance(palette, Palette)
    QTest.keyClicks(palette.line, "next event")
    first = palette.list.topLevelItem(0)
    assert first is not None
    assert [first.text(column) for column in range(3)] == ["Next event", "F10, Right", "Run"]
    assert not first.flags() & Qt.ItemFlag.ItemIsEnabled
    QTest.keyClick(palette.line, Key.Key_Escape)
    assert palette.isHidden()


def test_a_question_mark_shows_the_keys(window: MainWindow, press: Press) -> None:
    press(Key.Key_Question)
    keys = dialog(window, KeysDialog)
    lists = keys.findChildren(QTreeWidget)
    rows = [
        [tree.topLevelItem(row).text(column) for column in range(tree.columnCount())]
        for tree in lists
        for row in range(tree.topLevelItemCount())
    ]
    assert ["Alt+F10, Left", "One event back", "Run", "Go back one event."] in rows
    assert ["Ctrl + wheel", "zooms at the pointer"] in rows
    for entry in COMMANDS:
        assert any(row[1] == entry.title and row[-1] == entry.help for row in rows)
    keys.close()


def test_about_names_versions(window: MainWindow) -> None:
    window.send_named("help.about")
    box = dialog(window, QMessageBox)
    assert isinstance(box, QMessageBox)
    for name in ("nandviz", "Python", "Qt", "numpy"):
        assert name in box.informativeText()
    assert installed.version() in box.informativeText()
    box.close()


@pytest.mark.parametrize(
    ("typed", "k"),
    [
        ("#4", 4),
        ("400", 6),
        ("100.185 µs", 3),
        ("#99", 13),
        ("0.4 ms", 6),
        ("0.0004 s", 6),
        ("400000 ns", 6),
        ("400us", 6),
        ("*#4*".strip("*"), 4),
        ("event 4", 4),
        ("op 3", 12),
        ("block 0", 1),
        ("die 0, block 0", 1),
        ("block 9", 0),
        ("op 9", 0),
        ("op 4", 3),
    ],
)
def test_g_goes_to_a_time_or_an_event(window: MainWindow, press: Press, typed: str, k: int) -> None:
    press(Key.Key_G)
    goto = dialog(window, GotoDialog)
    assert isinstance(goto, GotoDialog)
    QTest.keyClicks(goto.line, typed)
    QTest.keyClick(goto.line, Key.Key_Return)
    assert window.session.playhead.k == k


@pytest.mark.parametrize(
    "typed",
    ["soon", "#x", "-5", "", "1e400", "#", "5 min", "op", "block", "nan ms", "-1 ms"],
)
def test_what_is_no_place_is_said_and_moves_nothing(
    window: MainWindow, press: Press, typed: str
) -> None:
    press(Key.Key_G)
    goto = dialog(window, GotoDialog)
    assert isinstance(goto, GotoDialog)
    QTest.keyClicks(goto.line, typed)
    QTest.keyClick(goto.line, Key.Key_Return)
    assert goto.isVisible()
    assert goto.wrong.text()
    assert window.session.playhead.k == 0
    goto.close()


def test_a_breakpoint_is_made_of_all_its_conditions(window: MainWindow, press: Press) -> None:
    press(Key.Key_F9, Modifier.ControlModifier)
    made = dialog(window, BreakpointDialog)
    assert isinstance(made, BreakpointDialog)
    made.event_box.setCurrentText("SUBMIT")
    made.die.setText("0")
    QTest.keyClicks(made.condition.names, "backlog_size")
    QTest.keyClicks(made.condition.value, "2")
    QTest.keyClick(made.die, Key.Key_Return)
    what = [held.what for _, held in window.session.breakpoints][-1]
    kind = next(k for k in KINDS if k == "SUBMIT")
    metric = MetricCondition("backlog_size", Comparison.GE, 2)
    assert what == Breakpoint(event=kind, die=0, metric=metric)
    press(Key.Key_F5)
    assert window.session.playhead.k == 2


def test_the_dialog_lists_every_metric_and_shows_the_condition_that_is_changed(
    window: MainWindow,
) -> None:
    chosen = []
    for metric in METRICS:
        what = Breakpoint(metric=MetricCondition(metric, Comparison.LT, 1500))
        made = BreakpointDialog(window, lambda c: bool(chosen.append(c)), what)
        names = made.condition.names
        assert {names.itemText(i) for i in range(1, names.count())} == set(METRIC_NAMES)
        assert made.condition.comparison.isEnabled()
        made._choose()
        assert chosen[-1] == AddBreakpoint(what)
    none = BreakpointDialog(window, lambda c: bool(chosen.append(c)), Breakpoint(die=0))
    assert not none.condition.value.isEnabled()
    none.close()


@pytest.mark.parametrize("law", [None, ANY_LAW, *(law.number for law in LAWS)])
def test_a_breakpoint_at_a_law_has_its_number_not_its_place(
    law: int | None, window: MainWindow
) -> None:
    chosen = []
    made = BreakpointDialog(window, lambda c: bool(chosen.append(c)), Breakpoint(law=law, die=0))
    if law:
        assert made.law.currentText().startswith(f"{law}. ")
    made._choose()
    assert chosen == [AddBreakpoint(Breakpoint(law=law, die=0))]


def test_what_no_list_offers_is_typed_and_kept(window: MainWindow, press: Press) -> None:
    press(Key.Key_F9, Modifier.ControlModifier)
    made = dialog(window, BreakpointDialog)
    assert isinstance(made, BreakpointDialog)
    QTest.keyClicks(made.more, "backlog displaced, op 0.1")
    QTest.keyClick(made.die, Key.Key_Return)
    what = [held.what for _, held in window.session.breakpoints][-1]
    assert what == parse_breakpoint("op 0.1, backlog displaced")
    chosen = []
    again = BreakpointDialog(window, lambda c: bool(chosen.append(c)), what)
    assert again.more.text() == "op 0.1, backlog displaced"
    again._choose()
    assert chosen == [AddBreakpoint(what)]


@pytest.mark.parametrize("text", ["backlog drop", "law 6", "op 2.0, OP_END"])
def test_what_has_a_line_of_its_own_is_not_taken_from_the_further_conditions(
    text: str, window: MainWindow
) -> None:
    made = BreakpointDialog(window, lambda _: True, Breakpoint(die=0))
    made.more.setText(text)
    made._choose()
    assert "expected" in made.wrong.text()
    made.close()


def test_a_bad_condition_is_said_in_the_dialog(window: MainWindow, press: Press) -> None:
    before = len(window.session.breakpoints)
    press(Key.Key_F9, Modifier.ControlModifier)
    made = dialog(window, BreakpointDialog)
    assert isinstance(made, BreakpointDialog)
    QTest.keyClicks(made.condition.names, "backlog_size")
    QTest.keyClicks(made.condition.value, "two")
    QTest.keyClick(made.die, Key.Key_Return)
    assert "backlog_size >= two" in made.wrong.text()
    assert len(window.session.breakpoints) == before
    made.close()


def test_settings_are_kept_and_take_effect(
    window: MainWindow, settings: Settings, press: Press
) -> None:
    press(Key.Key_Comma, Modifier.ControlModifier)
    chosen = dialog(window, SettingsDialog)
    assert isinstance(chosen, SettingsDialog)
    chosen.wheel.setCurrentText("zooms")
    chosen.theme.setCurrentText("Dark")
    QTest.keyClick(chosen, Key.Key_Return)
    assert window.parts.view.wheel_zooms
    assert settings.wheel_zooms
    assert window.parts.appearance.theme.dark


def test_search_finds_while_typing_and_takes_a_hit(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    window.session.playhead.end()
    press(Key.Key_Slash)
    search = window.parts.widgets.toolbar.search
    assert search.hasFocus()
    QTest.keyClicks(search, "resume")
    qtbot.waitUntil(lambda: not search.searching, timeout=30_000)
    assert any("Program_Resume" in hit.words for hit in search.hits)
    QTest.keyClick(search, Key.Key_Return)
    assert window.parts.view.selected_uid == 5
    assert search.results.isHidden()
    assert window.session.playhead.k == 13


def test_letters_typed_into_the_search_are_no_commands(window: MainWindow, press: Press) -> None:
    press(Key.Key_Slash)
    search = window.parts.widgets.toolbar.search
    span = window.parts.view.span
    QTest.keyClicks(search, "wasd nmtg.,[]?/ ")
    assert search.text() == "wasd nmtg.,[]?/ "
    assert window.parts.view.span == span
    assert window.session.playhead.k == 0
    QTest.keyClick(search, Key.Key_Escape)
    assert search.text() == ""
    assert not search.hasFocus()


# Taking away


def export(window: MainWindow, what: What, path: Path, layout: str = "", **choices: int) -> None:
    window.send_named("file.export")
    asked = dialog(window, ExportDialog)
    assert isinstance(asked, ExportDialog)
    asked.what.setCurrentText(f"{what.value} {layout}".rstrip())
    for name, index in choices.items():
        getattr(asked, name).setCurrentIndex(index)
    asked.path.setText(str(path))
    QTest.keyClick(asked.path, Key.Key_Return)


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_a_picture_of_the_timeline_has_the_size_asked_for(
    window: MainWindow, tmp_path: Path, scale: int
) -> None:
    window.session.playhead.end()
    export(window, What.TIMELINE, tmp_path / "t.png", scale=scale - 1)
    image = QImage(str(tmp_path / "t.png"))
    assert image.width() == 1600 * scale


def test_pictures_are_written_as_svg_too(window: MainWindow, tmp_path: Path) -> None:
    window.session.playhead.end()
    export(window, What.TIMELINE, tmp_path / "t.svg", format=1, range=1)
    assert "Batch of three" in (tmp_path / "t.svg").read_text()
    export(window, What.WINDOW, tmp_path / "w.png", scale=0)
    assert QImage(str(tmp_path / "w.png")).size() == window.size()


def test_a_picture_goes_to_the_clipboard(window: MainWindow, tmp_path: Path) -> None:
    window.send_named("file.copy-picture")
    assert QGuiApplication.clipboard().image().width() == 3200
    export(window, What.TIMELINE, tmp_path / "none.png", format=2, scale=0)
    assert QGuiApplication.clipboard().image().width() == 1600
    assert not (tmp_path / "none.png").exists()


def test_csv_files_are_of_the_whole_run_or_as_of_the_event(
    window: MainWindow, tmp_path: Path
) -> None:
    window.session.playhead.seek(3)
    export(window, What.CSV, tmp_path / "all", rows=0)
    export(window, What.CSV, tmp_path / "now", rows=1)
    lines = [len((tmp_path / d / "events.csv").read_text().splitlines()) for d in ("all", "now")]
    assert lines == [1 + 14, 1 + 4]


def test_files_of_nandseqgen_are_written(window: MainWindow, tmp_path: Path) -> None:
    window.session.playhead.end()
    export(window, What.FOREIGN, tmp_path / "files", layout="nandseqgen")
    names = {p.name.split("_2")[0] for p in (tmp_path / "files").iterdir()}
    assert "operation_timeline" in names


def test_the_dialog_offers_every_foreign_format(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(_trace: Trace, path: Path, _tell: Tell) -> list[Path]:
        path.write_text("a sample")
        return [path]

    sample = Format("sample", "*.sample", foreign=True, suffix=".sample", write=write)
    monkeypatch.setitem(registry.FOREIGN_WRITERS, "sample", sample)
    monkeypatch.setitem(registry.WRITERS, "sample", write)
    window.send_named("file.export")
    asked = dialog(window, ExportDialog)
    assert isinstance(asked, ExportDialog)
    asked.what.setCurrentText("Files of sample")
    asked.path.setText(str(tmp_path / Path(asked.path.text()).name))
    QTest.keyClick(asked.path, Key.Key_Return)
    assert [path.read_text() for path in tmp_path.glob("*-sample.sample")] == ["a sample"]


@pytest.mark.parametrize(("layout", "suffix"), [("perfetto", ".pftrace"), ("vcd", ".vcd")])
def test_files_of_other_viewers_are_of_the_whole_run_or_as_of_the_event(
    window: MainWindow, settings: Settings, tmp_path: Path, press: Press, layout: str, suffix: str
) -> None:
    """By keys alone, as the dialog suggests it: Ctrl+E, the format, the rows, Return."""
    window.session.playhead.end()
    window.session.playhead.seek(3)
    settings.folder = tmp_path
    for rows in (0, 1):
        press(Key.Key_E, Modifier.ControlModifier)
        asked = dialog(window, ExportDialog)
        assert isinstance(asked, ExportDialog)
        QTest.keyClick(asked.what, Key.Key_Home)
        while asked.what.currentText() != f"Files of {layout}":
            before = asked.what.currentIndex()
            QTest.keyClick(asked.what, Key.Key_Down)
            assert asked.what.currentIndex() == before + 1
        assert asked.rows.isVisible()
        for _ in range(rows):
            QTest.keyClick(asked.rows, Key.Key_Down)
        QTest.keyClick(asked.path, Key.Key_Return)
    trace = window.session.shown.trace
    as_of = registry.FOREIGN_WRITERS[layout].write_as_of
    assert as_of is not None
    found = sorted(tmp_path.glob(f"*{suffix}"), key=lambda path: "-event-3-" in path.name)
    assert [f"-event-3-{layout}" in path.stem for path in found] == [False, True]
    for path, k in zip(found, (trace.last_event, 3), strict=True):
        as_of(trace, tmp_path / "wanted", lambda _: None, k)
        assert path.read_bytes() == (tmp_path / "wanted").read_bytes()


def test_a_format_of_whole_runs_alone_asks_for_no_event(window: MainWindow) -> None:
    window.send_named("file.export")
    asked = dialog(window, ExportDialog)
    assert isinstance(asked, ExportDialog)
    asked.what.setCurrentText("Files of vcd")
    asked.rows.setCurrentIndex(1)
    asked.what.setCurrentText("Files of nandseqgen")
    assert not asked.rows.isVisible()
    assert "event" not in Path(asked.path.text()).name


def test_the_dialog_names_the_command_for_a_package_that_is_missing(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "perfetto.trace_builder", None)
    export(window, What.FOREIGN, tmp_path / "run.pftrace", layout="perfetto")
    asked = dialog(window, ExportDialog)
    assert isinstance(asked, ExportDialog)
    assert "pip install 'nandviz[perfetto]'" in asked.wrong.text()
    assert not (tmp_path / "run.pftrace").exists()


def test_what_a_file_cannot_hold_is_said_when_it_is_written(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vcd = registry.FOREIGN_WRITERS["vcd"]
    shown = replace(vcd, remarks=lambda _trace, k: [f"all after {k} is lost"])
    monkeypatch.setitem(registry.FOREIGN_WRITERS, "vcd", shown)
    window.session.playhead.seek(2)
    export(window, What.FOREIGN, tmp_path / "run.vcd", layout="vcd", rows=1)
    assert "run.vcd written; all after 2 is lost" in window.statusBar().currentMessage()


def test_a_long_export_shows_what_it_writes_and_can_be_cancelled(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(busy, "_SHOW_AFTER_MS", 0)
    window.session.playhead.end()
    labels = []

    def cancel() -> None:
        shown = dialog(window, busy.Busy)
        assert isinstance(shown, busy.Busy)
        labels.append(shown.labelText())
        button = shown.findChild(QPushButton)
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, cancel)
    export(window, What.CSV, tmp_path / "all")
    assert labels == ["Writing all …"] or labels[0].endswith(".csv …")
    assert "cancelled" in window.statusBar().currentMessage()
    written = list((tmp_path / "all").iterdir()) if (tmp_path / "all").exists() else []
    assert len(written) < len(FILES)


def test_a_run_rests_while_something_is_written(window: MainWindow) -> None:
    window.send(Play())
    with window.parts.run.held():
        QTest.qWait(400)
        assert window.session.playhead.k == 0
    window.send(StopRun())


def test_an_evidence_folder_holds_pictures_files_and_the_scenario(
    window: MainWindow, tmp_path: Path
) -> None:
    window.session.playhead.seek(5)
    export(window, What.EVIDENCE, tmp_path / "evidence")
    names = {p.name for p in (tmp_path / "evidence").rglob("*")}
    assert {"timeline.png", "timeline-whole.svg", "window.png", "scenario.yaml"} <= names
    assert {"evidence.json", "SHA256SUMS", "events.csv"} <= names


def test_what_cannot_be_written_is_said_in_the_dialog(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    for what, name, words in (
        (What.EVIDENCE, "there", "already there"),
        (What.TIMELINE, "picture.gif", "expected .png"),
    ):
        export(window, what, tmp_path / name)
        asked = dialog(window, ExportDialog)
        assert isinstance(asked, ExportDialog)
        assert words in asked.wrong.text()
        asked.close()


# Failures


@pytest.fixture
def catcher(window: MainWindow, tmp_path: Path) -> Iterator[Catcher]:
    before = sys.excepthook
    caught = Catcher(window, tmp_path / "failures")
    yield caught
    sys.excepthook = before


def test_an_exception_in_a_slot_shows_a_dialog_and_keeps_run_and_edits(
    window: MainWindow, catcher: Catcher, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    window.session.edits.move_entry(1, 123_000)
    window.session.playhead.seek(4)
    window.send_named("run.play")
    error = RuntimeError("a slot went wrong")
    catcher(type(error), error, None)
    assert "a slot went wrong" in capsys.readouterr().err
    assert window.parts.run.playing == 0
    assert window.session.run.head == 13
    shown = dialog(window, FailureDialog)
    written = list((tmp_path / "failures").glob("failure-*.txt"))
    assert len(written) == 1
    assert "a slot went wrong" in written[0].read_text()
    autosaved = next((tmp_path / "sessions").glob("session-*/autosave.json"))
    assert "123" in autosaved.read_text()
    shown.close()


def test_a_second_exception_behind_the_dialog_is_only_written(
    window: MainWindow, catcher: Catcher, tmp_path: Path
) -> None:
    for n in range(3):
        error = ValueError(f"number {n}")
        catcher(type(error), error, None)
    assert len(list((tmp_path / "failures").glob("failure-*.txt"))) == 3
    dialog(window, FailureDialog).close()
