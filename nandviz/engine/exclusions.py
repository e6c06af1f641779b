"""Exclusions: which states are open on a die when, as planned, and what these forbid to start.

A state opens and closes with starts and ends of ops, so the plan says what is open at any instant
ahead. What lies before now is settled: nothing changes it any more.

Source: specification of the predecessor's files, section Exclusions.
"""

from bisect import insort
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from nandviz.engine.die_plan import bits
from nandviz.engine.ops import Op
from nandviz.model.exclusions import Exclusions, Moment, When, moments_of
from nandviz.model.ops import Base, OpRequest
from nandviz.model.plan import Part, Refused
from nandviz.model.setup import Topology
from nandviz.model.words import Scope
from nandviz.units import us_sentence


class Turn(NamedTuple):
    """A state opens (`OPENING_END`, `START`) or closes.

    Attributes
    ----------
    planes
        Bit p: on plane p; bit 0 for a state of the die.
    """

    at_ns: int
    moment: Moment
    part_id: int
    state: When
    planes: int
    op: Op

    def __lt__(self, other: tuple[object, ...]) -> bool:
        """Order turns in time; ops have no order."""
        return self[:5] < other[:5]


class Opened(NamedTuple):
    """An open state: since when, and the op that opened it."""

    at_ns: int
    op: Op


States = dict[tuple[When, int], Opened]
"""What is open, by state and plane; plane 0 for a state of the die."""

Effects = tuple[tuple[Moment, When], ...]


class ExclusionRules:
    """The exclusions of a part, and which states its bases open and close.

    States that exclude nothing are not followed.
    """

    def __init__(self, exclusions: Exclusions, topology: Topology) -> None:
        self.exclusions = exclusions
        self._whole = (1 << topology.planes) - 1
        whens = {when for asked in exclusions.whens.values() for when in asked}
        self._states = sorted({when.denied or when for when in whens}, key=list(When).index)
        self._effects: dict[str, Effects] = {}

    def __bool__(self) -> bool:
        """Whether there is anything to ask."""
        return bool(self._states)

    def effects(self, base: Base) -> Effects:
        """Return when an op of a base opens and closes which states."""
        effects = self._effects.get(base.name)
        if effects is None:
            made = [(moment, s) for s in self._states for moment in moments_of(base, s)]
            effects = self._effects[base.name] = tuple(made)
        return effects

    def turns(self, op: Op, part: Part) -> Iterator[Turn]:
        """Yield what a part turns: by its start only if it is the first of its op."""
        planes = self._targets(op.request)
        for moment, state in self.effects(op.request.op.base):
            if moment.at_start and part.number > 1:
                continue
            at_ns = part.start_ns if moment.at_start else part.end_ns
            mask = (self._whole if moment is Moment.RESET else planes) if state.per_plane else 1
            yield Turn(at_ns, moment, part.part_id, state, mask, op)

    def _targets(self, request: OpRequest) -> int:
        """Return the planes of an op's targets, all of the die where it has none."""
        mask = 0
        for target in request.targets:
            mask |= 1 << target.plane
        return mask or self._whole

    def concern(self, request: OpRequest) -> bool:
        """Whether there is a state in which an op may not start."""
        return request.op.base.name in self.exclusions.whens

    def refusal(self, request: OpRequest, states: States) -> Refused | None:
        """Refuse an op that an exclusion forbids where these states are open."""
        for when in self.exclusions.whens.get(request.op.base.name, ()):
            if when.denied is not None:
                if (when.denied, 0) not in states:
                    return self._refused(request, when, "", None)
                continue
            for plane in bits(self._asked_planes(request, when)):
                opened = states.get((when, plane))
                if opened is not None:
                    where = f" plane {plane}" if when.per_plane else ""
                    return self._refused(request, when, where, opened)
        return None

    def _asked_planes(self, request: OpRequest, when: When) -> int:
        """Return the planes on which an op meets a state.

        A cache read concerns the targets of an op, a latch all planes that the op holds.
        """
        if not when.per_plane:
            return 1
        holds_all = when is When.LATCH_ON_READ and request.op.base.scope is Scope.DIE
        return self._whole if holds_all else self._targets(request)

    def _refused(
        self, request: OpRequest, when: When, where: str, opened: Opened | None
    ) -> Refused:
        base = request.op.base.name
        group = self.exclusions.group_of(base, when)
        detail = f"{when} on die {request.die}{where}"
        if opened is not None:
            op = opened.op
            detail += f" since {us_sentence(opened.at_ns)}: op {op.uid} ({op.request.op.name})"
        detail += f"; group {group} excludes {base}"
        return Refused(when.kind.reason, detail, opened.op.uid if opened else None)


