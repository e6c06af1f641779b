"""Stories of the policy ``suspended_reads``: what of a suspended program's block stays unread."""

from dataclasses import replace

import pytest

from nandviz.model.ops import OpRequest
from nandviz.model.setup import Policies
from nandviz.model.words import BacklogScope, EntryFate, Fate, Reason, SuspendedReads
from tests.engine.stories import OPS, at, op, tell

TRIPLE = replace(OPS["program"], wordline_pages=3)
QUIET, RESUME = op("quiet_psuspend"), op("presume")


def program(block: int, page: int) -> OpRequest:
    return replace(op("program", block, page), op=TRIPLE)


@pytest.mark.parametrize(
    ("reads", "refused"),
    [
        (SuspendedReads.PAGE, set()),
        (SuspendedReads.WORDLINE, {3}),
        (SuspendedReads.BLOCK, {0, 2, 3}),
    ],
)
def test_reads_beside_a_suspended_page_are_refused(reads, refused):
    """Page 4 is suspended; pages 3 to 5 are one word line."""
    pages = [at(400 * n, program(0, n)) for n in range(5)]
    asked = [at(1800 + 50 * n, op("read", 0, page)) for n, page in enumerate((0, 2, 3))]
    other = at(1990, op("read", 8, 3))
    story = tell(*pages, at(1700, QUIET), *asked, other, policies=Policies(suspended_reads=reads))
    uids = dict(zip((0, 2, 3), (7, 8, 9), strict=True))
    assert {page for page, uid in uids.items() if uid in story.refusals} == refused
    assert all(story.refusals[uids[page]][0] is Reason.TARGET_SUSPENDED for page in refused)
    assert all(story.refusals[uids[page]][2] == 5 for page in refused)
    assert story.fate(10) is Fate.COMPLETED, "another block"


@pytest.mark.parametrize("reads", [SuspendedReads.WORDLINE, SuspendedReads.BLOCK])
def test_a_read_beside_a_suspended_page_is_displaced_whatever_the_scope(reads):
    """Blocks 0 and 2 share plane 0; the read of page 0 waits behind the program of page 1."""
    policies = Policies(suspended_reads=reads, backlog_scope=BacklogScope.BLOCKED)
    script = (at(0, program(0, 0)), at(400, program(0, 1), op("read", 0, 0)), at(500, QUIET))
    story = tell(*script, at(600, RESUME), policies=policies)
    assert [entry.uid for entry in story.entries.values()] == [3]
    assert story.left[1] == (EntryFate.FLUSHED, None)
    by_page = replace(policies, suspended_reads=SuspendedReads.PAGE)
    assert not tell(*script, at(600, RESUME), policies=by_page).entries


def test_an_erase_that_is_suspended_hides_its_block_as_ever():
    policies = Policies(suspended_reads=SuspendedReads.WORDLINE)
    story = tell(at(0, op("erase", 8)), at(100, op("esuspend")), at(200, op("read", 8, 0)),
                 policies=policies)  # fmt: skip
    assert story.refusals[3][0] is Reason.TARGET_SUSPENDED
