"""The file in which the state of an unsaved session is kept: versioned JSON."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeVar

from nandviz import json_text
from nandviz.errors import NandvizError
from nandviz.files import atomic_path
from nandviz.language import said
from nandviz.model.laws import TITLES
from nandviz.model.words import METRICS, Axis, EventKind
from nandviz.scenario.breakpoint_words import (
    condition_words,
    more_words,
    parse_breakpoint,
    parse_condition,
)
from nandviz.scenario.fields import MAX_INT
from nandviz.scenario.scenario import ANY_LAW, Breakpoint, Comparison, MetricCondition
from nandviz.session.breakpoints import Held
from nandviz.units import MAX_NS

FILE_NAME: Final = "autosave.json"
VERSION: Final = 2
"""Version 1 wrote conditions with the names and units of the model: ``bus_busy_ns >= 12500``."""
Value = TypeVar("Value", str, int, bool)

_START: Final = -1
"""What stands for no event yet."""
MAX_BYTES: Final = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Beside:
    """What is kept of run A.

    Attributes
    ----------
    path, origin
        As of a `State`.
    was_saved
        Whether its file has ever held the text.
    """

    text: str
    path: Path | None
    origin: Path | None
    was_saved: bool


@dataclass(frozen=True, slots=True)
class State:
    """What is kept of a session.

    Attributes
    ----------
    path
        The scenario's file, if it has one; its text may be another by now.
    origin
        The file that relative profile paths start from.
    beside
        Run A; None where there is none with a scenario.
    was_saved
        Whether the text was as its file had it.
    """

    text: str
    path: Path | None
    origin: Path | None
    k: int
    now_ns: int
    breakpoints: tuple[Held, ...]
    marks: tuple[int, ...]
    beside: Beside | None = None
    was_saved: bool = False

    @property
    def holds_edits(self) -> bool:
        """Whether anything of it was in no file."""
        return not self.was_saved or (self.beside is not None and not self.beside.was_saved)


def write(folder: Path, state: State) -> Path:
    """Write a state into a folder, which is made if there is none; NandvizError if it cannot."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NandvizError(
            said("cannot make {folder}: {strerror}", folder=folder, strerror=error.strerror)
        ) from error
    target = folder / FILE_NAME
    content = {
        "nandviz_autosave": VERSION,
        "text": state.text,
        "path": _path_text(state.path),
        "origin": _path_text(state.origin),
        "k": state.k,
        "now_ns": state.now_ns,
        "breakpoints": [_breakpoint_json(held) for held in state.breakpoints],
        "marks": list(state.marks),
        "beside": None if state.beside is None else _beside_json(state.beside),
        "was_saved": state.was_saved,
    }
    with atomic_path(target) as temporary:
        # ASCII alone: a path may hold bytes that are no text.
        temporary.write_text(json.dumps(content, indent=1), encoding="ascii")
    return target


def remove(folder: Path) -> None:
    """Remove the state in a folder, if there is one; NandvizError if it cannot be."""
    source = folder / FILE_NAME
    try:
        source.unlink(missing_ok=True)
    except OSError as error:
        raise NandvizError(
            said("cannot remove {source}: {strerror}", source=source, strerror=error.strerror)
        ) from error


def read(folder: Path) -> State | None:
    """Return the state in a folder, None if there is none.

    Raises
    ------
    NandvizError
        If it is damaged or of another version; says which file, and why.
    """
    source = folder / FILE_NAME
    try:
        if not source.exists():
            return None
        if source.stat().st_size > MAX_BYTES:
            raise NandvizError(
                said("{source}: the autosaved state is too large to be one", source=source)
            )
        content = json_text.read(source.read_text(encoding="utf-8"))
        return _state(content)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        why = str(error) or type(error).__name__
        raise NandvizError(
            said("{source}: the autosaved state is damaged: {why}", source=source, why=why)
        ) from error


