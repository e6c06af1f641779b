"""What may start: the rules of a suspended die and of the address state.

Each rule looks at the planned state and answers with a reason, or None for "may start".

Source: engine specification, sections 5 and 9.
"""

from collections.abc import Callable, Collection

from nandviz.engine.addresses import BlockKey
from nandviz.engine.die_plan import PROGRAM_FIRST, Stacks, Suspended
from nandviz.model.ops import OpDef, OpRequest, Target
from nandviz.model.plan import Refused
from nandviz.model.setup import BlockState, Policies
from nandviz.model.words import BAD, DIRTY, ERASED, NO_CELLTYPE, Axis, EprCheck, Kind, Reason

SLC_FAMILY = frozenset({"SLC", "A0SLC", "ACSLC"})
"""Celltypes that a block erased as SLC takes."""

_WAIT_FOR_PROGRAM = frozenset({Kind.ERASE, Kind.PROGRAM, Kind.SUSPEND})
"""What never starts while a program is suspended."""

STATE_WORDS = {BAD: "BAD", DIRTY: "DIRTY", ERASED: "ERASED"}


def forbidding(stacks: Stacks, axis: Axis, request: OpRequest) -> Suspended | None:
    """Return the suspended op of ``axis`` because of which an op may not start, else None."""
    stack = stacks[axis]
    if not stack:
        return None
    return (
        _forbidding_program(stack, request)
        if axis is Axis.PROGRAM
        else _forbidding_erase(stack, request)
    )


def _forbidding_program(stack: tuple[Suspended, ...], request: OpRequest) -> Suspended | None:
    base = request.op.base
    if base.kind in _WAIT_FOR_PROGRAM:
        return stack[-1]
    if base.kind is Kind.RESUME and base.axis is Axis.ERASE:
        return stack[-1]
    if base.kind is Kind.READ:
        for suspended in stack:
            if any(suspended.is_hidden(target) for target in request.targets):
                return suspended
    return None


def _forbidding_erase(stack: tuple[Suspended, ...], request: OpRequest) -> Suspended | None:
    base = request.op.base
    if base.kind is Kind.ERASE or (base.kind is Kind.SUSPEND and base.axis is Axis.ERASE):
        return stack[-1]
    if base.kind is Kind.PROGRAM or base.kind is Kind.READ:
        for suspended in stack:
            if not request.blocks.isdisjoint(suspended.op.blocks):
                return suspended
    return None


def suspend_state_refusal(stacks: Stacks, request: OpRequest) -> Refused | None:
    """Refuse an op that a suspended axis of its die forbids."""
    for axis in PROGRAM_FIRST:
        suspended = forbidding(stacks, axis, request) if stacks[axis] else None
        if suspended is not None:
            op = suspended.op
            what = f"{axis} suspended on die {request.die}: op {op.uid} ({op.request.op.name})"
            return Refused(Reason.TARGET_SUSPENDED, what, op.uid)
    return None


def address_refusal(
    request: OpRequest, planned: Callable[[BlockKey], BlockState], policies: Policies
) -> Refused | None:
    """Refuse an op whose targets the planned address state forbids, target by target."""
    for target in request.targets:
        state = planned((request.die, target.block))
        reason = address_reason(request.op, target.page, state, policies)
        if reason is not None:
            return Refused(reason, _describe(request, target, state, policies))
    return None


def must_not_pass(
    request: OpRequest, planned: Callable[[BlockKey], BlockState], policies: Policies
) -> Collection[Kind]:
    """Return the kinds of waiting ops of lower uid on its blocks that a flush keeps an op behind.

    Source: engine specification, section 8.
    """
    base = request.op.base
    if base.suspendable:
        return (Kind.ERASE, Kind.PROGRAM)
    if base.kind is not Kind.READ:
        return ()
    for target in request.targets:
        state = planned((request.die, target.block))
        if address_reason(request.op, target.page, state, policies) is not None:
            return (Kind.ERASE, Kind.PROGRAM)
    return (Kind.ERASE,)


def address_reason(op: OpDef, page: int, state: BlockState, policies: Policies) -> Reason | None:
    """Return the first check, in the order of the specification, that a page of a block fails."""
    if not policies.epr:
        return None
    kind, off = op.base.kind, policies.epr_off
    if state.last == BAD and EprCheck.BAD_BLOCK not in off:
        return Reason.EPR_BAD_BLOCK
    if kind is Kind.PROGRAM:
        return _program_reason(op.celltype, page, state, off)
    if kind is Kind.READ:
        return _read_reason(op.celltype, page + policies.offset_guard, state, off)
    return None


def _read_reason(
    celltype: str, least: int, state: BlockState, off: Collection[EprCheck]
) -> Reason | None:
    """Return why a read may not start in a block that is to be programmed up to a page at least."""
    if least > state.last and EprCheck.READ_BEFORE_PROGRAM not in off:
        return Reason.EPR_READ_BEFORE_PROGRAM
    fits = _matches(celltype, state.program_celltype)
    return None if fits or EprCheck.CELLTYPE in off else Reason.EPR_CELLTYPE


def _program_reason(
    celltype: str, page: int, state: BlockState, off: Collection[EprCheck]
) -> Reason | None:
    if (state.last == DIRTY or state.closed) and EprCheck.PROGRAM_BEFORE_ERASE not in off:
        return Reason.EPR_PROGRAM_BEFORE_ERASE
    last = max(state.last, ERASED)  # a block that may be programmed though DIRTY or BAD: as ERASED
    if page <= last and EprCheck.SAME_PAGE not in off:
        return Reason.EPR_SAME_PAGE
    if page != last + 1 and EprCheck.PAGE_ORDER not in off:
        return Reason.EPR_PAGE_ORDER
    slc = state.erase_celltype == "SLC" and celltype in SLC_FAMILY
    erased = slc or _matches(celltype, state.erase_celltype)
    fits = erased and _matches(celltype, state.program_celltype)
    return None if fits or EprCheck.CELLTYPE in off else Reason.EPR_CELLTYPE


def _matches(celltype: str, of_block: str | None) -> bool:
    return celltype == of_block or of_block is None or NO_CELLTYPE in (celltype, of_block)


def _describe(request: OpRequest, target: Target, state: BlockState, policies: Policies) -> str:
    last = STATE_WORDS.get(state.last, f"last page {state.last}")
    words = [f"die {request.die} block {target.block}: {last}"]
    if state.closed:
        words.append("closed by a RESET")
    if state.erase_celltype:
        words.append(f"erased {state.erase_celltype}")
    if state.program_celltype:
        words.append(f"programmed {state.program_celltype}")
    if policies.offset_guard and request.op.base.kind is Kind.READ:
        words.append(f"offset_guard {policies.offset_guard}")
    page = f" page {target.page}" if target.page >= 0 else ""
    return f"{', '.join(words)}; wants{page} {request.op.celltype}"
