"""The scenario as a file: its text, its edits and their undo, and what is on the disk."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nandviz.errors import NandvizError
from nandviz.files import atomic_path

MAX_UNDO_CHARS: Final = 64 * 1024 * 1024
"""Characters that the texts to go back to may hold together; the oldest go first."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A text to go back or forth to, and what made the change, in words."""

    text: str
    words: str


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What tells one state of a file from another without reading it."""

    modified_ns: int
    size: int
    inode: int


class Document:
    """The text of a scenario and where it belongs.

    Attributes
    ----------
    path
        None while it has never been saved.
    text
        As it stands now.

    Parameters
    ----------
    saved
        Whether the text was read from somewhere: a file, or the built-in scenarios.
    """

    def __init__(self, text: str, path: Path | None, *, saved: bool = True) -> None:
        self.path = path
        self.text = text
        self._saved: str | None = text if saved else None
        self._undo: list[Edit] = []
        self._redo: list[Edit] = []
        self._stamp = _stamp(path)

    @property
    def modified(self) -> bool:
        """Whether the text is another one than was read or saved, or never was either."""
        return self.text != self._saved

    @property
    def can_undo(self) -> str:
        """The edit that `undo` takes back, in words; empty if there is none."""
        return self._undo[-1].words if self._undo else ""

    @property
    def can_redo(self) -> str:
        """The edit that `redo` makes again, in words; empty if there is none."""
        return self._redo[-1].words if self._redo else ""

    def edit(self, text: str, words: str) -> None:
        """Take another text; the old one can be gone back to."""
        if text == self.text:
            return
        self._undo.append(Edit(self.text, words))
        self._redo.clear()
        self.text = text
        while len(self._undo) > 1 and sum(len(e.text) for e in self._undo) > MAX_UNDO_CHARS:
            del self._undo[0]

    def peek_undo(self) -> str:
        """Return the text that `undo` goes back to; NandvizError if there is none."""
        return _last(self._undo, "undo").text

    def peek_redo(self) -> str:
        """Return the text that `redo` goes forth to; NandvizError if there is none."""
        return _last(self._redo, "redo").text

    def undo(self) -> None:
        """Go back to the text before the last edit; NandvizError if there is none."""
        self._turn(self._undo, self._redo, "undo")

    def redo(self) -> None:
        """Go forth again; NandvizError if there is nothing to."""
        self._turn(self._redo, self._undo, "redo")

    def _turn(self, back: list[Edit], forth: list[Edit], what: str) -> None:
        edit = _last(back, what)
        back.pop()
        forth.append(Edit(self.text, edit.words))
        self.text = edit.text

    def save(self, path: Path | None = None) -> None:
        """Write the text to its path, or to another one that becomes its own.

        Raises
        ------
        NandvizError
            If there is no path, or it cannot be written; the old file stays whole.
        """
        target = path or self.path
        if target is None:
            raise NandvizError("this scenario has no file yet: save it under a name")
        with atomic_path(target) as temporary:
            temporary.write_bytes(self.text.encode())
        self.path = target
        self._saved = self.text
        self._stamp = _stamp(target)

    def reloaded(self, text: str) -> None:
        """Take the text that is in the file now; the edits can still be gone back to."""
        self.edit(text, "reload")
        self._saved = text
        self._stamp = _stamp(self.path)

    def changed_on_disk(self) -> bool:
        """Whether the file was replaced, written or removed since it was read. One stat."""
        return self._stamp is not None and _stamp(self.path) != self._stamp


def _last(edits: list[Edit], what: str) -> Edit:
    if not edits:
        raise NandvizError(f"nothing to {what}")
    return edits[-1]


def _stamp(path: Path | None) -> _Stamp | None:
    if path is None:
        return None
    try:
        status = path.stat()
    except OSError:
        return None
    return _Stamp(status.st_mtime_ns, status.st_size, status.st_ino)
