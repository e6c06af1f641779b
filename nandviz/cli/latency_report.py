"""The latencies of a host's requests as a table of text, at most 100 columns wide."""

from typing import Final

from nandviz.language import noop, spoken, tr
from nandviz.model.words import RequestKind
from nandviz.query.latency import LatencyRow, LatencyTable
from nandviz.units import us_cell

_NAME: Final = 20
_NUMBER: Final = 12
_COUNT: Final = 8


def requests_rows(table: LatencyTable) -> list[tuple[str, str]]:
    """Return labels and texts: how many requests there are, an overload, then the table."""
    done = [row for row in table.rows if row.doing is None]
    counts = {row.kind: row.count for row in done}
    asked = tr(
        "{reads:,} read and {writes:,} write done, {open:,} not done",
        reads=counts[RequestKind.READ],
        writes=counts[RequestKind.WRITE],
        open=table.open,
    )
    warned = [("", spoken(table.overload))] if table.overload else []
    heads = ("p50", "p99", "p99.9", tr("max"))
    head = _line(tr("latency, µs"), tr("count"), (tr("mean"), *heads))
    lines = [head, *(_row(row) for row in table.rows if row.count)]
    return [
        (noop("requests"), asked),
        *warned,
        *(("", line) for line in (lines if len(lines) > 1 else [])),
    ]


def _row(row: LatencyRow) -> str:
    name = row.kind if row.doing is None else f"  {tr('die: {doing}', doing=row.doing)}"
    times_ns = (row.mean_ns, row.p50_ns, row.p99_ns, row.p999_ns, row.max_ns)
    return _line(name, f"{row.count:,}", tuple(map(us_cell, times_ns)))


def _line(name: str, count: str, cells: tuple[str, ...]) -> str:
    columns = "".join(f"{cell:>{_NUMBER}}" for cell in cells)
    return f"{name:<{_NAME}}{count:>{_COUNT}}{columns}"
