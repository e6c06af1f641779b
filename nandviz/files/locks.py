"""Locks between programs: the system's own (``flock``), which end with whoever holds them.

They know nothing of process numbers, which come again. Where a file system shares no locks between
machines, or has none, nothing but age tells what nobody holds any more.
"""

import errno
import platform
import sys
from enum import Enum, auto
from hashlib import sha256
from pathlib import Path
from typing import Final

if sys.platform != "win32":
    import fcntl

_BOOT_ID: Final = Path("/proc/sys/kernel/random/boot_id")
_HELD_BY_OTHERS: Final = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES})


class Lock(Enum):
    """What became of the wish for a lock."""

    TAKEN = auto()
    HELD = auto()
    """By another."""
    NOT_OFFERED = auto()
    """The system, or this file system, has no locks."""


def take(handle: int, *, wait: bool = False) -> Lock:
    """Lock an open file until it is closed."""
    if sys.platform == "win32":
        return Lock.NOT_OFFERED
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError as error:
        return Lock.HELD if error.errno in _HELD_BY_OTHERS else Lock.NOT_OFFERED
    return Lock.TAKEN


def machine() -> str:
    """Return what is the same for all processes between which a lock is sure to work."""
    try:
        text = _BOOT_ID.read_text(encoding="ascii")
    except OSError:
        text = platform.node()
    return sha256(text.encode(errors="replace")).hexdigest()[:8]
