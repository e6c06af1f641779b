"""What differs between two runs as text, at most 100 columns wide."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from nandviz.cli.lines import BOLD, GREEN, RED, Painter, places, row, sentence
from nandviz.language import noop, spoken, tr
from nandviz.query.compare.comparison import Comparison
from nandviz.query.compare.difference_words import fate_words, op_changes, op_name
from nandviz.query.compare.matching import NOBODY
from nandviz.query.compare.value_differences import LawDifference, ValueDifference

Rows = Iterator[tuple[str, str]]


def diff_report(
    comparison: Comparison,
    laws: Sequence[LawDifference],
    names: tuple[str, str],
    limit: int,
    written: Sequence[Path],
    *,
    colour: bool | None = None,
) -> str:
    """Sum up what differs for a person to read.

    Parameters
    ----------
    laws
        Those that differ.
    names
        What was compared, as it was named.
    limit
        Rows of each list.
    written
        Files that were written.
    colour
        None: where stdout is a terminal and ``NO_COLOR`` is not set.
    """
    paint = Painter(on=colour)
    is_same = comparison.is_empty and not laws
    told = [
        *(("A", names[0]), ("B", names[1])),
        *_counts(comparison),
        *_moved(comparison, limit),
        *_fates(comparison, limit),
        *_only(comparison, limit),
        *((noop("laws") if not place else "", _law(law)) for place, law in enumerate(laws)),
        *_values(noop("metrics"), comparison.metrics, limit),
        *_values(noop("figures"), comparison.figures, limit),
    ]
    headline = sentence(tr(comparison.sentence))
    lines = [paint(line, f"{BOLD};{GREEN if is_same else RED}") for line in headline]
    lines += [line for label, text in told for line in row(label, text)]
    if written:
        lines += ["", *row(noop("written"), places(written))]
    return "\n".join(lines) + "\n"


def _counts(comparison: Comparison) -> Rows:
    """Say how many ops and events differ, and how many are in one run only."""
    for label, found in ((noop("ops"), comparison.ops), (noop("events"), comparison.events)):
        only_a = int((found.b[found.KEY] == NOBODY).sum())
        only_b = int((found.a[found.KEY] == NOBODY).sum())
        yield (
            label,
            tr(
                "{differ:,} differ, {only_a:,} in A only, {only_b:,} in B only",
                differ=len(found) - only_a - only_b,
                only_a=only_a,
                only_b=only_b,
            ),
        )
    loose = int((comparison.ops.in_both & comparison.ops.a["loose"]).sum())
    if loose:
        told = tr("{loose:,} of them matched by name and targets alone (loose)", loose=loose)
        yield "", told


def _listed(label: str, rows: Sequence[int], limit: int, words: "list[str]") -> Rows:
    """Put a label before the first row, and say how many are not shown."""
    for place, text in enumerate(words):
        yield "" if place else label, text
    if len(rows) > len(words):
        more = tr("and {more:,} more", more=len(rows) - len(words))
        yield "" if limit else label, more


def _moved(comparison: Comparison, limit: int) -> Rows:
    """Name the ops whose times have moved most."""
    ops, rows = comparison.ops, comparison.ops.by_size().tolist()
    words = []
    for each in rows[:limit]:
        op = ops.row(each)
        changes = ", ".join(spoken(change) for change in op_changes(op))
        words.append(f"{spoken(op_name(comparison, op))}: {changes}")
    yield from _listed(noop("moved"), rows, limit, words)


def _fates(comparison: Comparison, limit: int) -> Rows:
    """Name the ops of which something else became."""
    ops, rows = comparison.ops, np.flatnonzero(comparison.ops.fate_changed).tolist()
    found = [ops.row(each) for each in rows[:limit]]
    words = [f"{spoken(op_name(comparison, op))}: {spoken(fate_words(op))}" for op in found]
    yield from _listed(noop("fates"), rows, limit, words)


def _only(comparison: Comparison, limit: int) -> Rows:
    """Name the ops that are in one run only, and those that are another op in each."""
    ops = comparison.ops
    rows = np.flatnonzero(~ops.in_both | ops.changed("says")).tolist()
    words = [spoken(op_name(comparison, ops.row(each))) for each in rows[:limit]]
    yield from _listed(noop("other ops"), rows, limit, words)


def _law(law: LawDifference) -> str:
    return tr("law {law} {title}: {a} → {b}", law=law.law, title=law.title, a=law.a, b=law.b)


def _values(label: str, values: Sequence[ValueDifference], limit: int) -> Rows:
    words = [_value(each) for each in values[:limit]]
    yield from _listed(label, range(len(values)), limit, words)


def _value(value: ValueDifference) -> str:
    a, b = value.a or tr("none"), value.b or tr("none")
    told = f"{value.name} {a} → {b}"
    return f"{told} ({value.delta})" if value.delta else told
