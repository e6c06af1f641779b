"""Loading a scenario file: text, then nodes, then checked values, then a ``Scenario``.

The script is read entry by entry as the parser goes, so that a long one never stands in memory as
nodes. Where the profile, topology or policies stand after the script, it is read once more.

Source: scenario specification.
"""

from collections.abc import Collection
from collections.abc import Mapping as Map
from contextlib import suppress
from pathlib import Path
from typing import Any

from yaml.events import MappingStartEvent

from nandviz.collector import collector_off
from nandviz.errors import ScenarioError
from nandviz.language import said
from nandviz.model.host import HostRequest
from nandviz.model.ops import Profile
from nandviz.model.setup import Policies, Setup, Topology
from nandviz.scenario import profile as profiles
from nandviz.scenario import schema, sections, source
from nandviz.scenario.basis import Basis, Script
from nandviz.scenario.clients import ClientReader
from nandviz.scenario.expect_fields import check_places
from nandviz.scenario.fields import shown
from nandviz.scenario.nodes import Composer, Mapping, Node, Scalar
from nandviz.scenario.overrides import read_overrides
from nandviz.scenario.plain_script import PlainScript
from nandviz.scenario.problems import START, Invalid, Sink, TooManyProblems
from nandviz.scenario.scenario import Scenario, SourceFile
from nandviz.scenario.script_list import ScriptList
from nandviz.scenario.section import Field, Values
from nandviz.text import of_path


def load(
    path: str | Path, overrides: Map[str, str] | None = None, *, stream: bool = False
) -> Scenario:
    """Load a scenario file.

    Parameters
    ----------
    path
        The file.
    overrides
        Values that replace the file's own, as text: ``{"policies.epr": "false"}``.
    stream
        Whether the file may be a pipe or the standard input, for whose end is waited: the scenario
        then has no path, and its profile's relative path starts in the working folder.

    Raises
    ------
    ScenarioError
        With everything that is wrong with the file, its profile and the overrides.
    """
    file = Path(path)
    sink = Sink(str(path))
    is_stream = stream and source.is_stream(file)
    try:
        text = (source.read_stream if is_stream else source.read_text)(file, sink)
    except Invalid:
        raise ScenarioError(sink.problems) from None
    return loads(text, str(path), path=None if is_stream else file, overrides=overrides)


def loads(
    text: str,
    file: str = "<text>",
    *,
    path: Path | None = None,
    folder: Path | None = None,
    overrides: Map[str, str] | None = None,
) -> Scenario:
    """Load the text of a scenario file.

    Parameters
    ----------
    file
        What problems call it.
    path
        The file it is from or will be saved to, if any.
    folder
        Where a profile's relative path starts; the folder of ``path`` if not given.

    Raises
    ------
    ScenarioError
        As ``load``.
    """
    if folder is None and path is not None:
        folder = path.parent
    loading = Loading(text, file, path, folder, overrides or {})
    with collector_off():
        return loading.scenario()


ProfileRead = tuple[Profile, tuple[SourceFile, ...]]
"""A profile and the files that it was read from."""


