"""When backlog queues are flushed: what each queue has pending, or what it waits for.

Source: engine specification, section 8.
"""

from collections.abc import Callable

from nandviz.engine.backlog import QueueKey, Watch
from nandviz.engine.events import Event, EventQueue
from nandviz.engine.metrics import Metrics
from nandviz.engine.ops import Op
from nandviz.model.words import Axis, EventKind


class Flushes:
    """The next flush of each queue.

    Attributes
    ----------
    pending
        The BACKLOG_REFILL or BACKLOG_RETRY that is to come, by queue.
    watches
        What a queue without a pending flush waits for: ``retry_on: change``.
    """

    def __init__(self, events: EventQueue, metrics: Metrics) -> None:
        self._events = events
        self._metrics = metrics
        self.pending: dict[QueueKey, Event] = {}
        self.watches: dict[QueueKey, Watch] = {}

    def __contains__(self, key: QueueKey) -> bool:
        """Whether a queue will be flushed, or waits for what may change."""
        return key in self.pending or key in self.watches

    def opened(self, key: QueueKey, resume_end_ns: int) -> None:
        """Push the BACKLOG_REFILL of a RESUME, unless a flush is pending."""
        if key not in self.pending:
            self.watches.pop(key, None)
            self._push(key, EventKind.BACKLOG_REFILL, resume_end_ns, resume_end_ns)

    def closed(self, key: QueueKey) -> None:
        """Cancel the BACKLOG_REFILL of a RESUME that will not be."""
        pending = self.pending.get(key)
        if pending is not None and pending.kind is EventKind.BACKLOG_REFILL:
            self._cancel(key)

    def postponed(self, key: QueueKey, flush_from_ns: int, at_ns: int) -> None:
        """Push the BACKLOG_RETRY of a flush that failed."""
        self._push(key, EventKind.BACKLOG_RETRY, at_ns, flush_from_ns)
        self._metrics.count("backlog_retry_events")

    def begun(self, key: QueueKey) -> None:
        """Note that the pending flush of a queue is being handled."""
        del self.pending[key]
        self._metrics.count("backlog_flush_pending", -1)

    def emptied(self, key: QueueKey) -> None:
        """Forget a queue of which nothing is left."""
        if key in self.pending:
            self._cancel(key)
        self.watches.pop(key, None)

    def changed(self, op: Op, now_ns: int) -> None:
        """Flush the queues again that wait for what an erase or program does to its blocks."""
        if not self.watches:
            return
        if op.traits.suspendable:
            blocks = op.blocks
            self._wake(
                op.die,
                now_ns,
                lambda watch: watch.blocks is None or not blocks.isdisjoint(watch.blocks),
            )

    def resumed(self, axis: Axis, die: int, now_ns: int) -> None:
        """Flush the queues again that wait for a RESUME of an axis."""
        if self.watches:
            self._wake(die, now_ns, lambda watch: axis in watch.axes)

    def _wake(self, die: int, now_ns: int, concerns: Callable[[Watch], bool]) -> None:
        """Flush the queues of a die again whose watch is concerned, in this instant."""
        for axis in Axis:
            watch = self.watches.get((axis, die))
            if watch is not None and concerns(watch):
                del self.watches[axis, die]
                self.postponed((axis, die), watch.flush_from_ns, now_ns)

    def _push(self, key: QueueKey, kind: EventKind, at_ns: int, from_ns: int) -> None:
        axis, die = key
        self.pending[key] = self._events.push(
            at_ns, kind, axis=axis, die=die, flush_from_ns=from_ns
        )
        self._metrics.count("backlog_flush_pending")

    def _cancel(self, key: QueueKey) -> None:
        self._events.cancel(self.pending[key])
        self.begun(key)
