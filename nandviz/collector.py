"""The garbage collector, where it would walk what only grows again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_off() -> Iterator[None]:
    """Put garbage collection off: for work that makes many objects and no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def spare_what_is_loaded() -> None:
    """Let no collection walk what is there so far: modules, which stay as long as the process."""
    gc.freeze()
