"""What it takes to have a run again: the text of its scenario, or its trace."""

from dataclasses import dataclass, field
from typing import NamedTuple

from nandviz.language import Said
from nandviz.session.entry_ids import Ids
from nandviz.session.opened_file import OpenedFile
from nandviz.trace.tables import Trace


@dataclass(frozen=True, slots=True)
class Version:
    """A scenario as it stood, or a trace without one.

    Attributes
    ----------
    text
        Of the scenario; empty for a trace.
    entry_ids
        Of its script's entries.
    trace
        Where there is no scenario, else None.
    title
        What it is called beside another one.
    """

    text: str
    entry_ids: Ids
    file: OpenedFile
    trace: Trace | None = None
    title: str | Said = field(default="", compare=False)


class Versions(NamedTuple):
    """What is open: run A, None while there is only one, and run B, which is edited."""

    a: Version | None
    b: Version
