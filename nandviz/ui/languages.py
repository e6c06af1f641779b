"""The language of the window: as the settings have it, else the system's."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFontDatabase

from nandviz import catalogue, language
from nandviz.language import said
from nandviz.ui.settings import Settings

NO_FONT_WORDS: Final = said("there is no font with Hangul here; install one, such as fonts-nanum")

_QT: list[QTranslator] = []
"""What translates Qt's own texts; none in English."""


def asked(settings: Settings) -> str:
    """Return the language that is asked for: ``en`` or ``ko``."""
    chosen = settings.language
    if chosen != language.SYSTEM:
        return chosen
    return language.of_locale(next(iter(QLocale.system().uiLanguages()), ""))


def has_font(name: str) -> bool:
    """Whether a font has the letters of a language."""
    korean = QFontDatabase.WritingSystem.Korean
    return name != language.KOREAN or bool(QFontDatabase.families(korean))


def wanted(settings: Settings) -> str:
    """Return the language that is asked for; English where no font has its letters."""
    name = asked(settings)
    return name if has_font(name) else language.ENGLISH


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


@contextmanager
def drawable() -> Iterator[None]:
    """Speak English meanwhile where no font has the letters of the language that is on."""
    name = language.current()
    if has_font(name):
        yield
        return
    catalogue.switch(language.ENGLISH)
    try:
        yield
    finally:
        catalogue.switch(name)
