"""Plots: every point has a place, is hit there, and what is wrong is seen."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from nandviz.ui.plots import heat
from nandviz.ui.plots.curve import CurvePlot, strip_rows
from nandviz.ui.plots.forms import PLOTS, first_wish, forms_of
from nandviz.ui.plots.heat import panel_groups
from nandviz.ui.plots.picture import PlotPicture, draw, png, svg
from nandviz.ui.plots.plot import PlotForm, PlotWish, Style
from nandviz.ui.plots.points import PlotAxis, PlotPoints
from nandviz.ui.plots.signs import told
from nandviz.ui.theme import DARK, LIGHT, PRINT
from tests.ui.plots.swept import (
    NAN,
    ONE,
    ORDERS,
    SEEDS,
    THREE,
    TWO,
    grid,
    numbers,
    text_painter,
    words,
)

SIZES = [(1000.0, 500.0), (700.0, 110.0), (180.0, 60.0)]
ALL = {"one": ONE, "two": TWO, "three": THREE, "orders": ORDERS, "seeds": SEEDS}
CASES = [
    pytest.param(points, form, id=f"{name}-{form.name.lower()}")
    for name, points in ALL.items()
    for form in forms_of(points)
]
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


pytestmark = pytest.mark.usefixtures("qapp")


def laid(points, form=None, theme=LIGHT, size=SIZES[0]):
    wish = first_wish(points)
    wish = wish if form is None else PlotWish(form, wish.measure, wish.log)
    return PLOTS[wish.form](points, wish, Style(theme, text_painter()), size)


def painted(plot, chosen=None):
    image = QImage(round(plot.width), round(plot.height), QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    painter = QPainter(image)
    plot.paint(painter, chosen)
    painter.end()
    return image


def count(image, colour, box=None):
    found = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    if box is not None:
        x, y = max(round(box.left()), 0), max(round(box.top()), 0)
        found = found[y : round(box.bottom()) + 1, x : round(box.right()) + 1]
    return int((found == QColor(colour).rgb()).sum())


@pytest.mark.parametrize(("points", "form"), CASES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]:.0f}")
def test_every_point_with_a_value_has_a_place_where_it_is_hit(points, form, size):
    plot = laid(points, form, size=size)
    with_value = np.flatnonzero(~np.isnan(points.of(plot.wish.measure)))
    wanted = with_value if form is PlotForm.SHARES else np.arange(len(points))
    assert {place.row for place in plot.places} == set(wanted.tolist())
    painted(plot, chosen=plot.places[0].row)
    if size == SIZES[0] and form not in (PlotForm.SHARES, PlotForm.CURVE):
        assert [plot.hit(place.box.center()) for place in plot.places] == [
            place.row for place in plot.places
        ]


@pytest.mark.parametrize(("points", "form"), CASES)
def test_arrows_reach_every_point_from_every_other(points, form):
    plot = laid(points, form)
    start = plot.beside(None, 1, 0)
    reached, edge = {start}, [start]
    while edge:
        here = edge.pop()
        for step in ((-1, 0), (1, 0), (0, -1), (0, 1)):
            there = plot.beside(here, *step)
            if there not in reached:
                reached.add(there)
                edge.append(there)
    assert reached == {place.row for place in plot.places}


def test_arrows_go_to_the_neighbour_and_stop_at_the_edge():
    plot = laid(TWO)
    at = {(p.column, p.line): p.row for p in plot.places}
    assert plot.beside(at[3, 2], 1, 0) == at[4, 2]
    assert plot.beside(at[3, 2], 0, -1) == at[3, 1]
    assert plot.beside(at[0, 0], -1, 0) == at[0, 0]
    assert plot.end(at[3, 2], 1) == at[11, 2]
    assert plot.end(at[3, 2], -1) == at[0, 2]


@THEMES
@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]:.0f}")
@pytest.mark.parametrize(("points", "form"), CASES)
def test_what_is_wrong_is_red_where_it_lies(points, form, size, theme):
    if not points.wrong.any():
        pytest.skip("nothing is wrong there")
    plot = laid(points, form, theme, size)
    image = painted(plot)
    wrong = [place for place in plot.places if points.wrong[place.row]]
    assert wrong
    for place in wrong:
        assert count(image, theme.wrong, place.box.adjusted(-6, -6, 6, 6)) >= 4


@THEMES
def test_nothing_is_red_where_nothing_is_wrong_or_refused(theme):
    for points, form in ((SEEDS, PlotForm.HEAT), (SEEDS, PlotForm.SHARES)):
        assert not count(painted(laid(points, form, theme)), theme.wrong)


def test_a_cell_too_small_for_signs_is_red_as_a_whole():
    many = grid(
        [numbers("a", range(400)), numbers("b", range(300))],
        ["m"],
        lambda a, b: [a + b],
        broken=lambda a, b: {"law 1": 1} if (a, b) == (200, 150) else {},
    )
    image = painted(laid(many, size=(300.0, 200.0)))
    assert count(image, LIGHT.wrong) >= 4


@THEMES
def test_where_there_is_no_value_it_is_hatched_in_grey(theme):
    plot = laid(TWO, theme=theme)
    image = painted(plot)
    for place in plot.places:
        is_gap = bool(np.isnan(TWO.of("read.p99")[place.row]))
        inner = place.box.adjusted(2, 2, -2, -2)
        assert bool(count(image, theme.muted, inner)) is is_gap


def test_the_strip_has_a_row_for_what_is_broken_and_for_each_reason():
    rows = strip_rows(ONE)
    assert [(row.name, row.is_wrong) for row in rows] == [
        ("law 6", True),
        ("target_suspended", False),
    ]
    assert rows[1].counts == {n: 10 * n for n in range(5, 11)}
    plot = laid(ONE, PlotForm.CURVE, size=(700.0, 60.0))
    assert isinstance(plot, CurvePlot)
    assert [row.name for row in plot.strip] == ["refused or broken"]
    assert set(plot.strip[0].counts) == {3, *range(5, 11)}


def test_a_curve_has_a_gap_where_there_is_no_value():
    plot = laid(ONE)
    image = painted(plot)
    places = {place.row: place for place in plot.places}
    row = round(places[7].middle.y())
    assert row == round(plot.area.box.bottom())
    between = (places[6].middle + places[8].middle) / 2
    spot = places[7].box
    spot.setTop(between.y() - 8)
    spot.setBottom(between.y() + 8)
    assert not count(image, LIGHT.ink, spot)


def test_the_first_form_is_the_one_for_its_axes():
    first = {name: forms_of(points)[0] for name, points in ALL.items()}
    assert first == {
        "one": PlotForm.CURVE,
        "two": PlotForm.HEAT,
        "three": PlotForm.MULTIPLES,
        "orders": PlotForm.DOTS,
        "seeds": PlotForm.HEAT,
    }
    assert PlotForm.SHARES in forms_of(SEEDS)


def test_runs_that_words_alone_tell_apart_are_dots_a_line_a_combination():
    axes = [words("profile", "light", "heavy"), words("controller.order", "fifo", "suspend")]
    points = grid(axes, ["read.mean", "write.mean"], lambda part, order: [len(part), len(order)])
    plot = laid(points)
    assert plot.wish.form is PlotForm.DOTS
    assert [text for _, text in plot.area.y_ticks] == [
        "light · fifo", "light · suspend", "heavy · fifo", "heavy · suspend"
    ]  # fmt: skip
    assert [plot.hit(place.middle) for place in plot.places] == [0, 1, 2, 3]


def test_dots_show_all_measures_that_are_named_alike_by_ratio():
    plot = laid(ORDERS)
    assert plot.measures == ("read.mean", "read.p50", "read.max")
    assert plot.wish.log
    assert plot.told(2) == [
        "controller.order = suspend", "read.mean: 36.496", "read.p50: 35.12", "read.max: 93.36"
    ]  # fmt: skip


def test_small_multiples_have_a_map_for_each_value_of_the_third_axis():
    groups = panel_groups(THREE)
    assert [title for title, _ in groups] == [
        "max_suspends_per_op = none", "max_suspends_per_op = 1"
    ]  # fmt: skip
    assert sorted(row for _, rows in groups for row in rows.tolist()) == list(range(len(THREE)))


def test_a_point_says_its_values_what_is_broken_and_what_was_refused():
    plot = laid(ONE)
    assert plot.told(3) == ["script[1].at_us = 30", "delay(0.0): 130", "broken: law 6 (2)"]
    assert plot.told(7) == [
        "script[1].at_us = 70", "delay(0.0): no value", "70 ops refused: target_suspended"
    ]  # fmt: skip
    assert "not simulated: no scenario" in laid(TWO).told(int(np.flatnonzero(TWO.failed)[0]))


def test_the_points_are_counted_with_what_is_wrong():
    assert told(TWO, "read.p99") == [
        "60 runs",
        "1 run breaks a law",
        "1 was not simulated",
        "5 have ops refused",
        "5 have no value",
    ]
    going_on = replace(ONE, planned=50)
    assert told(going_on, "delay(0.0)")[0] == "11 of 50 runs"


@pytest.mark.parametrize(("points", "form"), CASES)
def test_pictures_come_in_both_formats_and_all_themes(points, form):
    first = first_wish(points)
    wish = PlotWish(form, first.measure, first.log)
    for theme in (LIGHT, DARK, PRINT):
        picture = PlotPicture(points, wish, "A <b>sweep</b> & more", "of ten runs", theme)
        image = draw(picture)
        assert image.pixelColor(2, 2) == QColor(theme.background)
        assert image.width() == picture.size[0]
        assert image.height() >= picture.size[1]
        assert png(picture).startswith(b"\x89PNG")
    drawn = svg(picture).decode()
    assert "<svg" in drawn
    assert points.axes[0].name in drawn


def test_a_point_that_stands_alone_is_drawn():
    alone = grid([numbers("a", [5])], ["m"], lambda _a: [7.0])
    image = painted(laid(alone))
    assert count(image, LIGHT.ink, laid(alone).places[0].box) >= 4
    nothing = grid([numbers("a", [5, 6])], ["m"], lambda _a: [NAN])
    assert laid(nothing).hit(QPointF(400, 200)) is not None


def test_a_map_of_very_many_cells_shows_the_same_as_one_of_few(monkeypatch):
    few = painted(laid(TWO, PlotForm.HEAT))
    monkeypatch.setattr(heat, "_MANY", 1)
    many = painted(laid(TWO, PlotForm.HEAT))
    for place in laid(TWO, PlotForm.HEAT).places:
        spot = place.box.center().toPoint()
        if not np.isnan(TWO.of("read.p99")[place.row]) and not TWO.wrong[place.row]:
            seen = many.pixelColor(spot + QPoint(0, 14)), few.pixelColor(spot + QPoint(0, 14))
            assert seen[0] == seen[1]
    assert count(many, LIGHT.wrong) >= 8


def test_points_between_others_have_cells_that_share_their_room():
    axis = PlotAxis("a", ("0", "4", "5", "6", "8"), (0.0, 4.0, 5.0, 6.0, 8.0), (0, 1, 1.25, 1.5, 2))
    other = numbers("b", [1, 2])
    places = [(0, 0), (1, 0), (2, 0), (3, 0), (4, 0), (0, 1), (1, 1), (4, 1)]
    nothing = ({},) * len(places)
    points = PlotPoints(
        (axis, other),
        ("m",),
        np.array(places),
        np.arange(8.0)[:, None],
        nothing,
        nothing,
        ("",) * 8,
    )
    plot = laid(points, PlotForm.HEAT)
    wide = plot.cells.area.box.width() / 3
    widths = [place.box.width() / wide for place in plot.places]
    assert widths == pytest.approx([1, 0.625, 0.25, 0.375, 0.75, 1, 1, 1])
    assert [plot.hit(place.box.center()) for place in plot.places] == list(range(8))
    assert [text for _, text in plot.cells.area.x_ticks] == ["0", "4", "8"]
