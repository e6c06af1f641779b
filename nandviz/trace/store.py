"""A whole trace in one file, and back.

The file is: `TRACE_MAGIC`, version, length and CRC-32 of a header, the header in JSON, then the raw
columns in the order of the header, each with its CRC-32 there, little-endian, not compressed.
Nothing in it is executed. The size of the file follows from the header, so that a file that is cut
off is refused before anything is read, and a small file cannot ask for much memory.
"""

import json
import os
import struct
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Final
from zlib import crc32

import numpy as np
import numpy.typing as npt

from nandviz import json_text
from nandviz.errors import TraceError, why_of
from nandviz.files import TRACE_MAGIC, atomic_path
from nandviz.language import said
from nandviz.trace.codes import CODED, NONE, WORDS
from nandviz.trace.columns import Table
from nandviz.trace.info_json import info_from_json, info_to_json
from nandviz.trace.references import check_references
from nandviz.trace.tables import Trace, Words

VERSION: Final = 1
SUFFIX: Final = ".nandviz"
_SPARSE_FROM: Final = 64 * 1024 * 1024
_LEAST_SHARE: Final = 64
"""A larger file of which the disk holds less than this share was not written by anyone."""
_ADDED: Final = frozenset({"suspensions.redone_ns", "applications.closed"})
"""Columns that files of earlier versions do not have: 0 in every row."""
_OF_HOSTS: Final = frozenset({"requests", "host_pages"})
"""Tables that files from before there were hosts do not have, no more than `_WORDS_OF_HOSTS`."""
_WORDS_OF_HOSTS: Final = ("request_kind", "op_kind")
_START: Final = struct.Struct("<8sIIQ")
_Header = dict[str, Any]

_Recodings = Mapping[str, npt.NDArray[np.int8]]
"""By kind of words: the code here of each code in a file, in the last place `NONE` of `NONE`."""


def save(trace: Trace, target: str | os.PathLike[str]) -> None:
    """Write a trace; the file is whole or, on any failure, the old one.

    Raises
    ------
    NandvizError
        If the file cannot be written.
    """
    with atomic_path(target) as path, path.open("wb") as file:
        _write(trace, file)


def _write(trace: Trace, file: BinaryIO) -> None:
    tables: _Header = {}
    for name, table in trace.tables().items():
        sums = {c: crc32(_bytes(table.column(c))) for c in table.columns}
        dtypes = {c: column.dtype.newbyteorder("<").str for c, column in table.columns.items()}
        columns = {c: [dtypes[c], sums[c]] for c in table.columns}
        tables[name] = {"rows": len(table), "columns": columns}
    header = {
        "codes": {kind: list(map(str, words)) for kind, words in WORDS.items()},
        "info": info_to_json(trace.info),
        "words": list(trace.words),
        "tables": tables,
    }
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    file.write(_START.pack(TRACE_MAGIC, VERSION, crc32(text), len(text)))
    file.write(text)
    for table in trace.tables().values():
        for name in table.columns:
            file.write(_bytes(table.column(name)))


def _bytes(column: npt.NDArray[Any]) -> memoryview:
    if sys.byteorder == "big":
        column = column.astype(column.dtype.newbyteorder("<"))
    return np.ascontiguousarray(column).view(np.uint8).data


def load(source: str | os.PathLike[str]) -> Trace:
    """Read a trace: every read of it, as of any event, equals that of the one saved.

    Returns
    -------
    Trace
        A new trace. Cost: about the time to read the file.

    Raises
    ------
    TraceError
        If the file cannot be read, is no trace, is of a newer version, cut off or damaged. The
        message is one line that names the file. Nothing is half loaded.
    """
    path = Path(source)
    if path.exists() and not path.is_file():
        raise TraceError(said("cannot read {source}: not a regular file", source=source))
    try:
        with path.open("rb") as file:
            return _read(file)
    except OSError as error:
        raise TraceError(
            said(
                "cannot read {source}: {why}",
                source=source,
                why=why_of(error),
            )
        ) from error
    except MemoryError as error:
        raise TraceError(
            said("cannot read {source}: there is not enough memory for it", source=source)
        ) from error
    except _Unfit as unfit:
        raise TraceError(f"{source}: {unfit}") from unfit


class _Unfit(Exception):  # noqa: N818  becomes a TraceError once the file's name is known
    """What is wrong with a file."""


def is_trace(source: str | os.PathLike[str]) -> bool:
    """Return whether a file begins like a saved trace. Raises OSError if it cannot be read."""
    with Path(source).open("rb") as file:
        return file.read(len(TRACE_MAGIC)) == TRACE_MAGIC


def _read(file: BinaryIO) -> Trace:
    size = _size(file)
    header = _header(file, size)
    try:
        recodings = _recodings(header["codes"])
        trace = Trace(info_from_json(header["info"]))
        trace.words = _words(header["words"])
        wanted = {name: _table(header["tables"], name, trace) for name in trace.tables()}
        rows = {name: _rows(name, table, wanted[name]) for name, table in trace.tables().items()}
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise _Unfit(
            said("not a trace that this version can read ({text})", text=_text(error))
        ) from error
    tables = trace.tables()
    sizes = {n: _row_bytes(table, wanted[n]) for n, table in tables.items()}
    due = file.tell() + sum(rows[n] * size for n, size in sizes.items())
    if size != due:
        raise _Unfit(said("damaged: {size} bytes long, {due} expected", size=size, due=due))
    for name, table in tables.items():
        columns = _columns(file, name, table, rows[name], wanted[name]["columns"])
        table.extend({c: _recoded(f"{name}.{c}", data, recodings) for c, data in columns})
    try:
        check_references(trace)
    except ValueError as error:
        raise _Unfit(said("not a valid trace: {error}", error=error)) from error
    return trace


