"""In which row of its backlog lane an entry is drawn: the first that is free when it enters."""

import numpy as np

from nandviz.trace.tables import Trace


class QueueRows:
    """Rows of the entries of a trace, given in order of entering; they never change."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._rows: list[int] = []
        self._held: dict[int, list[int]] = {}

    def row(self, entry: int) -> int:
        """Return the row of an entry (a row of ``trace.backlog``)."""
        if entry >= len(self._rows):
            self.extend()
        return self._rows[entry]

    def extend(self) -> None:
        """Give rows to the entries that have come; asking for one does it too."""
        table = self._trace.backlog
        new = range(len(self._rows), len(table))
        dies, borns = table.die[new.start :].tolist(), table.born[new.start :].tolist()
        for entry, die, born in zip(new, dies, borns, strict=True):
            held = self._held.setdefault(die, [])
            died = table.died[np.array(held, np.int64)] if held else np.empty(0)
            free = np.flatnonzero(died <= born)
            row = int(free[0]) if len(free) else len(held)
            if row == len(held):
                held.append(entry)
            else:
                held[row] = entry
            self._rows.append(row)
