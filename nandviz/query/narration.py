"""Events in words: what an event did, for the status line, the event list and a screen reader."""

from collections.abc import Iterator
from dataclasses import dataclass

from nandviz.language import counted, said
from nandviz.model.words import BAD, DIRTY, ERASED, EventKind, Kind
from nandviz.query import host_words
from nandviz.query.asof import AsOf
from nandviz.query.batch_words import controlled_words, hook_words, submit_words
from nandviz.query.commit_words import headed
from nandviz.query.event_effects import EventEffects, effects_of
from nandviz.query.flush_words import flush_words
from nandviz.query.live_rows import born_between
from nandviz.query.narration_details import detail_lines
from nandviz.query.op_words import op_words, place_words
from nandviz.query.requests import done_by
from nandviz.query.state_words import turned_words
from nandviz.trace.codes import KINDS
from nandviz.trace.tables import Trace
from nandviz.units import us_sentence

_MAX_DETAILS = 60
_BLOCK_WORDS = {BAD: "BAD", DIRTY: "DIRTY", ERASED: "erased"}


@dataclass(frozen=True, slots=True)
class Narration:
    """An event in words.

    Attributes
    ----------
    headline
        One sentence.
    details
        One line each: what was reserved, pushed and cancelled, reasons, metrics.
    """

    event: int
    time_ns: int
    headline: str
    details: tuple[str, ...]


def describe(trace: Trace, k: int) -> Narration:
    """Say what event ``k`` did; -1 is the start of the run. Cost: that of `EventEffects`."""
    effects = effects_of(trace, k)
    if effects.event is None:
        return Narration(-1, 0, _start_words(trace, effects), ())
    details = list(detail_lines(trace, effects))
    if len(details) > _MAX_DETAILS:
        details[_MAX_DETAILS:] = [said("… and {count} more", count=len(details) - _MAX_DETAILS)]
    return Narration(k, effects.event.time_ns, _headline(trace, effects), tuple(details))


def _start_words(trace: Trace, effects: EventEffects) -> str:
    kinds = trace.queue.kind[effects.pushed.start : effects.pushed.stop].tolist()
    counts = [f"{kinds.count(code)} {kind}" for code, kind in enumerate(KINDS) if code in kinds]
    return said(
        "Start of {name}: {counts} pending",
        name=trace.info.name,
        counts=", ".join(counts) or said("nothing"),
    )


def _headline(trace: Trace, effects: EventEffects) -> str:
    event = effects.event
    assert event is not None
    if event.kind is EventKind.OP_START and event.uid is not None:
        return _op_start(trace, effects, event.uid)
    if event.kind is EventKind.OP_END and event.uid is not None:
        return _op_end(trace, effects, event.uid)
    if event.kind is EventKind.SUBMIT:
        return submit_words(trace, effects, event.batch)
    if event.kind in {EventKind.BACKLOG_REFILL, EventKind.BACKLOG_RETRY}:
        return flush_words(trace, effects)
    if event.kind is EventKind.ARRIVE:
        return _arrival(trace, effects)
    return hook_words(trace, effects, said("{kind} on die {die}", kind=event.kind, die=event.die))


# Events of an op


def _op_start(trace: Trace, effects: EventEffects, uid: int) -> str:
    head = said(
        "OP_START of {op} on {place}", op=op_words(trace, uid), place=place_words(trace, uid)
    )
    return headed(head, [*_applied(trace, effects), *turned_words(trace, effects.k)])


def _op_end(trace: Trace, effects: EventEffects, uid: int) -> str:
    suspensions = _suspension_count(trace, effects, uid)
    op, place = op_words(trace, uid), place_words(trace, uid)
    head, after = said("OP_END of {op} on {place}", op=op, place=place), said("completed")
    if suspensions:
        head = said("Resumed OP_END of {op} on {place}", op=op, place=place)
        after = counted(
            suspensions,
            "completed after being suspended once",
            "completed after being suspended {count} times",
        )
    return headed(
        head,
        [
            after,
            *_applied(trace, effects),
            *turned_words(trace, effects.k),
            *_done(trace, effects, uid),
            *controlled_words(trace, effects),
        ],
    )


def _done(trace: Trace, effects: EventEffects, uid: int) -> Iterator[str]:
    """Say which request of a host is done with an op that has ended."""
    done = done_by(AsOf(trace, effects.k), uid)
    if done is not None:
        number, latency_ns = done
        took = us_sentence(latency_ns)
        yield said("request {number} is done, {time} after it came", number=number, time=took)


def _arrival(trace: Trace, effects: EventEffects) -> str:
    head, k = host_words.arrival_words(trace, effects.k), effects.k
    return headed(head, [*controlled_words(trace, effects), *host_words.waiting_words(trace, k)])


def _suspension_count(trace: Trace, effects: EventEffects, uid: int) -> int:
    """Return how often an op that ends now was suspended: the number of its last part, less 1."""
    assert effects.event is not None
    parts = trace.parts
    cause = -1 if effects.event.cause is None else effects.event.cause
    rows = born_between(parts.born, cause, cause)
    numbers = [int(parts.number[row]) for row in rows if parts.uid[row] == uid]
    return max(numbers, default=1) - 1


def _applied(trace: Trace, effects: EventEffects) -> Iterator[str]:
    table = trace.applications
    for row in effects.applied:
        block = f"block {table.block[row]}"
        page = int(table.page[row])
        last = int(table.last[row])
        if trace.op_def(int(table.uid[row])).base.kind is Kind.RESET and table.closed[row]:
            yield said("{block} takes no more pages until it is erased", block=block)
        elif last >= 0:
            yield said("{block} page {page} applied", block=block, page=page)
        else:
            yield said("{block} is {state}", block=block, state=_BLOCK_WORDS[last])
