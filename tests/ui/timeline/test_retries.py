"""Failed flushes are ticks on the box of an entry; the box of a lost one ends in ✖ with its reason.

Engine specification, section 8: the flush of op 4 is refused at 650.185, when the RESUME ends, and
every 20 µs after that; past the limit of 3 it is dropped, at 710.185.
"""

from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage

from nandviz.query.marks import read_backlog
from nandviz.ui.theme import DARK, LIGHT, PRINT
from nandviz.ui.timeline.painters import SAMPLES
from nandviz.ui.timeline.painters.paint_waiting import LostPainter, RetryPainter, WaitingPainter
from nandviz.ui.timeline.picture import TITLE_HEIGHT, Picture, write_png, write_svg
from nandviz.ui.timeline.rows import NAMES_WIDTH, RowKind
from nandviz.ui.timeline.scene import Scene
from tests.ui.timeline.conftest import built_in, from_text
from tests.ui.timeline.seen import THEMES, US, note_words, seen

ALL = pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT], ids=lambda t: t.name)
NAME, ATTEMPTS_NS, REASON = (
    "retry-then-drop",
    [650_185, 670_185, 690_185, 710_185],
    "epr_page_order",
)
RESET = """nandviz: 1
name: a reset takes what waits
profile: generic-tlc
script:
  - at_us: 0
    batch:
      - {op: Page_Program_SLC, die: 0, block: 0, page: 0}
      - {op: Page_Program_SLC, die: 0, block: 0, page: 1}
  - {at_us: 100, op: Program_Suspend, die: 0}
  - {at_us: 300, op: Reset, die: 0}
"""
WAITING = "".join(
    f"      - {{op: Page_Program_SLC, die: 0, block: 0, page: {i}}}\n" for i in range(9)
)
DROPS = f"""nandviz: 1
name: many are dropped
profile: generic-tlc
policies: {{backlog_retry_limit: 0}}
script:
  - at_us: 0
    batch:
{WAITING}  - {{at_us: 100, op: Program_Suspend, die: 0}}
  - {{at_us: 205, op: Page_Program_SLC, die: 0, block: 0, page: 20}}
  - {{at_us: 300, op: Program_Resume, die: 0}}
"""


def lane(scene):
    return scene.frame.row(0, RowKind.BACKLOG, 0)


@ALL
def test_each_failed_flush_is_a_tick_as_high_as_the_box(show, theme):
    s = seen(show, NAME, theme)
    retries = s.frame.marks.retries
    assert [(r.uid, r.when_ns, r.number) for r in retries] == [
        (4, at_ns, i) for i, at_ns in enumerate(ATTEMPTS_NS, 1)
    ]
    for retry in retries[:3]:
        (tick,) = s.areas(retry)
        assert abs(tick.center().x() - s.frame.x(retry.when_ns)) < 1
        x = s.frame.x(retry.when_ns)
        column = {s.at(x, y) for y in range(int(tick.top()) + 2, int(tick.bottom()) - 1)}
        assert column == {theme.wrong}


@ALL
def test_the_box_of_a_dropped_entry_ends_in_a_cross_with_its_reason(show, theme, monkeypatch):
    view = show(built_in(NAME), None, theme)
    said = note_words(view, monkeypatch)
    s = seen(show, NAME, theme)
    view.surface.grab()
    reasons = [word.text for word in said if REASON in word.text]
    assert any("dropped after 4 failed attempts" in text for text in reasons)
    (entry,) = LostPainter().marks(s.frame.marks)
    (box,) = LostPainter().boxes(s.scene, entry)
    assert entry.end_ns == ATTEMPTS_NS[-1]
    assert abs(box.area.center().x() - s.frame.x(entry.end_ns)) < 1
    assert s.at(box.area.center().x(), box.area.center().y()) == theme.wrong


def test_no_words_lie_over_a_tick(show, monkeypatch):
    view = show(built_in(NAME))
    said = note_words(view, monkeypatch)
    for t0_us, t1_us in ((0, 1200), (640, 720), (660, 700), (672, 1500)):
        said.clear()
        view.state.set_times(t0_us * US, t1_us * US)
        view.surface.grab()
        frame = view.frame()
        ticks = [frame.x(at_ns) for at_ns in ATTEMPTS_NS]
        for word in said:
            if word.text.startswith(("op 4 ", "dropped")):
                end = word.x + view.words.width(word.text)
                assert not any(word.x < tick < end for tick in ticks), word.text


def test_before_the_first_attempt_there_is_no_tick_and_before_the_last_no_cross(show):
    for k, ticks, crosses in ((8, 0, 0), (9, 1, 0), (11, 3, 0), (12, 4, 1), (15, 4, 1)):
        marks = show(built_in(NAME), k).frame().marks
        assert len(marks.retries) == ticks
        assert len(LostPainter().marks(marks)) == crosses


