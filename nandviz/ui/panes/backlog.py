"""BACKLOG: the ops that wait, by die and axis, head first."""

from collections.abc import Callable

from nandviz.language import noop, tr
from nandviz.query.records import BacklogRecord
from nandviz.ui.commands.command import Send
from nandviz.ui.panes.pane import Moment, TablePane
from nandviz.ui.panes.rows import About, Column
from nandviz.ui.panes.words import number, op, signed, time, word


def _waiting_for(entry: BacklogRecord) -> str:
    """Say what has to happen before an entry leaves."""
    if entry.reason is not None:
        if not entry.blocker_uid:
            return tr("retry after {reason}", reason=entry.reason)
        return tr("retry after {reason} by op {uid}", reason=entry.reason, uid=entry.blocker_uid)
    if entry.anchor_uid is not None:
        words = noop("{axis} RESUME, then op {anchor_uid}'s end {delta}")
        if entry.from_start:
            words = noop("{axis} RESUME, then op {anchor_uid}'s start {delta}")
        return tr(
            words,
            axis=entry.axis,
            anchor_uid=entry.anchor_uid,
            delta=signed(entry.delta_ns),
        )
    return f"{entry.axis} RESUME"


def columns(name: Callable[[int], str]) -> tuple[Column[BacklogRecord], ...]:
    """Return the columns; ``name`` gives an op's name by its uid."""
    return (
        Column("queue", lambda e: f"{e.axis} die {e.die}", sample="PROGRAM die 00"),
        Column("op", lambda e: op(e.uid), sample="op 00000"),
        Column("name", lambda e: name(e.uid), sample="Page_Program_Multi_Plane_SLC"),
        Column("why", lambda e: word(e.why), sample="displaced_"),
        Column("delta µs", lambda e: signed(e.delta_ns), number=True, sample="+00000.000"),
        Column("anchor", lambda e: op(e.anchor_uid), sample="op 00000"),
        Column("entered µs", lambda e: time(e.entered_ns), number=True, sample="00000000.000"),
        Column("retries", lambda e: number(e.retries), number=True),
        Column("waits for", _waiting_for, tip=lambda e: e.detail or _waiting_for(e)),
    )


class BacklogPane(TablePane):
    """The entries of all backlog queues."""

    def __init__(self, send: Send) -> None:
        super().__init__(
            send,
            tr("Backlog"),
            tr("No op waits. A SUSPEND puts the ops behind it here, until the RESUME."),
            columns(self._name),
            About(uid=lambda e: e.uid, event=lambda e: e.entered),
        )
        self._moment: Moment | None = None

    def read(self, moment: Moment) -> None:
        """Show the entries of every queue."""
        self._moment = moment
        touched = moment.changed.backlog
        self.show_rows(moment.as_of.backlog(), lambda e: e.entry_id in touched)

    def _name(self, uid: int) -> str:
        assert self._moment is not None, "cells are asked for only after a moment was read"
        return self._moment.as_of.op(uid).op.name
