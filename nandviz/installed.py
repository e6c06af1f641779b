"""What is installed: where the files are that come along, and how the hot modules run."""

from functools import cache
from importlib.machinery import ExtensionFileLoader
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from nandviz import __version__
from nandviz.errors import NandvizError
from nandviz.language import said


@cache
def is_compiled() -> bool:
    """Return whether the hot modules run as what a compiler made of them, else as plain Python.

    They are compiled all or none.
    """
    found = find_spec("nandviz.engine.simulation")
    return found is not None and isinstance(found.loader, ExtensionFileLoader)


def version() -> str:
    """Return the version, and which of the two ways runs."""
    if is_compiled():
        return said("{version} (compiled)", version=__version__)
    return said("{version} (plain Python)", version=__version__)


@cache
def folder(kind: str) -> Path:
    """Return the folder of a kind of file: ``icons``, ``languages``, ``profiles``, ``scenarios``.

    Raises
    ------
    NandvizError
        If nandviz is not installed whole.
    """
    package = files("nandviz")
    for root in (package / "resources", package / ".." / "resources"):
        found = Path(str(root)).resolve() / kind
        if found.is_dir():
            return found
    raise NandvizError(
        said("nandviz is not installed whole: its folder of {kind} is missing", kind=kind)
    )
