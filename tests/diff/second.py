"""A second program that compares two runs, from their CSV files alone.

It shares nothing with `nandviz.query`: rows of text, dictionaries and a full table of lengths. What
it says is compared with what ``nandviz diff`` says.
"""

import csv
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

Row = dict[str, str]
Pairs = list[tuple[int, int]]

NO_TIME = {"rejected": "refused", "dropped": "dropped", "aborted": "aborted"}


class Difference(NamedTuple):
    """What two runs differ in: events and ops as rows of ``diff_events.csv``, ``diff_ops.csv``.

    Attributes
    ----------
    event, time_us
        Where they part; None where they do not.
    """

    event: int | None
    time_us: str | None
    events: set[tuple[str, ...]]
    ops: set[tuple[str, ...]]


class Run:
    """The files of a run."""

    def __init__(self, folder: Path) -> None:
        self.ops = _rows(folder / "ops.csv")
        self.events = _rows(folder / "events.csv")
        self.last_us = Decimal(self.events[-1]["time_us"]) if self.events else Decimal(0)
        self.times: dict[tuple[str, str], str] = {
            (row["event"], row["op_uid"]): row["time_us"] for row in reversed(self.events)
        }
        self.waited: dict[str, Decimal] = defaultdict(Decimal)
        for row in _rows(folder / "backlog.csv"):
            left = Decimal(row["left_us"]) if row["left_us"] else self.last_us
            self.waited[row["op_uid"]] += left - Decimal(row["entered_us"])
        self.batches: dict[int, list[int]] = defaultdict(list)
        for place, row in enumerate(self.ops):
            self.batches[int(row["batch"])].append(place)
        self.says = {
            batch: tuple(map(self.op_says, places)) for batch, places in self.batches.items()
        }
        script = {int(row["batch"]) for row in self.ops if row["source"] == "script"}
        self.entries = sorted(script)
        self.entry_names: dict[int, object] = {}
        self.proposals: dict[str, list[int]] = defaultdict(list)
        for batch, places in self.batches.items():
            if batch not in script:
                self.proposals[self.ops[places[0]]["die"]].append(batch)

    def op_says(self, place: int) -> tuple[tuple[object, ...], ...]:
        row = self.ops[place]
        targets = [tuple(map(int, each.split("/")))[1:] for each in row["targets"].split()]
        return ((row["op_name"], int(row["die"])), *targets)


def _rows(path: Path) -> list[Row]:
    with path.open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


def compare(folder_a: Path, folder_b: Path) -> Difference:
    a, b = Run(folder_a), Run(folder_b)
    a.entry_names = {entry: entry for entry in a.entries}
    b.entry_names = {entry: f"B {entry}" for entry in b.entries}
    for i, j in _aligned([a.says[e] for e in a.entries], [b.says[e] for e in b.entries]):
        b.entry_names[b.entries[j]] = a.entries[i]
    same = _same_proposals(a, b)
    ops = [_op_names(run, same) for run in (a, b)]
    events = [_event_names(run, names) for run, names in zip((a, b), ops, strict=True)]
    submitted = [_submitted(run) for run in (a, b)]
    rows = [
        [(name, each, what) for name, each, what in zip(*side, strict=True)]
        for side in zip(events, (a.events, b.events), submitted, strict=True)
    ]
    event, time_us = _parted(*rows)
    return Difference(
        event,
        time_us,
        {row for pair in _joined(*events) if (row := _event_row(*_taken(rows, pair)))},
        {row for pair in _joined(*ops) if (row := _op_row(a, b, pair))},
    )


# Who is who


def _aligned(a: list[object], b: list[object]) -> Pairs:
    """Pair what both lists have in the same order, then in order what was replaced."""
    pairs = [*_common(a, b), (len(a), len(b))]
    found, i, j = list[tuple[int, int]](), 0, 0
    for next_i, next_j in pairs:
        found += zip(range(i, next_i), range(j, next_j), strict=False)
        found.append((next_i, next_j))
        i, j = next_i + 1, next_j + 1
    return found[:-1]


