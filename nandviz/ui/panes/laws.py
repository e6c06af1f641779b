"""LAWS: the verdict of each law, and below it all its violations; and what was expected.

What the files of an import show that no law says stands first.

Return goes to an event.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtWidgets import QMenu

from nandviz.language import noop, said, spoken, tr
from nandviz.model.laws import TITLES
from nandviz.query.expected import ExpectationVerdict
from nandviz.scenario.scenario import Breakpoint
from nandviz.session.changes import Topic
from nandviz.session.laws import Laws, LawState
from nandviz.trace.laws import Verdict
from nandviz.trace.laws.verdict import Status
from nandviz.ui.commands.command import Send
from nandviz.ui.commands.compare import SMALLEST, Shrink
from nandviz.ui.panes.pane import MOMENT_TOPICS, Moment, TablePane
from nandviz.ui.panes.rows import About, Column, ReadRows
from nandviz.ui.panes.words import number, op, time
from nandviz.ui.words import Words

SIGNS = {
    Status.PASS: noop("✔ pass"),
    Status.BROKEN: noop("✖ broken"),
    Status.NOT_JUDGED: noop("– not judged"),
}


@dataclass(frozen=True, slots=True)
class LawRow:
    """A law with its first violation, one of its violations, or something expected or found.

    Attributes
    ----------
    law
        Its number; None for what is expected or found.
    violations
        How often a law is broken; empty for all else.
    event, time_ns, uid
        What the row leads to; None where it leads nowhere.
    """

    name: str
    title: str
    verdict: str
    violations: str
    event: int | None
    time_ns: int | None
    uid: int | None
    detail: str
    broken: bool
    law: int | None = None


def _law_row(law: Verdict, number: int, *, partial: bool) -> LawRow:
    """Return the row of a violation by its number, from 1; of the law itself for 0."""
    count = len(law.violations)
    found = law.violations[max(number - 1, 0)] if count else None
    word = tr(SIGNS[law.status])
    if number:
        word = tr("{number} of {count}", number=number, count=count)
    elif partial and law.status is not Status.NOT_JUDGED:
        word = tr("{verdict} so far", verdict=said(SIGNS[law.status]))
    return LawRow(
        name=str(law.law),
        title="" if number else tr(law.title),
        verdict=word,
        violations=str(count) if count and not number else "",
        event=found.event if found else None,
        time_ns=found.time_ns if found else None,
        uid=(found.uid or None) if found else None,
        detail=spoken(found.detail if found else law.why_not),
        broken=bool(count),
        law=law.law,
    )


def _expected_row(number: int, known: ExpectationVerdict) -> LawRow:
    return LawRow(
        name=f"expect {number}",
        title=tr(known.asked),
        verdict=tr(SIGNS[known.status]),
        violations="",
        event=known.event,
        time_ns=known.time_ns,
        uid=known.uid,
        detail=spoken(known.why_not) if known.why_not else tr("got {got}", got=known.got),
        broken=known.status is Status.BROKEN,
    )


def _found_row(finding: str) -> LawRow:
    return LawRow(
        name=tr("found"),
        title=tr("what the files show beside the laws"),
        verdict="",
        violations="",
        event=None,
        time_ns=None,
        uid=None,
        detail=spoken(finding),
        broken=False,
    )


COLUMNS: tuple[Column[LawRow], ...] = (
    Column("law", lambda row: row.name, number=True, sample="expect 00"),
    Column(
        "what always holds",
        lambda row: row.title,
        sample=max(TITLES.values(), key=len),
    ),
    Column("verdict", lambda row: row.verdict, sample="✖ broken so far_"),
    Column("violations", lambda row: row.violations, number=True),
    Column("event", lambda row: number(row.event), number=True, sample="0000000"),
    Column("µs", lambda row: time(row.time_ns), number=True, sample="00000000.000"),
    Column("op", lambda row: op(row.uid), sample="op 00000"),
    Column("detail", lambda row: row.detail),
)


def law_rows(
    verdicts: Sequence[Verdict],
    expected: Sequence[ExpectationVerdict] = (),
    findings: Sequence[str] = (),
    *,
    partial: bool,
) -> Sequence[LawRow]:
    """Return every law, the most often broken first, each with all its violations below it.

    What was found, and what is expected and broken, stands above them, what else is expected below.
    """
    numbers = sorted(range(len(expected)), key=lambda n: expected[n].status is not Status.BROKEN)
    wanted = [_expected_row(number, expected[number]) for number in numbers]
    rows = [*map(_found_row, findings), *wanted]
    above = len(findings) + sum(row.broken for row in wanted)
    order = sorted(verdicts, key=lambda v: (-len(v.violations), v.law))
    starts = [*accumulate((1 + len(v.violations) for v in order), initial=above)]
    below = starts[-1]

    def row(number: int) -> LawRow:
        if not above <= number < below:
            return rows[number if number < above else number - below + above]
        at = bisect_right(starts, number) - 1
        return _law_row(order[at], number - starts[at], partial=partial)

    return ReadRows(row, range(below + len(rows) - above))


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
                uid=lambda row: row.uid,
                event=lambda row: None if row.event is None else max(0, row.event),
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
        verdicts, expected, findings = laws.verdicts, run.expected, run.trace.info.findings
        why_not = _why_not_judged(laws)
        self.empty.setText(why_not)
        beside = bool(why_not) and bool(expected or findings)
        self.partial.setVisible((partial and bool(verdicts)) or beside)
        so_far = tr(
            "The run is not complete: this is judged of its {head} events so far.",
            head=run.head + 1,
        )
        self.partial.setText(why_not or so_far)
        rows = law_rows(verdicts, expected, findings, partial=partial)
        self.show_rows(rows, lambda row: row.broken and row.event == k)

    def row_menu(self, row: int) -> QMenu:
        """Return what can be done with a row; of a violation also look for the smallest case."""
        menu = super().row_menu(row)
        found: LawRow = self.model.rows[row]
        if found.law is not None and found.event is not None:
            what = Breakpoint(law=found.law, op_uid=found.uid)
            event = found.event
            menu.addAction(tr(SMALLEST), lambda: self.send(Shrink(what, event)))
        return menu


def _why_not_judged(laws: Laws) -> str:
    """Say why there are no verdicts on the laws; empty where there are."""
    if laws.state is LawState.JUDGING:
        return tr("Judging the laws; {why_not}, so this takes a while.", why_not=laws.why_not)
    if laws.state is LawState.NOT_JUDGED:
        return tr(
            "Not judged yet: {why_not}. Analyse › Judge the laws does it.", why_not=laws.why_not
        )
    return ""
