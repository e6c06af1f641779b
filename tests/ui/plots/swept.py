"""Points of sweeps for tests, made by a formula."""

from itertools import product

import numpy as np

from nandviz.ui.plots.points import PlotAxis, PlotPoints
from nandviz.ui.timeline.glyphs import TextPainter

NAN = float("nan")


def numbers(name, values):
    return PlotAxis(name, tuple(f"{v:g}" for v in values), tuple(map(float, values)))


def words(name, *values):
    return PlotAxis(name, values)


def no_words(*_values):
    return {}


def grid(axes, measures, measured, *, broken=no_words, refused=no_words, failed=lambda *_v: ""):
    """Return a point for each combination of values: the formulas get numbers, else words."""
    places = list(product(*(range(len(axis.words)) for axis in axes)))
    at = [
        tuple((axis.numbers or axis.words)[i] for axis, i in zip(axes, place, strict=True))
        for place in places
    ]
    return PlotPoints(
        tuple(axes),
        tuple(measures),
        np.array(places),
        np.array([measured(*each) for each in at], float).reshape(len(at), len(measures)),
        tuple(broken(*each) for each in at),
        tuple(refused(*each) for each in at),
        tuple(failed(*each) for each in at),
        planned=len(at),
    )


ONE = grid(
    [numbers("script[1].at_us", range(0, 110, 10))],
    ["delay(0.0)"],
    lambda t: [NAN if t == 70 else 100 + t],
    broken=lambda t: {"law 6": 2} if t == 30 else {},
    refused=lambda t: {"target_suspended": int(t)} if t >= 50 else {},
)
TWO = grid(
    [numbers("workload.seed", range(1, 13)), numbers("run.until_us", range(0, 50, 10))],
    ["read.p99"],
    lambda seed, until: [NAN if seed == 7 else seed * 10 + until],
    broken=lambda seed, until: {"laws": 1} if (seed, until) == (3, 20) else {},
    refused=lambda seed, _until: {"refusals": 3} if seed == 9 else {},
    failed=lambda seed, until: "no scenario" if (seed, until) == (5, 40) else "",
)
THREE = grid(
    [
        numbers("script[0].at_us", range(4)),
        numbers("script[1].at_us", range(3)),
        words("policies.max_suspends_per_op", "none", "1"),
    ],
    ["delay(0.0)"],
    lambda a, b, c: [a + b + (10 if c == "1" else 0)],
    broken=lambda a, b, c: {"law 4": 1} if (a, b, c) == (2, 1, "1") else {},
)
ORDERS = grid(
    [words("controller.order", "fifo", "read_first", "suspend")],
    ["read.mean", "read.p50", "read.max", "laws"],
    lambda order: {
        "fifo": [2575.414, 1245.454, 13087.316, 0],
        "read_first": [951.462, 216.926, 7019.182, 1],
        "suspend": [36.496, 35.12, 93.36, 0],
    }[order],
    broken=lambda order: {"laws": 1} if order == "read_first" else {},
)
SEEDS = grid(
    [numbers("workload.seed", range(1, 21)), words("policies.cut", "now", "cancel")],
    ["read.p99"],
    lambda seed, cut: [NAN if seed == 4 and cut == "now" else seed * (1 if cut == "now" else 3)],
)


def text_painter():
    return TextPainter(1.0)