def test_the_pointer_reads_on_the_tick_its_attempt_and_on_the_cross_the_end(show):
    s = seen(show, NAME, LIGHT)
    third = s.view.pointing.tip_text(QPointF(*s.middle(s.frame.marks.retries[2])))
    assert "attempt 3 of 4 to flush refused at 690.185 µs: epr_page_order" in third
    (entry,) = LostPainter().marks(s.frame.marks)
    (box,) = LostPainter().boxes(s.scene, entry)
    last = s.view.pointing.tip_text(box.area.center())
    assert "dropped after 4 failed attempts: epr_page_order, at 710.185 µs" in last


def test_what_leaves_otherwise_says_as_what(show):
    s = seen(show, NAME, LIGHT)
    flushed = next(w for w in s.frame.marks.waiting if w.uid == 2)
    assert "flushed at 650.185 µs, 0 retries" in s.view.pointing.tip_text(
        QPointF(*s.middle(flushed))
    )
    assert not flushed.lost


@THEMES
def test_an_entry_that_a_reset_aborts_ends_in_a_cross_without_a_link(show, theme):
    view = show(from_text(RESET), None, theme)
    scene = Scene(view.frame(), view.words)
    (entry,) = LostPainter().marks(scene.frame.marks)
    assert (entry.uid, entry.fate, entry.left_for) == (2, "aborted", "reset")
    assert entry.resume_ns is None
    (box,) = LostPainter().boxes(scene, entry)
    assert "aborted: reset" in view.pointing.tip_text(box.area.center())


def test_dropped_entries_for_which_the_lane_has_no_line_are_counted(show, monkeypatch):
    view = show(from_text(DROPS))
    said = note_words(view, monkeypatch)
    view.surface.grab()
    scene = Scene(view.frame(), view.words)
    (entry,) = LostPainter().marks(scene.frame.marks)
    assert entry.row >= lane(scene).lines
    assert not list(LostPainter().boxes(scene, entry))
    assert not list(RetryPainter().boxes(scene, scene.frame.marks.retries[0]))
    assert any(word.text.endswith(" more, 1 dropped") for word in said)


@THEMES
def test_too_many_to_be_drawn_singly_are_ticks_and_lines_in_the_lane(show, theme, monkeypatch):
    monkeypatch.setattr(read_backlog, "LIMIT", 1)
    s = seen(show, NAME, theme)
    assert not s.frame.marks.retries
    row = lane(s.scene)
    for at_ns in ATTEMPTS_NS[:3]:
        assert s.at(int(s.frame.x(at_ns)), row.bottom - 2) == theme.wrong
    through = {s.at(int(s.frame.x(ATTEMPTS_NS[-1])), y) for y in (row.top + 2, row.bottom - 8)}
    assert through == {theme.wrong}


def test_the_legend_explains_both():
    labels = [sample.label for sample in SAMPLES]
    assert labels.index("in the backlog") + 1 == labels.index("failed flush")
    assert labels.index("failed flush") + 1 == labels.index("dropped or aborted")


@pytest.mark.parametrize("theme", [LIGHT, PRINT], ids=lambda t: t.name)
def test_a_png_shows_them(show, tmp_path, theme):
    trace, path = built_in(NAME), tmp_path / "a.png"
    view = show(trace, None, theme)
    frame = view.frame()
    span = (0, 1_400_000)
    write_png(
        Picture(trace, trace.last_event, theme, (frame.params.width + NAMES_WIDTH, 900), span), path
    )
    image = QImage(str(path))
    at = frame.params.width * ATTEMPTS_NS[1] / span[1] + NAMES_WIDTH
    heights = range(TITLE_HEIGHT + view.ruler.height, image.height())
    red = [image.pixelColor(round(at), y).name().upper() == theme.wrong for y in heights]
    assert sum(red) >= 8


def test_an_svg_holds_the_reason(qapp, tmp_path):
    trace, path = built_in(NAME), tmp_path / "a.svg"
    write_svg(Picture(trace, trace.last_event), path)
    root = ET.parse(path).getroot()
    words = " ".join("".join(e.itertext()) for e in root.iter() if e.tag.endswith("text"))
    assert "dropped after 4 failed attempts: epr_page_order" in words
    assert "failed flush" in words


def test_words_of_an_entry_that_is_over_are_read_in_its_box(show):
    mark = next(w for w in show(built_in(NAME)).frame().marks.waiting if w.lost)
    texts = WaitingPainter().texts(mark)
    assert texts[0] == f"op 4 deferred, dropped after 4 failed attempts: {REASON}"
    assert texts[1] == f"op 4 dropped: {REASON}"
