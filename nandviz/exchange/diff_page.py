"""What differs between two runs as one page for a browser: nothing is loaded, nothing runs in it.

Source: comparison specification, section Command line.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Final

import numpy as np

from nandviz.files import atomic_path
from nandviz.language import current, noop, spoken, tr
from nandviz.model.words import Fate, Reason
from nandviz.query.compare.comparison import Comparison
from nandviz.query.compare.difference_words import (
    between_words,
    event_name,
    op_name,
    signed_us,
)
from nandviz.query.compare.event_differences import EventDifference
from nandviz.query.compare.op_differences import OpDifference
from nandviz.query.compare.value_differences import LawDifference, ValueDifference
from nandviz.text import plain
from nandviz.units import us_cell

_STYLE: Final = """
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
.sentence { font-size: 1.25rem; border-left: .3rem solid #c43; padding: .3rem .8rem; }
.same { border-color: #284; }
table { border-collapse: collapse; margin: .5rem 0 1.5rem; }
th, td { text-align: left; padding: .15rem .7rem; border-bottom: 1px solid #8886; }
td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
th { position: sticky; top: 0; background: Canvas; }
"""
"""How it looks, in light and dark."""
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"

_OP_TITLES: Final = (
    *(noop("op"), noop("start"), noop("end"), noop("parts"), noop("suspends")),
    *(noop("waits, µs"), noop("fate in A"), noop("fate in B")),
)
_EVENT_TITLES: Final = (
    *(noop("event"), noop("event in A"), noop("event in B"), noop("time in A, µs"), noop("Δ, µs")),
    *(noop("outcome in A"), noop("outcome in B")),
)
_VALUE_TITLES: Final = (noop("name"), "A", "B", noop("B less A"))

Cells = Sequence[str]


def write(
    comparison: Comparison,
    laws: Sequence[LawDifference],
    names: tuple[str, str],
    target: Path,
    limit: int,
) -> None:
    """Write the page in the language that is on; parameters as of the printed report.

    Raises
    ------
    NandvizError
        If it cannot be written; an old file stays whole.
    """
    with atomic_path(target) as path:
        text = "\n".join(_page(comparison, laws, names, limit)) + "\n"
        path.write_text(text, encoding="utf-8", newline="\n")


def _page(
    comparison: Comparison, laws: Sequence[LawDifference], names: tuple[str, str], limit: int
) -> Iterator[str]:
    sentence = tr(comparison.sentence)
    same = " same" if comparison.is_empty and not laws else ""
    yield f'<!DOCTYPE html>\n<html lang="{current()}">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield f"<title>nandviz diff</title>\n<style>{_STYLE}</style>\n</head>\n<body>"
    yield f'<p class="sentence{same}">{_text(sentence)}</p>'
    yield from _table("", (), [("A", names[0]), ("B", names[1])])
    ops, events = comparison.ops, comparison.events
    moved = ops.by_size()
    rows = [*moved.tolist(), *np.setdiff1d(np.arange(len(ops)), moved).tolist()]
    yield from _table(
        tr("Ops"),
        _OP_TITLES,
        (_op(comparison, ops.row(row)) for row in rows[:limit]),
        len(ops),
    )
    yield from _table(
        tr("Events"),
        _EVENT_TITLES,
        (_event(comparison, events.row(row)) for row in range(min(limit, len(events)))),
        len(events),
    )
    yield from _values(tr("Metrics"), comparison.metrics)
    yield from _values(tr("Figures"), comparison.figures)
    yield from _table(
        tr("Laws"),
        (noop("law"), noop("title"), "A", "B"),
        [(str(law.law), tr(law.title), tr(law.a), tr(law.b)) for law in laws],
    )
    yield "</body>\n</html>"


def _table(title: str, titles: Cells, rows: Iterable[Cells], count: int = 0) -> Iterator[str]:
    """Yield a table, and how many rows of it are left out; nothing where there is no row."""
    told = list(rows)
    if not told and not count:
        return
    if title:
        yield f"<h2>{_text(title)}</h2>"
    head = "".join(f"<th>{_text(tr(each))}</th>" for each in titles)
    yield f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>" if head else "<table>\n<tbody>"
    for row in told:
        yield f"<tr>{''.join(map(_cell, row))}</tr>"
    yield "</tbody>\n</table>"
    if count > len(told):
        yield f"<p>{_text(tr('and {more:,} more', more=count - len(told)))}</p>"


def _text(text: str) -> str:
    return escape(plain(text))


def _cell(text: str) -> str:
    is_number = text.lstrip("+-")[:1].isdigit()
    return f"<td{' class=n' if is_number else ''}>{_text(text)}</td>"


def _op(comparison: Comparison, op: OpDifference) -> Cells:
    times = [spoken(between_words(each)) if each else "" for each in (op.start, op.end)]
    waits = signed_us(op.waited_ns) if op.waited_ns else ""
    changes = [f"{count:+}" if count else "" for count in (op.parts, op.suspends)]
    fates = (_fate(op.fate_a, op.reason_a), _fate(op.fate_b, op.reason_b))
    return (spoken(op_name(comparison, op)), *times, *changes, waits, *fates)


def _fate(fate: Fate | None, reason: Reason | None) -> str:
    return " ".join(filter(None, (fate, reason)))


def _event(comparison: Comparison, event: EventDifference) -> Cells:
    sides = ((comparison.a, event.k_a), (comparison.b, event.k_b))
    trace, k = next((trace, k) for trace, k in sides if k is not None)
    delta = "" if event.delta_ns is None else signed_us(event.delta_ns)
    return (
        spoken(event_name(trace, k)),
        *("" if k is None else str(k) for k in (event.k_a, event.k_b)),
        "" if event.k_a is None else us_cell(int(comparison.a.events.time_ns[event.k_a])),
        delta,
        event.outcome_a,
        event.outcome_b,
    )


def _values(title: str, values: Sequence[ValueDifference]) -> Iterator[str]:
    yield from _table(
        title, _VALUE_TITLES, [(each.name, each.a, each.b, each.delta) for each in values]
    )
