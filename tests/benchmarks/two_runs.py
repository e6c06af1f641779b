"""What a frame of dragging a SUSPEND costs: prints a JSON line for each part of it.

usage: two_runs.py [--ops N] [--frames N]     (default: 100 ops, 120 frames)

Each frame moves one SUSPEND, simulates run B anew, compares it with run A by the ids of the
entries and paints B with the ghost of A at 1600 by 900. Times are of the processor, in
milliseconds, as median and 95th percentile.
"""

import argparse
import json
import time
from dataclasses import replace

import numpy as np
from compare import run
from engine import setup
from exposed import expose
from PySide6.QtWidgets import QApplication

from nandviz.model.words import Showing
from nandviz.query.compare.comparison import compare
from nandviz.query.compare.identity import EntryPairs
from nandviz.query.marks.beside import Beside
from nandviz.session import Session
from nandviz.ui.theme import LIGHT
from nandviz.ui.timeline.view import TimelineView
from nandviz.ui.viewport import ViewState

SIZE = (1600, 900)
STEP_NS = 3_000
GOAL_MS = 33.0
PARTS = ("simulate", "compare", "paint")


def frames(ops: int, count: int, showing: Showing) -> np.ndarray:
    """Return what each part of each frame cost, ms."""
    made, profile = setup(ops)
    script = list(made.script)
    a = run(made, profile)
    view = TimelineView(ViewState(), Session().marks, LIGHT, lambda command: False)
    view.resize(*SIZE)
    expose(view)
    view.set_trace(a)
    view.set_event(a.last_event)
    view.fit()
    QApplication.processEvents()
    ids = range(len(script))
    costs = []
    for frame in range(count):
        moved = list(script)
        moved[1] = replace(moved[1], at_ns=moved[1].at_ns + STEP_NS * (frame + 1))
        began = time.process_time()
        b = run(replace(made, script=tuple(moved)), profile)
        simulated = time.process_time()
        comparison = compare(a, b, EntryPairs.of_ids(ids, ids))
        assert len(comparison.ops) >= 0
        assert comparison.divergence is not None
        compared = time.process_time()
        view.set_trace(b, alike=True)
        view.set_event(b.last_event)
        view.set_beside(Beside(comparison, a.last_event), showing)
        view.surface.viewport().repaint()
        view.minimap.repaint()
        costs.append(np.diff([began, simulated, compared, time.process_time()]) * 1e3)
    return np.array(costs[5:])


def main() -> None:
    """Measure with the ghost, and with both runs in rows."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--ops", type=int, default=100)
    parser.add_argument("--frames", type=int, default=120)
    given = parser.parse_args()
    application = QApplication([])
    for showing in (Showing.B, Showing.B_WITH_GHOST, Showing.SPLIT):
        costs = frames(given.ops, given.frames, showing)
        whole = costs.sum(axis=1)
        for what, each in (*zip(PARTS, costs.T, strict=True), ("whole frame", whole)):
            line = {
                "what": f"drag, {showing}: {what}",
                "ops": given.ops,
                "median": round(float(np.median(each)), 2),
                "p95": round(float(np.percentile(each, 95)), 2),
                "unit": "ms",
                **({"goal p95": GOAL_MS} if what == "whole frame" and given.ops == 100 else {}),
            }
            print(json.dumps(line), flush=True)
    del application


if __name__ == "__main__":
    main()
