"""The summary of a run as text, at most 100 columns wide."""

import os
import re
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TextIO

from nandviz.exchange.format import Imported, RunPlace
from nandviz.language import noop, spoken, tr
from nandviz.query.run_figures import DieState, Spread, SuspendFigures, Utilisation
from nandviz.query.summary import Backlogs, Delay, Summary, Suspends
from nandviz.text import plain
from nandviz.trace.laws.verdict import Verdict
from nandviz.trace.tables import Trace
from nandviz.units import MAX_NS, us_cell, us_sentence

WIDTH: Final = 100
_LABEL: Final = 10
_SHOWN_VIOLATIONS: Final = 5
_SECOND: Final = "\x7f"
"""Stands for the second column of a character; `plain` leaves none in a text."""
_WIDE: Final = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]"
)
_BOLD, _RED, _GREEN = "1", "31", "32"


def report(
    file: str,
    trace: Trace,
    summary: Summary,
    verdicts: Sequence[Verdict],
    written: Sequence[Path],
    *,
    what: str = noop("scenario"),
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
        lines += ["", *_row(noop("written"), _places(written))]
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
        lines += _row(noop("imported"), source)
    for run in imported.runs if len(imported.runs) > 1 else ():
        lines += _row(noop("run"), _run_words(run))
    lines += _row(
        noop("recorded"),
        tr("{time} in {events:,} events", time=us_sentence(summary.now_ns), events=summary.events),
    )
    lines += _row(noop("ops"), f"{summary.ops:,}: {_listed(summary.fates)}")
    lines += _row(noop("suspends"), _suspends(summary.suspends))
    for finding in imported.findings:
        lines += _row(noop("found"), spoken(finding))
    lines += ["", *_laws(verdicts, paint)]
    if written:
        lines += ["", *_row(noop("written"), _places(written))]
    return "\n".join(lines) + "\n"


def _run_words(run: RunPlace) -> str:
    ops = tr("no op")
    if run.last_uid:
        ops = tr("ops {first:,} to {last:,}", first=run.first_uid, last=run.last_uid)
    return tr("{name}: {ops}, its die 0 is die {die}", name=run.name, ops=ops, die=run.first_die)


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
    ops = f"{summary.ops:,}: {_listed(summary.fates)}" if summary.ops else tr("none")
    rows = [
        source,
        (noop("simulated"), _simulated(summary)),
        (noop("ops"), ops),
        (noop("refused"), _listed(summary.reasons) or tr("none")),
        (noop("suspends"), _suspends(summary.suspends)),
        *_suspend_figures(summary.figures.suspends),
        (noop("backlog"), _backlog(summary.backlog)),
        (noop("delay"), _delay(summary.delay, summary.figures.slowdown)),
        *_reads(summary.figures.read_latency),
        (noop("busy"), _busy(summary.figures.utilisation())),
    ]
    return [line for label, text in rows for line in _row(label, text)]


def _simulated(summary: Summary) -> str:
    """Say how far a run came, and if it is not complete or ended because time does."""
    now, events = us_sentence(summary.now_ns), summary.events
    if summary.partial:
        return tr(
            "{time} in {events:,} events; the run is not complete, and this is said of it so far",
            time=now,
            events=events,
        )
    if not summary.is_out_of_time:
        return tr("{time} in {events:,} events", time=now, events=events)
    return tr(
        "{time} in {events:,} events; it ends at the limit of time, {limit}, though more is due "
        "later",
        time=now,
        events=events,
        limit=us_sentence(MAX_NS),
    )


def _row(label: str, text: str) -> list[str]:
    """Wrap a text beside its label; a long path stays whole, to be copied."""
    wrapped = textwrap.wrap(
        _spaced(plain(text)),
        WIDTH,
        initial_indent=f"{_spaced(tr(label) if label else ''):<{_LABEL}}  ",
        subsequent_indent=" " * (_LABEL + 2),
        break_on_hyphens=False,
        break_long_words=False,
    )
    return [line.replace(_SECOND, "") for line in wrapped]


def _spaced(text: str) -> str:
    """Let each character have as many as it takes columns on a terminal."""
    return text if text.isascii() else _WIDE.sub(rf"\g<0>{_SECOND}", text)


def _listed(counts: Mapping[Any, int]) -> str:
    return ", ".join(f"{count:,} {name.value}" for name, count in counts.items())


def _suspends(suspends: Suspends) -> str:
    total = suspends.resumed + suspends.aborted + suspends.open
    if not total:
        return tr("none")
    parts = [(suspends.resumed, tr("resumed")), (suspends.open, tr("still suspended"))]
    parts.append((suspends.aborted, tr("aborted")))
    return f"{total:,}: {', '.join(f'{count:,} {what}' for count, what in parts if count)}"


def _backlog(backlog: Backlogs) -> str:
    if not backlog.entered:
        return tr("never used")
    fates = _listed(backlog.left)
    waiting = tr("{count:,} still waiting", count=backlog.waiting) if backlog.waiting else ""
    said = tr(
        "{entered:,} entered: {became}; at most {most:,} waiting",
        entered=backlog.entered,
        became=", ".join(part for part in (fates, waiting) if part),
        most=backlog.most,
    )
    if not backlog.failed:
        return said
    return f"{said}, {tr('{count:,} failed attempts', count=backlog.failed)}"


def _suspend_figures(suspends: SuspendFigures) -> list[tuple[str, str]]:
    """Say what suspends cost and brought; nothing where there were none."""
    if not suspends.count:
        return []
    most = max(suspends.per_op)
    cost = tr(
        "{overhead} of SUSPEND and RESUME; at most {most:,} of one op; {reads:.2f} "
        "reads served each, {empty:,} empty",
        overhead=us_sentence(suspends.overhead_ns),
        most=most,
        reads=suspends.reads / suspends.count,
        empty=suspends.empty,
    )
    progress = suspends.progress
    if progress.count:
        more = tr("{time} p50 of progress a resume", time=us_sentence(progress.p50_ns))
        cost += f"; {more}"
    if suspends.oldest_uid is not None:
        oldest = tr(
            "op {uid} suspended for {time} at the end",
            uid=suspends.oldest_uid,
            time=us_sentence(suspends.oldest_ns),
        )
        cost += f"; {oldest}"
    return [("", cost)]


def _delay(delay: Delay | None, slowdown: tuple[float, float]) -> str:
    if delay is None:
        return tr("no erase or program completed")
    mean, largest = slowdown
    return tr(
        "op {uid} {op} took longest: {took}, {delay} more than its own {nominal}; "
        "slowdown {mean:.2f} mean, {largest:.2f} max",
        uid=delay.uid,
        op=delay.op,
        took=us_sentence(delay.took_ns),
        delay=us_sentence(delay.delay_ns),
        nominal=us_cell(delay.nominal_ns),
        mean=mean,
        largest=largest,
    )


def _reads(latency: Mapping[DieState, Spread]) -> list[tuple[str, str]]:
    """One line a state in which a die was when reads came."""
    lines = [
        tr(
            "{count:,} with the die {state}: latency {mean} mean, {p50} p50, {p99} p99, "
            "{p999} p99.9, {max} max",
            count=spread.count,
            state=state,
            mean=us_sentence(spread.mean_ns),
            p50=us_cell(spread.p50_ns),
            p99=us_cell(spread.p99_ns),
            p999=us_cell(spread.p999_ns),
            max=us_cell(spread.max_ns),
        )
        for state, spread in latency.items()
        if spread.count
    ]
    return [
        ("" if row else noop("reads"), line)
        for row, line in enumerate(lines or [tr("none completed")])
    ]


def _busy(use: Utilisation) -> str:
    shares = [(f"bus {bus}", share) for bus, share in use.buses.items()]
    shares += [(f"die {die}", share) for die, share in use.dies.items()]
    return ", ".join(f"{name} {share:.1%}" for name, share in shares)


def _laws(verdicts: Sequence[Verdict], paint: _Painter) -> list[str]:
    """One line a law; below a broken one, where it is broken first."""
    lines = []
    for verdict in verdicts:
        colour = _RED if verdict.violations else _GREEN
        word = tr("BROKEN") if verdict.violations else tr(verdict.status)
        title = tr(verdict.title)
        if verdict.violations:
            count = len(verdict.violations)
            title = tr("{title} ({count:,} times)", title=title, count=count)
        padded = f"{_spaced(word):<10}".replace(_SECOND, "")
        lines.append(f"law {verdict.law:>2}      {paint(padded, colour)}  {title}")
        for violation in verdict.violations[:_SHOWN_VIOLATIONS]:
            where = f"event {violation.event}, {us_sentence(violation.time_ns)}"
            lines += _row("", f"{where}: {spoken(violation.detail)}")
        more = len(verdict.violations) - _SHOWN_VIOLATIONS
        if more > 0:
            lines += _row("", tr("and {more:,} more", more=more))
        if verdict.why_not:
            lines += _row("", spoken(verdict.why_not))
    return lines


def _places(written: Iterable[Path]) -> str:
    """Name the folders and how many files each got."""
    folders: dict[Path, list[str]] = {}
    for path in written:
        folders.setdefault(path.parent, []).append(path.name)
    return "; ".join(
        str(folder / names[0])
        if len(names) == 1
        else tr("{count} files in {folder}/", count=len(names), folder=folder)
        for folder, names in folders.items()
    )
