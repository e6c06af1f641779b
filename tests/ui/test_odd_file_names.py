"""File names that are no text for the system: opened, written, saved, recovered, shown."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nandviz.exchange.nandseqgen import importer
from nandviz.session.session import Session
from nandviz.trace import store
from nandviz.ui.commands.file import What
from nandviz.ui.dialogs.export import ExportDialog
from nandviz.ui.main_window import MainWindow
from nandviz.ui.settings import Settings
from tests.exchange.nandseqgen.samples import rows_of_op, written

MakeWindow = Callable[..., MainWindow]
PROJECT = Path(__file__).parents[2]
TEXT = "nandviz: 1\nscript: [{at_us: 0, op: Reset, die: 0}]\n"
NAMES = [b"\xbd\xc3\xc7\xe8", b"caf\xe9", b"\xed\xa0\x80half", b"two\nlines\x1b", "시험".encode()]


@pytest.fixture(params=NAMES, ids=range(len(NAMES)))
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A file in a folder, both named so."""
    folder = tmp_path / os.fsdecode(request.param)
    folder.mkdir()
    path = folder / os.fsdecode(request.param + b".yaml")
    path.write_text(TEXT)
    return path


def test_it_is_saved_kept_and_found_again(
    make_window: MakeWindow, settings: Settings, case: Path, qtbot: QtBot
) -> None:
    window = make_window(str(case))
    assert window.session.files.path == case
    assert window.windowTitle().isprintable()
    assert settings.recent == (case,)
    window.parts.widgets.recent.aboutToShow.emit()
    assert window.parts.widgets.recent.actions()[0].text().isprintable()
    window.session.edits.move_entry(0, 5_000)
    kept = window.parts.recovery.save_now()
    again = Session()
    assert again.autosave.recover(kept)
    assert (again.files.path, again.files.text) == (case, window.session.files.text)
    assert QTest.qWaitForWindowActive(window)
    timeline = window.parts.widgets.central.timeline
    QTest.keyClick(timeline, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "at_us: 5" in case.read_text()
    assert window.statusBar().currentMessage().isprintable()
    window.parts.widgets.recent.actions()[0].trigger()
    assert window.session.files.path == case
    case.write_text(TEXT + "# hers\n")
    case.with_name("other").touch()
    bar = window.parts.widgets.central.bar
    qtbot.waitUntil(bar.isVisible, timeout=10_000)
    assert bar.words.text().isprintable()


@pytest.mark.parametrize("what", [What.EVIDENCE, What.TIMELINE, What.CSV])
def test_it_is_exported_beside_with_the_keys(
    make_window: MakeWindow, settings: Settings, case: Path, what: What
) -> None:
    settings.folder = case.parent
    assert settings.folder == case.parent
    window = make_window(str(case))
    assert QTest.qWaitForWindowActive(window)
    timeline = window.parts.widgets.central.timeline
    QTest.keyClick(timeline, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = next(d for d in window.findChildren(ExportDialog) if d.isVisible())
    dialog.what.setCurrentText(what.value)
    QTest.keyClick(dialog.path, Qt.Key.Key_Return)
    assert [d.wrong.text() for d in window.findChildren(ExportDialog) if d.isVisible()] == []
    assert len(list(case.parent.iterdir())) == 2


@pytest.mark.parametrize("kind", ["folder", "trace"])
def test_what_was_imported_or_saved_under_it_is_opened_read_again_and_exported(
    make_window: MakeWindow, case: Path, kind: str, qtbot: QtBot
) -> None:
    source = written(case.with_suffix(""), **rows_of_op(0, 310, 1, 0))
    if kind == "trace":
        store.save(importer.read([source]).trace, source := case.with_suffix(".nandviz"))
    window = make_window(str(source))
    qtbot.waitUntil(lambda: window.session.run.trace.info.is_foreign, timeout=10_000)
    assert window.windowTitle().isprintable()
    first = window.session.run.trace
    window.send_named("file.reload")
    qtbot.waitUntil(lambda: window.session.run.trace is not first, timeout=10_000)
    window.session.evidence.write(case.with_name("evidence"))
    assert window.session.files.origin == source


def test_it_is_dropped(window: MainWindow, case: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromEncoded(case.as_uri().encode())])
    window.dropEvent(
        QDropEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert window.session.files.path == case


IN_C = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from nandviz.session.session import Session
from nandviz.ui.main_window import MainWindow
from nandviz.ui.settings import Settings
assert sys.getfilesystemencoding() != "utf-8"
application = QApplication([])
case, folder = Path(sys.argv[1]), Path(sys.argv[2])
settings = Settings(QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat))
window = MainWindow(Session(), settings, folder / "sessions")
window.show()
window.start(str(case))
assert window.session.files.path == case
print(ascii(window.windowTitle()))
window.session.edits.move_entry(0, 5_000)
other = Session()
assert other.autosave.recover(window.parts.recovery.save_now())
assert other.files.path == case
window.session.evidence.write(folder / "evidence")
window.send_named("file.save")
assert settings.recent == (case,)
window.close()
"""


def test_korean_names_where_the_system_knows_no_korean(tmp_path: Path) -> None:
    folder = tmp_path / "시험"
    folder.mkdir()
    case = folder / "시험.yaml"
    case.write_text(TEXT.replace("script", "profile: 부품.yaml\nscript"), encoding="utf-8")
    part = "nandviz_profile: 1\nname: 부품\nextends: generic-tlc\n"
    (folder / "부품.yaml").write_text(part, encoding="utf-8")
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))},
        "LC_ALL": "C",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [sys.executable, "-c", IN_C, str(case), str(tmp_path)]
    done = subprocess.run(
        command, env=environment, cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == ascii("시험.yaml – nandviz") + "\n"
    assert "at_us: 5" in case.read_text(encoding="utf-8")
    assert (tmp_path / "evidence" / "부품.yaml").read_text(encoding="utf-8") == part
    sums = (tmp_path / "evidence" / "SHA256SUMS").read_text(encoding="utf-8")
    assert "  부품.yaml\n" in sums
