"""Names are text: no widget takes one for HTML, for a key, or for something to act on."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QFont, QFontMetrics, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListWidget,
    QMessageBox,
    QTableView,
    QTextEdit,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

import nandviz.ui
from nandviz.app import Catcher
from nandviz.ui.busy import Busy
from nandviz.ui.commands.file import OpenFile
from nandviz.ui.commands.view import SelectOp
from nandviz.ui.dialogs.failure import FailureDialog
from nandviz.ui.main_window import MainWindow
from nandviz.ui.panes.inspector import InspectorPane
from nandviz.ui.panes.rows import RowsModel
from nandviz.ui.timeline.hover import HOVER_MS
from nandviz.ui.words import Widths, caption, hint, line, title

MakeWindow = Callable[..., MainWindow]
UI = Path(nandviz.ui.__file__).parent

HOSTILE = [
    "<img src='/dev/zero'>",
    "<b>bold</b>",
    "&File && <a href='file:///dev/zero'>x</a>",
    "bell\\x07 escape\\e[31m return\\r",
    "\\u202eright to left",
    "two\\nlines",
    "[*] long " + "x" * 10_000,
]
"""As they stand between double quotes in YAML."""
PROFILE = """\
nandviz_profile: 1
name: "KEY part"
extends: generic-tlc
bases:
  "KEY base":
    kind: program
    axis: PROGRAM
    scope: die
    states: [{name: "KEY issue", bus: true}, {name: "KEY busy"}]
ops:
  ? "KEY op"
  : base: "KEY base"
    celltype: "KEY cells"
    us: {? "KEY issue" : 10, ? "KEY busy" : 300}
"""
FORBIDDEN = frozenset("\x07\x1b\r\u202e")


def said(text: str) -> None:
    """Fail for a text that holds what something might act on."""
    found = FORBIDDEN & set(text)
    assert not found, (found, text[:80])


@pytest.fixture(params=HOSTILE, ids=range(len(HOSTILE)))
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A scenario whose own words, and those of its profile, are odd."""
    word = request.param
    key = word[:600]  # a key of YAML is short
    (tmp_path / "part.yaml").write_text(PROFILE.replace("KEY", key))
    case = tmp_path / "<img src='x.png'>&File[*].yaml"
    case.write_text(
        f'nandviz: 1\nname: "{word}"\nprofile: part.yaml\n'
        f'notes: [{{at_us: 3, text: "{word}"}}]\nscript:\n'
        f'  - {{at_us: 0, op: "{key} op", die: 0, block: 0, page: 0}}\n'
        f"  - {{at_us: 100, op: Program_Suspend, die: 0}}\n"
        f'  - {{at_us: 150, op: "{key} op", die: 0, block: 0, page: 0}}\n'
        f"  - {{at_us: 400, op: Program_Resume, die: 0}}\n"
    )
    return case


def is_plain(label: QLabel) -> bool:
    return label.textFormat() in (Qt.TextFormat.PlainText, Qt.TextFormat.RichText)


def check(window: QWidget) -> None:
    """Walk all widgets: what each shows is text, or HTML that was made of escaped text."""
    for widget in (window, *window.findChildren(QWidget)):
        said(widget.windowTitle())
        for text in (widget.toolTip(), widget.statusTip()):
            said(text)
            assert "<img" not in text
            assert "<b>" not in text
        if isinstance(widget, QLabel):
            assert is_plain(widget) or "<" not in widget.text(), widget.text()
            said(widget.text())
        if isinstance(widget, QTextEdit):
            said(widget.toPlainText())
            assert images(widget.document()) == 0
        if isinstance(widget, QTableView) and isinstance(widget.model(), RowsModel):
            check_table(widget.model())
        if isinstance(widget, QListWidget):
            for row in range(widget.count()):
                said(widget.item(row).text())
    for action in window.findChildren(QAction):
        said(action.text() + action.toolTip())


