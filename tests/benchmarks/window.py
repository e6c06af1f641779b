"""What a key costs in the whole window, until it is painted; prints JSON lines.

usage: window.py [--segments N]… [--lanes]     (default: 10^4 and 10^6)

The window is the real one, as it first opens, with its inspector on an op that has been suspended
since the start of the run (`long_life`), its laws judged, which a thread beside does. Times are of
the processor, in ms, from the key press until the window has painted everything that the step
changed. Run it on an X display with a window manager, or with ``QT_QPA_PLATFORM=offscreen``.
"""

import argparse
import gc
import json
import random  # noqa: TID251  a seeded generator of its own
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from long_life import SUSPENDED_UID, long_life
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nandviz.session.laws import LawState
from nandviz.session.session import Session
from nandviz.trace import store
from nandviz.ui.commands.view import ShowOp
from nandviz.ui.main_window import MainWindow
from nandviz.ui.settings import Settings

DEFAULT_SEGMENTS = (10_000, 1_000_000)
PAINTED_MS = 16.0
STEPS = 60
WIDE_OPS = 512
WAIT_MS = 50
CLOSE_NS = 4_000_000
"""Width of the span that is looked at from near by."""


class Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count a paint event, and let it pass."""
        self.count += event.type() is QEvent.Type.Paint
        return False


def settle() -> None:
    """Let the window do all that it has put off."""
    for _ in range(3):
        QApplication.processEvents()


def opened(path: Path, folder: Path) -> MainWindow:
    """Open a trace in a new window and wait until it is shown."""
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    window = MainWindow(Session(), settings, folder / "sessions")
    window.show()
    window.start(str(path))
    while window.session.run.head < 0 or window.session.run.laws.state is LawState.JUDGING:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, WAIT_MS)
    settle()
    window.send(ShowOp(SUSPENDED_UID))
    settle()
    return window


def spent_ms(actions: list[Callable[[], object]], painted: Painted) -> list[float]:
    """Return the time of each action until its effect is painted."""
    times = []
    for action in actions:
        before, began = painted.count, time.process_time()
        action()
        settle()
        times.append((time.process_time() - began) * 1000)
        assert painted.count > before, "the timeline was not painted"
    return times


def measure(window: MainWindow, tell: Callable[[str, list[float]], None]) -> None:
    """Measure steps and scrubbing with the whole run in view, then near the playhead."""
    session, surface = window.session, window.parts.widgets.central.timeline.surface.viewport()
    painted, chance = Painted(), random.Random(1)
    surface.installEventFilter(painted)

    def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(window, key, held)

    alt = Qt.KeyboardModifier.AltModifier
    for view in ("whole run", "near"):
        session.playhead.seek(session.run.head // 2)
        window.parts.widgets.central.timeline.fit()
        if view == "near":
            now_ns = session.playhead.now_ns
            window.parts.view.set_times(now_ns - CLOSE_NS // 2, now_ns + CLOSE_NS // 2)
        settle()
        press(Qt.Key.Key_F10)
        settle()
        forward = spent_ms([lambda: press(Qt.Key.Key_F10)] * STEPS, painted)
        tell(f"F10, {view}", forward)
        tell(f"F10 back, {view}", spent_ms([lambda: press(Qt.Key.Key_F10, alt)] * STEPS, painted))
        places = [chance.randrange(session.run.head) for _ in range(STEPS)]
        tell(
            f"scrub, {view}",
            spent_ms([lambda k=k: session.playhead.seek(k) for k in places], painted),
        )
    surface.removeEventFilter(painted)


def wide(dies: int, planes: int) -> str:
    """Return a scenario of as many ops on a device of any size: programs, some suspended."""
    topology = f"{{channels: 8, dies: {dies}, planes: {planes}, blocks: 1024, pages: 64}}"
    turns = [(i, i % dies, divmod(i // dies, 64)) for i in range(WIDE_OPS)]
    ops = [
        f"{{at_us: {3 * i}, op: Page_Program_SLC, die: {die}, block: {block}, page: {page}}}"
        for i, die, (block, page) in turns
    ]
    suspended = range(0, min(dies, WIDE_OPS), 3)
    ops += [f"{{at_us: {2000 + 2 * d}, op: Program_Suspend, die: {d}}}" for d in suspended]
    script = "".join(f"  - {op}\n" for op in ops)
    return f"nandviz: 1\nname: wide\ntopology: {topology}\nscript:\n{script}"


def measure_lanes(application: QCoreApplication) -> None:
    """Measure opening, steps, scrolling and zooming with few lanes and with very many."""
    for dies, planes in ((1, 4), (256, 16)):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "wide.yaml"
            path.write_text(wide(dies, planes))
            began = time.process_time()
            window = opened(path, Path(folder))
            lanes = dies * planes
            tell("open", [(time.process_time() - began) * 1000], lanes, "lanes")
            measure(window, lambda what, times, n=lanes: tell(what, times, n, "lanes"))
            timeline, painted = window.parts.widgets.central.timeline, Painted()
            timeline.surface.viewport().installEventFilter(painted)
            for what, action in (
                ("scroll", lambda t=timeline: (t.scroll_by(40), t.refresh())),
                ("zoom in", lambda look=timeline.looking: look.zoom_in()),
            ):
                tell(what, spent_ms([action] * 20, painted), lanes, "lanes")
            window.close()
            window.deleteLater()
            application.processEvents()


def tell(what: str, times: list[float], size: int, of: str = "segments") -> None:
    """Print one figure."""
    p95, p50 = sorted(times)[int(len(times) * 0.95)], statistics.median(times)
    line = {"what": what, of: size, "value": round(p95, 2), "unit": "ms"}
    more = {"p50": round(p50, 2), "worst": round(max(times), 2), "goal": PAINTED_MS}
    print(json.dumps(line | more), flush=True)


def main() -> int:
    """Measure windows with runs of each size."""
    parser = argparse.ArgumentParser(description="Measure the window; prints JSON lines.")
    parser.add_argument("--segments", type=int, action="append", help="size of a run")
    parser.add_argument("--lanes", action="store_true", help="1 x 4 planes against 256 x 16")
    application = QApplication.instance() or QApplication([])
    asked = parser.parse_args()
    if asked.lanes:
        measure_lanes(application)
        return 0
    for segments in asked.segments or DEFAULT_SEGMENTS:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"run{store.SUFFIX}"
            store.save(long_life(segments), path)
            gc.collect()  # What simulating has left is not the window's to clear up.
            window = opened(path, Path(folder))

            size = len(window.session.run.trace.segments)
            measure(window, lambda what, times, size=size: tell(what, times, size))
            window.close()
            window.deleteLater()
            application.processEvents()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
