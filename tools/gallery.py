"""Draw the pictures of docs/gallery: window, two runs, ends of ops, studies, built-in scenarios.

usage: gallery.py DIR

Every file in DIR is drawn anew, README.md too. The program draws them as it does for a user; only
the colours are then cut down to a palette, to keep the files small.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nandviz.model.words import Showing
from nandviz.query.compare.comparison import compare
from nandviz.query.marks.beside import Beside
from nandviz.run import Run
from nandviz.scenario import library, loader
from nandviz.scenario.scenario import Scenario
from nandviz.session.session import Session
from nandviz.study.built_in import STUDIES
from nandviz.study.table import read_table
from nandviz.study.workers import LocalWorkers
from nandviz.teach.op_end import Case
from nandviz.trace import laws
from nandviz.trace.tables import Trace
from nandviz.ui.commands.view import ShowOp
from nandviz.ui.main_window import MainWindow
from nandviz.ui.op_end import picture as op_end_picture
from nandviz.ui.plots import picture as plots
from nandviz.ui.plots.study import of_study
from nandviz.ui.settings import Settings
from nandviz.ui.theme import DARK, LIGHT, Theme
from nandviz.ui.timeline.picture import Picture, draw

SIZE = (1600, 900)
COLOURS = 64
LONG_RUN, SHOWN_EVENTS = 400, 120
"""Of a run with more events than the first, as many are shown as the second."""


class Shot(NamedTuple):
    """A picture of the window: scenario, theme, commands sent to it, selected op, words."""

    name: str
    scenario: str
    theme: str
    commands: tuple[str, ...]
    uid: int | None
    words: str


SHOTS = (
    Shot(
        "window-suspend-light", "batch-of-three", "light",
        ("run.next-event", "run.next-event"), None,
        "Batch of three, just after the SUSPEND: op 1 is cut and waits with what remains of it; "
        "ops 2 and 3 are displaced to the backlog, their old places are ghosts.",
    ),
    Shot(
        "window-resumed-dark", "batch-of-three", "dark", ("run.end",), 1,
        "The same run at its end: op 1 has a second part, ops 2 and 3 came back in their order.",
    ),
    Shot(
        "window-nested-dark", "nested", "dark",
        ("run.next-event",) * 8 + ("view.pane.suspended",), None,
        "An ERASE is suspended, a PROGRAM runs in its place and is suspended as well.",
    ),
    Shot(
        "window-refused-light", "refusals", "light", ("run.end", "view.pane.refusals"), None,
        "Why ops were refused, and what was in the way.",
    ),
)  # fmt: skip


class TwoRuns(NamedTuple):
    """A picture of two runs of a scenario: what is set in B, else what is edited; theme, words."""

    name: str
    scenario: str
    overrides: dict[str, str]
    edit: tuple[str, str]
    showing: Showing
    theme: Theme
    size: tuple[int, int]
    words: str


TWO_RUNS = (
    TwoRuns(
        "two-runs-moved", "batch-of-three", {}, ("{at_us: 100, op", "{at_us: 330, op"),
        Showing.B_WITH_GHOST, LIGHT, SIZE,
        "The SUSPEND of batch of three is moved from 100 to 330 µs. It cuts op 2 now, not op 1, "
        "and all is over 200 µs sooner. B is drawn, what was in A lies at its foot.",
    ),
    TwoRuns(
        "two-runs-both", "batch-of-three", {}, ("{at_us: 100, op", "{at_us: 330, op"),
        Showing.SPLIT, DARK, SIZE,
        "The same, the lanes of A above those of B.",
    ),
    TwoRuns(
        "two-runs-policy", "on-blocked-reject", {"policies.on_blocked": "defer"}, ("", ""),
        Showing.B_WITH_GHOST, LIGHT, (1024, 700),
        "What the suspended axis forbids is refused in A, and deferred in B: two ops are new.",
    ),
    TwoRuns(
        "two-runs-seed", "workload-mixed", {"workload.seed": "8"}, ("", ""),
        Showing.B_WITH_GHOST, DARK, SIZE,
        "A workload with another seed parts at once; little of A is to be found in B.",
    ),
)  # fmt: skip


class OpEnd(NamedTuple):
    """A picture of five ways to end an op: tab, theme, words."""

    name: str
    case: Case
    theme: Theme
    words: str


OP_ENDS = (
    OpEnd(
        "op-end-after-light", Case.AFTER, LIGHT,
        "The RESUME comes after the old end: dropping the OP_END of a suspended op is right, and "
        "so is cancelling it. Replacing it comes too late.",
    ),
    OpEnd(
        "op-end-twice-dark", Case.TWICE, DARK,
        "A RESUME before the old end, and a second SUSPEND: only cancelling by handle is right.",
    ),
)  # fmt: skip


def with_palette(image: QImage) -> QImage:
    """Return an image in its `COLOURS` most frequent colours, others by the nearest of them."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    width, height = image.width(), image.height()
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(height, -1)[:, :width]
    colours, of_pixel, counts = np.unique(
        pixels & 0xFFFFFF, return_inverse=True, return_counts=True
    )
    kept = colours[np.sort(np.argsort(-counts, kind="stable")[:COLOURS])]
    shifts = np.array([16, 8, 0])
    channels = (colours[:, None] >> shifts & 255).astype(np.int64)
    palette = (kept[:, None] >> shifts & 255).astype(np.int64)
    nearest = np.array([np.argmin(((palette - each) ** 2).sum(axis=1)) for each in channels])
    rows = np.zeros((height, -(-width // 4) * 4), np.uint8)
    rows[:, :width] = nearest[of_pixel].reshape(height, width)
    made = QImage(rows.tobytes(), width, height, rows.shape[1], QImage.Format.Format_Indexed8)
    made.setColorTable([int(each) | 0xFF000000 for each in kept])
    return made.copy()


def save(image: QImage, path: Path) -> None:
    """Write a PNG, as small as Qt can."""
    if not with_palette(image).save(str(path), "PNG", 0):
        sys.exit(f"cannot write {path}")
    print(f"{path.name}: {path.stat().st_size / 1024:.0f} KB")


def span(trace: Trace) -> tuple[int, int] | None:
    """Return the time to show of a run: its start where it is long, else all of it."""
    if trace.last_event < LONG_RUN:
        return None
    return int(trace.events.time_ns[0]), int(trace.events.time_ns[SHOWN_EVENTS])


def traced(scenario: Scenario) -> Trace:
    """Return the trace of a whole run."""
    run = Run(scenario)
    while not run.complete:
        run.advance(1000.0)
    run.trace.flush()
    return run.trace


def two_runs(folder: Path) -> Iterator[str]:
    """Draw pictures of two runs; tell the lines of the gallery's page."""
    for shot in TWO_RUNS:
        text = library.path(shot.scenario).read_text(encoding="utf-8")
        a = traced(loader.loads(text))
        b = traced(loader.loads(text.replace(*shot.edit), overrides=shot.overrides))
        picture = Picture(
            b, b.last_event, shot.theme, shot.size, span(b), subtitle=f"@{shot.scenario}",
            beside=Beside(compare(a, b), a.last_event), showing=shot.showing,
        )  # fmt: skip
        save(draw(picture), folder / f"{shot.name}.png")
        yield from (shot.words, "", f"![{shot.words}]({shot.name}.png)", "")


def ends(folder: Path) -> Iterator[str]:
    """Draw five ways to end an op; tell the lines of the gallery's page."""
    for shot in OP_ENDS:
        save(op_end_picture.draw(shot.case, shot.theme), folder / f"{shot.name}.png")
        yield from (shot.words, "", f"![{shot.words}]({shot.name}.png)", "")


def studies(folder: Path) -> Iterator[str]:
    """Run the built-in studies and draw their plots; tell the lines of the gallery's page."""
    for name, study in STUDIES.items():
        tables = {}
        for part in study.parts:
            with tempfile.TemporaryDirectory() as home:
                part.sweep().run(Path(home), LocalWorkers, lambda _: None, lambda: False)
                tables[part.name] = read_table(Path(home))
        save(plots.draw(of_study(study, tables, LIGHT)), folder / f"study-{name}.png")
        yield from (f"### {study.heading}", "", f"`nandviz study {name}`", "")
        yield from (f"![{study.heading}](study-{name}.png)", "")


def timelines(folder: Path) -> Iterator[str]:
    """Draw the timeline of each built-in scenario; tell the lines of the gallery's page."""
    for name in library.names():
        scenario = loader.load(library.path(name))
        trace = traced(scenario)
        verdicts = tuple(laws.check(trace))
        picture = Picture(
            trace, trace.last_event, size=SIZE, span=span(trace), verdicts=verdicts,
            subtitle=f"@{name}",
        )  # fmt: skip
        save(draw(picture), folder / f"{name}.png")
        yield from (f"### {scenario.name}", "", f"`nandviz @{name}`", "")
        yield from (" ".join(scenario.description.split()), "")
        yield from (f"![{scenario.name}]({name}.png)", "")


def windows(folder: Path) -> Iterator[str]:
    """Draw the window in some situations; tell the lines of the gallery's page."""
    for shot in SHOTS:
        with tempfile.TemporaryDirectory() as home:
            store = QSettings(str(Path(home) / "settings.ini"), QSettings.Format.IniFormat)
            window = MainWindow(Session(), Settings(store), Path(home) / "sessions")
            window.resize(*SIZE)
            window.show()
            window.start(f"@{shot.scenario}")
            window.send_named(f"view.theme.{shot.theme}")
            for command in shot.commands:
                window.send_named(command)
            if shot.uid is not None:
                window.send(ShowOp(shot.uid))
            window.send_named("view.fit")
            QTest.qWait(600)
            save(window.parts.pictures.window(1), folder / f"{shot.name}.png")
            window.close()
        yield from (shot.words, "", f"![{shot.words}]({shot.name}.png)", "")


def main() -> int:
    """Draw everything."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(["nandviz"])
    application.setStyle("Fusion")
    lines = ["# Gallery", "", "Drawn by `make gallery`.", "", "## The window", ""]
    lines += windows(folder)
    lines += ["## Two runs", ""]
    lines += two_runs(folder)
    lines += ["## Five ways to end an op", "", "[`nandviz teach op-end`](../op-end.md)", ""]
    lines += ends(folder)
    lines += ["## Built-in studies", "", "[What is seen in them](../study.md#built-in-studies)", ""]
    lines += studies(folder)
    lines += ["## Built-in scenarios", ""]
    lines += timelines(folder)
    (folder / "README.md").write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
