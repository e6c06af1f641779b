"""The summary of a run as text, at most 100 columns wide."""

import os
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TextIO

from nandviz.exchange.format import Imported
from nandviz.query.run_figures import DieState, Spread, SuspendFigures, Utilisation
from nandviz.query.summary import Backlogs, Delay, Summary, Suspends
from nandviz.text import plain
from nandviz.trace.laws.verdict import Verdict
from nandviz.trace.tables import Trace
from nandviz.units import MAX_NS, us_cell, us_sentence

WIDTH: Final = 100
_LABEL: Final = 10
_SHOWN_VIOLATIONS: Final = 5
_BOLD, _RED, _GREEN = "1", "31", "32"


def report(
    file: str,
    trace: Trace,
    summary: Summary,
    verdicts: Sequence[Verdict],
    written: Sequence[Path],
    *,
    what: str = "scenario",
    colour: bool | None = None,
) -> str:
    """Sum a run up for a person to read.

    Parameters
    ----------
    file
        What was simulated or read, as it was named.
    written
        Files that were written.
    what
        The kind of ``file``, for its label.
    colour
        None: where stdout is a terminal and ``NO_COLOR`` is not set.
    """
    paint = _Painter(on=_wants_colour() if colour is None else colour)
    lines = [paint(plain(trace.info.name), _BOLD), *_rows((what, file), summary)]
    lines += ["", *_laws(verdicts, paint)]
    if written:
        lines += ["", *_row("written", _places(written))]
    return "\n".join(lines) + "\n"


def import_report(
    sources: Sequence[str],
    imported: Imported,
    summary: Summary,
    verdicts: Sequence[Verdict],
    written: Sequence[Path],
    *,
    colour: bool | None = None,
) -> str:
    """Sum an imported trace up for a person to read; parameters as of `report`."""
    paint = _Painter(on=_wants_colour() if colour is None else colour)
    lines = [paint(plain(imported.trace.info.name), _BOLD)]
    for source in sources:
        lines += _row("imported", source)
    for run in imported.runs if len(imported.runs) > 1 else ():
        ops = f"ops {run.first_uid:,} to {run.last_uid:,}" if run.last_uid else "no op"
        lines += _row("run", f"{run.name}: {ops}, its die 0 is die {run.first_die}")
    lines += _row("recorded", f"{us_sentence(summary.now_ns)} in {summary.events:,} events")
    lines += _row("ops", f"{summary.ops:,}: {_listed(summary.fates)}")
    lines += _row("suspends", _suspends(summary.suspends))
    for finding in imported.findings:
        lines += _row("found", finding)
    lines += ["", *_laws(verdicts, paint)]
    if written:
        lines += ["", *_row("written", _places(written))]
    return "\n".join(lines) + "\n"


def _wants_colour() -> bool:
    stream: TextIO | None = sys.stdout
    return stream is not None and stream.isatty() and not os.environ.get("NO_COLOR")


class _Painter:
    """Colours a text, or leaves it."""

    def __init__(self, *, on: bool) -> None:
        self._on = on

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._on else text


def _rows(source: tuple[str, str], summary: Summary) -> list[str]:
    ops = f"{summary.ops:,}: {_listed(summary.fates)}" if summary.ops else "none"
    rows = [
        source,
        ("simulated", f"{us_sentence(summary.now_ns)} in {summary.events:,} events{_end(summary)}"),
        ("ops", ops),
        ("refused", _listed(summary.reasons) or "none"),
        ("suspends", _suspends(summary.suspends)),
        *_suspend_figures(summary.figures.suspends),
        ("backlog", _backlog(summary.backlog)),
        ("delay", _delay(summary.delay, summary.figures.slowdown)),
        *_reads(summary.figures.read_latency),
        ("busy", _busy(summary.figures.utilisation())),
    ]
    return [line for label, text in rows for line in _row(label, text)]


def _end(summary: Summary) -> str:
    """Say that a run is not complete, or ended because time does; nothing of one that ran dry."""
    if summary.partial:
        return "; the run is not complete, and this is said of it so far"
    if not summary.is_out_of_time:
        return ""
    return f"; it ends at the limit of time, {us_sentence(MAX_NS)}, though more is due later"


def _row(label: str, text: str) -> list[str]:
    """Wrap a text beside its label; a long path stays whole, to be copied."""
    return textwrap.wrap(
        plain(text),
        WIDTH,
        initial_indent=f"{label:<{_LABEL}}  ",
        subsequent_indent=" " * (_LABEL + 2),
        break_on_hyphens=False,
        break_long_words=False,
    )


