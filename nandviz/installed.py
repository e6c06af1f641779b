"""Where the files are that come along: of the installed package, else of the checkout."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from nandviz.errors import NandvizError
from nandviz.language import said


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
