"""Theme of the widgets around the timeline."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from nandviz.ui.settings import Settings
from nandviz.ui.theme import THEMES, Theme, qt_palette, system_theme

# Scroll bars in one colour each: the gradients of the style go through Qt's pool of threads, which
# is woken seventy times for one of them.
_SHEET = """
QMenuBar {{ border: 0; background: {panel}; }}
QMenuBar::item {{ padding: 3px 4px; }}
QMenuBar::item:selected {{ background: {core}; color: {on_core}; }}
QToolBar {{ border: 0; spacing: 1px; padding: 1px; }}
QToolBar QToolButton {{ padding: 2px 4px; }}
QToolBar QToolButton:checked {{ background: {core}; color: {on_core}; border-radius: 3px; }}
QDockWidget::title {{ padding: 2px 6px; background: {panel}; }}
QTableView {{ border: 0; }}
QHeaderView::section {{ background: {panel}; color: {muted}; border: 0; padding: 2px 6px; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar::tab {{ padding: 3px 9px; color: {muted}; background: {panel}; border: 0; }}
QTabBar::tab:selected {{ color: {ink}; border-top: 2px solid {suspend}; }}
QTextBrowser {{ border: 0; }}
QScrollBar {{ border: 0; background: {panel}; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {thumb}; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 20px; }}
QScrollBar::handle:horizontal {{ min-width: 20px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QAbstractScrollArea::corner {{ border: 0; background: {panel}; }}
QToolTip {{ color: {ink}; background: {panel}; border: 1px solid {line}; }}
QMainWindow::separator {{ background: {line}; width: 3px; height: 3px; }}
QTabBar::tab:focus, QTableView:focus, QTextBrowser:focus {{ border: 1px solid {accent}; }}
MessageBar {{ background: {panel}; border: 1px solid {suspend}; }}
"""


class Appearance(QObject):
    """The theme that is on; ``themeChanged`` follows a new one, the desktop's too."""

    themeChanged = Signal()

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self.theme = self._wanted()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    def choose(self, name: str) -> None:
        """Use one of `THEME_NAMES` from now on."""
        self._settings.theme = name
        self.apply()

    def apply(self) -> None:
        """Colour the program in the theme that is wanted."""
        self.theme = self._wanted()
        application = QApplication.instance()
        assert isinstance(application, QApplication), "a window has an application"
        palette = qt_palette(self.theme)
        palette.setColor(QPalette.ColorRole.Link, QColor(self.theme.accent))
        application.setPalette(palette)
        application.setStyleSheet(sheet(self.theme))
        self.themeChanged.emit()

    def _wanted(self) -> Theme:
        name = self._settings.theme
        return system_theme() if name == "system" else THEMES[name]

    def _system_changed(self) -> None:
        if self._settings.theme == "system":
            self.apply()


def sheet(theme: Theme) -> str:
    """Return the style sheet of a theme."""
    return _SHEET.format(
        core=theme.program,
        on_core=theme.on(theme.program),
        panel=theme.panel,
        muted=theme.muted,
        ink=theme.ink,
        line=theme.line,
        thumb=theme.colour("muted", 0.6).name(QColor.NameFormat.HexArgb),
        suspend=theme.suspend,
        accent=theme.accent,
    )
