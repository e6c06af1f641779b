"""The files of nandseqgen_v2 as a format of the registry."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from nandviz.exchange.format import Format, Reader, Tell
from nandviz.exchange.nandseqgen import exporter, formats, importer
from nandviz.trace.tables import Trace


def _sniff(path: Path) -> bool:
    return path.is_dir() or formats.kind_of(path.name) is not None


def _whole(path: Path) -> Path:
    """Return the folder: a file of it stands for all of it."""
    return path if path.is_dir() else path.parent


def _write(trace: Trace, target: Path, tell: Tell) -> Sequence[Path]:
    return exporter.write(trace, target, progress=tell)


FORMAT: Final = Format(
    name="nandseqgen",
    files=", ".join(f"{kind}*.csv" for kind in formats.FIELDS),
    foreign=True,
    reader=Reader(_sniff, importer.read, _whole),
    write=_write,
)
