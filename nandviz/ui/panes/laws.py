"""LAWS: the verdict of each law, and below it all its violations; Return goes to an event."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from nandviz.language import noop, said, spoken, tr
from nandviz.model.laws import TITLES
from nandviz.session.changes import Topic
from nandviz.session.laws import LawState
from nandviz.trace.laws import Verdict
from nandviz.trace.laws.verdict import Status, Violation
from nandviz.ui.commands.command import Send
from nandviz.ui.panes.pane import MOMENT_TOPICS, Moment, TablePane
from nandviz.ui.panes.rows import About, Column, ReadRows
from nandviz.ui.panes.words import op, time
from nandviz.ui.words import Words

SIGNS = {
    Status.PASS: noop("✔ pass"),
    Status.BROKEN: noop("✖ broken"),
    Status.NOT_JUDGED: noop("– not judged"),
}


class LawRow(NamedTuple):
    """A law with its first violation, or one of its violations.

    Attributes
    ----------
    number
        Of the violation, from 1; 0 for the law itself.
    """

    law: Verdict
    number: int
    partial: bool

    @property
    def violation(self) -> Violation | None:
        """The violation that the row leads to."""
        found = self.law.violations
        return found[max(self.number - 1, 0)] if found else None


def _verdict(row: LawRow) -> str:
    if row.number:
        return tr("{number} of {count}", number=row.number, count=len(row.law.violations))
    if row.partial and row.law.status is not Status.NOT_JUDGED:
        return tr("{verdict} so far", verdict=said(SIGNS[row.law.status]))
    return tr(SIGNS[row.law.status])


def _count(row: LawRow) -> str:
    return str(len(row.law.violations)) if row.law.violations and not row.number else ""


def _event(row: LawRow) -> str:
    return str(row.violation.event) if row.violation else ""


def _time(row: LawRow) -> str:
    return time(row.violation.time_ns) if row.violation else ""


def _uid(row: LawRow) -> int | None:
    return (row.violation.uid or None) if row.violation else None


def _detail(row: LawRow) -> str:
    return spoken(row.violation.detail if row.violation else row.law.why_not)


COLUMNS: tuple[Column[LawRow], ...] = (
    Column("law", lambda v: str(v.law.law), number=True),
    Column(
        "what always holds",
        lambda v: "" if v.number else tr(v.law.title),
        sample=max(TITLES.values(), key=len),
    ),
    Column("verdict", _verdict, sample="✖ broken so far_"),
    Column("violations", _count, number=True),
    Column("event", _event, number=True, sample="0000000"),
    Column("µs", _time, number=True, sample="00000000.000"),
    Column("op", lambda v: op(_uid(v)), sample="op 00000"),
    Column("detail", _detail),
)


def law_rows(verdicts: Sequence[Verdict], *, partial: bool) -> Sequence[LawRow]:
    """Return every law, the most often broken first, each with all its violations below it."""
    order = sorted(verdicts, key=lambda v: (-len(v.violations), v.law))
    starts = [0, *accumulate(1 + len(v.violations) for v in order)]

    def row(number: int) -> LawRow:
        at = bisect_right(starts, number) - 1
        return LawRow(order[at], number - starts[at], partial)

    return ReadRows(row, range(starts[-1]))


class LawsPane(TablePane):
    """The laws over the whole run as far as it is simulated."""

    topics = MOMENT_TOPICS | {Topic.SIMULATION, Topic.LAWS}

    def __init__(self, send: Send) -> None:
        super().__init__(
            send,
            tr("Laws"),
            "",
            COLUMNS,
            About(
                uid=_uid,
                event=lambda v: max(0, v.violation.event) if v.violation else None,
            ),
        )
        self.partial = Words(wordWrap=True)
        self.partial.setAccessibleName(tr("How far the laws are judged"))
        self.partial.setContentsMargins(6, 4, 6, 4)
        self.column.insertWidget(0, self.partial)

    def read(self, moment: Moment) -> None:
        """Show the verdicts; those that the event at the playhead broke are marked."""
        k, run = moment.as_of.k, moment.session.shown
        laws, partial = run.laws, run.partial
        state, verdicts = laws.state, laws.verdicts
        if state is LawState.JUDGING:
            self.empty.setText(
                tr("Judging the laws; {why_not}, so this takes a while.", why_not=laws.why_not)
            )
        elif state is LawState.NOT_JUDGED:
            self.empty.setText(
                tr(
                    "Not judged yet: {why_not}. Analyse › Judge the laws does it.",
                    why_not=laws.why_not,
                )
            )
        self.partial.setVisible(partial and bool(verdicts))
        self.partial.setText(
            tr(
                "The run is not complete: this is judged of its {head} events so far.",
                head=run.head + 1,
            )
        )
        rows = law_rows(verdicts, partial=partial)
        self.show_rows(rows, lambda v: v.violation is not None and v.violation.event == k)
