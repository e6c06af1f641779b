"""Rounder times of a case: the choices of each entry and each gap, the roundest first."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from nandviz.study.case import Case, KeptEntry, KeptOp, Step

_UNITS_NS: Final = (10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10)


def rounder(time_ns: int) -> Iterator[int]:
    """Yield rounder times near one, the roundest first: multiples of 10 ms, 1 ms, … around it.

    None of a unit that it is shorter than: that would not be near.
    """
    for unit_ns in _UNITS_NS:
        if unit_ns > time_ns:
            continue
        if time_ns % unit_ns == 0:
            return
        below_ns = time_ns - time_ns % unit_ns
        yield below_ns
        yield below_ns + unit_ns


def rounder_times(case: Case) -> Iterator[Step]:
    """Yield the steps of a case: it begins earlier, each entry, each gap; by number of entry."""
    yield _earlier
    for entry in case.entries:
        yield partial(_rounder_entry, entry.number)
    for entry in case.entries:
        for op in entry.ops:
            if op.request.gap_ns:
                yield partial(_rounder_gap, entry.number, op.place)


def _earlier(case: Case) -> Iterator[Case]:
    first_ns = min((entry.at_ns for entry in case.entries), default=0)
    if first_ns:
        yield case.with_entries(
            [replace(entry, at_ns=entry.at_ns - first_ns) for entry in case.entries]
        )


def _rounder_entry(number: int, case: Case) -> Iterator[Case]:
    entry = next(each for each in case.entries if each.number == number)
    for at_ns in rounder(entry.at_ns):
        yield case.with_entries(_put(case, replace(entry, at_ns=at_ns)))


def _rounder_gap(number: int, place: int, case: Case) -> Iterator[Case]:
    entry = next(each for each in case.entries if each.number == number)
    gap_ns = next(op.request.gap_ns for op in entry.ops if op.place == place)
    for other_ns in (0, *rounder(gap_ns)):
        ops = tuple(
            KeptOp(op.place, replace(op.request, gap_ns=other_ns)) if op.place == place else op
            for op in entry.ops
        )
        yield case.with_entries(_put(case, replace(entry, ops=ops)))


def _put(case: Case, entry: KeptEntry) -> list[KeptEntry]:
    return [entry if each.number == entry.number else each for each in case.entries]
