"""Profiles made in Python, so that tests of the engine and the trace need no file."""

from collections.abc import Sequence

from nandviz.model.ops import Base, OpDef, Profile, State
from nandviz.model.words import Axis, BusConflict, Kind, Scope

ISSUE = State("ISSUE", bus=True)
CORE_BUSY = State("CORE_BUSY", bus=False)
DATA_IN = State("DATA_IN", bus=True)
DATA_OUT = State("DATA_OUT", bus=True)
TWO = (ISSUE, CORE_BUSY)
READING = (ISSUE, CORE_BUSY, DATA_OUT)

BASES = {
    base.name: base
    for base in (
        Base("ERASE", Kind.ERASE, Axis.ERASE, Scope.DIE, TWO),
        Base("ERASE_AND_MORE", Kind.ERASE, Axis.ERASE, Scope.DIE, (ISSUE, CORE_BUSY, DATA_IN)),
        Base("PROGRAM_SLC", Kind.PROGRAM, Axis.PROGRAM, Scope.DIE, TWO, commits=True),
        Base(
            "CACHE_PROGRAM_SLC",
            Kind.PROGRAM,
            Axis.PROGRAM,
            Scope.DIE,
            (ISSUE, CORE_BUSY, DATA_IN),
            commits=True,
        ),
        Base("ONESHOT_PROGRAM_LSB", Kind.PROGRAM, Axis.PROGRAM, Scope.DIE, TWO),
        Base("ONESHOT_PROGRAM_CSB", Kind.PROGRAM, Axis.PROGRAM, Scope.DIE, TWO),
        Base("ONESHOT_PROGRAM_EXEC_MSB", Kind.PROGRAM, Axis.PROGRAM, Scope.DIE, TWO, commits=True),
        Base("READ", Kind.READ, None, Scope.PLANE, READING),
        Base("PLANE_READ", Kind.READ, None, Scope.PLANE, READING, plane_independent=True),
        Base("DOUT", Kind.OTHER, None, Scope.NONE, (ISSUE,)),
        Base("STATUS_READ", Kind.STATUS, None, Scope.NONE, (ISSUE,), instant=True),
        Base("TRANSFER", Kind.OTHER, None, Scope.TARGETS, (ISSUE, CORE_BUSY)),
        Base(
            "POLL",
            Kind.STATUS,
            None,
            Scope.NONE,
            (ISSUE,),
            instant=True,
            bus_conflict=BusConflict.REJECT,
        ),
        Base("PROGRAM_SUSPEND", Kind.SUSPEND, Axis.PROGRAM, Scope.DIE, TWO, instant=True),
        Base("ERASE_SUSPEND", Kind.SUSPEND, Axis.ERASE, Scope.DIE, TWO, instant=True),
        Base("PROGRAM_RESUME", Kind.RESUME, Axis.PROGRAM, Scope.DIE, TWO),
        Base("ERASE_RESUME", Kind.RESUME, Axis.ERASE, Scope.DIE, TWO),
        Base("RESET", Kind.RESET, None, Scope.DIE, TWO, instant=True),
        Base("PLANE_ERASE", Kind.ERASE, Axis.ERASE, Scope.PLANE, TWO),
        Base("PLANE_PROGRAM", Kind.PROGRAM, Axis.PROGRAM, Scope.PLANE, TWO, commits=True),
        Base("ONESHOT_PROGRAM_MSB", Kind.PROGRAM, Axis.PROGRAM, Scope.DIE, TWO),
        Base("ONESHOT_PROGRAM_MSB_23H", Kind.PROGRAM, Axis.PROGRAM, Scope.DIE, TWO, commits=True),
        Base("ONESHOT_CACHE_PROGRAM", Kind.PROGRAM, Axis.PROGRAM, Scope.DIE, TWO),
        Base("CACHE_READ", Kind.READ, None, Scope.PLANE, READING),
        Base("CACHE_READ_END", Kind.READ, None, Scope.PLANE, READING),
        Base("PLANE_CACHE_READ", Kind.READ, None, Scope.PLANE, READING, plane_independent=True),
        Base("PLANE_CACHE_READ_END", Kind.READ, None, Scope.PLANE, READING, plane_independent=True),
        Base("DOUT4K", Kind.OTHER, None, Scope.NONE, (ISSUE,)),
        Base("ODTDISABLE", Kind.OTHER, None, Scope.NONE, TWO),
        Base("ODTENABLE", Kind.OTHER, None, Scope.NONE, (ISSUE,)),
    )
}


def make_profile(name: str, rows: Sequence[tuple[str, str, str, tuple[int, ...]]]) -> Profile:
    """Make a profile of `BASES` from (op, base, celltype, durations in ns)."""
    ops = {
        op: OpDef(
            op,
            BASES[base],
            celltype,
            durations,
            multi="Multi_Plane" in op,
            wordline_pages=2 if BASES[base].kind is Kind.PROGRAM else 1,
        )
        for op, base, celltype, durations in rows
    }
    return Profile(name, BASES, ops)


