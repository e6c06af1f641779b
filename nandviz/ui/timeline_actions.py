"""What the timeline asks of the window: its playhead, its context menu, its wheel."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QGuiApplication

from nandviz.scenario.scenario import Breakpoint

if TYPE_CHECKING:
    from collections.abc import Callable

    from nandviz.ui.main_window import MainWindow


class TimelineActions(QObject):
    """Sends on what the timeline asks for.

    Raises
    ------
    KeyError
        In a slot, if the timeline asks for something that is not known here.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        timeline = window.central.timeline
        timeline.playheadRequested.connect(window.controls.run.to_time)
        timeline.commandRequested.connect(self._wish)
        run, look = window.controls.run, window.controls.look
        self._known: dict[str, Callable[..., Any]] = {
            "step": self._step,
            "run-to": run.to_time,
            "break-op": self._break,
            "cause": look.go_to,
            "why-refused": self._why_refused,
            "filter": window.docks.filter,
            "copy": lambda text: QGuiApplication.clipboard().setText(text),
        }

    def _wish(self, name: str, arguments: tuple[Any, ...]) -> None:
        self._known[name](*arguments)

    def _step(self, events: int) -> None:
        """Step by the wheel, with Alt held down.

        Qt's menu bar would take the release of Alt as a wish to open a menu; an event that changes
        nothing lets it forget that Alt was pressed.
        """
        self._window.controls.run.step(events)
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.ActivationChange))

    def _break(self, uid: int) -> None:
        self._window.session.breakpoints.add(Breakpoint(op_uid=uid))

    def _why_refused(self, uid: int) -> None:
        self._window.state.select(uid)
        self._window.controls.look.why_refused()
