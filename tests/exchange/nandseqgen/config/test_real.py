"""The generator's own configuration, where it lies beside the project: its rule functions' tables.

The one stray character of the file is mended first.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from nandviz.errors import ScenarioError
from nandviz.exchange.nandseqgen.config.configuration import Configuration, read
from nandviz.exchange.nandseqgen.config.groups import read_groups
from nandviz.exchange.nandseqgen.config.reading import Reading
from nandviz.exchange.nandseqgen.config.writing import scenario_text
from nandviz.model.exclusions import When
from nandviz.scenario.loader import loads

SHARED = Path(__file__).parents[4].parent / "shared" / "data"
FOLDER = SHARED / "nandseqgen_config"
GRID_NS = 10
STRAY = "˝"

pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the real file is not beside")


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("real") / "config.yaml"
    path.write_text((FOLDER / "config.yaml").read_text().replace(STRAY, ""))
    return path


@pytest.fixture(scope="module")
def real(mended: Path) -> Configuration:
    return read(mended)


def test_its_stray_character_is_one_error_with_line_and_column() -> None:
    with pytest.raises(ScenarioError) as caught:
        read(FOLDER / "config.yaml")
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (3588, 14)
    lenient = read(FOLDER / "config.yaml", lenient=True)
    assert len(lenient.profile.ops) == 293
    assert "Temperature_Sensor_Slow_mode" not in lenient.profile.ops


def test_all_its_ops_come_in_with_16_gaps_and_3_resets_named(real: Configuration) -> None:
    assert (len(real.profile.ops), len(real.profile.bases)) == (294, 57)
    assert len([note for note in real.notes if "no duration for" in note]) == 16
    resets = [note for note in real.notes if "a duration for CORE_BUSY" in note]
    assert len(resets) == 3
    assert all("RESET" in note for note in resets)


def test_its_made_up_weights_are_those_of_the_generator(real: Configuration) -> None:
    wanted: dict[str, dict[str, float]] = {}
    for row in rows(FOLDER / "phase_weights_seed1729.csv"):
        wanted.setdefault(row["op_state"], {})[row["op_name"]] = float(row["weight"])
    got = {key: table for key, table in real.weights.items() if table}
    assert got.keys() == wanted.keys()
    for key, table in wanted.items():
        assert got[key] == pytest.approx(table, rel=0, abs=1e-9), key
    by_op = loads(scenario_text(real)).setup.workload.by_op  # type: ignore[union-attr]
    assert by_op is not None
    assert by_op.weights.keys() == real.weights.keys()
    for key, table in wanted.items():
        scaled = {name: weight / 10**9 for name, weight in by_op.weights[key].items()}
        assert scaled == pytest.approx(table, rel=0, abs=1e-9), key


def test_what_it_does_not_propose_in_a_state_is_the_generator_s(mended: Path) -> None:
    reading = Reading(str(mended), mended.read_text())
    top = reading.top()
    bases = dict.fromkeys(key.value for key in top.values["op_bases"].keys)  # type: ignore[union-attr]
    excluded = read_groups(reading, top, bases).excluded
    wanted = [
        (r["op_state"], r["base"], r["forbidden"] == "1")
        for r in rows(FOLDER / "op_state_rule.csv")
    ]
    assert len(wanted) == 4_389
    assert [(key, base, base in excluded[key]) for key, base, _ in wanted] == wanted


def test_its_exclusions_are_the_generator_s(real: Configuration) -> None:
    whens = real.profile.exclusions.whens
    count = 0
    for row in rows(FOLDER / "suspend_rule.csv"):
        erase, program = row["erase_suspended"] == "1", row["program_suspended"] == "1"
        now = {
            When.ERASE_SUSPENDED if erase else When.NOT_ERASE_SUSPENDED,
            When.PROGRAM_SUSPENDED if program else When.NOT_PROGRAM_SUSPENDED,
        }
        assert bool(now & set(whens.get(row["base"], ()))) == (row["forbidden"] == "1"), row
        count += 1
    for row in rows(FOLDER / "odt_rule.csv"):
        assert (When.ODT_DISABLE in whens.get(row["base"], ())) == (row["forbidden"] == "1"), row
        count += 1
    for row in rows(FOLDER / "cache_rule.csv"):
        state = When(row["cache_state"])
        reaches = row["where"] == "same plane" or not state.per_plane
        forbidden = reaches and state in whens.get(row["base"], ())
        assert forbidden == (row["forbidden"] == "1"), row
        count += 1
    assert count == 4 * 57 + 57 + 342


@pytest.mark.parametrize("folder", ["nandseqgen_v2_seed1", "nandseqgen_v2_seed2"])
def test_its_durations_are_those_of_files_where_nothing_was_cut(
    real: Configuration, folder: str
) -> None:
    nominal: dict[str, set[int]] = {}
    for row in rows(next((SHARED / folder).glob("operation_sequence_*.csv"))):
        op = real.profile.ops[row["op_name"]]
        for state, ns in zip(op.base.states, op.durations_ns, strict=True):
            nominal.setdefault(f"{op.base.name}.{state.name}", set()).add(ns)
    met = set()
    for row in rows(next((SHARED / folder).glob("op_state_timeline_*.csv"))):
        ns = round(float(row["duration"]) * 1000)
        near = [each for each in nominal[row["op_state"]] if abs(each - ns) <= GRID_NS]
        assert near or row["op_state"].endswith(".CORE_BUSY"), row
        assert near or ns < max(nominal[row["op_state"]]), row
        met |= {(row["op_state"], each) for each in near}
    assert len(met) >= len(nominal) // 2
