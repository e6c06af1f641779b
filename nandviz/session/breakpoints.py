"""The breakpoints of a session: where a run forward or backward stops."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from nandviz.query.breakpoint_matches import LawEvents, backward, count, forward, stops
from nandviz.scenario.scenario import Breakpoint
from nandviz.session.changes import Topic
from nandviz.trace.tables import Trace


@dataclass(frozen=True, slots=True)
class Held:
    """A breakpoint of the session, and whether it is asked."""

    what: Breakpoint
    enabled: bool = True


class Breakpoints:
    """Breakpoints by number, from 1; a number is not used again until all are replaced."""

    def __init__(self, tell: Callable[[Topic], None]) -> None:
        self._tell = tell
        self._items: dict[int, Held] = {}
        self._next = 1

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[tuple[int, Held]]:
        """Iterate over (number, breakpoint)."""
        return iter(tuple(self._items.items()))

    def __getitem__(self, number: int) -> Held:
        """Return a breakpoint; KeyError if there is no such number."""
        return self._items[number]

    # Changes

    def add(self, what: Breakpoint, *, enabled: bool = True) -> int:
        """Add a breakpoint; return its number."""
        number = self._add(Held(what, enabled))
        self._tell(Topic.BREAKPOINTS)
        return number

    def _add(self, held: Held) -> int:
        number, self._next = self._next, self._next + 1
        self._items[number] = held
        return number

    def change(self, number: int, what: Breakpoint) -> None:
        """Make a breakpoint another one; KeyError if there is no such number."""
        self._items[number] = replace(self._items[number], what=what)
        self._tell(Topic.BREAKPOINTS)

    def enable(self, number: int, *, enabled: bool) -> None:
        """Say whether a breakpoint is asked; KeyError if there is no such number."""
        self._items[number] = replace(self._items[number], enabled=enabled)
        self._tell(Topic.BREAKPOINTS)

    def remove(self, number: int) -> None:
        """Remove a breakpoint; KeyError if there is no such number."""
        del self._items[number]
        self._tell(Topic.BREAKPOINTS)

    def toggle(self, what: Breakpoint) -> int | None:
        """Remove the breakpoint that stops at just this, or add it and return its number."""
        for number, held in self:
            if held.what == what:
                self.remove(number)
                return None
        return self.add(what)

    def replace_all(self, items: Iterable[Held]) -> None:
        """Remove all and take these, numbered from 1."""
        self._items.clear()
        self._next = 1
        for held in items:
            self._add(held)
        self._tell(Topic.BREAKPOINTS)

    # Reads

    @property
    def ask_laws(self) -> bool:
        """Whether any that is enabled stops at a broken law."""
        return any(held.enabled and held.what.law is not None for _, held in self)

    def hits(self, trace: Trace, number: int, k: int, laws: LawEvents) -> int:
        """Return how many events up to ``k`` match; `count` says what it costs."""
        return count(trace, self._items[number].what, k, laws)

    def first(self, trace: Trace, start: int, stop: int, laws: LawEvents) -> tuple[int, int] | None:
        """Return (event, number) of the first stop in ``start <= event < stop``."""
        return self._search(trace, forward(start, stop), laws, last=False)

    def last(self, trace: Trace, start: int, stop: int, laws: LawEvents) -> tuple[int, int] | None:
        """Return (event, number) of the last stop in ``start <= event < stop``."""
        return self._search(trace, backward(start, stop), laws, last=True)

    def _search(
        self, trace: Trace, spans: Iterator[range], laws: LawEvents, *, last: bool
    ) -> tuple[int, int] | None:
        enabled = [(number, held.what) for number, held in self if held.enabled]
        choose = max if last else min
        for span in spans if enabled else ():
            found = [
                (int(choose(hits)), number)
                for number, what in enabled
                if len(hits := stops(trace, what, span, laws))
            ]
            if found:
                event = choose(k for k, _ in found)
                return event, min(number for k, number in found if k == event)
        return None
