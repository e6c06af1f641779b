"""The files of nandseqgen_v2 as a format of the registry."""

from collections.abc import Container, Sequence
from pathlib import Path
from typing import Final

from nandviz.exchange.format import Format, Reader, Tell
from nandviz.exchange.nandseqgen import exporter, folders, formats, importer
from nandviz.trace.tables import Trace


def _sniff(path: Path) -> bool:
    return path.is_dir() or formats.kind_of(path.name) is not None


def _whole(path: Path) -> Path:
    """Return the folder: a file of it stands for all of it."""
    return path if path.is_dir() else path.parent


def foreign_file(folder: Path, own: Container[str]) -> str:
    """Return the name of a file that nandseqgen_v2 has written into a folder; empty if none is.

    Some of its names are also ours. Such a file is taken for ours where the folder has others of
    ours (``own``) that it never writes.
    """
    if not folder.is_dir():
        return ""
    names = sorted(path.name for path in folder.iterdir())
    shared = [name for name in names if formats.kind_of(name) is not None]
    is_own = any(name in own for name in names if name not in shared)
    return next((name for name in shared if not is_own or name not in own), "")


def _write(trace: Trace, target: Path, tell: Tell) -> Sequence[Path]:
    return exporter.write(trace, target, progress=tell)


FORMAT: Final = Format(
    name="nandseqgen",
    files=", ".join(f"{kind}*.csv" for kind in formats.FIELDS),
    foreign=True,
    reader=Reader(_sniff, importer.read, _whole, folders.files_of),
    write=_write,
    remarks=exporter.remarks,
)
