"""The real, broken files that the tests read: the first cycles of two runs, cut down."""

import shutil
from pathlib import Path
from typing import Final

from nandviz.trace.tables import Trace

DATA: Final = Path(__file__).parent / "data"
SEED1: Final = DATA / "seed1"
SEED2: Final = DATA / "seed2"
STAMP: Final = "261121_0000001"
STATES: Final = f"op_state_timeline_{STAMP}.csv"
SEQUENCE: Final = f"operation_sequence_{STAMP}.csv"
TIMELINE: Final = f"operation_timeline_{STAMP}.csv"
EVENTS: Final = "op_event_resume.csv"
APPLIED: Final = "apply_pgm_log.csv"
ALL: Final = (STATES, EVENTS, SEQUENCE, TIMELINE, APPLIED)


def copied(source: Path, folder: Path, *, without: tuple[str, ...] = ()) -> Path:
    """Copy a sample into a new folder, but for some of its files."""
    folder.mkdir()
    for name in ALL:
        if name not in without:
            shutil.copy(source / name, folder / name)
    return folder


def shifted(source: Path, folder: Path, by_us: int, number: int) -> None:
    """Add a copy of a sample to a folder as another run, later by some whole µs."""
    stamp = f"261121_{number:07d}"
    places = {STATES: (0, 1), SEQUENCE: (1,), TIMELINE: (0, 1), EVENTS: (9,), APPLIED: (0,)}
    for name, columns in places.items():
        header, *rows = (source / name).read_text().splitlines()
        target = folder / name.replace(STAMP, stamp)
        text = target.read_text() if target.exists() else f"{header}\n"
        for row in rows:
            cells = row.split(",")
            for column in columns:
                whole, _, rest = cells[column].partition(".")
                cells[column] = f"{int(whole) + by_us}.{rest}"
            text += ",".join(cells) + "\n"
        target.write_text(text)


HEADERS: Final = {
    "states": "start,end,die,plane,op_state",
    "events": "op_name,op_id,op_uid,die,plane,block,page,is_resumed,event,triggered_us",
    "sequence": "seq,time,op_id,op_name,op_uid,payload",
    "timeline": "start,end,die,plane,block,page,op_name,op_base,source,op_uid",
    "applied": ("triggered_us,op_uid,op_name,base,celltype,die,plane,block,page,resume,call_seq"),
}
_NAMES: Final = {
    "states": "op_state_timeline_250101_{:07d}.csv",
    "sequence": "operation_sequence_250101_{:07d}.csv",
    "timeline": "operation_timeline_250101_{:07d}.csv",
    "events": EVENTS,
    "applied": APPLIED,
}


def written(folder: Path, number: int = 1, **files: list[str]) -> Path:
    """Write files of a run, each given by its rows: states, events, sequence, timeline, applied."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, rows in files.items():
        text = "\n".join([HEADERS[kind], *rows]) + "\n"
        (folder / _NAMES[kind].format(number)).write_text(text)
    return folder


def payload(block: int, page: int) -> str:
    """Return a cell: one target on die 0, plane 0."""
    return f'"[{{""die"":0,""plane"":0,""block"":{block},""page"":{page}}}]"'


def rows_of_op(start: int, end: int, uid: int, page: int, states: int = 10) -> dict[str, list[str]]:
    """Return the rows of a program of block 0: ISSUE of some µs, then CORE_BUSY."""
    what, busy = f"Program,{uid},{uid},0,0,0,{page},False", start + states
    return {
        "states": [
            f"{start}.0,{busy}.0,0,0,PROGRAM_SLC.ISSUE",
            f"{busy}.0,{end}.0,0,0,PROGRAM_SLC.CORE_BUSY",
        ],
        "events": [f"{what},OP_START,{start}.0", f"{what},OP_END,{end}.0"],
        "sequence": [f"{uid},{start}.0,0,Program,{uid},{payload(0, page)}"],
        "timeline": [f"{start}.0,{end}.0,0,0,0,{page},Program,PROGRAM_SLC,,{uid}"],
        "applied": [f"{end}.0,{uid},Program,PROGRAM_SLC,SLC,0,0,0,{page},False,1"],
    }


Op = tuple[str, int, tuple[tuple[int, int, int], ...]]


def ops_of(trace: Trace) -> list[Op]:
    """Return name, die and targets of each op."""
    ops, targets = trace.ops, trace.targets
    columns = (targets.plane.tolist(), targets.block.tolist(), targets.page.tolist())
    addresses = list(zip(*columns, strict=True))
    return [
        (trace.info.ops[op].name, die, tuple(addresses[first : first + count]))
        for op, die, first, count in zip(
            ops.op.tolist(),
            ops.die.tolist(),
            ops.first_target.tolist(),
            ops.n_targets.tolist(),
            strict=True,
        )
    ]


UNTOLD = ("cut-cancel", "late-suspend-complete", "reset-us", "resume-penalty-us")
"""Built-ins with policies of which these files say nothing: an import is judged by the default."""
