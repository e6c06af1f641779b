"""Every key and mouse move, from the commands table."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from nandviz.language import noop, tr
from nandviz.ui.command_table import COMMANDS, MENUS
from nandviz.ui.menus import keys_text

MOUSE = (
    (noop("wheel"), noop("scrolls lanes (an option makes it zoom)")),
    (noop("Ctrl + wheel"), noop("zooms at the pointer")),
    (noop("Shift + wheel"), noop("moves to earlier or later times")),
    (noop("Alt + wheel, Ctrl + Shift + wheel"), noop("steps events")),
    (noop("click"), noop("selects an op; time does not move")),
    (noop("double-click"), noop("zooms to a segment")),
    (
        noop("left drag"),
        noop("selects a span, with its duration and totals; Alt or Ctrl frees from edges"),
    ),
    (noop("middle or Shift + drag"), noop("moves the view")),
    (noop("right drag"), noop("zooms")),
    (noop("drag on the ruler or the minimap"), noop("moves the playhead")),
    (
        noop("right click"),
        noop("run to here, break here, cause, why refused, filter, copy, pin lane"),
    ),
    (noop("right click on a lane's name"), noop("pin, collapse, hide empty lanes")),
    (noop("right click on the minimap"), noop("run to here, fit, playhead")),
)

TWO_KEYS = noop("Where a desktop keeps the first key for itself, the second one arrives.")


def keys_html() -> str:
    """Return the table of keys, menu by menu, then the mouse."""
    out = []
    for menu in MENUS:
        found = [e for e in COMMANDS if e.menu.split("/")[0] == menu and e.keys]
        rows = [(keys_text(e), tr(e.title), tr(e.help)) for e in found]
        out.append(_section(tr(menu), rows))
    words = f"<p>{escape(tr(TWO_KEYS))}</p>"
    return (
        words
        + "".join(out)
        + _section(tr("Mouse on the timeline"), [(tr(way), tr(does)) for way, does in MOUSE])
    )


def _section(title: str, rows: Sequence[tuple[str, ...]]) -> str:
    """Return a heading and its rows; their columns stand alike in all sections."""
    lines = "".join(_row(first, rest) for first, *rest in rows)
    return f'<h3>{escape(title)}</h3><table width="100%">{lines}</table>'


def _row(first: str, rest: list[str]) -> str:
    widths = ["25%"] * (len(rest) - 1) + [""]
    cells = "".join(
        f'<td width="{w}">{escape(words)}</td>' for w, words in zip(widths, rest, strict=True)
    )
    return f'<tr><td width="27%"><b>{escape(first)}</b></td>{cells}</tr>'


class KeysDialog(QDialog):
    """The table of keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keys"))
        text = QTextBrowser()
        text.setAccessibleName(tr("Keys and mouse moves"))
        text.setHtml(keys_html())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(text)
        layout.addWidget(buttons)
        self.resize(780, 640)
