"""DIFFERENCES: where runs A and B part, and what differs: ops by |Δ|, events, figures, laws."""

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QTabBar, QVBoxLayout

from nandviz.language import noop, spoken, tr
from nandviz.query.compare.comparison import Comparison
from nandviz.query.compare.difference_words import (
    event_change,
    event_name,
    op_name,
    signed_us,
)
from nandviz.query.compare.event_differences import EventDifference
from nandviz.query.compare.op_differences import Between, OpDifference
from nandviz.query.compare.value_differences import LawDifference, ValueDifference
from nandviz.session.branch import Branch
from nandviz.session.changes import Topic
from nandviz.session.laws import LawState
from nandviz.session.session import Session
from nandviz.trace.laws import Verdict
from nandviz.trace.tables import Trace
from nandviz.ui.commands.command import Command, Send
from nandviz.ui.commands.compare import GoToDifferingEvent, ShowDifferingOp
from nandviz.ui.panes.pane import Moment, Pane, TablePane
from nandviz.ui.panes.rows import About, Column, ReadRows
from nandviz.ui.panes.words import number, time, word
from nandviz.ui.words import Words, caption

ONE_RUN: Final = noop(
    "There is one run alone. The first edit keeps it as A; File › Compare with… opens another one."
)

_NOTHING: Final = noop("Nothing of this differs.")
_NOT_JUDGED: Final = noop("A run is not judged yet. Analyse › Judge the laws judges what is shown.")


class OpRow(NamedTuple):
    """An op that differs."""

    comparison: Comparison
    what: OpDifference


class EventRow(NamedTuple):
    """An event that differs."""

    comparison: Comparison
    what: EventDifference

    def uids(self) -> tuple[int | None, int | None]:
        """Return the op that it is of, in A and in B; None for none."""
        comparison = self.comparison
        return _uid(comparison.a, self.what.k_a), _uid(comparison.b, self.what.k_b)

    @property
    def at(self) -> tuple[int | None, int | None]:
        """When it is, in A and in B; None where it is not."""
        comparison = self.comparison
        return _time(comparison.a, self.what.k_a), _time(comparison.b, self.what.k_b)

    @property
    def name(self) -> str:
        """Its kind and what it is of."""
        comparison, k_a, k_b = self.comparison, self.what.k_a, self.what.k_b
        if k_b is not None:
            return spoken(event_name(comparison.b, k_b))
        assert k_a is not None, "an event is in one of the two"
        return spoken(event_name(comparison.a, k_a))


class LawRow(NamedTuple):
    """A law that is broken in one run only, and the event that breaks it there."""

    what: LawDifference
    k_a: int | None
    k_b: int | None


def _uid(trace: Trace, k: int | None) -> int | None:
    return None if k is None else int(trace.queue.uid[trace.events.seq[k]]) or None


def _time(trace: Trace, k: int | None) -> int | None:
    return None if k is None else int(trace.events.time_ns[k])


def _between(value: Between | None) -> str:
    if value is None:
        return ""
    return tr(value.why) if value.why is not None else signed_us(value.ns)


def _count(value: int) -> str:
    return f"{value:+}" if value else ""


def _fate(fate: object, reason: object) -> str:
    return " ".join(word(each) for each in (fate, reason) if each is not None)