def _common(a: list[object], b: list[object]) -> Pairs:
    left = [i for i, each in enumerate(a) if each in b]
    right = [j for j, each in enumerate(b) if each in a]
    length = Counter[tuple[int, int]]()
    for i in reversed(range(len(left))):
        for j in reversed(range(len(right))):
            longest = max(length[i + 1, j], length[i, j + 1])
            same = a[left[i]] == b[right[j]]
            length[i, j] = length[i + 1, j + 1] + 1 if same else longest
    i, j, pairs = 0, 0, []
    while i < len(left) and j < len(right):
        x, y = a[left[i]], b[right[j]]
        if x == y:
            pairs.append((left[i], right[j]))
            i, j = i + 1, j + 1
        elif (length[i + 1, j], y) > (length[i, j + 1], x):
            i += 1
        else:
            j += 1
    return pairs


def _same_proposals(a: Run, b: Run) -> dict[str, int]:
    """Return how many proposals for each die are the same, from the first on."""
    same: dict[str, int] = {}
    for die in {*a.proposals, *b.proposals}:
        said = [[run.says[batch] for batch in run.proposals[die]] for run in (a, b)]
        same[die] = 0
        for x, y in zip(*said, strict=False):
            if x != y:
                break
            same[die] += 1
    return same


def _op_names(run: Run, same: dict[str, int]) -> list[object]:
    """Return a name for each op, the same in both runs for the same op."""
    names: list[object] = [None] * len(run.ops)
    for batch, name in run.entry_names.items():
        for number, place in enumerate(run.batches[batch]):
            names[place] = ("entry", name, number)
    for die, batches in run.proposals.items():
        for number, batch in enumerate(batches):
            for at, place in enumerate(run.batches[batch]):
                strict = number < same[die]
                names[place] = ("die", die, number, at) if strict else ("loose", run.op_says(place))
    return _counted(names)


def _counted(names: list[object]) -> list[object]:
    """Tell those of one name apart by how many came before."""
    seen, found = Counter[object](), list[object]()
    for name in names:
        seen[name] += 1
        found.append((name, seen[name]))
    return found


def _event_names(run: Run, ops: list[object]) -> list[object]:
    names = list[object]()
    for row in run.events:
        who: object = (row["axis"], row["die"])
        if row["event"] == "SUBMIT":
            who = ("entry", run.entry_names[int(row["batch"])])
        elif row["op_uid"]:
            who = ("op", ops[int(row["op_uid"]) - 1])
        names.append((row["event"], who))
    return _counted(names)


def _submitted(run: Run) -> list[object]:
    """Return what each event submits or proposes; proposals have numbers in their order."""
    proposed = iter(sorted({*run.batches} - {*run.entries}))
    found = list[object]()
    for row in run.events:
        asked = row["event"] in {"QUEUE_REFILL", "PHASE_HOOK"} and row["outcome"] != "none"
        batch = int(row["batch"]) if row["batch"] else next(proposed) if asked else None
        found.append(None if batch is None else run.says[batch])
    return found


def _joined(a: list[object], b: list[object]) -> list[tuple[int | None, int | None]]:
    place_b = {name: place for place, name in enumerate(b)}
    place_a = {name: place for place, name in enumerate(a)}
    both = [(place, place_b.get(name)) for name, place in place_a.items()]
    return [*both, *((None, place) for name, place in place_b.items() if name not in place_a)]


# What differs

Event = tuple[object, Row, object]
"""Its name, its row, and what it submits."""


def _taken(rows: list[list[Event]], pair: tuple[int | None, int | None]) -> list[Event | None]:
    return [None if at is None else own[at] for own, at in zip(rows, pair, strict=True)]


