"""The keys of a scenario file, and the JSON Schema made of them.

Source: scenario specification; engine specification, sections 2 and 12.
"""

import re
from decimal import Decimal
from enum import StrEnum
from typing import Final

from nandviz.language import said
from nandviz.model.laws import LAWS
from nandviz.model.setup import Policies, Topology
from nandviz.model.words import (
    Axis,
    BacklogScope,
    BusConflict,
    EventKind,
    Inherit,
    OnBlocked,
    Proposal,
)
from nandviz.scenario.axis_values import AxisText
from nandviz.scenario.breakpoint_words import PATTERNS, ConditionError, parse_condition
from nandviz.scenario.expect_fields import ExpectField
from nandviz.scenario.fields import (
    Choice,
    Flag,
    Integer,
    Json,
    ListOf,
    Micros,
    OrNone,
    Raw,
    TableOf,
    Text,
    plain_text,
    shown,
    string_of,
)
from nandviz.scenario.host_fields import CONTROLLER, HOST
from nandviz.scenario.host_fields import OVERRIDABLE as HOST_OVERRIDABLE
from nandviz.scenario.nodes import Node
from nandviz.scenario.policy_fields import (
    CUT,
    PENALTY_US,
    PULSES,
    RESET_PROGRAM,
    RESET_US,
    SUSPENDED_READS,
    AddressRules,
    Checks,
    single_values,
)
from nandviz.scenario.problems import Sink
from nandviz.scenario.profile import DEFAULT_PROFILE
from nandviz.scenario.profile import json_schema as profile_schema
from nandviz.scenario.scenario import ANY_LAW, MetricCondition
from nandviz.scenario.section import Field, Section, optional

MAX_OPS: Final = 1_000_000
MAX_WEIGHT: Final = 1_000_000
MAX_BATCH: Final = 10_000
MAX_DIES: Final = 1_024
MAX_PLANES: Final = 32
MAX_BLOCKS: Final = 1_048_576
MAX_PAGES: Final = 65_536


_DECIMAL: Final = re.compile(r"[0-9]*\.?[0-9]+([eE][-+]?[0-9]{1,2})?", re.ASCII)
_MAX_DIGITS: Final = 40


WEIGHT: Final[Json] = {"type": "number", "minimum": 0, "maximum": MAX_WEIGHT}


class Hook(StrEnum):
    """When the proposer of a workload is asked."""

    QUEUE_REFILL = "queue_refill"
    PHASE = "phase"


class Condition:
    """A condition on a metric: ``backlog_size >= 3``."""

    def read(self, node: Node, path: str, sink: Sink) -> MetricCondition:
        """Return the condition."""
        try:
            return parse_condition(string_of(node) or "")
        except ConditionError as error:
            got = error.got or shown(node)
            raise sink.fail(node, path, got, error.expected, error.nearest) from error

    def json(self) -> Json:
        """Return the JSON Schema."""
        return {"type": "string", "anyOf": [{"pattern": pattern} for pattern in PATTERNS]}


class Law:
    """A broken law: its number, or ``true`` or ``any`` for whichever."""

    def read(self, node: Node, path: str, sink: Sink) -> int:
        """Return the number, ``ANY_LAW`` for whichever."""
        if string_of(node) == "any" or plain_text(node) in {"true", "True", "TRUE"}:
            return ANY_LAW
        text = plain_text(node)
        numbers = [str(law.number) for law in LAWS]
        if text not in numbers:
            expected = said("a law's number ({numbers}), or any", numbers=", ".join(numbers))
            raise sink.fail(node, path, shown(node), expected)
        return int(text)

    def json(self) -> Json:
        """Return the JSON Schema."""
        number = {"type": "integer", "enum": [law.number for law in LAWS]}
        return {"anyOf": [{"const": True}, {"const": "any"}, number]}


class Weight:
    """A weight with decimals, kept as a whole number of billionths."""

    def read(self, node: Node, path: str, sink: Sink) -> int:
        """Return the billionths."""
        text = plain_text(node) or ""
        if not _DECIMAL.fullmatch(text) or len(text) > _MAX_DIGITS or Decimal(text) > MAX_WEIGHT:
            expected = said("a number 0 to {most}", most=MAX_WEIGHT)
            raise sink.fail(node, path, shown(node), expected)
        return int((Decimal(text) * 10**9).to_integral_value())

    def json(self) -> Json:
        """Return the JSON Schema."""
        return WEIGHT