def apply_turn(states: States, turn: Turn) -> None:
    """Open or close a state; one that is open already stays that of the op that opened it."""
    for plane in bits(turn.planes):
        key = (turn.state, plane)
        if not turn.moment.opens:
            states.pop(key, None)
        elif key not in states:
            states[key] = Opened(turn.at_ns, turn.op)


class ExclusionPlan:
    """The states of a die: as settled, and how they turn from there on.

    Attributes
    ----------
    latest_ns
        No op that is planned starts later.
    """

    __slots__ = ("latest_ns", "settled", "turns")

    def __init__(self) -> None:
        self.settled: States = {}
        self.turns: list[Turn] = []
        self.latest_ns = -1

    def check_invariants(self) -> None:
        """Assert that turns stand in order."""
        assert self.turns == sorted(self.turns)


class ExclusionDraft:
    """The plan of a die's states with what a transaction adds and takes away."""

    __slots__ = ("_base", "_changed_ns", "_folded", "_latest_ns", "_newest_ns", "_place", "_turns")

    def __init__(self, base: ExclusionPlan) -> None:
        self._base = base
        self._turns = base.turns.copy()
        self._latest_ns = self._newest_ns = base.latest_ns
        self._changed_ns: int | None = None
        self._rewind()

    def _rewind(self) -> None:
        self._place = 0
        self._folded = self._base.settled.copy()

    def _changed(self, at_ns: int) -> None:
        self._changed_ns = at_ns if self._changed_ns is None else min(self._changed_ns, at_ns)

    def add(self, part: Part, turns: Iterable[Turn]) -> None:
        """Take in a part and what it turns."""
        if part.number == 1:
            self._newest_ns = max(self._newest_ns, part.start_ns)
        for turn in turns:
            if self._place and turn < self._turns[self._place - 1]:
                self._rewind()
            insort(self._turns, turn)
            self._changed(turn.at_ns)

    def remove(self, part_id: int, *, is_cut: bool) -> None:
        """Take out what a part turns; of one that is cut, what its end turns."""
        kept = []
        for turn in self._turns:
            if turn.part_id != part_id or (is_cut and turn.moment.at_start):
                kept.append(turn)
            else:
                self._changed(turn.at_ns)
        if len(kept) < len(self._turns):
            self._turns = kept
            self._rewind()

    def open_at(self, at_ns: int, uid: int) -> States:
        """Return what is open at an instant for an op that starts then, apart from its own doing.

        Asked in order of time, it goes over the turns once.
        """
        turns = self._turns
        if self._place and turns[self._place - 1].at_ns >= at_ns:
            self._rewind()
        while self._place < len(turns) and turns[self._place].at_ns < at_ns:
            apply_turn(self._folded, turns[self._place])
            self._place += 1
        states, place = self._folded, self._place
        while place < len(turns) and turns[place].at_ns == at_ns:
            states = states.copy() if states is self._folded else states
            if turns[place].op.uid != uid:
                apply_turn(states, turns[place])
            place += 1
        return states

    def take_changed(self) -> int | None:
        """Return from when on planned ops may start in other states than when this was last asked.

        None where none starts so late; ops that were reserved since then are asked about from the
        next time on.
        """
        changed_ns, latest_ns = self._changed_ns, self._latest_ns
        self._changed_ns, self._latest_ns = None, self._newest_ns
        return changed_ns if changed_ns is not None and changed_ns <= latest_ns else None

    def commit(self, now_ns: int) -> None:
        """Make the draft the plan; what lies before now is settled."""
        base, turns, settled = self._base, self._turns, 0
        while settled < len(turns) and turns[settled].at_ns < now_ns:
            apply_turn(base.settled, turns[settled])
            settled += 1
        base.turns = turns[settled:]
        base.latest_ns = self._newest_ns
