"""Every layer over the image of the bars; each module here brings its own, in ``LAYERS``."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Final

from PySide6.QtGui import QPainter

from nandviz.ui.timeline.layer import Layer, MarkPainter, Sample, Stage
from nandviz.ui.timeline.paint_bars import BARS
from nandviz.ui.timeline.scene import Scene


def _layers() -> Iterator[Layer]:
    yield BARS
    for each in iter_modules(__path__, f"{__name__}."):
        yield from import_module(each.name).LAYERS


LAYERS: Final = tuple(sorted(_layers(), key=lambda layer: layer.level))
"""From the ground up, those of each stage together: what is painted last is hit first."""

_ON_STAGE: Final = {
    stage: tuple(layer for layer in LAYERS if layer.stage is stage) for stage in Stage
}

PAINTERS: Final[tuple[MarkPainter[Any], ...]] = tuple(
    layer for layer in LAYERS if isinstance(layer, MarkPainter)
)
"""The layers that paint marks."""

SAMPLES: Final[tuple[Sample, ...]] = tuple(
    sorted((sample for layer in LAYERS for sample in layer.samples()), key=lambda s: s.order)
)
"""The entries of the legend."""


def paint_stage(painter: QPainter, scene: Scene, stage: Stage) -> None:
    """Draw the layers of a stage."""
    for layer in _ON_STAGE[stage]:
        layer.paint(painter, scene)
