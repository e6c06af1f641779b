"""Views that show pairs of runs."""

from nandviz.model.words import Showing
from nandviz.query.compare.comparison import Comparison
from nandviz.query.marks.beside import Beside
from nandviz.ui.theme import LIGHT
from nandviz.ui.timeline.view import TimelineView
from tests.query.marks.two_runs import pair


def beside(comparison: Comparison, k: int | None = None) -> Beside:
    """Return A as of an event, the last one if it is None."""
    return Beside(comparison, comparison.a.last_event if k is None else k)


def show_beside(
    show, what: str | Comparison, showing=Showing.B_WITH_GHOST, theme=LIGHT
) -> TimelineView:
    """Show both runs at their ends."""
    comparison = pair(what) if isinstance(what, str) else what
    view = show(comparison.b, None, theme)
    view.set_beside(beside(comparison), showing)
    return view
