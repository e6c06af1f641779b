"""Pictures of the timeline and of the window, as they stand."""

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from nandviz.errors import NandvizError
from nandviz.exchange.format import Tell
from nandviz.files import atomic_path
from nandviz.language import said
from nandviz.session.session import Session
from nandviz.ui.appearance import Appearance
from nandviz.ui.encoding import new_image, png_bytes, svg_bytes
from nandviz.ui.theme import THEMES
from nandviz.ui.timeline.paint_frame import Cursors
from nandviz.ui.timeline.picture import Picture, draw, write_png, write_svg
from nandviz.ui.timeline.rows import Wanted
from nandviz.ui.viewport import ViewState


class Pictures:
    """Pictures of what a window shows: of a session, as it is looked at."""

    def __init__(
        self, session: Session, state: ViewState, appearance: Appearance, window: QWidget
    ) -> None:
        self._session = session
        self._state = state
        self._appearance = appearance
        self._window = window

    def timeline(self, *, whole: bool, scale: int, theme: str, tell: Tell) -> QImage:
        """Draw the timeline: the whole run, or what is visible.

        ``theme`` is the name of one, empty for that of the window; ``tell`` hears what is done, and
        what it raises ends the work.
        """
        return draw(self._picture(whole=whole, theme=theme), scale, tell)

    def write_timeline(
        self, path: Path, *, whole: bool, scale: int, theme: str, tell: Tell
    ) -> None:
        """Write the timeline as PNG or SVG, by the suffix; as `timeline`.

        Raises
        ------
        NandvizError
            If the file cannot be written, or the suffix is another.
        """
        picture = self._picture(whole=whole, theme=theme)
        if _is_svg(path):
            write_svg(picture, path, tell)
        else:
            write_png(picture, path, scale, tell)

    def window(self, scale: int) -> QImage:
        """Draw the whole window."""
        image = new_image(self._window.size(), scale)
        self._window.render(image)
        return image

    def write_window(self, path: Path, scale: int, tell: Tell) -> None:
        """Write the whole window as PNG or SVG; ``tell`` and NandvizError as `write_timeline`."""
        if _is_svg(path):
            self._write_window_svg(path)
            return
        data = png_bytes(self.window(scale), tell)
        with atomic_path(path) as temporary:
            temporary.write_bytes(data)

    def _write_window_svg(self, path: Path) -> None:
        window = self._window
        title = window.windowTitle()
        data = svg_bytes(window.size(), title, lambda painter: window.render(painter, QPoint()))
        with atomic_path(path) as temporary:
            temporary.write_bytes(data)

    def _picture(self, *, whole: bool, theme: str) -> Picture:
        state, session = self._state, self._session
        path = session.files.path
        return Picture(
            session.shown.trace,
            session.playhead.k,
            THEMES[theme] if theme else self._appearance.theme,
            span=None if whole else (state.t0_ns, state.t1_ns),
            wanted=Wanted(state.collapsed, state.pinned, state.hide_empty),
            axis=(state.axis_mode, state.axis),
            selected=state.selected_uid,
            request=state.selected_request,
            cursors=Cursors(session.marks.instants, session.marks.measure),
            verdicts=session.shown.laws.judge(),
            subtitle=path.name if path is not None else "",
        )


def _is_svg(path: Path) -> bool:
    suffix = path.suffix.lower()
    if suffix not in {".png", ".svg"}:
        raise NandvizError(said("{name}: a picture is written as .png or .svg", name=path.name))
    return suffix == ".svg"
