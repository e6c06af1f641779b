"""The truth tables of a configuration's exclusions, cell for cell."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from nandviz.engine.exclusions import ExclusionRules, Opened
from nandviz.engine.ops import OpMaker
from nandviz.model.exclusions import ExclusionKind, Exclusions, When
from nandviz.model.ops import Base, OpDef, OpRequest, State, Target
from nandviz.model.setup import Topology
from nandviz.model.words import Kind, Scope, Source

Config = Mapping[str, Any]
Row = tuple[str, ...]

SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "nandseqgen_config"
OWN = """
exclusion_groups:
  erasing: [ERASE]
  reading: [READ, DOUT]
  resuming: [RESUME]
  nothing:
exclusions_by_suspend_state:
  ERASE_SUSPENDED: [erasing, nothing]
  NOT_ERASE_SUSPENDED: [resuming]
  PROGRAM_SUSPENDED: [reading]
exclusions_by_cache_state: {ON_CACHE_READ: [erasing], ON_CACHE_PROGRAM: [reading]}
exclusions_by_odt_state: {ODT_DISABLE: [reading, erasing]}
exclusions_by_op_state: {ERASE.CORE_BUSY: [reading, erasing], ERASE.END: [nothing]}
"""
CACHES = (When.ON_CACHE_READ, When.ON_CACHE_PROGRAM, When.ON_ONESHOT_CACHE_PROGRAM)


def exclusions(config: Config, kind: ExclusionKind) -> Exclusions:
    groups = {name: tuple(bases or ()) for name, bases in config["exclusion_groups"].items()}
    table = config.get(f"exclusions_by_{kind}_state", {})
    return Exclusions(groups, {When(when): tuple(names) for when, names in table.items()})


def forbids(rules: ExclusionRules, base: str, plane: int, *states: When) -> str:
    """Ask whether an op of a base may not start on a plane where states are open on plane 0."""
    die_wide = Base(base, Kind.OTHER, None, Scope.DIE, (State("ISSUE", bus=True),))
    request = OpRequest(OpDef(base, die_wide, "NONE", (1,)), 0, (Target(plane, plane, 0),))
    opened = Opened(0, OpMaker(Topology()).make(1, 0, request, Source.SCRIPT))
    found = rules.refusal(request, {(state, 0): opened for state in states})
    return str(int(found is not None))


def suspend_rows(config: Config, bases: Sequence[str]) -> Iterator[Row]:
    rules = ExclusionRules(exclusions(config, ExclusionKind.SUSPEND), Topology())
    for base, erase, program in product(bases, (0, 1), (0, 1)):
        states = [When.ERASE_SUSPENDED] * erase + [When.PROGRAM_SUSPENDED] * program
        yield base, str(erase), str(program), forbids(rules, base, 0, *states)


def cache_rows(config: Config, bases: Sequence[str]) -> Iterator[Row]:
    rules = ExclusionRules(exclusions(config, ExclusionKind.CACHE), Topology())
    for when, base, plane in product(CACHES, bases, (0, 1)):
        yield when, base, f"{'other' if plane else 'same'} plane", forbids(rules, base, plane, when)


def odt_rows(config: Config, bases: Sequence[str]) -> Iterator[Row]:
    rules = ExclusionRules(exclusions(config, ExclusionKind.ODT), Topology())
    for base in bases:
        yield base, forbids(rules, base, 0, When.ODT_DISABLE)


def drawn_rows(config: Config, bases: Sequence[str]) -> Iterator[Row]:
    """Yield which bases are not drawn in which state of an op: the same groups, no exclusions."""
    groups = exclusions(config, ExclusionKind.ODT)
    for state, names in config["exclusions_by_op_state"].items():
        masked = set(groups.bases(names))
        for base in bases:
            yield state, base, str(int(base in masked))


TABLES = {
    "suspend": suspend_rows,
    "cache": cache_rows,
    "odt": odt_rows,
    "op_state": drawn_rows,
}
CELLS = {"suspend": 57 * 4, "cache": 342, "odt": 57, "op_state": 4389}


@pytest.mark.skipif(not SHARED.is_dir(), reason="no data of the predecessor beside")
@pytest.mark.parametrize("table", TABLES)
def test_the_tables_of_the_predecessor_are_ours(table: str) -> None:
    text = (SHARED / "config.yaml").read_text(encoding="utf-8").replace("˝", "")
    config = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    with (SHARED / f"{table}_rule.csv").open(encoding="utf-8", newline="") as handle:
        theirs = [tuple(row) for row in csv.reader(handle)][1:]
    assert len(theirs) == CELLS[table]
    assert sorted(TABLES[table](config, list(config["op_bases"]))) == sorted(theirs)


def forbidden(table: str) -> set[Row]:
    config = yaml.safe_load(OWN)
    bases = ("ERASE", "READ", "DOUT", "RESUME", "STATUS")
    return {row[:-1] for row in TABLES[table](config, bases) if row[-1] == "1"}


def test_a_suspended_die_excludes_by_both_axes() -> None:
    assert forbidden("suspend") == {
        *(("ERASE", "1", program) for program in "01"),
        *(("RESUME", "0", program) for program in "01"),
        *((base, erase, "1") for base in ("READ", "DOUT") for erase in "01"),
    }


def test_a_cache_read_excludes_on_its_plane_a_cache_program_on_all() -> None:
    assert forbidden("cache") == {
        ("ON_CACHE_READ", "ERASE", "same plane"),
        *(
            ("ON_CACHE_PROGRAM", base, where)
            for base in ("READ", "DOUT")
            for where in ("same plane", "other plane")
        ),
    }


def test_several_groups_exclude_together() -> None:
    assert forbidden("odt") == {("ERASE",), ("READ",), ("DOUT",)}
    assert forbidden("op_state") == {
        ("ERASE.CORE_BUSY", base) for base in ("ERASE", "READ", "DOUT")
    }
