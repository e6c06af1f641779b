"""The smallest scenario of which a condition still holds.

Entries first, then ops of batches, blocks and policies, then rounder times and smaller addresses:
each step is a run, and is kept where the condition holds of it. Whatever the order of the steps,
in the end no single entry can be taken out. Nothing of it is random.

Source: study specification, section Shrinking.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import combinations
from typing import Final

from nandviz.language import Said, said
from nandviz.model.setup import BlockState, Policies
from nandviz.scenario.scenario import Breakpoint, Scenario
from nandviz.study.addresses import smaller_addresses
from nandviz.study.case import Case, KeptEntry, KeptOp, Key, Step, frozen
from nandviz.study.condition import Between, Outcome, by_place, not_held, nothing, outcome, renamed
from nandviz.study.ddmin import ddmin
from nandviz.study.freeze_words import freeze_notes
from nandviz.study.points import simulated
from nandviz.study.progress import ShrinkProgress, Tell, untold
from nandviz.study.stays import without_suspensions
from nandviz.study.times import rounder_times
from nandviz.trace.tables import Trace


@dataclass(frozen=True, slots=True)
class Shrunk:
    """What is left.

    Attributes
    ----------
    what
        The condition, of the ops by their places in the whole.
    runs
        How many runs it took.
    entries
        How many entries the whole had.
    notes
        What else is to be said, a sentence each.
    is_minimal
        Whether no single entry can be taken out; False where it was stopped before.
    """

    case: Case
    what: Breakpoint
    runs: int
    entries: int
    notes: tuple[Said, ...]
    is_minimal: bool

    @property
    def condition(self) -> Breakpoint:
        """The condition, of the ops by their places in what is left."""
        found = renamed(self.what, self.case.places)
        assert found is not None, "what is left has the ops that the condition names"
        return found


_MOST_PAIRS: Final = 1_000
"""Of entries that are taken out together: so many runs of what is small by then."""


class Shrinking:
    """Makes a scenario smaller; what is found so far can be had at any time.

    Parameters
    ----------
    tell
        Called after each run.
    between
        Called now and then; what it raises ends the work, `best` stays.

    Attributes
    ----------
    runs
        How many there were so far.
    """

    def __init__(
        self,
        scenario: Scenario,
        what: Breakpoint,
        tell: Tell = untold,
        between: Between = nothing,
    ) -> None:
        self._whole = scenario
        self._what = what
        self._tell = tell
        self._between = between
        self._case: Case | None = None
        self._run: Outcome | None = None
        self._entries = 0
        self._notes: list[Said] = []
        self._is_minimal = False
        self._failed: set[Key] = set()
        self.runs = 0

    @property
    def best(self) -> Shrunk | None:
        """The smallest scenario so far; None before the condition held of any."""
        if self._case is None:
            return None
        notes = tuple(self._notes)
        return Shrunk(self._case, self._what, self.runs, self._entries, notes, self._is_minimal)

    def run(self) -> Shrunk:
        """Make it as small as it gets.

        Raises
        ------
        NandvizError
            If the condition does not hold of the scenario, or not of its script once it is frozen.
        """
        self._begin()
        steps = (
            self._fewer_entries,
            self._fewer_ops,
            self._fewer_blocks,
            self._plainer_policies,
            self._rounder_times,
            self._smaller_addresses,
            self._fewer_suspensions,
            self._fewer_pairs,
        )
        before: Key | None = None
        while before != self._now.key:
            before = self._now.key
            for step in steps:
                step()
        self._is_minimal = True
        assert self.best is not None
        return self.best

    # Where it begins

    def _begin(self) -> None:
        """Run the whole, freeze it if somebody else than its script submits, cut off its end."""
        found = self._outcome_of(self._whole, self._what)
        if not found.holds:
            raise not_held(self._whole.name, self._what)
        self._what = by_place(self._what, found.trace)
        whole = Case.of_script(self._whole)
        self._entries = len(whole.entries)
        if self._whole.setup.workload is not None or self._whole.setup.host is not None:
            whole, found = self._frozen(found)
        self._case, self._run = whole, found
        last_ns = found.at_ns
        self._holds(whole.with_entries([e for e in whole.entries if e.at_ns <= last_ns]))

    def _frozen(self, found: Outcome) -> tuple[Case, Outcome]:
        """Return what was submitted as a script of which the condition holds, and its run."""
        whole = frozen(self._whole, found.trace)
        again = self._try(whole)
        if again is None:  # of all that is submitted it may hold later
            whole = frozen(self._whole, simulated(self._whole))
            again = self._try(whole)
        self._entries = len(whole.entries)
        if again is None:
            why = said("what it submitted, as the entries of a script, does something else")
            raise not_held(self._whole.name, self._what, why)
        self._notes += freeze_notes(found.trace, again.trace, len(whole.entries))
        return whole, again

    # Asking

    def _outcome_of(self, scenario: Scenario, what: Breakpoint) -> Outcome:
        found = outcome(scenario, what, self._between)
        self.runs += 1
        return found

    def _try(self, case: Case) -> Outcome | None:
        """Return the run of a case of which the condition holds, else None."""
        what = renamed(self._what, case.places)
        if what is None:
            return None
        found = self._outcome_of(case.scenario, what)
        left = case if self._case is None or found.holds else self._case
        self._tell(ShrinkProgress(self.runs, len(left.entries), left.op_count))
        return found if found.holds else None

    def _holds(self, case: Case) -> bool:
        """Keep a case if the condition holds of it; say whether it does."""
        if case.key == self._now.key:
            return True
        if case.key in self._failed:
            return False
        found = self._try(case)
        if found is None:
            self._failed.add(case.key)
            return False
        self._case, self._run = case, found
        return True

    @property
    def _now(self) -> Case:
        assert self._case is not None
        return self._case

    @property
    def _trace(self) -> Trace:
        """The run of the case, as far as it had to go."""
        assert self._run is not None
        return self._run.trace

    # Steps

    def _fewer_entries(self) -> None:
        case = self._now
        ddmin(case.entries, lambda some: self._holds(case.with_entries(some)))

    def _fewer_suspensions(self) -> None:
        """Take out a suspension with what comes after it that much earlier, again and again."""
        while any(self._holds(each) for each in without_suspensions(self._now, self._trace)):
            pass

    def _fewer_pairs(self) -> None:
        """Take out two entries together, near ones first: a SUSPEND alone is seldom in vain."""
        pairs = list(combinations(self._now.entries, 2))
        if len(pairs) > _MOST_PAIRS:
            return
        places = {entry.number: place for place, entry in enumerate(self._now.entries)}
        for pair in sorted(pairs, key=lambda two: places[two[1].number] - places[two[0].number]):
            left = [each for each in self._now.entries if each not in pair]
            if len(left) == len(self._now.entries) - len(pair):
                self._holds(self._now.with_entries(left))

    def _fewer_ops(self) -> None:
        case = self._now
        numbered = [(e.number, op) for e in case.entries for op in e.ops if len(e.ops) > 1]

        def holds(some: Sequence[tuple[int, KeptOp]]) -> bool:
            return self._holds(case.with_entries([*_with_ops(case, some)]))

        if numbered:
            ddmin(numbered, holds)

    def _fewer_blocks(self) -> None:
        case = self._now
        setup = case.setup

        def holds(some: Sequence[tuple[tuple[int, int], BlockState]]) -> bool:
            return self._holds(case.with_setup(replace(setup, initial=dict(some))))

        if setup.initial:
            ddmin(sorted(setup.initial.items()), holds)

    def _plainer_policies(self) -> None:
        usual = Policies()
        for name in (field.name for field in fields(Policies)):
            setup = self._now.setup
            value = getattr(usual, name)
            if getattr(setup.policies, name) != value:
                policies = replace(setup.policies, **{name: value})
                self._holds(self._now.with_setup(replace(setup, policies=policies)))
        setup = self._now.setup
        if setup.until_ns is not None:
            self._holds(self._now.with_setup(replace(setup, until_ns=None, drain=True)))

    def _rounder_times(self) -> None:
        self._steps_of(rounder_times(self._now))

    def _smaller_addresses(self) -> None:
        self._steps_of(smaller_addresses(self._now))

    def _steps_of(self, steps: Iterator[Step]) -> None:
        """Take the first choice of each step that holds."""
        for step in steps:
            for choice in step(self._now):
                if self._holds(choice):
                    break


def _with_ops(case: Case, kept: Sequence[tuple[int, KeptOp]]) -> Iterator[KeptEntry]:
    """Yield the entries of a case; of batches, with those ops alone."""
    left = defaultdict[int, list[KeptOp]](list)
    for number, op in kept:
        left[number].append(op)
    for entry in case.entries:
        is_batch = len(entry.ops) > 1
        yield replace(entry, ops=tuple(left[entry.number])) if is_batch else entry
