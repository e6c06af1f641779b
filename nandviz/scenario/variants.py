"""Scenarios that differ from one in some values, made without reading its text again.

A value stands in the place of the file's own among the nodes that the file was parsed to, and is
read by the same readers. What no value lies in is as the scenario has it.

Source: study specification, section Sweeps.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Final, NamedTuple

from nandviz.collector import collector_off
from nandviz.errors import Problem, ScenarioError
from nandviz.language import said
from nandviz.model.ops import Profile
from nandviz.scenario import host_fields, schema
from nandviz.scenario.basis import Basis, Script
from nandviz.scenario.loader import Loading
from nandviz.scenario.nodes import Composer, Node
from nandviz.scenario.nodes import Mapping as Nodes
from nandviz.scenario.overrides import read_overrides
from nandviz.scenario.paths import PathError, first_key, index_of, no_item, replaced, scalar
from nandviz.scenario.problems import Invalid, Sink, TooManyProblems
from nandviz.scenario.scenario import Scenario
from nandviz.scenario.script import ScriptReader
from nandviz.scenario.written import profile_lines

ARGUMENT: Final = "--over"
"""Where values stand, as problems name it."""
_MOST_WHERE: Final = 200
_MOST_BASES: Final = 32
"""Bases of which the script is kept as it was read against each."""
_BASIS: Final = frozenset(field.key for field in schema.BASIS)
_INTO_PROFILE: Final = f"{schema.PROFILE.key}."

Values = Mapping[str, str]


class _EntryValue(NamedTuple):
    """A path that leads into an entry of the script, and the way from there."""

    path: str
    way: str


class Variants:
    """Scenarios with other values at some paths of a file.

    Parameters
    ----------
    scenario
        The one that they differ from. Nothing of its own is read from the disk again.
    paths
        Where values will be given, as problems of the file name places. ``profile.`` leads into
        the profile also where that is in a file of its own.

    Raises
    ------
    ScenarioError
        If there is no place of such a path.
    """

    def __init__(self, scenario: Scenario, paths: Iterable[str]) -> None:
        self._scenario = scenario
        self._file = str(scenario.path or scenario.name)
        self._header_paths: list[str] = []
        self._entry_values: dict[int, list[_EntryValue]] = {}
        for path in paths:
            with _at(path):
                self._place(path)
        self._basis_paths = [p for p in self._header_paths if first_key(f".{p}")[0] in _BASIS]
        self._bases: dict[tuple[str, ...], tuple[Basis, Script | None]] = {}
        self._loading = self._read()

    def _place(self, path: str) -> None:
        """Note whether a path leads into the script or beside it."""
        key, way = first_key(f".{path}")
        if key != schema.SCRIPT.key:
            self._header_paths.append(path)
            return
        index, way = index_of(way)
        count = len(self._scenario.setup.script)
        if index >= count:
            raise no_item(index, count)
        if not way:
            raise PathError(path, said("a key of the entry, such as {path}.at_us", path=path))
        self._entry_values.setdefault(index, []).append(_EntryValue(path, way))

    def _read(self) -> Loading:
        """Parse the text once, and keep the nodes in which values may come to stand."""
        own, setup = self._scenario, self._scenario.setup
        given = {*self._header_paths, *(v.path for vs in self._entry_values.values() for v in vs)}
        overrides = {name: text for name, text in own.overrides.items() if name not in given}
        kept = range(len(setup.script)) if self._basis_paths else self._entry_values
        folder = own.path.parent if own.path is not None else None
        loading = Loading(own.text, self._file, own.path, folder, overrides, kept)
        values = read_overrides(overrides, Sink(self._file))
        sources = own.profile_sources
        basis = Basis((), own.profile, sources, setup.topology, setup.policies, values, [])
        self._header, self._basis, self._script = loading.read(basis)
        if setup.host is not None and not any(map(_is_of_requests, self._header_paths)):
            loading.requests = setup.host.requests
        if any(path.startswith(_INTO_PROFILE) for path in self._header_paths):
            self._header = _with_inline_profile(self._header, own.profile)
        return loading

    def of(self, values: Values) -> Scenario:
        """Return the scenario with these values, one for each path.

        Raises
        ------
        ScenarioError
            If that is no scenario. A problem of a value has the argument for its file, and no line.
        """
        try:
            with collector_off():
                return self._of(values)
        except ScenarioError as error:
            raise ScenarioError([_blamed(each, values) for each in error.problems]) from None

    def _of(self, values: Values) -> Scenario:
        header: Node = self._header
        for path in self._header_paths:
            with _at(path, values[path]):
                header = replaced(header, f".{path}", scalar(values[path]))
        assert isinstance(header, Nodes)
        basis, script = self._against(header, values)
        if script is not None and self._entry_values:
            script = self._with_entries(script, values)
        found = self._loading.checked(header, basis, script)
        if self._loading.requests is not None:
            found = replace(found, host_trace=self._scenario.host_trace)
        return found

    def _against(self, header: Nodes, values: Values) -> tuple[Basis, Script | None]:
        """Return what the script is read against, and the entries that no value lies in."""
        if not self._basis_paths:
            return self._basis, self._script
        key = tuple(values[path] for path in self._basis_paths)
        found = self._bases.get(key)
        if found is None:
            if len(self._bases) >= _MOST_BASES:
                self._bases.clear()
            is_own = header.values.get(schema.PROFILE.key) is self._own_profile
            known = (self._scenario.profile, self._scenario.profile_sources) if is_own else None
            basis = self._loading.basis(header, known)
            found = self._bases[key] = basis, self._script_against(basis)
        return found

    @property
    def _own_profile(self) -> Node | None:
        return self._header.values.get(schema.PROFILE.key)

    def _script_against(self, basis: Basis) -> Script | None:
        if self._script is None:
            return None
        script = self._new_script(basis, self._script)
        others = [n for n in range(len(script.submissions)) if n not in self._entry_values]
        self._read_entries(script, {number: self._loading.entries[number] for number in others})
        return script

    def _with_entries(self, script: Script, values: Values) -> Script:
        nodes: dict[int, Node] = {}
        for number, places in self._entry_values.items():
            node = self._loading.entries[number]
            for path, way in places:
                with _at(path, values[path]):
                    node = replaced(node, way, scalar(values[path]))
            nodes[number] = node
        changed = self._new_script(script.basis, script)
        self._read_entries(changed, nodes)
        return changed

    def _new_script(self, basis: Basis, like: Script) -> Script:
        sink = Sink(self._file, self._scenario.text)
        sink.problems.extend(like.sink.problems)
        return Script(basis, sink, list(like.submissions), like.lines, like.ops)

    @staticmethod
    def _read_entries(script: Script, nodes: Mapping[int, Node]) -> None:
        basis = script.basis
        gap_ns = basis.policies.sequence_gap_ns
        reader = ScriptReader(basis.profile, basis.topology, gap_ns, script.sink)
        with suppress(TooManyProblems):
            for number, node in nodes.items():
                with suppress(Invalid):
                    path = f"{schema.SCRIPT.key}[{number}]"
                    script.submissions[number] = reader.entry(node, path)


@contextmanager
def _at(path: str, value: str | None = None) -> Iterator[None]:
    """Say of a path that has no place which it is."""
    try:
        yield
    except PathError as error:
        where = f"{ARGUMENT} {path}" + ("" if value is None else f"={value}")
        problem = Problem(where[:_MOST_WHERE], 0, 0, "", error.got, error.expected)
        raise ScenarioError([problem]) from None


def _blamed(problem: Problem, values: Values) -> Problem:
    """Return a problem with the value that it is of in place of the file, where it is of one."""
    if problem.line or problem.file.startswith(ARGUMENT):
        return problem
    near = (problem.path, problem.path.rpartition(".")[0])
    of = (p for place in near for p in values if p.startswith(place) or place.startswith(p))
    path = next(of, None)
    if path is None:
        return problem
    return replace(problem, file=f"{ARGUMENT} {path}={values[path]}"[:_MOST_WHERE])


def _is_of_requests(path: str) -> bool:
    """Whether other requests of a host come of another value."""
    places = [f"{schema.HOST_KEY.key}.{field.key}" for field in host_fields.HOST_SOURCES]
    return any(f"{path}.".startswith((f"{place}.", f"{place}[")) for place in places)


def _with_inline_profile(header: Nodes, profile: Profile) -> Nodes:
    """Return the nodes beside the script with the profile itself in place of its name."""
    key, text = schema.PROFILE.key, "\n".join(profile_lines(profile))
    if isinstance(header.values.get(key), Nodes):
        return header
    composer = Composer(text, Sink(profile.name, text))
    node = composer.value(composer.start(), 1)
    keys = header.keys if key in header.values else [*header.keys, scalar(key)]
    return Nodes(keys, {**header.values, key: node}, header.repeated, header.start_mark)
