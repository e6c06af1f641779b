"""A number of its own for each entry of a script, which every edit keeps.

It lives in the session: files hold none. Two versions of a script tell by it which of their entries
is which, whatever was moved, added or removed in between.

Source: comparison specification, section Identity.
"""

from collections.abc import Collection, Sequence
from itertools import count

import numpy as np

from nandviz.model.setup import Submission
from nandviz.query.compare.alignment import aligned

Ids = tuple[int, ...]
"""Of each entry of a script, in order of the file."""


class EntryIds:
    """Gives ids, each once in a session."""

    def __init__(self) -> None:
        self._next = count(1)

    def fresh(self, script: Sequence[Submission]) -> Ids:
        """Return ids for a script that was read."""
        return tuple(next(self._next) for _ in script)

    def with_new(self, ids: Ids, index: int) -> Ids:
        """Return the ids where an entry was put in as number ``index``."""
        return (*ids[:index], next(self._next), *ids[index:])

    def followed(self, ids: Ids, before: Sequence[Submission], after: Sequence[Submission]) -> Ids:
        """Return the ids of a script whose text became another one in whatever way.

        An entry keeps its id where it is aligned with one of the script before, by what they say
        without their times.
        """
        numbers: dict[object, int] = {}
        says = [
            np.array([numbers.setdefault(_says(each), len(numbers)) for each in script], np.int64)
            for script in (before, after)
        ]
        found = list(self.fresh(after))
        for old, new in zip(*aligned(*says), strict=True):
            found[new] = ids[old]
        return tuple(found)


def without(ids: Ids, indices: Collection[int]) -> Ids:
    """Return the ids where some entries were taken out."""
    return tuple(each for index, each in enumerate(ids) if index not in indices)


def _says(entry: Submission) -> object:
    return tuple((op.op.name, op.die, op.targets) for op in entry.ops)
