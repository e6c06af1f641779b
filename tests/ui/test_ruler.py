"""The ruler is as high as notes need, and no higher; it stays while one works on a run."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nandviz.ui.commands.file import OpenFile
from nandviz.ui.commands.view import SelectOp
from nandviz.ui.main_window import MainWindow
from nandviz.ui.timeline.picture import SIZE, TITLE_HEIGHT, Picture, write_png
from nandviz.ui.timeline.rows import NAMES_WIDTH
from nandviz.ui.timeline.ruler_size import NOTE_ROW, Ruler
from tests.ui.timeline.conftest import from_text
from tests.ui.timeline.seen import note_words

Key = Qt.Key
KEYS = (
    Key.Key_F10, Key.Key_F10, Key.Key_W, Key.Key_W, Key.Key_D, Key.Key_S, Key.Key_M, Key.Key_F9,
    Key.Key_End, Key.Key_T, Key.Key_T, Key.Key_T, Key.Key_Home, Key.Key_A,
)  # fmt: skip
SCRIPT = """nandviz: 1
name: notes
profile: generic-tlc
script:
  - {at_us: 0, op: Page_Program_SLC, die: 0, block: 0, page: 0}
"""
NOTES = ("", *("\n".join(["notes:", *["  - {at_us: 10, text: here}"] * n]) for n in (1, 2, 3, 9)))


def active(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Return a window whose keys arrive."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=30_000)
    return window


@pytest.mark.parametrize("size", [(1600, 900), (800, 450)])
@pytest.mark.parametrize(("name", "rows"), [("@workload-mixed", 0), ("@nested", 3)])
def test_the_ruler_stays_while_one_steps_zooms_marks_and_breaks(
    make_window: Callable[..., MainWindow],
    qtbot: QtBot,
    size: tuple[int, int],
    name: str,
    rows: int,
) -> None:
    window = active(make_window(name), qtbot)
    window.resize(*size)
    timeline = window.parts.widgets.central.timeline
    least = Ruler().height
    fewer = min(rows, 2) if size == (800, 450) else rows
    heights = set()
    window.send(SelectOp(1))  # on which F9 sets its breakpoint
    for key in KEYS:
        QTest.keyClick(timeline, key)
        timeline.grab()
        frame = timeline.frame()
        assert frame is not None
        heights.add(frame.params.ruler.height)
        assert frame.params.height + frame.params.ruler.height == timeline.surface.height()
    assert window.session.marks.instants
    assert len(window.session.breakpoints)
    assert heights == {least + (fewer * NOTE_ROW + 1 if fewer else 0)}
    assert least <= 36


def test_another_file_has_a_ruler_of_its_own_and_the_rows_begin_below_it(
    make_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    window = make_window("@workload-mixed")
    timeline = window.parts.widgets.central.timeline
    before = timeline.ruler.height
    for notes in (NOTES[3], NOTES[0]):
        path = tmp_path / "notes.yaml"
        path.write_text(SCRIPT + notes, encoding="utf-8")
        window.send(OpenFile(str(path)))
        frame, high = timeline.frame(), timeline.ruler.height
        assert frame is not None
        assert high == before + (3 * NOTE_ROW + 1 if notes else 0)
        image = timeline.surface.grab().toImage()
        row = next(row for row in frame.rows if row.name == "d0-p0")
        theme, x = timeline.theme, NAMES_WIDTH + round(frame.x(100_000))
        column = [image.pixelColor(x, high + y).name().upper() for y in range(round(row.bottom))]
        assert column.index(theme.program) == round(row.top)
        at = QPoint(NAMES_WIDTH + round(frame.x(100_000)), high + round(row.top) + 8)
        window.parts.view.select(None)
        QTest.mouseClick(timeline.surface.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert window.parts.view.selected_uid == 1


@pytest.mark.parametrize(("notes", "rows"), [*zip(NOTES, (0, 1, 2, 3, 3), strict=True)])
def test_a_picture_file_has_the_same_ruler(
    qapp: object, tmp_path: Path, notes: str, rows: int
) -> None:
    trace, path = from_text(SCRIPT + notes), tmp_path / "a.png"
    write_png(Picture(trace, trace.last_event), path)
    image = QImage(str(path))
    assert image.width() == SIZE[0]
    colours = [image.pixelColor(NAMES_WIDTH + 3, y).name() for y in range(image.height())]
    first = next(y for y in range(TITLE_HEIGHT, 300) if colours[y] != colours[TITLE_HEIGHT])
    assert first + 1 == TITLE_HEIGHT + Ruler(rows).height


def test_signs_stand_above_the_words_of_the_ticks(
    make_window: Callable[..., MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = active(make_window("@batch-of-three"), qtbot)
    timeline = window.parts.widgets.central.timeline
    said = note_words(timeline, monkeypatch)
    QTest.keyClick(timeline, Key.Key_M)
    timeline.surface.grab()
    assert {word.middle for word in said if word.text == "①"} == {timeline.ruler.signs}
    QTest.keyClick(timeline, Key.Key_W)  # ticks are written anew for another span
    timeline.surface.grab()
    ticks = [
        word.middle
        for word in said
        if word.text.endswith("µs") and word.at[1] < timeline.ruler.height
    ]
    assert min(ticks) - timeline.ruler.signs >= 14
