"""All that an import says, as text: of the real files, of files of our own stories, and of some
of these with one cell changed.

``python -m tests.exchange.nandseqgen.told`` writes the files of `GOLDEN` anew; read what has
changed.
"""

import csv
import io
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from nandviz.errors import TraceError
from nandviz.exchange.format import Imported
from nandviz.exchange.nandseqgen import exporter, formats, importer
from nandviz.trace.codes import CODED, KINDS, NONE, OPEN, STATUSES, WORDS
from nandviz.trace.columns import Table
from nandviz.trace.tables import Trace
from tests.exchange.nandseqgen.samples import ALL, SEED1, SEED2, STAMP, STATES, copied, shifted
from tests.trace.laws import stories

GOLDEN = Path(__file__).with_name("golden")
Write = Callable[[Path], list[Path]]
"""Writes files into a new folder; returns what of it is to be imported."""


def _story(make: Callable[[], Trace]) -> Write:
    def write(folder: Path) -> list[Path]:
        exporter.write(make(), folder, STAMP)
        return [folder]

    return write


def _real(source: Path) -> Write:
    return lambda folder: [copied(source, folder)]


def _alone(name: str) -> Write:
    others = tuple(each for each in ALL if each != name)
    return lambda folder: [copied(SEED1, folder, without=others)]


def _without(name: str) -> Write:
    return lambda folder: [copied(SEED1, folder, without=(name,))]


def _together(folder: Path) -> list[Path]:
    folder.mkdir()
    return [copied(SEED2, folder / "one"), copied(SEED1, folder / "two")]


def _follow(by_us: int) -> Write:
    def write(folder: Path) -> list[Path]:
        shifted(SEED2, copied(SEED2, folder), by_us=by_us, number=2)
        return [folder]

    return write


WHOLE: dict[str, Write] = {
    "seed 1": _real(SEED1),
    "seed 2": _real(SEED2),
    "two folders": _together,
    "a run that follows": _follow(10_000),
    "a run that begins anew": _follow(0),
    **{f"alone {name.partition('.')[0]}": _alone(name) for name in ALL},
    **{f"without {name.partition('.')[0]}": _without(name) for name in ALL},
    "nested": _story(stories.nested),
    "suspended twice": _story(stories.suspended_twice),
    "two dies": _story(stories.two_dies),
    "reset between": _story(stories.reset_between),
    "waits behind displaced": _story(stories.waits_behind_displaced),
    "failed flush": _story(stories.failed_flush),
}
"""What is told whole."""

TAMPERED: dict[str, Write] = {name: WHOLE[name] for name in ("seed 2", "nested", "reset between")}
"""Of these also what one changed cell changes."""


def told(write: Write) -> str:
    """Return all that the import of some files says."""
    with TemporaryDirectory() as top:
        return "\n".join([*_lines(importer.read(write(Path(top) / "run"))), ""])


def tampered(write: Write) -> str:
    """Return, for each cell that is changed, what is then said otherwise of the ops."""
    with TemporaryDirectory() as top:
        (folder,), lines = write(Path(top) / "run"), list[str]()
        before = Counter(_said(folder))
        for what, path, text in _changes(folder):
            kept = path.read_text()
            path.write_text(text)
            lines.append(what)
            try:
                after = Counter(_said(folder))
                lines += [f"  - {line}" for line in sorted((before - after).elements())]
                lines += [f"  + {line}" for line in sorted((after - before).elements())]
            except TraceError as error:
                lines += [f"  {line}" for line in str(error).replace(top, "").splitlines()]
            path.write_text(kept)
        return "\n".join([*lines, ""])


def _said(folder: Path) -> Iterator[str]:
    """Say of each op what it is, when it started and ended, ran, was suspended and applied."""
    imported = importer.read([folder])
    yield from imported.trace.info.findings
    trace = imported.trace
    names = ["", *(trace.info.ops[op].name for op in trace.ops.op.tolist())]
    for name, row in zip(names[1:], _rows(trace.ops), strict=True):
        op, first = trace.info.ops[row["op"]], row["first_target"]
        mine = slice(first, first + row["n_targets"])
        targets = f"{trace.targets.block[mine].tolist()}/{trace.targets.page[mine].tolist()}"
        yield f"{name}: {op.base.name} {op.celltype} on die {row['die']}, {targets}"
    for time_ns, seq in zip(trace.events.time_ns.tolist(), trace.events.seq.tolist(), strict=True):
        yield f"{names[trace.queue.uid[seq]]}: {KINDS[trace.queue.kind[seq]]} {time_ns}"
    for row in _rows(trace.parts):
        cut = " cut" * row["cut"]
        times = f"{row['start_ns']}–{row['end_ns']}{cut} on {row['planes']}"
        yield f"{names[row['uid']]}: part {row['number']} {times}"
    states = {row["suspension"]: row for row in _rows(trace.suspension_states)}
    for number, row in enumerate(_rows(trace.suspensions)):
        times = f"at {row['at_ns']} after {row['consumed_ns']} with {row['remaining_ns']} left"
        last = states[number]
        then = f"{STATUSES[last['status']]} {names[last['resumer_uid']]} {last['resumed_ns']}"
        yield f"{names[row['uid']]}: {names[row['suspender_uid']]} {times}, {then}"
    for row in _rows(trace.applications):
        at_ns = trace.events.time_ns[row["born"]]
        yield f"{names[row['uid']]}: applied {row['die']}/{row['block']}/{row['page']} at {at_ns}"


