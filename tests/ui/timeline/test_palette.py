"""The palette: the colours asked for, told apart by everyone, readable on the ground."""

from itertools import combinations

import numpy as np
import pytest

from nandviz.query.marks.bar_kind import BarKind
from nandviz.ui.theme import DARK, LIGHT

GIVEN = {
    "issue": ("#464646", "#696969"),
    "program": ("#002DC2", "#366C9B"),
    "erase": ("#9F60EA", "#9C79FD"),
    "read": ("#157281", "#23A6A2"),
    "suspend": ("#ED5C00", "#FF8A00"),
    "resume": ("#2BA780", "#4AF59F"),
    "backlog": ("#480D4D", "#FFB2FE"),
    "wrong": ("#931710", "#D41217"),
    "applied": ("#111111", "#F2F2F2"),
}
# Machado, Oliveira, Fernandes 2009, severity 1, on linear RGB
SIGHT = {
    "normal": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def linear(colour):
    rgb = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lab(rgb):
    to_xyz = np.array(
        [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
         [0.0193339, 0.1191920, 0.9503041]]
    )  # fmt: skip
    xyz = to_xyz @ np.clip(rgb, 0, 1) / np.array([0.95047, 1.0, 1.08883])
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz * (29 / 6) ** 2 / 3 + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def ciede2000(one, two):
    (l1, a1, b1), (l2, a2, b2) = one, two
    mean_c = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    g = (1 - np.sqrt(mean_c**7 / (mean_c**7 + 25.0**7))) / 2
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.degrees(np.arctan2(b1, a1)) % 360, np.degrees(np.arctan2(b2, a2)) % 360
    dh = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    big_h = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(dh) / 2)
    ml, mc = (l1 + l2) / 2, (c1 + c2) / 2
    mh = h1 + h2 if c1 * c2 == 0 else (h1 + dh / 2) % 360
    t = (
        1
        - 0.17 * np.cos(np.radians(mh - 30))
        + 0.24 * np.cos(np.radians(2 * mh))
        + 0.32 * np.cos(np.radians(3 * mh + 6))
        - 0.20 * np.cos(np.radians(4 * mh - 63))
    )
    sl = 1 + 0.015 * (ml - 50) ** 2 / np.sqrt(20 + (ml - 50) ** 2)
    sc, sh = 1 + 0.045 * mc, 1 + 0.015 * mc * t
    turn = 30 * np.exp(-(((mh - 275) / 25) ** 2))
    rt = -2 * np.sqrt(mc**7 / (mc**7 + 25.0**7)) * np.sin(np.radians(2 * turn))
    dl, dc, dhh = (l2 - l1) / sl, (c2 - c1) / sc, big_h / sh
    return float(np.sqrt(dl**2 + dc**2 + dhh**2 + rt * dc * dhh))


def contrast(one, two):
    weights = np.array([0.2126, 0.7152, 0.0722])
    a, b = sorted((float(weights @ linear(one)), float(weights @ linear(two))))
    return (b + 0.05) / (a + 0.05)


def test_ciede2000_agrees_with_published_pairs():
    # Sharma, Wu, Dalal 2005, pairs 1, 17 and 25
    pairs = [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ]
    for one, two, expected in pairs:
        assert ciede2000(one, two) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("name", GIVEN)
def test_colours_are_those_of_the_specification(name):
    assert (LIGHT.meanings[name], DARK.meanings[name]) == GIVEN[name]
    assert (LIGHT.background, DARK.background) == ("#FFFFFF", "#1B1E23")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
@pytest.mark.parametrize("sight", SIGHT)
def test_every_pair_of_colours_is_told_apart(theme, sight):
    seen = {
        name: lab(np.array(SIGHT[sight]) @ linear(colour))
        for name, colour in theme.meanings.items()
    }
    near = {
        (a, b): round(ciede2000(seen[a], seen[b]), 1)
        for a, b in combinations(seen, 2)
        if ciede2000(seen[a], seen[b]) < 15
    }
    assert near == {}
    assert theme.ink == theme.applied


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
def test_every_colour_stands_out_from_the_ground(theme):
    low = {
        name: round(contrast(colour, theme.background), 2)
        for name, colour in theme.meanings.items()
        if contrast(colour, theme.background) < 3
    }
    assert not low


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
def test_text_reads_on_the_ground_and_in_bars(theme):
    assert contrast(theme.ink, theme.background) >= 7
    assert contrast(theme.muted, theme.panel) >= 4.5
    for kind in BarKind:
        colour = theme.bar(kind)
        assert contrast(theme.on(colour), colour) >= 4.5