class Loading:
    """One file on its way to a scenario.

    Parameters
    ----------
    text, file, path, folder, overrides
        As in `loads`.
    kept
        Entries of the script whose nodes are kept, by number.

    Attributes
    ----------
    entries
        The nodes that are kept.
    requests
        Those of the host, where they have been read; None where they are still to be.
    """

    requests: tuple[HostRequest, ...] | None = None

    def __init__(
        self,
        text: str,
        file: str,
        path: Path | None,
        folder: Path | None,
        overrides: Map[str, str],
        kept: Collection[int] = (),
    ) -> None:
        self._text, self._file, self._path, self._folder = text, file, path, folder
        self._overrides = overrides
        self._sink = Sink(file, text)
        self._kept = kept
        self.entries: dict[int, Node] = {}

    def scenario(self) -> Scenario:
        """Return the scenario, or raise ``ScenarioError``."""
        return self.checked(*self.read())

    def read(self, basis: Basis | None = None) -> tuple[Mapping, Basis, Script | None]:
        """Return the nodes beside the script, what the script is read against, and the script.

        Parameters
        ----------
        basis
            What is known of the file's own already.

        Raises
        ------
        ScenarioError
            If the text is not YAML, or past a limit.
        """
        try:
            source.check_text(self._text, self._sink)
            header, script = self._document(basis)
            basis = basis or self._basis_for(header, script)
            if script is not None and script.basis is not basis:
                header, script = self._document(basis)
        except (Invalid, TooManyProblems):
            raise ScenarioError(self._sink.problems) from None
        return header, basis, script

    def _document(self, basis: Basis | None) -> tuple[Mapping, Script | None]:
        """Parse the file: the nodes of everything beside the script, and the script read."""
        plain = PlainScript(self._text)
        if plain.runs and not self._kept:
            with suppress(Invalid, TooManyProblems):
                header, script = self._parsed(plain.blanked, Sink(self._file), basis, plain.runs)
                if script is not None and not script.sink.problems and not plain.runs:
                    return header, script
        return self._parsed(self._text, self._sink, basis, {})

    def _parsed(
        self, text: str, sink: Sink, basis: Basis | None, runs: dict[int, str]
    ) -> tuple[Mapping, Script | None]:
        """Parse the file's text, or that in which runs of plain entries are blanked."""
        composer = Composer(text, sink)
        event = composer.start()
        if event is None:
            sink.add_at(
                START, "", said("an empty file"), said("a scenario: nandviz: 1, name, script")
            )
            raise Invalid
        if not isinstance(event, MappingStartEvent):
            node = composer.value(event, 1)
            raise sink.fail(node, "", shown(node), said("a mapping of keys and values"))
        header = Mapping([], {}, [], event.start_mark)
        script: Script | None = None
        for key in composer.mapping_keys():
            first = composer.event()
            if key.value == schema.SCRIPT.key and key.value not in header.values:
                basis = basis or self.basis(header)
                entries = ScriptList(composer, sink, self._text, self._kept, runs)
                script = entries.read(first, basis)
                self.entries = entries.nodes
                _put(header, key, key)
            else:
                _put(header, key, composer.value(first, 2))
        composer.finish()
        return header, script

    def _basis_for(self, header: Mapping, script: Script | None) -> Basis:
        """Return the basis of the whole file: the script's own if no part of it came later."""
        if script is not None and script.basis.keys == _basis_keys(header):
            return script.basis
        return self.basis(header)

    def basis(self, header: Mapping, known: ProfileRead | None = None) -> Basis:
        """Read what the script is read against, with a list of problems of its own.

        Parameters
        ----------
        known
            The profile, where it has been read.
        """
        sink = Sink(self._file, self._text)
        size: Topology | None = None
        policies = Policies()
        profile: Profile | None = None
        files: tuple[SourceFile, ...] = ()
        overrides: Map[str, Any] = {}
        with suppress(Invalid):
            overrides = read_overrides(self._overrides, sink)
        with suppress(Invalid):
            size = sections.topology(_section(header, schema.TOPOLOGY_KEY, sink))
        with suppress(Invalid):
            policies = self._policies(header, overrides, sink)
        with suppress(Invalid):
            profile, files = known or self._profile(header, sink)
        keys = _basis_keys(header)
        return Basis(keys, profile, files, size, policies, overrides, sink.problems)

    def _policies(self, header: Mapping, overrides: Map[str, Any], sink: Sink) -> Policies:
        values = _section(header, schema.POLICIES_KEY, sink)
        given = {} if values is None else values.given()
        start = f"{schema.POLICIES_KEY.key}."
        over = {k.removeprefix(start): v for k, v in overrides.items() if k.startswith(start)}
        return sections.policies({**given, **over})

    def _profile(self, header: Mapping, sink: Sink) -> ProfileRead:
        key, node = schema.PROFILE.key, header.values.get(schema.PROFILE.key)
        if isinstance(node, Mapping):
            return profiles.read_inline(node, self._folder, key, sink)
        name = profiles.DEFAULT_PROFILE
        if node is not None:
            name = schema.PROFILE.reader.read(node, key, sink)
        return profiles.read(name, self._folder, node, key, sink)

    def checked(self, header: Mapping, basis: Basis, script: Script | None) -> Scenario:
        """Read the rest of the header; return the scenario, or raise ``ScenarioError``."""
        sink = Sink(self._file, self._text)
        skip = (*(basis_field.key for basis_field in schema.BASIS), schema.SCRIPT.key)
        scenario = None
        with suppress(TooManyProblems):
            values, ok = schema.SCENARIO.read_known(header, "", sink, skip)
            if not any(client.key in header.values for client in schema.CLIENTS):
                got = said("neither script, workload nor host")
                sink.add(header, "", got, said("script: a list of entries"))
            scenario = self._built(header, values, basis, script, sink) if ok else None
        problems = basis.problems + sink.problems + (script.sink.problems if script else [])
        if problems or scenario is None:
            problems.sort(key=lambda p: (p.file != self._file, p.file, p.line, p.column))
            raise ScenarioError(problems)
        return scenario

    def _built(
        self,
        header: Mapping,
        values: Values,
        basis: Basis,
        script: Script | None,
        sink: Sink,
    ) -> Scenario | None:
        """Return the scenario; None where its basis cannot be used."""
        profile = basis.profile
        if basis.topology is None or profile is None:
            return None
        setup, host_trace = self._setup(header, values, basis, script, sink)
        stops, remarks = values[schema.BREAKPOINTS], values[schema.NOTES]
        expected = values[schema.EXPECT] or []
        if script is None or not script.sink.problems:
            check_places(expected, setup.script, sink)
        return Scenario(
            name=values[schema.NAME] or (of_path(self._path.stem) if self._path else "unnamed"),
            description=values[schema.DESCRIPTION],
            path=self._path,
            profile_name=_profile_name(header, profile),
            profile=profile,
            setup=setup,
            breakpoints=sections.breakpoints(stops or (), basis.topology, sink),
            notes=sections.notes(remarks or ()),
            lines=tuple(script.lines) if script else (),
            text=self._text,
            overrides=dict(self._overrides),
            profile_sources=basis.profile_sources,
            host_trace=host_trace,
            expectations=tuple(what for what, _ in expected),
            expectation_lines=tuple(_line(node) for _, node in expected),
            sweep=sections.sweep(values[schema.SWEEP]),
        )

    def _setup(
        self,
        header: Mapping,
        values: Values,
        basis: Basis,
        script: Script | None,
        sink: Sink,
    ) -> tuple[Setup, Path | None]:
        """Return what is simulated, and the file of the host's requests, if there is one."""
        size, profile = basis.topology, basis.profile
        assert size is not None, "asked before"
        assert profile is not None, "asked before"
        until_ns, drain = _end(values[schema.RUN_KEY])
        default, blocks = sections.initial(values[schema.INITIAL_KEY], size, profile, sink)
        clients = ClientReader(profile, basis.policies, basis.overrides, sink)
        serving = values[schema.CONTROLLER_KEY]
        served = clients.host(values[schema.HOST_KEY], serving, self._folder, self.requests)
        setup = Setup(
            topology=size,
            policies=clients.policies(header, serving, served),
            script=tuple(script.submissions) if script else (),
            initial_default=default,
            initial=blocks,
            until_ns=until_ns,
            drain=drain,
            workload=clients.workload(values[schema.WORKLOAD_KEY], until_ns),
            exclusions=profile.exclusions,
            host=served.host if served else None,
            controller=served.controller if served else None,
        )
        return setup, served.trace_file if served else None


def _profile_name(header: Mapping, profile: Profile) -> str:
    """Return what a file whose profile is right calls it."""
    node = header.values.get(schema.PROFILE.key)
    if node is None:
        return profiles.DEFAULT_PROFILE
    return node.value if isinstance(node, Scalar) else profile.name


def _line(node: Node) -> int:
    """Return the line of a node, from 1."""
    mark: Any = node.start_mark
    return int(mark.line) + 1


def _end(run: Values | None) -> tuple[int | None, bool]:
    """Return where a run ends, and whether it runs dry there."""
    return (None, True) if run is None else (run[schema.UNTIL], run[schema.DRAIN])


def _put(header: Mapping, key: Scalar, value: Node) -> None:
    if key.value in header.values:
        header.repeated.append(key)
        return
    header.keys.append(key)
    header.values[key.value] = value


def _basis_keys(header: Mapping) -> tuple[str, ...]:
    return tuple(f.key for f in schema.BASIS if f.key in header.values)


def _section(header: Mapping, section: Field[Values | None], sink: Sink) -> Values | None:
    """Return a section of the header, None where it is not given."""
    node = header.values.get(section.key)
    return None if node is None else section.reader.read(node, section.key, sink)