_SMALL = (
    ("Erase", "ERASE", "SLC", (2, 300)),
    ("Erase_Multi_Plane", "ERASE", "SLC", (4, 300)),
    ("Erase_TLC", "ERASE", "TLC", (2, 300)),
    ("Program", "PROGRAM_SLC", "SLC", (7, 90)),
    ("Program_Multi_Plane", "PROGRAM_SLC", "SLC", (14, 90)),
    ("Cache_Program", "CACHE_PROGRAM_SLC", "SLC", (7, 90, 6)),
    ("One_Shot_LSB", "ONESHOT_PROGRAM_LSB", "TLC", (7, 20)),
    ("One_Shot_MSB", "ONESHOT_PROGRAM_EXEC_MSB", "TLC", (7, 150)),
    ("Read", "READ", "SLC", (2, 15, 5)),
    ("Read_Multi_Plane", "READ", "SLC", (4, 15, 5)),
    ("Read_No_Bus_Out", "READ", "SLC", (2, 15, 0)),
    ("Plane_Read", "PLANE_READ", "SLC", (2, 15, 5)),
    ("Data_Out", "DOUT", "NONE", (6,)),
    ("Read_Status", "STATUS_READ", "NONE", (1,)),
    ("Program_Suspend", "PROGRAM_SUSPEND", "NONE", (1, 20)),
    ("Erase_Suspend", "ERASE_SUSPEND", "NONE", (1, 20)),
    ("Program_Resume", "PROGRAM_RESUME", "NONE", (1, 25)),
    ("Erase_Resume", "ERASE_RESUME", "NONE", (1, 25)),
    ("Reset", "RESET", "NONE", (1, 10)),
    ("Slow_Reset", "RESET", "NONE", (12, 10)),
    ("Plane_Erase", "PLANE_ERASE", "SLC", (2, 300)),
    ("Plane_Program", "PLANE_PROGRAM", "SLC", (7, 90)),
    ("Plane_Program_Multi_Plane", "PLANE_PROGRAM", "SLC", (14, 90)),
)
_OF_TARGETS = (
    ("Transfer", "TRANSFER", "NONE", (3, 12)),
    ("Data_In", "TRANSFER", "NONE", (5, 0)),
    ("Poll", "POLL", "NONE", (1,)),
)
SMALL = make_profile("small", _SMALL)
"""Short ops: instants coincide often."""

EXCLUDING = make_profile(
    "excluding",
    (
        *_SMALL,
        ("One_Shot_CSB", "ONESHOT_PROGRAM_CSB", "TLC", (7, 20)),
        ("One_Shot_Last", "ONESHOT_PROGRAM_MSB", "TLC", (7, 20)),
        ("One_Shot_23h", "ONESHOT_PROGRAM_MSB_23H", "TLC", (7, 150)),
        ("One_Shot_Cache", "ONESHOT_CACHE_PROGRAM", "TLC", (7, 20)),
        ("Cache_Read", "CACHE_READ", "SLC", (2, 15, 5)),
        ("Cache_Read_Multi_Plane", "CACHE_READ", "SLC", (4, 15, 5)),
        ("Cache_Read_End", "CACHE_READ_END", "SLC", (2, 3, 5)),
        ("Plane_Cache_Read", "PLANE_CACHE_READ", "SLC", (2, 15, 5)),
        ("Plane_Cache_Read_End", "PLANE_CACHE_READ_END", "SLC", (2, 3, 5)),
        ("Data_Out_4k", "DOUT4K", "NONE", (3,)),
        ("Odt_Disable", "ODTDISABLE", "NONE", (1, 9)),
        ("Odt_Enable", "ODTENABLE", "NONE", (1,)),
    ),
)
"""`SMALL` and an op of each base that opens or closes a state of exclusion; it has none itself."""

TARGETED = make_profile("targeted", (*_SMALL, *_OF_TARGETS))
"""`SMALL` and ops of scope targets, and one that is refused where the bus is taken."""

GENERIC_TLC = make_profile(
    "generic-tlc",
    (
        ("Block_Erase_SLC", "ERASE", "SLC", (110, 7_000_000)),
        ("Block_Erase_TLC", "ERASE", "TLC", (85, 7_000_000)),
        ("Block_Erase_Multi_Plane_SLC", "ERASE", "SLC", (3_420, 7_000_000)),
        ("Block_Erase_Multi_Plane_TLC", "ERASE", "TLC", (3_320, 7_000_000)),
        ("Page_Program_SLC", "PROGRAM_SLC", "SLC", (9_824, 300_000)),
        ("Page_Program_Multi_Plane_SLC", "PROGRAM_SLC", "SLC", (42_283, 300_000)),
        ("Cache_Program_SLC", "CACHE_PROGRAM_SLC", "SLC", (9_824, 300_000, 10_000)),
        ("One_Shot_Program_LSB", "ONESHOT_PROGRAM_LSB", "TLC", (9_824, 20_000)),
        ("One_Shot_Program_CSB", "ONESHOT_PROGRAM_CSB", "TLC", (9_824, 20_000)),
        ("One_Shot_Program_Exec_MSB", "ONESHOT_PROGRAM_EXEC_MSB", "TLC", (9_944, 2_000_000)),
        ("Page_Read_SLC", "READ", "SLC", (120, 25_000, 6_000)),
        ("Page_Read_TLC", "READ", "TLC", (120, 50_000, 6_000)),
        ("Page_Read_Multi_Plane_SLC", "READ", "SLC", (3_465, 25_000, 6_000)),
        ("Plane_Read_SLC", "PLANE_READ", "SLC", (145, 25_000, 6_000)),
        ("Plane_Read_TLC", "PLANE_READ", "TLC", (145, 50_000, 6_000)),
        ("Data_Out", "DOUT", "NONE", (6_000,)),
        ("Read_Status", "STATUS_READ", "NONE", (210,)),
        ("Program_Suspend", "PROGRAM_SUSPEND", "NONE", (185, 100_000)),
        ("Erase_Suspend", "ERASE_SUSPEND", "NONE", (185, 100_000)),
        ("Program_Resume", "PROGRAM_RESUME", "NONE", (185, 150_000)),
        ("Erase_Resume", "ERASE_RESUME", "NONE", (185, 150_000)),
        ("Reset", "RESET", "NONE", (30, 30_000)),
    ),
)
