"""Damaged saved traces, most with checksums that are right: refused, or read by every reader."""

import json
import struct
from functools import cache
from pathlib import Path
from typing import Any, Final
from zlib import crc32

import numpy as np

from nandviz.errors import TraceError
from nandviz.exchange import registry
from nandviz.files import TRACE_MAGIC
from nandviz.trace import store
from nandviz.trace.tables import Trace
from tests.fuzz.chance import ODD, Generator, change_tree, cut, flip, one_line, pick, whole
from tests.fuzz.readers import read_all
from tests.strategies import RICH, random_setup
from tests.trace.laws.stories import copy_of, simulate, three_programs, write

_START: Final = struct.Struct("<8sIIQ")
_JSON: Final = (
    b"", b"[" * 100_000, b"[" * 900, b'{"a":' * 100_000, b"1" * 5000, b"NaN", b'"\\ud800"',
    b'"\xff"', b"null", b"{}", b'{"info":{}}', b"\xef\xbb\xbf{}",
)  # fmt: skip


def attempt(seed: int, folder: Path) -> str:
    """Damage a saved trace in a way that the seed decides; load, judge and write it."""
    random = np.random.default_rng(seed)
    path = folder / "run.nandviz"
    trace = _trace(whole(random, 0, len(RICH)))
    if random.random() < 0.4:
        trace = _with_odd_numbers(random, trace)
    store.save(trace, path)
    pick(random, DAMAGES)(random, path)
    try:
        read = registry.load_trace(path)
    except TraceError as error:
        one_line(str(error))
        return "refused"
    finally:
        path.unlink()
    read_all(read, folder)
    return "read"


@cache
def _trace(number: int) -> Trace:
    return simulate(random_setup(RICH[number - 1])) if number else three_programs()


def _with_odd_numbers(random: Generator, trace: Trace) -> Trace:
    bad = copy_of(trace)
    filled = [name for name, table in bad.tables().items() if len(table)]
    for _ in range(whole(random, 1, 3)):
        name = pick(random, filled)
        table = bad.tables()[name]
        column = pick(random, list(table.columns))
        row = whole(random, 0, len(table) - 1)
        limits = np.iinfo(table.columns[column].dtype)
        old = int(table.column(column)[row])
        near = (old + 1, old - 1, old * 1000)
        value = pick(random, (limits.min, limits.max, -1, 0, 1, *near, 2**62))
        write(bad, name, row, **{column: max(limits.min, min(limits.max, value))})
    return bad


def _header(path: Path) -> tuple[Any, bytes]:
    data = path.read_bytes()
    body = _START.size + _START.unpack(data[: _START.size])[3]
    return json.loads(data[_START.size : body]), data[body:]


def _put_header(path: Path, text: bytes, body: bytes) -> None:
    path.write_bytes(_START.pack(TRACE_MAGIC, store.VERSION, crc32(text), len(text)) + text + body)


def _other_header(random: Generator, path: Path) -> None:
    header, body = _header(path)
    part = pick(random, ("info", "info", "words", "codes", "tables", ""))
    if part:
        header[part] = change_tree(random, header[part])
    else:
        header = change_tree(random, header)
    _put_header(path, json.dumps(header).encode(), body)


def _other_dtype(random: Generator, path: Path) -> None:
    header, body = _header(path)
    columns = header["tables"][pick(random, list(header["tables"]))]["columns"]
    name = pick(random, list(columns))
    columns[name][0] = pick(
        random, ("", "<f8", "|O", "<V0", "|S0", "<U9", ">i4", "O", None, 8, [["a", ""]])
    )
    _put_header(path, json.dumps(header).encode(), body)


def _other_rows(random: Generator, path: Path) -> None:
    """Ask for other rows than there are; sometimes the file is as long as that, and empty."""
    header, body = _header(path)
    table = header["tables"][pick(random, list(header["tables"]))]
    wide = sum(int(dtype[2:]) for dtype, _ in table["columns"].values())
    old, table["rows"] = table["rows"], pick(random, (*ODD[:22], 2**31 - 1))
    _put_header(path, json.dumps(header).encode(), body)
    more = (table["rows"] or 0) - old if isinstance(table["rows"], int) else 0
    if 0 < more < 2**31 and random.random() < 0.5:
        with path.open("r+b") as file:
            file.truncate(path.stat().st_size + more * wide)


def _odd_json(random: Generator, path: Path) -> None:
    _, body = _header(path)
    _put_header(path, pick(random, _JSON), body)


def _other_start(random: Generator, path: Path) -> None:
    data = bytearray(path.read_bytes())
    at = pick(random, (8, 12, 16, 20))
    data[at : at + 4] = whole(random, 0, 2**32 - 1).to_bytes(4, "little")
    path.write_bytes(data)


def _as_it_was(_random: Generator, _path: Path) -> None:
    """Leave the numbers that are odd by now."""


DAMAGES: Final = (
    flip, cut, _other_header, _other_header, _other_header, _other_dtype, _other_rows, _odd_json,
    _other_start, _as_it_was, _as_it_was,
)  # fmt: skip
