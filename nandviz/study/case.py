"""A case: a scenario whose script is made smaller, and which of its ops are the ones of before."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from nandviz.model.ops import OpRequest, Profile, Target
from nandviz.model.setup import Setup, Submission
from nandviz.scenario.expectations import OpPlace
from nandviz.scenario.scenario import Scenario
from nandviz.trace.tables import Trace


class KeptOp(NamedTuple):
    """An op, and its place in the batch that it was in before."""

    place: int
    request: OpRequest


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """An entry, and its number before."""

    number: int
    at_ns: int
    ops: tuple[KeptOp, ...]


Key = tuple[object, ...]


@dataclass(frozen=True)
class Case:
    """Entries on a device.

    Attributes
    ----------
    base
        The scenario that it began as; of its setup, all but the script counts.
    entries
        In order of time, those of an instant in order of submission.
    """

    base: Scenario
    entries: tuple[KeptEntry, ...]

    @classmethod
    def of_script(cls, scenario: Scenario) -> "Case":
        """Return the case of a scenario that has nothing but a script."""
        return cls(scenario, _kept(enumerate(scenario.setup.script)))

    @cached_property
    def setup(self) -> Setup:
        """What is simulated."""
        script = tuple(
            Submission(each.at_ns, tuple(op.request for op in each.ops)) for each in self.entries
        )
        return replace(self.base.setup, script=script)

    @cached_property
    def scenario(self) -> Scenario:
        """What is run: nothing of it that a person reads."""
        return replace(self.base, setup=self.setup, notes=(), breakpoints=(), expectations=())

    @cached_property
    def places(self) -> dict[OpPlace, OpPlace]:
        """Where each op stands now, by where it stood before."""
        return {
            OpPlace(entry.number, op.place): OpPlace(number, place)
            for number, entry in enumerate(self.entries)
            for place, op in enumerate(entry.ops)
        }

    @cached_property
    def key(self) -> Key:
        """What can be changed of it, to be told from others."""
        setup = self.setup
        return self.entries, setup.policies, frozenset(setup.initial.items()), setup.until_ns

    @property
    def op_count(self) -> int:
        """How many ops it has."""
        return sum(len(entry.ops) for entry in self.entries)

    def with_entries(self, entries: Sequence[KeptEntry]) -> "Case":
        """Return it with other entries, those without ops left out, in order of time."""
        kept = (entry for entry in entries if entry.ops)
        return replace(self, entries=tuple(sorted(kept, key=lambda entry: entry.at_ns)))

    def with_setup(self, setup: Setup) -> "Case":
        """Return it on another device."""
        return replace(self, base=replace(self.base, setup=setup))


def _kept(numbered: Iterator[tuple[int, Submission]]) -> tuple[KeptEntry, ...]:
    entries = [
        KeptEntry(number, each.at_ns, tuple(KeptOp(*op) for op in enumerate(each.ops)))
        for number, each in numbered
    ]
    return tuple(sorted(entries, key=lambda entry: entry.at_ns))


def frozen(scenario: Scenario, trace: Trace) -> Case:
    """Return what was submitted in a run of a scenario as entries at their times.

    Batches that nobody wrote, those of a workload or a controller, keep their numbers in the trace.
    """
    setup = replace(scenario.setup, script=(), workload=None, host=None, controller=None)
    submitted = _kept(_submitted(trace))
    return Case(replace(scenario, setup=setup), submitted)


def scenario_of(trace: Trace) -> Scenario:
    """Return the scenario of a simulated trace, what was submitted in it being its script.

    Entries have the numbers of their batches where none is missing.
    """
    info = trace.info
    bases = {op.base.name: op.base for op in info.ops}
    profile = Profile(
        info.name or "saved", bases, {op.name: op for op in info.ops}, info.exclusions
    )
    entries = sorted(_submitted(trace), key=lambda entry: entry[0])
    setup = Setup(
        topology=info.topology,
        policies=info.policies,
        script=tuple(entry for _, entry in entries),
        initial_default=info.initial_default,
        initial=info.initial,
        until_ns=info.until_ns,
        drain=info.drain,
        exclusions=info.exclusions,
    )
    return Scenario(info.name, "", None, "", profile, setup, (), (), (), "")


def _submitted(trace: Trace) -> Iterator[tuple[int, Submission]]:
    """Yield the batches of a trace in order of submission, each with its number."""
    ops, places = trace.ops, trace.targets
    targets = [
        Target(*each)
        for each in zip(
            places.plane.tolist(), places.block.tolist(), places.page.tolist(), strict=True
        )
    ]
    columns = (ops.batch, ops.submitted_ns, ops.op, ops.die, ops.gap_ns, ops.first_target)
    rows = list(zip(*(each.tolist() for each in columns), ops.n_targets.tolist(), strict=True))
    start = 0
    while start < len(rows):
        batch, at_ns = rows[start][:2]
        stop = start
        requests = []
        while stop < len(rows) and rows[stop][0] == batch:
            _, _, op, die, gap_ns, first, count = rows[stop]
            wanted = tuple(targets[first : first + count])
            requests.append(OpRequest(trace.info.ops[op], die, wanted, gap_ns))
            stop += 1
        yield batch, Submission(at_ns, tuple(requests))
        start = stop


Step = Callable[[Case], Iterator[Case]]
"""Yields choices for one thing of a case, the best first."""
