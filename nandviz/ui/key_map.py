"""Which keys send which command: those of the table, and those that the user has chosen."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from nandviz import json_text
from nandviz.language import said
from nandviz.text import plain
from nandviz.ui.command_table import BY_NAME, COMMANDS
from nandviz.ui.commands.command import Entry
from nandviz.ui.settings import Settings

_KEPT_BY_WIDGETS: Final = frozenset(
    {"Tab", "Backtab", "Shift+Tab", "Shift+Backtab", "Return", "Enter", "Num+Enter", "Up", "Down"}
)
"""Keys that move in lists and between controls; nothing would be reached without them."""
_NO_KEYS: Final = frozenset({"", "Shift", "Control", "Ctrl", "Alt", "Meta"})


class KeyMap(QObject):
    """Keys by command; ``keysChanged`` follows a change.

    A chosen key wins over the same key of the table, so that giving it back restores what was. What
    the settings hold and this version does not understand stays there, and `problem` tells of it.
    """

    keysChanged = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._take()

    def _take(self) -> None:
        self._chosen, self.problem = _read(self._settings.keys)
        self._unread = bool(self.problem) and not self._chosen
        self._keys = _in_use(self._chosen)

    def keys(self, entry: Entry) -> tuple[str, ...]:
        """Return the keys of a command, in Qt's portable spelling; the first is the one shown."""
        return self._keys[entry.name]

    def text(self, entry: Entry) -> str:
        """Return the keys of a command as the platform writes them, comma separated."""
        form = QKeySequence.SequenceFormat.NativeText
        return ", ".join(QKeySequence(key).toString(form) for key in self.keys(entry))

    def holders(self, name: str, keys: Iterable[str]) -> dict[str, Entry]:
        """Return which other commands have some keys, by key."""
        others = {key: e for e in COMMANDS if e.name != name for key in self.keys(e)}
        return {key: others[key] for key in keys if key in others}

    def bind(self, name: str, keys: tuple[str, ...]) -> None:
        """Give a command these keys and no others; who has them loses them.

        Raises
        ------
        ValueError
            If one is no key that a command can have; in words for the user.
        """
        named = tuple(dict.fromkeys(map(_named, keys)))
        for holder in self.holders(name, named).values():
            if holder.name in self._chosen:
                left = [key for key in self.keys(holder) if key not in named]
                self._chosen[holder.name] = left
        self._chosen[name] = list(named)
        self._keep()

    def reset(self, name: str | None) -> None:
        """Give a command the keys of the table again; every command for None."""
        for each in BY_NAME if name is None else [name]:
            self._chosen.pop(each, None)
        self._keep()

    def _keep(self) -> None:
        if self._unread:
            self._settings.keep_unread_keys()
        self._settings.keys = json.dumps(self._chosen) if self._chosen else ""
        self._take()
        self.keysChanged.emit()


def _read(text: str) -> tuple[dict[str, Any], str]:
    """Return what a text of the settings says, and one line of what is wrong with it."""
    try:
        chosen = json_text.read(text or "{}")
    except (ValueError, RecursionError):
        chosen = None
    if not isinstance(chosen, dict):
        return {}, said("the keys in the settings cannot be read: those of the program are in use")
    wrong = [name for name, keys in chosen.items() if _understood(name, keys) is None]
    taken = _in_use(chosen)
    wrong += [
        name
        for name, keys in chosen.items()
        if name not in wrong and set(taken[name]) != set(_understood(name, keys) or ())
    ]
    if not wrong:
        return chosen, ""
    names = plain(", ".join(wrong))
    return chosen, said("keys in the settings that cannot be used: {names}", names=names)


def _understood(name: str, keys: Any) -> tuple[str, ...] | None:
    """Return the chosen keys of a command, None where they are none."""
    is_list = isinstance(keys, list) and all(isinstance(key, str) for key in keys)
    if name not in BY_NAME or not is_list:
        return None
    try:
        return tuple(dict.fromkeys(map(_named, keys)))
    except ValueError:
        return None


def _in_use(chosen: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return the keys of every command: chosen ones first, none twice."""
    understood = {name: _understood(name, keys) for name, keys in chosen.items()}
    held: set[str] = set()
    out: dict[str, tuple[str, ...]] = {}
    for entry in sorted(COMMANDS, key=lambda e: understood.get(e.name) is None):
        keys = understood.get(entry.name)
        wanted = tuple(map(_spelled, entry.keys)) if keys is None else keys
        out[entry.name] = tuple(key for key in wanted if key not in held)
        held.update(out[entry.name])
    return out


def _spelled(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def _named(key: str) -> str:
    """Return a key in Qt's portable spelling; ValueError if no command can have it."""
    spelled = _spelled(key)
    last = "+" if spelled.endswith("+") else spelled.rpartition("+")[2]
    if QKeySequence(key).count() != 1 or last in _NO_KEYS:
        raise ValueError(said("“{key}” is no key", key=key))
    if spelled in _KEPT_BY_WIDGETS:
        raise ValueError(said("{key} moves in lists and between controls", key=spelled))
    return spelled
