"""Laws of suspensions: targets kept, PROGRAM before ERASE, remainders that never grow."""

from collections.abc import Iterator

import numpy as np

from nandviz.language import said
from nandviz.model.words import Axis, SuspensionStatus
from nandviz.trace.codes import AXIS_CODE, NONE, OPEN, STATUS_CODE
from nandviz.trace.laws.cut_models import Cuts, cuts
from nandviz.trace.laws.ends import own, target_slots
from nandviz.trace.laws.intervals import AnyInts, Cover
from nandviz.trace.laws.law_columns import Ints, LawColumns
from nandviz.trace.laws.silence import silences
from nandviz.trace.laws.verdict import Finding
from nandviz.units import us_sentence


def same_targets(columns: LawColumns) -> Iterator[Finding]:
    """Law 7: an op starts on its planes and stays there; a resumed op is applied to its targets."""
    yield from _started_elsewhere(columns)
    parts = columns.trace.parts
    first_die = np.full(columns.n_ops + 1, NONE, np.int64)
    first_planes = np.zeros(columns.n_ops + 1, np.int64)
    first = np.flatnonzero((parts.number == 1) & (parts.died == OPEN))
    first_die[parts.uid[first]] = parts.die[first]
    first_planes[parts.uid[first]] = parts.planes[first]
    moved = (parts.die != first_die[parts.uid]) | (parts.planes != first_planes[parts.uid])
    for row in np.flatnonzero(moved & (parts.died == OPEN)).tolist():
        op, event = int(parts.uid[row]), int(parts.born[row])
        detail = said(
            "part {number} of {name} holds planes {planes} of die {die}, part 1 held "
            "planes {planes2} of die {first_die}; event {event}, from {start}",
            number=parts.number[row],
            name=columns.name(op),
            planes=_planes(int(parts.planes[row])),
            die=parts.die[row],
            planes2=_planes(int(first_planes[op])),
            first_die=first_die[op],
            event=event,
            start=us_sentence(int(parts.start_ns[row])),
        )
        yield Finding(op, event, int(parts.start_ns[row]), detail)
    yield from _applied_elsewhere(columns)


def _started_elsewhere(columns: LawColumns) -> Iterator[Finding]:
    """Find first parts, also of a plan that was given up, that are not where their ops belong.

    In files of another program a base may hold more planes than its targets', or none that are
    known; there an op is elsewhere when it holds planes and leaves out one of its own.
    """
    parts, die, planes = columns.trace.parts, columns.of_op("die"), columns.planes
    first = np.flatnonzero(parts.number == 1)
    uid, held = parts.uid[first], parts.planes[first].astype(np.int64)
    wrong = held != planes[uid]
    if columns.trace.info.is_foreign:
        wrong = (held != 0) & (planes[uid] & ~held != 0)
    rows = first[wrong | (parts.die[first] != die[uid])]
    # A part that is cut is known twice.
    for row in rows[np.unique(parts.part_id[rows], return_index=True)[1]].tolist():
        op, event, start = int(parts.uid[row]), int(parts.born[row]), int(parts.start_ns[row])
        detail = said(
            "part 1 of {name} holds planes {planes} of die {die}, its base and targets say "
            "planes {planes2} of die {die2}; event {event}, from {start}",
            name=columns.name(op),
            planes=_planes(int(parts.planes[row])),
            die=parts.die[row],
            planes2=_planes(int(planes[op])),
            die2=die[op],
            event=event,
            start=us_sentence(start),
        )
        yield Finding(op, event, start, detail)


def _planes(mask: int) -> str:
    return ", ".join(str(p) for p in range(mask.bit_length()) if mask >> p & 1) or "none"


def _applied_elsewhere(columns: LawColumns) -> Iterator[Finding]:
    applications = columns.trace.applications
    rows = np.flatnonzero(columns.resumed[applications.uid] & own(columns))
    for row in rows[target_slots(columns)[rows] < 0].tolist():
        op, event = int(applications.uid[row]), int(applications.born[row])
        time = columns.time_of(event)
        detail = said(
            "{name} was resumed and ends on die {die}, block {block}, page {page}, which "
            "is none of its targets; event {event} at {time}",
            name=columns.name(op),
            die=applications.die[row],
            block=applications.block[row],
            page=applications.page[row],
            event=event,
            time=us_sentence(time),
        )
        yield Finding(op, event, time, detail)


