"""Where the window's own files are: of the installed package, else of the checkout."""

from functools import cache
from importlib.resources import files
from pathlib import Path


@cache
def icon_folder() -> Path:
    """Return the folder of the drawings.

    Raises
    ------
    FileNotFoundError
        If nandviz is not installed whole.
    """
    package = files("nandviz")
    for root in (package / "resources", package / ".." / "resources"):
        folder = Path(str(root)).resolve() / "icons"
        if folder.is_dir():
            return folder
    raise FileNotFoundError("nandviz is not installed whole: its folder of icons is missing")


def icon_path(name: str) -> Path:
    """Return the file of a drawing."""
    return icon_folder() / f"{name}.svg"
