"""The table of panes: a pane is its file and its line here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from nandviz.ui.commands.command import Send
from nandviz.ui.panes.backlog import BacklogPane
from nandviz.ui.panes.breakpoints import BreakpointsPane
from nandviz.ui.panes.differences import DifferencesPane
from nandviz.ui.panes.events import EventsPane
from nandviz.ui.panes.figures import FiguresPane
from nandviz.ui.panes.inspector import InspectorPane
from nandviz.ui.panes.latency import LatencyPane
from nandviz.ui.panes.laws import LawsPane
from nandviz.ui.panes.metrics import MetricsPane
from nandviz.ui.panes.pane import Pane
from nandviz.ui.panes.pending import PendingPane
from nandviz.ui.panes.refusals import RefusalsPane
from nandviz.ui.panes.script import ScriptPane
from nandviz.ui.panes.suspended import SuspendedPane
from nandviz.ui.panes.sweep import SweepPane


@dataclass(frozen=True, slots=True)
class PaneEntry:
    """One line of the table.

    Attributes
    ----------
    name
        Unique.
    title
        Stands on its tab.
    help
        What it shows, without a full stop.
    make
        Makes it.
    """

    name: str
    title: str
    help: str
    make: Callable[[Send], Pane]


PANES: Final = (
    PaneEntry("events", "Events", "Every event, those after the playhead in grey", EventsPane),
    PaneEntry("pending", "Pending queue", "Events still to come, and those that were cancelled",
              PendingPane),
    PaneEntry("backlog", "Backlog", "Ops that wait, by axis and die", BacklogPane),
    PaneEntry("suspended", "Suspended", "Ops on the suspended stacks, consumed and remaining",
              SuspendedPane),
    PaneEntry("refusals", "Refusals", "Ops that were refused, why, and what was in the way",
              RefusalsPane),
    PaneEntry("metrics", "Metrics", "Counters and gauges, with their course", MetricsPane),
    PaneEntry("figures", "Run figures", "Latencies, delays, what suspends cost, utilisation",
              FiguresPane),
    PaneEntry("latency", "Latency", "How long the requests of a host took, and why", LatencyPane),
    PaneEntry("laws", "Laws", "The laws and their verdicts", LawsPane),
    PaneEntry("differences", "Differences", "What differs between runs A and B",
              DifferencesPane),
    PaneEntry("sweep", "Sweep", "What came out of many values; each point can be opened",
              SweepPane),
    PaneEntry("script", "Script", "Entries of the scenario; times can be edited", ScriptPane),
    PaneEntry("breakpoints", "Breakpoints", "Where a run stops, and how often it was reached",
              BreakpointsPane),
    PaneEntry("inspector", "Inspector", "Everything about the selected op or event",
              InspectorPane),
)  # fmt: skip
"""Every pane; all but the inspector stand as tabs below the timeline."""
