"""Who hears of what changes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from nandviz.session.changes import Change, Topic

Listener = Callable[[Change], None]


class Listeners:
    """Tells each listener of the topics that it asked for, once a change."""

    def __init__(self) -> None:
        self._listeners: list[tuple[Listener, Change]] = []
        self._held: set[Topic] | None = None
        self._settle: Listener = lambda _change: None

    def settle(self, settle: Listener) -> None:
        """Let ``settle`` bring in order what follows from a change, before anybody hears of it.

        What it tells itself is a part of the same change.
        """
        self._settle = settle

    def subscribe(self, listener: Listener, topic: Topic, *more: Topic) -> Callable[[], None]:
        """Call ``listener`` after every change of these topics; call the result to end that."""
        entry = (listener, frozenset({topic, *more}))
        self._listeners.append(entry)
        return lambda: self._listeners.remove(entry)

    def tell(self, *topics: Topic) -> None:
        """Tell that something changed; at the end of `one_change` where that is open."""
        if self._held is not None:
            self._held.update(topics)
            return
        change = self._settled(frozenset(topics))
        for listener, asked in tuple(self._listeners):
            if asked & change:
                listener(change)

    def _settled(self, change: Change) -> Change:
        self._held = set()
        try:
            self._settle(change)
        finally:
            more, self._held = self._held, None
        return change | more

    @contextmanager
    def one_change(self) -> Iterator[None]:
        """Tell all that changes meanwhile as one change; not to be nested."""
        self._held = set()
        try:
            yield
        finally:
            held, self._held = self._held, None
            self.tell(*held)
