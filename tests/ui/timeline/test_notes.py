"""Notes on the ruler: their words run where it is free, and the pointer reads the rest."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF

from nandviz.ui.timeline.painters.paint_notes import note_places
from nandviz.ui.timeline.ruler_size import NOTE_ROW
from nandviz.ui.timeline.scene import Scene
from tests.ui.timeline.conftest import built_in, from_text

CROWDED = """nandviz: 1
name: crowded notes
profile: generic-tlc
script:
  - {at_us: 0, op: Page_Program_SLC, die: 0, block: 0, page: 0}
notes:
""" + "\n".join(f"  - {{at_us: {100 + i}, text: a rather long note number {i}}}" for i in range(6))


LATE = """nandviz: 1
name: a note near the end
profile: generic-tlc
script:
  - {at_us: 0, op: Page_Program_SLC, die: 0, block: 0, page: 0}
notes:
  - {at_us: 10, text: "%s"}
  - {at_us: 320, text: after the erase it works}
"""


@pytest.mark.parametrize("name", ["nested", "refusals", "suspended-three-times", "batch-of-three"])
def test_few_notes_are_written_in_full(show, name):
    view = show(built_in(name))
    places = note_places(Scene(view.frame(), view.words))
    assert [p.text for p in places] == [text for _, text in built_in(name).info.notes]


def test_words_of_notes_never_overlap_and_end_in_view(show):
    view = show(from_text(CROWDED))
    places = note_places(Scene(view.frame(), view.words))
    assert len(places) == 6
    for a, b in combinations(places, 2):
        apart = a.at + a.width <= b.at or b.at + b.width <= a.at
        assert a.top != b.top or apart
    assert all(p.at + p.width <= view.frame().params.width for p in places)


@pytest.mark.parametrize("letters", [10, 60, 90, 110, 130])
def test_a_note_near_the_right_edge_is_whole_where_a_line_has_room(show, letters):
    view = show(from_text(LATE % ("w" * letters)))
    early, late = note_places(Scene(view.frame(), view.words))
    width = view.frame().params.width
    assert late.x > 0.9 * width
    assert late.text == late.note.text
    assert late.at + late.width < late.x
    assert early.top != late.top or early.at + early.width < late.at


def test_a_note_without_room_keeps_the_side_that_has_more(show):
    text = "w" * 300
    view = show(from_text(LATE.replace("after the erase it works", text) % "a"))
    _, late = note_places(Scene(view.frame(), view.words))
    assert len(late.text) > 50
    assert late.text.endswith("…")
    assert late.at >= 0
    assert late.at + late.width < late.x
    at = QPointF(late.at + 20, late.top + NOTE_ROW / 2)
    assert view.pointing.tip_text(at) == text


def test_the_pointer_reads_a_cut_note_in_full(show):
    view = show(from_text(CROWDED))
    cut = next(p for p in note_places(Scene(view.frame(), view.words)) if p.text != p.note.text)
    at = QPointF(cut.x + 1, cut.top + NOTE_ROW / 2)
    assert view.pointing.tip_text(at) == cut.note.text
    assert view.pointing.tip_text(QPointF(900, 2.0 - view.ruler.height)) == ""
