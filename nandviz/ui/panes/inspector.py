"""INSPECTOR: everything about the selected op, or about the event at the playhead."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextCursor, QTextDocument, QTextTable, QTextTableCell
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout

from nandviz.language import spoken, tr
from nandviz.query.causes import event_chain
from nandviz.query.narration import describe
from nandviz.query.records import EventRecord, OpenState
from nandviz.query.requests import request, request_count
from nandviz.ui.commands.analyse import ShowRequest
from nandviz.ui.commands.command import Command, Send
from nandviz.ui.commands.edit import SetPolicy
from nandviz.ui.commands.run import GoToEvent
from nandviz.ui.commands.view import ShowOp
from nandviz.ui.panes.html import (
    LAST_STEPS,
    Html,
    chain_html,
    event_link,
    facts,
    headed,
    heading,
    html,
    joined,
    op_link,
    paragraph,
)
from nandviz.ui.panes.op_html import OpTold, op_html, op_told
from nandviz.ui.panes.pane import Moment, Pane
from nandviz.ui.panes.request_html import request_html
from nandviz.ui.theme import Theme
from nandviz.units import us_cell

_LINKS: Final[Mapping[str, Callable[[int], Command]]] = {
    "op": ShowOp,
    "event": GoToEvent,
    "request": ShowRequest,
}
"""What is sent where a link is followed, by the word before its number."""


class InspectorPane(Pane):
    """The inspector; its links select ops (``op:3``) and requests, go to events (``event:17``).

    They set policies too (``policy:KEY=VALUE``).
    """

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
        self._request: int | None = None
        self._told: OpTold | Html = Html()

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

    def light_request(self, number: int | None) -> None:
        """Show a request of the host, in place of an op or event."""
        if number != self._request:
            self._request = number
            self._fill()
            self.text.verticalScrollBar().setValue(0)

    def as_text(self) -> str:
        """Return what it says as lines: each row of a table on one."""
        return "\n".join(_lines(self.text.document()))

    def recolour(self, _theme: Theme) -> None:
        """Fill it again: links keep the colour that they were made in."""
        self._told = Html()
        self._fill()

    def _fill(self) -> None:
        if self._moment is None:
            return
        told = self._about(self._moment)
        if told != self._told:
            self._told = told
            bar = self.text.verticalScrollBar()
            at = bar.value()
            self.text.setHtml(op_html(told) if isinstance(told, OpTold) else told)
            bar.setValue(at)

    def _about(self, moment: Moment) -> OpTold | Html:
        uid, number = self._uid, self._request
        if number is not None and number < request_count(moment.as_of):
            return request_html(moment.as_of.trace, request(moment.as_of, number))
        if uid and uid <= moment.as_of.op_count:
            return op_told(moment.as_of, uid)
        return event_html(moment, uid, number)

    def _follow(self, link: QUrl) -> None:
        kind, _, number = link.toString().partition(":")
        if kind == "policy":
            key, _, value = number.partition("=")
            self.send(SetPolicy(key, value))
            return
        self.send(_LINKS[kind](int(number)))


def event_html(moment: Moment, uid: int | None, request: int | None = None) -> Html:
    """Write about the event at the playhead: what it did, why it happened, what it caused.

    It says too that the selected op, or request, is none as of it.
    """
    k, trace = moment.as_of.k, moment.as_of.trace
    narration = describe(trace, k)
    out = [heading(tr("Event {k}", k=k) if k >= 0 else tr("Start of the run"))]
    if uid is not None:
        out.append(paragraph(tr("Op {uid} has not been submitted as of this event.", uid=uid)))
    if request is not None:
        out.append(paragraph(tr("Request {number} has not arrived yet.", number=request)))
    out.append(paragraph(narration.headline))
    out += [paragraph(f"· {spoken(line)}") for line in narration.details]
    if k >= 0:
        out.append(heading(tr("Why it happened"), 4))
        out.append(chain_html(event_chain(trace, k, LAST_STEPS + 1), k))
        pushed = moment.as_of.pushed_by(k)
        if pushed:
            out.append(heading(tr("What it caused"), 4))
            out.append(facts(*(_pushed(event) for event in pushed)))
    states = moment.as_of.exclusions()
    out.append(headed(tr("States that exclude bases"), [_state(state) for state in states]))
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
