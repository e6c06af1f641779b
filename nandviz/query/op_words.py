"""Ops in sentences: their names and places."""

from collections.abc import Sequence
from typing import Final

from nandviz.language import said
from nandviz.model.words import NO_PAGE
from nandviz.trace.tables import Trace

_NAMED: Final = 8
"""How many ops a sentence names before it counts the rest."""


def ops_words(uids: Sequence[int]) -> str:
    """Name ops in a sentence: ``op 2, op 3``; of many, the first and how many more."""
    named = ", ".join(f"op {uid}" for uid in uids[:_NAMED])
    more = len(uids) - _NAMED
    return said("{named} and {more} more", named=named, more=more) if more > 0 else named


def op_words(trace: Trace, uid: int) -> str:
    """Name an op with what it is: ``op 2 Page_Program_SLC``."""
    return f"op {uid} {trace.op_def(uid).name}"


def place_words(trace: Trace, uid: int) -> str:
    """Say where an op works: ``die 0, block 0 page 1``."""
    ops, targets = trace.ops, trace.targets
    first = int(ops.first_target[uid - 1])
    rows = range(first, first + int(ops.n_targets[uid - 1]))
    places = [_target(int(targets.block[row]), int(targets.page[row])) for row in rows]
    return ", ".join([f"die {ops.die[uid - 1]}", *places])


def _target(block: int, page: int) -> str:
    return f"block {block}" if page == NO_PAGE else f"block {block} page {page}"
