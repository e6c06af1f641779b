"""Which files and folders may be written: an output is never an input, and none is named twice."""

import os
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nandviz.errors import NandvizError
from nandviz.language import said

_SUFFIXES: Final = {
    "PNG": (".png",),
    "SVG": (".svg",),
    "saved trace": (".nandviz",),
    "scenario": (".yaml", ".yml"),
    "CSV": (".csv",),
    "JSON": (".json",),
    "HTML": (".html", ".htm"),
    "perfetto": (".pftrace", ".perfetto-trace"),
    "vcd": (".vcd",),
    "JUnit": (".xml",),
}
"""Suffixes by what a file that has one of them is taken for."""
_NEEDED: Final = frozenset({"PNG", "SVG"})
"""What is known by its suffix alone."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file or folder that is to be written.

    Attributes
    ----------
    path
        As it was given.
    kind
        What it will be: a word of `_SUFFIXES`, or the name of a format.
    is_folder
        Whether it is a folder of such files.
    suffix
        What the name of such a file ends in, where no other word says it.
    """

    path: Path
    kind: str
    is_folder: bool = False
    suffix: str = ""


def check_targets(inputs: Iterable[Path], outputs: Sequence[Output]) -> None:
    """Refuse outputs that would destroy an input or each other. Nothing is written.

    Parameters
    ----------
    inputs
        Every file and folder that is read; what is not there is passed over.

    Raises
    ------
    NandvizError
        If an output is an input (under whatever name), holds one, or is a file of one; is named
        twice; lies in an output that is a file; is a folder in place of a file or a file in place
        of a folder; or its suffix is that of another kind of file.
    """
    read = [Path(path) for path in inputs if os.path.lexists(path)]
    seen: dict[str, Output] = {}
    for output in outputs:
        _check_form(output)
        for path in read:
            _check_against(path, output)
        other = seen.setdefault(_spelling(output.path), output)
        if other is not output:
            raise _refused(output, said("it is named twice ({path})", path=other.path))
    for spelling, output in seen.items():
        for folder in map(str, Path(spelling).parents):
            if folder in seen and not seen[folder].is_folder:
                file = seen[folder].path
                raise _refused(output, said("it lies in another output ({path})", path=file))


def _check_form(output: Output) -> None:
    """Refuse what is no path, or not for this kind of output."""
    path, kind = output.path, output.kind
    if output.is_folder:
        if os.path.lexists(path) and not path.is_dir():
            raise _refused(output, said("it is a file, not a folder"))
        return
    if path.is_dir():
        raise _refused(output, said("it is a folder"))
    suffix = path.suffix.lower()
    if suffix and suffix == output.suffix:
        return
    meant = next((what for what, known in _SUFFIXES.items() if suffix in known), "")
    if (meant and meant != kind) or (not meant and kind in _NEEDED):
        wanted = said(
            "{suffix} for a {kind} file", suffix=output.suffix or _SUFFIXES[kind][0], kind=kind
        )
        raise _refused(
            output,
            said(
                "its name ends in '{suffix}'; expected {wanted}", suffix=path.suffix, wanted=wanted
            ),
        )


def _check_against(path: Path, output: Output) -> None:
    """Refuse an output that is an input, holds it, or is a file of it."""
    is_named = os.path.realpath(path) == os.path.realpath(output.path)
    if is_named or _identities(path) & _identities(output.path):
        raise _refused(
            output, said("it is or holds what is read ({path}); take another name", path=path)
        )


def _identities(path: Path) -> set[tuple[int, int]]:
    """Return what tells a thing, and those of a folder, from all others, however it is named."""
    inside = path.iterdir() if path.is_dir() else ()
    return {
        (status.st_dev, status.st_ino)
        for each in (path, *inside)
        if each.exists() and (status := each.stat())
    }


def _spelling(path: Path) -> str:
    """Return what two names have in common that a file system may take for one."""
    return unicodedata.normalize("NFC", os.path.realpath(path)).casefold()


def _refused(output: Output, why: str) -> NandvizError:
    return NandvizError(said("cannot write {path}: {why}", path=output.path, why=why))
