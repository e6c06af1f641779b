"""The real, broken files that the tests read: the first cycles of two runs, cut down."""

import shutil
from pathlib import Path
from typing import Final

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
