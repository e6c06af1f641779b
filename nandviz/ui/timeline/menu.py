"""The context menu of a point of the timeline: what can be asked for there."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtWidgets import QMenu, QWidget

from nandviz.query.asof import AsOf
from nandviz.scenario.scenario import Breakpoint
from nandviz.ui.commands.analyse import ClearMark, ClearMarks, WhyRefused
from nandviz.ui.commands.command import Command, Send
from nandviz.ui.commands.edit import CopyText
from nandviz.ui.commands.run import AddBreakpoint, GoToEvent, GoToTime
from nandviz.ui.commands.view import (
    FilterByOp,
    FitRun,
    RevealPlayhead,
    ToggleDie,
    ToggleEmptyLanes,
    TogglePin,
)
from nandviz.ui.timeline.frame import Frame
from nandviz.ui.timeline.layer import Hit
from nandviz.ui.timeline.paint_frame import NUMBERS
from nandviz.ui.timeline.rows import Row, RowKind
from nandviz.ui.words import caption
from nandviz.units import us_sentence

_MARK_REACH_PX: Final = (4.0, 14.0)
"""How far left and right of its line a mark is hit: its sign stands at the right."""


class Line(NamedTuple):
    """A line of the menu, and the command that it sends."""

    title: str
    command: Command


def lines(found: Hit | None, time_ns: int, as_of: AsOf | None, text: str) -> list[Line]:
    """Return the lines for what lies under the pointer, at an instant that is snapped already."""
    out = [Line(f"Run to here ({us_sentence(max(time_ns, 0))})", GoToTime(max(time_ns, 0)))]
    if found is not None and found.uid is not None and as_of is not None:
        uid = found.uid
        out.append(Line(f"Break at op {uid}", AddBreakpoint(Breakpoint(op_uid=uid))))
        born = as_of.op(uid).submitted
        if found.segment >= 0:
            born = int(as_of.trace.segments.born[found.segment])
        if born >= 0:
            out.append(Line(f"Cause: event {born}", GoToEvent(born)))
        if as_of.refusal(uid) is not None:
            out.append(Line(f"Why was op {uid} refused?", WhyRefused(uid)))
        out.append(Line(f"Filter to op {uid}", FilterByOp(uid)))
        out.append(Line("Copy", CopyText(text)))
    if found is not None and found.row is not None:
        out.append(_pin(found.row))
    return out


def _pin(row: Row) -> Line:
    word = "Unpin" if row.pinned else "Pin"
    return Line(f"{word} lane {row.full_name}", TogglePin(row.name))


def lines_of_lane(row: Row | None, *, hide_empty: bool) -> list[Line]:
    """Return the lines for the name of a row."""
    out = [Line("Show empty lanes" if hide_empty else "Hide empty lanes", ToggleEmptyLanes())]
    if row is None:
        return out
    if row.die >= 0:
        word = "Expand" if row.kind is RowKind.SUMMARY else "Collapse"
        out.insert(0, Line(f"{word} die {row.die}", ToggleDie(row.die)))
    return [_pin(row), *out]


def lines_of_overview(time_ns: int) -> list[Line]:
    """Return the lines for an instant of the minimap."""
    at_ns = max(time_ns, 0)
    return [
        Line(f"Run to here ({us_sentence(at_ns)})", GoToTime(at_ns)),
        Line("Show the playhead", RevealPlayhead()),
        Line("Fit", FitRun()),
    ]


def lines_of_marks(instants: Sequence[int], frame: Frame | None, x: float) -> list[Line]:
    """Return the lines for marks: for those whose line or sign is near ``x``, and for all."""
    if frame is None or not instants:
        return []
    left, right = _MARK_REACH_PX
    places = [frame.x(at_ns) for at_ns in instants]
    near = [i for i, place in enumerate(places) if place - left <= x <= place + right]
    out = [Line(f"Clear mark {NUMBERS[i % len(NUMBERS)]}", ClearMark(i + 1)) for i in near]
    return [*out, Line("Clear all marks", ClearMarks())]


def made(offered: Sequence[Line], parent: QWidget, send: Send) -> QMenu:
    """Return a menu of some lines."""
    menu = QMenu(parent)
    for line in offered:
        action = menu.addAction(caption(line.title))
        action.triggered.connect(lambda _=False, command=line.command: send(command))
    return menu