def _listed(counts: Mapping[Any, int]) -> str:
    return ", ".join(f"{count:,} {name.value}" for name, count in counts.items())


def _suspends(suspends: Suspends) -> str:
    total = suspends.resumed + suspends.aborted + suspends.open
    if not total:
        return "none"
    parts = [(suspends.resumed, "resumed"), (suspends.open, "still suspended")]
    parts.append((suspends.aborted, "aborted"))
    return f"{total:,}: {', '.join(f'{count:,} {what}' for count, what in parts if count)}"


def _backlog(backlog: Backlogs) -> str:
    if not backlog.entered:
        return "never used"
    fates = _listed(backlog.left)
    waiting = f"{backlog.waiting:,} still waiting" if backlog.waiting else ""
    became = ", ".join(part for part in (fates, waiting) if part)
    failed = f", {backlog.failed:,} failed attempts" if backlog.failed else ""
    return f"{backlog.entered:,} entered: {became}; at most {backlog.most:,} waiting{failed}"


def _suspend_figures(suspends: SuspendFigures) -> list[tuple[str, str]]:
    """Say what suspends cost and brought; nothing where there were none."""
    if not suspends.count:
        return []
    most = max(suspends.per_op)
    cost = (
        f"{us_sentence(suspends.overhead_ns)} of SUSPEND and RESUME; at most {most:,} of one op; "
        f"{suspends.reads / suspends.count:.2f} reads served each, {suspends.empty:,} empty"
    )
    progress = suspends.progress
    if progress.count:
        cost += f"; {us_sentence(progress.p50_ns)} p50 of progress a resume"
    if suspends.oldest_uid is not None:
        oldest = f"op {suspends.oldest_uid} suspended for {us_sentence(suspends.oldest_ns)}"
        cost += f"; {oldest} at the end"
    return [("", cost)]


def _delay(delay: Delay | None, slowdown: tuple[float, float]) -> str:
    if delay is None:
        return "no erase or program completed"
    mean, largest = slowdown
    return (
        f"op {delay.uid} {delay.op} took longest: {us_sentence(delay.took_ns)}, "
        f"{us_sentence(delay.delay_ns)} more than its own {us_cell(delay.nominal_ns)}; "
        f"slowdown {mean:.2f} mean, {largest:.2f} max"
    )


def _reads(latency: Mapping[DieState, Spread]) -> list[tuple[str, str]]:
    """One line a state in which a die was when reads came."""
    lines = [
        f"{spread.count:,} with the die {state}: latency {us_sentence(spread.mean_ns)} mean, "
        f"{us_cell(spread.p50_ns)} p50, {us_cell(spread.p99_ns)} p99, "
        f"{us_cell(spread.p999_ns)} p99.9, {us_cell(spread.max_ns)} max"
        for state, spread in latency.items()
        if spread.count
    ]
    return [("" if row else "reads", line) for row, line in enumerate(lines or ["none completed"])]


def _busy(use: Utilisation) -> str:
    shares = [(f"bus {bus}", share) for bus, share in use.buses.items()]
    shares += [(f"die {die}", share) for die, share in use.dies.items()]
    return ", ".join(f"{name} {share:.1%}" for name, share in shares)


def _laws(verdicts: Sequence[Verdict], paint: _Painter) -> list[str]:
    """One line a law; below a broken one, where it is broken first."""
    lines = []
    for verdict in verdicts:
        colour = _RED if verdict.violations else _GREEN
        word = "BROKEN" if verdict.violations else verdict.status
        title = verdict.title
        if verdict.violations:
            title += f" ({len(verdict.violations):,} times)"
        lines.append(f"law {verdict.law:>2}      {paint(f'{word:<10}', colour)}  {title}")
        for violation in verdict.violations[:_SHOWN_VIOLATIONS]:
            where = f"event {violation.event}, {us_sentence(violation.time_ns)}"
            lines += _row("", f"{where}: {violation.detail}")
        more = len(verdict.violations) - _SHOWN_VIOLATIONS
        if more > 0:
            lines += _row("", f"and {more:,} more")
        if verdict.why_not:
            lines += _row("", verdict.why_not)
    return lines


def _places(written: Iterable[Path]) -> str:
    """Name the folders and how many files each got."""
    folders: dict[Path, list[str]] = {}
    for path in written:
        folders.setdefault(path.parent, []).append(path.name)
    return "; ".join(
        str(folder / names[0]) if len(names) == 1 else f"{len(names)} files in {folder}/"
        for folder, names in folders.items()
    )
