"""What all values that do not change have in common."""

from dataclasses import fields
from typing import Any


class Value:
    """Base of frozen dataclasses: a copy or a pickle is made again from what it was made from.

    So it is whether they are compiled or not: nothing is set in one that is there already.
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        """Return how to make it again."""
        made_of: Any = self
        return type(self), tuple([getattr(self, f.name) for f in fields(made_of) if f.init])
