"""A trace that was read for a session answers a first look without building what it stands on."""

from pathlib import Path

import pytest

from nandviz.query.asof import AsOf
from nandviz.query.index import index_of
from nandviz.query.lanes import Lanes
from nandviz.run import Run
from nandviz.scenario import library
from nandviz.scenario.loader import load
from nandviz.session.files import read
from nandviz.trace import store
from nandviz.trace.tables import Trace


def test_a_first_look_settles_no_segments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = Run(load(library.path("workload-mixed"), {"workload.stop.ops": "40"}))
    while run.running:
        run.advance(1000)
    path = tmp_path / "run.nandviz"
    store.save(run.trace, path)
    trace = read(path)
    assert isinstance(trace, Trace)
    assert {"live_parts", "live_events", "metrics", "queue", "fates"} <= vars(
        index_of(trace)
    ).keys()
    monkeypatch.setattr(Lanes, "_settle", None)
    seen = AsOf(trace).segments(0, 10**9).rows.tolist()
    monkeypatch.undo()
    assert seen == AsOf(run.trace).segments(0, 10**9).rows.tolist()
