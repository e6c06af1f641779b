"""What the engine tells whoever watches it.

The engine calls these in the order in which things happen. Everything between ``event_begins(k)``
and ``event_done(k)`` is caused by event ``k``; what comes before the first ``event_begins`` belongs
to the start of the run (event index -1). A refused batch is told only as submitted and refused:
nothing else of it ever happened.
"""

from collections.abc import Sequence

from nandviz.compiling import mypyc_attr
from nandviz.model.host import HostRequest
from nandviz.model.ops import OpRequest
from nandviz.model.plan import BacklogEntry, Part, Suspension
from nandviz.model.setup import BlockState
from nandviz.model.words import Axis, EntryFate, EventKind, Fate, Reason, Source


# A base, not a protocol: calls of a watcher that is compiled are calls of C then.
@mypyc_attr(allow_interpreted_subclasses=True)
class Observer:
    """Receiver of everything that the engine does: nothing comes of what it does not override.

    All times are integer ns.
    """

    __slots__ = ()

    def event_pushed(
        self,
        seq: int,
        time_ns: int,
        kind: EventKind,
        uid: int | None,
        axis: Axis | None,
        die: int | None,
        batch: int | None,
    ) -> None:
        """Put an event into the pending queue; ``seq`` (from 0) is its push sequence number."""

    def event_cancelled(self, seq: int) -> None:
        """Take a pending event out: it will never be handled."""

    def event_begins(self, index: int, now_ns: int, seq: int) -> None:
        """Begin to handle the pending event ``seq`` as event ``index`` (0, 1, 2, …)."""

    def event_done(self, index: int, outcome: str) -> None:
        """End event ``index``: ok, rejected:REASON, deferred, superseded or retry:REASON."""

    def op_submitted(self, uid: int, batch: int, request: OpRequest, source: Source) -> None:
        """Give an op its uid (1, 2, 3, …). Its fate follows."""

    def op_resubmitted(self, uid: int, as_uid: int) -> None:
        """Submit an op that was dropped once more, as the uid that is given next."""

    def op_fate(self, uid: int, fate: Fate, reason: Reason | None) -> None:
        """Change what has become of an op so far."""

    def part_reserved(self, part: Part) -> None:
        """Add a part to the plan."""

    def part_cut(self, part_id: int, at_ns: int) -> None:
        """Cut a planned part: segments end at ``at_ns`` at the latest, later ones are removed."""

    def part_removed(self, part_id: int) -> None:
        """Take a part out of the plan that had not started at the instant of the cut."""

    def op_suspended(self, suspension: Suspension) -> None:
        """Push a suspension onto its (axis, die) stack; the part has been cut before."""

    def op_resumed(self, suspension_id: int, resumed_ns: int, resumer_uid: int) -> None:
        """Pop a suspension; its op's next part starts at ``resumed_ns``."""

    def resume_undone(self, suspension_id: int) -> None:
        """Open a resumed suspension again: its RESUME was displaced, or aborted before its end."""

    def suspension_voided(self, suspension_id: int) -> None:
        """Unmake a suspension: a RESET came before its SUSPEND started."""

    def suspension_aborted(self, suspension_id: int) -> None:
        """Take an open suspension off its stack: a RESET aborted its op."""

    def backlog_entered(self, entry: BacklogEntry, *, front: bool) -> None:
        """Add an entry to its queue: at the tail, or before all that stand in it.

        Several displaced entries of one event are told in order of old start, and stand in that
        order in front of what was there before the event.
        """

    def backlog_left(self, entry_id: int, fate: EntryFate, reason: Reason | None) -> None:
        """Take an entry out of its queue."""

    def backlog_retried(
        self, entry_id: int, retries: int, reason: Reason, detail: str, blocker_uid: int | None
    ) -> None:
        """Count a failed flush attempt of the head of a queue, and say why it failed."""

    def backlog_passed(self, entry_ids: Sequence[int]) -> None:
        """Put entries behind all others of their queue, in this order: others pass them."""

    def refused(
        self,
        batch: int,
        uid: int,
        reason: Reason,
        detail: str,
        start_ns: int | None,
        blocker_uid: int | None,
    ) -> None:
        """Reject an op of a batch; ``start_ns`` is where it would have started, if found."""

    def applied(self, uid: int, die: int, block: int, page: int, state: BlockState) -> None:
        """Change the address state of a block, by OP_END of ``uid`` or by a RESET."""

    def request_arrived(self, request: HostRequest, places: Sequence[tuple[int, int]]) -> None:
        """Queue the pages of a host's request, each on its (die, plane).

        Requests have numbers from 0, in order of arrival; so have queued pages and erases, together
        and in the order in which they are told.
        """

    def erase_queued(self, die: int) -> None:
        """Queue an ERASE on a die, which stands in for garbage collection."""

    def page_submitted(self, number: int, uid: int) -> None:
        """Give the queued page or erase ``number`` its op, which has been submitted."""

    def metric(self, name: str, value: int) -> None:
        """Report a metric's new value: after an event, each that changed, in METRICS order."""
