"""The context menu of a point of the timeline: what can be asked for there."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from nandviz.query.asof import AsOf
from nandviz.ui.timeline.layer import Hit
from nandviz.units import us_sentence


class Entry(NamedTuple):
    """A line of the menu, and the command that it sends."""

    title: str
    command: str
    args: tuple[object, ...]


def entries(found: Hit | None, time_ns: int, as_of: AsOf | None, text: str) -> list[Entry]:
    """Return the lines for what lies under the pointer."""
    out = [Entry(f"Run to here ({us_sentence(max(time_ns, 0))})", "run-to", (max(time_ns, 0),))]
    if found is not None and found.uid is not None and as_of is not None:
        uid = found.uid
        out.append(Entry(f"Break at op {uid}", "break-op", (uid,)))
        born = as_of.op(uid).submitted
        if found.segment >= 0:
            born = int(as_of.trace.segments.born[found.segment])
        if born >= 0:
            out.append(Entry(f"Cause: event {born}", "cause", (born,)))
        if as_of.refusal(uid) is not None:
            out.append(Entry(f"Why was op {uid} refused?", "why-refused", (uid,)))
        out.append(Entry(f"Filter to op {uid}", "filter", (uid,)))
        out.append(Entry("Copy", "copy", (text,)))
    if found is not None and found.row is not None:
        word = "Unpin" if found.row.pinned else "Pin"
        out.append(Entry(f"{word} lane {found.row.label.lstrip('▾▸ ')}", "pin", (found.row.name,)))
    return out


def made(
    lines: Sequence[Entry],
    parent: QWidget,
    chosen: Callable[[str, tuple[object, ...]], None],
) -> QMenu:
    """Return a menu of some lines; ``chosen`` is told the command and arguments of a line."""
    menu = QMenu(parent)
    for line in lines:
        action = QAction(line.title, menu)
        action.triggered.connect(lambda _=False, e=line: chosen(e.command, e.args))
        menu.addAction(action)
    return menu