def _size(file: BinaryIO) -> int:
    """Return the bytes of a file that are really there."""
    status = os.fstat(file.fileno())
    on_disk = getattr(status, "st_blocks", status.st_size) * 512
    if status.st_size > _SPARSE_FROM and on_disk * _LEAST_SHARE < status.st_size:
        raise _Unfit(
            said("damaged: of its {st_size} bytes almost none are there", st_size=status.st_size)
        )
    return status.st_size


def _text(error: Exception) -> str:
    return said("missing {error}", error=error) if isinstance(error, KeyError) else str(error)


def _header(file: BinaryIO, size: int) -> _Header:
    start = file.read(_START.size)
    if start[: len(TRACE_MAGIC)] != TRACE_MAGIC:
        raise _Unfit(said("not a nandviz trace"))
    if len(start) < _START.size:
        raise _Unfit(
            said(
                "damaged: {size} bytes long, cut off in its first {size2}",
                size=size,
                size2=_START.size,
            )
        )
    _, version, checksum, length = _START.unpack(start)
    if version != VERSION:
        raise _Unfit(
            said(
                "a trace of format version {version}; this nandviz reads version {version2}",
                version=version,
                version2=VERSION,
            )
        )
    if length > size - _START.size:
        raise _Unfit(
            said(
                "damaged: {size} bytes long, its header alone would be {length}",
                size=size,
                length=length,
            )
        )
    text = file.read(length)
    if crc32(text) != checksum:
        raise _Unfit(said("damaged: the checksum of its header is wrong"))
    try:
        header: _Header = _object(json_text.read(text))
        json.dumps(header, ensure_ascii=False).encode()  # what is no text has no bytes
    except json_text.KeyTwiceError as error:
        raise _Unfit(said("damaged: its header has {error}", error=error)) from error
    except (ValueError, RecursionError) as error:
        raise _Unfit(said("damaged: its header is no JSON")) from error
    return header


def _object(value: object) -> _Header:
    if not isinstance(value, dict):
        raise ValueError(said("no object"))  # noqa: TRY004  as all that is wrong with a JSON text
    return value


def _words(texts: list[object]) -> Words:
    words = Words()
    for number, text in enumerate(texts):
        if not isinstance(text, str) or words.number(text) != number:
            raise ValueError(said("word {number}", number=number))
    return words


def _recodings(kinds: Mapping[str, list[str]]) -> _Recodings:
    """Return what the codes of a file are here: words go by their names."""
    theirs: dict[str, list[str]] = {kind: [] for kind in _WORDS_OF_HOSTS} | dict(kinds)
    return {kind: _recoding(kind, theirs[kind], words) for kind, words in WORDS.items()}


def _recoding(kind: str, theirs: list[str], ours: Sequence[str]) -> npt.NDArray[np.int8]:
    unknown = [word for word in theirs if word not in ours]
    if unknown:
        raise _Unfit(
            said(
                "its {kind} {unknown!r} is a word that this nandviz does not know",
                kind=kind,
                unknown=unknown[0],
            )
        )
    if len(set(theirs)) < len(theirs):
        raise ValueError(said("a {kind} twice", kind=kind))
    return np.array([*(ours.index(word) for word in theirs), NONE], np.int8)


def _recoded(name: str, data: npt.NDArray[Any], recodings: _Recodings) -> npt.NDArray[Any]:
    """Return a column with the codes that its words have here."""
    recoding = recodings.get(CODED.get(name, ""))
    if recoding is None or not len(data):
        return data
    if not NONE <= int(data.min()) <= int(data.max()) < len(recoding) - 1:
        raise _Unfit(
            said(
                "not a valid trace: {name} holds {min} to {max}",
                name=name,
                min=data.min(),
                max=data.max(),
            )
        )
    recoded: npt.NDArray[Any] = recoding[data]
    return recoded


def _table(tables: _Header, name: str, trace: Trace) -> _Header:
    """Return what a header says of a table; files from before there were hosts lack theirs."""
    if name not in _OF_HOSTS or name in tables:
        found: _Header = tables[name]
        return found
    columns = trace.tables()[name].columns.items()
    return {"rows": 0, "columns": {c: [each.dtype.newbyteorder("<").str, 0] for c, each in columns}}


def _rows(name: str, table: Table, wanted: _Header) -> int:
    dtypes = {column: dtype for column, (dtype, _) in wanted["columns"].items()}
    own = {
        column: kept.dtype.newbyteorder("<").str
        for column, kept in table.columns.items()
        if column in dtypes or f"{name}.{column}" not in _ADDED
    }
    if dtypes != own:
        raise ValueError(said("other columns of {name}", name=type(table).__name__))
    rows = wanted["rows"]
    if not isinstance(rows, int) or isinstance(rows, bool) or not 0 <= rows < 2**31:
        raise ValueError(said("{rows!r} rows of {name}", rows=rows, name=type(table).__name__))
    return rows


def _row_bytes(table: Table, wanted: _Header) -> int:
    return sum(table.columns[name].dtype.itemsize for name in wanted["columns"])


def _columns(
    file: BinaryIO, name: str, table: Table, rows: int, wanted: _Header
) -> Iterator[tuple[str, npt.NDArray[Any]]]:
    for column, kept in table.columns.items():
        if column not in wanted:
            yield column, np.zeros(rows, kept.dtype)
            continue
        data = np.fromfile(file, kept.dtype.newbyteorder("<"), rows)
        if len(data) != rows or crc32(_bytes(data)) != wanted[column][1]:
            raise _Unfit(
                said("damaged: the checksum of {name}.{column} is wrong", name=name, column=column)
            )
        yield column, data
