"""Where the window's own files are."""

from pathlib import Path

from nandviz.installed import folder


def icon_path(name: str) -> Path:
    """Return the file of a drawing."""
    return folder("icons") / f"{name}.svg"
