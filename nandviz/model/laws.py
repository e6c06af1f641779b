"""The laws that always hold: the one table of their numbers, their titles and who judges them.

Whoever lists laws (window, scenario files, checker, documentation) reads this table. A number
belongs to its law for good; numbers need not follow each other.

Source: engine specification, section 14.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple


class Law(NamedTuple):
    """A law.

    Attributes
    ----------
    title
        In a few words, for a person.
    judge
        ``module.function`` of `nandviz.trace.laws` that finds where a trace breaks it.
    limits
        The function, named alike, that says which part of it a trace does not let one judge;
        empty for a law that is judged whole or not at all.
    """

    number: int
    title: str
    judge: str
    limits: str = ""


LAWS: Final = (
    Law(
        1,
        "Conservation: a completed op executed its nominal time",
        "plan.conservation",
        "plan.conservation_limits",
    ),
    Law(2, "One OP_END per completed op", "ends.one_end"),
    Law(3, "One apply per completed committing op", "ends.one_apply"),
    Law(4, "No overlap on a plane", "plan.planes", "plan.planes_limits"),
    Law(5, "No overlap on a bus", "plan.buses", "plan.buses_limits"),
    Law(6, "Silence of a suspended axis", "silence.silence"),
    Law(7, "A resumed op keeps its targets", "suspending.same_targets"),
    Law(8, "PROGRAM resumes before ERASE", "suspending.program_first"),
    Law(9, "Flushed in queue order", "queues.queue_order"),
    Law(10, "One fate per op", "ends.one_fate"),
    Law(11, "A queue that is not empty will be flushed; stacks add up", "waiting.none_stuck"),
    Law(12, "One live OP_END per planned or running op", "ends.one_live_end"),
    Law(13, "Remainders never grow", "suspending.remainders"),
    Law(14, "Order within a block", "blocks.block_order", "blocks.block_order_limits"),
    Law(15, "Exclusions kept", "excluded.exclusions_kept"),
    Law(16, "Events and plan agree", "agreement.events_and_plan"),
    Law(17, "Distance kept", "distance.distance_kept"),
)

TITLES: Final[Mapping[int, str]] = MappingProxyType({law.number: law.title for law in LAWS})
"""Title by number, in the order of the table."""
