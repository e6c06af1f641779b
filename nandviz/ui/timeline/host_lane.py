"""Where the lines of the host lane lie."""

from typing import Final

from PySide6.QtCore import QRectF

from nandviz.ui.timeline.frame import Frame
from nandviz.ui.timeline.rows import Row, RowKind

_LINE: Final = 11.0
"""Height of the line of reads, and of that of writes, at most."""
_SHARE: Final = 0.44
"""Part of the lane for both lines, at most."""


def host_row(frame: Frame) -> Row | None:
    """Return the host lane; None where no host asks for anything."""
    return next((row for row in frame.rows if row.kind is RowKind.HOST), None)


def host_line(row: Row, is_write: bool) -> QRectF:
    """Return the line of reads, or of writes, at the top of the lane."""
    height = min(_LINE, row.height * _SHARE / 2)
    return QRectF(0, row.top + height * is_write, 1, height - 1)
