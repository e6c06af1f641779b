"""The program itself: panes, theme, layout, palette, help."""

from PySide6.QtCore import QObject, Signal


class AppControl(QObject):
    """Wishes that concern the window rather than the run; the window hears and fulfils them."""

    paneToggled = Signal(str)
    themeChosen = Signal(str)
    layoutReset = Signal()
    fullScreenToggled = Signal()
    paletteAsked = Signal()
    keysAsked = Signal()
    aboutAsked = Signal()
    searchAsked = Signal()
    gotoAsked = Signal()
    settingsAsked = Signal()
    detailsCopied = Signal()
    escaped = Signal()
    closeAsked = Signal()

    def toggle_pane(self, name: str) -> None:
        """Show or close a pane."""
        self.paneToggled.emit(name)

    def set_theme(self, name: str) -> None:
        """Change the theme to ``system``, ``light`` or ``dark``."""
        self.themeChosen.emit(name)

    def reset_layout(self) -> None:
        """Put every pane back to its first place."""
        self.layoutReset.emit()

    def toggle_full_screen(self) -> None:
        """Use the whole screen, or not."""
        self.fullScreenToggled.emit()

    def palette(self) -> None:
        """Open the command palette."""
        self.paletteAsked.emit()

    def show_keys(self) -> None:
        """Show every key."""
        self.keysAsked.emit()

    def about(self) -> None:
        """Show versions."""
        self.aboutAsked.emit()

    def search(self) -> None:
        """Open the search line."""
        self.searchAsked.emit()

    def ask_goto(self) -> None:
        """Ask for a time or an event."""
        self.gotoAsked.emit()

    def ask_settings(self) -> None:
        """Ask for settings."""
        self.settingsAsked.emit()

    def copy_details(self) -> None:
        """Copy what the inspector says."""
        self.detailsCopied.emit()

    def escape(self) -> None:
        """Let go: cancel a run, else the search, else the selection."""
        self.escaped.emit()

    def close(self) -> None:
        """Close the window."""
        self.closeAsked.emit()
