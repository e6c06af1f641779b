"""A saved trace: the format of the program's own, in which nothing is lost."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from nandviz.errors import TraceError
from nandviz.exchange.format import AS_IT_IS, Format, Imported, ImportOptions, Reader, Tell
from nandviz.language import said
from nandviz.trace import store
from nandviz.trace.tables import Trace


def _sniff(path: Path) -> bool:
    return path.is_file() and store.is_trace(path)


def _read(paths: Sequence[Path], _tell: Tell, options: ImportOptions) -> Imported:
    if options != AS_IT_IS:
        raise TraceError(said("{path}: a saved trace is judged as it was imported", path=paths[0]))
    if len(paths) != 1:
        raise TraceError(said("saved traces are opened one at a time"))
    return Imported(store.load(paths[0]))


def _write(trace: Trace, target: Path, tell: Tell) -> list[Path]:
    tell(said("saving {name}", name=target.name))
    store.save(trace, target)
    return [target]


FORMAT: Final = Format(
    name="nandviz",
    files=f"*{store.SUFFIX}",
    foreign=False,
    suffix=store.SUFFIX,
    reader=Reader(_sniff, _read),
    write=_write,
)