def _event_row(a: Event | None, b: Event | None) -> tuple[str, ...] | None:
    """Return (event in A, in B, difference of times), None where nothing differs."""
    if a is None or b is None:
        return ("" if a is None else a[1]["index"], "" if b is None else b[1]["index"], "")
    if not _differs(a, b):
        return None
    return a[1]["index"], b[1]["index"], _less(a[1]["time_us"], b[1]["time_us"])


def _differs(a: Event, b: Event) -> bool:
    return any(a[1][name] != b[1][name] for name in ("time_us", "outcome")) or a[2] != b[2]


def _less(a: str, b: str) -> str:
    return f"{Decimal(b) - Decimal(a):.3f}"


def _parted(a: list[Event], b: list[Event]) -> tuple[int | None, str | None]:
    """Return the first event that one run lacks or that is another in it, and its time.

    Neither may the order of events differ before it, nor what caused one.
    """
    for place in range(max(len(a), len(b))):
        here = [own[place] if place < len(own) else None for own in (a, b)]
        x, y = here
        if x is None or y is None:
            continue_at = x or y
            assert continue_at is not None
            return place, continue_at[1]["time_us"]
        if x[0] != y[0] or _differs(x, y) or x[1]["cause"] != y[1]["cause"]:
            return place, _time_of_first(x, y, a, b)
    return None, None


def _time_of_first(x: Event, y: Event, a: list[Event], b: list[Event]) -> str:
    """Return the time of that event of two at one place which the other run lacks or has else."""
    others = {each[0]: each for each in b}, {each[0]: each for each in a}
    found = [
        each[1]
        for each, other in ((x, others[0].get(x[0])), (y, others[1].get(y[0])))
        if other is None or _differs(each, other)
    ]
    told = found or [x[1], y[1]]
    return min((row["time_us"] for row in told), key=Decimal)


def _op_row(a: Run, b: Run, pair: tuple[int | None, int | None]) -> tuple[str, ...] | None:
    """Return what `OP_COLUMNS` name, None where nothing differs."""
    at_a, at_b = pair
    if at_a is None or at_b is None:
        there, run, at = (0, a, at_a) if at_b is None else (1, b, at_b)
        assert at is not None
        row = run.ops[at]
        uids = (row["op_uid"], "") if there == 0 else ("", row["op_uid"])
        fates = (row["fate"], "") if there == 0 else ("", row["fate"])
        reasons = (row["reason"], "") if there == 0 else ("", row["reason"])
        return (*uids, "", "", "", "", "", *fates, *reasons)
    x, y = a.ops[at_a], b.ops[at_b]
    deltas = [_delta(event, (a, x), (b, y)) for event in ("OP_START", "OP_END")]
    counts = [str(int(y[name]) - int(x[name])) for name in ("parts", "suspends")]
    waited = f"{b.waited[y['op_uid']] - a.waited[x['op_uid']]:.3f}"
    same = deltas[0] in {"", "0.000"} and deltas[1] in {"", "0.000"} and counts == ["0", "0"]
    same &= waited == "0.000" and all(x[name] == y[name] for name in ("fate", "reason"))
    if same and a.op_says(at_a) == b.op_says(at_b):
        return None
    fates = x["fate"], y["fate"], x["reason"], y["reason"]
    return (x["op_uid"], y["op_uid"], *deltas, *counts, waited, *fates)


OP_COLUMNS = (
    *("op_uid_a", "op_uid_b", "start_delta_us", "end_delta_us", "parts_delta", "suspends_delta"),
    *("waited_delta_us", "fate_a", "fate_b", "reason_a", "reason_b"),
)


def _delta(event: str, a: tuple[Run, Row], b: tuple[Run, Row]) -> str:
    """Return how far an event of an op has moved, or why one of the two has none."""
    times = [run.times.get((event, row["op_uid"])) for run, row in (a, b)]
    if None not in times:
        return _less(*map(str, times))
    if times == [None, None]:
        return ""
    _, row = (a, b)[times.index(None)]
    return NO_TIME.get(row["fate"], "not started" if event == "OP_START" else "not ended")
