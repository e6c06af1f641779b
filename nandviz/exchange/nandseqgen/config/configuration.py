"""A whole configuration: what it says, in nandviz's own values.

Source: the page on the generator's files, "Configuration → profile, scenario, workload".
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from nandviz.errors import NandvizError, Problem, ScenarioError
from nandviz.exchange.nandseqgen.config import settings
from nandviz.exchange.nandseqgen.config.badlist import NAME, read_badlist
from nandviz.exchange.nandseqgen.config.bases import read_bases, read_rules
from nandviz.exchange.nandseqgen.config.chains import Chains
from nandviz.exchange.nandseqgen.config.groups import read_groups
from nandviz.exchange.nandseqgen.config.ops import Ops
from nandviz.exchange.nandseqgen.config.reading import Reading
from nandviz.exchange.nandseqgen.config.weights import Table, Weights
from nandviz.language import said
from nandviz.model.ops import Profile
from nandviz.model.setup import Chain, Policies, Topology
from nandviz.scenario.nodes import Mapping as MappingNode
from nandviz.scenario.problems import Invalid, Sink, TooManyProblems
from nandviz.scenario.source import read_text
from nandviz.text import of_path

OPS: Final = "op_names."


class ConfigurationError(ScenarioError):
    """A configuration that cannot be read: one line, however much follows from it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        first, *others = self.problems
        words = first.words
        if others:
            words = said("{problem} (and {count} more)", problem=words, count=len(others))
        NandvizError.__init__(self, words)


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a configuration says.

    Attributes
    ----------
    weights
        Of ops by phase key, as the file gives them or as they are made up.
    chains
        What may come behind an op of a base.
    first_fits, planes
        As in `OpWeights`.
    bad_blocks
        (die, block) of those that `badlist.csv` beside it names.
    notes
        A sentence each: what was not taken over, or not as it stands.
    left_out
        Those of the notes that name ops which are wrong.
    """

    path: Path
    profile: Profile
    topology: Topology
    policies: Policies
    weights: Mapping[str, Table]
    chains: Mapping[str, tuple[Chain, ...]]
    first_fits: bool
    planes: int
    bad_blocks: tuple[tuple[int, int], ...]
    notes: tuple[str, ...]
    left_out: tuple[str, ...] = ()


def read(path: Path, *, lenient: bool = False) -> Configuration:
    """Read a configuration.

    Parameters
    ----------
    lenient
        Leave out ops that are wrong, each named in a note.

    Raises
    ------
    ConfigurationError
        With everything that is wrong: file, line, column.
    ScenarioError
        If it cannot be read, or the list of bad blocks beside it is wrong.
    """
    sink = Sink(str(path))
    try:
        text = read_text(path, sink)
    except Invalid:
        raise ScenarioError(sink.problems) from None
    return _Configuration(path, text, lenient=lenient).configuration()


class _Configuration:
    """One configuration on its way."""

    def __init__(self, path: Path, text: str, *, lenient: bool) -> None:
        self._path, self._lenient = path, lenient
        self._left_out: list[str] = []
        self._reading = Reading(str(path), text)

    def configuration(self) -> Configuration:
        try:
            found = self._read(self._reading.top())
        except (Invalid, TooManyProblems):
            found = None
        problems = self._problems()
        if problems or found is None:
            # An anchored value is wrong once, wherever it is used.
            places = {(each.line, each.column): each for each in reversed(problems)}
            raise ConfigurationError([places[place] for place in sorted(places)])
        left_out = tuple(self._left_out)
        return replace(found, notes=(*self._reading.notes, *left_out), left_out=left_out)

    def _read(self, top: MappingNode) -> Configuration:
        reading = self._reading
        if not top.values.keys() & {"op_bases", "op_names"}:
            expected = said("a configuration of nandseqgen_v2")
            raise reading.sink.fail(top, "", said("neither op_bases nor op_names"), expected)
        reading.unknown(top, "", settings.SECTIONS)
        topology = settings.read_topology(reading, top)
        policies = settings.read_policies(reading, top)
        bases = read_bases(reading, top, read_rules(reading, top))
        ops = Ops(reading, top, bases).ops
        whole = {name: base for name, base in bases.items() if base is not None}
        groups = read_groups(reading, top, bases)
        return Configuration(
            self._path,
            Profile(of_path(self._path.stem), whole, ops, groups.exclusions),
            topology,
            policies,
            Weights(reading, top, whole.values(), ops, groups.excluded).tables(),
            Chains(reading, top, bases, ops).by_base(),
            settings.takes_first(reading, top),
            settings.most_planes(reading, top, topology),
            read_badlist(self._path.parent / NAME, topology),
            (),
        )

    def _problems(self) -> list[Problem]:
        """Return what is wrong; of a lenient reading, wrong ops become notes."""
        problems = self._reading.sink.problems
        if not self._lenient:
            return problems
        for problem in problems:
            if problem.path.startswith(OPS):
                what = said(
                    "line {line}: {path}: {got}; expected {expected}: left out",
                    line=problem.line,
                    path=problem.path,
                    got=problem.got,
                    expected=problem.expected,
                )
                self._left_out.append(what)
        return [problem for problem in problems if not problem.path.startswith(OPS)]
