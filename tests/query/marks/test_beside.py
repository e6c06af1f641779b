"""Run A beside run B: what stands elsewhere, how far ends have moved, what is new, at what cost."""

import numpy as np
import pytest

from nandviz.query.asof import AsOf
from nandviz.query.compare.comparison import compare
from nandviz.query.marks.bar_kind import BarKind
from nandviz.query.marks.beside import BesideReader
from nandviz.query.marks.read_marks import MarkReader, Parting
from nandviz.query.marks.span import LIMIT, Span
from tests.query.counted import counting, fine_indexes
from tests.query.marks.reading import from_text
from tests.query.marks.two_runs import A_TEXT, EDITS, pair, seeds_pair

US = 1000
ALL = (0, 10_000 * US)


def read(comparison, k_b=None, k_a=None, span=ALL):
    """Return what is to be seen of A beside B, and how much is left out."""
    a, b = comparison.a, comparison.b
    reader = MarkReader(b)
    reader.set_beside(BesideReader(comparison), a.last_event if k_a is None else k_a)
    marks = reader.marks(AsOf(b, k_b), *span)
    return marks.beside, marks.left_out


def is_nothing(marks):
    return not (marks.parts or marks.moves or marks.new or marks.dense)


def places(parts):
    return [(p.uid_a, p.start_ns, p.end_ns) for p in parts]


def test_a_moved_suspend_leaves_the_parts_of_a_where_they_were():
    marks, _ = read(pair("moved"))
    assert places(marks.parts) == [
        (1, 0, 100_000),
        (4, 100_000, 200_185),
        (5, 400_000, 550_185),
        (1, 550_185, 760_009),
        (2, 760_009, 1_069_833),
        (3, 1_069_833, 1_379_657),
    ]
    assert [p.kind for p in marks.parts[:2]] == [BarKind.PROGRAM, BarKind.SUSPEND]
    assert marks.parts[1].text.split("\n") == [
        "A: op 4 Program_Suspend",
        "100.000 µs … 200.185 µs",
        "B: start +230.000 µs, end +230.000 µs",
    ]
    assert not marks.new


def test_an_end_has_moved_by_what_the_comparison_says():
    comparison = pair("moved")
    marks, _ = read(comparison)
    said = {op.uid_b: op.end.ns for op in comparison.ops}
    assert {m.uid: m.to_ns - m.from_ns for m in marks.moves} == said
    assert {m.uid: str(m.words) for m in marks.moves}[4] == "+230.000 µs"


def test_equal_runs_have_no_ghosts():
    marks, left_out = read(pair("same"))
    assert is_nothing(marks)
    assert not left_out


def test_what_is_in_b_alone_is_new_and_what_is_in_a_alone_says_so():
    comparison = pair("new")
    marks, _ = read(comparison)
    assert [(n.uid, n.start_ns, n.words) for n in marks.new] == [(6, 1_500_000, "new in B")]
    assert not marks.parts
    turned, _ = read(-comparison)
    assert [(p.uid, p.uid_a, p.words) for p in turned.parts] == [(None, 6, "not in B")]
    assert not turned.new
    assert not turned.moves


def test_what_b_refuses_says_so_and_why():
    comparison = pair("refused")
    marks, _ = read(comparison)
    words = {p.uid_a: str(p.words) for p in marks.parts}
    assert words[4] == "in B: refused (not_core_busy)"
    turned, _ = read(-comparison)
    assert {str(n.words) for n in turned.new} >= {"in A: refused (not_core_busy)"}


def test_before_they_part_nothing_of_a_is_seen():
    comparison = pair("moved")
    for k in (-1, 0, 1):
        marks, _ = read(comparison, k, k)
        assert is_nothing(marks), k


def test_of_a_only_what_is_known_by_its_event_is_seen():
    comparison = pair("moved")
    marks, _ = read(comparison, 2, 2)  # A has just suspended op 1; B ends op 1
    assert comparison.a.events.time_ns[2] == 100_000
    assert (1, 0, 100_000) in places(marks.parts)
    assert not [p for p in marks.parts if p.uid_a == 5]


