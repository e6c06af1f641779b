"""The versions that edits can be taken back to, and made again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from nandviz.errors import NandvizError
from nandviz.language import noop, said
from nandviz.session.opened_file import OpenedFile
from nandviz.session.version import Version, Versions

MAX_UNDO_CHARS: Final = 64 * 1024 * 1024
"""Characters that the texts to go back to may hold together; the oldest go first."""

_NO_UNDO: Final = noop("nothing to undo")
_NO_REDO: Final = noop("nothing to redo")


@dataclass(frozen=True, slots=True)
class Edit:
    """Versions to go back or forth to, and what made the change, in words."""

    versions: Versions
    words: str


class History:
    """What `undo` and `redo` go to; the present versions are kept by the runs that are open."""

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

    def record(self, before: Versions, words: str) -> None:
        """Note that something was edited, which can be gone back to."""
        self._undo.append(Edit(before, words))
        self._redo.clear()
        while len(self._undo) > 1 and _chars(self._undo) > MAX_UNDO_CHARS:
            del self._undo[0]

    def change_texts(self, file: OpenedFile, change: Callable[[str], str]) -> None:
        """Change every text of a file, all of which have become something else in the same way."""

        def changed(version: Version) -> Version:
            is_of_file = version.file is file and version.trace is None
            return replace(version, text=change(version.text)) if is_of_file else version

        for edits in (self._undo, self._redo):
            edits[:] = [replace(edit, versions=_each(edit.versions, changed)) for edit in edits]

    def peek_undo(self) -> Versions:
        """Return the versions that `undo` goes back to; NandvizError if there are none."""
        return _last(self._undo, _NO_UNDO).versions

    def peek_redo(self) -> Versions:
        """Return the versions that `redo` goes forth to; NandvizError if there are none."""
        return _last(self._redo, _NO_REDO).versions

    def undo(self, present: Versions) -> None:
        """Note that one goes back from the present; NandvizError if there is nothing to."""
        _turn(self._undo, self._redo, present, _NO_UNDO)

    def redo(self, present: Versions) -> None:
        """Note that one goes forth from the present; NandvizError where nothing is."""
        _turn(self._redo, self._undo, present, _NO_REDO)


def _each(versions: Versions, change: Callable[[Version], Version]) -> Versions:
    return Versions(None if versions.a is None else change(versions.a), change(versions.b))


def _chars(edits: Iterable[Edit]) -> int:
    """Return how many characters edits hold; versions that follow each other share texts."""
    found = (version for edit in edits for version in edit.versions if version is not None)
    return sum({id(version.text): len(version.text) for version in found}.values())


def _turn(back: list[Edit], forth: list[Edit], present: Versions, what: str) -> None:
    forth.append(Edit(present, _last(back, what).words))
    back.pop()


def _last(edits: list[Edit], what: str) -> Edit:
    if not edits:
        raise NandvizError(said(what))
    return edits[-1]
