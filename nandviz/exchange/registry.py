"""What a path holds that is no scenario: a saved trace, or files of nandseqgen_v2."""

from pathlib import Path

from nandviz.exchange.nandseqgen import formats, importer
from nandviz.trace import store
from nandviz.trace.tables import Trace


def holds_trace(path: Path) -> bool:
    """Tell whether a path is for `load_trace`; one that cannot be read is left to others."""
    try:
        if path.is_dir() or formats.kind_of(path.name) is not None:
            return True
        return path.is_file() and store.is_trace(path)
    except OSError:
        return False


def load_trace(path: Path) -> Trace:
    """Read a saved trace, or import a folder of nandseqgen_v2.

    A file of such a folder stands for all of it.

    Raises
    ------
    TraceError
        If it is damaged, or there is nothing to import; nothing is half loaded.
    """
    if path.is_dir():
        return importer.read([path]).trace
    if formats.kind_of(path.name) is not None:
        return importer.read([path.parent]).trace
    return store.load(path)
