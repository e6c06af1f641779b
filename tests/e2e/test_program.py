"""The real program as a new user meets it: stepped, taken along, left without a display."""

import csv
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from nandviz import process
from nandviz.scenario import library
from nandviz.ui.theme import LIGHT
from tests.e2e.program import PROJECT, Program, wait_for, without_display
from tests.e2e.seen import LANES, SUSPEND, find

pytestmark = pytest.mark.slow
Launch = Callable[..., Program]
Headless = Callable[..., subprocess.CompletedProcess[str]]
STEM = "Batch-of-three-suspended-on-the-first"


def test_a_first_start_steps_a_built_in_case_and_takes_it_along(launch: Launch) -> None:
    program = launch()
    assert program.title == "Batch of three, suspended on the first – nandviz"
    program.keys("F10", "F10")
    facts = program.facts()
    assert facts["event"] == 2
    assert facts["what"].startswith("SUSPEND of op 1 on die 0: 209.824 µs left")
    program.keys("F10", "F10", "alt+F10")
    assert program.facts()["event"] == 3
    program.keys("n", "bracketleft", "End")
    assert program.facts()["event"] == 13
    program.keys("Home", "F5")
    assert "breakpoint 1" in program.facts()["stopped"]
    program.keys("ctrl+q")
    assert program.wait() == 0


def test_pictures_and_csv_files_are_written_from_the_keyboard(launch: Launch) -> None:
    program = launch("@batch-of-three")
    program.keys("End")
    program.dialog("ctrl+shift+e", "Export")
    program.keys("Return")
    picture = program.home / f"{STEM}-event-13.png"
    wait_for(picture.is_file, "the picture")
    program.wait_active(program.window)
    image = QImage(str(picture))
    assert image.width() == 3200
    colours = {
        image.pixelColor(x, y).name()
        for x in range(0, 3200, 7)
        for y in range(0, image.height(), 9)
    }
    shown = {LIGHT.program.lower(), LIGHT.suspend.lower(), LIGHT.resume.lower()}
    assert shown <= colours
    program.dialog("ctrl+e", "Export")
    program.keys("c", "Return")
    events = program.home / f"{STEM}-csv" / "events.csv"
    wait_for(events.is_file, "the CSV files")
    program.wait_active(program.window)
    with events.open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [row["event"] for row in rows][:3] == ["SUBMIT", "OP_START", "SUBMIT"]
    assert len(rows) == 14
    assert program.close() == 0


def test_the_mouse_selects_without_moving_time(launch: Launch) -> None:
    program = launch("@batch-of-three")
    before = program.evidence()
    program.click(260, 230)
    after = program.evidence()
    assert QImage(str(after / "window.png")) != QImage(str(before / "window.png"))
    assert (after / "evidence.json").read_text() == (before / "evidence.json").read_text()
    program.keys("F11")
    assert program.facts()["event"] == 1
    assert program.close() == 0


def test_a_right_click_edits_the_script_where_it_was(launch: Launch, tmp_path: Path) -> None:
    path = tmp_path / "three.yaml"
    text = library.path("batch-of-three").read_text()
    path.write_text(text)
    program = launch(path)
    program.keys("End")
    program.click(1000, 330, button=3)
    program.keys("Up", "Return")  # the last line: to delete the entry of the op that is there
    program.wait_title(r"three.yaml\* – nandviz")
    assert program.facts()["titles"]["b"].startswith("edited: ")
    program.keys("ctrl+z")
    program.wait_title("three.yaml – nandviz")
    assert path.read_text() == text
    assert program.close() == 0


def test_go_to_is_reached_by_keys(launch: Launch) -> None:
    program = launch("@batch-of-three")
    dialog = program.dialog("g", "Go to")
    program.type("#7")
    program.keys("Return")
    program.wait_gone(dialog)
    assert program.facts()["event"] == 7
    assert program.close() == 0


def test_a_bad_file_leaves_a_window_that_says_what_is_wrong_and_tries_again(
    launch: Launch, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("nandviz: 1\nname: Bad\nprofile: generic-tlc\nscript:\n  - {at_us: soon}\n")
    program = launch(bad, title="nandviz")
    program.click(600, 400)
    program.keys("ctrl+a", "ctrl+c")
    assert f"{bad}:5:13" in program.clipboard()
    assert "'soon'" in program.clipboard()
    bad.write_text(library.path("batch-of-three").read_text())
    program.keys("Tab", "space")  # Try again
    program.wait_title(re.escape("bad.yaml – nandviz"))
    assert program.facts()["event"] == 0
    assert program.close() == 0


def test_a_killed_program_starts_again_as_if_nothing_had_been(launch: Launch) -> None:
    launch("@batch-of-three").kill()
    again = launch()
    assert again.title == "Batch of three, suspended on the first – nandviz"
    again.keys("F10")
    assert again.facts()["event"] == 1
    assert again.close() == 0


def test_a_program_killed_in_the_midst_of_a_drag_offers_run_a_and_run_b(launch: Launch) -> None:
    program = launch("@batch-of-three")
    program.keys("End")
    suspend = find(program.evidence() / "window.png", SUSPEND, LANES)
    program.drag(suspend, 200)
    program.wait_title(r".*\* – nandviz")
    before = program.facts()["titles"]
    wait_for(lambda: list(program.home.rglob("sessions/*/*")), "the session that is kept")
    program.drag((suspend[0] + 200, suspend[1]), 60, lets_go=False)
    program.kill()
    program.screen.do("mouseup", "1")
    again = launch()
    again.click(1207, 63)  # Restore, in the bar above the timeline
    again.wait_title(r".*\* – nandviz")
    facts = again.facts()
    assert facts["titles"] == before
    assert before["a"] == "original"
    assert facts["difference"]["sentence"].startswith("Same until event 2 (100.000 µs).")
    again.kill()


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_the_window_as_it_ends_a_command(
    launch: Launch, sent: signal.Signals
) -> None:
    """And the next start is as if nothing had been."""
    program = launch("@batch-of-three")
    program.keys("F10")
    program.process.send_signal(sent)
    assert program.wait() == process.exit_code(sent)
    assert launch().close() == 0


def test_without_a_display_a_clear_line_says_what_works(run_headless: Headless) -> None:
    done = run_headless()
    assert done.returncode == 2
    assert "no display" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_make_run_without_a_display_says_so_and_writes_picture_and_files(tmp_path: Path) -> None:
    for name in ("nandviz", "tools", "resources", "pyproject.toml"):
        (tmp_path / name).symlink_to(PROJECT / name)
    binaries = tmp_path / "bin"
    binaries.mkdir()
    for name, words in (("python", ""), ("nandviz", " -m nandviz")):
        (binaries / name).write_text(f'#!/bin/sh\nexec {sys.executable}{words} "$@"\n')
        (binaries / name).chmod(0o755)
    done = subprocess.run(
        ["sh", "tools/run.sh", str(binaries)], env=without_display(), cwd=tmp_path,
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("No window: there is no display")
    assert not QImage(str(tmp_path / "out" / "timeline.png")).isNull()
    assert len(list((tmp_path / "out").glob("*.csv"))) >= 11
