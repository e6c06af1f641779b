"""What was judged: a file, its run, what is known of the laws and of what was expected."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nandviz.language import Said, said
from nandviz.query.expected import ExpectationVerdict
from nandviz.trace.laws.verdict import Status, Verdict, Violation
from nandviz.trace.tables import Trace
from nandviz.units import us_sentence


@dataclass(frozen=True, slots=True)
class Judged:
    """A run that was judged.

    Attributes
    ----------
    sources
        What it was read from, as it was named.
    expected
        What was expected of it.
    lines
        Lines of these in the file, from 1.
    """

    sources: Sequence[str]
    trace: Trace
    verdicts: Sequence[Verdict]
    expected: Sequence[ExpectationVerdict] = ()
    lines: Sequence[int] = ()

    @property
    def name(self) -> str:
        """What it is called."""
        return " + ".join(self.sources)

    @property
    def is_well(self) -> bool:
        """Whether no law and no expectation is broken."""
        laws, expected = (each.status for each in self.verdicts), (e.status for e in self.expected)
        return Status.BROKEN not in {*laws, *expected}

    def numbered(self) -> Iterator[tuple[str, int, ExpectationVerdict]]:
        """Yield of each expectation its name, its line (0 if there is none) and its verdict."""
        for index, each in enumerate(self.expected):
            yield f"expect[{index}]", self.lines[index] if self.lines else 0, each


def violation_words(violation: Violation) -> Said:
    """Say where a law is broken and how: op, event, time and detail."""
    return said(
        "{where}: {detail}",
        where=_where(violation),
        detail=violation.detail,
    )


def _where(violation: Violation) -> Said:
    event, at = violation.event, us_sentence(violation.time_ns)
    if not violation.uid:
        return said("event {event}, {at}", event=event, at=at)
    return said("op {uid}, event {event}, {at}", uid=violation.uid, event=event, at=at)
