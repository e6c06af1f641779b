"""``nandviz teach``: what is to be understood, as text, and as a picture where one is asked for."""

from collections.abc import Iterator

from nandviz.cli import sources
from nandviz.cli.arguments import Options
from nandviz.cli.lines import BOLD, GREEN, RED, Painter, padded, places, row, sentence
from nandviz.cli.pictures import write_op_end
from nandviz.language import noop, tr
from nandviz.process import out
from nandviz.teach.designs import HOW, Design
from nandviz.teach.op_end import STORIES, Case, Outcome, of_case
from nandviz.teach.story import PROGRAM, Story
from nandviz.teach.words import TITLES, broken_words, share_words
from nandviz.units import us_cell

_ENDS_WIDTH = 28


def teach(options: Options) -> int:
    """Print the designs and what each makes of each case; draw them."""
    sources.check_targets([], options.outputs())
    written = write_op_end(options)
    paint = Painter(on=None)
    lines = list(_lines(paint))
    if written:
        lines += ["", *row(noop("written"), places(written))]
    out("\n".join(lines) + "\n")
    return 0


def _lines(paint: Painter) -> Iterator[str]:
    yield paint(tr("Five ways to end an op"), BOLD)
    yield from sentence(
        tr(
            "OP_ENDs of one {program} in µs, as five designs would have them, and what the laws "
            "say of each run.",
            program=PROGRAM,
        )
    )
    for case in Case:
        yield ""
        yield from _case_lines(case, paint)
    yield ""
    for design in Design:
        yield from row(design, f"{tr(share_words(design))}: {tr(HOW[design])}")


def _case_lines(case: Case, paint: Painter) -> Iterator[str]:
    yield paint(tr(TITLES[case]), BOLD)
    yield from sentence(_story_words(STORIES[case]))
    for outcome in of_case(case):
        yield _outcome_line(outcome, paint)


def _story_words(story: Story) -> str:
    """Say what starts when, where the op would have ended, and when it has executed all."""
    steps = [f"PROGRAM {us_cell(story.start_ns)}"]
    for each in story.suspensions:
        steps.append(f"SUSPEND {us_cell(each.at_ns)}")
        if each.resumed is not None:
            steps.append(f"RESUME {us_cell(each.resumed.at_ns)}")
    ends = [tr("old end {time}", time=us_cell(story.planned_end_ns))]
    ends += [tr("executed in full {time}", time=us_cell(ns)) for ns in story.true_ends_ns]
    return f"{', '.join(steps)}; {', '.join(ends)}"


def _outcome_line(outcome: Outcome, paint: Painter) -> str:
    ends = ", ".join(map(us_cell, outcome.ends_ns)) or tr("none")
    sign, colour = ("✓", GREEN) if outcome.right else ("✖", RED)
    verdict = paint(f"{sign} {tr(broken_words(outcome))}", colour)
    return f"{padded(outcome.design)}  {ends:<{_ENDS_WIDTH}}  {verdict}"
