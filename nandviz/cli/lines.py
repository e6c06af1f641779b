"""Lines of text for a terminal, at most 100 columns wide, beside labels, with or without colour."""

import os
import re
import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import Final, TextIO

from nandviz.language import tr
from nandviz.text import plain

WIDTH: Final = 100
_LABEL: Final = 10
_SECOND: Final = "\x7f"
"""Stands for the second column of a character; `plain` leaves none in a text."""
_WIDE: Final = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]"
)
BOLD, RED, GREEN = "1", "31", "32"


def _wants_colour() -> bool:
    stream: TextIO | None = sys.stdout
    return stream is not None and stream.isatty() and not os.environ.get("NO_COLOR")


class Painter:
    """Colours a text, or leaves it; None: where stdout is a terminal that wants it."""

    def __init__(self, *, on: bool | None) -> None:
        self._on = _wants_colour() if on is None else on

    def __call__(self, text: str, code: str) -> str:
        """Return the text in a colour, or as it is."""
        return f"\x1b[{code}m{text}\x1b[0m" if self._on else text


def row(label: str, text: str) -> list[str]:
    """Wrap a text beside its label; a long path stays whole, to be copied."""
    wrapped = textwrap.wrap(
        _spaced(plain(text)),
        WIDTH,
        initial_indent=f"{_spaced(tr(label) if label else ''):<{_LABEL}}  ",
        subsequent_indent=" " * (_LABEL + 2),
        break_on_hyphens=False,
        break_long_words=False,
    )
    return [line.replace(_SECOND, "") for line in wrapped]


def sentence(text: str) -> list[str]:
    """Wrap a text without a label."""
    return textwrap.wrap(plain(text), WIDTH, break_on_hyphens=False, break_long_words=False)


def _spaced(text: str) -> str:
    """Let each character have as many as it takes columns on a terminal."""
    return text if text.isascii() else _WIDE.sub(rf"\g<0>{_SECOND}", text)


def padded(text: str) -> str:
    """Return a text with spaces up to as many columns as a label has."""
    return f"{_spaced(text):<{_LABEL}}".replace(_SECOND, "")


def places(written: Iterable[Path]) -> str:
    """Name the folders and how many files each got."""
    folders: dict[Path, list[str]] = {}
    for path in written:
        folders.setdefault(path.parent, []).append(path.name)
    return "; ".join(
        str(folder / names[0])
        if len(names) == 1
        else tr("{count} files in {folder}/", count=len(names), folder=folder)
        for folder, names in folders.items()
    )
