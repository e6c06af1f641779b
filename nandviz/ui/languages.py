"""The language of the window: as the settings have it, else the system's."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from nandviz import catalogue, language
from nandviz.ui.settings import Settings

_QT: list[QTranslator] = []
"""What translates Qt's own texts; none in English."""


def wanted(settings: Settings) -> str:
    """Return the language that is wanted: ``en`` or ``ko``."""
    chosen = settings.language
    if chosen != language.SYSTEM:
        return chosen
    return language.of_locale(next(iter(QLocale.system().uiLanguages()), ""))


def apply(settings: Settings) -> None:
    """Speak the language that is wanted, Qt's own buttons too; what is made from now on does."""
    catalogue.switch(wanted(settings))
    while _QT:
        QCoreApplication.removeTranslator(_QT.pop())
    if language.current() != language.ENGLISH:
        translator = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(f"qtbase_{language.current()}", folder):
            QCoreApplication.installTranslator(translator)
            _QT.append(translator)