OPS: tuple[Column[OpRow], ...] = (
    Column(
        "op",
        lambda r: spoken(op_name(*r)),
        sample="op 00 Page_Program_SLC on die 0, block 0 page 0",
    ),
    Column("start Δ, µs", lambda r: _between(r.what.start), number=True, sample="+0000000.000"),
    Column("end Δ, µs", lambda r: _between(r.what.end), number=True, sample="+0000000.000"),
    Column("parts", lambda r: _count(r.what.parts), number=True),
    Column("suspends", lambda r: _count(r.what.suspends), number=True),
    Column(
        "waits, µs",
        lambda r: signed_us(r.what.waited_ns) if r.what.waited_ns else "",
        number=True,
        sample="+00000000.000",
    ),
    Column("fate in A", lambda r: _fate(r.what.fate_a, r.what.reason_a), sample="completed_____"),
    Column("fate in B", lambda r: _fate(r.what.fate_b, r.what.reason_b)),
)
EVENTS: tuple[Column[EventRow], ...] = (
    Column("event", lambda r: r.name, sample="BACKLOG_REFILL op 00000 Page_Program_SLC"),
    Column("event in A", lambda r: number(r.what.k_a), number=True, sample="000000"),
    Column("event in B", lambda r: number(r.what.k_b), number=True, sample="000000"),
    Column("time in A, µs", lambda r: time(r.at[0]), number=True, sample="00000000.000"),
    Column("time in B, µs", lambda r: time(r.at[1]), number=True, sample="00000000.000"),
    Column("what differs", lambda r: spoken(event_change(r.what))),
)
FIGURES: tuple[Column[ValueDifference], ...] = (
    Column("about", lambda v: tr(v.group), sample="read latency, die suspended"),
    Column("figure", lambda v: tr(v.what), sample="longest ended, µs", tip=lambda v: v.name),
    Column("A", lambda v: v.a, number=True, sample="00000000.000"),
    Column("B", lambda v: v.b, number=True, sample="00000000.000"),
    Column("B less A", lambda v: v.delta, number=True, sample="+00000000.000"),
    Column("", lambda _v: ""),
)
LAWS: tuple[Column[LawRow], ...] = (
    Column("law", lambda v: str(v.what.law), number=True),
    Column("what always holds", lambda v: tr(v.what.title), sample="0" * 60),
    Column("A", lambda v: tr(v.what.a), sample="not judged"),
    Column("B", lambda v: tr(v.what.b)),
)


_Both = Callable[[Any], tuple[int | None, int | None]]
"""Gives a number of what a row is about, in A and in B; None for none."""


def _nothing(_row: object) -> tuple[None, None]:
    return (None, None)


def _showing(uids: tuple[int | None, int | None], *, goes_there: bool = False) -> Command | None:
    is_of_an_op = any(uid is not None for uid in uids)
    return ShowDifferingOp(*uids, goes_there=goes_there) if is_of_an_op else None