def images(document: QTextDocument) -> int:
    return document.toHtml().count("<img")


def check_table(model: RowsModel) -> None:
    for row in range(min(model.rowCount(), 50)):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            text = model.data(index)
            said(text)
            assert "\n" not in text
            tip = model.data(index, Qt.ItemDataRole.ToolTipRole)
            said(tip)
            assert "<img" not in tip
            assert "<b>" not in tip


def test_a_window_shows_hostile_names_as_they_are_written(
    make_window: MakeWindow, hostile: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window(str(hostile))
    central = window.parts.widgets.central
    assert window.session.files.path == hostile, central.failed.text.toPlainText()
    assert "<img src='x.png'>&File[*].yaml" in window.windowTitle().replace("[*][*]", "[*]")
    for name in list(window.parts.widgets.docks.docks):
        window.parts.widgets.docks.docks[name].show()
    for k in range(-1, window.session.run.head + 1):
        window.session.playhead.seek(k)
        for uid in (None, 1, 3):
            window.send(SelectOp(uid))
            QApplication.processEvents()
            check(window)
    search = window.parts.widgets.toolbar.search
    QTest.keyClicks(search, "op 1")
    qtbot.waitUntil(lambda: not search.searching, timeout=10_000)
    check(window)
    search.let_go()
    hover(window)
    window.parts.widgets.recent.aboutToShow.emit()
    assert [a.text() for a in window.parts.widgets.recent.actions()] == [
        str(hostile).replace("&", "&&")
    ]
    asked: list[str] = []
    monkeypatch.setattr(
        QMessageBox,
        "question",
        lambda *a: asked.append(a[2]) or QMessageBox.StandardButton.Cancel,
    )
    window.session.edits.duplicate_entry(0)
    assert not window.close()
    assert "<img" not in asked[0]
    hostile.write_text(f"{hostile.read_text()}\n")
    window.parts.files._ask_reload((hostile,))
    assert "changed on disk" in central.bar.words.text()
    check(window)
    window.send(OpenFile(str(hostile)))
    hostile.write_text("nandviz: 1\nscript: [{at_us: 0, op: \"<img src='x'>\\e\", die: 0}]\n")
    window.send_named("file.reload")
    check(window)


@pytest.mark.parametrize("name", ["READ{}.ISSUE", "{}.ISSUE", "{}.{}"])
def test_a_window_shows_hostile_names_of_an_import_as_they_are_written(
    make_window: MakeWindow, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    folder = tmp_path / "<b>gen"
    folder.mkdir()
    word = "<img src='/dev/zero'><b>&x"
    rows = f"start,end,die,plane,op_state\n0,90,0,0,{name.replace('{}', word)}\n"
    (folder / "op_state_timeline_261121_0000001.csv").write_text(rows)
    window = make_window(str(folder))
    qtbot.waitUntil(lambda: window.session.files.path == folder, timeout=10_000)
    for dock in window.parts.widgets.docks.docks.values():
        dock.show()
    window.session.playhead.end()
    window.send(SelectOp(1))
    QApplication.processEvents()
    check(window)
    assert window.parts.widgets.docks.pane(InspectorPane).as_text().count(word) > 1
    hover(window)


def hover(window: MainWindow) -> None:
    """Rest the pointer on what there is, and on a bar with the real mouse."""
    timeline = window.parts.widgets.central.timeline
    window.session.playhead.end()
    QApplication.processEvents()
    places = [QPointF(x, y) for x in range(4, timeline.width(), 90) for y in range(-30, 200, 12)]
    told = [(at, text) for at in places if (text := timeline.pointing.tip_text(at))]
    assert told
    for _, text in told:
        said(text)
    shown = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QToolTip, "showText", lambda _at, text, _on: shown.append(text))
        timeline.pointing.hover.rest(told[0][0], QPoint())
        QTest.qWait(HOVER_MS * 3)
    assert len(shown) == 1
    assert "<img" not in shown[0]
    assert "<b>" not in shown[0]


def test_a_tooltip_a_question_a_title_and_a_menu_show_what_is_written() -> None:
    assert hint("op 1  Program", "die 0") == "op 1  Program\ndie 0"
    shown = QTextDocument()
    shown.setHtml(hint("<img src='/dev/zero'>", "a  b & c"))
    assert shown.toPlainText() == "<img src='/dev/zero'>\na  b & c"
    assert caption("a & b\n") == "a && b␊"
    assert title("a[*] – b") == "a[*][*] – b"
    assert line("\x1b[31m\u202e" + "x" * 9_999).startswith("␛[31m\\u202e")
    assert len(line("x" * 10_000)) < 3_000


@pytest.mark.usefixtures("qapp")
def test_a_line_is_cut_where_it_has_no_room_and_only_there_in_whatever_font() -> None:
    widths, normal, bold = Widths(), QFont(), QFont()
    bold.setBold(True)
    for font in (normal, bold, normal):
        metrics = QFontMetrics(font)
        for text in ("event 17 / 304", "event 171111 / 300004", "no digit at all", ""):
            room = metrics.horizontalAdvance(text)
            assert widths.of(text, font) >= room
            assert widths.cut(text, font, widths.of(text, font)) == text
            cut = widths.cut(text, font, room // 2)
            assert cut == metrics.elidedText(text, Qt.TextElideMode.ElideRight, room // 2)
            assert metrics.horizontalAdvance(cut) <= room // 2


def test_labels_of_dialogs_are_plain(window: MainWindow, tmp_path: Path) -> None:
    error = ValueError("<img src='/dev/zero'>\x1b[31m")
    Catcher(window, tmp_path / "<b>data")(ValueError, error, None)
    failure = next(d for d in window.findChildren(FailureDialog) if d.isVisible())
    busy = Busy(window, "Export")
    busy.tell("<img src='/dev/zero'>")
    for dialog in (failure, busy):
        check(dialog)
        labels = [each for each in dialog.findChildren(QLabel) if "<img" in each.text()]
        assert [each.textFormat() for each in labels] == [Qt.TextFormat.PlainText]
        dialog.close()
    busy.deleteLater()


# The one door

DOORS = frozenset({"hint", "caption", "title", "line", "shown", "plain", "words_html"})
FIXED = {
    ("menus.py", "setToolTip"): "the table of commands",
    ("palette.py", "setToolTip"): "the table of commands",
}


def calls() -> Iterator[tuple[str, ast.Call, str]]:
    for path in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                function = node.func
                name = function.attr if isinstance(function, ast.Attribute) else ""
                name = function.id if isinstance(function, ast.Name) else name
                yield path.relative_to(UI).as_posix(), node, name


def is_constant(call: ast.Call) -> bool:
    """Whether a text of the catalogue is shown as it is, with nothing in it."""
    return not call.keywords and all(isinstance(each, ast.Constant) for each in call.args)


def is_safe(node: ast.expr) -> bool:
    """Whether an argument is a constant, made by a door, or holds only numbers."""
    if isinstance(node, ast.Call):
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        return name in DOORS or (name == "tr" and is_constant(node))
    return isinstance(node, ast.Constant)


def test_labels_are_words_but_for_two_screens() -> None:
    made = [(path, node.lineno) for path, node, name in calls() if name == "QLabel"]
    assert [path for path, _ in made] == ["screens.py", "screens.py"]


@pytest.mark.parametrize("method", ["setToolTip", "showText", "question", "setWindowTitle"])
def test_texts_that_qt_guesses_at_come_through_the_door(method: str) -> None:
    wrong = [
        f"{path}:{node.lineno}"
        for path, node, name in calls()
        if name == method
        and (path, method) not in FIXED
        and not any(isinstance(a, ast.Call) and is_safe(a) for a in node.args)
        and not all(isinstance(a, ast.Constant) for a in node.args)
    ]
    assert wrong == []
