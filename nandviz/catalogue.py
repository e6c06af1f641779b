"""The catalogues of the languages: Qt's, read only where one is asked for."""

from typing import Final

from nandviz import language
from nandviz.installed import folder

CONTEXT: Final = "nandviz"
"""The one context that all texts of a catalogue stand in."""


def switch(name: str) -> None:
    """Say everything in a language from now on; without Qt, or its catalogue, in English.

    Parameters
    ----------
    name
        ``en`` or ``ko``.
    """
    catalogue = None if name == language.ENGLISH else _load(name)
    language.use(name if catalogue else language.ENGLISH, catalogue)


def _load(name: str) -> language.Catalogue | None:
    try:
        from PySide6.QtCore import QTranslator  # noqa: PLC0415  English runs without Qt
    except ImportError:
        return None
    translator = QTranslator()
    if not translator.load(f"nandviz_{name}.qm", str(folder("languages"))):
        return None
    return lambda text: translator.translate(CONTEXT, text) or ""
