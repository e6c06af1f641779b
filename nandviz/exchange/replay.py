"""The operation sequence of a trace as a scenario: the same pattern, under the rules.

One entry an op that has begun, at its time, whatever became of it; SUSPEND and RESUME too. What
the files of an import do not tell is filled in, and said.

Source: the page on the generator's files, "Replay".
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from nandviz.errors import NandvizError, ScenarioError
from nandviz.language import Said, said
from nandviz.model.exclusions import Exclusions
from nandviz.model.ops import Base, OpDef, OpRequest, Profile, State, Target
from nandviz.model.setup import BlockState, Submission, Topology
from nandviz.model.words import BAD, NO_CELLTYPE, NO_PAGE, Kind, Scope
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.operation_sequence import operation_sequence
from nandviz.scenario import loader, schema
from nandviz.scenario.scenario import Scenario
from nandviz.scenario.written import (
    block_entry,
    policy_lines,
    profile_lines,
    script_entry,
    topology_line,
    word,
)
from nandviz.text import plain
from nandviz.trace.tables import Trace, TraceInfo

_NO_BUS: Final = frozenset({"CORE_BUSY", "UNKNOWN"})
"""States that use no bus, where nothing says which ones do."""
_BUS_LAW: Final = 5


class Row(NamedTuple):
    """An op of the sequence."""

    uid: int
    at_ns: int
    op: OpDef
    die: int
    targets: tuple[Target, ...]


class Presupposed(NamedTuple):
    """What the first op on a block needs it to be.

    Attributes
    ----------
    pages
        Pages that are programmed.
    """

    die: int
    block: int
    pages: int
    celltype: str
    why: Said

    @property
    def state(self) -> BlockState:
        """The state of the block; one that is erased, or of no celltype, has none."""
        celltype = self.celltype if self.pages and self.celltype != NO_CELLTYPE else None
        return BlockState(self.pages - 1, celltype, celltype)


@dataclass(frozen=True, slots=True)
class Replay:
    """A scenario made of an operation sequence.

    Attributes
    ----------
    rows
        How many ops the sequence has.
    presupposed
        The states in which blocks are at the start.
    notes
        A sentence each: what is not as the sequence has it, or was filled in.
    """

    scenario: Scenario
    rows: int
    presupposed: tuple[Presupposed, ...]
    notes: tuple[Said, ...]


def replay(trace: Trace) -> Replay:
    """Make a scenario of what has begun in a trace.

    Raises
    ------
    NandvizError
        If no scenario can say what the trace holds; in one line.
    """
    info, notes = trace.info, list[Said]()
    rows = list(_rows(trace))
    profile = _profile(info, rows, notes)
    entries = list(_entries(rows, profile, notes))
    if not entries:
        why = notes[-1] if rows else said("nothing has begun")
        raise NandvizError(said("{name} cannot be replayed: {why}", name=info.name, why=why))
    presupposed = [
        each
        for each in _presupposed(entries, profile, info.policies.offset_guard)
        if (each.die, each.block) not in info.initial
    ]
    size = _device(info.topology, rows)
    size = replace(size, pages=max([size.pages, *(each.pages for each in presupposed)]))
    text = "\n".join(_lines(info, size, profile, entries, presupposed, notes)) + "\n"
    try:
        scenario = loader.loads(text, info.name)
    except ScenarioError as error:
        first = error.problems[0]
        raise NandvizError(
            said("{name} cannot be replayed: {why}", name=info.name, why=first.words)
        ) from error
    return Replay(scenario, len(rows), tuple(presupposed), tuple(notes))


def _rows(trace: Trace) -> Iterator[Row]:
    uids, at_ns = operation_sequence(ColumnsAsOf(trace))
    ops, places = trace.ops, trace.targets
    addresses = list(
        zip(places.plane.tolist(), places.block.tolist(), places.page.tolist(), strict=True)
    )
    columns = (each[uids - 1].tolist() for each in (ops.op, ops.die, ops.first_target))
    counts = ops.n_targets[uids - 1].tolist()
    for uid, at, op, die, first, count in zip(
        uids.tolist(), at_ns.tolist(), *columns, counts, strict=True
    ):
        targets = sorted(Target(*each) for each in addresses[first : first + count])
        yield Row(uid, at, trace.info.ops[op], die, tuple(targets))


def _device(size: Topology, rows: Sequence[Row]) -> Topology:
    """Return the least device on which every block lies on the plane that the trace says."""
    uid_of = {target[:2]: row.uid for row in reversed(rows) for target in row.targets}
    wrong: list[int] = []
    for planes in range(size.planes, schema.MAX_PLANES + 1):
        wrong = [uid for (plane, block), uid in uid_of.items() if block % planes != plane]
        if not wrong:
            return replace(size, planes=planes, blocks=-(-size.blocks // planes) * planes)
    raise NandvizError(
        said(
            "op {uid} cannot be replayed: in a scenario, block b is on plane b mod planes",
            uid=min(wrong, default=0),
        )
    )


# The profile


def _profile(info: TraceInfo, rows: Sequence[Row], notes: list[Said]) -> Profile:
    """Return the bases and ops of a trace as a scenario can have them."""
    tells_bus = _BUS_LAW not in info.not_judged
    if not tells_bus:
        notes.append(said("nothing says which states use the bus: all but CORE_BUSY do here"))
    bases = {op.base.name: _fitted(op.base, tells_bus=tells_bus) for op in info.ops}
    most = dict.fromkeys((op.name for op in info.ops), 0)
    for row in rows:
        most[row.op.name] = max(most[row.op.name], len(row.targets))
    times = Counter(row.op for row in rows)
    ops = {}
    for op in sorted(info.ops, key=lambda op: times[op]):  # of one name, the one most have counts
        base = bases[op.base.name]
        is_multi = base.takes_address and (op.multi or most[op.name] > 1)
        ops[op.name] = OpDef(op.name, base, op.celltype, op.durations_ns, is_multi)
    for number, why in info.no_nominal.items():
        if times[info.ops[number]]:
            name = info.ops[number].name
            notes.append(said("the time of {name} is a guess: {why}", name=name, why=why))
    whole = {name: ops[name] for name in most if ops[name].nominal_ns}
    used = {op.base.name for op in whole.values()}
    kept = {name: base for name, base in bases.items() if name in used}
    return Profile(info.name or "replayed", kept, whole, _exclusions(info.exclusions, kept))


def _exclusions(exclusions: Exclusions, bases: Container[str]) -> Exclusions:
    """Return exclusions of some bases alone."""
    groups = {
        name: tuple(base for base in members if base in bases)
        for name, members in exclusions.groups.items()
    }
    return Exclusions(groups, exclusions.tables)


def _fitted(base: Base, *, tells_bus: bool) -> Base:
    """Return a base as the rules of profiles want it."""
    states = base.states
    if not tells_bus:
        states = tuple(State(each.name, each.name not in _NO_BUS) for each in states)
    kind, scope, instant = base.kind, base.scope, base.instant
    if kind in (Kind.SUSPEND, Kind.RESUME, Kind.RESET):
        scope, instant = Scope.DIE, kind is not Kind.RESUME
    elif kind is Kind.STATUS and not tells_bus:
        scope, instant = Scope.NONE, True
    elif scope is Scope.NONE and base.kind in (Kind.ERASE, Kind.PROGRAM, Kind.READ):
        scope = Scope.PLANE
    return replace(base, states=states, scope=scope, instant=instant)


# What is replayed


def _entries(rows: Sequence[Row], profile: Profile, notes: list[Said]) -> Iterator[Row]:
    """Yield the ops that a scenario can ask for; those that it cannot are noted."""
    for row in rows:
        op = profile.ops.get(row.op.name)
        if op is None:
            why = said("nothing says how long it takes")
        elif op.base.needs_address and not row.targets:
            why = said("nothing says its block")
        elif op.base.kind in (Kind.PROGRAM, Kind.READ) and row.targets[0].page == NO_PAGE:
            why = said("nothing says its page")
        else:
            yield row if op.base.takes_address else row._replace(targets=())
            continue
        notes.append(
            said("op {uid} ({name}) is left out: {why}", uid=row.uid, name=row.op.name, why=why)
        )


def _presupposed(entries: Iterable[Row], profile: Profile, guard: int) -> list[Presupposed]:
    """Return what the first ops on each block need it to be, in order of die and block.

    A program needs all pages before its own, a read its own and ``guard`` more; an erase needs
    nothing. Where reads come before the first program, that program says more.
    """
    found: dict[tuple[int, int], Presupposed] = {}
    known: set[tuple[int, int]] = set()
    for row in entries:
        op = profile.ops[row.op.name]
        for _, block, page in row.targets:
            key = row.die, block
            if key in known:
                continue
            if op.base.kind is Kind.READ:
                need = page + 1 + guard
                if key not in found or found[key].pages < need:
                    why = said(
                        "op {uid} ({name}) reads page {page}", uid=row.uid, name=op.name, page=page
                    )
                    found[key] = Presupposed(row.die, block, need, op.celltype, why)
            elif op.base.kind is Kind.PROGRAM:
                why = said(
                    "op {uid} ({name}) programs page {page}", uid=row.uid, name=op.name, page=page
                )
                found[key] = Presupposed(row.die, block, page, op.celltype, why)
            if op.base.suspendable:
                known.add(key)
    return [found[key] for key in sorted(found)]


# The text


def _lines(
    info: TraceInfo,
    size: Topology,
    profile: Profile,
    entries: Iterable[Row],
    presupposed: Sequence[Presupposed],
    notes: Sequence[Said],
) -> Iterator[str]:
    yield from (f"# {plain(note)}" for note in notes)
    yield "nandviz: 1"
    yield f"name: {word(plain(info.name) or 'replayed')}"
    yield "description: What began in a trace, one entry an op, at its time."
    yield "profile:"
    yield from (f"  {line}" for line in profile_lines(profile))
    yield topology_line(size)
    policies = list(policy_lines(info.policies))
    if policies:
        yield "policies:"
        yield from (f"  {line}" for line in policies)
    bad = [key for key, state in info.initial.items() if state.last == BAD]
    if presupposed or bad:
        yield "initial:"
        yield "  blocks:"
        yield from (f"    - {block_entry(die, block, BlockState(BAD))}" for die, block in bad)
        for each in presupposed:
            entry = block_entry(each.die, each.block, each.state)
            yield f"    - {entry}  # {plain(each.why)}"
    yield "script:"
    for row in entries:
        request = OpRequest(row.op, row.die, row.targets)
        yield f"  - {script_entry(Submission(row.at_ns, (request,)))}"
