"""Reads folders of nandseqgen_v2 into one trace.

Each run keeps its own ops, and each history (runs of one folder that follow each other) dies of its
own. Nothing is dropped and nothing repaired: what the files tell is what is shown and
judged.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from nandviz import __version__
from nandviz.collector import collector_off
from nandviz.errors import TraceError
from nandviz.exchange.format import AS_IT_IS, Imported, ImportOptions, RunPlace, Tell, silent
from nandviz.exchange.nandseqgen import formats
from nandviz.exchange.nandseqgen.building import fill
from nandviz.exchange.nandseqgen.cells import MAX_NS
from nandviz.exchange.nandseqgen.chains import pieces
from nandviz.exchange.nandseqgen.columns import NONE
from nandviz.exchange.nandseqgen.definitions import Definitions
from nandviz.exchange.nandseqgen.findings import found_in
from nandviz.exchange.nandseqgen.folders import read_histories
from nandviz.exchange.nandseqgen.histories import History
from nandviz.exchange.nandseqgen.inferred import add_events, add_segments
from nandviz.exchange.nandseqgen.instances import Instances, instances, merged
from nandviz.exchange.nandseqgen.known import Known
from nandviz.exchange.nandseqgen.matching import match
from nandviz.exchange.nandseqgen.order import Order
from nandviz.exchange.nandseqgen.problems import Problems
from nandviz.exchange.nandseqgen.suspends import (
    ForeignSuspension,
    note_resumed,
    resets,
    suspensions,
)
from nandviz.exchange.nandseqgen.times import start_ns
from nandviz.exchange.nandseqgen.vocabulary import Vocabulary
from nandviz.language import said
from nandviz.model.setup import MOST_PLANES, Topology
from nandviz.model.words import EventKind, Origin
from nandviz.text import of_path
from nandviz.trace.tables import Trace, TraceInfo

_MAX_TARGETS: Final = 32
_MAX_DIES: Final = 2**15 - 1
_NEVER: Final = {
    9: said("the files do not hold the backlog"),
    10: said(
        "the files hold neither refusals nor the backlog; fates are worked out from the events"
    ),
    11: said("the files do not hold the backlog"),
    12: said("the files do not hold what was planned"),
    13: said("the files do not hold remainders"),
    17: said("the files hold neither batches nor gaps nor the backlog"),
}
_NEEDED: Final = {
    1: (formats.STATES, formats.EVENTS),
    2: (formats.EVENTS,),
    3: (formats.EVENTS, formats.APPLIED),
    4: (formats.STATES,),
    5: (formats.STATES,),
    6: (formats.STATES,),
    7: (formats.STATES, formats.APPLIED),
    8: (formats.STATES,),
    14: (formats.APPLIED, formats.EVENTS),
    15: (formats.STATES,),
    16: (formats.EVENTS, formats.STATES),
}
"""The files without which a law cannot be judged."""


def read(
    sources: Iterable[Path], tell: Tell = silent, options: ImportOptions = AS_IT_IS
) -> Imported:
    """Read folders, or single files, of nandseqgen_v2 into one trace.

    Parameters
    ----------
    tell
        Called with what is being done; what it raises ends the work.
    options
        With a configuration, its times, buses, policies and size of the device are taken, not
        worked out from the files.

    Raises
    ------
    ForeignError
        If a file is wrong, with every problem found; a TraceError.
    TraceError
        If there is no op in any of them.
    ScenarioError
        If the configuration is wrong.
    """
    with collector_off():
        return _read(list(sources), tell, options)


def _read(sources: Sequence[Path], say: Tell, options: ImportOptions) -> Imported:
    problems, findings = Problems(), list[str]()
    known = Known.of(options)
    vocabulary = Vocabulary()
    say("reading")
    histories = read_histories(sources, vocabulary.words, problems, findings)
    problems.check()
    say(said("finding the ops"))
    found = [_brought_together(history, vocabulary) for history in histories]
    if not any(len(each.ops) for each in found):
        raise TraceError(said("{map}: no op in any file", map=", ".join(map(str, sources))))
    vocabulary.targets.freeze()
    _check_sizes(histories, found)
    add_segments(histories, found)
    say(said("building the trace"))
    return _built(histories, found, known, findings)


def _check_sizes(histories: Sequence[History], found: Sequence[Instances]) -> None:
    """Refuse what no device has, and the trace's columns could not hold."""
    for history, each in zip(histories, found, strict=True):
        counts, *_ = each.vocabulary.targets.columns(each.ops.targets)
        for op in np.flatnonzero(counts > _MAX_TARGETS)[:1].tolist():
            what = said(
                "op {number} has {count} targets", number=_number(each, op), count=counts[op]
            )
            raise TraceError(
                said(
                    "{name}: {what}; expected at most {max_targets}",
                    name=history.runs[each.ops.run[op]],
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


def _number(found: Instances, op: int) -> int | None:
    """Return the op_uid of an op in the files; None where they give none."""
    number = int(found.ops.number[op])
    return None if number == NONE else number


def _brought_together(history: History, vocabulary: Vocabulary) -> Instances:
    found, shown = instances(history, vocabulary), pieces(history, vocabulary)
    match(found, shown, history)
    del shown
    add_events(history, found)
    return found


def _device(whole: Instances, known: Known, definitions: Definitions, dies: int) -> Topology:
    """Return the device that all runs together need; TraceError if it is too large."""
    blocks, pages = _last_block_and_page(whole)
    device = known.device(definitions.topology(dies, blocks + 1, pages + 1))
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
    return device


def _built(
    histories: Sequence[History],
    found: list[Instances],
    known: Known,
    findings: Sequence[str],
) -> Imported:
    *first_dies, dies = _first_dies(found)
    counts = [len(each.ops) for each in found]
    whole = merged(found, first_dies)
    found.clear()
    cut = resets(whole)
    held = sorted(suspensions(whole, cut), key=lambda each: bisect_right(first_dies, each.die))
    note_resumed(whole, held)
    known.name_ops(whole)
    applied = all(formats.APPLIED in history.kinds for history in histories)
    definitions = Definitions(whole, known, applied=applied)
    order = Order(whole, held, cut)
    places = _places(histories, whole, counts, first_dies)
    info = TraceInfo(
        name=of_path(" + ".join(name for history in histories for name in history.runs)),
        ops=definitions.ops,
        topology=_device(whole, known, definitions, dies),
        policies=known.policies,
        initial=known.initial,
        source=Origin.IMPORT,
        versions=(("nandviz", __version__),),
        not_judged=_nothing_nominal(definitions, whole) | _not_judged(histories, definitions),
        rounding_ns=known.rounding_ns,
        no_nominal=definitions.no_nominal,
        exclusions=known.exclusions,
        cut_out=tuple(_cut_out(histories, counts, held, order, definitions)),
        findings=(
            *findings,
            *known.findings(definitions.ops[: definitions.occurring]),
            *found_in(histories, counts, whole, held),
        ),
    )
    trace = Trace(info)
    fill(trace, definitions, order)
    return Imported(trace, tuple(places))


def _last_block_and_page(found: Instances) -> tuple[int, int]:
    _, _, *told = found.vocabulary.targets.columns(np.unique(found.ops.targets))
    pairs = zip(told, (found.applied.block, found.applied.page), strict=True)
    block, page = (max(0, *(int(each.max(initial=0)) for each in pair)) for pair in pairs)
    return block, page


def _first_dies(found: Sequence[Instances]) -> list[int]:
    """Return die 0 of each history, and behind them how many dies there are."""
    firsts = [0]
    for each in found:
        last = max(int(die.max(initial=0)) for die in (each.ops.die, each.applied.die))
        firsts.append(firsts[-1] + last + 1)
    return firsts


def _nothing_nominal(definitions: Definitions, found: Instances) -> dict[int, str]:
    """Return why law 1 is not judged where the nominal time of no completed op is known."""
    ended = found.events_of(EventKind.OP_END).counts > 0
    done = np.unique(definitions.number[ended]).tolist()
    if set(done) - definitions.no_nominal.keys():
        return {}
    reasons = dict.fromkeys(definitions.no_nominal[number] for number in done)
    return {1: "; ".join(reasons)} if reasons else {}


def _cut_out(
    histories: Sequence[History],
    counts: Sequence[int],
    held: Iterable[ForeignSuspension],
    order: Order,
    definitions: Definitions,
) -> Iterator[int]:
    """Yield the uids of ops that go on behind the last segment that is shown to begin."""
    found = order.found
    shown = [
        history.last_shown_ns if formats.STATES in history.kinds else MAX_NS
        for history in histories
    ]
    last_ns = np.repeat(shown, counts)
    chain_ns = np.append(found.chains.end_ns, NONE)[found.chains_of().last]
    goes_on_ns = np.where(chain_ns == NONE, start_ns(found), chain_ns)
    resumed_ns = np.full(len(last_ns), NONE)
    for each in held:
        if each.op is not None and each.resumed_ns is not None:
            resumed_ns[each.op] = each.resumed_ns
    ended_ns = np.append(found.events.time_ns, NONE)[order.ends.last]
    out = (ended_ns > last_ns) & (np.maximum(goes_on_ns, resumed_ns) > last_ns)
    yield from (np.flatnonzero(out & definitions.short) + 1).tolist()


def _not_judged(runs: Sequence[History], definitions: Definitions) -> dict[int, str]:
    """Return why each law that cannot be judged is not."""
    reasons = _NEVER | definitions.not_judged
    missing = {kind for run in runs for kind in run.missing}
    for law, needed in _NEEDED.items():
        gone = [f"{kind}*.csv" for kind in needed if kind in missing]
        if gone and law not in reasons:
            reasons[law] = said("no {gone}", gone=" and no ".join(gone))
    return dict(sorted(reasons.items()))


def _places(
    histories: Sequence[History], found: Instances, counts: Sequence[int], first_dies: Sequence[int]
) -> list[RunPlace]:
    places, uid = [], 1
    runs = np.split(found.ops.run, np.cumsum(counts)[:-1])
    for history, run_of, first_die in zip(histories, runs, first_dies, strict=True):
        ops = np.bincount(run_of, minlength=len(history.runs)).tolist()
        for name, count in zip(history.runs, ops, strict=True):
            places.append(RunPlace(name, uid, uid + count - 1, first_die))
            uid += count
    return places
