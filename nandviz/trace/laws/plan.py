"""Laws of what executed: conservation, planes, buses, silence."""

from collections.abc import Iterator

import numpy as np

from nandviz.model.words import Kind, SuspensionStatus
from nandviz.trace.codes import OPEN, STATUS_CODE
from nandviz.trace.laws.facts import AXIS_NAME, ENDLESS, Bools, Ints, LawColumns
from nandviz.trace.laws.intervals import Cover, overlaps
from nandviz.trace.laws.verdict import Violation, us


def conservation(facts: LawColumns) -> Iterator[Violation]:
    """Law 1: each state of a completed op executed its nominal time, over all parts, to the ns.

    Times that a foreign trace rounds may be off by that much for each piece of the state. An op
    without nominal times, or of which only the beginning is shown, is not judged.
    """
    total, wrong, _ = _differences(facts)
    for uid, state in np.argwhere(wrong).tolist():
        event = int(facts.fate_event[uid])
        due = int(facts.nominal[facts.op[uid], state])
        name = f"state {state}"
        if state < len(facts.trace.info.ops[int(facts.op[uid])].base.states):
            name = facts.state_name(uid, state)
        detail = (
            f"{facts.name(uid)} completed in event {event} with {us(int(total[uid, state]))} "
            f"of {name} executed; nominal {us(due)}"
        )
        yield Violation(1, uid, event, facts.time_of(event), detail)


def _differences(facts: LawColumns) -> tuple[Ints, Bools, Bools]:
    """Compare what completed ops executed with their nominal times.

    Returns
    -------
    tuple of ndarray
        By uid and state: time executed, whether it is wrong, whether it is off by rounding.
    """
    ran, info = facts.executed, facts.trace.info
    total = np.zeros((facts.n_ops + 1, facts.n_states), np.int64)
    slack = np.full_like(total, info.rounding_ns)
    np.add.at(total, (ran.uid, ran.state), ran.end - ran.start)
    if info.rounding_ns:
        np.add.at(slack, (ran.uid, ran.state), info.rounding_ns)
    judged = facts.completed & ~np.isin(facts.op, list(info.no_nominal))
    judged[list(info.cut_out)] = False
    off = np.abs(total - facts.nominal[facts.op])
    wrong: Bools = judged[:, None] & (off > slack)
    rounded: Bools = judged[:, None] & (off > 0) & ~wrong
    return total, wrong, rounded


def conservation_limits(facts: LawColumns) -> str:
    """Say of which ops law 1 is not judged, and what it takes for rounding."""
    info = facts.trace.info
    if not info.rounding_ns:
        return ""
    done = set(facts.op[facts.completed].tolist())
    reasons = dict.fromkeys(why for op, why in info.no_nominal.items() if op in done)
    limits = [f"not judged: {'; '.join(reasons)}"] if reasons else []
    cut = [uid for uid in info.cut_out if facts.completed[uid]]
    if cut:
        limits.append(
            f"not judged: {len(cut):,} ops that end behind what the files show, op {cut[0]} first"
        )
    if rounded := int(np.count_nonzero(_differences(facts)[2])):
        most = f"all ≤ {info.rounding_ns} ns a piece"
        limits.append(f"{rounded:,} differences, {most}: rounding of the files")
    return ". ".join(limits)


def planes(facts: LawColumns) -> Iterator[Violation]:
    """Law 4: no two executed segments overlap on one plane, but for what rounding makes of them."""
    ran = facts.executed
    for (late, early), which in _plane_overlaps(facts)[0].items():
        where = f"die {ran.die[late]}, plane {', '.join(map(str, which))}"
        yield _overlap(facts, 4, late, early, where)


def planes_limits(facts: LawColumns) -> str:
    """Say how many overlaps are taken for rounding."""
    limit = facts.trace.info.rounding_ns
    rounded = _plane_overlaps(facts)[1] if limit else 0
    return f"{rounded:,} overlaps, all ≤ {limit} ns: rounding of the files" if rounded else ""


def _plane_overlaps(facts: LawColumns) -> tuple[dict[tuple[int, int], list[int]], int]:
    """Return the planes of each (later, earlier) pair that overlaps, and how many are rounding.

    Rounding is where the later one begins before the earlier one ends, by no more than the files
    round, and neither lies within the other.
    """
    ran, limit = facts.executed, facts.trace.info.rounding_ns
    found: dict[tuple[int, int], list[int]] = {}
    rounded: set[tuple[int, int]] = set()
    used = int(np.bitwise_or.reduce(ran.planes)) if len(ran.planes) else 0
    for plane in range(used.bit_length()):
        on = np.flatnonzero((ran.planes >> plane) & 1)
        later, earlier = (on[each] for each in overlaps(ran.die[on], ran.start[on], ran.end[on]))
        small = ran.end[earlier] - ran.start[later] <= limit
        small &= (ran.end[later] > ran.end[earlier]) & (ran.start[later] > ran.start[earlier])
        pairs = zip(later.tolist(), earlier.tolist(), small.tolist(), strict=True)
        for late, early, is_small in pairs:
            if is_small:
                rounded.add((late, early))
            else:
                found.setdefault((late, early), []).append(plane)
    return found, len(rounded)


