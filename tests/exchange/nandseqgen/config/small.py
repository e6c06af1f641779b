"""A small configuration of its own, in the generator's layout; and how to change it."""

from pathlib import Path

from nandviz.exchange.nandseqgen.config.configuration import Configuration, read

SMALL = """\
topology: {dies: 2, planes: 2, blocks_per_die: 8, pages_per_block: 16}

policies:
  queue_refill_period_us: 50.0
  backlog_retry_delay_us: 7.5
  sequence_gap: 1.0

program_base_whitelist: [PROGRAM_SLC, CACHE_PROGRAM_SLC]

op_bases:
  NOP:
    scope: "DIE_WIDE"
    instant_resv: true
    states:
      - ISSUE:
        bus: true
        duration: 0.4
  ERASE:
    scope: "DIE_WIDE"
    states:
      - ISSUE:
        bus: true
      - CORE_BUSY:
        bus: false
  PROGRAM_SLC:
    scope: DIE_WIDE
    states: [{ISSUE: {bus: true}}, {CORE_BUSY: {bus: false}}]
  CACHE_PROGRAM_SLC:
    scope: DIE_WIDE
    sequence:
      probs: [{NONE: 0.25}, {CACHE_PROGRAM_SLC.SEQ: 0.75}]
    states: [{name: ISSUE, bus: true}, {name: CORE_BUSY}, {name: DATA_IN}]
  ONESHOT_PROGRAM_LSB:
    scope: DIE_WIDE
    states: [{name: ISSUE, bus: true}, {name: CORE_BUSY}]
  READ:
    scope: PLANE_SET
    sequence:
      probs:
        - DOUT: 1.0
      inherit:
        - DOUT: [same_page, multi, same_celltype]
    states: &read [{name: ISSUE, bus: true}, {name: CORE_BUSY}, {name: DATA_OUT}]
  PLANE_READ:
    scope: PLANE_SET
    states: *read
  RECOVERY_RD:
    scope: PLANE_SET
    states: *read
  DOUT:
    scope: NONE
    states: [{name: ISSUE, bus: true}]
  SETFEATURE:
    scope: NONE
    states: [{name: ISSUE, bus: true}]
  SR:
    scope: NONE
    instant_resv: true
    states: [{name: ISSUE, bus: true}]
  PROGRAM_SUSPEND:
    scope: DIE_WIDE
    instant_resv: true
    states: [{name: ISSUE, bus: true}, {name: CORE_BUSY}]
  PROGRAM_RESUME:
    scope: DIE_WIDE
    states: [{name: ISSUE, bus: true}, {name: CORE_BUSY}]
  RESET:
    scope: NONE
    instant_resv: true
    states: [{name: ISSUE, bus: true}]

payload_by_op_base:
  NOP: []
  ERASE: [die, plane, block, page, celltype]
  PROGRAM_SLC: [die, plane, block, page, celltype]
  CACHE_PROGRAM_SLC: [die, plane, block, page, celltype]
  ONESHOT_PROGRAM_LSB: [die, plane, block, page, celltype]
  READ: [die, plane, block, page, celltype]
  PLANE_READ: [die, plane, block, page, celltype]
  RECOVERY_RD: [die, plane, block, page, celltype]
  DOUT: [die, plane, block, page, celltype]
  SETFEATURE: [die]

exclusion_groups:
  on_erase: [ERASE, PROGRAM_SLC, CACHE_PROGRAM_SLC, ONESHOT_PROGRAM_LSB, READ, PLANE_READ, DOUT]
  not_program_suspended: [PROGRAM_RESUME]
  program_suspended: [ERASE, PROGRAM_SLC, SETFEATURE]
  nothing: []
exclusions_by_op_state:
  ERASE.CORE_BUSY: [on_erase]
exclusions_by_suspend_state:
  PROGRAM_SUSPENDED: [program_suspended]
  NOT_PROGRAM_SUSPENDED: [not_program_suspended]
exclusions_by_latch_state:
  LATCH_ON_READ: [nothing]

generate_seq_rules:
  CACHE_PROGRAM_SLC.SEQ:
    sequences:
      - CACHE_PROGRAM_SLC: [inc_page, same_celltype, multi]
      - PROGRAM_SLC: [inc_page, same_celltype, multi]
    name_weights:
      PROGRAM_SLC: {Program: 1.0, Program_Multi: 0.5}

latencies:
  erase: &erase 3000.0
  program: &program 200.0

op_names:
  Delay:
    base: NOP
    multi: false
    celltype: NONE
    durations: {ISSUE: 0.4}
  Erase:
    base: ERASE
    multi: false
    celltype: SLC
    durations: {ISSUE: 0.11, CORE_BUSY: *erase}
  Program:
    base: PROGRAM_SLC
    multi: false
    celltype: SLC
    durations: {ISSUE: 9.8244, CORE_BUSY: *program}
  Program_Multi:
    base: PROGRAM_SLC
    multi: true
    celltype: SLC
    durations: {ISSUE: 19, CORE_BUSY: *program}
  Cache_Program:
    base: CACHE_PROGRAM_SLC
    multi: false
    celltype: SLC
    durations: {ISSUE: 9.8244, CORE_BUSY: *program, DATAIN: 10}
  One_Shot:
    base: ONESHOT_PROGRAM_LSB
    multi: false
    celltype: TLC
    durations: {ISSUE: 9.8, CORE_BUSY: 20}
  Read:
    base: READ
    multi: false
    celltype: SLC
    durations: {ISSUE: 0.12, CORE_BUSY: 25, DOUT: 6}
  Plane_Read:
    base: PLANE_READ
    multi: false
    celltype: SLC
    durations: {ISSUE: 0.12, CORE_BUSY: 25, DOUT4K: 2}
  Recover:
    base: RECOVERY_RD
    multi: false
    celltype: SLC
    durations: {ISSUE: 0.12, CORE_BUSY: 25}
  Data_Out:
    base: DOUT
    multi: false
    celltype: NONE
    durations: {ISSUE: 6}
  Set_Feature:
    base: SETFEATURE
    multi: false
    celltype: NONE
    durations: {ISSUE: 1}
  Status:
    base: SR
    multi: false
    celltype: NONE
    durations: {ISSUE: 0.21}
  Suspend:
    base: PROGRAM_SUSPEND
    multi: false
    celltype: NONE
    durations: {ISSUE: 0.185, CORE_BUSY: 100}
  Resume:
    base: PROGRAM_RESUME
    multi: false
    celltype: NONE
    durations: {ISSUE: 0.185, CORE_BUSY: 150}
  Reset:
    base: RESET
    multi: false
    celltype: NONE
    durations: {ISSUE: 0.025, CORE_BUSY: 30}

constraints:
  single_single_allowed_bases: [PLANE_READ]
  enabled_rules: [state_forbid, addr_dep]
  enable_epr: true
  epr:
    offset_guard: 1
    disable_program_before_erase: true

phase_conditional: {}
phase_conditional_overrides:
  global:
    Delay: 0.0
    READ: 0.25
    PROGRAM_SLC: 0.5
  ERASE.CORE_BUSY:
    Delay: 0.5
"""


def written(folder: Path, *changes: tuple[str, str]) -> Path:
    """Write the configuration with texts replaced, each of which stands in it once."""
    text = SMALL
    for old, new in changes:
        assert text.count(old) == 1, f"{text.count(old)} of {old!r}"
        text = text.replace(old, new)
    path = folder / "config.yaml"
    path.write_text(text)
    return path


def small(folder: Path, *changes: tuple[str, str], lenient: bool = False) -> Configuration:
    """Read the configuration with texts replaced."""
    return read(written(folder, *changes), lenient=lenient)


def line_of(path: Path, words: str) -> int:
    """Return on which line of a file words stand first."""
    return path.read_text().split(words)[0].count("\n") + 1
