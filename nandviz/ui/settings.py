"""What the window remembers from one start to the next.

One typed wrapper around ``QSettings``; a value that is damaged or of the wrong type counts as not
set, because a settings file that someone edited must never keep the program from starting.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QByteArray, QDir, QSettings

from nandviz.language import ENGLISH, KOREAN, SYSTEM
from nandviz.query.jumps import JumpKind
from nandviz.text import path_of, plain

RECENT_LIMIT: Final = 10
_URL: Final = "file://"
SPEEDS: Final = tuple(2.0**power for power in range(-2, 15))
"""Speeds of play, as factors of the chosen rate."""

LANGUAGE_NAMES: Final = (SYSTEM, ENGLISH, KOREAN)
"""What the window speaks."""

THEME_NAMES: Final = ("system", "light", "dark", "print")
"""What colours the window; ``system`` is as the desktop wants it."""


class Settings:
    """Settings in one store.

    Parameters
    ----------
    store
        Where they are kept; tests give an ini file of their own.
    """

    def __init__(self, store: QSettings) -> None:
        self._store = store

    @property
    def theme(self) -> str:
        """One of `THEME_NAMES`."""
        value = self._text("theme")
        return value if value in THEME_NAMES else "system"

    @theme.setter
    def theme(self, value: str) -> None:
        self._store.setValue("theme", value)

    @property
    def language(self) -> str:
        """One of `LANGUAGE_NAMES`."""
        value = self._text("language")
        return value if value in LANGUAGE_NAMES else SYSTEM

    @language.setter
    def language(self, value: str) -> None:
        self._store.setValue("language", value)

    @property
    def wheel_zooms(self) -> bool:
        """Whether the plain mouse wheel zooms instead of scrolling lanes."""
        return self._text("wheel_zooms") == "true"

    @wheel_zooms.setter
    def wheel_zooms(self, value: bool) -> None:
        self._store.setValue("wheel_zooms", "true" if value else "false")

    @property
    def play_unit(self) -> str:
        """What play counts per second: ``events`` or ``us``."""
        value = self._text("play_unit")
        return value if value in {"events", "us"} else "events"

    @play_unit.setter
    def play_unit(self, value: str) -> None:
        self._store.setValue("play_unit", value)

    @property
    def chosen_kind(self) -> JumpKind:
        """The kind whose next or previous one is gone to."""
        value = self._text("chosen_kind")
        return JumpKind(value) if value in set(JumpKind) else JumpKind.SUSPEND

    @chosen_kind.setter
    def chosen_kind(self, value: JumpKind) -> None:
        self._store.setValue("chosen_kind", str(value))

    @property
    def keys(self) -> str:
        """Chosen keys, as `KeyMap` writes them; empty for none."""
        value = self._store.value("keys")
        # What somebody has written by hand without quotes comes as a list.
        return ", ".join(map(str, value)) if isinstance(value, list) else self._text("keys")

    @keys.setter
    def keys(self, value: str) -> None:
        self._store.setValue("keys", value)

    def keep_unread_keys(self) -> None:
        """Put aside chosen keys that could not be read, before they are replaced."""
        self._store.setValue("keys_unread", self.keys)

    @property
    def recent(self) -> tuple[Path, ...]:
        """Files opened last, latest first; those that are gone are left out."""
        paths = [_path(line) for line in self._text("recent").split("\n") if line]
        return tuple(path for path in paths if _exists(path))

    def add_recent(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        others = [p for p in self.recent if p != path]
        kept = [path, *others][:RECENT_LIMIT]
        self._store.setValue("recent", "\n".join(map(_stored, kept)))

    @property
    def folder(self) -> Path:
        """Folder that the last file dialog ended in."""
        text = self._text("folder")
        path = _path(text)
        return path if text and _exists(path) and path.is_dir() else Path(QDir.homePath())

    @folder.setter
    def folder(self, value: Path) -> None:
        self._store.setValue("folder", _stored(value))

    def layout(self) -> tuple[QByteArray, QByteArray] | None:
        """Return geometry and dock state of the window, None where never saved."""
        geometry = self._store.value("geometry")
        state = self._store.value("state")
        if isinstance(geometry, QByteArray) and isinstance(state, QByteArray):
            return geometry, state
        return None

    def save_layout(self, geometry: QByteArray, state: QByteArray) -> None:
        """Remember geometry and dock state of the window."""
        self._store.setValue("geometry", geometry)
        self._store.setValue("state", state)

    def sync(self) -> None:
        """Write everything to the store now."""
        self._store.sync()

    def _text(self, key: str) -> str:
        value = self._store.value(key)
        return value if isinstance(value, str) else ""


def _stored(path: Path) -> str:
    """Write a path on one line: one that is no plain text as a URL, for Qt would change it."""
    text = str(path)
    return text if plain(text) == text else path.absolute().as_uri()


def _path(text: str) -> Path:
    name = text.removeprefix(_URL)
    return path_of(text) if name == text else Path(os.fsdecode(unquote_to_bytes(name)))


def _exists(path: Path) -> bool:
    """Whether something is there and can be asked for; never raises."""
    with suppress(OSError, ValueError):
        path.stat()
        return True
    return False
