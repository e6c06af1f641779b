"""Settings that are not layout."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QWidget,
)

from nandviz.language import noop, tr
from nandviz.ui.commands.command import Send
from nandviz.ui.commands.edit import ChangeSettings
from nandviz.ui.commands.view import LANGUAGES, THEMES, SetLanguage
from nandviz.ui.settings import Settings

_UNITS = (
    ("events", noop("events per second (4 at 1×)")),
    ("us", noop("µs per second (100 at 1×)")),
)


class SettingsDialog(QDialog):
    """Mouse wheel, unit of play, theme, language."""

    def __init__(self, parent: QWidget, send: Send, settings: Settings) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Settings"))
        self._send = send
        self.wheel = QComboBox()
        self.wheel.setAccessibleName(tr("The plain mouse wheel"))
        self.wheel.addItems([tr("scrolls lanes"), tr("zooms")])
        self.wheel.setCurrentIndex(int(settings.wheel_zooms))
        self.unit = QComboBox()
        self.unit.setAccessibleName(tr("Play counts"))
        for name, words in _UNITS:
            self.unit.addItem(tr(words), name)
        self.unit.setCurrentIndex([name for name, _ in _UNITS].index(settings.play_unit))
        self.theme = QComboBox()
        self.theme.setAccessibleName(tr("Theme"))
        for name, words, _ in THEMES:
            self.theme.addItem(tr(words), name)
        self.theme.setCurrentIndex([name for name, *_ in THEMES].index(settings.theme))
        self.language = QComboBox()
        self.language.setAccessibleName(tr("Language"))
        for name, words in LANGUAGES:
            self.language.addItem(tr(words), name)
        self.language.setCurrentIndex([name for name, _ in LANGUAGES].index(settings.language))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.addRow(tr("The plain mouse wheel"), self.wheel)
        form.addRow(tr("Play counts"), self.unit)
        form.addRow(tr("Theme"), self.theme)
        form.addRow(tr("Language"), self.language)
        form.addRow(buttons)

    def _keep(self) -> None:
        zooms = self.wheel.currentIndex() == 1
        self.accept()
        self._send(ChangeSettings(zooms, self.unit.currentData(), self.theme.currentData()))
        self._send(SetLanguage(self.language.currentData()))