class _OpTable(TableOf[Node]):
    """Weights by kind of op, which editors complete, or by the name of an op."""

    def json(self) -> Json:
        """Return the JSON Schema."""
        return {**super().json(), "properties": {kind.value: WEIGHT for kind in Proposal}}


class ProfileName(Text):
    """Which profile: its name or path; one that stands here itself is read by other code."""

    def __init__(self) -> None:
        super().__init__(1)

    def json(self) -> Json:
        """Return the JSON Schema."""
        return {"anyOf": [super().json(), profile_schema()]}


_T = Topology()
CHANNELS = Field("channels", Integer(1, MAX_DIES), _T.channels)
DIES = Field("dies", Integer(1, MAX_DIES), _T.dies)
PLANES = Field("planes", Integer(1, MAX_PLANES), _T.planes, doc="per die")
BLOCKS = Field("blocks", Integer(1, MAX_BLOCKS), _T.blocks, doc="per die")
PAGES = Field("pages", Integer(1, MAX_PAGES), _T.pages, doc="per block")
TOPOLOGY = Section(CHANNELS, DIES, PLANES, BLOCKS, PAGES, doc="size of the device")

_P = Policies()
SEQUENCE_GAP = Field(
    "sequence_gap_us", Micros(), _P.sequence_gap_ns, doc="gap_us of ops that give none"
)
BUS_CONFLICT = Field("bus_conflict", Choice({v.value: v for v in BusConflict}), _P.bus_conflict)
ON_BLOCKED = Field("on_blocked", Choice({v.value: v for v in OnBlocked}), _P.on_blocked)
BACKLOG_SCOPE = Field("backlog_scope", Choice({v.value: v for v in BacklogScope}), _P.backlog_scope)
RETRY_DELAY = Field("backlog_retry_delay_us", Micros(), _P.backlog_retry_delay_ns)
RETRY_LIMIT = Field("backlog_retry_limit", Integer(), _P.backlog_retry_limit)
MAX_SUSPENDS = Field("max_suspends_per_op", OrNone(Integer()), _P.max_suspends_per_op)
MIN_RESUME = Field("min_resume_to_suspend_us", Micros(), _P.min_resume_to_suspend_ns)
OFFSET_GUARD = Field("offset_guard", Integer(), _P.offset_guard)
EPR = Field(
    "epr",
    Checks(),
    AddressRules(_P.epr),
    doc="whether the address rules hold: all of them, or each by its name",
)
REFILL_PERIOD = Field("queue_refill_period_us", Micros(), _P.queue_refill_period_ns)
POLICIES = Section(
    SEQUENCE_GAP,
    BUS_CONFLICT,
    ON_BLOCKED,
    BACKLOG_SCOPE,
    RETRY_DELAY,
    RETRY_LIMIT,
    MAX_SUSPENDS,
    MIN_RESUME,
    OFFSET_GUARD,
    EPR,
    REFILL_PERIOD,
    CUT,
    PULSES,
    RESET_PROGRAM,
    RESET_US,
    SUSPENDED_READS,
    PENALTY_US,
)

INITIAL_DEFAULT = Field("default", Choice({w: w for w in ("erased", "dirty", "bad")}), "erased")
BLOCK_DIE = Field("die", Integer(0, MAX_DIES - 1))
BLOCK_BLOCK = Field("block", Integer(0, MAX_BLOCKS - 1))
BLOCK_STATE = Field("state", Choice({w: w for w in ("erased", "dirty", "bad", "programmed")}))
BLOCK_PAGES = Field(
    "pages",
    OrNone(Integer(1, MAX_PAGES)),
    None,
    doc="of a programmed block: how many hold data",
)
BLOCK_CELLTYPE = Field("celltype", OrNone(Text(1, "a celltype")), None)
BLOCK = Section(BLOCK_DIE, BLOCK_BLOCK, BLOCK_STATE, BLOCK_PAGES, BLOCK_CELLTYPE)
INITIAL_BLOCKS = optional("blocks", ListOf(BLOCK))
INITIAL = Section(INITIAL_DEFAULT, INITIAL_BLOCKS, doc="state of the blocks at the start")

