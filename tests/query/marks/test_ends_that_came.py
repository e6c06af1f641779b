"""What is drawn of an OP_END that should have been cancelled, and that came all the same."""

import pytest

from nandviz.query.asof import AsOf
from nandviz.query.marks.read_ends import End
from nandviz.query.marks.read_marks import MarkReader
from nandviz.teach.designs import Design
from nandviz.teach.op_end import Case, of_case
from nandviz.trace.tables import Trace

OLD_END_NS = 309_824


def forms(trace: Trace, k: int) -> list[End]:
    """Return what the OP_ENDs of op 1 at the old end are."""
    marks = MarkReader(trace).marks(AsOf(trace, k), 0, 2_000_000)
    return [end.form for end in marks.ends if (end.uid, end.when_ns) == (1, OLD_END_NS)]


@pytest.mark.parametrize("design", Design)
def test_an_op_end_that_was_handled_is_not_drawn_as_cancelled(design: Design) -> None:
    made = of_case(Case.AFTER)[list(Design).index(design)]
    came = OLD_END_NS in made.ends_ns
    assert forms(made.trace, made.trace.last_event) == [End.RESUMED if came else End.CANCELLED]


def test_until_it_is_handled_it_is_pending_not_cancelled() -> None:
    trace = of_case(Case.AFTER)[0].trace
    k = int(trace.events.time_ns.searchsorted(OLD_END_NS)) - 1
    assert forms(trace, k) == [End.RESCHEDULED]
