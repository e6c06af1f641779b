"""What an event turns of the states of exclusion, in words."""

from collections.abc import Iterator

from nandviz.language import noop, said
from nandviz.model.exclusions import When
from nandviz.query.exclusion_states import exclusions_of
from nandviz.trace.tables import Trace


def turned_words(trace: Trace, k: int) -> Iterator[str]:
    """Say which states of exclusion event ``k`` opens and closes, an OP_START or OP_END."""
    before, after = (_open_states(trace, event) for event in (k - 1, k))
    if before == after:
        return
    for turned, words, of_planes in (
        (after - before, noop("{state} opens"), noop("{state} opens on {planes}")),
        (before - after, noop("{state} closes"), noop("{state} closes on {planes}")),
    ):
        for when in When:
            planes = sorted(plane for _, state, plane in turned if state is when)
            if planes:
                named = ", ".join(f"plane {plane}" for plane in planes)
                yield said(of_planes if when.per_plane else words, state=when, planes=named)


def _open_states(trace: Trace, k: int) -> set[tuple[int, When, int]]:
    """Return die, state and plane of what is open; an event turns states of its op's die alone."""
    return {(state.die, state.when, state.plane) for state in exclusions_of(trace).open_at(k)}
