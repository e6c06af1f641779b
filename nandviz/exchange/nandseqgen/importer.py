"""Reads folders of nandseqgen_v2 into one trace.

Each run keeps its own ops, and dies of its own unless it goes on, in one folder, where the run
before it ended. Nothing is dropped and nothing repaired: what the files tell is what is shown and
judged.
"""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from nandviz import __version__
from nandviz.errors import TraceError
from nandviz.exchange.format import Imported, RunPlace, Tell, silent
from nandviz.exchange.nandseqgen import formats
from nandviz.exchange.nandseqgen.building import fill
from nandviz.exchange.nandseqgen.chains import pieces
from nandviz.exchange.nandseqgen.definitions import Definitions
from nandviz.exchange.nandseqgen.folders import Run, read_runs
from nandviz.exchange.nandseqgen.foreign_ops import TOLERANCE_NS, ForeignOp, Instances, instances
from nandviz.exchange.nandseqgen.inferred import add_events, add_segments
from nandviz.exchange.nandseqgen.matching import match
from nandviz.exchange.nandseqgen.order import Placed
from nandviz.exchange.nandseqgen.problems import Problems
from nandviz.exchange.nandseqgen.suspends import note_resumed, suspensions
from nandviz.text import of_path
from nandviz.trace.tables import Trace, TraceInfo
from nandviz.units import us_sentence

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
    1: (formats.STATES,),
    2: (formats.EVENTS,),
    3: (formats.EVENTS, formats.APPLIED),
    4: (formats.STATES,),
    6: (formats.STATES,),
    7: (formats.STATES, formats.APPLIED),
    8: (formats.STATES,),
    14: (formats.APPLIED,),
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
    problems = Problems()
    say("reading")
    runs = read_runs(sources, problems)
    problems.check()
    say("finding the ops")
    found = [_brought_together(run) for run in runs]
    if not any(each.ops for each in found):
        raise TraceError(f"{', '.join(map(str, sources))}: no op in any file")
    _check_sizes(runs, found)
    add_segments(runs, found)
    say("building the trace")
    return _built(runs, found)


def _check_sizes(runs: Sequence[Run], found: Sequence[Instances]) -> None:
    """Refuse what no device has, and the trace's columns could not hold."""
    for run, each in zip(runs, found, strict=True):
        for op in each.ops:
            if len(op.targets) > _MAX_TARGETS:
                what = f"op {op.number} has {len(op.targets)} targets"
                raise TraceError(f"{run.name}: {what}; expected at most {_MAX_TARGETS}")
    dies = _die_places(runs, found)[1]
    if dies > _MAX_DIES:
        raise TraceError(f"the runs have {dies} dies together; expected at most {_MAX_DIES}")


def _brought_together(run: Run) -> Instances:
    found = instances(run)
    match(found, pieces(run))
    add_events(run, found)
    return found


def _built(runs: Sequence[Run], found: Sequence[Instances]) -> Imported:
    held = [suspensions(each) for each in found]
    for each in held:
        note_resumed(each)
    applied = all(formats.APPLIED in run.sheets for run in runs)
    definitions = Definitions(found, applied=applied)
    first_dies, dies = _die_places(runs, found)
    placed = [Placed(*each) for each in zip(found, held, first_dies, strict=True)]
    targets = [target for each in found for op in each.ops for target in op.targets]
    blocks = [target.block for target in targets] + [a.block for f in found for a in f.applied]
    pages = [target.page for target in targets] + [a.page for f in found for a in f.applied]
    info = TraceInfo(
        name=of_path(" + ".join(run.name for run in runs)),
        ops=definitions.ops,
        topology=definitions.topology(dies, max(blocks, default=0) + 1, max(pages, default=0) + 1),
        source="import",
        versions=(("nandviz", __version__),),
        not_judged=_not_judged(runs),
        rounding_ns=TOLERANCE_NS,
    )
    trace = Trace(info)
    fill(trace, definitions, placed)
    return Imported(trace, tuple(_places(runs, placed)), tuple(_findings(placed)))


def _die_places(runs: Sequence[Run], found: Sequence[Instances]) -> tuple[list[int], int]:
    """Return die 0 of each run, and how many dies there are."""
    firsts: list[int] = []
    dies, end_ns, folder = 0, 0, None
    for run, each in zip(runs, found, strict=True):
        own = max([0, *(op.die for op in each.ops), *(a.die for a in each.applied)]) + 1
        span = run.span()
        goes_on = run.folder == folder and span[0] >= end_ns
        first = firsts[-1] if goes_on else dies
        dies = max(dies, first + own)
        firsts.append(first)
        end_ns, folder = span[1], run.folder
    return firsts, dies


def _not_judged(runs: Sequence[Run]) -> dict[int, str]:
    """Return why each law that cannot be judged is not."""
    reasons = dict(_NEVER)
    missing = {kind for run in runs for kind in run.missing}
    for law, needed in _NEEDED.items():
        gone = [f"{kind}*.csv" for kind in needed if kind in missing]
        if gone:
            reasons[law] = f"no {' and no '.join(gone)}"
    return dict(sorted(reasons.items()))


def _places(runs: Sequence[Run], placed: Sequence[Placed]) -> list[RunPlace]:
    places, uid = [], 1
    for run, each in zip(runs, placed, strict=True):
        count = len(each.found.ops)
        places.append(RunPlace(run.name, uid, uid + count - 1, each.first_die))
        uid += count
    return places


def _findings(placed: Sequence[Placed]) -> list[str]:
    """Say what no law says: SUSPENDs that cut another op than the one in CORE_BUSY."""
    uids: dict[ForeignOp, int] = {}
    for each in placed:
        for op in each.found.ops:
            uids[op] = len(uids) + 1
    found = [suspended for each in placed for suspended in each.suspensions]
    wrong = [s for s in found if s.ran_on is not None and s.ran_on is not s.op]
    idle = [s for s in found if s.op is None]
    lines = []
    if wrong and wrong[0].op is not None and wrong[0].ran_on is not None:
        first = wrong[0]
        lines.append(
            f"{len(wrong):,} of {len(found):,} SUSPENDs let the op in CORE_BUSY run on and cut "
            f"another one: the first is op {uids[first.suspender]} at {us_sentence(first.at_ns)} "
            f"(op {uids[wrong[0].ran_on]} ran on, op {uids[wrong[0].op]} was cut)"
        )
    if idle:
        lines.append(
            f"{len(idle):,} of {len(found):,} SUSPENDs cut nothing: the first is op "
            f"{uids[idle[0].suspender]} at {us_sentence(idle[0].at_ns)}"
        )
    return lines
