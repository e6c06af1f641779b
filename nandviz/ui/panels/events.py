"""EVENTS: every event handled so far, the one at the playhead last."""

from collections.abc import Sequence
from functools import lru_cache
from typing import overload

from nandviz.trace.asof import AsOf
from nandviz.trace.views import EventView
from nandviz.ui.panels.pane import Moment, TablePane
from nandviz.ui.panels.rows import About, Column
from nandviz.ui.panels.words import number, op, time, word


class HandledEvents(Sequence[EventView]):
    """The events up to the playhead, each read when it is asked for."""

    def __init__(self, view: AsOf) -> None:
        self._count = view.k + 1
        self._event = lru_cache(maxsize=512)(view.event)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> EventView: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[EventView]: ...
    def __getitem__(self, index: int | slice) -> EventView | Sequence[EventView]:
        if isinstance(index, slice):
            return [self._event(i) for i in range(*index.indices(self._count))]
        return self._event(index)


COLUMNS: tuple[Column[EventView], ...] = (
    Column("#", lambda e: number(e.handled), number=True),
    Column("time µs", lambda e: time(e.time_ns), number=True),
    Column("event", lambda e: e.kind),
    Column("op", lambda e: op(e.uid)),
    Column("axis", lambda e: word(e.axis)),
    Column("die", lambda e: number(e.die), number=True),
    Column("batch", lambda e: number(e.batch), number=True),
    Column("cause", lambda e: number(e.cause), number=True),
    Column("outcome", lambda e: word(e.outcome)),
)


class EventsPane(TablePane):
    """The events handled so far."""

    def __init__(self) -> None:
        super().__init__(
            "Events",
            "No event has been handled yet. F10 handles the first one.",
            COLUMNS,
            About(uid=lambda e: e.uid, event=lambda e: e.handled),
        )

    def read(self, moment: Moment) -> None:
        """Show the events up to the playhead."""
        k = moment.view.k
        self.show_rows(HandledEvents(moment.view), lambda e: e.handled == k)
        if k >= 0:
            self.table.show_row(k)
