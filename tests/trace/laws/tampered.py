"""What the laws find in stories in which one cell was changed, as text.

``python -m tests.trace.laws.tampered`` writes the files of `GOLDEN` anew; read what has changed.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from nandviz.trace.codes import OPEN
from nandviz.trace.laws import check
from nandviz.trace.tables import Trace
from tests.trace.laws.stories import (
    both_queues,
    boundary,
    copy_of,
    failed_flush,
    multi_plane,
    nested,
    reset_between,
    second_die,
    suspended_twice_by_one_batch,
    two_dies,
    waits_behind_displaced,
    with_gaps,
    write,
)

GOLDEN = Path(__file__).with_name("golden")
STORIES: dict[str, Callable[[], Trace]] = {
    make.__name__: make
    for make in (
        nested,
        two_dies,
        with_gaps,
        boundary,
        waits_behind_displaced,
        reset_between,
        failed_flush,
        second_die,
        suspended_twice_by_one_batch,
        both_queues,
        multi_plane,
    )
}
COLUMNS = {
    "parts": ("start_ns", "end_ns", "planes", "died"),
    "segments": ("start_ns", "end_ns", "died"),
    "queue": ("time_ns", "handled", "cancelled"),
    "events": ("time_ns",),
    "fates": ("born", "died"),
    "applications": ("born", "block", "page"),
    "suspensions": ("old_end_ns", "consumed_ns", "remaining_ns", "redone_ns", "at_ns"),
    "suspension_states": ("resumed_ns", "born", "died", "status"),
    "backlog": ("delta_ns", "rank", "born", "died", "why"),
    "targets": ("block", "page"),
    "ops": ("gap_ns", "submitted_ns"),
    "metrics": ("value",),
}
"""The cells that are changed, by 1 up and down."""
EVENTS = {"born", "died", "handled", "cancelled"}


def found(name: str) -> str:
    """Return a line a changed cell with the law, op, event and instant of all that is found.

    Below them how often each thing was said, numbers left out.
    """
    story, said, lines = STORIES[name](), Counter[str](), list[str]()
    for table, column, row, before, after in _changes(story):
        trace = copy_of(story)
        write(trace, table, row, **{column: after})
        broken = [violation for verdict in check(trace) for violation in verdict.violations]
        where = "; ".join(f"law {v.law} op {v.uid} [{v.event}] {v.time_ns} ns" for v in broken)
        lines.append(f"{table} {row} {column} {before} → {after}: {where or 'nothing'}")
        said.update(f"law {v.law}: {re.sub('[0-9.]+', '#', v.detail)}" for v in broken)
    return "\n".join([*lines, *(f"{n} × {words}" for words, n in sorted(said.items())), ""])


def _changes(story: Trace) -> Iterator[tuple[str, str, int, int, int]]:
    for table, columns in COLUMNS.items():
        rows = story.tables()[table]
        for column in columns:
            for row, value in enumerate(rows.column(column).tolist()):
                least, most = (-1, story.last_event) if column in EVENTS else (0, OPEN - 1)
                yield from (
                    (table, column, row, value, value + by)
                    for by in (-1, 1)
                    if value != OPEN and least <= value + by <= most
                )


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name in STORIES:
        (GOLDEN / f"{name}.txt").write_text(found(name), encoding="utf-8")
