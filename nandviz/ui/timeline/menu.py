"""The context menu of a point of the timeline: what can be asked for there."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QMenu, QWidget

from nandviz.query.asof import AsOf
from nandviz.scenario.scenario import Breakpoint
from nandviz.ui.commands.analyse import WhyRefused
from nandviz.ui.commands.command import Command, Send
from nandviz.ui.commands.edit import CopyText
from nandviz.ui.commands.run import AddBreakpoint, GoToEvent, GoToTime
from nandviz.ui.commands.view import FilterByOp, TogglePin
from nandviz.ui.timeline.layer import Hit
from nandviz.ui.words import caption
from nandviz.units import us_sentence


class Line(NamedTuple):
    """A line of the menu, and the command that it sends."""

    title: str
    command: Command


def lines(found: Hit | None, time_ns: int, as_of: AsOf | None, text: str) -> list[Line]:
    """Return the lines for what lies under the pointer."""
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
        word = "Unpin" if found.row.pinned else "Pin"
        name = found.row.label.lstrip("▾▸ ")
        out.append(Line(f"{word} lane {name}", TogglePin(found.row.name)))
    return out


def made(offered: Sequence[Line], parent: QWidget, send: Send) -> QMenu:
    """Return a menu of some lines."""
    menu = QMenu(parent)
    for line in offered:
        action = menu.addAction(caption(line.title))
        action.triggered.connect(lambda _=False, command=line.command: send(command))
    return menu