UNTIL = Field("until_us", OrNone(Micros()), None, doc="no event later than this is handled")
DRAIN = Field("drain", Flag(), True, doc="after until_us let run dry what has begun")
RUN = Section(UNTIL, DRAIN)

BP_EVENT = Field("event", OrNone(Choice({k.value: k for k in EventKind})), None)
BP_UID = Field("op_uid", OrNone(Integer(1)), None)
BP_DIE = Field("die", OrNone(Integer(0, MAX_DIES - 1)), None)
BP_AXIS = Field("axis", OrNone(Choice({axis.value: axis for axis in Axis})), None)
BP_METRIC = optional("metric", Condition())
BP_LAW = optional("law", Law())
BP_HITS = Field("hits", Integer(1), 1)
BREAKPOINT = Section(BP_EVENT, BP_UID, BP_DIE, BP_AXIS, BP_METRIC, BP_LAW, BP_HITS)

NOTE_AT = Field("at_us", Micros())
NOTE_TEXT = Field("text", Text(1))
NOTE = Section(NOTE_AT, NOTE_TEXT)

STOP_UNTIL = Field("until_us", OrNone(Micros()), None)
STOP_OPS = Field("ops", OrNone(Integer(1, MAX_OPS)), None)
STOP = Section(STOP_UNTIL, STOP_OPS, doc="whichever comes first")
SEED = Field("seed", Integer())
STOPS = optional("stop", STOP)
HOOKS = optional("hooks", ListOf(Choice({hook.value: hook for hook in Hook}), 1))
ADDRESSED = (Proposal.PROGRAM, Proposal.READ, Proposal.ERASE)
"""Proposals whose ops have addresses and the workload's celltype: these come in batches."""
BATCH_SIZES = optional(
    "batch",
    TableOf(ListOf(Integer(1, MAX_BATCH), 2, 2), [proposal.value for proposal in ADDRESSED]),
    doc="least and most ops of a batch",
)
WORKLOAD_CELLTYPE = Field("celltype", Text(1, "a celltype"), "SLC")
WEIGHTS = Field(
    "weights",
    TableOf(_OpTable(Raw(WEIGHT))),
    doc="phase key → weight of each kind of op (whole numbers), or of ops by name",
)
STEP_BASE = Field("base", Text(1, "the name of a base"))
STEP_INHERIT = optional("inherit", ListOf(Choice({rule.value: rule for rule in Inherit})))
STEP_OPS = optional("ops", TableOf(Weight()), doc="weights of the base's ops; left out: all alike")
STEP = Section(STEP_BASE, STEP_INHERIT, STEP_OPS)
CHAIN_WEIGHT = Field("weight", Weight())
CHAIN_STEPS = optional("steps", ListOf(STEP), doc="left out: nothing comes behind")
CHAIN = Section(CHAIN_WEIGHT, CHAIN_STEPS)
CHAINS = optional(
    "chains", TableOf(ListOf(CHAIN, 1)), doc="base → what may come behind an op of it in its batch"
)
CHAIN_OPS = Field(
    "chain_ops",
    Choice({word: word == "first" for word in ("random", "first")}),
    False,
    doc="which op of its base a step takes",
)
MULTI_PLANES = Field(
    "multi_planes", Integer(2, MAX_PLANES), MAX_PLANES, doc="targets of a multi-plane op at most"
)
WORKLOAD = Section(
    SEED, STOPS, HOOKS, BATCH_SIZES, WORKLOAD_CELLTYPE, WEIGHTS, CHAINS, CHAIN_OPS, MULTI_PLANES
)

SEED_NAME: Final = "workload.seed"
STOP_UNTIL_NAME: Final = "workload.stop.until_us"
STOP_OPS_NAME: Final = "workload.stop.ops"


OVERRIDABLE: Final = {
    **single_values("policies", POLICIES),
    SEED_NAME: SEED,
    STOP_UNTIL_NAME: STOP_UNTIL,
    STOP_OPS_NAME: STOP_OPS,
    **HOST_OVERRIDABLE,
}
"""Fields by full key that a value of the command line may go over."""

