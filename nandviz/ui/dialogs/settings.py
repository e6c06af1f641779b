"""Settings that are not layout."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QWidget,
)

from nandviz.ui.commands.command import Send
from nandviz.ui.commands.edit import ChangeSettings
from nandviz.ui.commands.view import THEMES
from nandviz.ui.settings import Settings

_UNITS = (("events", "events per second (4 at 1×)"), ("us", "µs per second (100 at 1×)"))


class SettingsDialog(QDialog):
    """Mouse wheel, unit of play, theme."""

    def __init__(self, parent: QWidget, send: Send, settings: Settings) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Settings")
        self._send = send
        self.wheel = QComboBox()
        self.wheel.setAccessibleName("The plain mouse wheel")
        self.wheel.addItems(["scrolls lanes", "zooms"])
        self.wheel.setCurrentIndex(int(settings.wheel_zooms))
        self.unit = QComboBox()
        self.unit.setAccessibleName("Play counts")
        for name, words in _UNITS:
            self.unit.addItem(words, name)
        self.unit.setCurrentIndex([name for name, _ in _UNITS].index(settings.play_unit))
        self.theme = QComboBox()
        self.theme.setAccessibleName("Theme")
        for name, words in THEMES:
            self.theme.addItem(words, name)
        self.theme.setCurrentIndex([name for name, _ in THEMES].index(settings.theme))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.addRow("The plain mouse wheel", self.wheel)
        form.addRow("Play counts", self.unit)
        form.addRow("Theme", self.theme)
        form.addRow(buttons)

    def _keep(self) -> None:
        zooms = self.wheel.currentIndex() == 1
        self.accept()
        self._send(ChangeSettings(zooms, self.unit.currentData(), self.theme.currentData()))
