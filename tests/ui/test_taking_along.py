"""Names of what is taken along, its theme, and the end of a long export."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QPushButton
from shiboken6 import isValid

from nandviz.ui import busy, encoding
from nandviz.ui.commands.file import What
from nandviz.ui.dialogs.export import ExportDialog
from nandviz.ui.main_window import MainWindow
from nandviz.ui.settings import Settings

Key, Modifier = Qt.Key, Qt.KeyboardModifier
Press = Callable[..., None]


@pytest.fixture
def out(tmp_path: Path, settings: Settings) -> Path:
    (tmp_path / "out").mkdir()
    settings.folder = tmp_path / "out"
    return tmp_path / "out"


@pytest.fixture
def shown_at_once(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(busy, "_SHOW_AFTER_MS", 0)
    monkeypatch.setattr(encoding, "_BAND", 16)
    return iter(())


def asked(window: MainWindow, press: Press) -> ExportDialog:
    press(Key.Key_E, Modifier.ControlModifier)
    return next(d for d in window.findChildren(ExportDialog) if d.isVisible())


def choose(box: QComboBox, words: str) -> None:
    """Choose a line of a box by its keys."""
    box.setFocus()
    QTest.keyClick(box, Key.Key_Home)
    while not box.currentText().startswith(words):
        before = box.currentIndex()
        QTest.keyClick(box, Key.Key_Down)
        assert box.currentIndex() != before, f"{words} is not offered"


def save(dialog: ExportDialog) -> None:
    window = dialog.parentWidget()
    button = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not isValid(dialog) or not dialog.isVisible()
    window.activateWindow()  # which a window manager does when a dialog goes
    QTest.qWait(1)


def grey(image: QImage) -> bool:
    colours = (
        image.pixelColor(x, y) for x in range(0, image.width(), 7) for y in range(90, 400, 5)
    )
    return all(max(c.getRgb()[:3]) - min(c.getRgb()[:3]) < 8 for c in colours)


def test_names_have_the_event_and_a_number_so_that_evidence_is_written_each_time(
    window: MainWindow, press: Press, out: Path
) -> None:
    for _ in range(2):
        save(asked(window, press))
    press(Key.Key_F10)
    dialog = asked(window, press)
    choose(dialog.what, What.WINDOW.value)
    save(dialog)
    assert sorted(path.name for path in out.iterdir()) == [
        "Batch-of-three-suspended-on-the-first-event-0-evidence",
        "Batch-of-three-suspended-on-the-first-event-0-evidence-2",
        "Batch-of-three-suspended-on-the-first-event-1-window.png",
    ]


def test_rows_as_of_an_event_are_named_after_it_and_those_of_the_run_are_not(
    window: MainWindow, press: Press, out: Path
) -> None:
    press(Key.Key_Home)
    dialog = asked(window, press)
    choose(dialog.what, What.CSV.value)
    assert dialog.path.text().endswith("first-csv")
    choose(dialog.rows, "as of")
    assert dialog.path.text().endswith("first-start-csv")
    save(dialog)
    assert [path.name for path in out.iterdir()] == [
        "Batch-of-three-suspended-on-the-first-start-csv"
    ]


def test_a_name_that_was_typed_stays_when_something_else_is_chosen(
    window: MainWindow, press: Press, out: Path
) -> None:
    dialog = asked(window, press)
    dialog.path.selectAll()
    QTest.keyClicks(dialog.path, "mine")
    choose(dialog.what, What.CSV.value)
    choose(dialog.rows, "as of")
    save(dialog)
    assert [path.name for path in out.iterdir()] == ["mine"]


@pytest.mark.parametrize("what", [What.TIMELINE, What.EVIDENCE])
def test_a_picture_is_black_and_white_where_that_is_chosen_and_the_window_stays(
    window: MainWindow, press: Press, out: Path, what: What
) -> None:
    press(Key.Key_End)
    before = window.parts.appearance.theme
    dialog = asked(window, press)
    choose(dialog.what, what.value)
    choose(dialog.theme, "Patterns in black and white")
    save(dialog)
    (picture,) = (
        path for path in out.rglob("*.png") if not path.stem.startswith(("w", "timeline-"))
    )
    assert grey(QImage(str(picture)))
    assert window.parts.appearance.theme is before
    dialog = asked(window, press)
    choose(dialog.what, What.TIMELINE.value)
    save(dialog)
    coloured = [path for path in out.glob("*.png") if path != picture]
    assert len(coloured) == 1
    assert not grey(QImage(str(coloured[0])))


def test_a_picture_of_the_window_offers_no_theme_of_its_own(
    window: MainWindow, press: Press, out: Path
) -> None:
    dialog = asked(window, press)
    assert dialog.theme.isVisible()
    for what in (What.WINDOW, What.CSV):
        choose(dialog.what, what.value)
        assert not dialog.theme.isVisible()
    dialog.reject()


def cancel_at(window: MainWindow, words: str) -> list[str]:
    """Press Cancel once the progress says some words; return what it has said."""
    said: list[str] = []

    def look() -> None:
        shown = [d for d in window.findChildren(busy.Busy) if d.isVisible()]
        said.extend(d.labelText() for d in shown)
        if shown and words in said[-1]:
            QTest.mouseClick(shown[0].findChild(QPushButton), Qt.MouseButton.LeftButton)
        elif len(said) < 10_000:
            QTimer.singleShot(0, look)

    QTimer.singleShot(0, look)
    return said


@pytest.mark.usefixtures("shown_at_once")
@pytest.mark.parametrize("what", [What.TIMELINE, What.WINDOW, What.EVIDENCE])
def test_one_picture_can_be_cancelled_in_the_middle_and_nothing_is_left(
    window: MainWindow, press: Press, out: Path, what: What
) -> None:
    dialog = asked(window, press)
    choose(dialog.what, what.value)
    said = cancel_at(window, "row 6")
    save(dialog)
    assert "row 6" in said[-1]
    assert window.statusBar().currentMessage().endswith("not written: cancelled")
    assert list(out.iterdir()) == []


@pytest.mark.usefixtures("shown_at_once")
def test_a_picture_for_the_clipboard_can_be_cancelled(window: MainWindow, press: Press) -> None:
    QGuiApplication.clipboard().setText("mine")
    said = cancel_at(window, "drawing")
    press(Key.Key_C, Modifier.ControlModifier, Modifier.ShiftModifier)
    assert "drawing" in said[-1]
    assert "cancelled" in window.statusBar().currentMessage()
    assert QGuiApplication.clipboard().text() == "mine"


def test_the_files_of_a_run_of_a_host_have_its_requests_as_of_the_playhead(
    window: MainWindow, press: Press, out: Path
) -> None:
    window.start("@host-suspend")
    press(Key.Key_End)
    for rows in ("", "as of"):
        if rows:
            press(Key.Key_Home)
        dialog = asked(window, press)
        choose(dialog.what, What.CSV.value)
        if rows:
            choose(dialog.rows, rows)
        save(dialog)
    whole, start = (
        (folder / "requests.csv").read_text().splitlines() for folder in sorted(out.iterdir())
    )
    requests = window.session.shown.trace.requests
    assert len(whole) == 1 + len(requests) > 1
    assert len(start) == 1
