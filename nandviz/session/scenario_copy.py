"""The files of a scenario as they are copied elsewhere, where they name each other again."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Final

from nandviz.scenario import references
from nandviz.scenario.library import profile_names, profile_path
from nandviz.scenario.profile import DEFAULT_PROFILE
from nandviz.scenario.scenario import Scenario, SourceFile

SCENARIO: Final = "scenario.yaml"
_ELSEWHERE: Final = "profiles"
"""Folder for profiles that do not lie in or below the folder of the scenario."""


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
    """Return a scenario's copy, then those of its profile and of what that extends.

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
    paths = _places(sources, {SCENARIO, _ELSEWHERE, *taken})
    made, named = [], sources[0].path.name
    for index, (source, path) in enumerate(zip(sources, paths, strict=True)):
        key = references.OF_PROFILE if index else references.OF_SCENARIO
        name = references.reference(source.text, key) or ""
        others = paths[index + 1 :]
        text = _naming(source.text, key, path, others[0]) if path and others else source.text
        made.append(Copy(path, text, named, sha256(source.text.encode()).hexdigest()))
        named = name or DEFAULT_PROFILE
    return made


def _places(sources: Sequence[SourceFile], taken: set[str]) -> list[str]:
    """Return where each copy lies in the new folder; empty for what is built in."""
    built_in = {profile_path(name) for name in profile_names()}
    folder = _absolute(sources[0].path).parent
    places = [SCENARIO]
    for source in sources[1:]:
        near = os.path.relpath(_absolute(source.path), folder)
        first = PurePath(near).parts[0]
        if first == os.pardir or first in taken or near in places:
            near = f"{_ELSEWHERE}/{len(places)}-{source.path.name}"
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
