"""What a drag of a script entry costs, in process CPU time: prints a JSON line for each size.

Run ``python -m tests.benchmarks.drag [--ops N]…`` with ``QT_QPA_PLATFORM=offscreen``. A frame is
what one move of the mouse brings: simulated, shown and painted. A drop is from the release of the
button to the first paint.
"""

import argparse
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import numpy as np
from exposed import expose
from PySide6.QtCore import QPoint, QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nandviz.session.session import Session
from nandviz.ui.commands.run import GoToEnd
from nandviz.ui.main_window import MainWindow
from nandviz.ui.settings import Settings
from tests.ui.dragging import move, pixels, place_of, press, release, surface, timeline

FRAMES = 60
DROPS = 10
_HEAD = """\
nandviz: 1
topology: {dies: 4, planes: 4, blocks: 64, pages: 128}
script:
"""


def scenario_text(ops: int) -> str:
    """Return a script of programs on four dies, the first of them suspended and resumed."""
    rows = [
        f"  - {{at_us: {i // 4 * 400}, op: Page_Program_SLC, die: {i % 4}, "
        f"block: {i // 512}, page: {i // 4 % 128}}}\n"
        for i in range(ops - 2)
    ]
    ends = (
        "  - {at_us: 100, op: Program_Suspend, die: 0}\n",
        "  - {at_us: 700, op: Program_Resume, die: 0}\n",
    )
    return "".join((_HEAD, *rows, *ends))


def opened(folder: Path, ops: int) -> MainWindow:
    """Return a window with a script, at its end, that looks at its beginning."""
    path = folder / f"{ops}.yaml"
    path.write_text(scenario_text(ops))
    settings = Settings(QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat))
    window = MainWindow(Session(), settings, folder / "sessions")
    window.resize(1600, 900)
    expose(window)
    window.start(str(path))
    window.send(GoToEnd())
    QTest.qWait(200)
    window.parts.view.set_times(-100_000, 1_500_000)
    QTest.qWait(50)
    return window


def report(what: str, ops: int, times_s: list[float]) -> None:
    """Print the figures of some runs."""
    ms = np.array(times_s) * 1e3
    line = {
        "what": what,
        "ops": ops,
        "median_ms": round(float(np.median(ms)), 1),
        "p95_ms": round(float(np.percentile(ms, 95)), 1),
        "worst_ms": round(float(ms.max()), 1),
        "runs": len(ms),
    }
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def suspend_uid(window: MainWindow) -> int:
    """Return the uid of the SUSPEND."""
    trace = window.session.run.trace
    return next(u for u in range(1, len(trace.ops) + 1) if trace.op_def(u).base.kind == "suspend")


def frames(window: MainWindow, start: QPoint) -> tuple[list[float], QPoint]:
    """Drag up and down; return the time of each frame, and where the pointer is at the end."""
    found, where = [], start
    wide = pixels(window, 0, 400_000)
    for number in range(FRAMES):
        where = start + QPoint(20 + abs(number * 7 % (2 * wide) - wide), 0)
        began = process_time()
        move(window, where)
        surface(window).repaint()
        found.append(process_time() - began)
    return found, where


def measure(folder: Path, ops: int) -> None:
    """Measure frames and drops of a script."""
    window = opened(folder, ops)
    assert window.session.preview.quick
    moves, drops = [], []
    for _ in range(DROPS):
        start = place_of(window, suspend_uid(window))
        press(window, start)
        some, where = frames(window, start)
        moves += some
        began = process_time()
        release(window, where)
        surface(window).repaint()
        drops.append(process_time() - began)
        QTest.qWait(300)
        window.send_named("edit.undo")
        QTest.qWait(300)
    assert timeline(window).entries.sign is None
    report("drag frame", ops, moves)
    report("first paint after a drop", ops, drops)
    window.parts.files.may_discard = lambda: True  # type: ignore[method-assign]
    window.close()


def main() -> None:
    """Measure scripts of 100 and of 1,000 ops, or of as many as are asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--ops", type=int, action="append")
    given = parser.parse_args()
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    with TemporaryDirectory() as folder:
        for ops in given.ops or (100, 1_000):
            measure(Path(folder), ops)


if __name__ == "__main__":
    main()
