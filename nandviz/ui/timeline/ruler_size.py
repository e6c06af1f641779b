"""How high the ruler above the rows is, and what stands where in it."""

from typing import Final, NamedTuple

NOTE_ROW: Final = 13
"""Height of a row of notes on the ruler."""

_NOTE_ROWS: Final = 3
_SHORT: Final = 320
"""Where ruler and rows together have less height, the notes have a row less."""


class Ruler(NamedTuple):
    """The ruler above the rows: notes, below them signs, below these ticks with their words.

    Places are logical pixels from its top.
    """

    note_rows: int = 0

    @property
    def height(self) -> int:
        """Of all of it."""
        return 36 + (self.note_rows * NOTE_ROW + 1 if self.note_rows else 0)

    @property
    def signs(self) -> float:
        """Middle of the playhead's handle, of marks and of breakpoints."""
        return self.height - 27.0


def ruler_of(notes: int, height: float) -> Ruler:
    """Return the ruler of a trace with so many notes, where it and the rows are so high together.

    Each note may need a row of its own. What is in view does not matter: the rows stay where they
    are while one steps and zooms.
    """
    return Ruler(min(notes, _NOTE_ROWS if height >= _SHORT else _NOTE_ROWS - 1))
