"""Two open runs side by side."""

from nandviz.query.compare.comparison import Comparison, compare
from nandviz.query.compare.identity import EntryPairs
from nandviz.session.open_run import OpenRun


def compare_runs(a: OpenRun, b: OpenRun) -> Comparison:
    """Compare what has happened so far in two runs.

    Entries go by their ids where both have a script; else by what they say.
    """
    entries = None
    if a.scenario is not None and b.scenario is not None:
        entries = EntryPairs.of_ids(a.entry_ids, b.entry_ids)
    return compare(a.trace, b.trace, entries)


class Comparing:
    """The comparison of two runs that do not grow any more, to be made in any thread.

    Attributes
    ----------
    pair
        The runs.
    comparison
        What differs, once `run` has come to its end; else None.
    """

    def __init__(self, a: OpenRun, b: OpenRun) -> None:
        self.pair = (a, b)
        self.comparison: Comparison | None = None
        for run in self.pair:
            run.trace.flush()  # Reads alone change nothing then, whichever thread they are in.

    def run(self, *, all_parts: bool = True) -> None:
        """Compare, with every part that is worked out when it is asked for first, or without."""
        comparison = compare_runs(*self.pair)
        if all_parts:
            # Each is kept by the comparison: nobody else waits for it.
            _ = comparison.ops, comparison.events, comparison.divergence
            _ = comparison.metrics, comparison.figures
        self.comparison = comparison
