"""The summary of a run as text, at most 100 columns wide."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from nandviz.cli.latency_report import requests_rows
from nandviz.cli.lines import BOLD, GREEN, RED, Painter, padded, places, row
from nandviz.exchange.format import Imported, RunPlace
from nandviz.exchange.report.judged import Judged
from nandviz.language import noop, spoken, tr, trn
from nandviz.query.expected import ExpectationVerdict
from nandviz.query.latency import latency_of
from nandviz.query.run_figures import DieState, Spread, SuspendFigures, Utilisation
from nandviz.query.summary import Backlogs, Delay, Summary, Suspends
from nandviz.text import plain
from nandviz.trace.laws.verdict import Status, Verdict
from nandviz.trace.tables import Trace
from nandviz.units import MAX_NS, us_cell, us_sentence

_SHOWN_VIOLATIONS: Final = 5


def report(
    judged: Judged,
    summary: Summary,
    written: Sequence[Path],
    *,
    what: str = noop("scenario"),
    colour: bool | None = None,
) -> str:
    """Sum a run up for a person to read.

    Parameters
    ----------
    written
        Files that were written.
    what
        The kind of what was simulated or read, for its label.
    colour
        None: where stdout is a terminal and ``NO_COLOR`` is not set.
    """
    return _report(judged, summary_rows((what, judged.name), summary), written, colour)


def import_report(
    judged: Judged,
    imported: Imported,
    summary: Summary,
    written: Sequence[Path],
    *,
    colour: bool | None = None,
) -> str:
    """Sum an imported trace up for a person to read; parameters as of `report`."""
    return _report(judged, import_rows(judged.sources, imported, summary), written, colour)


def _report(
    judged: Judged, rows: Sequence[tuple[str, str]], written: Sequence[Path], colour: bool | None
) -> str:
    paint = Painter(on=colour)
    lines = [paint(plain(judged.trace.info.name), BOLD)]
    lines += [line for label, text in rows for line in row(label, text)]
    lines += ["", *_laws(judged.verdicts, paint), *_expected(judged.expected, paint)]
    if written:
        lines += ["", *row(noop("written"), places(written))]
    return "\n".join(lines) + "\n"


def import_rows(
    sources: Sequence[str], imported: Imported, summary: Summary
) -> list[tuple[str, str]]:
    """Return what sums an imported trace up, as labels and texts."""
    runs = imported.runs if len(imported.runs) > 1 else ()
    time = us_sentence(summary.now_ns)
    return [
        *((noop("imported"), source) for source in sources),
        *((noop("run"), _run_words(run)) for run in runs),
        (noop("recorded"), tr("{time} in {events:,} events", time=time, events=summary.events)),
        (noop("ops"), f"{summary.ops:,}: {_listed(summary.fates)}"),
        (noop("suspends"), _suspends(summary.suspends)),
        *found_rows(imported.trace),
    ]


def found_rows(trace: Trace) -> list[tuple[str, str]]:
    """Return what the files of an import show beside the laws."""
    return [(noop("found"), spoken(finding)) for finding in trace.info.findings]


def _run_words(run: RunPlace) -> str:
    ops = tr("no op")
    if run.last_uid:
        ops = tr("ops {first:,} to {last:,}", first=run.first_uid, last=run.last_uid)
    return tr("{name}: {ops}, its die 0 is die {die}", name=run.name, ops=ops, die=run.first_die)


def summary_rows(source: tuple[str, str], summary: Summary) -> list[tuple[str, str]]:
    """Return what sums a run up, as labels and texts; the label is empty where it is that above.

    Parameters
    ----------
    source
        The first row.
    """
    ops = f"{summary.ops:,}: {_listed(summary.fates)}" if summary.ops else tr("none")
    return [
        source,
        (noop("simulated"), _simulated(summary)),
        (noop("ops"), ops),
        (noop("refused"), _listed(summary.reasons) or tr("none")),
        (noop("suspends"), _suspends(summary.suspends)),
        *_suspend_figures(summary.figures.suspends),
        (noop("backlog"), _backlog(summary.backlog)),
        (noop("delay"), _delay(summary.delay, summary.figures.slowdown)),
        *_latencies(summary),
        *_stale_reads(summary.figures.stale_reads),
        (noop("busy"), _busy(summary.figures.utilisation())),
    ]


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


def _stale_reads(count: int) -> list[tuple[str, str]]:
    """Count the stale reads; nothing where there are none."""
    if not count:
        return []
    words = trn(
        count,
        "{count:,} overtook an erase of its block that waits: stale",
        "{count:,} overtook an erase of their block that waits: stale",
    )
    return [("", words)]


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


def _latencies(summary: Summary) -> list[tuple[str, str]]:
    """Say how long the requests of a host took; where there is none, its reads."""
    latency = latency_of(summary.figures.as_of)
    return _reads(summary.figures.read_latency) if latency is None else requests_rows(latency.table)


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
        ("" if number else noop("reads"), line)
        for number, line in enumerate(lines or [tr("none completed")])
    ]


def _busy(use: Utilisation) -> str:
    shares = [(f"bus {bus}", share) for bus, share in use.buses.items()]
    shares += [(f"die {die}", share) for die, share in use.dies.items()]
    return ", ".join(f"{name} {share:.1%}" for name, share in shares)


def _expected(expected: Sequence[ExpectationVerdict], paint: Painter) -> list[str]:
    """One line for each expectation, below it what is otherwise; nothing where there are none."""
    lines = [""] if expected else []
    for number, each in enumerate(expected):
        broken = each.status is Status.BROKEN
        word = padded(tr("BROKEN") if broken else tr(each.status))
        name = f"expect {number}"
        lines.append(f"{name:<12}{paint(word, RED if broken else GREEN)}  {tr(each.asked)}")
        if broken:
            lines += row("", tr("got {got}", got=each.got))
        if each.why_not:
            lines += row("", spoken(each.why_not))
    return lines


def _laws(verdicts: Sequence[Verdict], paint: Painter) -> list[str]:
    """One line a law; below a broken one, where it is broken first."""
    lines = []
    for verdict in verdicts:
        colour = RED if verdict.violations else GREEN
        word = tr("BROKEN") if verdict.violations else tr(verdict.status)
        title = tr(verdict.title)
        if verdict.violations:
            count = len(verdict.violations)
            title = tr("{title} ({count:,} times)", title=title, count=count)
        lines.append(f"law {verdict.law:>2}      {paint(padded(word), colour)}  {title}")
        for violation in verdict.violations[:_SHOWN_VIOLATIONS]:
            where = f"event {violation.event}, {us_sentence(violation.time_ns)}"
            lines += row("", f"{where}: {spoken(violation.detail)}")
        more = len(verdict.violations) - _SHOWN_VIOLATIONS
        if more > 0:
            lines += row("", tr("and {more:,} more", more=more))
        if verdict.why_not:
            lines += row("", spoken(verdict.why_not))
    return lines
