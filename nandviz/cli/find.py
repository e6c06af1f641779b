"""The command ``nandviz find``: between which two values something changes.

Source: study specification, section Shrinking.
"""

from pathlib import Path
from typing import Final

from nandviz.cli import sources
from nandviz.cli.arguments import Options
from nandviz.cli.lines import row
from nandviz.cli.progress import Meter
from nandviz.language import noop, spoken, tr
from nandviz.process import interrupted, out
from nandviz.scenario.breakpoint_words import breakpoint_words
from nandviz.study.axes import Axis
from nandviz.study.find import Change, FindProgress, Search

OK, BROKEN = 0, 1
_SHOWN: Final = 20


def find(options: Options) -> int:
    """Look for where the outcome of a run changes, along values of its scenario.

    Interrupted, what is found so far is printed.
    """
    assert options.file is not None
    if sources.holds_trace(options.file):
        sources.refuse_for_trace(Path(options.file), ["find"])
    scenario = sources.load(options.file, dict(options.overrides))
    axes = [Axis.parse(each) for each in options.over]
    code = OK
    with Meter() as meter:
        search = Search(scenario, axes, options.condition, lambda far: _tell(meter, far))
        try:
            search.run()
        except KeyboardInterrupt as error:
            code = interrupted(error)
    out("\n".join(_report(options, search)) + "\n")
    holds = search.held or any(True in _outcomes(change) for change in search.changes)
    return BROKEN if code == OK and holds and options.condition.law is not None else code


def _outcomes(change: Change) -> tuple[bool | None, bool | None]:
    return change.at_low.holds, change.at_high.holds


def _tell(meter: Meter, far: FindProgress) -> None:
    meter.tell(
        tr("searching: {done:,} of {points:,} points", done=far.done, points=far.points),
        far.done / far.points,
    )


def _report(options: Options, search: Search) -> list[str]:
    lines = row(noop("searched"), str(options.file))
    for axis in options.over:
        lines += row(noop("over"), axis)
    lines += row(noop("until"), breakpoint_words(options.condition))
    held = tr("it holds at {held:,} of {points:,}", held=search.held, points=search.points)
    lines += row(noop("points"), tr("{held}; runs: {runs:,}", held=held, runs=search.runs))
    shown = search.changes[:_SHOWN]
    for change in shown:
        lines += row(noop("changes"), _change_words(change))
    if len(search.changes) > len(shown):
        more = len(search.changes) - len(shown)
        lines += row(noop("changes"), tr("and {more:,} more", more=more))
    return lines if shown else lines + row(noop("changes"), tr("none"))


def _change_words(change: Change) -> str:
    words = tr(
        "{path} {low}: {at_low}; {high}: {at_high}",
        path=change.path,
        low=change.low,
        at_low=spoken(change.at_low.words),
        high=change.high,
        at_high=spoken(change.at_high.words),
    )
    others = ", ".join(f"{path} {value}" for path, value in change.others)
    return tr("{words} (with {others})", words=words, others=others) if others else words
