"""Laws of what executed: conservation, planes, buses."""

from collections.abc import Iterator

import numpy as np

from nandviz.language import counted, joined, said
from nandviz.trace.codes import OPEN
from nandviz.trace.laws.cut_models import cuts
from nandviz.trace.laws.intervals import overlaps
from nandviz.trace.laws.law_columns import Bools, Ints, LawColumns
from nandviz.trace.laws.resets import reset_times
from nandviz.trace.laws.verdict import Finding
from nandviz.units import us_sentence


def conservation(columns: LawColumns) -> Iterator[Finding]:
    """Law 1: each state of a completed op executed its nominal time, over all parts, to the ns.

    Times that a foreign trace rounds may be off by that much for each piece of the state. An op
    without nominal times, or of which only the beginning is shown, is not judged.
    """
    total, wrong, _ = _differences(columns)
    nominal = _due(columns)
    for uid, state in np.argwhere(wrong).tolist():
        event = int(columns.fate_event[uid])
        due = int(nominal[uid, state])
        name = f"state {state}"
        if state < len(columns.trace.info.ops[int(columns.op[uid])].base.states):
            name = columns.state_name(uid, state)
        detail = said(
            "{name} completed in event {event} with {total} of {name2} executed; nominal {due}",
            name=columns.name(uid),
            event=event,
            total=us_sentence(int(total[uid, state])),
            name2=name,
            due=us_sentence(due),
        )
        yield Finding(uid, event, columns.time_of(event), detail)


def _differences(columns: LawColumns) -> tuple[Ints, Bools, Bools]:
    """Compare what completed ops executed with their nominal times.

    Returns
    -------
    tuple of ndarray
        By uid and state: time executed, whether it is wrong, whether it is off by rounding.
    """
    ran, info = columns.executed, columns.trace.info
    total, pieces = np.zeros((2, columns.n_ops + 1, columns.n_states), np.int64)
    np.add.at(total, (ran.uid, ran.state), ran.end - ran.start)
    np.add.at(pieces, (ran.uid, ran.state), 1)
    off = np.abs(total - _due(columns))
    off[~columns.completed | np.isin(columns.op, list(info.no_nominal))] = 0
    off[_cut_out(columns)] = 0
    wrong: Bools = off > info.rounding_ns * np.maximum(pieces, 1)
    rounded: Bools = (off > 0) & ~wrong
    return total, wrong, rounded


def _due(columns: LawColumns) -> Ints:
    """Return by uid and state the nominal time, and what cuts and resumes of the op add to it.

    A completed op was resumed after each of its suspensions.
    """
    due: Ints = columns.nominal[columns.op]
    suspensions, found = columns.trace.suspensions, cuts(columns)
    rows = np.flatnonzero(suspensions.voided == OPEN)
    more = (found.redone_ns + found.penalty_ns)[rows]
    np.add.at(due, (suspensions.uid[rows], suspensions.state[rows]), more)
    for uid, state, busy_ns in reset_times(columns):
        due[uid, state] = busy_ns
    return due


def _cut_out(columns: LawColumns) -> Ints:
    """Return the completed ops, by uid, of which only the beginning is shown."""
    cut = np.isin(np.arange(columns.n_ops + 1), columns.trace.info.cut_out)
    return np.flatnonzero(cut & columns.completed)


def conservation_limits(columns: LawColumns) -> str:
    """Say of which ops law 1 is not judged, and what it takes for rounding."""
    info = columns.trace.info
    done = set(columns.op[columns.completed].tolist()) if info.no_nominal else set()
    reasons = dict.fromkeys(why for op, why in info.no_nominal.items() if op in done)
    limits = [said("not judged: {reasons}", reasons=joined("; ", reasons))] if reasons else []
    cut = _cut_out(columns)
    if len(cut):
        limits.append(
            said(
                "not judged: {count:,} ops that end behind what the files show, op {cut} first",
                count=len(cut),
                cut=cut[0],
            )
        )
    rounded = np.count_nonzero(_differences(columns)[2]) if info.rounding_ns else 0
    if rounded:
        limits.append(
            counted(
                int(rounded),
                "1 difference, ≤ {limit} ns a piece: rounding of the files",
                "{count:,} differences, all ≤ {limit} ns a piece: rounding of the files",
                limit=info.rounding_ns,
            )
        )
    return joined(". ", limits)


