"""Reads folders of nandseqgen_v2 into one trace.

Each run keeps its own ops, and each history (runs of one folder that follow each other) dies of its
own. Nothing is dropped and nothing repaired: what the files tell is what is shown and
judged.
"""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Final

from nandviz import __version__
from nandviz.errors import TraceError
from nandviz.exchange.format import Imported, RunPlace, Tell, silent
from nandviz.exchange.nandseqgen import formats
from nandviz.exchange.nandseqgen.building import fill
from nandviz.exchange.nandseqgen.chains import pieces
from nandviz.exchange.nandseqgen.definitions import Definitions
from nandviz.exchange.nandseqgen.findings import found_in
from nandviz.exchange.nandseqgen.folders import read_histories
from nandviz.exchange.nandseqgen.foreign_ops import TOLERANCE_NS
from nandviz.exchange.nandseqgen.histories import History
from nandviz.exchange.nandseqgen.inferred import add_events, add_segments
from nandviz.exchange.nandseqgen.instances import Instances, instances
from nandviz.exchange.nandseqgen.matching import match
from nandviz.exchange.nandseqgen.order import Placed
from nandviz.exchange.nandseqgen.problems import Problems
from nandviz.exchange.nandseqgen.suspends import note_resumed, resets, start_ns, suspensions
from nandviz.language import said
from nandviz.model.setup import MOST_PLANES, Topology
from nandviz.text import of_path
from nandviz.trace.tables import Trace, TraceInfo

_MAX_TARGETS: Final = 32
_MAX_DIES: Final = 2**15 - 1
_NEVER: Final = {
    5: "the files do not say which states use the bus",
    9: "the files do not hold the backlog",
    10: "the files hold neither refusals nor the backlog; fates are worked out from the events",
    11: "the files do not hold the backlog",
    12: "the files do not hold what was planned",
    13: "the files do not hold remainders",
    17: "the files hold neither batches nor gaps nor the backlog",
}
_NEEDED: Final = {
    1: (formats.STATES, formats.EVENTS),
    2: (formats.EVENTS,),
    3: (formats.EVENTS, formats.APPLIED),
    4: (formats.STATES,),
    6: (formats.STATES,),
    7: (formats.STATES, formats.APPLIED),
    8: (formats.STATES,),
    14: (formats.APPLIED, formats.EVENTS),
    16: (formats.EVENTS, formats.STATES),
}
"""The files without which a law cannot be judged."""


def read(sources: Iterable[Path], tell: Tell = silent) -> Imported:
    """Read folders, or single files, of nandseqgen_v2 into one trace.

    Parameters
    ----------
    tell
        Called with what is being done; what it raises ends the work.

    Raises
    ------
    ForeignError
        If a file is wrong, with every problem found; a TraceError.
    TraceError
        If there is no op in any of them.
    """
    with _uncollected():
        return _read(list(sources), tell)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Put garbage collection off: no cycles are made here, and it would take much of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _read(sources: Sequence[Path], say: Tell) -> Imported:
    problems, findings = Problems(), list[str]()
    say("reading")
    histories = read_histories(sources, problems, findings)
    problems.check()
    say(said("finding the ops"))
    found = [_brought_together(history) for history in histories]
    if not any(each.ops for each in found):
        raise TraceError(said("{map}: no op in any file", map=", ".join(map(str, sources))))
    _check_sizes(histories, found)
    add_segments(histories, found)
    say(said("building the trace"))
    return _built(histories, found, findings)


def _check_sizes(histories: Sequence[History], found: Sequence[Instances]) -> None:
    """Refuse what no device has, and the trace's columns could not hold."""
    for history, each in zip(histories, found, strict=True):
        for op in each.ops:
            if len(op.targets) > _MAX_TARGETS:
                what = said(
                    "op {number} has {count} targets", number=op.number, count=len(op.targets)
                )
                name = history.runs[op.run]
                raise TraceError(
                    said(
                        "{name}: {what}; expected at most {max_targets}",
                        name=name,
                        what=what,
                        max_targets=_MAX_TARGETS,
                    )
                )
    dies = _first_dies(found)[-1]
    if dies > _MAX_DIES:
        raise TraceError(
            said(
                "the runs have {dies} dies together; expected at most {max_dies}",
                dies=dies,
                max_dies=_MAX_DIES,
            )
        )


def _brought_together(history: History) -> Instances:
    found, shown = instances(history), pieces(history)
    match(found, shown, history.run_at)
    del shown
    add_events(history, found)
    return found


