"""Every key and mouse move, from the commands table."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from nandviz.ui.commands import COMMANDS, MENUS
from nandviz.ui.menus import keys_text

MOUSE = (
    ("wheel", "scrolls lanes (an option makes it zoom)"),
    ("Ctrl + wheel", "zooms at the pointer"),
    ("Shift + wheel", "moves to earlier or later times"),
    ("Alt + wheel", "steps events"),
    ("click", "selects an op; time does not move"),
    ("double-click", "zooms to a segment"),
    ("left drag", "selects a span, with its duration and totals"),
    ("middle or Shift + drag", "moves the view"),
    ("right drag", "zooms"),
    ("drag on the ruler or the minimap", "moves the playhead"),
    ("right click", "run to here, break here, cause, why refused, filter, copy, pin lane"),
)


def keys_html() -> str:
    """Return the table of keys, menu by menu, then the mouse."""
    out = []
    for menu in MENUS:
        found = [c for c in COMMANDS if c.menu.split("/")[0] == menu and c.keys]
        rows = "".join(
            f"<tr><td><b>{escape(keys_text(c))}</b>&nbsp;&nbsp;</td>"
            f"<td>{escape(c.title)}</td><td>&nbsp;&nbsp;{escape(c.help)}</td></tr>"
            for c in found
        )
        out.append(f"<h3>{menu}</h3><table>{rows}</table>")
    rows = "".join(
        f"<tr><td><b>{escape(m)}</b>&nbsp;&nbsp;</td><td>{escape(w)}</td></tr>" for m, w in MOUSE
    )
    return "".join(out) + f"<h3>Mouse on the timeline</h3><table>{rows}</table>"


class KeysDialog(QDialog):
    """The table of keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keys")
        text = QTextBrowser()
        text.setAccessibleName("Keys and mouse moves")
        text.setHtml(keys_html())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(text)
        layout.addWidget(buttons)
        self.resize(780, 640)
