"""Reading again: of profiles, folders, traces; the page with mistakes goes when they are gone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from nandviz.exchange.registry import WRITERS
from nandviz.scenario import library
from nandviz.scenario.scenario import Breakpoint
from nandviz.session.session import Session
from nandviz.trace import store
from nandviz.trace.tables import Trace
from nandviz.ui.main_window import MainWindow

MakeWindow = Callable[..., MainWindow]
PATIENCE_MS = 10_000
SCENARIO = "nandviz: 1\nprofile: part.yaml\nscript:\n  - {at_us: 0, op: Reset, die: 0}\n"
PART = "nandviz_profile: 1\nname: part\nextends: lib/base.yaml\n"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "in" / "lib").mkdir(parents=True)
    (tmp_path / "in" / "case.yaml").write_text(SCENARIO)
    (tmp_path / "in" / "part.yaml").write_text(PART)
    base = library.profile_path("generic-tlc").read_text()
    (tmp_path / "in" / "lib" / "base.yaml").write_text(base)
    return tmp_path / "in" / "case.yaml"


def reload(window: MainWindow) -> None:
    assert QTest.qWaitForWindowActive(window)
    on = window.focusWidget() or window.parts.widgets.central.timeline
    QTest.keyClick(on, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)


def shows_timeline(window: MainWindow) -> bool:
    central = window.parts.widgets.central
    return central.pages.currentWidget() is central.timeline


def shows_failure(window: MainWindow) -> bool:
    central = window.parts.widgets.central
    return central.pages.currentWidget() is central.failed


def end_ns(window: MainWindow) -> int:
    return int(window.session.run.trace.events.time_ns[-1])


@pytest.mark.parametrize("name", ["part.yaml", "lib/base.yaml"])
def test_a_change_of_a_profile_is_offered_like_one_of_the_scenario(
    make_window: MakeWindow, case: Path, qtbot: QtBot, name: str
) -> None:
    window = make_window(str(case))
    before = end_ns(window)
    profile = case.parent / name
    if name == "part.yaml":
        profile.write_text(PART.replace("lib/base.yaml", "lib/../lib/slow.yaml"))
        slow = case.parent / "lib" / "slow.yaml"
    else:
        slow = profile
    slow.write_text(library.profile_path("generic-tlc").read_text().replace("30", "60"))
    bar = window.parts.widgets.central.bar
    qtbot.waitUntil(bar.isVisible, timeout=PATIENCE_MS)
    assert bar.words.text() == f"{profile.name} changed on disk."
    QTest.mouseClick(bar.button("Reload"), Qt.MouseButton.LeftButton)
    assert end_ns(window) != before
    assert window.session.files.changed_on_disk() == ()


def test_a_profile_that_is_gone_is_said(make_window: MakeWindow, case: Path, qtbot: QtBot) -> None:
    window = make_window(str(case))
    (case.parent / "part.yaml").unlink()
    bar = window.parts.widgets.central.bar
    qtbot.waitUntil(bar.isVisible, timeout=PATIENCE_MS)
    assert bar.words.text() == "part.yaml is gone from the disk."


def test_a_link_that_leads_elsewhere_is_a_change(
    make_window: MakeWindow, case: Path, qtbot: QtBot
) -> None:
    part = case.parent / "part.yaml"
    part.rename(case.parent / "one.yaml")
    (case.parent / "two.yaml").write_text(PART)
    part.symlink_to("one.yaml")
    window = make_window(str(case))
    part.unlink()
    part.symlink_to("two.yaml")
    qtbot.waitUntil(window.parts.widgets.central.bar.isVisible, timeout=PATIENCE_MS)
    assert window.session.files.changed_on_disk() == (part,)


def broken(case: Path) -> None:
    case.write_text(SCENARIO.replace("Reset", "Rest"))


def empty(case: Path) -> None:
    case.write_text("")


def missing(case: Path) -> None:
    case.unlink()


def folder(case: Path) -> None:
    case.unlink()
    case.mkdir()


def no_profile(case: Path) -> None:
    (case.parent / "part.yaml").rename(case.parent / "away.yaml")


def mend(case: Path) -> None:
    if case.is_dir():
        case.rmdir()
    away = case.parent / "away.yaml"
    if away.exists():
        away.rename(case.parent / "part.yaml")
    case.write_text(SCENARIO + "# mended\n")


FAULTS = [broken, empty, missing, folder, no_profile]


@pytest.mark.parametrize("fault", FAULTS)
def test_the_page_with_mistakes_goes_with_a_reload_that_works(
    make_window: MakeWindow, case: Path, fault: Callable[[Path], None], qtbot: QtBot
) -> None:
    window = make_window(str(case))
    window.session.playhead.seek(1)
    window.session.breakpoints.add(Breakpoint(die=0))
    fault(case)
    reload(window)
    qtbot.waitUntil(lambda: shows_failure(window), timeout=PATIENCE_MS)
    mend(case)
    reload(window)
    qtbot.waitUntil(lambda: shows_timeline(window), timeout=PATIENCE_MS)
    assert "# mended" in window.session.files.text
    assert (window.session.playhead.k, len(window.session.breakpoints)) == (1, 1)
    assert window.parts.widgets.central.timeline.hasFocus()


@pytest.mark.parametrize("back", [True, False])
def test_the_page_with_mistakes_goes_by_itself_when_the_file_is_right_again(
    make_window: MakeWindow, case: Path, qtbot: QtBot, back: bool
) -> None:
    window = make_window(str(case))
    broken(case)
    reload(window)
    qtbot.waitUntil(lambda: shows_failure(window), timeout=PATIENCE_MS)
    qtbot.wait(500)
    if back:
        case.write_text(SCENARIO)
    else:
        mend(case)
    qtbot.waitUntil(lambda: shows_timeline(window), timeout=PATIENCE_MS)
    assert window.parts.widgets.central.bar.isHidden()


def test_try_again_after_a_reload_reloads(make_window: MakeWindow, case: Path) -> None:
    window = make_window(str(case))
    window.session.playhead.seek(1)
    window.session.breakpoints.add(Breakpoint(die=0))
    broken(case)
    reload(window)
    mend(case)
    buttons = window.parts.widgets.central.failed.findChildren(QPushButton)
    button = next(b for b in buttons if b.text() == "Try again")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (window.session.playhead.k, len(window.session.breakpoints)) == (1, 1)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_that_was_wrong_from_the_start_is_read_again(
    make_window: MakeWindow, case: Path, fault: Callable[[Path], None], qtbot: QtBot
) -> None:
    fault(case)
    window = make_window(str(case))
    qtbot.waitUntil(lambda: shows_failure(window), timeout=PATIENCE_MS)
    reload(window)
    qtbot.waitUntil(lambda: shows_failure(window), timeout=PATIENCE_MS)
    mend(case)
    reload(window)
    assert shows_timeline(window)
    assert window.session.files.path == case


def test_what_is_in_no_file_is_not_offered_to_be_read_again(window: MainWindow) -> None:
    reload(window)
    assert shows_timeline(window)
    assert not window.parts.widgets.actions["file.reload"].isEnabled()


# Traces


def other_trace() -> Trace:
    session = Session()
    session.files.open("@nested")
    session.playhead.end()
    return session.run.trace


@pytest.fixture
def generated(tmp_path: Path) -> Path:
    """A generator's folder."""
    session = Session()
    session.files.open("@batch-of-three")
    session.playhead.end()
    WRITERS["nandseqgen"](session.run.trace, tmp_path / "gen", lambda _: None)
    return tmp_path / "gen"


