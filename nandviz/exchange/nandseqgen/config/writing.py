"""A configuration as a profile file, or as a scenario that holds its profile.

Source: scenario format; the page on the generator's files.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from nandviz.exchange.nandseqgen.config.configuration import Configuration
from nandviz.exchange.nandseqgen.config.weights import AUTOFILL_SEED, Table
from nandviz.model.setup import Chain, ChainStep, Policies
from nandviz.model.words import EprCheck, Inherit
from nandviz.scenario.written import flow, listed, profile_lines, quoted, topology_line, word
from nandviz.text import plain
from nandviz.units import us_shortest

UNTIL_US: Final = 20_000
"""Where the workload of a scenario stops: a configuration does not say."""
_BILLION: Final = 10**9


def profile_text(configuration: Configuration) -> str:
    """Return the text of a profile file."""
    return _joined([*_notes(configuration), *profile_lines(configuration.profile)])


def scenario_text(configuration: Configuration) -> str:
    """Return the text of a scenario that needs no other file: the profile stands in it."""
    name = configuration.profile.name
    head = [
        "nandviz: 1",
        f"name: {word(name)}",
        f"description: {quoted(f'From {configuration.path.name} of nandseqgen_v2.')}",
    ]
    return _joined(
        [
            *_notes(configuration),
            *head,
            topology_line(configuration.topology),
            *_policies(configuration.policies),
            *_initial(configuration),
            *_workload(configuration),
            "profile:",
            *profile_lines(configuration.profile, "  "),
        ]
    )


def _notes(configuration: Configuration) -> Iterator[str]:
    """Yield what is to be said of the file, as comments."""
    yield f"# Made of {plain(configuration.path.name)} of nandseqgen_v2."
    yield from (f"# {plain(note)}" for note in configuration.notes)


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _policies(policies: Policies) -> Iterator[str]:
    yield "policies:"
    yield f"  queue_refill_period_us: {us_shortest(policies.queue_refill_period_ns)}"
    yield f"  backlog_retry_delay_us: {us_shortest(policies.backlog_retry_delay_ns)}"
    yield f"  offset_guard: {policies.offset_guard}"
    epr = "true" if policies.epr else "false"
    if policies.epr and policies.epr_off:
        checks = {check.value: _flag(check not in policies.epr_off) for check in EprCheck}
        epr = flow(checks)
    yield f"  epr: {epr}"


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _initial(configuration: Configuration) -> Iterator[str]:
    yield "initial:"
    yield "  default: dirty"
    if configuration.bad_blocks:
        yield "  blocks:"
    for die, block in configuration.bad_blocks:
        yield f"    - {{die: {die}, block: {block}, state: bad}}"


def _workload(configuration: Configuration) -> Iterator[str]:
    """Yield the workload; a script without entries where nothing weighs anything."""
    if not any(configuration.weights.values()):
        yield "script: []"
        return
    yield "workload:"
    yield f"  seed: {AUTOFILL_SEED}"
    yield f"  stop: {{until_us: {UNTIL_US}}}"
    if configuration.planes < configuration.topology.planes:
        yield f"  multi_planes: {configuration.planes}"
    yield "  weights:"
    for key, table in configuration.weights.items():
        yield f"    {word(key)}: {_table(table)}"
    if configuration.first_fits:
        yield "  chain_ops: first"
    if configuration.chains:
        yield "  chains:"
    for base, chains in configuration.chains.items():
        yield f"    {word(base)}:"
        yield from (f"      - {_chain(chain)}" for chain in chains)


def _table(table: Table) -> str:
    return flow({word(name): f"{Decimal(repr(weight)):f}" for name, weight in table.items()})


def _chain(chain: Chain) -> str:
    steps = f"[{', '.join(map(_step, chain.steps))}]"
    return flow({"weight": _weight(chain.weight), "steps": steps})


def _step(step: ChainStep) -> str:
    values = {"base": word(step.base)}
    if step.inherit:
        values["inherit"] = listed(rule.value for rule in Inherit if rule in step.inherit)
    if step.weights:
        values["ops"] = flow({word(name): _weight(w) for name, w in step.weights.items()})
    return flow(values)


def _weight(billionths: int) -> str:
    return f"{(Decimal(billionths) / _BILLION).normalize():f}"
