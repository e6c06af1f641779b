"""The plots of the built-in studies: what is on their sheet, and what points become on it."""

from itertools import product

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from nandviz.cli import main
from nandviz.study.built_in import STUDIES
from nandviz.study.points import PointStatus
from nandviz.study.table import SweepTable, TableAxis, TablePoint, as_number
from nandviz.ui.plots.picture import draw, svg
from nandviz.ui.plots.study import joined, of_study, renamed, set_apart, wrapped
from nandviz.ui.theme import DARK, LIGHT, PRINT
from nandviz.ui.timeline.glyphs import TextPainter
from tests.ui.plots.swept import NAN, grid, numbers, words

pytestmark = pytest.mark.usefixtures("qapp")


def table_of(part, tmp_path, note=""):
    """Return a table as the sweep of a part has it, with made-up numbers."""
    swept = part.sweep()
    axes = tuple(
        TableAxis(
            axis.path,
            axis.values,
            None if None in (found := [as_number(v) for v in axis.values]) else tuple(found),
            (False,) * len(axis.values),
        )
        for axis in swept.axes
    )
    places = list(product(*(range(len(axis.values)) for axis in axes)))
    points = tuple(
        TablePoint(
            place,
            tuple("0" if name == "laws" else f"{n + 1}" for name in swept.measures),
            PointStatus.OK,
            note if n == 0 else "",
        )
        for n, place in enumerate(places)
    )
    return SweepTable(
        tmp_path, "a.yaml", "", axes, swept.measures, frozenset({"fate(1.0)"}), points, len(points)
    )


@pytest.mark.parametrize("name", STUDIES)
def test_each_study_has_its_panels_in_every_theme(name, tmp_path):
    study = STUDIES[name]
    tables = {part.name: table_of(part, tmp_path) for part in study.parts}
    for theme in (LIGHT, DARK, PRINT):
        image = draw(of_study(study, tables, theme))
        assert image.width() == study.width
        assert image.pixelColor(2, 2) == QColor(theme.background)
    drawn = svg(of_study(study, tables, LIGHT)).decode()
    assert study.heading in drawn
    for panel in study.panels:
        assert panel.words in drawn
    for part in study.parts:
        assert part.name in drawn


def test_what_must_be_said_of_a_point_stands_below_with_where_it_is_so(tmp_path):
    study = STUDIES["read-policies"]
    note = "read.mean: overload: " + "many words " * 30
    tables = {part.name: table_of(part, tmp_path, note) for part in study.parts}
    without = {part.name: table_of(part, tmp_path) for part in study.parts}
    drawn = svg(of_study(study, tables, LIGHT)).decode()
    assert "4 / 4 µs · fifo: read.mean: overload: many" in drawn
    assert drawn.count("many words") >= 3
    more = draw(of_study(study, tables, LIGHT)).height()
    assert more > draw(of_study(study, without, LIGHT)).height()


SEEDS = [numbers("workload.seed", [1, 2]), words("policies.x", "off", "on")]


def test_points_of_several_sweeps_are_told_apart_by_the_scenario():
    one = grid(SEEDS, ["m"], lambda seed, x: [seed], refused=lambda *_: {"refusals": 2})
    two = grid(SEEDS, ["m"], lambda seed, x: [10 * seed], broken=lambda *_: {"law 1": 1})
    both = joined({"a": one, "b": two})
    assert [axis.name for axis in both.axes] == ["scenario", "workload.seed", "policies.x"]
    assert both.told(0, ("m",))[:2] == ["scenario = a, workload.seed = 1, policies.x = off", "m: 1"]
    assert both.told(7, ("m",))[:2] == ["scenario = b, workload.seed = 2, policies.x = on", "m: 20"]
    assert both.wrong.tolist() == [False] * 4 + [True] * 4
    assert both.refusals.tolist() == [2] * 4 + [0] * 4
    assert both.planned == 8
    assert joined({"": one}) is one


def test_values_that_are_set_apart_are_measures_that_are_named_alike():
    points = grid(
        SEEDS,
        ["k", "read.mean"],
        lambda seed, x: [0, NAN if (seed, x) == (2, "on") else seed * (1 if x == "on" else 100)],
        broken=lambda seed, x: {"laws": 3} if (seed, x) == (1, "off") else {},
        refused=lambda seed, x: {"refusals": 2} if seed == 2 else {},
    )
    apart = set_apart(points, "policies.x", "read.mean")
    assert apart.measures == apart.family("read.mean.off") == ("read.mean.off", "read.mean.on")
    assert [axis.name for axis in apart.axes] == ["workload.seed"]
    np.testing.assert_array_equal(apart.values, [[100, 1], [200, NAN]])
    assert apart.wrong.tolist() == [True, False]
    assert apart.refusals.tolist() == [0, 4]


def test_axes_and_values_are_called_as_the_study_calls_them():
    points = renamed(grid(SEEDS, ["m"], lambda *_: [0]), {"policies.x": "policy", "on": "with it"})
    assert points.told(1, ())[0] == "workload.seed = 1, policy = with it"


def test_lines_of_a_note_are_as_wide_as_there_is_room():
    letters = TextPainter(1.0)
    text = "a few words and then some more of them " + "x" * 300
    lines = wrapped(letters, text, 100.0)
    assert all(letters.width(each, 11) <= 100.0 for each in lines)
    assert " ".join(lines[:-1]) == text.rpartition(" ")[0]
    assert len(lines) > 2


def test_the_command_draws_a_study_that_it_has_run(tmp_path, capsys):
    png, drawn = tmp_path / "a.png", tmp_path / "a.svg"
    folder = tmp_path / "swept"
    arguments = ["study", "repeated-suspends", "-o", str(folder), "--jobs", "1"]
    arguments += ["--png", str(png), "--svg", str(drawn), "--theme", "dark"]
    assert main(arguments, lambda *_: 0) == 0
    assert QImage(str(png)).pixelColor(1, 1) == QColor(DARK.background)
    assert "End of the erase (µs)" in drawn.read_text()
    assert capsys.readouterr().out.splitlines()[-1].split()[:3] == ["drawn", "2", "files"]
