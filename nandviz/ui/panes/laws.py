"""LAWS: the verdict of each law; Return goes to its first violation."""

from nandviz.session.changes import Topic
from nandviz.session.laws import LawState
from nandviz.trace.laws import Verdict
from nandviz.trace.laws.verdict import Status
from nandviz.ui.commands.command import Send
from nandviz.ui.panes.pane import MOMENT_TOPICS, Moment, TablePane
from nandviz.ui.panes.rows import About, Column
from nandviz.ui.panes.words import op, time

SIGNS = {
    Status.PASS: "✔ pass",
    Status.BROKEN: "✖ broken",
    Status.NOT_JUDGED: "– not judged",
}


def _detail(law: Verdict) -> str:
    return law.violations[0].detail if law.violations else law.why_not


COLUMNS: tuple[Column[Verdict], ...] = (
    Column("law", lambda v: str(v.law), number=True),
    Column("what always holds", lambda v: v.title, sample="M" * 40),
    Column("verdict", lambda v: SIGNS[v.status], sample="– not judged"),
    Column("violations", lambda v: str(len(v.violations)) if v.violations else "", number=True),
    Column(
        "first at event",
        lambda v: str(v.violations[0].event) if v.violations else "",
        number=True,
    ),
    Column(
        "µs",
        lambda v: time(v.violations[0].time_ns) if v.violations else "",
        number=True,
        sample="00000000.000",
    ),
    Column(
        "op",
        lambda v: op(v.violations[0].uid or None) if v.violations else "",
        sample="op 00000",
    ),
    Column("detail", _detail),
)


class LawsPane(TablePane):
    """The laws over the whole run as far as it is simulated."""

    topics = MOMENT_TOPICS | {Topic.SIMULATION, Topic.LAWS}

    def __init__(self, send: Send) -> None:
        super().__init__(
            send,
            "Laws",
            "",
            COLUMNS,
            About(
                uid=lambda v: (v.violations[0].uid or None) if v.violations else None,
                event=lambda v: max(0, v.violations[0].event) if v.violations else None,
            ),
        )

    def read(self, moment: Moment) -> None:
        """Show the verdicts; those that the event at the playhead broke are marked."""
        k = moment.as_of.k
        laws = moment.session.run.laws
        state, verdicts = laws.state, laws.verdicts
        if state is LawState.JUDGING:
            self.empty.setText(f"Judging the laws; {laws.why_not}, so this takes a while.")
        elif state is LawState.NOT_JUDGED:
            self.empty.setText(f"Not judged yet: {laws.why_not}. Analyse › Judge the laws does it.")
        self.show_rows(verdicts, lambda v: any(each.event == k for each in v.violations))
