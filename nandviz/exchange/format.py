"""What the registry knows of a format: how it is recognised, read and written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nandviz.files import Output
from nandviz.trace.tables import Trace

Tell = Callable[[str], None]
"""Called with what is being done; what it raises ends the work."""


@dataclass(frozen=True, slots=True)
class RunPlace:
    """Where a run lies in an imported trace.

    Attributes
    ----------
    first_uid, last_uid
        Its ops.
    first_die
        Its die 0.
    """

    name: str
    first_uid: int
    last_uid: int
    first_die: int


@dataclass(frozen=True, slots=True)
class Imported:
    """A trace that was read, and where its runs lie."""

    trace: Trace
    runs: tuple[RunPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What is known of files of another program beside them.

    Attributes
    ----------
    configuration
        The file that they were made with.
    rounding_ns
        By how much their times may be off; None: as the format is known to round.
    lenient
        Whether ops of the configuration that are wrong are left out, and named.
    """

    configuration: Path | None = None
    rounding_ns: int | None = None
    lenient: bool = False

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that are read beside those of the trace."""
        return () if self.configuration is None else (self.configuration,)


AS_IT_IS: Final = ImportOptions()
"""Nothing beside the files is known."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How a format is recognised and read.

    Attributes
    ----------
    sniff
        Whether a path is of this format; OSError if it cannot be read.
    read
        Read paths into one trace, whole or not at all; NandvizError if they, or what is known
        beside them, are wrong.
    whole
        What a path stands for when it is opened alone, such as the folder of a file.
    files
        The files that are read for such a path; OSError if it cannot be looked into.
    """

    sniff: Callable[[Path], bool]
    read: Callable[[Sequence[Path], Tell, ImportOptions], Imported]
    whole: Callable[[Path], Path] = Path
    files: Callable[[Path], Sequence[Path]] = lambda path: (path,)


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file or folder that a trace is read from or written to.

    Attributes
    ----------
    name
        Its word on the command line.
    files
        What its files are called, for a person who looks for them.
    foreign
        Whether it is another program's: ``nandviz import`` and ``nandviz export`` are for these.
    suffix
        What its one file ends in; empty for a folder of files.
    reader
        None where it is only written.
    write
        Write a trace to a path, whole or not at all; return the files. NandvizError if it cannot.
        None where it is only read.
    write_as_of
        Write it as it was after an event; None where only a whole run is written.
    ready
        NandvizError if what it needs for writing is not installed.
    remarks
        What is to be said of a trace that is written so, as of an event: a sentence each.
    """

    name: str
    files: str
    foreign: bool
    suffix: str = ""
    reader: Reader | None = None
    write: Callable[[Trace, Path, Tell], Sequence[Path]] | None = None
    write_as_of: Callable[[Trace, Path, Tell, int], Sequence[Path]] | None = None
    ready: Callable[[], object] = lambda: None
    remarks: Callable[[Trace, int], Sequence[str]] = lambda _trace, _k: ()

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of files."""
        return not self.suffix

    def output(self, path: Path) -> Output:
        """Return what is written to a path, for `registry.check_targets`."""
        return Output(path, self.name, self.is_folder, self.suffix)


def silent(_what: str) -> None:
    """Tell nobody."""