def generate_again(folder: Path) -> None:
    """Run the generator again: the same names, another run."""
    WRITERS["nandseqgen"](other_trace(), folder.with_name("new"), lambda _: None)
    for path in folder.iterdir():
        path.unlink()
    for path in sorted(folder.with_name("new").iterdir()):
        path.rename(folder / path.name)


def test_an_imported_folder_is_read_again_and_the_view_stays(
    make_window: MakeWindow, generated: Path, qtbot: QtBot
) -> None:
    window = make_window(str(generated))
    qtbot.waitUntil(lambda: window.session.files.path == generated, timeout=PATIENCE_MS)
    window.session.playhead.seek(3)
    window.session.breakpoints.add(Breakpoint(die=0))
    window.parts.view.set_times(50_000, 300_000)
    span = window.parts.view.span
    before = len(window.session.run.trace.ops)
    generate_again(generated)
    bar = window.parts.widgets.central.bar
    qtbot.waitUntil(bar.isVisible, timeout=PATIENCE_MS)
    assert bar.words.text() == "gen changed on disk."
    QTest.mouseClick(bar.button("Reload"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.session.run.trace.ops) != before, timeout=PATIENCE_MS)
    assert shows_timeline(window)
    assert window.session.playhead.k >= 0
    assert (len(window.session.breakpoints), window.parts.view.span) == (1, span)


def test_an_unrelated_file_of_an_imported_folder_is_no_change(
    make_window: MakeWindow, generated: Path, qtbot: QtBot
) -> None:
    window = make_window(str(generated))
    qtbot.waitUntil(lambda: window.session.files.path == generated, timeout=PATIENCE_MS)
    (generated / "notes.txt").write_text("x")
    assert window.session.files.changed_on_disk() == ()
    qtbot.wait(600)
    assert window.parts.widgets.central.bar.isHidden()


