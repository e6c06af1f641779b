"""A scenario as the text that says it: the inverse of the loader, for property tests."""

from collections.abc import Iterator

from nandviz.model.ops import OpRequest
from nandviz.model.setup import BlockState, Policies, Setup, Submission, Workload
from nandviz.model.words import BAD, DIRTY, ERASED, NO_PAGE
from nandviz.scenario import policy_fields as p
from nandviz.scenario import schema as s
from nandviz.scenario.breakpoint_words import condition_words
from nandviz.scenario.expectation_words import expectation_entry
from nandviz.scenario.scenario import ANY_LAW, Breakpoint, Scenario
from nandviz.units import us_shortest

_STATE = {BAD: "bad", DIRTY: "dirty", ERASED: "erased"}
_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def scenario_text(scenario: Scenario) -> str:
    """Write a scenario anew, in canonical form: loading the text gives an equal scenario."""
    return "\n".join(_lines(scenario)) + "\n"


def quoted(text: str) -> str:
    """Write text as a double-quoted YAML scalar on one line."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(char: str) -> str:
    if char in _ESCAPED:
        return _ESCAPED[char]
    return char if char.isprintable() else f"\\U{ord(char):08X}"


def _lines(scenario: Scenario) -> Iterator[str]:
    setup = scenario.setup
    yield "nandviz: 1"
    yield f"name: {quoted(scenario.name)}"
    if scenario.description:
        yield f"description: {quoted(scenario.description)}"
    yield f"profile: {quoted(scenario.profile_name)}"
    size = setup.topology
    yield (
        f"topology: {{channels: {size.channels}, dies: {size.dies}, planes: {size.planes}, "
        f"blocks: {size.blocks}, pages: {size.pages}}}"
    )
    yield from _policies(setup.policies)
    yield from _initial(setup)
    until = "null" if setup.until_ns is None else us_shortest(setup.until_ns)
    yield f"run: {{until_us: {until}, drain: {_flag(setup.drain)}}}"
    if setup.script or setup.workload is None:
        yield "script:" if setup.script else "script: []"
        for entry in setup.script:
            yield from _entry(entry)
    if setup.workload is not None:
        yield from _workload(setup.workload)
    yield from _listed("breakpoints", [_breakpoint(b) for b in scenario.breakpoints])
    yield from _listed(
        "notes",
        [f"{{at_us: {us_shortest(n.at_ns)}, text: {quoted(n.text)}}}" for n in scenario.notes],
    )
    yield from _listed("expect", [*map(expectation_entry, scenario.expectations)])


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _listed(key: str, items: list[str]) -> Iterator[str]:
    if items:
        yield f"{key}:"
    for item in items:
        yield f"  - {item}"


def _policies(policies: Policies) -> Iterator[str]:
    most = policies.max_suspends_per_op
    values = {
        s.SEQUENCE_GAP.key: us_shortest(policies.sequence_gap_ns),
        s.BUS_CONFLICT.key: policies.bus_conflict.value,
        s.ON_BLOCKED.key: policies.on_blocked.value,
        s.BACKLOG_SCOPE.key: policies.backlog_scope.value,
        s.RETRY_DELAY.key: us_shortest(policies.backlog_retry_delay_ns),
        s.RETRY_LIMIT.key: str(policies.backlog_retry_limit),
        s.MAX_SUSPENDS.key: "none" if most is None else str(most),
        s.MIN_RESUME.key: us_shortest(policies.min_resume_to_suspend_ns),
        s.OFFSET_GUARD.key: str(policies.offset_guard),
        s.EPR.key: _epr(policies),
        s.REFILL_PERIOD.key: us_shortest(policies.queue_refill_period_ns),
        p.CUT.key: policies.cut.value,
        p.PULSES.key: str(policies.pulses),
        p.RESET_PROGRAM.key: policies.reset_program.value,
        p.RESET_US.key: _times(
            idle=policies.reset_idle_ns,
            read=policies.reset_read_ns,
            program=policies.reset_program_ns,
            erase=policies.reset_erase_ns,
        ),
        p.SUSPENDED_READS.key: policies.suspended_reads.value,
        p.PENALTY_US.key: _times(
            erase=policies.resume_penalty_erase_ns, program=policies.resume_penalty_program_ns
        ),
    }
    yield "policies:"
    for key, text in values.items():
        yield f"  {key}: {text}"


def _times(**ns: int | None) -> str:
    given = {name: "none" if each is None else us_shortest(each) for name, each in ns.items()}
    return f"{{{', '.join(f'{name}: {text}' for name, text in given.items())}}}"


def _epr(policies: Policies) -> str:
    if not policies.epr_off or not policies.epr:
        return _flag(policies.epr)
    return f"{{{', '.join(f'{check}: false' for check in policies.epr_off)}}}"


def _initial(setup: Setup) -> Iterator[str]:
    yield "initial:"
    yield f"  default: {_STATE[setup.initial_default.last]}"
    if setup.initial:
        yield "  blocks:"
    for (die, block), state in setup.initial.items():
        yield f"    - {{die: {die}, block: {block}, {_block(state)}}}"


def _block(state: BlockState) -> str:
    celltype = f", celltype: {quoted(state.erase_celltype)}" if state.erase_celltype else ""
    if state.last >= 0:
        return f"state: programmed, pages: {state.last + 1}{celltype}"
    return f"state: {_STATE[state.last]}{celltype}"


def _entry(entry: Submission) -> Iterator[str]:
    yield f"  - at_us: {us_shortest(entry.at_ns)}"
    yield "    batch:"
    for request in entry.ops:
        yield f"      - {_request(request)}"


def _request(request: OpRequest) -> str:
    words = [f"op: {quoted(request.op.name)}", f"die: {request.die}"]
    targets = [
        f"block: {t.block}" + (f", page: {t.page}" if t.page != NO_PAGE else "")
        for t in request.targets
    ]
    if len(targets) == 1:
        words.append(targets[0])
    elif targets:
        words.append(f"targets: [{', '.join(f'{{{target}}}' for target in targets)}]")
    words.append(f"gap_us: {us_shortest(request.gap_ns)}")
    return f"{{{', '.join(words)}}}"


def _breakpoint(point: Breakpoint) -> str:
    law = "any" if point.law == ANY_LAW else str(point.law)
    words = {
        "event": point.event,
        "op_uid": point.op_uid,
        "die": point.die,
        "axis": point.axis,
        "metric": None if point.metric is None else quoted(condition_words(point.metric)),
        "law": None if point.law is None else law,
        "hits": point.hits,
    }
    return f"{{{', '.join(f'{key}: {word}' for key, word in words.items() if word is not None)}}}"


def _workload(workload: Workload) -> Iterator[str]:
    stop = [] if workload.until_ns is None else [f"until_us: {us_shortest(workload.until_ns)}"]
    if workload.max_ops is not None:
        stop.append(f"ops: {workload.max_ops}")
    yield "workload:"
    yield f"  seed: {workload.seed}"
    yield f"  stop: {{{', '.join(stop)}}}"
    asked = {s.Hook.QUEUE_REFILL: workload.refill, s.Hook.PHASE: workload.phase}
    celltype = next(
        workload.ops[proposal].celltype for proposal in s.ADDRESSED if proposal in workload.ops
    )
    yield f"  hooks: [{', '.join(hook for hook, wanted in asked.items() if wanted)}]"
    yield f"  batch: {{{', '.join(f'{k}: [{a}, {b}]' for k, (a, b) in workload.batch.items())}}}"
    yield f"  celltype: {quoted(celltype)}"
    yield "  weights:"
    for phase, weights in workload.weights.items():
        table = ", ".join(f"{name}: {weight}" for name, weight in weights.items())
        yield f"    {quoted(phase)}: {{{table}}}"
