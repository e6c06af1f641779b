"""Write what differs between two runs as CSV files.

Source: comparison specification, section Command line.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from nandviz.exchange.csv.tables import addresses
from nandviz.exchange.csv.text import Cells, flags, numbers, texts, times, words, write_table
from nandviz.exchange.format import Tell
from nandviz.files import file_set
from nandviz.model.words import Axis, EventKind, Fate, Reason
from nandviz.query.columns_asof import ColumnsAsOf, Flags, Integers
from nandviz.query.compare.comparison import Comparison
from nandviz.query.compare.matching import NOBODY
from nandviz.query.compare.op_differences import NO_TIMES, OpDifferences
from nandviz.query.compare.value_differences import LawDifference
from nandviz.trace.codes import NONE
from nandviz.units import us_cell

Columns = dict[str, Cells]

_NOTHING: Final = np.iinfo(np.int64).min
"""A difference that is not there."""


def write(
    comparison: Comparison, laws: Sequence[LawDifference], folder: Path, tell: Tell
) -> list[Path]:
    """Write all files into a folder, which is made if there is none: all or none.

    Returns
    -------
    list of Path
        The files written; other files of the folder stay.

    Raises
    ------
    NandvizError
        If the folder cannot be made or a file cannot be written.
    """
    made: Mapping[str, Callable[[], Columns]] = {
        "diff_ops.csv": lambda: ops(comparison),
        "diff_events.csv": lambda: events(comparison),
        "diff_figures.csv": lambda: figures(comparison, laws),
    }
    with file_set(folder) as building:
        for name, columns in made.items():
            tell(name)
            write_table(building / name, columns(), lambda name=name: tell(name))  # type: ignore[misc]
    return [folder / name for name in made]


def ops(comparison: Comparison) -> Columns:
    """Each op that differs; its name, die and targets as in A where it is there."""
    found = comparison.ops
    both = found.in_both
    return {
        "op_uid_a": numbers(found.a["uid"], NOBODY),
        "op_uid_b": numbers(found.b["uid"], NOBODY),
        **_what(comparison),
        **_op_times(found, "start"),
        **_op_times(found, "end"),
        "parts_delta": numbers(_where(both, found.less("parts")), _NOTHING),
        "suspends_delta": numbers(_where(both, found.less("suspends")), _NOTHING),
        "waited_delta_us": times(_where(both, found.less("waited_ns")), _NOTHING),
        "fate_a": words(found.a["fate"], tuple(Fate)),
        "fate_b": words(found.b["fate"], tuple(Fate)),
        "reason_a": words(found.a["reason"], tuple(Reason)),
        "reason_b": words(found.b["reason"], tuple(Reason)),
        "is_other_op": flags(found.changed("says")),
        "is_loose": flags(found.a["loose"] | found.b["loose"]),
    }


def _what(comparison: Comparison) -> Columns:
    """Name each op that differs, and say where it works."""
    found = comparison.ops
    names = np.empty(len(found), object)
    dies = np.empty(len(found), np.int64)
    places = np.empty(len(found), object)
    in_a = found.a["uid"] != NOBODY
    sides = ((comparison.a, found.a, in_a), (comparison.b, found.b, ~in_a))
    for trace, own, mine in sides:
        uids, as_of = own["uid"][mine], ColumnsAsOf(trace)
        names[mine] = np.array(as_of.op_names, object)[as_of.op_of(uids)]
        dies[mine] = trace.ops.die[uids - 1]
        places[mine] = list(addresses(as_of, uids))
    return {
        "op_name": texts(names.tolist()),
        "die": numbers(dies),
        "targets": texts(places.tolist()),
    }


def _op_times(found: OpDifferences, time: str) -> Columns:
    """Both times, and what lies between them: a time, or why there is none."""
    ns, why = found.between(time)
    there = [each[f"no_{time}"] == NONE for each in (found.a, found.b)]
    between = _where(found.in_both & (there[0] | there[1]), ns)
    return {
        f"{time}_a_us": times(_where(there[0], found.a[f"{time}_ns"]), _NOTHING),
        f"{time}_b_us": times(_where(there[1], found.b[f"{time}_ns"]), _NOTHING),
        f"{time}_delta_us": texts(
            [
                NO_TIMES[code].value if code != NONE else _delta(value)
                for value, code in zip(between.tolist(), why.tolist(), strict=True)
            ]
        ),
    }


def _where(there: Flags, values: Integers) -> Integers:
    return np.where(there, values.astype(np.int64), _NOTHING)


def _delta(ns: int) -> str:
    return "" if ns == _NOTHING else us_cell(ns)


def events(comparison: Comparison) -> Columns:
    """Each event that differs."""
    found = comparison.events
    delta_ns = _where(found.in_both, found.less_ns("time_ns"))
    in_a = found.a["k"] != NOBODY
    both = (_queue_rows(comparison, "a"), _queue_rows(comparison, "b"))
    columns: Columns = {}
    for side, own, queue in zip("ab", (found.a, found.b), both, strict=True):
        missing = own["k"] == NOBODY
        columns |= {
            f"event_{side}": numbers(own["k"], NOBODY),
            f"time_{side}_us": times(_where(~missing, own["time_ns"]), _NOTHING),
            f"op_uid_{side}": numbers(queue["uid"], 0),
            f"batch_{side}": numbers(queue["batch"], NONE),
            f"outcome_{side}": words(own["outcome"], found.words),
        }
    return {
        "event": words(np.where(in_a, found.a["kind"], found.b["kind"]), tuple(EventKind)),
        "delta_us": times(delta_ns, _NOTHING),
        "axis": words(np.where(in_a, both[0]["axis"], both[1]["axis"]), tuple(Axis)),
        "die": numbers(np.where(in_a, both[0]["die"], both[1]["die"]), NONE),
        **columns,
        "is_other_batch": flags(found.changed("says")),
        "is_loose": flags(found.a["loose"] | found.b["loose"]),
    }


def _queue_rows(comparison: Comparison, side: str) -> dict[str, Integers]:
    """Return of each event that differs what it is of; what is of nothing where it is not there."""
    trace, own = (
        (comparison.a, comparison.events.a) if side == "a" else (comparison.b, comparison.events.b)
    )
    seq = trace.events.seq[own["k"]] if len(trace.events) else own["k"]
    missing = own["k"] == NOBODY
    nothing = {"uid": 0, "axis": NONE, "die": NONE, "batch": NONE}
    return {
        name: np.where(missing, none, np.append(trace.queue.column(name), none)[seq])
        for name, none in nothing.items()
    }


def figures(comparison: Comparison, laws: Sequence[LawDifference]) -> Columns:
    """Each metric, figure and law that differs."""
    rows = [("metric", each.name, each.a, each.b, each.delta) for each in comparison.metrics]
    rows += [("figure", each.name, each.a, each.b, each.delta) for each in comparison.figures]
    rows += [("law", str(each.law), each.a.value, each.b.value, "") for each in laws]
    names = ("kind", "name", "a", "b", "delta")
    return {name: texts([row[place] for row in rows]) for place, name in enumerate(names)}
