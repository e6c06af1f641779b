"""The one table of commands: menu bar, toolbar, keys, palette, help and tests all read it.

Nothing else in the program binds a key or fills a menu.
"""

from typing import Final

from nandviz.language import tr
from nandviz.ui.commands.analyse import ANALYSE
from nandviz.ui.commands.command import Entry
from nandviz.ui.commands.compare import COMPARE
from nandviz.ui.commands.edit import EDIT
from nandviz.ui.commands.file import FILE
from nandviz.ui.commands.help import HELP
from nandviz.ui.commands.run import RUN
from nandviz.ui.commands.sweep import SWEEP
from nandviz.ui.commands.view import VIEW, VIEW_OPTIONS, pane_entry
from nandviz.ui.panes.table import PANES

MENUS: Final = ("File", "Edit", "View", "Run", "Analyse", "Compare", "Help")
"""Menus of the menu bar, in order."""

_PANES: Final = tuple(pane_entry(pane.name, pane.title, pane.help) for pane in PANES)

COMMANDS: Final = (
    *FILE,
    *EDIT,
    *VIEW,
    *_PANES,
    *VIEW_OPTIONS,
    *RUN,
    *ANALYSE,
    *SWEEP,
    *COMPARE,
    *HELP,
)
"""Every command that has a place in a menu, in the order of the menus."""

BY_NAME: Final = {entry.name: entry for entry in COMMANDS}
"""Lines of the table by name."""


def menu_words(entry: Entry) -> str:
    """Return where a command stands: ``View › Theme``."""
    return " › ".join(map(tr, entry.menu.split("/")))
