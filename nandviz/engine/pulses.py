"""The pulses of CORE_BUSY, and where a SUSPEND cuts it.

An erase or program does its work in pulses of equal length. Progress is what is done of CORE_BUSY,
over all parts; the edges of the pulses are instants of it: 0, the end of each pulse, and the end of
CORE_BUSY, which division may leave some ns behind that of the last pulse.

Source: specification of host traces and controllers, section Cut models.
"""

from typing import NamedTuple

from nandviz.engine.die_plan import Reservation
from nandviz.model.ops import Segment
from nandviz.model.setup import Policies
from nandviz.model.words import CutModel


class Cut(NamedTuple):
    """A cut of CORE_BUSY.

    Attributes
    ----------
    at_ns
        When it takes place.
    redone_ns
        How much of what was executed by then is done again.
    owed_ns
        How much of the penalty of the last resume is left then.
    """

    at_ns: int
    redone_ns: int = 0
    owed_ns: int = 0


def cut_from(policies: Policies, cut: Reservation, busy: Segment, asked_ns: int) -> Cut:
    """Return how a part is cut when this is asked for in its CORE_BUSY; at its end is no cut.

    The penalty of a resume comes first and is part of no pulse: in it progress stands still.
    """
    owed_ns = max(0, cut.deed.owed_ns - (asked_ns - cut.start_ns))
    if policies.cut is CutModel.NOW or owed_ns:
        return Cut(asked_ns, 0, owed_ns)
    nominal_ns = cut.op.request.op.durations_ns[busy.state]
    progress_ns = nominal_ns - (busy.end_ns - asked_ns)
    pulse_ns = nominal_ns // policies.pulses
    whole = min(progress_ns // pulse_ns, policies.pulses) if pulse_ns else 0
    begun_ns = progress_ns - whole * pulse_ns
    if policies.cut is CutModel.CANCEL:
        return Cut(asked_ns, begun_ns)
    if begun_ns == 0:
        return Cut(asked_ns)
    in_pulse = whole < policies.pulses and pulse_ns > 0
    return Cut(asked_ns + pulse_ns - begun_ns if in_pulse else busy.end_ns)
