"""Files that are looked at again and again, until somebody interrupts."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from nandviz.exchange import registry

_EVERY_S: Final = 0.5

_Stamps = dict[Path, tuple[int, ...]]


def watched(
    paths: Sequence[Path], wait: Callable[[], None] = lambda: time.sleep(_EVERY_S)
) -> Iterator[None]:
    """Yield at once, and each time that files of some paths have changed and rest again.

    Parameters
    ----------
    wait
        Waits between two looks; what it raises ends the watch.
    """
    told: _Stamps | None = None
    before: _Stamps = {}
    while True:
        now = _stamps(paths)
        if told is None or (now == before and now != told):
            told = now
            yield
        before = now
        wait()


def _stamps(paths: Sequence[Path]) -> _Stamps:
    """Return what tells whether files have changed; nothing of one that is not there."""
    found: _Stamps = {}
    for path in (file for each in paths for file in registry.files_of(each)):
        try:
            status = path.stat()
        except OSError:
            continue
        found[path] = status.st_mtime_ns, status.st_size, status.st_ino
    return found
