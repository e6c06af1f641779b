"""What is said of the designs and the tabs, for the page and for the command line."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from nandviz.language import Said, counted, noop, said
from nandviz.teach.designs import HOW, Design
from nandviz.teach.op_end import Case, Outcome, of_case

TITLES: Final[Mapping[Case, str]] = MappingProxyType(
    {
        Case.AFTER: noop("RESUME after the old end"),
        Case.BEFORE: noop("RESUME before the old end"),
        Case.TWICE: noop("Suspended twice"),
        Case.NEVER: noop("Never resumed"),
    }
)
"""The tabs."""

COLUMNS: Final[Mapping[Case, str]] = MappingProxyType(
    {
        Case.AFTER: noop("after"),
        Case.BEFORE: noop("before"),
        Case.TWICE: noop("twice"),
        Case.NEVER: noop("never"),
    }
)
"""The same in a word, where a column is headed."""


def broken_words(outcome: Outcome) -> Said:
    """Name the laws that are broken."""
    if outcome.right:
        return said("every law kept")
    laws = ", ".join(map(str, outcome.broken))
    return counted(len(outcome.broken), "law {laws} broken", "laws {laws} broken", laws=laws)


def right_in(design: Design) -> int:
    """Return in how many of the tabs a design is right."""
    number = list(Design).index(design)
    return sum(of_case(case)[number].right for case in Case)


def share_words(design: Design) -> Said:
    """Say in how many of the tabs a design is right."""
    return said("right in {right} of {all}", right=right_in(design), all=len(Case))


def told(outcome: Outcome) -> Iterator[str]:
    """Say how a design ends the op, and then each violation."""
    yield HOW[outcome.design]
    if outcome.right:
        yield broken_words(outcome)
    for each in outcome.violations:
        yield said("law {law}: {detail}", law=each.law, detail=each.detail)
