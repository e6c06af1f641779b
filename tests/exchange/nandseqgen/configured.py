"""A small configuration of the generator, and a run that fits it."""

from pathlib import Path
from typing import Final

from tests.exchange.nandseqgen.samples import payload, written

CONFIG: Final = """\
topology: {dies: 1, planes: 2, blocks_per_die: 8, pages_per_block: 32}
program_base_whitelist: [PROGRAM_SLC]
op_bases:
  PROGRAM_SLC:
    scope: DIE_WIDE
    instant_resv: false
    states:
      - ISSUE: {bus: true, duration: 1}
      - CORE_BUSY: {bus: false, duration: 1}
  PROGRAM_SUSPEND:
    scope: DIE_WIDE
    instant_resv: true
    states:
      - ISSUE: {bus: true, duration: 1}
      - CORE_BUSY: {bus: false, duration: 1}
  PROGRAM_RESUME:
    scope: DIE_WIDE
    instant_resv: false
    states:
      - ISSUE: {bus: true, duration: 1}
      - CORE_BUSY: {bus: false, duration: 1}
op_names:
  Program: {base: PROGRAM_SLC, multi: false, celltype: SLC, durations: {ISSUE: 10, CORE_BUSY: 300}}
  Suspend: {base: PROGRAM_SUSPEND, multi: false, celltype: NONE,
            durations: {ISSUE: 1, CORE_BUSY: 100}}
  Resume: {base: PROGRAM_RESUME, multi: false, celltype: NONE,
           durations: {ISSUE: 1, CORE_BUSY: 150}}
constraints:
  enabled_rules: [state_forbid, addr_dep]
  enable_epr: true
exclusion_groups:
  programs: [PROGRAM_SLC]
exclusions_by_suspend_state:
  PROGRAM_SUSPENDED: [programs]
"""


def config(folder: Path, *replaced: tuple[str, str]) -> Path:
    """Write the configuration into a folder, with some of its texts replaced."""
    text = CONFIG
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    path = folder / "config.yaml"
    path.write_text(text)
    return path


def segments(
    base: str, *times: float, states: tuple[str, ...] = ("ISSUE", "CORE_BUSY")
) -> list[str]:
    """Return rows of an op on both planes of die 0: its states from time to time."""
    return [
        f"{begin},{end},0,{plane},{base}.{state}"
        for begin, end, state in zip(times, times[1:], states, strict=False)
        for plane in (0, 1)
    ]


def suspended(folder: Path) -> Path:
    """Write a run: a program of 310 µs, suspended at 100 µs, resumed from 601 + 151 µs on."""
    die = '"[{""die"":0}]"'
    program = "Program,{0},{0},0,0,0,0,False"
    return written(
        folder,
        states=[
            *segments("PROGRAM_SLC", 0.0, 10.0, 100.0),
            *segments("PROGRAM_SUSPEND", 100.0, 101.0, 201.0),
            *segments("PROGRAM_RESUME", 601.0, 602.0, 752.0),
            *segments("PROGRAM_SLC", 752.0, 962.0, states=("CORE_BUSY",)),
        ],
        events=[
            f"{program.format(1)},OP_START,0.0",
            "Suspend,0,0,0,0,0,-1,False,OP_START,100.0",
            "Suspend,0,0,0,0,0,-1,False,OP_END,201.0",
            "Resume,0,0,0,0,0,-1,False,OP_START,601.0",
            "Resume,0,0,0,0,0,-1,False,OP_END,752.0",
            "Program,1,1,0,0,0,0,True,OP_END,962.0",
        ],
        sequence=[
            f"1,0.0,0,Program,1,{payload(0, 0)}",
            f"2,100.0,0,Suspend,2,{die}",
            f"3,601.0,0,Resume,3,{die}",
        ],
        timeline=[
            "0.0,310.0,0,0,0,0,Program,PROGRAM_SLC,,1",
            "100.0,201.0,0,0,0,-1,Suspend,PROGRAM_SUSPEND,,2",
            "601.0,752.0,0,0,0,-1,Resume,PROGRAM_RESUME,,3",
        ],
        applied=["962.0,1,Program,PROGRAM_SLC,SLC,0,0,0,0,True,1"],
    )
