"""The context menu of a point of the timeline: what can be asked for there."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtWidgets import QMenu, QWidget

from nandviz.language import tr
from nandviz.query.asof import AsOf
from nandviz.query.marks.read_broken import BrokenLaw
from nandviz.scenario.scenario import Breakpoint
from nandviz.session.smallest import of_entry, of_refusal
from nandviz.ui.commands.analyse import (
    ClearMark,
    ClearMarks,
    SelectRequest,
    ShowRequest,
    WhyRefused,
)
from nandviz.ui.commands.command import Command, Send
from nandviz.ui.commands.compare import SMALLEST, Shrink
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
    """A line of the menu, and the command that it sends.

    Attributes
    ----------
    below
        The title of the submenu in which it stands; empty for none.
    """

    title: str
    command: Command
    below: str = ""


def lines(found: Hit | None, time_ns: int, as_of: AsOf | None, text: str) -> list[Line]:
    """Return the lines for what lies under the pointer, at an instant that is snapped already."""
    out = [
        Line(
            tr("Run to here ({time})", time=us_sentence(max(time_ns, 0))), GoToTime(max(time_ns, 0))
        )
    ]
    if found is None:
        return out
    if found.uid is not None and as_of is not None:
        out += _lines_of_op(found, found.uid, as_of, text)
    elif found.broken is not None:
        out += [_smallest_of_law(found.broken), Line(tr("Copy"), CopyText(text))]
    if found.request is not None:
        out += _lines_of_request(found.request, text)
    if found.row is not None:
        out += _pin(found.row)
    return out


def _lines_of_op(found: Hit, uid: int, as_of: AsOf, text: str) -> list[Line]:
    out = [Line(tr("Break at op {uid}", uid=uid), AddBreakpoint(Breakpoint(op_uid=uid)))]
    born = as_of.op(uid).submitted
    if found.segment >= 0:
        born = int(as_of.trace.segments.born[found.segment])
    if born >= 0:
        out.append(Line(tr("Cause: event {born}", born=born), GoToEvent(born)))
    if as_of.refusal(uid) is not None:
        out.append(Line(tr("Why was op {uid} refused?", uid=uid), WhyRefused(uid)))
    out += _smallest(as_of, uid) if found.broken is None else [_smallest_of_law(found.broken)]
    out.append(Line(tr("Filter to op {uid}", uid=uid), FilterByOp(uid)))
    out.append(Line(tr("Copy"), CopyText(text)))
    return out


def _smallest_of_law(broken: BrokenLaw) -> Line:
    what = Breakpoint(law=broken.law, op_uid=broken.uid or None)
    return Line(tr(SMALLEST), Shrink(what, broken.event))


def _smallest(as_of: AsOf, uid: int) -> list[Line]:
    """Return the lines for what went wrong of an op as of the playhead: refused, dropped, moved."""
    found = [of_refusal(as_of.trace, uid)] if as_of.refusal(uid) is not None else []
    for entry in as_of.entries_of(uid):
        is_known = entry.left is not None
        found += [of_entry(as_of.trace, entry.entry_id - 1)] if is_known else []
    return [Line(tr(SMALLEST), Shrink(what)) for what in found[:1] if what is not None]


def _lines_of_request(number: int, text: str) -> list[Line]:
    return [
        Line(tr("Select request {number}", number=number), SelectRequest(number)),
        Line(tr("Show what request {number} waited for", number=number), ShowRequest(number)),
        Line(tr("Copy"), CopyText(text)),
    ]


def _pin(row: Row) -> list[Line]:
    """Return the line that keeps a row at the top; nothing for the host lane, which stays there."""
    if row.kind is RowKind.HOST:
        return []
    name = row.full_name
    words = tr("Unpin lane {name}", name=name) if row.pinned else tr("Pin lane {name}", name=name)
    return [Line(words, TogglePin(row.name))]


def lines_of_lane(row: Row | None, *, hide_empty: bool) -> list[Line]:
    """Return the lines for the name of a row."""
    out = [
        Line(tr("Show empty lanes") if hide_empty else tr("Hide empty lanes"), ToggleEmptyLanes())
    ]
    if row is None:
        return out
    if row.die >= 0:
        folded = row.kind is RowKind.SUMMARY
        expand, collapse = (
            tr("Expand die {die}", die=row.die),
            tr("Collapse die {die}", die=row.die),
        )
        out.insert(0, Line(expand if folded else collapse, ToggleDie(row.die)))
    return [*_pin(row), *out]


def lines_of_overview(time_ns: int) -> list[Line]:
    """Return the lines for an instant of the minimap."""
    at_ns = max(time_ns, 0)
    return [
        Line(tr("Run to here ({at})", at=us_sentence(at_ns)), GoToTime(at_ns)),
        Line(tr("Show the playhead"), RevealPlayhead()),
        Line(tr("Fit"), FitRun()),
    ]


def lines_of_marks(instants: Sequence[int], frame: Frame | None, x: float) -> list[Line]:
    """Return the lines for marks: for those whose line or sign is near ``x``, and for all."""
    if frame is None or not instants:
        return []
    left, right = _MARK_REACH_PX
    places = [frame.x(at_ns) for at_ns in instants]
    near = [i for i, place in enumerate(places) if place - left <= x <= place + right]
    out = [
        Line(tr("Clear mark {number}", number=NUMBERS[i % len(NUMBERS)]), ClearMark(i + 1))
        for i in near
    ]
    return [*out, Line(tr("Clear all marks"), ClearMarks())]


def made(offered: Sequence[Line], parent: QWidget, send: Send) -> QMenu:
    """Return a menu of some lines; those of a submenu stand where its first one does."""
    menu, below = QMenu(parent), dict[str, QMenu]()
    for line in offered:
        if line.below and line.below not in below:
            below[line.below] = menu.addMenu(caption(line.below))
        action = below.get(line.below, menu).addAction(caption(line.title))
        action.triggered.connect(lambda _=False, command=line.command: send(command))
    return menu
