"""Versions of nandviz and of what it stands on."""

import platform

import numpy as np
import pyqtgraph
from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from nandviz.installed import version
from nandviz.language import tr


def versions() -> tuple[tuple[str, str], ...]:
    """Return (name, version) of everything that a report of a defect should name."""
    return (
        ("nandviz", tr(version())),
        ("Python", platform.python_version()),
        ("Qt", qVersion() or ""),
        ("PySide6", pyside_version),
        ("pyqtgraph", pyqtgraph.__version__),
        ("numpy", np.__version__),
        ("system", platform.platform()),
    )


def about_box(parent: QWidget) -> QMessageBox:
    """Return the box with the versions."""
    rows = "".join(f"<tr><td>{name}&nbsp;&nbsp;</td><td>{v}</td></tr>" for name, v in versions())
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(tr("About nandviz"))
    box.setText(
        "<b>nandviz</b><br>"
        + tr("An interactive timeline of NAND program/erase suspend and resume.")
    )
    box.setInformativeText(f"<table>{rows}</table>")
    return box
