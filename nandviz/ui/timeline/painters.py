"""Every layer over the image of the bars, in the order in which they are painted."""

from typing import Any, Final

from PySide6.QtGui import QPainter

from nandviz.ui.timeline.layer import Layer, MarkPainter, Sample, Stage
from nandviz.ui.timeline.paint_bars import BARS
from nandviz.ui.timeline.paint_cuts import AbortPainter, CutPainter, PartPainter
from nandviz.ui.timeline.paint_ghosts import GhostPainter
from nandviz.ui.timeline.paint_labels import LabelPainter
from nandviz.ui.timeline.paint_notes import NotePainter
from nandviz.ui.timeline.paint_points import (
    AppliedPainter,
    BrokenLawPainter,
    OpEndPainter,
    RefusalPainter,
)
from nandviz.ui.timeline.paint_suspended import SuspendedPainter
from nandviz.ui.timeline.paint_waiting import WaitingPainter
from nandviz.ui.timeline.scene import Scene

LAYERS: Final[tuple[Layer, ...]] = (
    GhostPainter(),
    BARS,
    PartPainter(),
    LabelPainter(),
    CutPainter(),
    AbortPainter(),
    SuspendedPainter(),
    WaitingPainter(),
    OpEndPainter(),
    AppliedPainter(),
    RefusalPainter(),
    BrokenLawPainter(),
    NotePainter(),
)
"""From the ground up, those of each stage together: what is painted last is hit first."""

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
    for layer in LAYERS:
        if layer.stage is stage:
            layer.paint(painter, scene)
