"""Reads that pass an erase which waits for their block: they would return what it was to erase."""

from collections.abc import Iterator

import numpy as np

from nandviz.language import said
from nandviz.model.words import Kind, ReadOrder, Source
from nandviz.trace.codes import SOURCE_CODE
from nandviz.trace.laws.intervals import Groups
from nandviz.trace.laws.law_columns import Ints, LawColumns
from nandviz.trace.laws.verdict import Finding
from nandviz.units import us_sentence


def overtaking(columns: LawColumns) -> Iterator[Finding]:
    """Look for reads that were reserved while an erase of lower uid waited for one of their blocks.

    One that leaves a backlog never does that, another may unless ``read_order`` is ``ordered``.
    """
    trace = columns.trace
    if trace.info.is_foreign:
        return
    backlog, parts = trace.backlog, trace.parts
    erases = np.flatnonzero(columns.of_kind(Kind.ERASE)[backlog.uid])
    reads = columns.of_kind(Kind.READ)[parts.uid] & (parts.died > parts.born)
    if trace.info.policies.read_order is not ReadOrder.ORDERED:
        reads &= parts.source == SOURCE_CODE[Source.BACKLOG]
    part = np.flatnonzero(reads)
    asked, asked_key = _targets(columns, parts.uid[part].astype(np.int64))
    wanted, key = _targets(columns, backlog.uid[erases].astype(np.int64))
    on_block = Groups(asked_key)
    for entry, block in zip(erases[wanted].tolist(), key.tolist(), strict=True):
        rows = part[asked[on_block[block]]]
        waits = (parts.born[rows] >= backlog.born[entry]) & (parts.born[rows] < backlog.died[entry])
        for row in rows[waits & (parts.uid[rows] > backlog.uid[entry])].tolist():
            yield _passes(columns, row, entry, block)


def _targets(columns: LawColumns, uid: Ints) -> tuple[Ints, Ints]:
    """Return for each target of ops in turn the place of its op in ``uid``, and its block."""
    place, row = columns.targets_of(uid)
    die = columns.of_op("die")[uid[place]]
    return place, die * columns.trace.info.topology.blocks + columns.trace.targets.block[row]


def _passes(columns: LawColumns, part: int, entry: int, block: int) -> Finding:
    parts = columns.trace.parts
    uid, event = int(parts.uid[part]), int(parts.born[part])
    die, number = divmod(block, columns.trace.info.topology.blocks)
    detail = said(
        "{name} is reserved in event {event} at {time} on die {die}, block {block}, for whose "
        "erase {erase} waits",
        name=columns.name(uid),
        event=event,
        time=us_sentence(columns.time_of(event)),
        die=die,
        block=number,
        erase=columns.name(int(columns.trace.backlog.uid[entry])),
    )
    return Finding(uid, event, columns.time_of(event), detail)
