"""The one other file that a scenario or a profile names: read from its text, and written anew.

What the rest of the text says, and how it is laid out, stays to the character.
"""

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
)

from nandviz.errors import NandvizError
from nandviz.language import said
from nandviz.scenario import library, profile
from nandviz.scenario.host_fields import HOST_TRACE, TRACE_FILE
from nandviz.scenario.nodes import Loader
from nandviz.scenario.schema import HOST_KEY, PROFILE
from nandviz.scenario.spans import end_of, skip, start_of
from nandviz.text import of_path, path_of

OF_SCENARIO: Final = PROFILE.key
OF_PROFILE: Final = profile.EXTENDS.key
OF_TRACE: Final = f"{HOST_KEY.key}.{HOST_TRACE.key}.{TRACE_FILE.key}"
"""The keys under which another file is named, from the top."""
_NONE: Final = frozenset({"", "~", "null", "Null", "NULL", "none"})


def moved(text: str, old: Path | None, new: Path) -> str:
    """Return a scenario's text that names the same profile and host trace from another folder.

    Parameters
    ----------
    old
        The folder in which its relative path started; None: the working folder.

    Raises
    ------
    NandvizError
        As `with_reference`.
    """
    return _moved(_moved(text, OF_SCENARIO, old, new), OF_TRACE, old, new)


def _moved(text: str, key: str, old: Path | None, new: Path) -> str:
    first = key.partition(".")[0]
    is_named = first in text or "\\" in text  # a key may be written with escapes
    name = reference(text, key) if is_named else None
    if name is None or Path(name).is_absolute() or (key != OF_TRACE and not is_path(name)):
        return text
    target = (old or Path()) / path_of(name)
    if os.path.realpath(new / path_of(name)) == os.path.realpath(target):
        return text
    return with_reference(text, key, relative(target, new))


def is_path(name: str) -> bool:
    """Whether a name under one of these keys is a path, not that of a built-in profile."""
    return name not in library.profile_names() and profile.resolve(name, None) is not None


def relative(target: Path, folder: Path) -> str:
    """Return how a file in a folder names another file."""
    # Links in the folders are followed: the system goes up from where they lead to.
    real = Path(os.path.realpath(target.parent), target.name)
    name = os.path.relpath(real, os.path.realpath(folder))
    if of_path(name) != name and path_of(of_path(name)) == Path(name):
        name = of_path(name)  # UTF-8, where the system says that it has none
    return name if is_path(name) else f".{os.sep}{name}"


def reference(text: str, key: str) -> str | None:
    """Return what a valid text names under a key such as `OF_TRACE`, None if nothing."""
    span = _find(text, key)
    return None if span is None else span.name


def with_reference(text: str, key: str, path: str) -> str:
    """Return a valid text that names another file under a key, where it names one.

    Parameters
    ----------
    path
        Absolute, or relative to the folder of the file whose text this is.

    Raises
    ------
    NandvizError
        If the path holds bytes that are no text: no file can name it.
    """
    found = _find(text, key)
    if found is None:
        return text
    if any("\ud800" <= sign <= "\udfff" for sign in path):
        raise NandvizError(said("no file can name {path}: its path is no text", path=path))
    anchor, end_of_line = _kept(text[found.start : found.end])
    return f"{text[: found.start]}{anchor}{_written(path)}{end_of_line}{text[found.end :]}"


def _written(path: str) -> str:
    is_plain = all(sign.isalnum() or sign in "/._-" for sign in path) and path[0] != "-"
    if is_plain and path.endswith((".yaml", ".yml")):
        return path
    # YAML knows the escapes of JSON, but no pairs of surrogates.
    escaped = not path.isprintable() and max(path) <= "\uffff"
    return json.dumps(path, ensure_ascii=escaped)


def _kept(old: str) -> tuple[str, str]:
    """Return what stays of a value: its anchor, the end of line of a block value (``>-``)."""
    anchor = re.match(r"&\S+\s+", old)
    return (anchor[0] if anchor else ""), old[len(old.rstrip("\r\n")) :]


@dataclass(frozen=True, slots=True)
class _Found:
    """A value, and where it stands in its text."""

    name: str
    start: int
    end: int


def _find(text: str, key: str) -> _Found | None:
    """Find the word at a key, given from the top; None if there is none, or it is null."""
    get_event: Any = Loader(text).get_event
    while type(get_event()) is not MappingStartEvent:
        pass
    return _find_in(get_event, key.split("."), {})


def _find_in(get_event: Any, keys: list[str], anchors: dict[str, str]) -> _Found | None:
    """Find the word in the mapping that has begun."""
    event: Any
    while type(event := get_event()) is not MappingEndEvent:
        value: Any = get_event()
        if isinstance(value, ScalarEvent) and value.anchor:
            anchors[value.anchor] = value.value
        if event.value == keys[0]:
            if len(keys) > 1 and type(value) is MappingStartEvent:
                return _find_in(get_event, keys[1:], anchors)
            if len(keys) > 1 or isinstance(value, CollectionStartEvent):
                return None
            is_alias = type(value) is AliasEvent
            name: str = anchors.get(value.anchor, "") if is_alias else value.value
            return None if name in _NONE else _Found(name, start_of(value), end_of(value))
        skip(get_event, value)
    return None
