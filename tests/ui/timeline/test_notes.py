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


def test_the_pointer_reads_a_cut_note_in_full(show):
    view = show(from_text(CROWDED))
    cut = next(p for p in note_places(Scene(view.frame(), view.words)) if p.text != p.note.text)
    at = QPointF(cut.x + 1, cut.top + NOTE_ROW / 2)
    assert view.pointing.tip_text(at) == cut.note.text
    assert view.pointing.tip_text(QPointF(900, 2.0 - view.ruler.height)) == ""
