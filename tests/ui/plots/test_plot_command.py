"""``nandviz plot``: a sweep's points as a picture, and what is wrong in one line."""

import pytest
from PySide6.QtGui import QImage

from nandviz.cli import main
from nandviz.cli.study_arguments import PLOT_FORMS
from nandviz.ui.plots.plot import PlotForm
from nandviz.ui.theme import DARK
from tests.study.swept import run, sweep_of

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def folder(tmp_path):
    run(sweep_of("script[1].at_us=0:1000:100"), tmp_path / "swept")
    return tmp_path / "swept"


def plot(*arguments):
    return main(["plot", *map(str, arguments)], lambda *_: 0)


def test_forms_are_those_that_can_be_drawn():
    assert tuple(form.name.lower() for form in PlotForm) == PLOT_FORMS


def test_a_sweep_is_drawn_in_both_formats(folder, tmp_path, capsys):
    png, svg = tmp_path / "a.png", tmp_path / "a.svg"
    assert plot(folder, "--png", png, "--svg", svg, "--theme", "dark") == 0
    image = QImage(str(png))
    assert image.pixelColor(1, 1).name().upper() == DARK.background
    words = svg.read_text()
    assert "delay(0.0)" in words
    assert "6 have ops refused" in words
    assert "2 files" in capsys.readouterr().out


def test_measure_form_and_ratio_are_chosen(folder, tmp_path):
    found = set()
    for more in ((), ("--form", "dots"), ("--measure", "refusals"), ("--log",)):
        assert plot(folder, "--png", tmp_path / "a.png", *more) == 0
        found.add((tmp_path / "a.png").read_bytes())
    assert len(found) == 4


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ((), "give --png FILE or --svg FILE"),
        (("--png", "x.png", "--measure", "reed"), "reed: not measured; expected one of delay(0.0)"),
        (("--png", "x.png", "--form", "heat"), "expected curve, dots, shares"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_one_line(folder, more, words, capsys):
    assert plot(folder, *more) == 2
    error = capsys.readouterr().err
    assert words in error
    assert error.count("\n") == 1


def test_a_folder_without_a_sweep_or_without_points_is_refused(tmp_path, folder, capsys):
    assert plot(tmp_path, "--png", tmp_path / "x.png") == 2
    assert "sweep.json" in capsys.readouterr().err
    (folder / "results.csv").unlink()
    for chunk in (folder / "chunks").glob("*.csv"):
        chunk.unlink()
    assert plot(folder, "--png", tmp_path / "x.png") == 2
    assert "nothing to plot" in capsys.readouterr().err


def test_a_picture_never_replaces_the_results(folder, capsys):
    before = (folder / "results.csv").read_bytes()
    assert plot(folder, "--png", folder / "results.csv") == 2
    assert (folder / "results.csv").read_bytes() == before
    assert capsys.readouterr().err