def buses(facts: LawColumns) -> Iterator[Violation]:
    """Law 5: no two executed bus segments overlap on one channel."""
    ran = facts.executed
    on = np.flatnonzero(facts.bus[facts.op[ran.uid], ran.state])
    channel = ran.die[on] % facts.trace.info.topology.channels
    on = on[np.lexsort((ran.start[on], channel))]
    channel = ran.die[on] % facts.trace.info.topology.channels
    later, earlier = overlaps(channel, ran.start[on], ran.end[on])
    for late, early in zip(later.tolist(), earlier.tolist(), strict=True):
        where = f"the bus of channel {channel[late]}"
        yield _overlap(facts, 5, int(on[late]), int(on[early]), where)


def _overlap(facts: LawColumns, law: int, late: int, early: int, where: str) -> Violation:
    ran = facts.executed
    uid, other = int(ran.uid[late]), int(ran.uid[early])
    start = int(ran.start[late])
    born = facts.trace.segments.born
    event = facts.known_at(max(born[ran.row[late]], born[ran.row[early]]), start)
    end = min(int(ran.end[late]), int(ran.end[early]))
    detail = (
        f"{facts.state_name(uid, int(ran.state[late]))} of {facts.name(uid)} overlaps "
        f"{facts.state_name(other, int(ran.state[early]))} of {facts.name(other)} "
        f"on {where} from {us(start)} to {us(end)}, event {event}"
    )
    return Violation(law, uid, event, start, detail)


def silences(facts: LawColumns) -> tuple[Ints, Ints, Ints]:
    """Return the time for which each suspension holds its axis.

    Returns
    -------
    tuple of ndarray of int64
        Suspension id, start, end (`ENDLESS` while it is open). Voided suspensions are left out;
        an aborted one ends where its RESET starts.
    """
    suspensions, states = facts.trace.suspensions, facts.trace.suspension_states
    rows = np.flatnonzero(states.died == OPEN)
    rows = rows[suspensions.voided[states.suspension[rows]] == OPEN]
    ids = states.suspension[rows].astype(np.int64)
    status = states.status[rows]
    end = np.full(len(rows), ENDLESS, np.int64)
    resumed = status == STATUS_CODE[SuspensionStatus.RESUMED]
    end[resumed] = states.resumed_ns[rows[resumed]]
    resets = _reset_starts(facts)
    for i in np.flatnonzero(status == STATUS_CODE[SuspensionStatus.ABORTED]).tolist():
        event = int(states.born[rows[i]])
        end[i] = resets.get((int(suspensions.die[ids[i]]), event), facts.time_of(event))
    return ids, suspensions.at_ns[ids], end


def _reset_starts(facts: LawColumns) -> dict[tuple[int, int], int]:
    """Return the start of the RESET that each event committed, by (die, event)."""
    parts = facts.trace.parts
    kinds = np.array([op.base.kind is Kind.RESET for op in facts.trace.info.ops] + [False])
    rows = np.flatnonzero(kinds[facts.op[parts.uid]])
    return {
        (int(parts.die[r]), int(parts.born[r])): int(parts.start_ns[r]) for r in rows[::-1].tolist()
    }


def silence(facts: LawColumns) -> Iterator[Violation]:
    """Law 6: no erase or program of an axis executes on a die while that axis is suspended."""
    ran, suspensions = facts.executed, facts.trace.suspensions
    ids, start, end = silences(facts)
    born = suspensions.born[ids]
    key = suspensions.axis[ids] + 2 * suspensions.die[ids].astype(np.int64)
    axis = facts.axis[ran.uid]
    asked = np.flatnonzero(axis >= 0)
    cover = Cover(key, start, end)
    hits, met = cover.meeting(axis[asked] + 2 * ran.die[asked], ran.start[asked], ran.end[asked])
    for i, j in zip(asked[hits].tolist(), met.tolist(), strict=True):
        uid, suspended = int(ran.uid[i]), int(suspensions.uid[ids[j]])
        at = max(int(ran.start[i]), int(start[j]))
        event = facts.known_at(max(facts.trace.segments.born[ran.row[i]], born[j]), at)
        until = "not yet resumed" if end[j] == ENDLESS else f"silent until {us(int(end[j]))}"
        detail = (
            f"{facts.state_name(uid, int(ran.state[i]))} of {facts.name(uid)} executes on die "
            f"{ran.die[i]} at {us(at)}, event {event}, while {AXIS_NAME[axis[i]]} is suspended "
            f"there since {us(int(start[j]))} (op {suspended}; {until})"
        )
        yield Violation(6, uid, event, at, detail)