def planes(columns: LawColumns) -> Iterator[Finding]:
    """Law 4: no two executed segments overlap on one plane, but for what rounding makes of them."""
    ran = columns.executed
    for (late, early), which in _plane_overlaps(columns, columns.trace.info.rounding_ns).items():
        where = f"die {ran.die[late]}, plane {', '.join(map(str, which))}"
        yield _overlap(columns, late, early, where)


def planes_limits(columns: LawColumns) -> str:
    """Say how many overlaps law 4 takes for rounding."""
    limit = columns.trace.info.rounding_ns
    if not limit:
        return ""
    all_of_them = _plane_overlaps(columns, 0).keys()
    return _rounded(len(all_of_them - _plane_overlaps(columns, limit).keys()), limit)


def _rounded(count: int, limit_ns: int) -> str:
    if not count:
        return ""
    return counted(
        count,
        "1 overlap, ≤ {limit} ns: rounding of the files",
        "{count:,} overlaps, all ≤ {limit} ns: rounding of the files",
        limit=limit_ns,
    )


def _plane_overlaps(columns: LawColumns, slack_ns: int) -> dict[tuple[int, int], list[int]]:
    """Return the planes of each (later, earlier) pair of segments that overlaps."""
    ran = columns.executed
    found: dict[tuple[int, int], list[int]] = {}
    used = int(np.bitwise_or.reduce(ran.planes))
    for plane in range(used.bit_length()):
        on = np.flatnonzero((ran.planes >> plane) & 1)
        later, earlier = overlaps(ran.die[on], ran.start[on], ran.end[on], slack_ns)
        for pair in zip(on[later].tolist(), on[earlier].tolist(), strict=True):
            found.setdefault(pair, []).append(plane)
    return found


def buses(columns: LawColumns) -> Iterator[Finding]:
    """Law 5: no two executed bus segments overlap on one channel, but for what rounding makes."""
    for late, early, channel in sorted(_bus_overlaps(columns, columns.trace.info.rounding_ns)):
        where = said("the bus of channel {channel}", channel=channel)
        yield _overlap(columns, late, early, where)


def buses_limits(columns: LawColumns) -> str:
    """Say how many overlaps law 5 takes for rounding."""
    limit = columns.trace.info.rounding_ns
    if not limit:
        return ""
    return _rounded(len(_bus_overlaps(columns, 0) - _bus_overlaps(columns, limit)), limit)


def _bus_overlaps(columns: LawColumns, slack_ns: int) -> set[tuple[int, int, int]]:
    """Return (later, earlier, channel) of bus segments that overlap."""
    ran = columns.executed
    on = np.flatnonzero(columns.bus[columns.op[ran.uid], ran.state])
    channel = ran.die[on] % columns.trace.info.topology.channels
    order = np.lexsort((ran.start[on], channel))
    on, channel = on[order], channel[order]
    late, early = overlaps(channel, ran.start[on], ran.end[on], slack_ns)
    found = (on[late].tolist(), on[early].tolist(), channel[late].tolist())
    return set(zip(*found, strict=True))


def _overlap(columns: LawColumns, late: int, early: int, where: str) -> Finding:
    ran = columns.executed
    uid, other = int(ran.uid[late]), int(ran.uid[early])
    start = int(ran.start[late])
    born = columns.trace.segments.born
    event = columns.known_at(max(born[ran.row[late]], born[ran.row[early]]), start)
    end = min(int(ran.end[late]), int(ran.end[early]))
    detail = said(
        "{state_name} of {name} overlaps {state_name2} of {name2} on {where} from "
        "{start} to {end}, event {event}",
        state_name=columns.state_name(uid, int(ran.state[late])),
        name=columns.name(uid),
        state_name2=columns.state_name(other, int(ran.state[early])),
        name2=columns.name(other),
        where=where,
        start=us_sentence(start),
        end=us_sentence(end),
        event=event,
    )
    return Finding(uid, event, start, detail)
