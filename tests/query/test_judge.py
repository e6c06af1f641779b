"""The latency table of a real trace is that of a model which nobody here tuned to, to the ns."""

import pytest

from nandviz.model.words import RequestKind
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.latency import Latency
from nandviz.run import Run
from nandviz.units import us_cell
from tests.engine.test_judged_table import ROWS, scenario_of


@pytest.mark.slow
@pytest.mark.parametrize("row", ROWS)
def test_the_judges_table_is_read_from_the_latency_table(row: str) -> None:
    run = Run(scenario_of(row))
    while not run.complete:
        run.steps(10_000)
    found = Latency(ColumnsAsOf(run.trace))
    read, write = found.row(RequestKind.READ), found.row(RequestKind.WRITE)
    told = (read.mean_ns, read.p50_ns, read.p99_ns, read.max_ns, write.mean_ns)
    _, _, wanted, suspends = ROWS[row]
    assert " ".join(map(us_cell, told)) == wanted
    assert int(found.requests.suspends.sum()) == suspends
    assert (read.count, write.count, found.table.open) == (4381, 2618, 0)