class DifferencesPane(Pane):
    """What differs between runs A and B."""

    topics = frozenset({Topic.BRANCH, Topic.LAWS, Topic.RUN, Topic.SIMULATION})

    def __init__(self, send: Send) -> None:
        super().__init__(send)
        self.setAccessibleName(tr("Differences"))
        self.sentence = Words(wordWrap=True)
        self.sentence.setAccessibleName(tr("Where the runs part"))
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._side = 1
        self.tables = {
            noop("Ops"): self._table(
                tr("Ops that differ"), OPS, lambda r: (r.what.uid_a, r.what.uid_b), _nothing
            ),
            noop("Events"): self._table(
                tr("Events that differ"),
                EVENTS,
                EventRow.uids,
                lambda r: (r.what.k_a, r.what.k_b),
            ),
            noop("Figures"): self._table(tr("Figures that differ"), FIGURES, _nothing, _nothing),
            noop("Laws"): self._table(
                tr("Laws that are broken in one run only"),
                LAWS,
                _nothing,
                lambda r: (r.k_a, r.k_b),
            ),
        }
        self._read_rows: Sequence[Callable[[Session, Comparison], Sequence[Any]]] = (
            _op_rows,
            _event_rows,
            _figure_rows,
            _law_rows,
        )
        self._moment: Moment | None = None
        self._shown: object = None
        self._lay_out()

    def _table(
        self, name: str, columns: Sequence[Column[Any]], uids: _Both, events: _Both
    ) -> TablePane:
        """Make a table, given the op and the event that a row is about in A and in B."""
        about: About[Any] = About(
            uid=lambda row: uids(row)[self._side], event=lambda row: events(row)[self._side]
        )
        table = TablePane(self.send, name, tr(_NOTHING), columns, about)

        def leads_to(row: object) -> Command | None:
            if any(k is not None for k in events(row)):
                return GoToDifferingEvent(*events(row))
            return _showing(uids(row), goes_there=True)

        table.selects = lambda row: _showing(uids(row))
        table.leads_to = leads_to
        return table

    def _lay_out(self) -> None:
        self.tabs = QTabBar(expanding=False, drawBase=False)
        self.tabs.setAccessibleName(tr("What is listed"))
        self.pages = QStackedWidget()
        for title, table in self.tables.items():
            self.tabs.addTab(caption(tr(title)))
            self.pages.addWidget(table)
        self.tabs.currentChanged.connect(self._turn_to)
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 0, 0)
        head.addWidget(self.sentence, 1)
        head.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.pages, 1)

    @property
    def listed(self) -> TablePane:
        """The table that is seen."""
        return list(self.tables.values())[self.tabs.currentIndex()]

    def _turn_to(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        if self._moment is not None:
            self.read(self._moment)

    def read(self, moment: Moment) -> None:
        """Say where the runs part, and list what the tab that is up is about."""
        self._moment = moment
        session, comparison = moment.session, moment.session.branch.comparison
        self.sentence.setText(_sentence(session.branch))
        self.tabs.setVisible(comparison is not None)
        self.pages.setVisible(comparison is not None)
        self._side = 0 if session.shown is session.branch.a else 1
        page = self.tabs.currentIndex()
        judged = _is_judged(session)
        self.tables["Laws"].empty.setText(tr(_NOTHING if judged else _NOT_JUDGED))
        shown = (id(comparison), page, self._side, judged)
        if shown != self._shown:
            self._shown = shown
            rows = () if comparison is None else self._read_rows[page](session, comparison)
            self.listed.show_rows(rows, lambda _row: False)

    def light(self, uid: int | None) -> None:
        """Mark the rows of an op."""
        for table in self.tables.values():
            table.light(uid)

    def clear(self) -> None:
        """Let no row be chosen any more."""
        for table in self.tables.values():
            table.clear()


def _sentence(branch: Branch) -> str:
    if branch.a is None:
        return tr(ONE_RUN)
    if branch.comparison is None:
        return tr(branch.why_not)
    return tr(branch.comparison.sentence)


def _is_judged(session: Session) -> bool:
    return all(run.laws.state is LawState.JUDGED for run in session.runs.all)


def _op_rows(_session: Session, comparison: Comparison) -> Sequence[OpRow]:
    ops = comparison.ops
    moved = ops.by_size()
    order = [*moved.tolist(), *np.setdiff1d(np.arange(len(ops)), moved).tolist()]
    return ReadRows(lambda row: OpRow(comparison, ops.row(row)), order)


def _event_rows(_session: Session, comparison: Comparison) -> Sequence[EventRow]:
    events = comparison.events
    return ReadRows(lambda row: EventRow(comparison, events.row(row)), range(len(events)))


def _figure_rows(_session: Session, comparison: Comparison) -> Sequence[ValueDifference]:
    return (*comparison.metrics, *comparison.figures)


def _law_rows(session: Session, comparison: Comparison) -> Sequence[LawRow]:
    """Return the laws that are broken in one run only; none while one is not judged."""
    a = session.branch.a
    if a is None or not _is_judged(session):
        return ()
    verdicts = (a.laws.verdicts, session.run.laws.verdicts)
    return [
        LawRow(each, *(_first_event(side, each.law) for side in verdicts))
        for each in comparison.laws(*verdicts)
    ]


def _first_event(verdicts: Sequence[Verdict], law: int) -> int | None:
    found = (v for verdict in verdicts if verdict.law == law for v in verdict.violations)
    first = min((v.event for v in found), default=None)
    return None if first is None else max(first, 0)
