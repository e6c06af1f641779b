"""README's tour, step by step in the real window: every key, and what it says will be seen."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from nandviz.scenario import library
from tests.e2e.program import PROJECT, Program, wait_for
from tests.e2e.seen import CURRENT, LANES, PANES, PROGRAM, SUSPEND, find

pytestmark = pytest.mark.slow

KEYS = {  # as the tour writes them, and as xdotool names them
    "F10": "F10", "→": "Right", "End": "End", "[": "bracketleft", "]": "bracketright",
    "Alt+F10": "alt+F10", "←": "Left", "Home": "Home", "F5": "F5", "Alt+F5": "alt+F5",
    "Alt+Left": "alt+Left", "Ctrl+Shift+O": "ctrl+shift+o",
    "Ctrl+Shift+E": "ctrl+shift+e", "Ctrl+E": "ctrl+e",
    "Enter": "Return", "Ctrl+Z": "ctrl+z", "Ctrl+Shift+S": "ctrl+shift+s", "?": "question",
    "Ctrl+Shift+P": "ctrl+shift+p", "L": "l", "N": "n", "Esc": "Escape",
    "Y": "y",
}  # fmt: skip
NO_KEYS = {"make run", "batch-of-three", "Alt", "330"}
TIME_COLUMN = 130


class Tourist:
    """Somebody at the keyboard, who writes down what the tour had them press."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.pressed: set[str] = set()

    def press(self, *keys: str) -> None:
        self.pressed |= set(keys)
        self.program.keys(*(KEYS[key] for key in keys))

    def opens(self, key: str, title: str) -> str:
        self.pressed.add(key)
        return self.program.dialog(KEYS[key], title)

    def enter(self, dialog: str) -> None:
        self.press("Enter")
        self.program.wait_gone(dialog)

    @property
    def event(self) -> int:
        return int(self.program.facts()["event"])

    def sees(self) -> str:
        """Return the event and what the line above the timeline says."""
        facts = self.program.facts()
        return f"{facts['event']}: {facts['what']}"


def tour() -> str:
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    return text.split("## Five minutes in the window")[1].split("\n## ")[0]


def open_and_step_to_the_suspend(tourist: Tourist, said: str) -> None:
    assert tourist.program.facts()["event"] == 0
    dialog = tourist.opens("Ctrl+Shift+O", "Built-in scenarios")
    tourist.program.type("batch-of-three")
    tourist.enter(dialog)
    tourist.press("F10", "→")
    assert tourist.sees().removeprefix("2: ") in said


def see_them_come_back(tourist: Tourist) -> None:
    tourist.press("F10", "F10", "F10")
    assert tourist.sees().startswith("5: RESUME of op 1")
    tourist.press("F10", "F10", "F10")
    assert tourist.sees().startswith("8: BACKLOG_REFILL of PROGRAM backlog on die 0: op 2, op 3")
    tourist.press("End")
    assert tourist.event == 13


def ask_why(tourist: Tourist) -> None:
    x, y = find(tourist.program.evidence() / "window.png", PROGRAM, LANES)
    tourist.program.click(x, y)
    tourist.program.keys("ctrl+c")
    details = tourist.program.clipboard()
    assert details.startswith("op 1 · Page_Program_SLC")
    assert all(part in details for part in ("Parts", "Suspensions", "How it came to this"))
    tourist.press("[")
    assert tourist.event == 8, "the flush planned op 3 again"
    tourist.press("]")
    assert tourist.event == 10, "OP_START of op 2"


def step_back(tourist: Tourist) -> None:
    tourist.press("Alt+F10", "←")
    assert tourist.event == 8
    tourist.press("Home")
    assert tourist.event == -1
    tourist.press("F5")
    there = tourist.program.facts()
    assert there["stopped"] == "paused at breakpoint 1"
    tourist.press("End", "Alt+F5")
    assert tourist.event == there["event"]


