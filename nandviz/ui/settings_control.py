"""Settings and theme."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from nandviz import language
from nandviz.ui import languages
from nandviz.ui.appearance import Appearance
from nandviz.ui.commands.edit import AskSettings, ChangeSettings
from nandviz.ui.commands.help import BindKeys, ResetKeys, ShowRefusal
from nandviz.ui.commands.view import SetLanguage, SetTheme
from nandviz.ui.dialogs.settings import SettingsDialog
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.key_map import KeyMap
from nandviz.ui.settings import Settings
from nandviz.ui.viewport import ViewState


class SettingsControl(QObject):
    """Asks for settings, keeps them, and lets them take effect.

    ``languageChanged`` tells that the window speaks another language than is wanted.
    """

    languageChanged = Signal()

    def __init__(
        self,
        dispatcher: Dispatcher,
        settings: Settings,
        state: ViewState,
        appearance: Appearance,
        key_map: KeyMap,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._send = dispatcher.send
        self._state = state
        self._appearance = appearance
        handle, send = dispatcher.handle, dispatcher.send
        handle(SetTheme, lambda c: appearance.choose(c.name))
        handle(SetLanguage, self._set_language)
        handle(AskSettings, lambda _: SettingsDialog(parent, send, settings).open())
        handle(ChangeSettings, self._change)
        handle(BindKeys, lambda c: key_map.bind(c.name, c.keys))
        handle(ResetKeys, lambda c: key_map.reset(c.name))

    def _set_language(self, new: SetLanguage) -> None:
        self._settings.language = new.name
        if not languages.has_font(languages.asked(self._settings)):
            self._send(ShowRefusal(languages.NO_FONT_WORDS))
        elif languages.wanted(self._settings) != language.current():
            self.languageChanged.emit()

    def _change(self, new: ChangeSettings) -> None:
        self._settings.wheel_zooms = self._state.wheel_zooms = new.wheel_zooms
        self._settings.play_unit = new.play_unit
        self._appearance.choose(new.theme)
