"""Whatever the window tells of an event finds it."""

from collections.abc import Iterator

import pytest

from nandviz.query.asof import AsOf
from nandviz.query.causes import event_chain
from nandviz.query.narration import describe
from nandviz.query.search import Search
from nandviz.run import Run
from nandviz.scenario import library, loader
from nandviz.trace.tables import Trace
from nandviz.units import us_cell
from tests.session.setups import READ, batch, batch_of_three, request, run


def told(trace: Trace, k: int) -> Iterator[str]:
    """Yield every line that the status line and the inspector write of an event."""
    narration = describe(trace, k)
    yield narration.headline
    yield from narration.details
    yield f"Event {k}"
    yield from (step.words for step in event_chain(trace, k, 1))
    for event in AsOf(trace, k).pushed_by(k):
        yield us_cell(event.time_ns)
        yield event.kind
        if event.uid:
            yield f"op {event.uid}"


@pytest.mark.parametrize(
    "name", [n for n in library.names() if not n.startswith(("workload", "host-tpcc"))]
)
def test_every_word_that_is_told_of_an_event_finds_it(name: str) -> None:
    simulation = Run(loader.load(library.path(name)))
    while not simulation.complete:
        simulation.advance(1000)
    trace = simulation.trace
    missing = []
    for k in range(min(trace.last_event + 1, 20)):
        words = {w for line in told(trace, k) for w in line.split()}
        # All at once, numbers first, so that none is taken for that of the word before it.
        together = " ".join(sorted(words, key=lambda word: not word[0].isdecimal()))
        if not _finds(trace, together, k):
            missing += [(k, word) for word in words if not _finds(trace, word, k)]
    assert not missing


def _finds(trace: Trace, query: str, k: int) -> bool:
    return k in Search(trace, query).finish().events.tolist()


@pytest.mark.parametrize(
    ("query", "event"),
    [
        ("displaced", 2), ("cancelled", 2), ("suspend", 2), ("550.185", 5), ("op 3", 2),
        ("209.824 left", 2), ("resumed OP_END", 9), ("suspend op 1", 2),
    ],
)  # fmt: skip
def test_words_of_a_sentence_find_their_event(query: str, event: int) -> None:
    simulation = Run(loader.load(library.path("batch-of-three")))
    simulation.advance(1000)
    assert event in Search(simulation.trace, query).finish().events.tolist()


def test_an_event_by_its_number_is_that_one_alone() -> None:
    assert Search(batch_of_three(), "event 9").finish().events.tolist() == [9]


def test_what_laws_say_of_an_event_finds_it() -> None:
    search = Search(batch_of_three(), "law 4", broken={7: "law 4: op 2 overlaps"})
    assert search.finish().events.tolist() == [7]
    search = Search(batch_of_three(), "overlaps", broken={7: "op 2 overlaps"})
    assert search.finish().events.tolist() == [7]


def test_a_sentence_is_looked_for_in_slices_the_likely_events_first() -> None:
    long = run(
        *(batch(at, *[request(READ, 1, 0)] * 50) for at in range(40)),
    )
    search = Search(long, "issue_overlap_of_nothing")
    while search.share == 0.0:
        search.advance(0)
    first = search.share
    assert 0 < first < 0.1
    assert not search.done
    assert search.finish().share == 1.0


def test_more_events_than_anybody_reads_end_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nandviz.query.search.MOST_TOLD", 10)
    long = run(*(batch(at, request(READ, 1, 0)) for at in range(40)))
    search = Search(long, "refused:").finish()
    assert search.many
    assert len(search.events) == 10