AT = Field("at_us", Micros())
OP = Field("op", Text(1, "the name of an op"))
DIE = Field("die", Integer(0, MAX_DIES - 1))
PLANE = optional("plane", Integer(0, MAX_PLANES - 1), doc="block mod planes")
BLOCK_NUMBER = optional("block", Integer(0, MAX_BLOCKS - 1))
PAGE = optional("page", Integer(0, MAX_PAGES - 1))
TARGET_BLOCK = Field("block", Integer(0, MAX_BLOCKS - 1))
TARGET = Section(PLANE, TARGET_BLOCK, PAGE)
TARGETS = optional("targets", ListOf(TARGET, 1, MAX_PLANES))
GAP = optional("gap_us", Micros(), doc="least time after the op before it")
OP_FIELDS = (OP, DIE, PLANE, BLOCK_NUMBER, PAGE, TARGETS, GAP)
REQUEST = Section(*OP_FIELDS)
BATCH = Field("batch", ListOf(REQUEST, 1), doc="one transaction")
SHORT_ENTRY = Section(AT, *OP_FIELDS)
BATCH_ENTRY = Section(AT, BATCH)
_ENTRY: Json = {"anyOf": [BATCH_ENTRY.json(), SHORT_ENTRY.json()]}

VERSION = Field("nandviz", Integer(1, 1), doc="format version")
NAME = Field("name", Text(1, "a name"), "")
DESCRIPTION = Field("description", Text(), "")
PROFILE = Field(
    "profile",
    ProfileName(),
    DEFAULT_PROFILE,
    doc="a built-in profile, a path relative to this file, or a profile as its file would say it",
)
TOPOLOGY_KEY = optional("topology", TOPOLOGY)
POLICIES_KEY = optional("policies", POLICIES)
INITIAL_KEY = optional("initial", INITIAL)
RUN_KEY = optional("run", RUN)
SCRIPT = optional("script", Raw({"type": "array", "items": _ENTRY, "maxItems": MAX_OPS}))
WORKLOAD_KEY = optional("workload", WORKLOAD)
HOST_KEY = optional("host", HOST)
CONTROLLER_KEY = optional("controller", CONTROLLER)
BREAKPOINTS = optional("breakpoints", ListOf(BREAKPOINT))
NOTES = optional("notes", ListOf(NOTE))
EXPECT = optional("expect", ListOf(ExpectField()), doc="what the run is judged by")
SWEEP_OVER = Field("over", TableOf(AxisText()), doc="path of a value → what it takes")
SWEEP_MEASURE = Field("measure", ListOf(Text(1, "the name of a measure"), 1))
SWEEP_OUT = optional("out", Text(1, "a folder"), doc="folder of the results, from here")
SWEEP_KEYS = Section(SWEEP_OVER, SWEEP_MEASURE, SWEEP_OUT, doc="what nandviz sweep does")
SWEEP = optional("sweep", OrNone(SWEEP_KEYS))
SCENARIO = Section(
    VERSION,
    NAME,
    DESCRIPTION,
    PROFILE,
    TOPOLOGY_KEY,
    POLICIES_KEY,
    INITIAL_KEY,
    RUN_KEY,
    SCRIPT,
    WORKLOAD_KEY,
    HOST_KEY,
    CONTROLLER_KEY,
    BREAKPOINTS,
    NOTES,
    EXPECT,
    SWEEP,
    doc="nandviz scenario",
)
BASIS = (PROFILE, TOPOLOGY_KEY, POLICIES_KEY)
"""What the script is read against."""
CLIENTS = (SCRIPT, WORKLOAD_KEY, HOST_KEY)
"""Where ops come from: one of them at least."""


def json_schema() -> Json:
    """Return the JSON Schema of scenario files.

    It says everything about types, keys and fixed ranges. What depends on the file's own topology
    and profile (names of ops, ranges of addresses, rules of targets) only the loader checks.
    """
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "nandviz scenario",
    }
    either = {"anyOf": [{"required": [field.key]} for field in CLIENTS]}
    return {**head, **SCENARIO.json(), **either}
