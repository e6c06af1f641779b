"""Text that others gave (names, paths, remarks) as it is shown on one line."""

import os
import re
from pathlib import Path
from typing import Final

_BYTES: Final = re.compile("[\udc80-\udcff]+")
"""Bytes of a file name that are no text in the system's encoding, as Python keeps them."""

_UNSHOWN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""What moves the cursor, breaks the line, turns its direction, or is no character at all."""

_WIDE_DIGITS: Final = {code: "0" if chr(code).isdigit() else chr(code) for code in range(128)}
"""Of all of ASCII: to look for a character that is not there takes ten times as long."""

_PICTURES: Final = 0x2400
"""Where the symbols of the first 32 control characters stand."""


def plain(text: str) -> str:
    r"""Return a text without anything that a terminal, a line or an XML file would act on.

    Control characters become their symbols (``␛``), marks of line and direction become ``\uXXXX``,
    bytes of a file name are read as UTF-8 or become ``\xXX``.
    """
    return text if text.isprintable() else _UNSHOWN.sub(_symbol, of_path(text))


def wide_digits(text: str) -> str:
    """Return a text with zeros for its digits: as wide, and the same for many numbers."""
    return text.translate(_WIDE_DIGITS)


def of_path(path: str) -> str:
    r"""Return a path or a part of one as text that UTF-8 can write: ``\xXX`` for what is none."""
    return _BYTES.sub(_text_of_bytes, path)


def path_of(text: str) -> Path:
    """Return the path that a text names, in whatever encoding the system has its names.

    Undoes `of_path` for every name that is UTF-8.
    """
    return Path(os.fsdecode(text.encode("utf-8", "surrogateescape")))


def _text_of_bytes(found: re.Match[str]) -> str:
    return found[0].encode("ascii", "surrogateescape").decode("utf-8", "backslashreplace")


def _symbol(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(_PICTURES + code)
    return "␡" if code == 0x7F else f"\\u{code:04x}"
