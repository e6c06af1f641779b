"""What is measured of a run at each point of a sweep.

Names are those of ``figures.csv``, of ops by entry and place in its batch (``delay(0.0)``), of laws
and of refusals. Times are in µs with three decimals.

Source: study specification, section Sweeps; comparison specification, section Identity.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final, NamedTuple

import numpy as np

from nandviz.errors import NandvizError
from nandviz.language import said
from nandviz.model.laws import LAWS
from nandviz.model.words import Fate, Reason, RequestKind, Status
from nandviz.query.columns_asof import NOTHING_NS, ColumnsAsOf
from nandviz.query.figure_list import read_latency, request_latency, run_figures
from nandviz.query.happened import Facts
from nandviz.query.latency import Latency, LatencyRow, latency_of
from nandviz.query.request_records import Doing
from nandviz.query.run_figures import RunFigures, Spread
from nandviz.scenario.expectations import OpPlace
from nandviz.scenario.problems import nearest_name
from nandviz.trace import laws
from nandviz.trace.codes import FATE_CODE, FATES, REASON_CODE, REASONS, member
from nandviz.trace.laws.verdict import Verdict
from nandviz.trace.tables import Trace, TraceInfo
from nandviz.units import us_cell

ARGUMENT: Final = "--measure"
MAX_MEASURES: Final = 100
_FORM: Final = re.compile(r"([a-z]+)\(([a-z_0-9.]+)\)", re.ASCII)
_PLACE: Final = re.compile(r"([0-9]{1,9})\.([0-9]{1,9})", re.ASCII)
_TIMES: Final = re.compile(r"ops_suspended_[0-9]{1,9}_times", re.ASCII)


class Cell(NamedTuple):
    """A measure at a point.

    Attributes
    ----------
    value
        As it is written; empty where there is none.
    note
        Why there is none, or what must be said with it; else empty.
    """

    value: str
    note: str = ""


class Measured:
    """One run; what is asked of it is worked out once.

    Parameters
    ----------
    trace
        Of a run that is complete, flushed.
    """

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.as_of = ColumnsAsOf(trace)
        self.facts = Facts(trace)

    @cached_property
    def run_figures(self) -> RunFigures:
        """The figures of the run."""
        return RunFigures(self.as_of)

    @cached_property
    def figures(self) -> Mapping[str, str]:
        """The figures as files have them, by name."""
        if self.as_of.k < 0:
            return {}
        found = [*run_figures(self.run_figures), *read_latency(self.run_figures)]
        if self.latency is not None:
            found += request_latency(self.latency)
        return {figure.name: figure.value for figure in found}

    @cached_property
    def verdicts(self) -> Mapping[int, Verdict]:
        """What is known of each law, by its number."""
        return {verdict.law: verdict for verdict in laws.check(self.trace)}

    @cached_property
    def latency(self) -> Latency | None:
        """The latency of a host's requests; None where the run has no host."""
        return latency_of(self.as_of)

    @cached_property
    def reads(self) -> Spread:
        """The latency of all completed reads, whatever their die did before."""
        reads = self.run_figures.reads
        return Spread.of(reads.latency_ns, reads.uids)

    def taken(self, kind: RequestKind) -> Spread | LatencyRow:
        """Return how long a host's requests took; without a host, from submission, ops do."""
        if self.latency is not None:
            return self.latency.row(kind)
        return self.reads if kind is RequestKind.READ else _NOTHING


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that is measured.

    Attributes
    ----------
    name
        As it is asked for, and the head of its column.
    is_word
        Whether its values are words, not numbers.
    of
        Measures it.
    """

    name: str
    of: Callable[[Measured], Cell]
    is_word: bool = False


def measure(name: str) -> Measure:
    """Return a measure by its name.

    Raises
    ------
    NandvizError
        If there is none; one line with the names that are near.
    """
    form = _FORM.fullmatch(name)
    if form is not None and form[1] in _WITH_ARGUMENT:
        return _WITH_ARGUMENT[form[1]](name, form[2])
    if name in _PLAIN:
        return Measure(name, _PLAIN[name])
    if name in _figure_names() or any(form.fullmatch(name) for form in _OF_RUN):
        return Measure(name, lambda run: _figure(run, name), is_word=name == _OVERLOAD)
    raise _unknown(name)


def check_measures(names: Sequence[str]) -> None:
    """Raise NandvizError where measures are none, too many, unknown, or named twice."""
    if not names:
        raise NandvizError(said("nothing to measure: give {argument} NAME", argument=ARGUMENT))
    if len(names) > MAX_MEASURES:
        raise NandvizError(
            said("{count} measures; at most {most}", count=len(names), most=MAX_MEASURES)
        )
    for name in names:
        measure(name)
        if names.count(name) > 1:
            raise NandvizError(said("{argument} {name}: named twice", argument=ARGUMENT, name=name))


def names() -> tuple[str, ...]:
    """Return the names of all measures, with words in capitals for what stands in parentheses."""
    own = (f"{word}({_WANTS[word]})" for word in _WITH_ARGUMENT)
    return (*own, *_PLAIN, *_figure_names())


# Ops


def _of_op(
    name: str, argument: str, of: Callable[[Measured, int], Cell], *, is_word: bool = False
) -> Measure:
    """Return a measure of an op that is named by its entry and its place in the batch of that."""
    found = _PLACE.fullmatch(argument)
    if found is None:
        raise _wrong(name, said("an op by its entry and its place there, such as 0.0"))
    place = OpPlace(int(found[1]), int(found[2]))

    def measured(run: Measured) -> Cell:
        uid = run.facts.uid(place)
        return Cell("", said("not submitted")) if uid is None else of(run, uid)

    return Measure(name, measured, is_word)


def _delay(run: Measured, uid: int) -> Cell:
    """From the submission of a completed op to its last end, less its nominal time."""
    cell = _if_completed(run, uid)
    if cell is not None:
        return cell
    took_ns = int(run.as_of.spans.last_end_ns[uid - 1] - run.trace.ops.submitted_ns[uid - 1])
    return Cell(us_cell(took_ns - run.trace.op_def(uid).nominal_ns))


def _end(run: Measured, uid: int) -> Cell:
    cell = _if_completed(run, uid)
    return Cell(us_cell(int(run.as_of.spans.last_end_ns[uid - 1]))) if cell is None else cell


def _if_completed(run: Measured, uid: int) -> Cell | None:
    """Return an empty cell, and why it is so, for an op that has not completed."""
    fate = run.as_of.fates[0][uid - 1]
    return None if fate == FATE_CODE[Fate.COMPLETED] else Cell("", _fate_words(run, uid))


def _start(run: Measured, uid: int) -> Cell:
    first_ns = int(run.as_of.spans.first_start_ns[uid - 1])
    if first_ns == NOTHING_NS or first_ns > run.as_of.now_ns:
        return Cell("", _fate_words(run, uid))
    return Cell(us_cell(first_ns))


def _suspends(run: Measured, uid: int) -> Cell:
    suspended = run.trace.suspensions.uid[run.as_of.suspensions]
    return Cell(str(int((suspended == uid).sum())))


def _fate(run: Measured, uid: int) -> Cell:
    return Cell(_fate_words(run, uid))


def _fate_words(run: Measured, uid: int) -> str:
    """Return what became of an op, with the reason as ``events.csv`` has it: ``rejected:bus``."""
    fate, reason = (int(codes[uid - 1]) for codes in run.as_of.fates)
    words = (member(FATES, fate), member(REASONS, reason))
    return ":".join(word.value for word in words if word is not None)


# Laws, refusals, fates


def _laws(run: Measured) -> Cell:
    broken = [each for each in run.verdicts.values() if each.status is Status.BROKEN]
    return Cell(str(len(broken)))


def _law(name: str, argument: str) -> Measure:
    numbers = {str(law.number): law.number for law in LAWS}
    if argument not in numbers:
        raise _wrong(name, said("a law's number: {numbers}", numbers=", ".join(numbers)))
    number = numbers[argument]

    def measured(run: Measured) -> Cell:
        verdict = run.verdicts[number]
        if verdict.status is Status.NOT_JUDGED:
            return Cell("", said("not judged: {why}", why=verdict.why_not))
        return Cell(str(len(verdict.violations)))

    return Measure(name, measured)


def _refusals(run: Measured) -> Cell:
    """Count the ops that were refused for a reason of their own."""
    reason = run.trace.refusals.reason[:]
    return Cell(str(int((reason != REASON_CODE[Reason.BATCH_REJECTED]).sum())))


def _refused(name: str, argument: str) -> Measure:
    reasons = {reason.value: reason for reason in Reason}
    if argument not in reasons:
        raise _wrong(name, said("a reason"), nearest_name(argument, reasons))
    code = REASON_CODE[reasons[argument]]
    return Measure(name, lambda run: Cell(str(int((run.trace.refusals.reason[:] == code).sum()))))


def _ops(name: str, argument: str) -> Measure:
    fates = {fate.value: fate for fate in Fate}
    if argument not in fates:
        raise _wrong(name, said("a fate"), nearest_name(argument, fates))
    code = FATE_CODE[fates[argument]]
    return Measure(name, lambda run: Cell(str(int(np.sum(run.as_of.fates[0] == code)))))


# Figures


def _figure(run: Measured, name: str) -> Cell:
    value = run.figures.get(name)
    if value is None:
        return Cell("0") if _TIMES.fullmatch(name) else Cell("", said("no such figure of this run"))
    return Cell(value) if value or name == _OVERLOAD else Cell("", _NONE)


@cache
def _figure_names() -> tuple[str, ...]:
    """Return the names of the figures that every run has."""
    nothing = Trace(TraceInfo("", ()))
    nothing.flush()
    run = Measured(nothing)
    found = (*run_figures(run.run_figures), *read_latency(run.run_figures))
    return tuple(figure.name for figure in found)


def _taken(kind: RequestKind, word: str) -> Callable[[Measured], Cell]:
    """Return what measures how long requests of a kind took, of a run without host its reads."""

    def measured(run: Measured) -> Cell:
        taken = run.taken(kind)
        if word == "count":
            return Cell(str(taken.count))
        if not taken.count:
            return Cell("", _NONE)
        overload = run.latency.overload if run.latency is not None else None
        return Cell(us_cell(getattr(taken, _LATENCIES[word])), overload or "")

    return measured


_NOTHING: Final = Spread(0, 0, 0, 0, 0, 0, None)
_LATENCIES: Final = {
    "count": "count",
    "mean": "mean_ns",
    "p50": "p50_ns",
    "p99": "p99_ns",
    "p99.9": "p999_ns",
    "max": "max_ns",
}
_NONE: Final = said("none to measure")
_WORDS: Final = "|".join(map(re.escape, _LATENCIES))
_OVERLOAD: Final = "overload"
"""The dies that are asked for more than they can do: empty where each can do it."""
_OF_RUN: Final = (
    _TIMES,
    re.compile(r"utilisation_(?:bus[0-9]{1,4}|d[0-9]{1,4}(?:_p[0-9]{1,2})?)", re.ASCII),
    re.compile(r"asked_d[0-9]{1,4}|overload", re.ASCII),
    re.compile(rf"(?:{'|'.join(RequestKind)})\.(?:{'|'.join(Doing)})\.(?:{_WORDS})"),
)
"""Names of figures that depend on the device or on what happened."""
_WITH_ARGUMENT: Final[Mapping[str, Callable[[str, str], Measure]]] = {
    "delay": lambda name, op: _of_op(name, op, _delay),
    "start": lambda name, op: _of_op(name, op, _start),
    "end": lambda name, op: _of_op(name, op, _end),
    "suspends": lambda name, op: _of_op(name, op, _suspends),
    "fate": lambda name, op: _of_op(name, op, _fate, is_word=True),
    "law": _law,
    "refused": _refused,
    "ops": _ops,
}
_WANTS: Final = {
    **dict.fromkeys(("delay", "start", "end", "suspends", "fate"), "ENTRY.PLACE"),
    "law": "NUMBER",
    "refused": "REASON",
    "ops": "FATE",
}
_PLAIN: Final[Mapping[str, Callable[[Measured], Cell]]] = {
    "laws": _laws,
    "refusals": _refusals,
    **{f"{kind}.{word}": _taken(kind, word) for kind in RequestKind for word in _LATENCIES},
}


def _unknown(name: str) -> NandvizError:
    known = names()
    near = nearest_name(name.partition("(")[0], [each.partition("(")[0] for each in known])
    shown = [each for each in known if near and each.startswith(near)] or known[:12]
    expected = said("such as {names}", names=", ".join(shown))
    return _wrong(name, expected, near)


def _wrong(name: str, expected: str, near: str = "") -> NandvizError:
    where = f"{ARGUMENT} {name[:60]}"
    line = said("{where}: no such measure; expected {expected}", where=where, expected=expected)
    if near:
        line = said("{found} (did you mean '{name}'?)", found=line, name=near)
    return NandvizError(line)
