"""What a base or op does, by its name: foreign files say no more.

The first line of `_KINDS` whose word is in the name, in capitals, decides; a name with none of
them is of kind other. The axis of erase, program, suspend and resume is ERASE where the name has
the word ERASE, else PROGRAM.
"""

from functools import lru_cache
from typing import Final

from nandviz.model.words import Axis, Kind

_KINDS: Final = (
    ("SUSPEND", Kind.SUSPEND),
    ("RESUME", Kind.RESUME),
    ("RESET", Kind.RESET),
    ("STATUS", Kind.STATUS),
    ("DOUT", Kind.OTHER),
    ("ERASE", Kind.ERASE),
    ("PROGRAM", Kind.PROGRAM),
    ("PGM", Kind.PROGRAM),
    ("READ", Kind.READ),
)
_WITH_AXIS: Final = (Kind.ERASE, Kind.PROGRAM, Kind.SUSPEND, Kind.RESUME)
TARGETLESS: Final = (Kind.SUSPEND, Kind.RESUME, Kind.RESET)
"""Kinds whose address in a file means the die only."""


@lru_cache
def kind_of(name: str) -> Kind:
    """Return the kind that a base's or op's name stands for."""
    capitals = name.upper()
    return next((kind for word, kind in _KINDS if word in capitals), Kind.OTHER)


@lru_cache
def axis_of(name: str) -> Axis | None:
    """Return the axis of what bears that name, None where its kind has none."""
    if kind_of(name) not in _WITH_AXIS:
        return None
    return Axis.ERASE if "ERASE" in name.upper() else Axis.PROGRAM