def _lines(imported: Imported) -> Iterator[str]:
    yield from map(str, imported.runs)
    yield from imported.trace.info.findings
    info = imported.trace.info
    yield f"{info.name} of {info.source}: {info.topology}"
    for op in info.ops:
        base = op.base
        lasts = zip(base.states, op.durations_ns, strict=True)
        states = ", ".join(f"{state.name} {ns} ns" for state, ns in lasts)
        flags = f"instant {base.instant} commits {base.commits}"
        what = f"{base.name} {base.kind} {base.axis} {base.scope} {flags}"
        yield f"{op.name} {op.celltype}: {what}; {states}"
    yield from (f"law {law} not judged: {why}" for law, why in info.not_judged.items())
    yield from (f"no nominal time of {op}: {why}" for op, why in info.no_nominal.items())
    yield f"cut out {info.cut_out}, rounded by {info.rounding_ns} ns"
    for name, table in imported.trace.tables().items():
        yield from (f"{name}: {_row(imported.trace, name, cells)}" for cells in _rows(table))


def _rows(table: Table) -> Iterator[dict[str, int]]:
    columns = [table.column(name).tolist() for name in table.columns]
    return (dict(zip(table.columns, cells, strict=True)) for cells in zip(*columns, strict=True))


def _row(trace: Trace, table: str, cells: dict[str, int]) -> str:
    """Write the cells of a row that say something."""
    said = ((name, value) for name, value in cells.items() if value not in (NONE, OPEN))
    return " ".join(f"{name}={_word(trace, f'{table}.{name}', value)}" for name, value in said)


def _word(trace: Trace, column: str, value: int) -> str:
    if column in CODED:
        return WORDS[CODED[column]][value]
    if column in ("events.outcome", "applications.erase_celltype", "applications.program_celltype"):
        return tuple(trace.words)[value]
    return str(value)


def _changes(folder: Path) -> Iterator[tuple[str, Path, str]]:
    """Yield what is changed, the file, and its text then."""
    for name in ALL:
        kind, _ = formats.kind_of(name) or ("", "")
        with (folder / name).open(newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            row.pop("duration", None)
        for number, row in enumerate(rows):
            if name == STATES and row["plane"] != "0":
                continue  # goes with the row of plane 0
            for column in formats.FIELDS[kind]:
                for new in _others(column, row.get(column, "")):
                    what = f"{kind} {number} {column} {row[column]} → {new}"
                    same = {"plane", "lane"} if name == STATES and column != "plane" else ()
                    changed = [
                        each | {column: new} if _but(each, same) == _but(row, same) else each
                        for each in rows
                    ]
                    yield what, folder / name, _written(changed)


def _but(row: dict[str, str], without: Collection[str]) -> dict[str, str]:
    return {name: cell for name, cell in row.items() if name not in without}


def _written(rows: list[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


_OTHERS = {
    "is_resumed": ("True", "False"),
    "event": ("OP_START", "OP_END"),
    "payload": ('[{"die":0,"plane":1,"block":5,"page":1}]',),
    "celltype": ("", "TLC"),
    **dict.fromkeys(("op_name", "op_base", "base"), ("OTHER_READ",)),
}


def _others(column: str, text: str) -> list[str]:
    """Return what may stand in place of a cell."""
    if column in ("start", "end", "time", "triggered_us"):
        ns = round(float(text) * 1000)
        return [f"{(ns + by) / 1000:.3f}" for by in (-11, -10, 10, 11) if ns + by >= 0]
    if text.removeprefix("-").isdecimal():
        return [str(int(text) + 1)]
    return [other for other in _OTHERS.get(column, ()) if other != text]


def golden(name: str) -> Path:
    """Return the file of what is told of something."""
    return GOLDEN / f"{name}.txt"


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, write in WHOLE.items():
        golden(name).write_text(told(write), encoding="utf-8")
    for name, write in TAMPERED.items():
        golden(f"{name} tampered").write_text(tampered(write), encoding="utf-8")
