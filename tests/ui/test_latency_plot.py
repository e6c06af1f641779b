"""The curves of latencies: quantiles lie where the definition has them, and lead to requests."""

from math import floor

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nandviz.ui.panes.latency_curves import QUANTILES, Band, Curve, Piece, Point, thinned
from nandviz.ui.panes.latency_plot import LatencyPlot
from nandviz.ui.theme import DARK, LIGHT


def curve(latencies_us: list[int], name: str = "read", first: int = 0) -> Curve:
    ns = np.array(sorted(latencies_us), np.int64) * 1000
    return Curve(name, f"{name}s", "read", ns, np.arange(len(ns)) + first)


@pytest.fixture
def plot(qtbot: QtBot) -> LatencyPlot:
    made = LatencyPlot(LIGHT)
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize("count", [1, 2, 99, 100, 101, 1000, 6999, 10_000])
@pytest.mark.parametrize(
    ("share", "exact"), [(0.5, (1, 2)), (0.99, (99, 100)), (0.999, (999, 1000))]
)
def test_a_quantile_is_the_value_at_floor_of_q_times_n(
    count: int, share: float, exact: tuple[int, int]
) -> None:
    over, under = exact
    assert curve(list(range(count))).at(share) == min(count - 1, over * count // under)
    assert over * count // under == floor(over * count / under)


def test_lines_of_quantiles_are_a_nine_apart(plot: LatencyPlot) -> None:
    plot.show_curves([curve(list(range(1, 20_001)))])
    ys = [plot.height_at(share) for share, _ in QUANTILES]
    assert ys == sorted(ys, reverse=True)
    apart = np.diff(ys[1:])
    assert np.ptp(apart) < 0.01


def test_a_quantile_of_a_curve_lies_on_its_line(plot: LatencyPlot) -> None:
    shown = curve(list(range(1, 1001)))
    plot.show_curves([shown])
    for share in (0.5, 0.9, 0.99, 0.999):
        assert plot.place(Point(0, shown.at(share))).y() == pytest.approx(plot.height_at(share))


def test_a_click_on_a_marked_quantile_asks_for_its_request(qtbot: QtBot, plot: LatencyPlot) -> None:
    plot.show_curves([curve([10] * 990 + list(range(500, 510))), curve([40, 9000], "write", 5000)])
    for stop in plot.stops():
        place = plot.place(stop)
        wanted = plot._curves[stop.curve].request[stop.place]
        with qtbot.waitSignal(plot.requestAsked) as asked:
            qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=place.toPoint())
        of = plot._curves[stop.curve]
        latency = dict(zip(of.request.tolist(), of.latency_ns.tolist(), strict=True))
        assert latency[asked.args[0]] == latency[int(wanted)]


def test_a_click_beside_every_curve_asks_for_nothing(qtbot: QtBot, plot: LatencyPlot) -> None:
    plot.show_curves([curve([100, 101, 102, 9000])])
    with qtbot.assertNotEmitted(plot.requestAsked):
        qtbot.mouseClick(
            plot, Qt.MouseButton.LeftButton, pos=QPointF(plot.area.left() + 200, 12).toPoint()
        )


def test_arrow_keys_go_along_the_quantiles_and_return_asks(qtbot: QtBot, plot: LatencyPlot) -> None:
    plot.show_curves([curve(list(range(1, 2001))), curve([1, 2, 3], "write", 5000)])
    plot.setFocus()
    said = []
    for _ in range(7):
        QTest.keyClick(plot, Qt.Key.Key_Right)
        said.append(plot.accessibleDescription())
    assert len(set(said)) == 6
    assert said[-1] == said[-2]
    for _ in range(3):
        QTest.keyClick(plot, Qt.Key.Key_Left)
    assert plot.accessibleDescription() == said[2]
    with qtbot.waitSignal(plot.requestAsked) as asked:
        QTest.keyClick(plot, Qt.Key.Key_Return)
    assert asked.args == [1998]
    assert plot.accessibleDescription() == (
        "99.9 % of reads took less than 1999.000 µs, as request 1998"
    )


def test_a_band_says_how_many_of_its_reads_met_what(plot: LatencyPlot) -> None:
    pieces = (Piece("ERASE", "erase", "E", 61), Piece("PROGRAM", "program", "P", 9))
    plot.show_curves([curve(list(range(1, 7001)))], [Band(0.99, 1.0, pieces)])
    (_, erase), (_, program) = plot.piece_areas(Band(0.99, 1.0, pieces))
    assert erase.right() == pytest.approx(program.left())
    assert erase.width() / program.width() == pytest.approx(61 / 9)
    assert plot.words_at(erase.center()) == "61 of 70 reads from 99 % to 100 %: ERASE"
    image = plot.grab().toImage()
    assert (
        image.pixelColor(int(erase.left()) + 3, int(erase.top()) + 3).name().upper() == LIGHT.erase
    )


@pytest.mark.parametrize("latencies", [[5], [5, 5, 5], [0, 0], [1, 10_000_000], []])
@pytest.mark.parametrize("size", [(170, 31), (600, 200)])
def test_every_run_can_be_drawn(
    qtbot: QtBot, plot: LatencyPlot, latencies: list[int], size: tuple[int, int]
) -> None:
    plot.resize(*size)
    plot.set_theme(DARK)
    plot.show_curves([curve(latencies)], ghosts=[curve(latencies)])
    plot.light(0)
    assert plot.grab().toImage().pixelColor(1, 1).name().upper() == DARK.background


def test_the_slowest_is_never_thinned_away() -> None:
    xs, ys = np.linspace(0, 1, 100_000), np.linspace(1, 0, 100_000)
    kept, heights = thinned(xs, ys)
    assert len(kept) < 10
    assert (kept[-1], heights[-1]) == (1.0, 0.0)
