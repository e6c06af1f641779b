"""The text of a file, checked before it is parsed.

Source: scenario specification (UTF-8, limits of a file).
"""

import os
import re
import select
import stat
from pathlib import Path
from typing import Final

from nandviz.errors import why_of
from nandviz.files import TRACE_MAGIC
from nandviz.language import said
from nandviz.scenario.problems import Invalid, Place, Sink

MAX_BYTES: Final = 64 * 1024 * 1024
_WRITER_S: Final = 5.0
"""How long a named pipe may stand without anyone who writes to it."""
_BOM: Final = "\ufeff"
_NOT_PRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def is_stream(path: Path) -> bool:
    """Return whether a path is a pipe, or a file that somebody has opened (``/dev/stdin``)."""
    try:
        return path.is_fifo() or path == Path("/dev/stdin") or path.parent == Path("/dev/fd")
    except (OSError, ValueError):
        return False


def read_stream(path: Path, sink: Sink) -> str:
    """Return the text that comes out of a stream, as `read_text` does that of a file."""
    try:
        data = _streamed(path)
    except OSError as error:
        raise sink.fail(None, "", said("cannot be read: {why}", why=_why(error)), "") from None
    if data is None:
        raise sink.fail(
            None, "", said("a pipe that nobody writes to"), said("a scenario that comes through")
        )
    if data.startswith(TRACE_MAGIC):
        raise sink.fail(
            None, "", said("a saved trace in a pipe"), said("a scenario; a trace in its file")
        )
    return _text(data, sink, too_large=False)


def _streamed(path: Path) -> bytes | None:
    """Return what comes out of a stream, one byte past ``MAX_BYTES`` at most; None if nobody is."""
    is_named = Path(os.path.realpath(path)).exists()
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)  # to open one would else wait for a writer
    with open(handle, "rb", buffering=0) as stream:  # noqa: PTH123  of a descriptor
        if not select.select([stream], [], [], _WRITER_S if is_named else None)[0]:
            return None
        data = bytearray()
        while len(data) <= MAX_BYTES and (some := stream.read(MAX_BYTES + 1 - len(data))) != b"":
            data += some or b""
            select.select([stream], [], [])
        return bytes(data)


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
            raise sink.fail(None, "", said("a folder"), said("a scenario or profile file"))
        if not stat.S_ISREG(status.st_mode):
            raise sink.fail(
                None, "", said("not a regular file"), said("a scenario or profile file")
            )
        too_large = status.st_size > MAX_BYTES
        with path.open("rb") as file:
            data = b"" if too_large else file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise sink.fail(None, "", said("cannot be read: {why}", why=_why(error)), "") from None
    return _text(data, sink, too_large=too_large)


def _why(error: Exception) -> str:
    return why_of(error) if isinstance(error, OSError) else str(error).lower()


def _text(data: bytes, sink: Sink, *, too_large: bool) -> str:
    if too_large or len(data) > MAX_BYTES:
        raise sink.fail(None, "", said("larger than 64 MiB"), said("a file of at most 64 MiB"))
    return decode(data, sink)


def decode(data: bytes, sink: Sink) -> str:
    """Return UTF-8 bytes as text without byte order mark; or report and raise ``Invalid``."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        sink.quote_from(before)
        place = Place.of(before, len(before))
        sink.add_at(
            place, "", said("the byte 0x{data:02x}", data=data[error.start]), said("UTF-8 text")
        )
        raise Invalid from None
    return text.removeprefix(_BOM)


def check_text(text: str, sink: Sink) -> None:
    """Report a character that YAML does not allow, or a text without content."""
    bad = _NOT_PRINTABLE.search(text)
    if bad:
        place = Place.of(text, bad.start())
        sink.add_at(
            place, "", said("the character U+{ord:04X}", ord=ord(bad[0])), said("printable text")
        )
        raise Invalid
