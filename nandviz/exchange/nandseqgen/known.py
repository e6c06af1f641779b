"""What is known of imported files beside them: their configuration, how they round."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from nandviz.exchange.format import ImportOptions
from nandviz.exchange.nandseqgen.config import configuration
from nandviz.exchange.nandseqgen.config.configuration import Configuration
from nandviz.exchange.nandseqgen.foreign_ops import TOLERANCE_NS
from nandviz.exchange.nandseqgen.instances import Instances
from nandviz.language import said
from nandviz.model.exclusions import Exclusions
from nandviz.model.ops import Base, OpDef, State
from nandviz.model.setup import BlockState, Policies, Topology
from nandviz.model.words import BAD

_NO_BUS: Final = said("the files do not say which states use the bus")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the files.

    Attributes
    ----------
    configuration
        None where there is none.
    rounding_ns
        As in `TraceInfo`.
    """

    configuration: Configuration | None = None
    rounding_ns: int = TOLERANCE_NS

    @classmethod
    def of(cls, options: ImportOptions) -> "Known":
        """Read the configuration that is named; ScenarioError if it is wrong."""
        file, limit = options.configuration, options.rounding_ns
        return cls(
            None if file is None else configuration.read(file, lenient=options.lenient),
            TOLERANCE_NS if limit is None else limit,
        )

    # The device

    @property
    def policies(self) -> Policies:
        """Those of the configuration, else the usual ones."""
        return Policies() if self.configuration is None else self.configuration.policies

    @property
    def initial(self) -> Mapping[tuple[int, int], BlockState]:
        """Bad blocks."""
        bad = () if self.configuration is None else self.configuration.bad_blocks
        return dict.fromkeys(bad, BlockState(BAD))

    def device(self, least: Topology) -> Topology:
        """Return a device that is as the configuration says, and at least so large."""
        if self.configuration is None:
            return least
        said_of = self.configuration.topology
        planes = max(least.planes, said_of.planes)
        blocks = max(least.blocks, said_of.blocks)
        return Topology(
            said_of.channels,
            max(least.dies, said_of.dies),
            planes,
            -(-blocks // planes) * planes,
            max(least.pages, said_of.pages),
        )

    @property
    def planes(self) -> int:
        """How many planes a die has; 0 where nothing says so."""
        return 0 if self.configuration is None else self.configuration.topology.planes

    # Bases and ops

    @property
    def ops(self) -> Mapping[str, OpDef]:
        """The ops of the configuration by name."""
        return {} if self.configuration is None else self.configuration.profile.ops

    def op(self, name: str, base: str) -> OpDef | None:
        """Return an op of that base; None where the configuration says nothing, or otherwise."""
        op = self.ops.get(name)
        return op if op is not None and op.base.name == base else None

    def base(self, name: str, states: Sequence[str]) -> Base | None:
        """Return a base, with what states else the files show behind its own; None if unknown."""
        if self.configuration is None or name not in self.configuration.profile.bases:
            return None
        base = self.configuration.profile.bases[name]
        own = [state.name for state in base.states]
        more = [State(state, bus=False) for state in states if state not in own]
        return replace(base, states=(*base.states, *more))

    def name_ops(self, found: Instances) -> None:
        """Give ops the celltype that the configuration says: files tell it of some alone."""
        ops, words = found.ops, found.vocabulary.words
        pairs = np.unique(np.stack([ops.name, ops.base]), axis=1).T.tolist()
        for name, base in pairs:
            op = self.op(words[name], words[base])
            if op is not None:
                ops.celltype[(ops.name == name) & (ops.base == base)] = words.number(op.celltype)

    # What is to be said

    @property
    def exclusions(self) -> Exclusions:
        """Which bases exclude each other when; none where nothing says so."""
        configuration = self.configuration
        return Exclusions() if configuration is None else configuration.profile.exclusions

    def not_judged(self, shown: Iterable[str]) -> dict[int, str]:
        """Return why laws cannot be judged that a configuration is needed for.

        Parameters
        ----------
        shown
            The bases of the ops that executed.
        """
        if self.configuration is None:
            return {5: _NO_BUS}
        bases = self.configuration.profile.bases
        unknown = sorted({name for name in shown if name not in bases})
        if not unknown:
            return {}
        why = said("the configuration has no base {names}", names=", ".join(unknown))
        return {5: why, 15: why}

    def findings(self, kinds: Sequence[OpDef]) -> Iterator[str]:
        """Yield what was left out of the configuration, and what it lacks of ops that occur."""
        if self.configuration is None:
            return
        yield from self.configuration.left_out
        missing = sorted({op.name for op in kinds if self.op(op.name, op.base.name) is None})
        if missing:
            yield said(
                "{path} does not say what these ops are, or says another base: {names}",
                path=self.configuration.path,
                names=", ".join(missing),
            )
