"""The files of a scenario as they are copied elsewhere, where they name each other again."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Final

from nandviz.errors import NandvizError, why_of
from nandviz.language import said
from nandviz.scenario import references
from nandviz.scenario.library import profile_names, profile_path
from nandviz.scenario.profile import DEFAULT_PROFILE
from nandviz.scenario.scenario import Scenario, SourceFile

SCENARIO: Final = "scenario.yaml"
_ELSEWHERE: Final = "profiles"
"""Folder for profiles that do not lie in or below the folder of the scenario."""
_TRACES: Final = "traces"
"""The same for a host trace."""
_OF_PROFILES: Final = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Copy:
    """A file to write.

    Attributes
    ----------
    path
        Relative; "" for a built-in profile, which is not copied.
    text
        With names of other files as they are at the new place.
    source
        The original as the file before it names it.
    sha256
        Of the original's text.
    """

    path: str
    text: str
    source: str
    sha256: str


def copies(scenario: Scenario, taken: Sequence[str]) -> list[Copy]:
    """Return a scenario's copy, those of its profile and of what that extends, of its host trace.

    Each keeps its text and its place beside the scenario where that is possible.

    Parameters
    ----------
    taken
        Names of the new folder in which no profile may lie.

    Raises
    ------
    NandvizError
        If a file would have to name another whose path is no text.
    """
    sources = [SourceFile(scenario.path or Path(SCENARIO), scenario.text)]
    sources += scenario.profile_sources
    trace = _host_trace(scenario)
    paths = _places([*sources, *trace], {SCENARIO, _ELSEWHERE, _TRACES, *taken})
    paths, of_trace = paths[: len(sources)], paths[len(sources) :]
    made, named = [], sources[0].path.name
    for index, (source, path) in enumerate(zip(sources, paths, strict=True)):
        key = references.OF_PROFILE if index else references.OF_SCENARIO
        name = references.reference(source.text, key) or ""
        others = paths[index + 1 :]
        text = _naming(source.text, key, path, others[0]) if path and others else source.text
        made.append(Copy(path, text, named, sha256(source.text.encode()).hexdigest()))
        named = name or DEFAULT_PROFILE
    for source, path in zip(trace, of_trace, strict=True):
        named = references.reference(scenario.text, references.OF_TRACE) or ""
        text = _naming(made[0].text, references.OF_TRACE, made[0].path, path)
        made[0] = replace(made[0], text=text)
        made.append(Copy(path, source.text, named, sha256(source.text.encode()).hexdigest()))
    return made


def _host_trace(scenario: Scenario) -> tuple[SourceFile, ...]:
    """Return the file with the requests of a scenario as it is now; nothing for none.

    Raises
    ------
    NandvizError
        If it cannot be read.
    """
    path = scenario.host_trace
    if path is None:
        return ()
    try:
        return (SourceFile(path, path.read_bytes().decode("utf-8")),)
    except (OSError, ValueError) as error:
        why = why_of(error) if isinstance(error, OSError) else str(error)
        raise NandvizError(said("cannot read {path}: {why}", path=path, why=why)) from error


def _places(sources: Sequence[SourceFile], taken: set[str]) -> list[str]:
    """Return where each copy lies in the new folder; empty for what is built in."""
    built_in = {profile_path(name) for name in profile_names()}
    folder = _absolute(sources[0].path).parent
    places = [SCENARIO]
    for source in sources[1:]:
        near = os.path.relpath(_absolute(source.path), folder)
        first = PurePath(near).parts[0]
        if first == os.pardir or first in taken or near in places:
            elsewhere = _ELSEWHERE if source.path.suffix in _OF_PROFILES else _TRACES
            near = f"{elsewhere}/{len(places)}-{source.path.name}"
        places.append("" if source.path in built_in else near)
    return places


def _absolute(path: Path) -> Path:
    return Path(os.path.normpath(path.absolute()))


def _naming(text: str, key: str, path: str, other: str) -> str:
    """Return a text that names the copy of another file, unless it does already."""
    name = references.reference(text, key)
    folder = PurePath(path).parent
    if not other or name is None or os.path.normpath(folder / name) == other:
        return text
    return references.with_reference(
        text, key, references.relative(Path("/", other), Path("/", folder))
    )