def program_first(columns: LawColumns) -> Iterator[Finding]:
    """Law 8: no ERASE is resumed on a die while a PROGRAM is suspended there.

    Asked twice: of what was known at the event of the RESUME, and of what became of it. What
    rounding of the times explains is no violation.
    """
    trace = columns.trace
    suspensions, states = trace.suspensions, trace.suspension_states
    axis = suspensions.axis[states.suspension]
    die = suspensions.die[states.suspension].astype(np.int64)
    resumed = np.flatnonzero(
        (axis == AXIS_CODE[Axis.ERASE]) & (states.status == STATUS_CODE[SuspensionStatus.RESUMED])
    )
    waits = np.flatnonzero(
        (axis == AXIS_CODE[Axis.PROGRAM]) & (states.status == STATUS_CODE[SuspensionStatus.OPEN])
    )
    known = Cover(die[waits], states.born[waits] + 1, states.died[waits])
    event = states.born[resumed].astype(np.int64)
    asked, met = known.meeting(die[resumed], event, event + 1)
    found = dict(zip(resumed[asked].tolist(), states.suspension[waits[met]].tolist(), strict=True))
    final = resumed[states.died[resumed] == OPEN]
    ids, start, end = silences(columns)
    mine = np.flatnonzero(suspensions.axis[ids] == AXIS_CODE[Axis.PROGRAM])
    held = Cover(suspensions.die[ids[mine]], start[mine] + 1, end[mine])
    at = states.resumed_ns[final]
    asked, met = held.meeting(die[final], at, at + 1, trace.info.rounding_ns)
    found |= dict(zip(final[asked].tolist(), ids[mine[met]].tolist(), strict=True))
    for row, program in found.items():
        yield _too_early(columns, row, program)


def _too_early(columns: LawColumns, row: int, program: int) -> Finding:
    suspensions, states = columns.trace.suspensions, columns.trace.suspension_states
    erase = int(states.suspension[row])
    uid, event = int(suspensions.uid[erase]), int(states.born[row])
    detail = said(
        "ERASE of {name} is resumed at {resumed} in event {event} while PROGRAM of "
        "{name2} is suspended on die {die} since {at}",
        name=columns.name(uid),
        resumed=us_sentence(int(states.resumed_ns[row])),
        event=event,
        name2=columns.name(int(suspensions.uid[program])),
        die=suspensions.die[erase],
        at=us_sentence(int(suspensions.at_ns[program])),
    )
    return Finding(uid, event, int(states.resumed_ns[row]), detail)


def remainders(columns: LawColumns) -> Iterator[Finding]:
    """Law 13: no remainder is larger than the op's one before; consumed + remaining = nominal.

    What is consumed is compared with what is in the plan up to the suspension, too: it is that,
    less what is done again. A cut lies where the cut model allows it. The penalty of a resume comes
    to the nominal time, and to what remained before.
    """
    suspensions = columns.trace.suspensions
    nominal = columns.nominal.sum(axis=1)[columns.op][suspensions.uid]
    found = cuts(columns)
    nominal += found.penalty_ns * (suspensions.n - 1)
    total = suspensions.consumed_ns + suspensions.remaining_ns
    for row in np.flatnonzero(total != nominal).tolist():
        detail = said(
            "consumed {consumed} + remaining {remaining} is not the nominal {nominal}",
            consumed=us_sentence(int(suspensions.consumed_ns[row])),
            remaining=us_sentence(int(suspensions.remaining_ns[row])),
            nominal=us_sentence(int(nominal[row])),
        )
        yield _remainder(columns, row, detail)
    order = np.argsort(suspensions.uid, kind="stable")
    uid, left = suspensions.uid[order], suspensions.remaining_ns[order]
    most = left[:-1] + found.penalty_ns[order][:-1]
    grows = np.flatnonzero((uid[1:] == uid[:-1]) & (left[1:] > most))
    for i in grows.tolist():
        detail = said(
            "{left} remain after {left2} at the suspension before",
            left=us_sentence(int(left[i + 1])),
            left2=us_sentence(int(left[i])),
        )
        yield _remainder(columns, int(order[i + 1]), detail)

    ran = _ran_before(columns)
    again = _so_far(suspensions.uid, found.redone_ns)
    differs = (ran - again != suspensions.consumed_ns) & (suspensions.voided == OPEN)
    for row in np.flatnonzero(differs & (total == nominal)).tolist():
        yield _remainder(
            columns, row, _consumed_words(columns, row, int(ran[row]), int(again[row]))
        )
    yield from _cut_wrong(columns, found)


