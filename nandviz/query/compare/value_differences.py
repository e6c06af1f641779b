"""Metrics, figures and laws of two runs, those that differ."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple, Self

import numpy as np

from nandviz.language import noop
from nandviz.model.words import METRICS
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.figure_list import Figure, read_latency, run_figures
from nandviz.query.run_figures import RunFigures
from nandviz.trace.laws.verdict import Status, Verdict
from nandviz.trace.tables import Trace
from nandviz.units import us_cell

_NOT_IMPORTED: Final = ("completion_delay", "slowdown", "read_latency", "utilisation_bus")
"""What figures begin with that an import cannot tell: it knows no submissions and no bus."""


class ValueDifference(NamedTuple):
    """A metric at the end, or a figure, that differs.

    Attributes
    ----------
    group, what
        As of a `Figure`; the group of a metric is ``metric at the end``.
    name
        As in files; it says where the value is in µs.
    a, b
        Empty where a run has no such value.
    """

    group: str
    what: str
    name: str
    a: str
    b: str

    @property
    def delta(self) -> str:
        """The value of B less that of A, with its sign; empty where one has none."""
        return f"{Decimal(self.b) - Decimal(self.a):+}" if self.a and self.b else ""

    def __neg__(self) -> Self:
        """Return it where A and B change places."""
        return self._replace(a=self.b, b=self.a)


class LawDifference(NamedTuple):
    """A law that is broken in one run only."""

    law: int
    title: str
    a: Status
    b: Status

    def __neg__(self) -> Self:
        """Return it where A and B change places."""
        return self._replace(a=self.b, b=self.a)


def metric_differences(a: Trace, b: Trace) -> tuple[ValueDifference, ...]:
    """Compare the metrics at the end; none where an import, which has none, is one of the two."""
    if a.info.is_foreign or b.info.is_foreign:
        return ()
    last_a, last_b = _last_metrics(a), _last_metrics(b)
    rows = zip(METRICS, last_a, last_b, strict=True)
    return tuple(_metric(name, own, other) for name, own, other in rows if own != other)


def _last_metrics(trace: Trace) -> list[int]:
    """Return the last value of each metric, 0 for one that never had any."""
    table = trace.metrics
    last = np.zeros(len(METRICS), np.int64)
    last[table.metric] = table.value  # of several writes to one place the last one stays
    values: list[int] = last.tolist()
    return values


def _metric(name: str, a: int, b: int) -> ValueDifference:
    group = noop("metric at the end")
    if not name.endswith("_ns"):
        return ValueDifference(group, name, name, str(a), str(b))
    name = f"{name.removesuffix('_ns')}_us"
    return ValueDifference(group, name, name, us_cell(a), us_cell(b))


def figure_differences(a: Trace, b: Trace) -> tuple[ValueDifference, ...]:
    """Compare the figures of two runs; those that one of them alone has come last, by name."""
    with_import = a.info.is_foreign or b.info.is_foreign
    figures_a, figures_b = (_figures(each, with_import=with_import) for each in (a, b))
    told = figures_a | figures_b
    names = [name for name in figures_a if name in figures_b]
    names += sorted(figures_a.keys() ^ figures_b.keys())
    return tuple(
        ValueDifference(told[name].group, told[name].what, name, own, other)
        for name in names
        if (own := _value(figures_a, name)) != (other := _value(figures_b, name))
    )


def _value(figures: Mapping[str, Figure], name: str) -> str:
    return figures[name].value if name in figures else ""


def _figures(trace: Trace, *, with_import: bool) -> dict[str, Figure]:
    as_of = ColumnsAsOf(trace)
    if as_of.k < 0:
        return {}
    figures = RunFigures(as_of)
    return {
        each.name: each
        for each in (*read_latency(figures), *run_figures(figures))
        if not (with_import and each.name.startswith(_NOT_IMPORTED))
    }


def law_differences(a: Sequence[Verdict], b: Sequence[Verdict]) -> tuple[LawDifference, ...]:
    """Compare the verdicts of two runs on the same laws."""
    return tuple(
        LawDifference(own.law, own.title, own.status, other.status)
        for own, other in zip(a, b, strict=True)
        if (own.status is Status.BROKEN) != (other.status is Status.BROKEN)
    )
