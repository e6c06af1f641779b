"""The text of a file, checked before it is parsed.

Source: scenario specification (UTF-8, limits of a file).
"""

import re
import stat
from pathlib import Path
from typing import Final

from nandviz.scenario.problems import Invalid, Place, Sink

MAX_BYTES: Final = 64 * 1024 * 1024
_BOM: Final = "\ufeff"
_NOT_PRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def read_text(path: Path, sink: Sink) -> str:
    """Return the text of a file without byte order mark, line ends as they stand.

    Raises
    ------
    Invalid
        If it cannot be read, is no regular file or past ``MAX_BYTES``; reported.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise sink.fail(None, "", "a folder", "a scenario or profile file")
        if not stat.S_ISREG(status.st_mode):
            raise sink.fail(None, "", "not a regular file", "a scenario or profile file")
        too_large = status.st_size > MAX_BYTES
        with path.open("rb") as file:
            data = b"" if too_large else file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise sink.fail(None, "", f"cannot be read: {why.lower()}", "") from None
    if too_large or len(data) > MAX_BYTES:
        raise sink.fail(None, "", "larger than 64 MiB", "a file of at most 64 MiB")
    return decode(data, sink)


def decode(data: bytes, sink: Sink) -> str:
    """Return UTF-8 bytes as text without byte order mark; or report and raise ``Invalid``."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        sink.quote_from(before)
        place = Place.of(before, len(before))
        sink.add_at(place, "", f"the byte 0x{data[error.start]:02x}", "UTF-8 text")
        raise Invalid from None
    return text.removeprefix(_BOM)


def check_text(text: str, sink: Sink) -> None:
    """Report a character that YAML does not allow, or a text without content."""
    bad = _NOT_PRINTABLE.search(text)
    if bad:
        place = Place.of(text, bad.start())
        sink.add_at(place, "", f"the character U+{ord(bad[0]):04X}", "printable text")
        raise Invalid
