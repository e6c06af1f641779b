"""INSPECTOR: everything about the selected op, or about the event at the playhead."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextCursor, QTextDocument, QTextTable, QTextTableCell
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout

from nandviz.language import spoken, tr, trn
from nandviz.query.causes import Step, event_chain
from nandviz.query.narration import describe
from nandviz.query.op_history import OpReport, op_report
from nandviz.query.op_words import op_words
from nandviz.query.reason_texts import RULES
from nandviz.query.records import EventRecord, OpenState
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
from nandviz.ui.theme import Theme
from nandviz.units import us_cell, us_sentence

_LAST_STEPS: Final = 12
"""Steps of a chain that are shown: each event of a workload may be caused by the one before."""


class InspectorPane(Pane):
    """The inspector; links select ops (``op:3``) and go to events (``event:17``)."""

    def __init__(self, send: Send) -> None:
        super().__init__(send)
        self.setAccessibleName(tr("Inspector"))
        self.text = QTextBrowser(openLinks=False)
        self.text.setAccessibleName(tr("About the selection"))
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

    def recolour(self, _theme: Theme) -> None:
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
    out = [heading(tr("Event {k}", k=k) if k >= 0 else tr("Start of the run"))]
    if uid is not None:
        out.append(paragraph(tr("Op {uid} has not been submitted as of this event.", uid=uid)))
    out.append(paragraph(narration.headline))
    out += [paragraph(f"· {spoken(line)}") for line in narration.details]
    if k >= 0:
        out.append(heading(tr("Why it happened"), 4))
        out.append(chain_html(event_chain(trace, k, _LAST_STEPS + 1), k))
        pushed = moment.as_of.pushed_by(k)
        if pushed:
            out.append(heading(tr("What it caused"), 4))
            out.append(facts(*(_pushed(event) for event in pushed)))
    states = moment.as_of.exclusions()
    out.append(_headed(tr("States that exclude bases"), [_state(state) for state in states]))
    return joined(out)


def _state(state: OpenState) -> tuple[str, str]:
    where = f"die {state.die}" + (f" plane {state.plane}" if state.plane >= 0 else "")
    words = html(
        tr(
            "{state} since {start} by {op}: excludes {groups}",
            **dict.fromkeys(("state", "start", "op", "groups"), "{}"),
        ),
        state.when,
        us_cell(state.start_ns),
        op_link(state.uid),
        ", ".join(state.groups) or "–",
    )
    return where, words


def chain_html(chain: Sequence[Step], k: int) -> Html:
    """Write the last steps of a chain, with a link to where it goes on backwards."""
    last = chain[-_LAST_STEPS:]
    if len(last) == len(chain):
        return steps(last, k)
    before = chain[-_LAST_STEPS - 1]
    more = paragraph(html(tr("⋮ before that {event}", event="{}"), event_link(before.event)))
    return joined([more, steps(last, k)])


def _pushed(event: EventRecord) -> tuple[str, str]:
    words = (
        html(tr("{kind} of {op}", kind="{}", op="{}"), event.kind, op_link(event.uid))
        if event.uid
        else str(event.kind)
    )
    if event.cancelled_by is not None:
        words = html(
            tr("{what}, {event} cancelled it", what="{}", event="{}"),
            words,
            event_link(event.cancelled_by),
        )
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
        heading(tr("How it came to this"), 4),
        chain_html(report.chain, moment.as_of.k),
    ]
    return joined(parts)


def _summary(report: OpReport) -> Html:
    fate, submission = report.fates[-1], report.submission
    submitted = us_sentence(submission.submitted_ns)
    batch = [f"batch {submission.batch}"] if submission.batch >= 0 else []
    done = f"{us_cell(report.consumed_ns)} + {us_cell(report.remaining_ns)}"
    return facts(
        (
            tr("fate"),
            html(
                "<b>{}</b> {}",
                fate.fate,
                html(tr("since {event}", event="{}"), event_link(fate.since)),
            ),
        ),
        *([(tr("reason"), str(fate.reason))] if fate.reason else []),
        (tr("where"), report.where),
        (tr("base"), f"{submission.op.base.name}, {submission.op.celltype}"),
        (tr("submitted"), ", ".join((submitted, *batch, submission.source))),
        (tr("done + left"), f"{done} = {us_sentence(report.due_ns)}"),
        *([(tr("done again"), us_sentence(report.redone_ns))] if report.redone_ns else []),
        *_plan_and_actual(report),
    )


def _plan_and_actual(report: OpReport) -> list[tuple[str, str]]:
    """Compare the first plan, an op that is never suspended, with what came of it."""
    if not report.parts:
        return []
    start_ns = report.parts[0].start_ns
    planned_ns, end_ns = start_ns + report.nominal_ns, report.parts[-1].end_ns
    rows = [(tr("start"), us_sentence(start_ns))]
    if report.parts[-1].cut:
        rows.append(
            (
                tr("end"),
                tr(
                    "cut at {end}, without the cut {planned}",
                    end=us_sentence(end_ns),
                    planned=us_sentence(planned_ns),
                ),
            )
        )
    else:
        late = end_ns - planned_ns
        words = tr(
            "{end} ({late} later than undisturbed)",
            end=us_sentence(end_ns),
            late=us_sentence(late),
        )
        rows.append((tr("end"), words if late else us_sentence(end_ns)))
    return rows


def _refusal(moment: Moment, report: OpReport) -> Html:
    why = report.refusal
    if why is None:
        return Html()
    rows = [
        (tr("reason"), html("<b>{}</b>", why.reason)),
        (tr("rule"), tr(RULES[why.reason])),
        (tr("inputs"), why.detail),
        (
            tr("would start"),
            tr("none found") if why.start_ns is None else us_sentence(why.start_ns),
        ),
        (tr("at"), event_link(why.event)),
    ]
    if why.blocker_uid is not None:
        words = op_words(moment.as_of.trace, why.blocker_uid)
        rows.append((tr("in the way"), op_link(why.blocker_uid, words)))
    return _headed(tr("Why refused"), rows)


def _headed(title: str, rows: Sequence[tuple[str, str]]) -> Html:
    """Write rows under a heading; nothing where there are none."""
    return joined([heading(title, 4), facts(*rows)]) if rows else Html()


def _parts(report: OpReport) -> Html:
    rows = []
    for p in report.parts:
        left = us_cell(p.planned_end_ns - p.end_ns)
        cut = html(tr(", <b>cut</b>: {left} left", left="{}"), left) if p.cut else ""
        span = f"{us_cell(p.start_ns)} … {us_cell(p.end_ns)} = {us_cell(p.end_ns - p.start_ns)} µs"
        words = html("{}{} <i>({})</i>", span, cut, p.source)
        rows.append((f"{p.number}/{len(report.parts)}", words))
    return _headed(tr("Parts"), rows)


def _suspensions(report: OpReport) -> Html:
    rows, states = [], report.submission.op.base.states
    for s in report.suspensions:
        after = (
            str(s.status)
            if s.resumed_ns is None
            else tr("resumed at {resumed}", resumed=us_cell(s.resumed_ns))
        )
        words = html(
            tr(
                "at {at} in {state} by {op}: {done} consumed + {left} remaining, {after}",
                **dict.fromkeys(("at", "state", "op", "done", "left", "after"), "{}"),
            ),
            *(us_cell(s.at_ns), states[s.state].name, op_link(s.suspender_uid)),
            *(us_cell(s.consumed_ns), us_cell(s.remaining_ns), after),
        )
        again = html(tr(", {redone} of it again", redone="{}"), us_cell(s.redone_ns))
        rows.append((f"{s.n}.", html("{}{}", words, again if s.redone_ns else "")))
    return _headed(tr("Suspensions"), rows)


def _stays(report: OpReport) -> Html:
    rows = []
    for s in report.stays:
        delta = tr("delta {delta}", delta=us_cell(s.delta_ns))
        if s.anchor_uid:
            after = tr("{delta} after {op}", delta=delta, op="{}")
            delta = html(after, op_link(s.anchor_uid))
        tries = trn(s.retries, "{count} retry", "{count} retries") if s.retries else ""
        left: str = tr("waits")
        if s.left is not None:
            left = html(tr("{fate} at {event}", fate="{}", event="{}"), s.fate, event_link(s.left))
        entered = html(tr("{fate} at {event}", fate="{}", event="{}"), s.why, event_link(s.entered))
        words = html("{}, {}{}; {}", entered, delta, html(", {}", tries) if tries else "", left)
        rows.append((f"{s.axis} die {s.die}", words))
    return _headed(tr("Backlog"), rows)


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
