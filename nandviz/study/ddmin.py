"""Delta debugging: the items that matter, so that none of them can be taken out.

Source: Zeller and Hildebrandt, Simplifying and isolating failure-inducing input (2002), ddmin.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

Item = TypeVar("Item")


def ddmin(items: Sequence[Item], holds: Callable[[Sequence[Item]], bool]) -> list[Item]:
    """Return some of the items of which ``holds`` is true, and false without any one of them.

    Parameters
    ----------
    items
        Some of which it holds; this is not asked.
    holds
        Asked of fewer items in their order, of the same ones once. It need not be monotone.
        What it raises ends the search.

    Returns
    -------
    list
        In order; 1-minimal. Cost: O(n²) questions at worst; O(m log n) where m items matter, each
        by itself.
    """
    asked: dict[tuple[int, ...], bool] = {}

    def known(numbers: tuple[int, ...]) -> bool:
        if numbers not in asked:
            asked[numbers] = holds([items[number] for number in numbers])
        return asked[numbers]

    kept, parts = tuple(range(len(items))), 2
    while kept:
        parts = min(parts, len(kept))
        found = next((some for some in _fewer(kept, parts) if known(some)), None)
        if found is not None:
            parts = max(2, parts - 1) if len(found) * 2 > len(kept) else 2
            kept = found
        elif parts == len(kept):
            break
        else:
            parts *= 2
    return [items[number] for number in kept]


def _fewer(kept: tuple[int, ...], parts: int) -> Iterator[tuple[int, ...]]:
    """Yield each of so many parts alone, then what is left without each, the last ones first."""
    bounds = [len(kept) * part // parts for part in range(parts + 1)]
    spans = list(pairwise(bounds))[::-1]
    if parts == 1:
        yield ()
        return
    if parts < len(kept) or parts == 2:
        yield from (kept[start:end] for start, end in spans)
    if parts > 2:
        yield from (kept[:start] + kept[end:] for start, end in spans)
