"""The figures of a run as one list of named values: what files, summary and window show alike.

Times are written in µs with three decimals, shares and ratios with three decimals, each worked out
from integers, so that every machine writes the same.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from nandviz.language import noop, said
from nandviz.query.latency import Latency, LatencyRow, Load, latency_of
from nandviz.query.run_figures import RunFigures, Spread
from nandviz.units import us_cell


class Figure(NamedTuple):
    """One figure.

    Attributes
    ----------
    group
        What it is about: ``read latency, die idle``.
    what
        Which figure of its group: ``p99, µs``.
    name
        As in files: ``read_latency_idle_p99_us``.
    uid
        The op that it is of, None for none.
    share
        0 to 1, for a bar beside the value; None for no bar.
    """

    group: str
    what: str
    name: str
    value: str
    uid: int | None = None
    share: float | None = None


def read_latency(figures: RunFigures) -> tuple[Figure, ...]:
    """Return the latency of completed reads, from submission, by what their die did before."""
    return tuple(
        figure
        for state, spread in figures.read_latency.items()
        for figure in _spread(
            said("read latency, die {state}", state=state), f"read_latency_{state}", spread
        )
    )


def request_latency(latency: Latency) -> tuple[Figure, ...]:
    """Return the latency of requests by kind and by what their die was doing when they arrived.

    In front of it: the dies that are asked for more than they can do, and what each is asked for.
    """
    return (
        *_loads(latency.loads),
        *(figure for row in latency.table.rows for figure in _requests(row)),
    )


def latencies(figures: RunFigures) -> tuple[Figure, ...]:
    """Return the latencies that a run is about: of its host's requests, else of completed reads."""
    latency = latency_of(figures.as_of)
    return read_latency(figures) if latency is None else request_latency(latency)


def run_figures(figures: RunFigures) -> tuple[Figure, ...]:
    """Return all other figures of a run."""
    return tuple(figure for part in _PARTS[1:] for figure in part(figures))


def figures_in_parts(figures: RunFigures) -> Iterator[tuple[Figure, ...]]:
    """Yield `latencies`, then `run_figures`, in `PARTS` parts that take some while each."""
    for part in _PARTS:
        yield tuple(part(figures))


def _spread(group: str, name: str, spread: Spread) -> Iterator[Figure]:
    def name_of(word: str) -> str:
        return f"{name}_{word.replace('.', '')}_us"

    yield Figure(group, said("count"), f"{name}_count", str(spread.count))
    yield from _durations(group, spread, name_of)


def _requests(row: LatencyRow) -> Iterator[Figure]:
    group, name = said("{kind} requests", kind=row.kind), f"{row.kind}"
    if row.doing is not None:
        group = said("{kind} requests, die: {doing}", kind=row.kind, doing=row.doing)
        name = f"{row.kind}.{row.doing}"
    yield Figure(group, said("count"), f"{name}.count", str(row.count))
    yield from _durations(group, row, lambda word: f"{name}.{word}")


def _durations(
    group: str, of: Spread | LatencyRow, name_of: Callable[[str], str]
) -> Iterator[Figure]:
    """Yield mean, quantiles and largest of some durations, empty where there are none."""
    for word, ns in (
        (noop("mean"), of.mean_ns),
        ("p50", of.p50_ns),
        ("p99", of.p99_ns),
        ("p99.9", of.p999_ns),
        (noop("max"), of.max_ns),
    ):
        value = us_cell(ns) if of.count else ""
        uid = of.worst_uid if word == "max" else None
        yield Figure(group, said("{word}, µs", word=said(word)), name_of(word), value, uid)


def _loads(loads: Sequence[Load]) -> Iterator[Figure]:
    """Yield which dies are asked for more than they can do, and what each is asked for."""
    over = " ".join(str(load.die) for load in loads if load.is_over)
    yield Figure(said("overload"), said("dies"), "overload", over)
    for load in loads:
        share = min(load.total, 1.0)
        what, name = f"die {load.die}", f"asked_d{load.die}"
        yield Figure(said("work asked for"), what, name, f"{load.total:.3f}", None, share)


def _delays(figures: RunFigures) -> Iterator[Figure]:
    yield from _spread(said("completion delay"), "completion_delay", figures.delay)
    mean, largest = figures.slowdown
    yield Figure(said("slowdown"), said("mean"), "slowdown_mean", f"{mean:.3f}")
    yield Figure(said("slowdown"), said("max"), "slowdown_max", f"{largest:.3f}")


def _suspends(figures: RunFigures) -> Iterator[Figure]:
    own = figures.suspends
    yield Figure(said("suspends"), said("count"), "suspend_count", str(own.count))
    overhead = us_cell(own.overhead_ns)
    yield Figure(said("suspends"), said("overhead, µs"), "suspend_overhead_us", overhead)
    longest = us_cell(own.longest_ns)
    yield Figure(said("suspends"), said("longest ended, µs"), "suspend_longest_us", longest)
    reads = f"{own.reads / own.count:.3f}" if own.count else ""
    yield Figure(said("suspends"), said("reads served, each"), "reads_per_suspend", reads)
    yield Figure(said("suspends"), said("empty"), "suspend_empty", str(own.empty))
    oldest = us_cell(own.oldest_ns)
    yield Figure(
        said("starvation"), said("oldest age, µs"), "oldest_suspended_us", oldest, own.oldest_uid
    )
    yield from _spread(said("forward progress per resume"), "resume_progress", own.progress)


def _stale_reads(figures: RunFigures) -> Iterator[Figure]:
    """Yield the stale reads, where there are any."""
    if figures.stale_reads:
        yield Figure(said("reads"), said("stale"), "stale_reads", str(figures.stale_reads))


def _histogram(figures: RunFigures) -> Iterator[Figure]:
    """Yield how many erases and programs were suspended so many times."""
    per_op = figures.suspends.per_op
    most = max(per_op.values(), default=0)
    for times, ops in per_op.items():
        name, what = f"ops_suspended_{times}_times", said("{times} times", times=times)
        yield Figure(said("suspends per op"), what, name, str(ops), None, ops / most)


def _utilisation(figures: RunFigures) -> Iterator[Figure]:
    use = figures.utilisation()
    busy: Iterable[tuple[str, str, float]] = (
        *((f"bus {bus}", f"bus{bus}", share) for bus, share in use.buses.items()),
        *((f"die {die}", f"d{die}", share) for die, share in use.dies.items()),
        *((f"die {d} plane {p}", f"d{d}_p{p}", share) for (d, p), share in use.planes.items()),
    )
    for what, name, share in busy:
        yield Figure(said("utilisation"), what, f"utilisation_{name}", f"{share:.3f}", None, share)


_PARTS: Final[Sequence[Callable[[RunFigures], Iterable[Figure]]]] = (
    latencies,
    _delays,
    _suspends,
    _stale_reads,
    _utilisation,
    _histogram,
)
PARTS: Final = len(_PARTS)