def test_a_new_run_of_an_imported_folder_is_a_change(
    make_window: MakeWindow, generated: Path, qtbot: QtBot
) -> None:
    window = make_window(str(generated))
    qtbot.waitUntil(lambda: window.session.files.path == generated, timeout=PATIENCE_MS)
    (generated / "op_state_timeline_261121_0000009.csv").write_text("x\n")
    qtbot.waitUntil(window.parts.widgets.central.bar.isVisible, timeout=PATIENCE_MS)


def test_an_imported_folder_that_becomes_wrong_is_shown_and_stays_open(
    make_window: MakeWindow, generated: Path, qtbot: QtBot
) -> None:
    window = make_window(str(generated))
    qtbot.waitUntil(lambda: window.session.files.path == generated, timeout=PATIENCE_MS)
    head = window.session.run.head
    kept = {path: path.read_bytes() for path in generated.iterdir()}
    for path in kept:
        path.write_text("nonsense\n1\n")
    reload(window)
    qtbot.waitUntil(lambda: shows_failure(window), timeout=PATIENCE_MS)
    assert window.session.run.head == head
    for path, data in kept.items():
        path.write_bytes(data)
    reload(window)
    qtbot.waitUntil(lambda: shows_timeline(window), timeout=PATIENCE_MS)


def test_a_saved_trace_is_read_again(make_window: MakeWindow, tmp_path: Path) -> None:
    path = tmp_path / "t.nandviz"
    session = Session()
    session.files.open("@batch-of-three")
    session.playhead.end()
    store.save(session.run.trace, path)
    window = make_window(str(path))
    window.session.playhead.seek(3)
    window.session.breakpoints.add(Breakpoint(die=0))
    store.save(other_trace(), path)
    assert window.session.files.changed_on_disk() == (path,)
    reload(window)
    assert len(window.session.run.trace.ops) == len(other_trace().ops)
    assert (window.session.playhead.k >= 0, len(window.session.breakpoints)) == (True, 1)
    assert window.parts.widgets.central.bar.isHidden()


def test_a_folder_that_was_wrong_from_the_start_is_read_again(
    make_window: MakeWindow, generated: Path, qtbot: QtBot
) -> None:
    log = generated / "apply_pgm_log.csv"
    before = log.read_bytes()
    log.write_text("nonsense")
    window = make_window(str(generated))
    qtbot.waitUntil(lambda: shows_failure(window), timeout=PATIENCE_MS)
    log.write_bytes(before)
    reload(window)
    qtbot.waitUntil(lambda: shows_timeline(window), timeout=PATIENCE_MS)


def test_no_undo_leads_from_a_trace_to_a_scenario_or_back(
    make_window: MakeWindow, case: Path
) -> None:
    window = make_window(str(case))
    undo = window.parts.widgets.actions["edit.undo"]
    store.save(other_trace(), case.with_name("t"))
    case.with_name("t").replace(case)
    reload(window)
    assert window.session.run.scenario is None
    assert not undo.isEnabled()
    mend(case)
    reload(window)
    assert window.session.run.scenario is not None
    assert not undo.isEnabled()


def test_a_link_to_the_newest_run_is_followed_when_it_leads_to_another(
    make_window: MakeWindow, generated: Path, qtbot: QtBot
) -> None:
    link = generated.with_name("latest")
    link.symlink_to("gen")
    window = make_window(str(link))
    qtbot.waitUntil(lambda: window.session.files.path == link, timeout=PATIENCE_MS)
    before = len(window.session.run.trace.ops)
    WRITERS["nandseqgen"](other_trace(), generated.with_name("next"), lambda _: None)
    link.unlink()
    link.symlink_to("next")
    bar = window.parts.widgets.central.bar
    qtbot.waitUntil(bar.isVisible, timeout=PATIENCE_MS)
    QTest.mouseClick(bar.button("Reload"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.session.run.trace.ops) != before, timeout=PATIENCE_MS)


def test_a_file_of_the_folder_that_was_opened_stands_for_all_of_it(
    make_window: MakeWindow, generated: Path, qtbot: QtBot
) -> None:
    path = next(generated.glob("op_state_timeline*"))
    window = make_window(str(path))
    before = len(window.session.run.trace.ops)
    generate_again(generated)
    qtbot.waitUntil(window.parts.widgets.central.bar.isVisible, timeout=PATIENCE_MS)
    reload(window)
    assert len(window.session.run.trace.ops) != before
