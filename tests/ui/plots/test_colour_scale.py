"""The colours of heat maps: even, one way in lightness, for every kind of sight, in every theme."""

from itertools import pairwise

import numpy as np
import pytest

from nandviz.ui.plots.colour_scale import STEPS, colour_at, colour_table
from nandviz.ui.theme import DARK, LIGHT, PRINT
from tests.ui.timeline.test_palette import SIGHT, ciede2000, lab, linear

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT], ids=lambda theme: theme.name)
SIGHTS = pytest.mark.parametrize("sight", SIGHT)
EIGHTHS = [round(n * (STEPS - 1) / 8) for n in range(9)]


def seen(colour, sight):
    return lab(np.array(SIGHT[sight]) @ linear(colour))


@THEMES
@SIGHTS
def test_lightness_goes_one_way(theme, sight):
    lightness = np.array([seen(each, sight)[0] for each in colour_table(theme)])
    steps = np.diff(lightness[::8])
    assert (steps > 0).all() or (steps < 0).all()


@THEMES
@SIGHTS
def test_an_eighth_of_the_scale_is_told_from_the_next_one(theme, sight):
    colours = [seen(colour_table(theme)[n], sight) for n in EIGHTHS]
    apart = [ciede2000(a, b) for a, b in pairwise(colours)]
    assert min(apart) >= 4


@THEMES
def test_equal_steps_look_equal(theme):
    colours = [seen(colour_table(theme)[n], "normal") for n in EIGHTHS]
    apart = [ciede2000(a, b) for a, b in pairwise(colours)]
    assert max(apart) <= 2.2 * min(apart)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@SIGHTS
def test_what_is_wrong_is_told_from_every_colour_of_the_scale(theme, sight):
    wrong = seen(theme.wrong, sight)
    assert min(ciede2000(wrong, seen(each, sight)) for each in colour_table(theme)) >= 10


@THEMES
def test_the_ends_are_those_of_the_theme_and_what_lies_beyond_is_an_end(theme):
    first, last = theme.scale[0].upper(), theme.scale[-1].upper()
    assert (colour_at(theme, 0.0), colour_at(theme, 1.0)) == (first, last)
    assert (colour_at(theme, -3.0), colour_at(theme, 7.0)) == (first, last)