def _path_text(path: Path | None) -> str | None:
    return None if path is None else str(path.absolute())


def _beside_json(beside: Beside) -> dict[str, Any]:
    return {
        "text": beside.text,
        "path": _path_text(beside.path),
        "origin": _path_text(beside.origin),
        "was_saved": beside.was_saved,
    }


def _breakpoint_json(held: Held) -> dict[str, Any]:
    what = held.what
    return {
        "event": what.event,
        "op_uid": what.op_uid,
        "die": what.die,
        "axis": what.axis,
        "metric": None if what.metric is None else condition_words(what.metric),
        "law": what.law,
        "hits": what.hits,
        "more": more_words(what) or None,
        "enabled": held.enabled,
    }


def _state(content: Any) -> State:
    version = content["nandviz_autosave"]
    if type(version) is int and version > VERSION:
        raise ValueError(
            said(
                "it is of a later nandviz (version {version!r:.20}, not {version2})",
                version=version,
                version2=VERSION,
            )
        )
    if version not in (1, VERSION):
        raise ValueError(
            said("version {version!r:.60} is not {version2}", version=version, version2=VERSION)
        )
    condition = parse_condition if version == VERSION else _condition_of_version_1
    return State(
        _checked(content["text"], str),
        _path(content["path"]),
        _path(content["origin"]),
        _number(content["k"], _START, MAX_INT),
        _number(content["now_ns"], 0, MAX_NS),
        tuple(_held(item, condition) for item in content["breakpoints"]),
        tuple(_number(mark, -MAX_NS, MAX_NS) for mark in content["marks"]),
        _beside(content.get("beside")),
        _checked(content.get("was_saved", False), bool),
    )


def _beside(item: Any) -> Beside | None:
    if item is None:
        return None
    return Beside(
        _checked(item["text"], str),
        _path(item["path"]),
        _path(item["origin"]),
        _checked(item["was_saved"], bool),
    )


def _checked(value: Any, kind: type[Value]) -> Value:
    if type(value) is not kind:
        raise TypeError(said("{value!r:.60} is no {name}", value=value, name=kind.__name__))
    return value


def _number(value: Any, low: int, high: int) -> int:
    if not low <= _checked(value, int) <= high:
        raise ValueError(
            said("{value!r:.40} is not {low} to {high}", value=value, low=low, high=high)
        )
    return int(value)


def _or_none(value: Any, low: int) -> int | None:
    return None if value is None else _number(value, low, MAX_INT)


def _path(value: Any) -> Path | None:
    if value is None:
        return None
    path = Path(_checked(value, str))
    if not path.is_absolute() or "\0" in value:
        raise ValueError(said("{value!r:.60} is no absolute path", value=value))
    return path


def _held(item: Any, condition: Callable[[str], MetricCondition]) -> Held:
    event, axis, metric = item["event"], item["axis"], item["metric"]
    more = item.get("more")
    what = replace(
        Breakpoint() if more is None else parse_breakpoint(_checked(more, str)),
        event=None if event is None else EventKind(event),
        op_uid=_or_none(item["op_uid"], 1),
        die=_or_none(item["die"], 0),
        axis=None if axis is None else Axis(axis),
        metric=None if metric is None else condition(_checked(metric, str)),
        law=_law(item["law"]),
        hits=_number(item["hits"], 1, MAX_INT),
    )
    return Held(what, _checked(item["enabled"], bool))


def _law(value: Any) -> int | None:
    if value is not None and _checked(value, int) not in (ANY_LAW, *TITLES):
        raise ValueError(said("no law {value!r:.40}", value=value))
    return None if value is None else int(value)


def _condition_of_version_1(text: str) -> MetricCondition:
    metric, comparison, number = text.split()
    if metric not in METRICS:
        raise ValueError(said("no metric {metric!r}", metric=metric))
    return MetricCondition(metric, Comparison(comparison), int(number))
