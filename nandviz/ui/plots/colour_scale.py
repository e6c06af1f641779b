"""The colours of a heat map: as even as an eye sees them, for every kind of sight.

The path goes through the theme's anchors in OKLab, a space in which equal distances look equal, at
constant speed; its lightness alone tells which of two values is larger.
"""

from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor

from nandviz.ui.theme import Theme

STEPS: Final = 256

_LMS: Final = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_LAB: Final = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)

Colours = npt.NDArray[np.float64]


def _to_oklab(rgb: Colours) -> Colours:
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return np.asarray(np.cbrt(linear @ _LMS.T) @ _LAB.T)


def _from_oklab(lab: Colours) -> Colours:
    linear = np.linalg.solve(_LMS, (np.linalg.solve(_LAB, lab.T)) ** 3).T
    linear = np.clip(linear, 0.0, 1.0)
    return np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)


@lru_cache(maxsize=8)
def colour_table(theme: Theme) -> tuple[str, ...]:
    """Return the colours of a theme's scale, from that of the least value on, as ``#rrggbb``."""
    rgb = np.array([QColor(each).getRgbF()[:3] for each in theme.scale])  # type: ignore[index]
    path = _to_oklab(rgb)
    length = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    along = np.linspace(0.0, length[-1], STEPS)
    even = np.stack([np.interp(along, length, path[:, i]) for i in range(3)], axis=1)
    pixels = np.rint(_from_oklab(even) * 255).astype(int).tolist()
    return tuple(f"#{r:02X}{g:02X}{b:02X}" for r, g, b in pixels)


def colour_at(theme: Theme, place: float) -> str:
    """Return the colour of a place from 0 to 1."""
    return colour_table(theme)[round(min(max(place, 0.0), 1.0) * (STEPS - 1))]