@pytest.mark.parametrize("k_a", range(14))
def test_parts_are_those_that_hold_as_of_the_event_of_a_and_are_not_in_b(k_a):
    comparison = pair("moved")
    as_of_a, as_of_b = AsOf(comparison.a, k_a), AsOf(comparison.b)
    expected = set()
    for uid in range(1, as_of_a.op_count + 1):
        there = {(p.start_ns, p.end_ns) for p in as_of_b.parts_of(uid)}
        own = {(p.start_ns, p.end_ns) for p in as_of_a.parts_of(uid)}
        expected |= {(uid, *part) for part in own - there}
    marks, _ = read(comparison, None, k_a)
    assert set(places(marks.parts)) == expected


def test_a_span_has_what_meets_it():
    marks, _ = read(pair("moved"), span=(150 * US, 160 * US))
    assert places(marks.parts) == [(4, 100_000, 200_185)]
    assert {m.uid for m in marks.moves} == {1, 4}  # op 1 of B stands there otherwise too


@pytest.fixture(scope="module")
def seeds():
    return seeds_pair()


def test_too_many_are_stretches_and_counted(seeds):
    assert len(seeds.ops) > 3 * LIMIT
    marks, left_out = read(seeds, span=(0, 2**62))
    assert marks.parts == marks.moves == marks.new == ()
    parts = seeds.a.parts
    assert left_out > LIMIT
    edges = np.array([0, int(parts.end_ns.max())])
    assert marks.dense.settled.covered(0, 0, edges).all()


def test_stretches_cover_what_single_parts_would(seeds):
    end_ns = int(seeds.a.parts.end_ns.max())
    edges = np.linspace(0, end_ns, 400).astype(np.int64)
    dense = read(seeds, span=(0, 2**62))[0].dense
    planes = seeds.a.info.topology.planes
    for low, high in zip(edges[:40].tolist(), edges[1:41].tolist(), strict=True):
        single, _ = read(seeds, span=(low, high))
        for plane in range(planes):
            covered = dense.settled.covered(0, plane, np.array([low, high]))[0]
            held = any(p.planes >> plane & 1 and high < p.end_ns for p in single.parts)
            if not single.dense:
                assert covered or not held


def test_a_loose_match_has_no_arrow(seeds):
    marks, _ = read(seeds, span=(0, 1_000 * US))
    strict = {op.uid_b for op in seeds.ops if not op.is_loose}
    assert {m.uid for m in marks.moves} <= strict


def cost(entries):
    """Return how many rows a read looks at, A beside B, of a run with so many reads behind."""
    tail = "".join(
        f"  - {{at_us: {2_000 + 1_000 * i}, op: Page_Read_SLC, die: 0, block: 0, page: 0}}\n"
        for i in range(entries)
    )
    text = A_TEXT.replace("notes:", f"{tail}notes:")
    comparison = compare(from_text(text), from_text(text.replace(*EDITS["moved"])))
    reader = BesideReader(comparison)
    span = Span(comparison.b, AsOf(comparison.b), 0, 1_500 * US)
    assert reader.marks(span, comparison.a.last_event).parts
    with counting() as count:
        return count(lambda: reader.marks(span, comparison.a.last_event))


def test_a_read_looks_at_no_more_rows_in_a_longer_run():
    with fine_indexes():
        assert cost(800) <= 1.2 * cost(100)


def test_where_they_part_is_a_note_with_the_sentence():
    comparison = pair("moved")
    reader = MarkReader(comparison.b)
    reader.set_parting(comparison)
    (note,) = [n for n in reader.marks(AsOf(comparison.b), *ALL).notes if isinstance(n, Parting)]
    assert (note.when_ns, note.text) == (100_000, "A and B part here")
    assert note.sentence == comparison.divergence.sentence
    reader.set_parting(None)
    assert not [n for n in reader.marks(AsOf(comparison.b), *ALL).notes if isinstance(n, Parting)]
