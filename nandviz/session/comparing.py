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
