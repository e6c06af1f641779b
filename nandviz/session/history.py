"""The texts that edits can be taken back to, and made again."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from nandviz.errors import NandvizError
from nandviz.language import noop, said
from nandviz.session.entry_ids import Ids

MAX_UNDO_CHARS: Final = 64 * 1024 * 1024
"""Characters that the texts to go back to may hold together; the oldest go first."""

_NO_UNDO: Final = noop("nothing to undo")
_NO_REDO: Final = noop("nothing to redo")


class Version(NamedTuple):
    """The text of a scenario, and the ids of its script's entries."""

    text: str
    entry_ids: Ids


@dataclass(frozen=True, slots=True)
class Edit:
    """A version to go back or forth to, and what made the change, in words."""

    version: Version
    words: str


class History:
    """What `undo` and `redo` go to; the present version is kept by the run that is in front."""

    def __init__(self) -> None:
        self._undo: list[Edit] = []
        self._redo: list[Edit] = []

    @property
    def can_undo(self) -> str:
        """The edit that `undo` takes back, in words; empty if there is none."""
        return self._undo[-1].words if self._undo else ""

    @property
    def can_redo(self) -> str:
        """The edit that `redo` makes again, in words; empty if there is none."""
        return self._redo[-1].words if self._redo else ""

    def clear(self) -> None:
        """Forget every edit."""
        self._undo.clear()
        self._redo.clear()

    def record(self, before: Version, words: str) -> None:
        """Note that a text was edited, which can be gone back to."""
        self._undo.append(Edit(before, words))
        self._redo.clear()
        while len(self._undo) > 1 and sum(len(e.version.text) for e in self._undo) > MAX_UNDO_CHARS:
            del self._undo[0]

    def change_texts(self, change: Callable[[str], str]) -> None:
        """Change every text, where all of them have become something else in the same way."""
        for edits in (self._undo, self._redo):
            edits[:] = [
                replace(edit, version=edit.version._replace(text=change(edit.version.text)))
                for edit in edits
            ]

    def peek_undo(self) -> Version:
        """Return the version that `undo` goes back to; NandvizError if there is none."""
        return _last(self._undo, _NO_UNDO).version

    def peek_redo(self) -> Version:
        """Return the version that `redo` goes forth to; NandvizError if there is none."""
        return _last(self._redo, _NO_REDO).version

    def undo(self, present: Version) -> None:
        """Note that one goes back from the present version; NandvizError if there is nothing to."""
        _turn(self._undo, self._redo, present, _NO_UNDO)

    def redo(self, present: Version) -> None:
        """Note that one goes forth from the present version; NandvizError where nothing is."""
        _turn(self._redo, self._undo, present, _NO_REDO)


def _turn(back: list[Edit], forth: list[Edit], present: Version, what: str) -> None:
    forth.append(Edit(present, _last(back, what).words))
    back.pop()


def _last(edits: list[Edit], what: str) -> Edit:
    if not edits:
        raise NandvizError(said(what))
    return edits[-1]
