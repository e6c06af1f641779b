"""INSPECTOR: everything about the selected op, or about the event at the playhead."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextCursor, QTextDocument, QTextTable, QTextTableCell
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout

from nandviz.query.causes import Step, event_chain
from nandviz.query.narration import describe
from nandviz.query.op_history import OpReport, op_report
from nandviz.query.op_words import op_words
from nandviz.query.reason_texts import RULES
from nandviz.query.records import EventRecord
from nandviz.ui.commands.command import Send
from nandviz.ui.commands.run import GoToEvent
from nandviz.ui.commands.view import ShowOp
from nandviz.ui.panes.html import (
    Html,
    event_link,
    facts,
    heading,
    html,
    joined,
    op_link,
    paragraph,
    steps,
)
from nandviz.ui.panes.pane import Moment, Pane
from nandviz.units import us_cell, us_sentence

_LAST_STEPS: Final = 12
"""Steps of a chain that are shown: each event of a workload may be caused by the one before."""


class InspectorPane(Pane):
    """The inspector; links select ops (``op:3``) and go to events (``event:17``)."""

    def __init__(self, send: Send) -> None:
        super().__init__(send)
        self.setAccessibleName("Inspector")
        self.text = QTextBrowser(openLinks=False)
        self.text.setAccessibleName("About the selection")
        self.text.anchorClicked.connect(self._follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        self._moment: Moment | None = None
        self._uid: int | None = None
        self._shown = ""

    def read(self, moment: Moment) -> None:
        """Show what is selected as of a moment."""
        self._moment = moment
        self._fill()

    def light(self, uid: int | None) -> None:
        """Show an op, or the event at the playhead."""
        if uid != self._uid:
            self._uid = uid
            self._fill()
            self.text.verticalScrollBar().setValue(0)

    def as_text(self) -> str:
        """Return what it says as lines: each row of a table on one."""
        return "\n".join(_lines(self.text.document()))

    def recolour(self) -> None:
        """Fill it again: links keep the colour that they were made in."""
        self._shown = ""
        self._fill()

    def _fill(self) -> None:
        if self._moment is None:
            return
        uid = self._uid
        known = uid is not None and uid <= self._moment.as_of.op_count
        text = op_html(self._moment, uid) if known and uid else event_html(self._moment, uid)
        if text != self._shown:
            self._shown = text
            bar = self.text.verticalScrollBar()
            at = bar.value()
            self.text.setHtml(text)
            bar.setValue(at)

    def _follow(self, link: QUrl) -> None:
        kind, _, number = link.toString().partition(":")
        self.send(ShowOp(int(number)) if kind == "op" else GoToEvent(int(number)))


def event_html(moment: Moment, uid: int | None) -> Html:
    """Write about the event at the playhead: what it did, why it happened, what it caused."""
    k, trace = moment.as_of.k, moment.as_of.trace
    narration = describe(trace, k)
    out = [heading(f"Event {k}" if k >= 0 else "Start of the run")]
    if uid is not None:
        out.append(paragraph(f"Op {uid} has not been submitted as of this event."))
    out.append(paragraph(narration.headline))
    out += [paragraph(f"· {line}") for line in narration.details]
    if k >= 0:
        out.append(heading("Why it happened", 4))
        out.append(chain_html(event_chain(trace, k, _LAST_STEPS + 1), k))
        pushed = moment.as_of.pushed_by(k)
        if pushed:
            out.append(heading("What it caused", 4))
            out.append(facts(*(_pushed(event) for event in pushed)))
    return joined(out)


def chain_html(chain: Sequence[Step], k: int) -> Html:
    """Write the last steps of a chain, with a link to where it goes on backwards."""
    last = chain[-_LAST_STEPS:]
    if len(last) == len(chain):
        return steps(last, k)
    before = chain[-_LAST_STEPS - 1]
    more = paragraph(html("⋮ before that {}", event_link(before.event)))
    return joined([more, steps(last, k)])


def _pushed(event: EventRecord) -> tuple[str, str]:
    words = html("{} of {}", event.kind, op_link(event.uid)) if event.uid else str(event.kind)
    if event.cancelled_by is not None:
        words = html("{}, {} cancelled it", words, event_link(event.cancelled_by))
    return us_cell(event.time_ns), words


def op_html(moment: Moment, uid: int) -> Html:
    """Write about an op as of the playhead."""
    report = op_report(moment.as_of.trace, moment.as_of.k, uid)
    parts = [
        heading(f"op {uid} · {report.submission.op.name}"),
        _summary(report),
        _refusal(moment, report),
        _parts(report),
        _suspensions(report),
        _stays(report),
        heading("How it came to this", 4),
        chain_html(report.chain, moment.as_of.k),
    ]
    return joined(parts)


def _summary(report: OpReport) -> Html:
    fate, submission = report.fates[-1], report.submission
    submitted = us_sentence(submission.submitted_ns)
    batch = [f"batch {submission.batch}"] if submission.batch >= 0 else []
    done = f"{us_cell(report.consumed_ns)} + {us_cell(report.remaining_ns)}"
    return facts(
        ("fate", html("<b>{}</b> since {}", fate.fate, event_link(fate.since))),
        *([("reason", str(fate.reason))] if fate.reason else []),
        ("where", report.where),
        ("base", f"{submission.op.base.name}, {submission.op.celltype}"),
        ("submitted", ", ".join((submitted, *batch, submission.source))),
        ("done + left", f"{done} = {us_sentence(report.nominal_ns)}"),
        *_plan_and_actual(report),
    )


def _plan_and_actual(report: OpReport) -> list[tuple[str, str]]:
    """Compare the first plan, an op that is never suspended, with what came of it."""
    if not report.parts:
        return []
    start_ns = report.parts[0].start_ns
    planned_ns, end_ns = start_ns + report.nominal_ns, report.parts[-1].end_ns
    rows = [("start", us_sentence(start_ns))]
    if report.parts[-1].cut:
        rows.append(
            ("end", f"cut at {us_sentence(end_ns)}, without the cut {us_sentence(planned_ns)}")
        )
    else:
        late = end_ns - planned_ns
        words = f" ({us_sentence(late)} later than undisturbed)" if late else ""
        rows.append(("end", f"{us_sentence(end_ns)}{words}"))
    return rows


def _refusal(moment: Moment, report: OpReport) -> Html:
    why = report.refusal
    if why is None:
        return Html()
    rows = [
        ("reason", html("<b>{}</b>", why.reason)),
        ("rule", RULES[why.reason]),
        ("inputs", why.detail),
        ("would start", "none found" if why.start_ns is None else us_sentence(why.start_ns)),
        ("at", event_link(why.event)),
    ]
    if why.blocker_uid is not None:
        words = op_words(moment.as_of.trace, why.blocker_uid)
        rows.append(("in the way", op_link(why.blocker_uid, words)))
    return _headed("Why refused", rows)


def _headed(title: str, rows: Sequence[tuple[str, str]]) -> Html:
    """Write rows under a heading; nothing where there are none."""
    return joined([heading(title, 4), facts(*rows)]) if rows else Html()


def _parts(report: OpReport) -> Html:
    rows = []
    for p in report.parts:
        left = us_cell(p.planned_end_ns - p.end_ns)
        cut = html(", <b>cut</b>: {} left", left) if p.cut else ""
        span = f"{us_cell(p.start_ns)} … {us_cell(p.end_ns)} = {us_cell(p.end_ns - p.start_ns)} µs"
        words = html("{}{} <i>({})</i>", span, cut, p.source)
        rows.append((f"{p.number}/{len(report.parts)}", words))
    return _headed("Parts", rows)


def _suspensions(report: OpReport) -> Html:
    rows, states = [], report.submission.op.base.states
    for s in report.suspensions:
        after = str(s.status) if s.resumed_ns is None else f"resumed at {us_cell(s.resumed_ns)}"
        words = html(
            "at {} in {} by {}: {} consumed + {} remaining, {}",
            *(us_cell(s.at_ns), states[s.state].name, op_link(s.suspender_uid)),
            *(us_cell(s.consumed_ns), us_cell(s.remaining_ns), after),
        )
        rows.append((f"{s.n}.", words))
    return _headed("Suspensions", rows)


def _stays(report: OpReport) -> Html:
    rows = []
    for s in report.stays:
        delta = f"delta {us_cell(s.delta_ns)}"
        anchor = html(" after {}", op_link(s.anchor_uid)) if s.anchor_uid else ""
        tries = f", {s.retries} retries" if s.retries else ""
        left = "waits" if s.left is None else html("{} at {}", s.fate, event_link(s.left))
        words = html(
            "{} at {}, {}{}{}; {}", s.why, event_link(s.entered), delta, anchor, tries, left
        )
        rows.append((f"{s.axis} die {s.die}", words))
    return _headed("Backlog", rows)


def _lines(document: QTextDocument) -> Iterator[str]:
    at = document.rootFrame().begin()
    while not at.atEnd():
        table = at.currentFrame()
        if isinstance(table, QTextTable):
            for row in range(table.rows()):
                cells = (table.cellAt(row, column) for column in range(table.columns()))
                yield " ".join(filter(None, map(_cell_text, cells)))
        else:
            yield at.currentBlock().text()
        at += 1


def _cell_text(cell: QTextTableCell) -> str:
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    return " ".join(cursor.selectedText().split())
