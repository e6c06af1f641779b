"""The CSV files of small runs, as one text each: ours at the end and half-way, and nandseqgen's.

``python -m tests.exchange.written`` writes the files of `GOLDEN` anew; read what has changed.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from nandviz.exchange.csv import files as csv_files
from nandviz.exchange.nandseqgen import exporter, importer
from nandviz.scenario import library
from nandviz.trace.tables import Trace
from tests.exchange.nandseqgen.samples import SEED1, STAMP
from tests.query.marks.reading import built_in
from tests.trace.laws import stories

GOLDEN = Path(__file__).with_name("golden")


SHORT = [name for name in library.names() if not name.startswith(("workload", "host-tpcc"))]
HALF = ("half-flushed", "multi-plane", "nested", "refusals", "reset-while-suspended")


def _own(make: Callable[[], Trace], folder: Path) -> list[Path]:
    return csv_files.write(make(), folder)


def _first(make: Callable[[], Trace], folder: Path) -> list[Path]:
    return csv_files.write(make(), folder, as_of=0)


def _half(make: Callable[[], Trace], folder: Path) -> list[Path]:
    trace = make()
    return csv_files.write(trace, folder, trace.last_event // 2)


def _foreign(make: Callable[[], Trace], folder: Path) -> list[Path]:
    return exporter.write(make(), folder, STAMP)


def _imported() -> Trace:
    return importer.read([SEED1]).trace


WRITTEN: dict[str, Callable[[Path], list[Path]]] = {
    **{name: partial(_own, partial(built_in, name)) for name in SHORT},
    **{f"{name} half-way": partial(_half, partial(built_in, name)) for name in HALF},
    "nested at its first event": partial(_first, partial(built_in, "nested")),
    "failed flush": partial(_own, stories.failed_flush),
    "nandseqgen nested": partial(_foreign, partial(built_in, "nested")),
    "nandseqgen reset": partial(_foreign, stories.reset_between),
    "nandseqgen imported": partial(_foreign, _imported),
}


def written(name: str) -> str:
    """Return all files of a run, each below its name."""
    with TemporaryDirectory() as top:
        paths = WRITTEN[name](Path(top) / "run")
        return "".join(f"{path.name}\n{path.read_bytes().decode()}\n" for path in paths)


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name in WRITTEN:
        (GOLDEN / f"{name}.txt").write_text(written(name), encoding="utf-8")
