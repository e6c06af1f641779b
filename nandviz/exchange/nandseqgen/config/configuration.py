"""A whole configuration: what it says, in nandviz's own values.

Source: the page on the generator's files, "Configuration → profile, scenario, workload".
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from nandviz.errors import Problem, ScenarioError
from nandviz.exchange.nandseqgen.config import settings
from nandviz.exchange.nandseqgen.config.bases import read_bases, read_rules
from nandviz.exchange.nandseqgen.config.ops import Ops
from nandviz.exchange.nandseqgen.config.reading import Reading
from nandviz.language import said
from nandviz.model.ops import Profile
from nandviz.model.setup import Policies, Topology
from nandviz.scenario.nodes import Mapping
from nandviz.scenario.problems import Invalid, Sink, TooManyProblems
from nandviz.scenario.source import read_text
from nandviz.text import of_path

OPS: Final = "op_names."


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a configuration says.

    Attributes
    ----------
    notes
        A sentence each: what was not taken over, or not as it stands.
    """

    path: Path
    profile: Profile
    topology: Topology
    policies: Policies
    notes: tuple[str, ...]


def read(path: Path, *, lenient: bool = False) -> Configuration:
    """Read a configuration.

    Parameters
    ----------
    lenient
        Leave out ops that are wrong, each named in a note.

    Raises
    ------
    ScenarioError
        With everything that is wrong: file, line, column.
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
        self._reading = Reading(str(path), text)

    def configuration(self) -> Configuration:
        try:
            found = self._read(self._reading.top())
        except (Invalid, TooManyProblems):
            found = None
        problems = self._problems()
        if problems or found is None:
            problems.sort(key=lambda problem: (problem.line, problem.column))
            raise ScenarioError(problems)
        return replace(found, notes=tuple(self._reading.notes))

    def _read(self, top: Mapping) -> Configuration:
        reading = self._reading
        reading.unknown(top, "", settings.SECTIONS)
        topology = settings.read_topology(reading, top)
        policies = settings.read_policies(reading, top)
        bases = read_bases(reading, top, read_rules(reading, top))
        ops = Ops(reading, top, bases).ops
        whole = {name: base for name, base in bases.items() if base is not None}
        profile = Profile(of_path(self._path.stem), whole, ops)
        return Configuration(self._path, profile, topology, policies, ())

    def _problems(self) -> list[Problem]:
        """Return what is wrong; of a lenient reading, wrong ops become notes."""
        problems = self._reading.sink.problems
        if not self._lenient:
            return problems
        for problem in problems:
            if problem.path.startswith(OPS):
                self._reading.notes.append(said("left out: {problem}", problem=problem.words))
        return [problem for problem in problems if not problem.path.startswith(OPS)]
