"""Laws of what executed: conservation, planes, buses."""

from collections.abc import Iterator

import numpy as np

from nandviz.trace.laws.facts import LawColumns
from nandviz.trace.laws.intervals import overlaps
from nandviz.trace.laws.verdict import Finding
from nandviz.units import us_sentence


def conservation(facts: LawColumns) -> Iterator[Finding]:
    """Law 1: each state of a completed op executed its nominal time, over all parts, to the ns."""
    ran = facts.executed
    total = np.zeros((facts.n_ops + 1, facts.n_states), np.int64)
    np.add.at(total, (ran.uid, ran.state), ran.end - ran.start)
    wrong = facts.completed[:, None] & (total != facts.nominal[facts.op])
    for uid, state in np.argwhere(wrong).tolist():
        event = int(facts.fate_event[uid])
        due = int(facts.nominal[facts.op[uid], state])
        name = f"state {state}"
        if state < len(facts.trace.info.ops[int(facts.op[uid])].base.states):
            name = facts.state_name(uid, state)
        detail = (
            f"{facts.name(uid)} completed in event {event} with "
            f"{us_sentence(int(total[uid, state]))} "
            f"of {name} executed; nominal {us_sentence(due)}"
        )
        yield Finding(uid, event, facts.time_of(event), detail)


def planes(facts: LawColumns) -> Iterator[Finding]:
    """Law 4: no two executed segments overlap on one plane."""
    ran = facts.executed
    found: dict[tuple[int, int], list[int]] = {}
    used = int(np.bitwise_or.reduce(ran.planes)) if len(ran.planes) else 0
    for plane in range(used.bit_length()):
        on = np.flatnonzero((ran.planes >> plane) & 1)
        later, earlier = overlaps(ran.die[on], ran.start[on], ran.end[on])
        for pair in zip(on[later].tolist(), on[earlier].tolist(), strict=True):
            found.setdefault(pair, []).append(plane)
    for (late, early), which in found.items():
        where = f"die {ran.die[late]}, plane {', '.join(map(str, which))}"
        yield _overlap(facts, late, early, where)


def buses(facts: LawColumns) -> Iterator[Finding]:
    """Law 5: no two executed bus segments overlap on one channel."""
    ran = facts.executed
    on = np.flatnonzero(facts.bus[facts.op[ran.uid], ran.state])
    channel = ran.die[on] % facts.trace.info.topology.channels
    on = on[np.lexsort((ran.start[on], channel))]
    channel = ran.die[on] % facts.trace.info.topology.channels
    later, earlier = overlaps(channel, ran.start[on], ran.end[on])
    for late, early in zip(later.tolist(), earlier.tolist(), strict=True):
        where = f"the bus of channel {channel[late]}"
        yield _overlap(facts, int(on[late]), int(on[early]), where)


def _overlap(facts: LawColumns, late: int, early: int, where: str) -> Finding:
    ran = facts.executed
    uid, other = int(ran.uid[late]), int(ran.uid[early])
    start = int(ran.start[late])
    born = facts.trace.segments.born
    event = facts.known_at(max(born[ran.row[late]], born[ran.row[early]]), start)
    end = min(int(ran.end[late]), int(ran.end[early]))
    detail = (
        f"{facts.state_name(uid, int(ran.state[late]))} of {facts.name(uid)} overlaps "
        f"{facts.state_name(other, int(ran.state[early]))} of {facts.name(other)} "
        f"on {where} from {us_sentence(start)} to {us_sentence(end)}, event {event}"
    )
    return Finding(uid, event, start, detail)
