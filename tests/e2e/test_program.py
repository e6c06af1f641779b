"""The real program on a real screen, driven by keys and mouse as a new user would."""

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.e2e.desktop import TOOLS, Desktop, wait_for


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """A desktop without the program."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    made = Desktop(tmp_path)
    try:
        made.begin()
        yield made
    finally:
        made.end()


pytestmark = [pytest.mark.e2e, pytest.mark.slow]

STEM = "Batch-of-three-suspended-on-the-first"


def evidence(desktop: Desktop) -> dict[str, object]:
    """Let the program write an evidence folder, and return what it says."""
    folder = desktop.home / f"{STEM}-evidence"
    desktop.key("ctrl+e")
    wait_for("the export dialog", lambda: desktop.active() == "Export")
    desktop.key("Return")
    wait_for("the evidence folder", (folder / "evidence.json").is_file)
    wait_for("the window again", lambda: desktop.active().endswith("nandviz"))
    found = json.loads((folder / "evidence.json").read_text())
    folder.rename(
        folder.with_name(f"evidence-{found['event']}-{len(list(desktop.home.iterdir()))}")
    )
    return dict(found)


def test_a_first_start_steps_a_built_in_case_and_takes_it_along(desktop: Desktop) -> None:
    program = desktop.run()
    assert desktop.title() == "Batch of three, suspended on the first – nandviz"
    desktop.key("F10", "F10")
    found = evidence(desktop)
    assert found["event"] == 2
    assert str(found["what"]).startswith("SUSPEND of op 1 on die 0: 209.824 µs left")
    desktop.key("F10", "F10", "alt+F10")
    assert evidence(desktop)["event"] == 3
    desktop.key("n", "bracketleft", "End")
    assert evidence(desktop)["event"] == 13
    desktop.key("Home", "F5")
    found = evidence(desktop)
    assert "breakpoint 1" in str(found["stopped"])
    desktop.key("ctrl+q")
    assert program.wait(timeout=60) == 0


def test_pictures_and_csv_files_are_written_from_the_keyboard(desktop: Desktop) -> None:
    desktop.run("@batch-of-three")
    desktop.key("End", "ctrl+shift+e")
    wait_for("the export dialog", lambda: desktop.active() == "Export")
    desktop.key("Return")
    picture = desktop.home / f"{STEM}.png"
    wait_for("the picture", picture.is_file)
    image = QImage(str(picture))
    assert image.width() == 3200
    colours = {
        image.pixelColor(x, y).name()
        for x in range(0, 3200, 7)
        for y in range(0, image.height(), 9)
    }
    assert {"#0f397e", "#ef6d15", "#2b7f5a"} <= colours, "core busy, suspend, resume"
    wait_for("the window again", lambda: desktop.active().endswith("nandviz"))
    desktop.key("ctrl+e")
    wait_for("the export dialog", lambda: desktop.active() == "Export")
    desktop.key("c", "Return")
    events = desktop.home / f"{STEM}-csv" / "events.csv"
    wait_for("the CSV files", events.is_file)
    with events.open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [row["event"] for row in rows][:3] == ["SUBMIT", "OP_START", "SUBMIT"]
    assert len(rows) == 14


def test_the_mouse_selects_without_moving_time(desktop: Desktop) -> None:
    desktop.run("@batch-of-three")
    desktop.do("mousemove", "--window", desktop.window, "260", "230")
    desktop.do("click", "1")
    assert evidence(desktop)["event"] == 0
    desktop.key("F11")
    assert evidence(desktop)["event"] == 1


def test_the_palette_and_go_to_are_reached_by_keys(desktop: Desktop) -> None:
    desktop.run("@batch-of-three")
    desktop.key("g")
    wait_for("the dialog", lambda: desktop.active() == "Go to")
    desktop.do("type", "--delay", "30", "#7")
    desktop.key("Return")
    wait_for("the window again", lambda: desktop.active().endswith("nandviz"))
    assert evidence(desktop)["event"] == 7
    desktop.key("ctrl+shift+p")
    wait_for("the palette", lambda: desktop.active() == "Commands")
    desktop.do("type", "--delay", "30", "back to the start")
    desktop.key("Return")
    wait_for("the window again", lambda: desktop.active().endswith("nandviz"))
    assert evidence(desktop)["event"] == -1


def test_a_bad_file_leaves_a_window_that_says_so_and_ends_cleanly(
    desktop: Desktop, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("nandviz: 1\nname: [\n")
    program = desktop.run(str(bad))
    desktop.key("ctrl+q")
    assert program.wait(timeout=60) == 0


def test_a_terminated_program_starts_again(desktop: Desktop) -> None:
    program = desktop.run("@batch-of-three")
    program.send_signal(signal.SIGKILL)
    program.wait(timeout=60)
    wait_for("the window to go", lambda: not desktop._found())
    again = desktop.run()
    desktop.key("ctrl+q")
    assert again.wait(timeout=60) == 0


def test_without_a_display_a_clear_line_says_what_works(tmp_path: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {k: v for k, v in os.environ.items() if k not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "nandviz"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 2
    assert "no display" in done.stderr
    assert "Traceback" not in done.stderr
