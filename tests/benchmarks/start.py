"""Time from the start of the process to the first painted frame: prints a JSON line.

Run ``python tests/benchmarks/start.py [runs]``, on an X display or with
``QT_QPA_PLATFORM=offscreen``. The first run, which may find a cold disk, is told apart.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic

PROJECT = Path(__file__).parents[2]
GOAL_S = 1.5
FRAME = """
import time
from PySide6.QtCore import QTimer
from nandviz.ui.timeline.surface import Surface
paint = Surface.paintEvent
def first(self, event):
    paint(self, event)
    Surface.paintEvent = paint
    print(time.monotonic(), flush=True)
    QTimer.singleShot(0, self.window().close)
Surface.paintEvent = first
from nandviz.__main__ import main
main(["@batch-of-three"])
"""


def start(home: Path) -> float:
    """Start the program in a home of its own; return the seconds to its first frame."""
    folders = {f"XDG_{n}_HOME": str(home / n.lower()) for n in ("CONFIG", "DATA", "CACHE")}
    environment = {**os.environ, **folders, "HOME": str(home), "PYTHONPATH": str(PROJECT)}
    began = monotonic()
    done = subprocess.run(
        [sys.executable, "-c", FRAME], env=environment, stdout=subprocess.PIPE, text=True,
        timeout=60, check=True,
    )  # fmt: skip
    return float(done.stdout.split()[0]) - began


def main() -> None:
    """Measure some starts."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as home:
        first, *others = (start(Path(home)) for _ in range(runs + 1))
    line = {
        "what": "start to first frame",
        "first_s": round(first, 3),
        "median_s": round(statistics.median(others), 3),
        "worst_s": round(max(others), 3),
        "runs": runs,
        "goal_s": GOAL_S,
    }
    sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()
