"""Verdicts as one page for a browser: what is broken first, with a picture of its surroundings.

Source: exchange specification, section Verdicts in CI.
"""

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from nandviz.exchange import page
from nandviz.exchange.report import strip
from nandviz.exchange.report.judged import Judged, violation_words
from nandviz.language import noop, spoken, tr, trn
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.figure_list import Figure, latencies, run_figures
from nandviz.query.narration import describe
from nandviz.query.run_figures import RunFigures
from nandviz.trace.laws.verdict import Status, Verdict, Violation
from nandviz.trace.tables import Trace

MOST: Final = 20
"""Violations of a law that have a picture; the others are counted."""
_STYLE: Final = """
.verdict { font-weight: 600; }
.broken { color: var(--wrong); }
section { border-top: 2px solid #8886; margin-top: 2rem; }
pre { white-space: pre-wrap; }
h3 { margin: 1.2rem 0 .2rem; }
code { font-size: .95em; }
details { margin: .5rem 0; }
"""
_SIGNS: Final = {Status.PASS: "✔", Status.BROKEN: "✖", Status.NOT_JUDGED: "○"}

Rows = Sequence[tuple[str, str]]


class ReportPage:
    """Collects what was judged, file by file, and keeps none of the traces."""

    def __init__(self) -> None:
        self._list: list[tuple[str, str]] = []
        self._sections: list[str] = []

    def add(self, judged: Judged, summary: Rows) -> None:
        """Add a run that was judged, and what sums it up: labels and texts."""
        self._list.append((judged.name, _word(Status.PASS if judged.is_well else Status.BROKEN)))
        self._sections.append("\n".join(_section(judged, summary)))

    def add_error(self, name: str, problems: Sequence[str]) -> None:
        """Add a file that could not be read."""
        self._list.append((name, f"{_SIGNS[Status.BROKEN]} {tr('cannot be read')}"))
        lines = "\n".join(f"<pre>{page.text(each)}</pre>" for each in problems)
        head = f"<h2>{page.text(name)}</h2>"
        self._sections.append(f"<section>\n{head}\n{lines}\n</section>")

    def write(self, target: Path) -> None:
        """Write what was added; NandvizError if it cannot be, an old file stays whole."""
        wrong = sum(not word.startswith(_SIGNS[Status.PASS]) for _, word in self._list)
        words = trn(wrong, "{count} file is not well", "{count} files are not well")
        sentence = words if wrong else tr("No law and no expectation is broken.")
        same = "" if wrong else " same"
        body = [f'<p class="sentence{same}">{page.text(sentence)}</p>']
        body += page.table("", (noop("file"), noop("verdict")), self._list)
        page.write(target, "nandviz", [*body, *self._sections], strip.STYLE + _STYLE)


def _word(status: Status) -> str:
    return f"{_SIGNS[status]} {tr(status.value)}"


def _section(judged: Judged, summary: Rows) -> Iterator[str]:
    yield f"<section>\n<h2>{page.text(judged.name)}</h2>"
    yield from page.table("", (), summary)
    yield from page.table(
        tr("Laws"),
        (
            noop("law"),
            noop("what always holds"),
            noop("verdict"),
            noop("violations"),
            noop("detail"),
        ),
        map(_law, judged.verdicts),
    )
    yield from page.table(
        tr("Expected"),
        (noop("entry"), noop("line"), noop("verdict"), noop("detail")),
        (
            (name, str(line or ""), _word(each.status), tr(each.words))
            for name, line, each in judged.numbered()
        ),
    )
    yield from _violations(judged)
    yield from _figures(judged.trace)
    yield "</section>"


def _law(verdict: Verdict) -> page.Cells:
    count = len(verdict.violations)
    detail = violation_words(verdict.violations[0]) if count else verdict.why_not
    cells = (str(verdict.law), tr(verdict.title), _word(verdict.status))
    return (*cells, f"{count:,}" if count else "", spoken(detail))


def _violations(judged: Judged) -> Iterator[str]:
    strips = strip.Strips(judged.trace)
    for verdict in judged.verdicts:
        for violation in verdict.violations[:MOST]:
            yield from _violation(judged, verdict, violation, strips)
        more = len(verdict.violations) - MOST
        if more > 0:
            words = tr("law {law}: {more:,} more violations", law=verdict.law, more=more)
            yield f"<p>{page.text(words)}</p>"


def _violation(
    judged: Judged, verdict: Verdict, violation: Violation, strips: strip.Strips
) -> Iterator[str]:
    title = tr("law {law}", law=verdict.law)
    yield f'<h3 class="broken">✖ {page.text(title)}</h3>'
    yield f"<p>{page.text(tr(violation_words(violation)))}</p>"
    yield strips.svg(violation)
    if violation.event >= 0:
        told = describe(judged.trace, violation.event)
        words = [tr("event {event}", event=violation.event), spoken(told.headline)]
        yield f"<p>{page.text(': '.join(words))}</p>"
        if told.details:
            items = "".join(f"<li>{page.text(spoken(each))}</li>" for each in told.details)
            yield f"<ul>{items}</ul>"
    yield f"<p>{page.text(_reopening(judged, violation))}</p>"


def _reopening(judged: Judged, violation: Violation) -> str:
    """Say how to see it in the window."""
    sources = " ".join(map(shlex.quote, judged.sources))
    command = f"nandviz {sources}"
    if len(judged.sources) > 1:
        command = f"nandviz import {sources} --save run.nandviz; nandviz run.nandviz"
    if violation.event < 0:
        return tr("To see it: {command}", command=command)
    event = violation.event
    return tr("To see it: {command}, then G and #{event}", command=command, event=event)


def _figures(trace: Trace) -> Iterator[str]:
    if trace.last_event < 0:
        return
    figures = RunFigures(ColumnsAsOf(trace))
    found: tuple[Figure, ...] = (*run_figures(figures), *latencies(figures))
    rows = [(tr(each.group), tr(each.what), each.value) for each in found if each.value]
    yield f"<details><summary>{page.text(tr('Figures'))}</summary>"
    yield from page.table("", (noop("figure"), noop("what"), noop("value")), rows)
    yield "</details>"