def take_it_along(tourist: Tourist, home: Path) -> None:
    tourist.enter(tourist.opens("Ctrl+Shift+E", "Export"))
    wait_for(lambda: list(home.glob("*.png")), "the picture")
    dialog = tourist.opens("Ctrl+E", "Export")
    tourist.program.type("c")
    tourist.enter(dialog)
    wait_for(lambda: list(home.glob("*-csv/checks.csv")), "the CSV files")


def change_it(tourist: Tourist, home: Path) -> None:
    program = tourist.program
    palette = tourist.opens("Ctrl+Shift+P", "Commands")
    program.type("script")
    tourist.enter(palette)
    tourist.press("Home", "N")
    _, row = find(program.evidence() / "window.png", CURRENT, PANES)
    program.double_click(TIME_COLUMN, row)
    program.fill("330")
    tourist.press("Enter")
    program.wait_title(r"Batch of three, suspended on the first\* – nandviz")
    compare_them(tourist)
    tourist.press("Home", "N", "N", "N")
    assert re.search(r"SUSPEND of op 2 .* op 3 displaced to PROGRAM backlog", tourist.sees())
    assert "at_us: 330" in save_as(tourist, home / "changed.yaml")
    tourist.press("Ctrl+Z")
    assert save_as(tourist, home / "copy.yaml") == library.path("batch-of-three").read_text()


def compare_them(tourist: Tourist) -> None:
    """Look at both runs; the picture of A is another one than that of B."""
    program, pictures = tourist.program, []
    for _ in range(4):
        pictures.append(QImage(str(program.evidence() / "timeline.png")))
        tourist.press("Y")
    assert pictures[1] != pictures[0]
    facts = program.facts()
    assert facts["titles"] == {"a": "original", "b": "edited: Program_Suspend 100 → 330 µs"}
    assert facts["difference"]["sentence"].startswith("Same until event 2 (100.000 µs).")


def drag_it(tourist: Tourist, home: Path) -> None:
    program, text = tourist.program, library.path("batch-of-three").read_text()
    program.keys(KEYS["End"])
    start = find(program.evidence() / "window.png", SUSPEND, LANES)
    program.drag(start, 200, 20, end=KEYS["Esc"])
    tourist.pressed.add("Esc")
    assert save_as(tourist, home / "left.yaml") == text
    program.drag(start, 200, 20)
    program.wait_title(r"left.yaml\* – nandviz")
    moved = save_as(tourist, home / "dragged.yaml")
    assert re.sub(r"at_us: \S+, op: Program_S", "at_us: 100, op: Program_S", moved) == text
    assert moved != text
    program.keys(KEYS["Ctrl+Z"])
    assert save_as(tourist, home / "back.yaml") == text


def find_keys_and_legend(tourist: Tourist) -> None:
    keys = tourist.opens("?", "Keys")
    tourist.program.keys("Escape")
    tourist.program.wait_gone(keys)
    before = QImage(str(tourist.program.evidence() / "window.png"))
    tourist.press("L")
    assert QImage(str(tourist.program.evidence() / "window.png")) != before


def jump_and_go_back(tourist: Tourist) -> None:
    event = tourist.program.facts()["event"]
    tourist.press("Home")
    assert tourist.program.facts()["event"] == -1 != event
    tourist.press("Alt+Left")
    assert tourist.program.facts()["event"] == event


def test_the_tour_of_the_readme(launch: Callable[..., Program], home: Path) -> None:
    program = launch(title="Batch of three, suspended on the first – nandviz")
    tourist = Tourist(program)
    open_and_step_to_the_suspend(tourist, " ".join(tour().split()))
    see_them_come_back(tourist)
    ask_why(tourist)
    step_back(tourist)
    take_it_along(tourist, home)
    change_it(tourist, home)
    drag_it(tourist, home)
    find_keys_and_legend(tourist)
    jump_and_go_back(tourist)
    assert set(re.findall(r"`([^`]+)`", tour())) - NO_KEYS == tourist.pressed
    assert program.close() == 0


def save_as(tourist: Tourist, path: Path) -> str:
    dialog = tourist.opens("Ctrl+Shift+S", "Save as")
    tourist.program.fill(str(path))
    tourist.enter(dialog)
    return wait_for(lambda: path.exists() and path.read_text(), f"{path}")
