"""The sections of a scenario file beside its script: from checked values to the model.

Source: scenario specification.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from nandviz.language import said
from nandviz.model.ops import Profile
from nandviz.model.setup import BlockState, Policies, Topology
from nandviz.model.words import BAD, DIRTY, ERASED
from nandviz.scenario import policy_fields as fields
from nandviz.scenario import schema as s
from nandviz.scenario.fields import join
from nandviz.scenario.nodes import Node
from nandviz.scenario.policy_fields import times_given
from nandviz.scenario.problems import Invalid, Sink, listed
from nandviz.scenario.profile import KNOWN_CELLTYPES
from nandviz.scenario.scenario import Breakpoint, Note, SweepSection
from nandviz.scenario.section import Field, Values

_LAST = {"bad": BAD, "dirty": DIRTY, "erased": ERASED}


def topology(values: Values | None) -> Topology:
    """Return the topology of a section, the default one for none."""
    if values is None:
        return Topology()
    return Topology(
        channels=values[s.CHANNELS],
        dies=values[s.DIES],
        planes=values[s.PLANES],
        blocks=values[s.BLOCKS],
        pages=values[s.PAGES],
    )


def policies(given: Mapping[str, Any]) -> Policies:
    """Return the policies with values by key of the file, defaults for the others."""

    def value(field: Field[Any]) -> Any:
        return given.get(field.key, field.default)

    reset = times_given(given, fields.RESET_US)
    penalty = times_given(given, fields.PENALTY_US)
    return Policies(
        sequence_gap_ns=value(s.SEQUENCE_GAP),
        bus_conflict=value(s.BUS_CONFLICT),
        on_blocked=value(s.ON_BLOCKED),
        backlog_scope=value(s.BACKLOG_SCOPE),
        backlog_retry_delay_ns=value(s.RETRY_DELAY),
        backlog_retry_limit=value(s.RETRY_LIMIT),
        max_suspends_per_op=value(s.MAX_SUSPENDS),
        min_resume_to_suspend_ns=value(s.MIN_RESUME),
        offset_guard=value(s.OFFSET_GUARD),
        epr=value(s.EPR).on,
        epr_off=value(s.EPR).off,
        queue_refill_period_ns=value(s.REFILL_PERIOD),
        cut=value(fields.CUT),
        pulses=value(fields.PULSES),
        reset_program=value(fields.RESET_PROGRAM),
        reset_idle_ns=reset.get("idle"),
        reset_read_ns=reset.get("read"),
        reset_program_ns=reset.get("program"),
        reset_erase_ns=reset.get("erase"),
        suspended_reads=value(fields.SUSPENDED_READS),
        resume_penalty_erase_ns=penalty.get("erase") or 0,
        resume_penalty_program_ns=penalty.get("program") or 0,
    )


def initial(
    values: Values | None, size: Topology, profile: Profile, sink: Sink
) -> tuple[BlockState, Mapping[tuple[int, int], BlockState]]:
    """Return the state of all blocks, and of those that are given one by one."""
    if values is None:
        return BlockState(ERASED), {}
    states: dict[tuple[int, int], BlockState] = {}
    blocks = values[s.INITIAL_BLOCKS]
    for index, (block, node) in enumerate(blocks or ()):
        path = f"initial.blocks[{index}]"
        try:
            key = _block_address(block, size, path, sink)
            if key in states:
                got = said("die {key} block {key2} a second time", key=key[0], key2=key[1])
                sink.add(node, path, got, said("each block once"))
            states[key] = _block_state(block, size, profile, path, sink)
        except Invalid:
            continue
    return BlockState(_LAST[values[s.INITIAL_DEFAULT]]), states


def _block_address(values: Values, size: Topology, path: str, sink: Sink) -> tuple[int, int]:
    for field, limit in ((s.BLOCK_DIE, size.dies), (s.BLOCK_BLOCK, size.blocks)):
        if values[field] >= limit:
            got, expected = f"{field.key} {values[field]}", said("0 to {limit}", limit=limit - 1)
            raise sink.fail(values.node(field), join(path, field.key), got, expected)
    return values[s.BLOCK_DIE], values[s.BLOCK_BLOCK]


def _block_state(
    values: Values, size: Topology, profile: Profile, path: str, sink: Sink
) -> BlockState:
    state, pages, celltype = values[s.BLOCK_STATE], values[s.BLOCK_PAGES], values[s.BLOCK_CELLTYPE]
    if celltype is not None:
        check_celltype(celltype, values.node(s.BLOCK_CELLTYPE), f"{path}.celltype", profile, sink)
    if state == "programmed":
        if pages is None or pages > size.pages:
            got = said("no pages") if pages is None else said("{pages} pages", pages=pages)
            expected = said("pages: 1 to {pages}", pages=size.pages)
            raise sink.fail(values.node(s.BLOCK_PAGES), f"{path}.pages", got, expected)
        return BlockState(pages - 1, celltype, celltype)
    if pages is not None:
        got = said("pages of a block that is {state}", state=state)
        raise sink.fail(values.node(s.BLOCK_PAGES), f"{path}.pages", got, said("state: programmed"))
    if celltype is not None and state != "erased":
        got = said("celltype of a block that is {state}", state=state)
        node = values.node(s.BLOCK_CELLTYPE)
        raise sink.fail(node, f"{path}.celltype", got, said("state: erased or programmed"))
    return BlockState(_LAST[state], celltype)


def check_celltype(celltype: str, node: Node, path: str, profile: Profile, sink: Sink) -> None:
    """Report a celltype that neither the profile nor the engine's rules know."""
    known = dict.fromkeys((*KNOWN_CELLTYPES, *(op.celltype for op in profile.ops.values())))
    if celltype not in known:
        near = sink.nearest(celltype, known)
        raise sink.fail(
            node,
            path,
            said("unknown celltype '{celltype}'", celltype=celltype[:40]),
            listed(known),
            near,
        )


def breakpoints(
    items: Iterable[tuple[Values, Node]], size: Topology, sink: Sink
) -> tuple[Breakpoint, ...]:
    """Return the breakpoints."""
    found = []
    for index, (values, node) in enumerate(items):
        path = f"breakpoints[{index}]"
        found.append(
            Breakpoint(
                event=values[s.BP_EVENT],
                op_uid=values[s.BP_UID],
                die=values[s.BP_DIE],
                axis=values[s.BP_AXIS],
                metric=values[s.BP_METRIC],
                law=values[s.BP_LAW],
                hits=values[s.BP_HITS],
            )
        )
        if found[-1] == Breakpoint(hits=values[s.BP_HITS]):
            sink.add(
                node, path, said("no condition"), said("event, op_uid, die, axis, metric or law")
            )
        die = values[s.BP_DIE]
        if die is not None and die >= size.dies:
            sink.add(
                values.node(s.BP_DIE),
                f"{path}.die",
                f"die {die}",
                said("0 to {dies}", dies=size.dies - 1),
            )
    return tuple(found)


def notes(items: Iterable[tuple[Values, Node]]) -> tuple[Note, ...]:
    """Return the notes, in file order."""
    return tuple(Note(values[s.NOTE_AT], values[s.NOTE_TEXT]) for values, _ in items)


def sweep(values: Values | None) -> SweepSection | None:
    """Return what is to be swept over, None for no such section."""
    if values is None:
        return None
    over = tuple((path, text) for path, (text, _) in values[s.SWEEP_OVER].items())
    measures = tuple(name for name, _ in values[s.SWEEP_MEASURE])
    return SweepSection(over, measures, values[s.SWEEP_OUT])
