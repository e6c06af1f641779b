"""The real window: stepped by keys, taken along, saved, and its ends."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from nandviz.scenario import library
from nandviz.session.session import Session
from nandviz.ui.theme import LIGHT, rgb32
from tests.e2e.program import Program, wait_for

pytestmark = pytest.mark.slow
Launch = Callable[..., Program]
Headless = Callable[..., subprocess.CompletedProcess[str]]
SUSPEND_COLOUR = rgb32(LIGHT.suspend)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A scenario in a file of its own."""
    path = tmp_path / "case.yaml"
    path.write_text(library.path("batch-of-three").read_text())
    return path


def event(folder: Path) -> int:
    return int(json.loads((folder / "evidence.json").read_text())["event"])


def has_colour(picture: Path, colour: int) -> bool:
    """Return whether a colour is where the lanes are, left of the inspector, above the legend."""
    image = QImage(str(picture))
    assert not image.isNull()
    places = ((x, y) for y in range(150, 650, 2) for x in range(40, 1250, 2))
    return any(image.pixel(x, y) == colour for x, y in places)


def open_path(program: Program, path: Path) -> None:
    """Open a file as with the keyboard alone: its path is typed."""
    dialog = program.dialog("ctrl+o", "Open a scenario")
    program.fill(str(path))
    program.keys("Return")
    program.wait_gone(dialog)


def test_keys_go_forth_and_back_and_the_files_are_those_of_a_run_without_a_window(
    launch: Launch, run_headless: Headless, case: Path, tmp_path: Path
) -> None:
    program = launch(case)
    program.keys("F10", "F10", "F10", "alt+F10")
    assert program.facts()["event"] == 2
    program.keys("Home")
    assert program.facts()["event"] == -1
    program.keys("End")
    taken = program.evidence()
    done = run_headless("run", case, "--csv", tmp_path / "csv")
    assert done.returncode == 0, done.stderr
    written = {path.name: path.read_bytes() for path in (tmp_path / "csv").glob("*.csv")}
    assert len(written) >= 11
    assert {path.name: path.read_bytes() for path in (taken / "csv").glob("*.csv")} == written
    assert (taken / "scenario.yaml").read_bytes() == case.read_bytes()
    assert program.close() == 0


def test_a_path_that_is_typed_is_opened(launch: Launch, case: Path) -> None:
    program = launch()
    open_path(program, case)
    program.wait_title("case.yaml – nandviz")
    assert program.close() == 0


def test_a_bad_file_is_shown_in_place_of_the_timeline_and_what_was_open_stays(
    launch: Launch, case: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("nandviz: 1\nname: Bad\nprofile: generic-tlc\nscript:\n  - {at_us: soon}\n")
    program = launch(case)
    program.keys("End")
    assert has_colour(program.evidence() / "window.png", SUSPEND_COLOUR)
    open_path(program, bad)
    taken = program.evidence()
    assert not has_colour(taken / "window.png", SUSPEND_COLOUR), "the failure is shown"
    assert has_colour(taken / "timeline.png", SUSPEND_COLOUR), "the run is still there"
    assert program.title == "case.yaml – nandviz"
    program.keys("Escape", "alt+F10")
    back = program.evidence()
    assert has_colour(back / "window.png", SUSPEND_COLOUR)
    assert event(back) == event(taken) - 1
    assert program.close() == 0


def test_a_change_on_the_disk_is_told_and_read_again_by_its_key(launch: Launch, case: Path) -> None:
    program = launch(case)
    program.keys("End")
    before = program.evidence()
    text = case.read_text() + "# changed by someone else\n"
    case.write_text(text)

    def told() -> bool:
        now = program.evidence()
        assert (now / "scenario.yaml").read_bytes() == (before / "scenario.yaml").read_bytes()
        same = QImage(str(now / "window.png")) == QImage(str(before / "window.png"))
        shutil.rmtree(now)
        return not same

    wait_for(told, "the notice")
    program.keys("ctrl+r")
    again = program.evidence()
    assert (again / "scenario.yaml").read_text() == text
    assert event(again) == event(before), "the playhead stays"
    assert program.close() == 0


def test_save_as_writes_the_file_that_the_window_then_names(
    launch: Launch, case: Path, tmp_path: Path
) -> None:
    program = launch(case)
    dialog = program.dialog("ctrl+shift+s", "Save as")
    program.fill(str(tmp_path / "copy.yaml"))
    program.keys("Return")
    program.wait_gone(dialog)
    program.wait_title("copy.yaml – nandviz")
    assert (tmp_path / "copy.yaml").read_bytes() == case.read_bytes()
    assert program.close() == 0


def test_keys_help_and_palette_open_and_the_palette_runs_what_is_typed(launch: Launch) -> None:
    program = launch()
    keys = program.dialog("question", "Keys.*")
    program.keys("Escape")
    program.wait_gone(keys)
    palette = program.dialog("ctrl+shift+p", "Commands")
    program.type("to the end")
    program.keys("Return")
    program.wait_gone(palette)
    assert program.facts()["event"] == 13
    assert program.close() == 0


def test_edits_that_a_kill_left_unsaved_are_offered_and_restored(
    launch: Launch, case: Path, home: Path
) -> None:
    first = launch(case)
    kept = wait_for(lambda: list(home.rglob("session-*")), "its folder")[0]
    session = Session()
    session.files.open(case)
    session.edits.duplicate_entry(0)
    session.autosave.write(kept)
    first.kill()
    second = launch(case)
    assert second.title == "case.yaml – nandviz"
    second.keys("shift+Tab", "shift+Tab", "shift+Tab", "space")  # laws, Discard, Restore
    second.wait_title(r"case\.yaml\* – nandviz")
    dialog = second.dialog("ctrl+shift+s", "Save as")
    second.fill(str(case.with_name("restored.yaml")))
    second.keys("Return")
    second.wait_gone(dialog)
    assert case.with_name("restored.yaml").read_text() == session.files.text
    assert second.close() == 0


def test_a_kill_while_saving_leaves_the_old_file_or_the_new_one(
    launch: Launch, case: Path, tmp_path: Path
) -> None:
    lines = "".join(f"  - {{at_us: {n * 500}, op: Read_Status, die: 0}}\n" for n in range(800))
    new = f"nandviz: 1\nname: Long\nprofile: generic-tlc\nscript:\n{lines}"
    source, target = tmp_path / "source.yaml", tmp_path / "saved.yaml"
    source.write_text(new)
    shutil.copy(case, target)
    program = launch(source)
    program.dialog("ctrl+shift+s", "Save as")
    program.fill(str(target))
    before = set(program.windows())
    program.keys("Return")
    question = wait_for(lambda: set(program.windows()) - before, "the question").pop()
    program.wait_active(question)
    program.keys("alt+y")
    started = target.stat().st_mtime_ns
    wait_for(
        lambda: any(tmp_path.glob(".nandviz-*")) or target.stat().st_mtime_ns != started,
        "the saving",
    )
    program.kill()
    assert target.read_text() in {new, case.read_text()}