def _so_far(uid: AnyInts, amount: Ints) -> Ints:
    """Return for each row the sum over the rows of its op up to it."""
    order = np.argsort(uid, kind="stable")
    sums = np.cumsum(amount[order])
    first = np.searchsorted(uid[order], uid[order])
    so_far = np.empty_like(amount)
    so_far[order] = sums - (sums - amount[order])[first]
    return so_far


def _consumed_words(columns: LawColumns, row: int, ran_ns: int, again_ns: int) -> str:
    consumed, ran = int(columns.trace.suspensions.consumed_ns[row]), us_sentence(ran_ns)
    if not again_ns:
        return said("consumed {consumed}, executed {ran}", consumed=us_sentence(consumed), ran=ran)
    return said(
        "consumed {consumed}, executed {ran} of which {again} is done again",
        consumed=us_sentence(consumed),
        ran=ran,
        again=us_sentence(again_ns),
    )


def _cut_wrong(columns: LawColumns, found: Cuts) -> Iterator[Finding]:
    """Find cuts within a pulse, and what is said to be done again where something else is."""
    told, due = columns.trace.suspensions.redone_ns, found.redone_ns
    wrong = (told != due) & (columns.trace.suspensions.voided == OPEN)
    for row in np.flatnonzero(wrong).tolist():
        detail = said(
            "{told} is to be done again, the pulse that was cut had run for {due}",
            told=us_sentence(int(told[row])),
            due=us_sentence(int(due[row])),
        )
        yield _remainder(columns, row, detail)
    for row in np.flatnonzero(found.in_pulse).tolist():
        yield _remainder(columns, row, said("cut within a pulse, not at its end"))


def _ran_before(columns: LawColumns) -> Ints:
    """Return for each suspension the time of its op's segments that end by then."""
    suspensions, segments = columns.trace.suspensions, columns.trace.segments
    wanted = np.zeros(columns.n_ops + 1, np.bool_)
    wanted[suspensions.uid] = True
    uids = columns.trace.parts.uid[segments.part]
    rows = np.flatnonzero(wanted[uids] & (segments.died == OPEN))
    _, rank = np.unique(
        np.concatenate([segments.end_ns[rows], suspensions.at_ns]), return_inverse=True
    )
    stride = len(rank)
    key = uids[rows].astype(np.int64) * stride + rank[: len(rows)]
    order = np.argsort(key)
    length = (segments.end_ns[rows] - segments.start_ns[rows])[order]
    until = np.append(np.int64(0), np.cumsum(length))
    begin = suspensions.uid.astype(np.int64) * stride
    first, last = np.searchsorted(key[order], [begin, begin + rank[len(rows) :] + 1])
    ran: Ints = until[last] - until[first]
    return ran


def _remainder(columns: LawColumns, row: int, detail: str) -> Finding:
    suspensions = columns.trace.suspensions
    uid, event = int(suspensions.uid[row]), int(suspensions.born[row])
    at = int(suspensions.at_ns[row])
    where = said(
        "suspension {n} of {name} at {at}, event {event}",
        n=suspensions.n[row],
        name=columns.name(uid),
        at=us_sentence(at),
        event=event,
    )
    return Finding(uid, event, at, f"{where}: {detail}")
