"""Runs of the generator in which a suspended program ends twice, as one of its commits did it."""

from collections.abc import Collection
from pathlib import Path

from tests.exchange.nandseqgen.configured import segments
from tests.exchange.nandseqgen.samples import payload, written

_PERIOD_US = 2000.0


def ended_twice(folder: Path, programs: int = 5, twice: Collection[int] = (2, 4)) -> Path:
    """Write a run of programs, each suspended once, of which some end twice; by number from 0.

    Op 3 n + 1 is program n, then its SUSPEND and its RESUME.
    """
    rows: dict[str, list[str]] = {
        name: [] for name in ("states", "events", "sequence", "timeline", "applied")
    }
    for number in range(programs):
        _add(rows, number, is_twice=number in twice)
    return written(folder, **rows)


def _add(rows: dict[str, list[str]], number: int, *, is_twice: bool) -> None:
    at, uid, die = _PERIOD_US * number, 3 * number + 1, '"[{""die"":0}]"'
    program = f"Program,{uid},{uid},0,0,0,{number},{{}}"
    suspend, resume = (f"{word},0,0,0,0,0,-1,False" for word in ("Suspend", "Resume"))
    rows["states"] += [
        *segments("PROGRAM_SLC", at, at + 10, at + 100),
        *segments("PROGRAM_SUSPEND", at + 100, at + 101, at + 201),
        *segments("PROGRAM_RESUME", at + 601, at + 602, at + 752),
        *segments("PROGRAM_SLC", at + 752, at + 962, states=("CORE_BUSY",)),
    ]
    old_end = [f"{program.format(False)},OP_END,{at + 310}"] if is_twice else []
    rows["events"] += [
        f"{program.format(False)},OP_START,{at}",
        f"{suspend},OP_START,{at + 100}",
        f"{suspend},OP_END,{at + 201}",
        *old_end,
        f"{resume},OP_START,{at + 601}",
        f"{resume},OP_END,{at + 752}",
        f"{program.format(True)},OP_END,{at + 962}",
    ]
    rows["sequence"] += [
        f"{uid},{at},0,Program,{uid},{payload(0, number)}",
        f"{uid + 1},{at + 100},0,Suspend,{uid + 1},{die}",
        f"{uid + 2},{at + 601},0,Resume,{uid + 2},{die}",
    ]
    rows["timeline"] += [
        f"{at},{at + 310},0,0,0,{number},Program,PROGRAM_SLC,,{uid}",
        f"{at + 100},{at + 201},0,0,0,-1,Suspend,PROGRAM_SUSPEND,,{uid + 1}",
        f"{at + 601},{at + 752},0,0,0,-1,Resume,PROGRAM_RESUME,,{uid + 2}",
    ]
    ends = [at + 310] if is_twice else []
    rows["applied"] += [
        f"{end},{uid},Program,PROGRAM_SLC,SLC,0,0,0,{number},True,1" for end in (*ends, at + 962)
    ]