def _check_planes(device: Topology) -> None:
    if device.dies * device.planes > MOST_PLANES:
        raise TraceError(
            said(
                "the runs have {dies} dies of {planes} planes together; expected at most {most} "
                "planes",
                dies=device.dies,
                planes=device.planes,
                most=MOST_PLANES,
            )
        )


def _built(
    histories: Sequence[History], found: Sequence[Instances], findings: Sequence[str]
) -> Imported:
    for uid, op in enumerate(chain.from_iterable(each.ops for each in found), 1):
        op.uid = uid
    held = [suspensions(each) for each in found]
    for each in held:
        note_resumed(each)
    applied = all(formats.APPLIED in history.kinds for history in histories)
    definitions = Definitions(found, applied=applied)
    *first_dies, dies = _first_dies(found)
    cut = [resets(each) for each in found]
    placed = [Placed(*each) for each in zip(found, held, cut, first_dies, strict=True)]
    blocks, pages = _last_block_and_page(found)
    info = TraceInfo(
        name=of_path(" + ".join(name for history in histories for name in history.runs)),
        ops=definitions.ops,
        topology=definitions.topology(dies, blocks + 1, pages + 1),
        source="import",
        versions=(("nandviz", __version__),),
        not_judged=_nothing_nominal(definitions, found) | _not_judged(histories),
        rounding_ns=TOLERANCE_NS,
        no_nominal=definitions.no_nominal,
        cut_out=tuple(_cut_out(histories, placed, definitions)),
    )
    _check_planes(info.topology)
    trace = Trace(info)
    fill(trace, definitions, placed)
    told = (*findings, *found_in(histories, placed))
    return Imported(trace, tuple(_places(histories, placed)), told)


def _last_block_and_page(found: Sequence[Instances]) -> tuple[int, int]:
    block = page = 0
    for each in found:
        for target in chain.from_iterable(op.targets for op in each.ops):
            block, page = max(block, target.block), max(page, target.page)
        for applied in each.applied:
            block, page = max(block, applied.block), max(page, applied.page)
    return block, page


def _first_dies(found: Sequence[Instances]) -> list[int]:
    """Return die 0 of each history, and behind them how many dies there are."""
    firsts = [0]
    for each in found:
        last = max([0, *(op.die for op in each.ops), *(a.die for a in each.applied)])
        firsts.append(firsts[-1] + last + 1)
    return firsts


def _nothing_nominal(definitions: Definitions, found: Sequence[Instances]) -> dict[int, str]:
    """Return why law 1 is not judged where the nominal time of no completed op is known."""
    done = {definitions.number(op) for each in found for op in each.ops if op.ends}
    if done - definitions.no_nominal.keys():
        return {}
    reasons = dict.fromkeys(definitions.no_nominal[number] for number in sorted(done))
    return {1: "; ".join(reasons)} if reasons else {}


def _cut_out(
    histories: Sequence[History], placed: Sequence[Placed], definitions: Definitions
) -> Iterator[int]:
    """Yield the uids of ops that go on behind the last segment that is shown to begin."""
    for history, each in zip(histories, placed, strict=True):
        last_ns = history.last_shown_ns
        resumed = {h.op: h.resumed_ns for h in each.suspensions if h.resumed_ns is not None}
        for op in each.found.ops if formats.STATES in history.kinds else ():
            goes_on = op.chains[-1].end_ns if op.chains else start_ns(each.found, op)
            goes_on = max(goes_on or 0, resumed.get(op, 0))
            ended = any(each.found.events.times_ns[end] > last_ns for end in op.ends)
            if ended and goes_on > last_ns and definitions.is_short(op, TOLERANCE_NS):
                yield op.uid


def _not_judged(runs: Sequence[History]) -> dict[int, str]:
    """Return why each law that cannot be judged is not."""
    reasons = dict(_NEVER)
    missing = {kind for run in runs for kind in run.missing}
    for law, needed in _NEEDED.items():
        gone = [f"{kind}*.csv" for kind in needed if kind in missing]
        if gone:
            reasons[law] = said("no {gone}", gone=" and no ".join(gone))
    return dict(sorted(reasons.items()))


def _places(histories: Sequence[History], placed: Sequence[Placed]) -> list[RunPlace]:
    places, uid = [], 1
    for history, each in zip(histories, placed, strict=True):
        counts = Counter(op.run for op in each.found.ops)
        for run, name in enumerate(history.runs):
            places.append(RunPlace(name, uid, uid + counts[run] - 1, each.first_die))
            uid += counts[run]
    return places
