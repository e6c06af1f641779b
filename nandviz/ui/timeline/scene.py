"""What marks are placed and painted by: a frame, the widths of words, colours by selection."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor

from nandviz.ui.theme import Theme
from nandviz.ui.timeline.frame import Frame
from nandviz.ui.timeline.glyphs import TextPainter

_FADED: Final = 0.25
_OUT_OF_VIEW_PX: Final = 12.0


@dataclass(frozen=True, slots=True)
class Scene:
    """A frame, and what writes its words."""

    frame: Frame
    words: TextPainter

    @property
    def theme(self) -> Theme:
        """The colours."""
        return self.frame.params.theme

    def faded(self, uid: int) -> bool:
        """Tell whether an op stands back, for others are selected."""
        selected = self.frame.params.selected
        return selected is not None and uid not in selected

    def colour(self, name: str, uid: int, alpha: float = 1.0) -> QColor:
        """Return a colour of the theme, paler for an op that stands back."""
        return self.theme.colour(name, alpha * (_FADED if self.faded(uid) else 1.0))

    def ink(self, uid: int) -> str:
        """Return the colour of an op's words."""
        return self.theme.muted if self.faded(uid) else self.theme.ink

    def in_view(self, x: float) -> bool:
        """Tell whether a sign at ``x`` reaches into the rows."""
        return -_OUT_OF_VIEW_PX <= x <= self.frame.params.width + _OUT_OF_VIEW_PX
