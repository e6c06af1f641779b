"""Which pages of a host's requests are the same one in two traces."""

import numpy as np

from nandviz.model.words import Kind
from nandviz.query.compare.matching import Ints
from nandviz.trace.codes import NONE, OP_KIND_CODE
from nandviz.trace.tables import Trace

_PLACE_BITS = 24
_ERASE = 1 << 56
_REQUEST = ("arrival_ns", "kind", "lba", "sectors")


def page_keys(a: Trace, b: Trace) -> list[tuple[Ints, Ints]]:
    """Return for the ops that serve a host their rows and a key, equal for the same page in both.

    Requests are the same where their numbers are and they ask for the same at the same time; their
    pages go by place. Erases that stand in for garbage collection go by how many came before on
    their die.
    """
    least = min(len(a.requests), len(b.requests))
    same = np.ones(least, bool)
    for name in _REQUEST:
        same &= a.requests.column(name)[:least] == b.requests.column(name)[:least]
    return [_keys(trace, same) for trace in (a, b)]


def _keys(trace: Trace, same: Ints) -> tuple[Ints, Ints]:
    table = trace.host_pages
    is_same = np.append(np.zeros(len(trace.requests), bool), False)
    is_same[: len(same)] = same
    rows = np.arange(len(table))
    request = table.request.astype(np.int64)
    first = np.append(trace.requests.first_page, 0)[request]
    keys = request << _PLACE_BITS | (rows - first)
    erases = np.flatnonzero(table.kind == OP_KIND_CODE[Kind.ERASE])
    keys[erases] = _ERASE | table.die[erases].astype(np.int64) << _PLACE_BITS
    keys[erases] |= _numbers(table.die[erases])
    known = (table.uid > 0) & (is_same[request] | (request == NONE))
    return table.uid[known].astype(np.int64) - 1, keys[known]


def _numbers(dies: Ints) -> Ints:
    """Return for each die of a list how often it came before."""
    order = np.argsort(dies, kind="stable")
    ascending = dies[order]
    number = np.empty(len(dies), np.int64)
    number[order] = np.arange(len(dies)) - np.searchsorted(ascending, ascending)
    return number
