"""Where the default does what an engineer would call wrong, the policy is named that changes it."""

from nandviz.query.asof import AsOf
from nandviz.query.policy_hints import policy_hints
from nandviz.trace.tables import Trace
from tests.query.marks.reading import built_in, from_text
from tests.query.test_stale_reads import SCRIPT


def named(trace: Trace, uid: int, k: int | None = None) -> list[tuple[str, str]]:
    as_of = AsOf(trace, trace.last_event if k is None else k)
    return [(hint.key, str(hint.value)) for hint in policy_hints(as_of, uid)]


ADVANCE = [("displaced_reads", "advance")]


def test_a_stale_read_names_the_order_of_reads() -> None:
    trace = from_text(SCRIPT)
    assert [named(trace, uid) for uid in (3, 4, 5, 6)] == [
        [],
        [],
        [("read_order", "ordered")],
        [("read_order", "ordered")],
    ]


BEHIND = """
nandviz: 1
topology: {dies: 1, planes: 4, blocks: 16, pages: 64}
initial: {blocks: [{die: 0, block: 4, state: programmed, pages: 8, celltype: SLC}]}
script:
  - at_us: 0
    batch:
      - {op: Page_Program_SLC, die: 0, block: 0, page: 0}
      - {op: Page_Read_SLC, die: 0, block: 4, page: 0}
      - {op: Page_Program_SLC, die: 0, block: 0, page: 1}
  - {at_us: 100, op: Program_Suspend, die: 0}
  - {at_us: 500, op: Program_Resume, die: 0}
"""


def test_a_suspend_that_displaces_reads_and_such_a_read_name_where_they_go() -> None:
    trace = from_text(BEHIND)
    assert [named(trace, uid) for uid in range(1, 6)] == [[], ADVANCE, [], ADVANCE, []]
    assert named(trace, 2, 1) == []


def test_where_the_policy_is_on_nothing_is_named() -> None:
    for name in ("displaced-reads-advance", "read-order-ordered"):
        trace = built_in(name)
        assert [named(trace, uid) for uid in range(1, len(trace.ops) + 1)] == [[]] * len(trace.ops)


LATE = """
nandviz: 1
topology: {dies: 1, planes: 4, blocks: 16, pages: 64}
script:
  - {at_us: 0, op: Page_Program_SLC, die: 0, block: 0, page: 0}
  - {at_us: 299.8244, op: Program_Suspend, die: 0}
  - {at_us: 500, op: Program_Resume, die: 0}
"""


def test_a_suspend_of_an_op_that_would_have_ended_before_it_names_that_it_may_end() -> None:
    assert named(from_text(LATE), 2) == [("late_suspend", "complete")]
    assert named(from_text(LATE.replace("299.8244", "100")), 2) == []
    assert named(built_in("late-suspend-complete"), 2) == []


def test_an_entry_that_is_tried_in_vain_and_dropped_names_when_to_try_and_what_to_do_then() -> None:
    trace = built_in("retry-then-drop")
    uid = int(trace.backlog.uid[trace.retries.entry[-1] - 1])
    dropped = int(trace.backlog.died[trace.retries.entry[-1] - 1])
    assert named(trace, uid) == [("retry_on", "change"), ("drop", "resubmit")]
    assert named(trace, uid, dropped - 1) == [("retry_on", "change")]
    assert named(built_in("drop-resubmit"), 3) == [("retry_on", "change")]
    assert named(built_in("retry-on-change"), 6) == [("drop", "resubmit")]
