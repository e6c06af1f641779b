"""Shows a widget that is to be measured."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget


def expose(widget: QWidget) -> None:
    """Show a widget and wait until the display does: what is not exposed is never painted.

    Raises
    ------
    SystemExit
        If it does not.
    """
    widget.show()
    if not QTest.qWaitForWindowExposed(widget):
        raise SystemExit("the display does not show the window: nothing to measure")
