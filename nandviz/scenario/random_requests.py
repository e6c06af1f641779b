"""Random requests of a host, of a seed.

Drawn from a generator of its own by ``random()`` only, and rounded by integers, so that every
Python gives the same requests.

Source: scenario format, "Host requests".
"""

import random  # noqa: TID251  a seeded generator of its own, never the global one
from collections.abc import Callable
from typing import Any, Final

from nandviz.language import said
from nandviz.model.host import HostRequest
from nandviz.model.words import RequestKind
from nandviz.scenario import host_fields as f
from nandviz.scenario.host_traces.request_row import MAX_REQUESTS
from nandviz.scenario.problems import Sink
from nandviz.scenario.section import Field, Values
from nandviz.units import MAX_NS

_PATH: Final = "host.random"
_SECTORS: Final = (32, 32)
_LBA: Final = (0, 2**20 - 1)
_PARTS: Final = 2**53
"""Numbers that ``random()`` gives."""


def random_requests(
    values: Values, value: Callable[[Field[Any]], Any], sink: Sink
) -> tuple[HostRequest, ...]:
    """Return the requests in order of arrival.

    They arrive at instants that are drawn evenly over the time that so many take on average, as
    those of a Poisson process are.

    Parameters
    ----------
    value
        Gives the value of a field that the command line may go over.

    Raises
    ------
    Invalid
        If nothing says how many, or limits exclude each other; reported.
    """
    count, length_ns = _extent(values, value, sink)
    sectors = _pair(values, f.RANDOM_SECTORS, _SECTORS, sink)
    first_lba, last_lba = _pair(values, f.RANDOM_LBA, _LBA, sink)
    align, reads = values[f.RANDOM_ALIGN], int(value(f.RANDOM_READ_SHARE) * _PARTS)
    draw = _Draw(value(f.RANDOM_SEED))
    requests = []
    for at_ns in sorted(draw.below(length_ns) for _ in range(count)):
        kind = RequestKind.READ if draw.below(_PARTS) < reads else RequestKind.WRITE
        size = sectors[0] + draw.below(sectors[1] - sectors[0] + 1)
        lba = first_lba + draw.below(last_lba - first_lba + 1)
        requests.append(HostRequest(at_ns, kind, lba // align * align, size))
    return tuple(requests)


class _Draw:
    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed).random

    def below(self, limit: int) -> int:
        """Return a whole number ``0 <= n < limit``, all alike."""
        return int(self._random() * _PARTS) * limit // _PARTS


def _extent(values: Values, value: Callable[[Field[Any]], Any], sink: Sink) -> tuple[int, int]:
    """Return how many requests come, and in how many ns, at least 1."""
    mean_ns, count, until_ns = (
        value(f.RANDOM_MEAN),
        value(f.RANDOM_REQUESTS),
        values[f.RANDOM_UNTIL],
    )
    if (count is None) == (until_ns is None):
        got = said("no end") if count is None else said("requests and until_us")
        raise sink.fail(values.mapping, _PATH, got, said("requests or until_us"))
    if until_ns is None:
        until_ns = count * mean_ns
    else:
        count = until_ns // mean_ns if mean_ns else MAX_REQUESTS + 1
    if not 1 <= count <= MAX_REQUESTS or until_ns > MAX_NS:
        expected = said("1 to {most:,} requests", most=MAX_REQUESTS)
        got = said("{count:,} requests", count=count)
        raise sink.fail(values.node(f.RANDOM_MEAN), _PATH, got, expected)
    return count, max(until_ns, 1)


def _pair(
    values: Values, field: Field[Any], default: tuple[int, int], sink: Sink
) -> tuple[int, int]:
    if values[field] is None:
        return default
    (least, _), (most, node) = values[field]
    if least > most:
        expected = said("the least before the most")
        raise sink.fail(node, f"{_PATH}.{field.key}[1]", f"[{least}, {most}]", expected)
    return least, most
