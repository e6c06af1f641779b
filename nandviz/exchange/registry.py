"""Every format that a trace is read from or written to: a new one is added to `FORMATS`."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from nandviz import files
from nandviz.errors import NandvizError, TraceError, why_of
from nandviz.exchange import saved, vcd
from nandviz.exchange.csv import files as csv_files
from nandviz.exchange.format import AS_IT_IS, Imported, ImportOptions, Reader, Tell, silent
from nandviz.exchange.nandseqgen import registration as nandseqgen
from nandviz.exchange.nandseqgen.config import opening as configurations
from nandviz.exchange.perfetto import writer as perfetto
from nandviz.files import Output
from nandviz.language import said
from nandviz.scenario import loader
from nandviz.scenario.scenario import Scenario
from nandviz.trace.tables import Trace

FORMATS: Final = (saved.FORMAT, nandseqgen.FORMAT, csv_files.FORMAT, perfetto.FORMAT, vcd.FORMAT)
"""In the order in which they are asked whether a path is theirs."""

WRITERS: Final = {each.name: each.write for each in FORMATS if each.write is not None}
"""How a trace is written, by name of the format."""

FOREIGN_WRITERS: Final = {each.name: each for each in FORMATS if each.foreign and each.write}
"""What is written for other programs, by name."""

_READ: Final = {each: each.reader for each in FORMATS if each.reader is not None}


def reader_of(path: Path, *, foreign: bool = False) -> Reader | None:
    """Return what reads a path; None if nothing does, and for what cannot be read.

    With ``foreign``, only other programs' formats are asked.
    """
    try:
        return next(
            (
                reader
                for each, reader in _READ.items()
                if (each.foreign or not foreign) and reader.sniff(path)
            ),
            None,
        )
    except OSError:
        return None


def files_of(path: Path) -> tuple[Path, ...]:
    """Return the files that are read for a path, sorted; itself where it is no trace or gone."""
    reader = reader_of(path)
    if reader is None:
        return (path,)
    try:
        return tuple(sorted(reader.files(reader.whole(path))))
    except OSError:
        return (path,)


def holds_trace(path: Path) -> bool:
    """Tell whether a path is for `load_trace`; one that cannot be read is left to others."""
    return reader_of(path) is not None


def load_trace(path: Path, options: ImportOptions = AS_IT_IS) -> Trace:
    """Read all that a path stands for; errors as of `load`."""
    return load(path, options).trace


def load(path: Path, options: ImportOptions = AS_IT_IS) -> Imported:
    """Read all that a path stands for, and what else is to be said of it.

    Raises
    ------
    TraceError
        If it is damaged, or nothing reads it; nothing is half loaded.
    ScenarioError
        If the configuration of the options is wrong.
    """
    reader = reader_of(path)
    if reader is None:
        raise TraceError(said("{path}: holds no trace that could be read", path=path))
    return reader.read([reader.whole(path)], silent, options)


def load_scenario(
    path: Path, overrides: Mapping[str, str] | None = None, *, stream: bool = False
) -> Scenario:
    """Read a scenario file, or one that is made of another program's configuration.

    Parameters, errors as `loader.load`.
    """
    try:
        is_foreign = configurations.is_configuration(path)
    except OSError:
        is_foreign = False  # the loader says why it cannot be read
    if is_foreign:
        return configurations.load_scenario(path, overrides)
    return loader.load(path, overrides, stream=stream)


def import_foreign(
    paths: Sequence[Path], tell: Tell = silent, options: ImportOptions = AS_IT_IS
) -> Imported:
    """Read what another program wrote into one trace.

    Raises
    ------
    TraceError
        If a path is of no foreign format, of another than the rest, or wrong; a line each.
    ScenarioError
        If the configuration of the options is wrong.
    """
    readers = {path: reader_of(path, foreign=True) for path in paths}
    unread = [_unread(path) for path, reader in readers.items() if reader is None]
    if unread:
        raise TraceError(*unread)
    first, *others = dict.fromkeys(reader for reader in readers.values() if reader is not None)
    if others:
        raise TraceError(said("files of several formats cannot make one trace"))
    return first.read(paths, tell, options)


def check_targets(inputs: Iterable[Path], outputs: Sequence[Output]) -> None:
    """Refuse outputs that would destroy an input, each other, or what another program wrote.

    To be asked before anything is written or simulated.

    Raises
    ------
    NandvizError
        As `files.check_targets`; also if a folder for CSV files holds another program's.
    """
    try:
        read = dict.fromkeys(file for path in inputs for file in (path, *files_of(path)))
        files.check_targets(read, outputs)
        foreign = {
            output.path: nandseqgen.foreign_file(output.path, csv_files.FILES)
            for output in outputs
            if output.is_folder and output.kind == csv_files.FORMAT.name
        }
    except OSError as error:
        why = why_of(error)
        where = error.filename or said("the current folder")
        raise NandvizError(said("cannot look into {where}: {why}", where=where, why=why)) from error
    for path, name in foreign.items():
        if name:
            raise NandvizError(
                said(
                    "cannot write {path}: it holds {name} of another program; take a folder of its "
                    "own",
                    path=path,
                    name=name,
                )
            )


def _unread(path: Path) -> str:
    """Say why a path is not imported."""
    if not path.exists():
        return said("{path}: no such file or folder", path=path)
    files = "; ".join(each.files for each in _READ if each.foreign)
    return said("{path}: nothing to import; expected {files}", path=path, files=files)
