"""What is to be said of a run that was frozen into a script: from where on the two differ."""

import numpy as np

from nandviz.language import Said, said
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.trace.tables import Trace
from nandviz.units import us_sentence


def freeze_notes(whole: Trace, again: Trace, entries: int) -> list[Said]:
    """Say how many entries were made, and where the script first does not do the same.

    Both runs have the same ops in the same order, as far as both go.
    """
    notes = [said("frozen: {entries:,} batches that were submitted, as entries", entries=entries)]
    differs = _first_difference(whole, again)
    if differs is not None:
        notes.append(
            said(
                "the script does not do quite the same: op {uid}, submitted at {time}, is the "
                "first with another start or end; what is proposed at the end of a busy state "
                "comes earlier in its instant than an entry",
                uid=differs + 1,
                time=us_sentence(int(whole.ops.submitted_ns[differs])),
            )
        )
    return notes


def _first_difference(whole: Trace, again: Trace) -> int | None:
    """Return the first op, as uid - 1, with other times, among those that ended in both runs."""
    spans = [ColumnsAsOf(trace).spans for trace in (whole, again)]
    count = min(len(spans[0].parts), len(spans[1].parts))
    ended = [span.last_end_ns[:count] <= _least_now(whole, again) for span in spans]
    other = spans[0].first_start_ns[:count] != spans[1].first_start_ns[:count]
    other |= spans[0].last_end_ns[:count] != spans[1].last_end_ns[:count]
    found = np.flatnonzero(other & (ended[0] | ended[1]))
    return int(found[0]) if len(found) else None


def _least_now(whole: Trace, again: Trace) -> int:
    return min(
        int(trace.events.time_ns[-1]) if trace.last_event >= 0 else 0 for trace in (whole, again)
    )
